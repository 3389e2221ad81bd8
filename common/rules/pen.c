/* The pen goes to somebody who wants it: it is drawn among those who pressed "I'd say something",
 * first among those it never went to, and that student alone is asked. Whoever passes is asked no
 * more until pressing again, and has not been picked. */
#include "effects.h"
#include "handlers.h"
#include "seat.h"

static enum game_status check_hand(const struct game *game, uint32_t seat, uint32_t flag) {
    if (!seat_is_there(game, seat) || flag > 1) {
        return GAME_NO_SUCH;
    }
    return game->stage == STAGE_ROUND ? GAME_OK : GAME_NOT_NOW;
}

enum game_status check_pen_raised(const struct game *game, const struct event *event) {
    const struct event_pen_raised *it = &event->as.pen_raised;
    enum game_status status = check_hand(game, it->seat, it->is_raised);
    if (status != GAME_OK) {
        return status;
    }
    bool is_raised = it->is_raised == 1;
    return game->seats[it->seat].has_raised == is_raised ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_pen_raised(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_pen_raised *it = &event->as.pen_raised;
    game->seats[it->seat].has_raised = it->is_raised == 1;
    effects_add(effects, EFFECT_SEAT, it->seat);
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_pen_drawn(const struct game *game, const struct event *event) {
    bool is_now = game->stage == STAGE_ROUND && event->as.pen_drawn.round == game->round;
    return is_now ? GAME_OK : GAME_NOT_NOW;
}

/* Who could be asked, in the order of seats; `was_picked`: those it went to before. */
static size_t volunteers(const struct game *game, bool was_picked, uint16_t seats[SEATS_MAX]) {
    size_t count = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        if (seat->is_here && seat->has_raised && seat->was_picked == was_picked) {
            seats[count++] = i;
        }
    }
    return count;
}

bool game_pen_wanted(const struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        if (game->seats[i].is_here && game->seats[i].has_raised) {
            return true;
        }
    }
    return false;
}

void do_pen_drawn(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    uint16_t seats[SEATS_MAX];
    size_t count = volunteers(game, false, seats);
    if (count == 0) {
        count = volunteers(game, true, seats);
    }
    game->pen_said_yes = false;
    game->pen_seat = count > 0 ? seats[random_below(&game->random, (uint32_t)count)] : 0;
    effects_add(effects, EFFECT_PEN, game->pen_seat);
}

enum game_status check_pen_answered(const struct game *game, const struct event *event) {
    const struct event_pen_answered *it = &event->as.pen_answered;
    enum game_status status = check_hand(game, it->seat, it->is_yes);
    if (status != GAME_OK) {
        return status;
    }
    bool is_asked = game->pen_seat == it->seat && !game->pen_said_yes;
    return is_asked ? GAME_OK : GAME_NOT_NOW;
}

void do_pen_answered(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_pen_answered *it = &event->as.pen_answered;
    struct game_seat *seat = &game->seats[it->seat];
    bool is_yes = it->is_yes == 1;
    seat->has_raised = false;
    seat->was_picked = seat->was_picked || is_yes;
    game->pen_said_yes = is_yes;
    game->pen_seat = is_yes ? (uint16_t)it->seat : 0;
    effects_add(effects, EFFECT_SEAT, it->seat);
    effects_add(effects, EFFECT_PEN, game->pen_seat);
    effects_add(effects, EFFECT_COUNTS, 0);
}
