/* Present means: connected at the phase's start, and not away for ten seconds since. The two counts
 * are kept up to date seat by seat; only when an absence runs out are all seats looked at again.
 * The moment for that may be told too early (an absent seat came back meanwhile), never too late.
 */
#include "presence.h"

#include <assert.h>

#include "spotlight.h"

uint64_t presence_later_ms(uint64_t at_ms, uint64_t ms) {
    return at_ms > UINT64_MAX - ms ? UINT64_MAX : at_ms + ms;
}

bool presence_has(const struct game *game, uint16_t seat) {
    const struct game_seat *it = &game->seats[seat];
    if (!it->was_here || it->has_left) {
        return false;
    }
    return it->is_here || game->now_ms - it->away_since_ms < PRESENCE_AWAY_MS;
}

/* In share and reflect a team is done together. */
bool game_is_done(const struct game *game, uint16_t number) {
    const struct game_seat *seat = &game->seats[number];
    switch (game->phase) {
    case PHASE_TRY:
        return seat->first_try.is_final;
    case PHASE_HUDDLE:
    case PHASE_MEND:
        return seat->backing.is_final;
    case PHASE_OFFER:
        return seat->offer.is_final;
    case PHASE_SHARE:
        return spotlight_is_answered(game, number);
    case PHASE_NONE: /* the recap */
    case PHASE_REVEAL:
        return seat->is_ready;
    case PHASE_REFLECT:
        return game->teams[seat->team].is_lesson_final;
    case PHASE_AGAIN:
        return seat->again.is_final;
    case PHASE_COUNT:
        break;
    }
    return false;
}

void presence_put(struct game *game, uint16_t seat) {
    const struct game_seat *it = &game->seats[seat];
    if (!presence_has(game, seat)) {
        return;
    }
    game->present_count++;
    game->done_count = (uint16_t)(game->done_count + game_is_done(game, seat));
    if (!it->is_here) {
        uint64_t runs_out_ms = presence_later_ms(it->away_since_ms, PRESENCE_AWAY_MS);
        game->absence_ms = runs_out_ms < game->absence_ms ? runs_out_ms : game->absence_ms;
    }
}

void presence_take(struct game *game, uint16_t seat) {
    if (!presence_has(game, seat)) {
        return;
    }
    assert(game->present_count > 0);
    game->present_count--;
    game->done_count = (uint16_t)(game->done_count - game_is_done(game, seat));
}

void presence_take_team(struct game *game, uint16_t team) {
    for (size_t i = 0; i < game->teams[team].seats_count; i++) {
        presence_take(game, game->teams[team].seats[i]);
    }
}

void presence_put_team(struct game *game, uint16_t team) {
    for (size_t i = 0; i < game->teams[team].seats_count; i++) {
        presence_put(game, game->teams[team].seats[i]);
    }
}

void presence_recount(struct game *game) {
    game->present_count = 0;
    game->done_count = 0;
    game->absence_ms = UINT64_MAX;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        presence_put(game, i);
    }
}

void presence_start(struct game *game) {
    bool is_round = game->stage == STAGE_ROUND;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        seat->was_here = seat->is_here && (seat->team != 0 || !is_round);
        seat->is_ready = false;
        seat->took_part = seat->took_part || (is_round && seat->was_here);
    }
    presence_recount(game);
}

void presence_stop(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        game->seats[i].was_here = false;
        game->seats[i].is_ready = false;
    }
    presence_recount(game);
}

bool presence_settle(struct game *game) {
    if (game->now_ms < game->absence_ms) {
        return false;
    }
    uint16_t before = game->present_count;
    presence_recount(game);
    return game->present_count != before;
}

bool presence_all_done(const struct game *game) {
    return game->present_count > 0 && game->done_count == game->present_count;
}

bool game_is_present(const struct game *game, uint16_t seat) {
    return seat != 0 && seat <= game->seats_count && presence_has(game, seat);
}

void game_count(const struct game *game, uint16_t *here, uint16_t *away, uint16_t *done,
                uint16_t *present) {
    *here = 0;
    *away = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        *here = (uint16_t)(*here + seat->is_here);
        *away = (uint16_t)(*away + (!seat->is_here && !seat->has_left));
    }
    *done = game->done_count;
    *present = game->present_count;
}
