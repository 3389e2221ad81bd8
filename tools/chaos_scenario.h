/* A scenario: which trouble there is from when on, and when all of it ends. Read from a small text,
 * a line a change:
 *
 *   at 10s loss 20% jitter 60ms     # from then on this, and nothing else
 *   at 25s down loss 50%            # one way alone; the other one stays as it was
 *   at 40s calm
 *   end 60s
 */
#ifndef CHAOS_SCENARIO_H
#define CHAOS_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chaos_trouble.h"

#define CHAOS_STEPS_MAX 256
#define CHAOS_TEXT_MAX  65536
#define CHAOS_NEVER_US  UINT64_MAX

struct chaos_step {
    uint64_t at_us;
    unsigned line; /* of the file; 0: it was there from the start */
    struct chaos_trouble ways[CHAOS_WAYS];
};

struct chaos_scenario {
    struct chaos_step steps[CHAOS_STEPS_MAX]; /* the first one begins at 0 */
    size_t count;
    uint64_t end_us; /* CHAOS_NEVER_US: it goes on */
};

/* One step that is there from the start. */
void chaos_scenario_init(struct chaos_scenario *scenario,
                         const struct chaos_trouble ways[CHAOS_WAYS]);

/* Adds the lines of a text. False: `why` begins with "NAME:LINE: " and says what was expected. */
bool chaos_scenario_read(struct chaos_scenario *scenario, const char *text, const char *name,
                         char *why, size_t size);

/* The step that holds at this time. */
const struct chaos_step *chaos_scenario_at(const struct chaos_scenario *scenario, uint64_t now_us);

#endif
