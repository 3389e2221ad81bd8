/* What can happen, as values: every kind of event of events.def with its fields and its time, and
 * the same as a row of numbers for journals. */
#ifndef EVENT_H
#define EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
#define EVENT(name, id, fields) EVENT_##name = (id),
#include "events.def"
};

#define U(name) uint32_t name;
#define EVENT(name, id, fields)                                                                    \
    struct event_##name {                                                                          \
        fields                                                                                     \
    };
#include "events.def"

struct event {
    uint64_t at_ms;
    enum event_kind kind;
    union {
#define EVENT(name, id, fields) struct event_##name name;
#include "events.def"
    } as;
};

/* event_answered.mark: a miss of no known slip is 0, a match MARK_MATCH, slip n is n. */
#define MARK_MISS  0u
#define MARK_MATCH 100u

/* The fields of an event as numbers, for journals. Returns their count. */
#define EVENT_NUMBERS_MAX 6
size_t event_to_numbers(const struct event *event, uint32_t numbers[EVENT_NUMBERS_MAX]);
/* False when there is no such kind or the count is not its own. */
bool event_from_numbers(uint32_t kind, const uint32_t *numbers, size_t count, struct event *event);
const char *event_name(enum event_kind kind);

#endif
