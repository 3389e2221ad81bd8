/* What is chosen before a room opens, as rules: which phases a plan of one's own can have, how long
 * it takes, how many rounds there are. Whatever is switched, the plan stays one that can be played.
 */
#include "setup.h"

#include "phase_times.h"

#define AGAIN_TWINS 2 /* it asks the second one */

/* What a phase cannot be without. */
static const enum phase needs[PHASE_COUNT] = {
    [PHASE_OFFER] = PHASE_HUDDLE, [PHASE_SHARE] = PHASE_OFFER, [PHASE_MEND] = PHASE_HUDDLE};

bool setup_is_fixed(enum phase phase) {
    return phase == PHASE_TRY || phase == PHASE_REVEAL;
}

void setup_switch_phase(struct setup *setup, enum phase phase) {
    bool is_in = !setup->phases[phase];
    if (setup_is_fixed(phase)) {
        return;
    }
    setup->phases[phase] = is_in;
    for (enum phase at = phase; is_in && needs[at] != PHASE_NONE; at = needs[at]) {
        setup->phases[needs[at]] = true;
    }
    for (enum phase at = PHASE_TRY; at < PHASE_COUNT;
         at++) { /* the needed one always comes before */
        if (needs[at] != PHASE_NONE && !setup->phases[needs[at]]) {
            setup->phases[at] = false;
        }
    }
}

/* The named plans, as far as their phases are known here. */
static bool has_phase(const struct setup *setup, enum phase phase) {
    bool is_sharing = phase == PHASE_OFFER || phase == PHASE_SHARE || phase == PHASE_REFLECT;
    switch (setup->plan) {
    case SETUP_QUICK:
        return !is_sharing && phase != PHASE_AGAIN;
    case SETUP_FULL:
        return phase != PHASE_AGAIN;
    case SETUP_OWN:
        return setup_is_fixed(phase) || setup->phases[phase];
    case SETUP_FULL_AGAIN:
    case SETUP_PLAN_COUNT:
        break;
    }
    return true;
}

size_t setup_plan(const struct setup *setup, uint8_t plan[PLAN_PHASES_MAX]) {
    size_t count = 0;
    for (enum phase phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        if (has_phase(setup, phase)) {
            plan[count++] = (uint8_t)phase;
        }
    }
    return count;
}

int setup_rounds(const struct setup *setup) {
    int all = setup->packs_count > 0 ? setup->packs[setup->pack].challenges : 0;
    all = all < ROUNDS_MAX ? all : ROUNDS_MAX;
    return setup->rounds > 0 && setup->rounds < all ? setup->rounds : all;
}

const struct setup_challenge *setup_challenge(const struct setup *setup, int index) {
    const struct setup_pack *pack = &setup->packs[setup->pack];
    int at = pack->first_challenge + index;
    bool is_known = index >= 0 && index < pack->challenges && at < setup->challenges_count;
    return is_known && pack->first_challenge >= 0 ? &setup->challenges[at] : NULL;
}

uint32_t setup_round_seconds(const struct setup *setup, int round) {
    uint8_t plan[PLAN_PHASES_MAX];
    size_t count = setup_plan(setup, plan);
    const struct setup_challenge *challenge = setup_challenge(setup, round);
    uint32_t ms = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_left_out =
            plan[i] == PHASE_AGAIN && challenge != NULL && challenge->twins < AGAIN_TWINS;
        uint32_t try_ms = challenge != NULL ? challenge->try_ms : 0;
        ms += is_left_out ? 0 : phase_planned_ms((enum phase)plan[i], try_ms);
    }
    return ms / 1000;
}

uint32_t setup_lesson_seconds(const struct setup *setup) {
    uint32_t seconds = 0;
    for (int i = 0; i < setup_rounds(setup); i++) {
        seconds += setup_round_seconds(setup, i);
    }
    return seconds;
}
