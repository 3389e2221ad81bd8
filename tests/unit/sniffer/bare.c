/* A padding is the last field of a message: zeros behind a head of three bytes that says how many.
 */
#include "bare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

size_t bare_strip(uint8_t *bytes, size_t count) {
    for (size_t zeros = 1; zeros + 3 < count && bytes[count - zeros] == 0; zeros++) {
        uint8_t *head = bytes + count - zeros - 3;
        if (head[0] == 0xC5 && (size_t)(head[1] << 8 | head[2]) == zeros) {
            head[1] = head[2] = 0;
            return count - zeros;
        }
    }
    return count;
}

struct bare {
    struct transport base; /* first */
    struct transport_calls calls;
    struct transport *inner;
};

static bool bare_send(struct transport *transport, uint32_t peer, const uint8_t *bytes,
                      size_t count, enum transport_delivery delivery) {
    struct transport *inner = ((struct bare *)transport)->inner;
    uint8_t copy[DATAGRAM_BYTES_MAX];
    memcpy(copy, bytes, count);
    return inner->calls->send(inner, peer, copy, bare_strip(copy, count), delivery);
}

static bool bare_poll(struct transport *transport, uint32_t timeout_ms,
                      struct transport_event *event) {
    struct transport *inner = ((struct bare *)transport)->inner;
    return inner->calls->poll(inner, timeout_ms, event);
}

static void bare_disconnect(struct transport *transport, uint32_t peer) {
    struct transport *inner = ((struct bare *)transport)->inner;
    inner->calls->disconnect(inner, peer);
}

static uint32_t bare_origin(const struct transport *transport, uint32_t peer) {
    const struct transport *inner = ((const struct bare *)transport)->inner;
    return inner->calls->origin(inner, peer);
}

static bool bare_identity(const struct transport *transport, uint32_t peer,
                          struct transport_identity *identity) {
    const struct transport *inner = ((const struct bare *)transport)->inner;
    return inner->calls->identity(inner, peer, identity);
}

static uint32_t bare_queued(const struct transport *transport, uint32_t peer) {
    const struct transport *inner = ((const struct bare *)transport)->inner;
    return inner->calls->queued(inner, peer);
}

static void bare_flush(struct transport *transport) {
    struct transport *inner = ((struct bare *)transport)->inner;
    inner->calls->flush(inner);
}

static void bare_close(struct transport *transport) {
    struct transport *inner = ((struct bare *)transport)->inner;
    inner->calls->close(inner);
    free(transport);
}

struct transport *bare_open(struct transport *inner) {
    struct bare *bare = calloc(1, sizeof *bare);
    assert_non_null(bare);
    bare->calls = (struct transport_calls){.poll = bare_poll,
                                           .send = bare_send,
                                           .disconnect = bare_disconnect,
                                           .origin = bare_origin,
                                           .identity = bare_identity,
                                           .queued = bare_queued,
                                           .flush = bare_flush,
                                           .close = bare_close};
    bare->base.calls = &bare->calls;
    bare->inner = inner;
    return &bare->base;
}
