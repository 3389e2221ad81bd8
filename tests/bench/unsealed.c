/* No seal, for measuring what the seal costs: in the place of cookie.c, noise.c, replay_window.c
 * and seal.c. Sessions, their addresses and everything above them are the real ones. A datagram is
 * its type, the session that it is for, and what is said, as long as it is; a knock is let in at
 * once, and the room's key is told in the clear. Its first message is zeros, which no room that
 * seals ever answers. */
#include <assert.h>
#include <string.h>

#include "cookie.h"
#include "noise.h"
#include "replay_window.h"
#include "seal.h"

#define OPEN_HEADER_BYTES 5
#define SESSION_ID_BYTES  4 /* what the gate says first in its answer; behind it are signatures */

/* ---- the envelope */

size_t seal_close(const uint8_t *key, uint32_t session, uint64_t counter, const uint8_t *bytes,
                  size_t count, uint8_t *datagram) {
    (void)key, (void)counter;
    assert(count >= 1 && count <= SEAL_PLAIN_MAX);
    datagram[0] = SEAL_TYPE;
    memcpy(datagram + 1, &session, sizeof session);
    memcpy(datagram + OPEN_HEADER_BYTES, bytes, count);
    return OPEN_HEADER_BYTES + count;
}

bool seal_peek(const uint8_t *datagram, size_t count, uint32_t *session, uint64_t *counter) {
    if (count <= OPEN_HEADER_BYTES || count > OPEN_HEADER_BYTES + SEAL_PLAIN_MAX ||
        datagram[0] != SEAL_TYPE) {
        return false;
    }
    memcpy(session, datagram + 1, sizeof *session);
    *counter = 0;
    return true;
}

size_t seal_open(const uint8_t *key, const uint8_t *datagram, size_t count, uint8_t *bytes) {
    (void)key;
    memcpy(bytes, datagram + OPEN_HEADER_BYTES, count - OPEN_HEADER_BYTES);
    return count - OPEN_HEADER_BYTES;
}

void replay_window_init(struct replay_window *window) {
    memset(window, 0, sizeof *window);
}

bool replay_window_is_new(const struct replay_window *window, uint64_t counter) {
    (void)window, (void)counter;
    return true;
}

bool replay_window_mark(struct replay_window *window, uint64_t counter) {
    (void)window, (void)counter;
    return true;
}

/* ---- the handshake */

void cookie_make(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                 uint8_t *cookie) {
    (void)key, (void)about, (void)about_count, (void)now_ms;
    memset(cookie, 0, COOKIE_BYTES);
}

bool cookie_is_good(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                    const uint8_t *cookie) {
    (void)key, (void)about, (void)about_count, (void)now_ms, (void)cookie;
    return true;
}

void noise_init(struct noise *noise, const uint8_t *prologue, size_t prologue_count,
                const uint8_t *ephemeral) {
    (void)prologue, (void)prologue_count, (void)ephemeral;
    memset(noise, 0, sizeof *noise);
}

void noise_deinit(struct noise *noise) {
    memset(noise, 0, sizeof *noise);
}

void noise_ask(struct noise *noise, const uint8_t *payload, size_t payload_count, uint8_t *bytes) {
    (void)noise, (void)payload, (void)payload_count;
    memset(bytes, 0, NOISE_FIRST_BYTES);
}

bool noise_hear(struct noise *noise, const uint8_t *bytes, size_t count, const uint8_t **payload,
                size_t *payload_count) {
    (void)noise;
    *payload = bytes + NOISE_FIRST_BYTES;
    *payload_count = count - NOISE_FIRST_BYTES;
    return true;
}

bool noise_answer(struct noise *noise, const uint8_t *secret, const uint8_t *open,
                  const uint8_t *payload, size_t payload_count, uint8_t *bytes,
                  struct noise_keys *keys) {
    (void)noise, (void)secret;
    memset(bytes, 0, NOISE_ANSWER_BYTES + payload_count);
    memcpy(bytes, open, NOISE_KEY_BYTES);
    memcpy(bytes + NOISE_ANSWER_BYTES, payload, SESSION_ID_BYTES);
    memset(keys, 0, sizeof *keys);
    return true;
}

bool noise_finish(struct noise *noise, const uint8_t *bytes, size_t count, uint8_t *payload,
                  uint8_t *room_key, struct noise_keys *keys) {
    (void)noise;
    memcpy(room_key, bytes, NOISE_KEY_BYTES);
    memcpy(payload, bytes + NOISE_ANSWER_BYTES, count - NOISE_ANSWER_BYTES);
    memset(keys, 0, sizeof *keys);
    return true;
}
