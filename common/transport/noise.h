/* The handshake Noise_NX_25519_ChaChaPoly_SHA256: the room shows its key, the client none. Two
 * messages, then one key each way. Source: The Noise Protocol Framework, revision 34
 * (https://noiseprotocol.org/noise.html), on libsodium's primitives. Pure: random bytes are given.
 */
#ifndef NOISE_H
#define NOISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NOISE_KEY_BYTES   32
#define NOISE_HASH_BYTES  32
#define NOISE_TAG_BYTES   16
#define NOISE_FIRST_BYTES NOISE_KEY_BYTES /* e; its payload is empty */
#define NOISE_ANSWER_BYTES                                                                         \
    (NOISE_KEY_BYTES + NOISE_KEY_BYTES + 2 * NOISE_TAG_BYTES) /* and the payload */

/* One end of a handshake; secret, to be wiped with noise_deinit. */
struct noise {
    uint8_t hash[NOISE_HASH_BYTES];
    uint8_t chaining[NOISE_HASH_BYTES];
    uint8_t key[NOISE_KEY_BYTES];
    uint64_t nonce;
    bool has_key;
    uint8_t ephemeral[NOISE_KEY_BYTES];      /* own secret */
    uint8_t ephemeral_open[NOISE_KEY_BYTES]; /* own public */
    uint8_t other[NOISE_KEY_BYTES];          /* the other end's ephemeral */
};

/* Of one direction each, and what both ends can sign: the same on both, and no other handshake's.
 */
struct noise_keys {
    uint8_t from_client[NOISE_KEY_BYTES];
    uint8_t from_room[NOISE_KEY_BYTES];
    uint8_t handshake[NOISE_HASH_BYTES];
};

/* Either end. `ephemeral`: 32 random bytes, for this handshake alone. The prologue is what both
 * ends must have seen alike. */
void noise_init(struct noise *noise, const uint8_t *prologue, size_t prologue_count,
                const uint8_t *ephemeral);
void noise_deinit(struct noise *noise);

/* Client: writes NOISE_FIRST_BYTES and a payload behind them, open to everybody (NULL, 0: none). */
void noise_ask(struct noise *noise, const uint8_t *payload, size_t payload_count, uint8_t *bytes);

/* Room: takes what noise_ask wrote; *payload points into it. */
bool noise_hear(struct noise *noise, const uint8_t *bytes, size_t count, const uint8_t **payload,
                size_t *payload_count);

/* Room: writes NOISE_ANSWER_BYTES + payload_count and gives the keys. `secret`, `open`: the room's
 * key pair. False: the client's key is of low order, there is no secret with it; nothing of `bytes`
 * may be sent then. To be called once after noise_hear: whoever asks again gets the same bytes. */
bool noise_answer(struct noise *noise, const uint8_t *secret, const uint8_t *open,
                  const uint8_t *payload, size_t payload_count, uint8_t *bytes,
                  struct noise_keys *keys);

/* Client: takes the answer: the payload (count - NOISE_ANSWER_BYTES bytes), the room's key
 * (NOISE_KEY_BYTES) and the keys. `payload` may be NULL when there is none. False when it is not an
 * answer to this end's question; `noise` is unchanged then and can take another. One is taken. */
bool noise_finish(struct noise *noise, const uint8_t *bytes, size_t count, uint8_t *payload,
                  uint8_t *room_key, struct noise_keys *keys);

#endif
