/* Sums over the plan. A try has its challenge's own time, everything else a fixed one; the phases
 * that the rules leave out for want of a twin take none. */
#include "timetable.h"

#include "phase_times.h"

#define AGAIN_TWINS 2 /* it asks the second one */

/* `challenge` NULL: none is known. */
static uint32_t phase_ms(uint8_t phase, const struct challenge *challenge) {
    bool is_left_out =
        phase == PHASE_AGAIN && challenge != NULL && challenge->twins_count < AGAIN_TWINS;
    uint32_t try_ms = challenge != NULL ? challenge->try_ms : 0;
    return is_left_out ? 0 : phase_planned_ms((enum phase)phase, try_ms);
}

/* The phases of a plan from place `first` on. */
static uint32_t plan_ms(const uint8_t *plan, uint8_t first, uint8_t count,
                        const struct challenge *challenge) {
    uint32_t ms = 0;
    for (uint8_t i = first; i < count; i++) {
        ms += phase_ms(plan[i], challenge);
    }
    return ms;
}

uint32_t timetable_round_seconds(const struct room *room) {
    const struct game *game = room->game;
    uint32_t number = game->phase != PHASE_NONE ? game->challenge : room_next(room);
    const struct challenge *challenge = number != 0 ? room_challenge_of(room, number) : NULL;
    return plan_ms(game->plan, 0, game->plan_count, challenge) / 1000;
}

static uint32_t coming_ms(const struct room *room) {
    const struct game *game = room->game;
    const struct room_pack *pack = &room->packs[game->pack];
    unsigned left = game->config.rounds - game->number;
    uint32_t ms = 0;
    for (uint16_t place = 1; place <= pack->pack->challenges_count && left > 0; place++) {
        if (pack->played[place] != PLAYED) {
            const struct challenge *challenge = &pack->pack->challenges[place - 1];
            ms += plan_ms(game->config.plan, 0, game->config.plan_count, challenge);
            left--;
        }
    }
    return ms;
}

uint32_t timetable_behind_seconds(const struct room *room) {
    const struct game *game = room->game;
    uint32_t ms = 0;
    if (game->stage != STAGE_LOBBY && game->stage != STAGE_ROUND) {
        return 0;
    }
    if (game->phase != PHASE_NONE) {
        ms = plan_ms(game->plan, (uint8_t)(game->phase_index + 1), game->plan_count,
                     room_part(room, 0));
    }
    return (ms + coming_ms(room)) / 1000;
}
