/* The room's own picture of a round. The same seats stand under all three bars: those who were
 * asked at the try. A seat stands where its team stands at huddle and mend, because nobody gets
 * there alone. */
#include "bars.h"

#include "presence.h"
#include "round.h"

static bool is_normal(const struct game *game) {
    return round_now(game)->kind == ROUND_NORMAL;
}

static void note(struct game *game, struct game_seat *seat, enum journey what, bool is_so) {
    if (is_so && is_normal(game)) {
        uint8_t *journey = &seat->journey[game->round];
        *journey = (uint8_t)(*journey | what);
    }
}

void bars_count_tries(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        bool has_tried = seat->first_try.answer != 0;
        seat->was_asked = seat->first_try.is_given || presence_has(game, i);
        note(game, seat, JOURNEY_ASKED, seat->was_asked);
        note(game, seat, JOURNEY_TRIED, has_tried);
        note(game, seat, JOURNEY_FIRST, seat->first_try.mark == MARK_MATCH);
        if (has_tried && is_normal(game)) {
            seat->tries++;
            game->tries++;
        }
    }
}

static void count_seat(struct game *game, struct game_seat *seat) {
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
    game->later += is_normal(game) && !is_first && (is_huddle || is_mend);
}

static void add_to_session(struct game *game) {
    struct game_bars *session = &game->session_bars;
    session->tries += game->bars.tries;
    session->first += game->bars.first;
    session->huddle += game->bars.huddle;
    session->mend += game->bars.mend;
    session->sure_mended += game->bars.sure_mended;
}

/* A seat that was asked back then and never got there gets there now, with its team. */
static void count_mended(struct game *game, struct game_seat *seat) {
    const uint8_t was_there = JOURNEY_FIRST | JOURNEY_HUDDLE | JOURNEY_MEND | JOURNEY_MENDED;
    uint8_t *journey = &seat->journey[game_crack_round(game)];
    if (!seat->took_part || game->teams[seat->team].paid_there == 0) {
        return;
    }
    game->later += (*journey & JOURNEY_ASKED) != 0 && (*journey & was_there) == 0;
    *journey = (uint8_t)(*journey | JOURNEY_MENDED);
}

void bars_count(struct game *game) {
    bool is_mending = round_now(game)->kind == ROUND_MENDING;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        const struct game_team *team = &game->teams[seat->team];
        if (seat->team == 0) {
            continue;
        }
        if (is_mending) {
            count_mended(game, seat);
            continue;
        }
        note(game, seat, JOURNEY_HUDDLE, seat->took_part && team->huddle.mark == MARK_MATCH);
        note(game, seat, JOURNEY_MEND, seat->took_part && team->mend.mark == MARK_MATCH);
        if (seat->was_asked) {
            count_seat(game, seat);
        }
    }
    if (is_normal(game)) {
        add_to_session(game);
    }
}

void bars_count_again(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        bool is_match = seat->again.mark == MARK_MATCH;
        if (seat->again.is_given || presence_has(game, i)) {
            game->bars.again_tries++;
            game->bars.again += is_match;
            note(game, seat, JOURNEY_AGAIN, is_match);
        }
    }
    game->session_bars.again_tries += game->bars.again_tries;
    game->session_bars.again += game->bars.again;
}

enum advice game_advice(const struct game *game) {
    uint32_t tries = 0;
    uint32_t first = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        tries += seat->was_asked;
        first += seat->was_asked && seat->first_try.mark == MARK_MATCH;
    }
    if (tries == 0) {
        return ADVICE_NONE;
    }
    if (first * 100 >= tries * 90) {
        return ADVICE_GO_TO_REVEAL;
    }
    return first * 100 < tries * 20 ? ADVICE_TALK_FIRST : ADVICE_AS_PLANNED;
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
