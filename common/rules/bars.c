/* The room's own picture of a round. The same seats stand under all three bars: those who were
 * asked at the try. A seat stands where its team stands at huddle and mend, because nobody gets
 * there alone. */
#include "bars.h"

#include "presence.h"

void bars_count_tries(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        seat->was_asked = seat->first_try.is_given || presence_has(game, i);
        if (seat->first_try.answer != 0) {
            seat->tries++;
            game->tries++;
        }
    }
}

static void count_seat(struct game *game, const struct game_seat *seat) {
    const struct game_team *team = &game->teams[seat->team];
    bool is_first = seat->first_try.mark == MARK_MATCH;
    bool is_huddle = team->huddle.mark == MARK_MATCH;
    bool is_mend = team->mend.mark == MARK_MATCH;
    bool is_sure_miss =
        !is_first && seat->first_try.answer != 0 && seat->first_try.confidence == CONFIDENCE_SURE;
    game->bars.tries++;
    game->bars.first += is_first;
    game->bars.huddle += is_huddle;
    game->bars.mend += is_mend;
    game->bars.sure_mended += is_sure_miss && is_mend;
    game->later += !is_first && (is_huddle || is_mend);
}

void bars_count(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        if (game->seats[i].was_asked && game->seats[i].team != 0) {
            count_seat(game, &game->seats[i]);
        }
    }
    game->session_bars.tries += game->bars.tries;
    game->session_bars.first += game->bars.first;
    game->session_bars.huddle += game->bars.huddle;
    game->session_bars.mend += game->bars.mend;
    game->session_bars.sure_mended += game->bars.sure_mended;
}

bool game_gain(const struct game_bars *bars, int32_t *per_cent) {
    if (bars->tries == bars->first) {
        return false;
    }
    int64_t could_gain = (int64_t)bars->tries - bars->first;
    int64_t gained = ((int64_t)bars->mend - bars->first) * 100;
    int64_t half = gained < 0 ? -could_gain : could_gain;
    *per_cent = (int32_t)((2 * gained + half) / (2 * could_gain));
    return true;
}
