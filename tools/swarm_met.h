/* What one seat of a swarm met, or all of them together: what it did there and was kept, and what
 * it was shown. */
#ifndef SWARM_MET_H
#define SWARM_MET_H

#include <stdint.h>

#include "session.h"

struct met {
    uint32_t phases[PHASE_COUNT];      /* rounds in which it met this phase */
    uint32_t rounds[ROUND_KIND_COUNT]; /* of this kind in which an answer of its was kept */
    uint32_t offers[CONSENT_COUNT], thoughts_written;
    uint32_t ideas, claims;
    uint32_t cheers[CHEER_COUNT]; /* sent; the room keeps sums only */
    uint32_t lessons, lessons_written;
    uint32_t bowls_opened, bowls_chosen, agreed, feelings;
    uint32_t pens_raised, pens_asked, pens_yes, pens_passed;
    /* What was shown: of all together, by whoever was shown most. */
    uint32_t cheers_heard[CHEER_COUNT], choruses;
    uint32_t board_shown, board_own,
        board_lines; /* lines; in students' words; with those left out */
    uint32_t gold;   /* of its team; of all together, the class's */
};

/* An action that is no answer was kept. */
void met_kept(struct met *met, const struct session_action *kept);

/* What a seat's view shows of cheers, of the learning board and of gold. */
void met_shown(struct met *met, const struct session_view *view);

/* `all` was shown at least what one seat was. */
void met_most(struct met *all, const struct met *one);

uint32_t met_sum(const uint32_t *counts, unsigned count);

#endif
