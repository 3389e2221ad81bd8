/* One connection to a room over the real network, for a program that waits for what it asked. */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"
#include "transport.h"

enum wire_state { WIRE_KNOCKS, WIRE_UP, WIRE_GONE };

struct wire {
    struct transport *transport;
    uint32_t peer;
    enum wire_state state;
    enum transport_end end; /* GONE */
};

/* Of a clock that never goes back. */
uint64_t wire_now_ms(void);

/* Connects and waits until it is up or gone. The transport is the caller's. */
void wire_open(struct wire *wire, struct transport *transport, const char *host, uint16_t port,
               const char *code);
void wire_close(struct wire *wire);

/* The next message, waiting 10 ms at the most. False: none came. The bytes hold until the next
 * call. */
bool wire_hear(struct wire *wire, const uint8_t **bytes, size_t *count);

bool wire_say(struct wire *wire, const uint8_t *bytes, size_t count);
bool wire_say_message(struct wire *wire, const struct message *message);

#endif
