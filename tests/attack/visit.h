/* A pupil's visit to a bench's room: in, looked after, and out, with what went both ways counted.
 */
#ifndef VISIT_H
#define VISIT_H

#include "attack.h"
#include "pupil.h"

#define VISIT_PATIENCE_MS 5000
#define VISIT_SETTLE_MS   50

/* False, and told: it was not let in. */
bool visit_open(struct bench *bench, struct pupil *pupil);
/* Says goodbye, and counts. */
void visit_end(struct bench *bench, struct pupil *pupil);

/* Listens until nothing has come for a while. */
void visit_settle(struct pupil *pupil);

struct visit_acks {
    unsigned count;
    uint16_t last;
};

/* What the room acknowledges from now on. */
void visit_count_acks(struct pupil *pupil, struct visit_acks *acks);
/* Whether the room still answers a ping of this one: the session is there, and works. */
bool visit_is_answered(struct pupil *pupil);

#endif
