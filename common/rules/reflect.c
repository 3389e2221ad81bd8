/* What a team takes along: one lesson, in its scribe's words or one of the pack's. The scribe
 * speaks for the team; where the scribe has said nothing, a mate's choice out of the pack's stands.
 */
#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "seat.h"

/* What only a scribe says, or a scribe has said already. */
static enum game_status check_mates(const struct game *game, const struct event_lesson_given *it) {
    const struct game_team *team = &game->teams[game->seats[it->seat].team];
    uint16_t scribe = game_scribe(game, game->seats[it->seat].team);
    if (it->lesson == LESSON_WORDS || it->lesson == WORDS_GONE) {
        return GAME_NOT_YOURS;
    }
    bool stands =
        team->lesson != 0 && (team->lesson == LESSON_WORDS || team->lesson_seat == scribe);
    return it->lesson == 0 || stands ? GAME_NOTHING_TO_DO : GAME_OK;
}

enum game_status check_lesson_given(const struct game *game, const struct event *event) {
    const struct event_lesson_given *it = &event->as.lesson_given;
    if (game->phase != PHASE_REFLECT) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, it->seat) || it->lesson > WORDS_GONE || it->is_final > 1) {
        return GAME_NO_SUCH;
    }
    uint16_t team = game->seats[it->seat].team;
    if (team == 0) {
        return GAME_NOT_NOW;
    }
    return game_scribe(game, team) == it->seat ? GAME_OK : check_mates(game, it);
}

static bool says_something(const struct event_lesson_given *it) {
    return it->lesson != 0 && it->lesson != WORDS_GONE;
}

/* The whole team is done when its scribe is. */
void do_lesson_given(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_lesson_given *it = &event->as.lesson_given;
    uint16_t number = game->seats[it->seat].team;
    struct game_team *team = &game->teams[number];
    bool is_scribe = game_scribe(game, number) == it->seat;
    presence_take_team(game, number);
    bool is_gone = it->lesson == WORDS_GONE && team->lesson == LESSON_WORDS;
    bool is_own = team->lesson_seat == it->seat;
    if (says_something(it) || is_own || is_gone) {
        team->lesson = says_something(it) ? (uint8_t)it->lesson : 0;
        team->lesson_seat = (uint16_t)it->seat;
    }
    team->is_lesson_final = is_scribe ? it->is_final == 1 : team->is_lesson_final;
    presence_put_team(game, number);
    effects_add(effects, EFFECT_LESSON, number);
    effects_add(effects, EFFECT_COUNTS, 0);
}
