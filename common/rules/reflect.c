/* What a team takes along: one lesson, in its scribe's words or one of the pack's. */
#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "seat.h"

enum game_status check_lesson_given(const struct game *game, const struct event *event) {
    const struct event_lesson_given *it = &event->as.lesson_given;
    if (game->phase != PHASE_REFLECT) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, it->seat) || it->lesson > LESSON_WORDS || it->is_final > 1) {
        return GAME_NO_SUCH;
    }
    uint16_t team = game->seats[it->seat].team;
    if (team == 0) {
        return GAME_NOT_NOW;
    }
    return game_scribe(game, team) == it->seat ? GAME_OK : GAME_NOT_YOURS;
}

/* The whole team is done when its scribe is. */
void do_lesson_given(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_lesson_given *it = &event->as.lesson_given;
    uint16_t number = game->seats[it->seat].team;
    struct game_team *team = &game->teams[number];
    presence_take_team(game, number);
    team->lesson = (uint8_t)it->lesson;
    team->lesson_seat = (uint16_t)it->seat;
    team->is_lesson_final = it->is_final == 1;
    presence_put_team(game, number);
    effects_add(effects, EFFECT_LESSON, number);
    effects_add(effects, EFFECT_COUNTS, 0);
}
