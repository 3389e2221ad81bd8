/* Two signs: no own answer at the last two tries that the seat was there for, and a minute away. A
 * "not yet" counts as no answer, as silence does, so the sign is the same for both. */
#include "hands.h"

/* The normal rounds whose try is over for this seat, newest first: each is one without an answer.
 */
static bool is_silent(const struct game *game, const struct game_seat *seat) {
    unsigned silent = 0;
    for (uint8_t round = game->round; round > 0 && silent < HAND_TRIES; round--) {
        uint8_t journey = seat->journey[round];
        if ((journey & JOURNEY_TRIED) != 0) {
            return false;
        }
        silent += (journey & JOURNEY_ASKED) != 0;
    }
    return silent == HAND_TRIES;
}

static bool is_long_away(const struct game *game, const struct game_seat *seat) {
    return !seat->is_here && !seat->has_left && game->now_ms - seat->away_since_ms >= HAND_AWAY_MS;
}

bool hands_of_seat(const struct game *game, uint16_t number, enum hand_reason *reason) {
    const struct game_seat *seat = &game->seats[number];
    bool is_lesson = game->stage == STAGE_ROUND;
    bool is_away = is_long_away(game, seat);
    bool is_in = is_lesson && !seat->is_removed && seat->team != 0;
    *reason = is_away ? HAND_AWAY : HAND_SILENT;
    return is_in && (is_away || (seat->is_here && is_silent(game, seat)));
}
