/* How much a connection may say, and how much all connections of one machine. Somebody who learns
 * never meets a rate; whoever does is told so, and says it again later. */
#ifndef RATES_H
#define RATES_H

#include <stdbool.h>
#include <stdint.h>

#include "bucket.h"
#include "messages.h"

enum rate {
    RATE_MESSAGES, /* each one, whatever it is */
    RATE_ACTIONS,
    RATE_JOINS,  /* names that are asked for, or taken */
    RATE_TEXTS,  /* whole texts, names that are typed, hands that are raised */
    RATE_CHEERS, /* what is over it is not counted, and nobody is told */
    RATE_HELLOS, /* a machine's: a connection says it once */
    RATE_EXCESS, /* a connection's: over one of the others; over this one it is let go */
    RATE_COUNT
};

/* One connection's. Zeros: all full. */
struct rates {
    struct bucket of[RATE_COUNT];
};

/* Those of machines; machines that fall into one place by the key, which nobody can guess, share
 * it. */
#define RATES_MACHINES 1024

struct machine_rates {
    uint32_t key;
    uint32_t times;   /* as much as a machine usually may: 1; more where many sit at one */
    struct rates *of; /* RATES_MACHINES */
};

/* False when there is no memory; deinit then too. */
bool machine_rates_init(struct machine_rates *machines, uint32_t key, uint32_t times);
void machine_rates_deinit(struct machine_rates *machines);

/* The rate that a message takes from beside RATE_MESSAGES; RATE_COUNT: none. */
enum rate rate_of(const struct message *message);

/* Takes one from the connection and from its machine (`origin` as the transport tells it; this
 * very machine is not counted). False: one of them has none left, and nothing is taken. */
bool rates_take(struct rates *own, struct machine_rates *machines, uint32_t origin, enum rate rate,
                uint64_t now_ms);

/* The same of the connection alone. */
bool rates_take_own(struct rates *own, enum rate rate, uint64_t now_ms);

#endif
