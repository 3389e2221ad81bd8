/* An honest connection beside the attack, in a thread of its own: it pings the room 200 times a
 * second and notes how long each answer takes. A ping is answered by the room's loop itself,
 * without disk or rules, so this is how long the loop lets others wait. */
#ifndef PULSE_H
#define PULSE_H

#include <stdbool.h>
#include <stdint.h>

#include "gate.h"

struct pulse;

struct pulse_report {
    bool was_in;                   /* it was let in at all */
    bool was_ended;                /* the room ended its connection */
    unsigned pings, unanswered;    /* unanswered: for a second */
    double p50_ms, p99_ms, max_ms; /* one that was not answered counts as a second */
};

/* Comes in from an address (0: any) and begins; NULL: no memory or no thread. */
struct pulse *pulse_begin(const struct gate_address *room, uint32_t from, uint64_t seed);
/* Stops, tells, frees. */
void pulse_end(struct pulse *pulse, struct pulse_report *report);

#endif
