/* What students send: a try of their own (and again), a backing in huddle and mend, "I have read
 * it". It may change until the phase ends, after having been final too; what stands then counts.
 * Cost: one seat, one team. */
#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "seat.h"
#include "team.h"

static bool mark_is_one(uint32_t answer, uint32_t mark) {
    if (answer == 0) {
        return mark == MARK_MISS;
    }
    return mark <= SLIPS_MAX || mark == MARK_MATCH;
}

/* Where an answer of this phase stands; NULL: the phase takes none. */
static struct game_answer *place_of(struct game_seat *seat, enum phase phase) {
    switch (phase) {
    case PHASE_TRY:
        return &seat->first_try;
    case PHASE_HUDDLE:
    case PHASE_MEND:
        return &seat->backing;
    case PHASE_AGAIN:
        return &seat->again;
    case PHASE_NONE:
    case PHASE_OFFER:
    case PHASE_SHARE:
    case PHASE_REVEAL:
    case PHASE_REFLECT:
    case PHASE_COUNT:
        break;
    }
    return NULL;
}

static bool is_for_all(enum phase phase) {
    return phase == PHASE_HUDDLE || phase == PHASE_MEND;
}

static bool phase_takes_answers(enum phase phase) {
    return phase == PHASE_TRY || phase == PHASE_AGAIN || is_for_all(phase);
}

enum game_status check_answered(const struct game *game, const struct event *event) {
    const struct event_answered *it = &event->as.answered;
    if (!phase_takes_answers(game->phase) || it->phase != game->phase) {
        return it->phase < PHASE_COUNT ? GAME_NOT_NOW : GAME_NO_SUCH;
    }
    if (!seat_is_there(game, it->seat) || !mark_is_one(it->answer, it->mark)) {
        return GAME_NO_SUCH;
    }
    if (it->confidence >= CONFIDENCE_COUNT || it->is_final > 1) {
        return GAME_NO_SUCH;
    }
    return game->seats[it->seat].team != 0 ? GAME_OK : GAME_NOT_NOW;
}

void do_answered(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_answered *it = &event->as.answered;
    uint16_t number = (uint16_t)it->seat;
    struct game_seat *seat = &game->seats[number];
    struct game_answer *answer = place_of(seat, game->phase);
    bool is_same = answer->is_given && answer->answer == it->answer;
    presence_take(game, number);
    if (answer->is_final != (it->is_final == 1)) {
        effects_add(effects, EFFECT_COUNTS, 0);
    }
    *answer = (struct game_answer){
        .answer = it->answer,
        .mark = it->mark,
        .since_ms = is_same ? answer->since_ms : game->now_ms,
        .confidence = (uint8_t)it->confidence,
        .is_given = true,
        .is_final = it->is_final == 1,
    };
    presence_put(game, number);
    team_sent(game, number);
    effects_add(effects, EFFECT_SEAT, number);
    if (is_for_all(game->phase)) {
        effects_add(effects, EFFECT_IDEAS, seat->team);
    }
}

enum game_status check_ready(const struct game *game, const struct event *event) {
    const struct event_ready *it = &event->as.ready;
    bool is_time = game->phase == PHASE_REVEAL || game->stage == STAGE_RECAP;
    if (!is_time || it->phase != game->phase) {
        return it->phase < PHASE_COUNT ? GAME_NOT_NOW : GAME_NO_SUCH;
    }
    if (!seat_is_there(game, it->seat)) {
        return GAME_NO_SUCH;
    }
    return game->seats[it->seat].is_ready ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_ready(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.ready.seat;
    presence_take(game, seat);
    game->seats[seat].is_ready = true;
    presence_put(game, seat);
    effects_add(effects, EFFECT_SEAT, seat);
    effects_add(effects, EFFECT_COUNTS, 0);
}
