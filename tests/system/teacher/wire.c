/* Everything that is not a message changes the state; whoever waits looks at that too. */
#define _POSIX_C_SOURCE 200809L
#include "wire.h"

#include <time.h>

#include "codec.h"

#define WAIT_MS 10

uint64_t wire_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void wire_open(struct wire *wire, struct transport *transport, const char *host, uint16_t port,
               const char *code) {
    const uint8_t *bytes = NULL;
    size_t count = 0;
    *wire = (struct wire){.transport = transport, .state = WIRE_KNOCKS};
    wire->peer = transport->calls->connect(transport, host, port, code);
    if (wire->peer == 0) {
        wire->state = WIRE_GONE;
        wire->end = TRANSPORT_LOST;
    }
    while (wire->state == WIRE_KNOCKS) {
        (void)wire_hear(wire, &bytes, &count);
    }
}

void wire_close(struct wire *wire) {
    if (wire->state != WIRE_GONE) {
        wire->transport->calls->disconnect(wire->transport, wire->peer);
        wire->transport->calls->flush(wire->transport);
    }
    wire->state = WIRE_GONE;
}

bool wire_hear(struct wire *wire, const uint8_t **bytes, size_t *count) {
    struct transport_event event;
    if (!wire->transport->calls->poll(wire->transport, WAIT_MS, &event) ||
        event.peer != wire->peer) {
        return false;
    }
    if (event.kind == TRANSPORT_CONNECTED) {
        wire->state = WIRE_UP;
    } else if (event.kind == TRANSPORT_DISCONNECTED) {
        wire->state = WIRE_GONE;
        wire->end = event.end;
    }
    *bytes = event.bytes;
    *count = event.bytes_count;
    return event.kind == TRANSPORT_MESSAGE;
}

bool wire_say(struct wire *wire, const uint8_t *bytes, size_t count) {
    bool is_said =
        wire->state == WIRE_UP &&
        wire->transport->calls->send(wire->transport, wire->peer, bytes, count, TRANSPORT_RELIABLE);
    wire->transport->calls->flush(wire->transport);
    return is_said;
}

bool wire_say_message(struct wire *wire, const struct message *message) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof bytes);
    return count > 0 && wire_say(wire, bytes, count);
}
