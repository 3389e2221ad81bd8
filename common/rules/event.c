/* Events as the journal keeps them: a kind and its numbers in the order of events.def. Every field
 * is a uint32_t, so an event's struct and its row of numbers are the same bytes, and nothing here
 * knows any event by name. */
#include "game.h"

#include <assert.h>
#include <string.h>

#define U(name) +1
#define EVENT(name, id, fields)                                                                    \
    static_assert(sizeof(struct event_##name) == (0 fields) * sizeof(uint32_t), "no padding");     \
    static_assert((0 fields) <= EVENT_NUMBERS_MAX, "an event has few fields");
#include "events.def"

static size_t numbers_count(uint32_t kind) {
#define EVENT(name, id, fields)                                                                    \
    case (id):                                                                                     \
        return sizeof(struct event_##name) / sizeof(uint32_t);
    switch (kind) {
#include "events.def"
    default:
        return 0;
    }
}

size_t event_to_numbers(const struct event *event, uint32_t numbers[EVENT_NUMBERS_MAX]) {
    size_t count = numbers_count(event->kind);
    memcpy(numbers, &event->as, count * sizeof(uint32_t));
    return count;
}

bool event_from_numbers(uint32_t kind, const uint32_t *numbers, size_t count, struct event *event) {
    if (count == 0 || count != numbers_count(kind)) {
        return false;
    }
    memset(event, 0, sizeof *event);
    event->kind = (enum event_kind)kind;
    memcpy(&event->as, numbers, count * sizeof(uint32_t));
    return true;
}

const char *event_name(enum event_kind kind) {
#define EVENT(name, id, fields)                                                                    \
    case EVENT_##name:                                                                             \
        return #name;
    switch (kind) {
#include "events.def"
    }
    return "unknown";
}
