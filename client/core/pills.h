/* Cheers on their way up: sums that were heard become pills that drift, a few at a time, so that a
 * whole class can cheer and each pill can still be read. Kept by the app, drawn by widget_cheers.
 */
#ifndef PILLS_H
#define PILLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session_view.h"

#define PILL_LANES      2
#define PILLS_MAX       12
#define PILL_DRIFT_MS   2400
#define PILL_GAP_MS     450 /* between two in one lane, so that they do not touch */
#define CHORUS_RAIN_MS  3200
#define CHORUS_WORDS_MS 6000

struct pill {
    uint64_t start_ms; /* 0: none */
    uint32_t count;
    uint8_t cheer; /* enum cheer */
    uint8_t lane;
};

struct pills {
    bool is_known;
    uint32_t seen[CHEER_COUNT];    /* of the session's totals */
    uint32_t waiting[CHEER_COUNT]; /* heard, and no lane was free */
    uint64_t free_ms[PILL_LANES];
    struct pill list[PILLS_MAX];
    size_t next;
};

/* Takes what was heard. What was heard before the first call is not shown. */
void pills_note(struct pills *pills, const struct session_cheers *heard, uint64_t now_ms);

/* When the next pill that waits can go up; UINT64_MAX: none waits. */
uint64_t pills_wake_ms(const struct pills *pills);

#endif
