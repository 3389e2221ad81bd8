/* Seats come, go away, come back and leave. A seat keeps its team and what it said, and whoever
 * comes back sits down where they were; but for one that the teacher took away, which nobody sits
 * in any more. What it has said counts as of one who left. */
#include "seat.h"

#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "team.h"

bool seat_is_there(const struct game *game, uint32_t seat) {
    return seat != 0 && seat <= game->seats_count && !game->seats[seat].is_removed;
}

/* Mates see who of them is here, so a seat's change is its team's too. */
static void tell_seat(const struct game *game, uint16_t seat, struct effects *effects) {
    effects_add(effects, EFFECT_SEAT, seat);
    if (game->seats[seat].team != 0) {
        effects_add(effects, EFFECT_TEAM, game->seats[seat].team);
    }
    effects_add(effects, EFFECT_COUNTS, 0);
}

static enum game_status check_seat(const struct game *game, uint32_t seat) {
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return seat_is_there(game, seat) ? GAME_OK : GAME_NO_SUCH;
}

enum game_status check_seat_added(const struct game *game, const struct event *event) {
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    if (game->is_locked) {
        return GAME_LOCKED;
    }
    if (game->seats_count == SEATS_MAX) {
        return GAME_FULL;
    }
    return event->as.seat_added.seat == game->seats_count + 1u ? GAME_OK : GAME_NO_SUCH;
}

void do_seat_added(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.seat_added.seat;
    game->seats_count = seat;
    game->seats[seat] = (struct game_seat){.is_here = true};
    tell_seat(game, seat, effects);
}

enum game_status check_seat_here(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.seat_here.seat;
    enum game_status status = check_seat(game, seat);
    if (status == GAME_OK && game->seats[seat].is_here) {
        status = GAME_NOTHING_TO_DO;
    }
    return status;
}

static void come_back(struct game *game, uint16_t number) {
    struct game_seat *seat = &game->seats[number];
    presence_take(game, number);
    if (game->now_ms - seat->away_since_ms >= PRESENCE_AWAY_MS) {
        seat->was_here = false; /* away too long: waited for from the next phase on */
    }
    seat->is_here = true;
    seat->has_left = false;
    presence_put(game, number);
}

void do_seat_here(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.seat_here.seat;
    come_back(game, seat);
    tell_seat(game, seat, effects);
}

enum game_status check_seat_resumed(const struct game *game, const struct event *event) {
    const struct event_seat_resumed *it = &event->as.seat_resumed;
    enum game_status status = check_seat(game, it->seat);
    bool is_known = it->how < RETURN_KIND_COUNT;
    return status == GAME_OK && !is_known ? GAME_NO_SUCH : status;
}

void do_seat_resumed(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.seat_resumed.seat;
    if (!game->seats[seat].is_here) {
        come_back(game, seat);
    }
    tell_seat(game, seat, effects);
}

enum game_status check_seat_away(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.seat_away.seat;
    enum game_status status = check_seat(game, seat);
    if (status == GAME_OK && !game->seats[seat].is_here) {
        status = GAME_NOTHING_TO_DO;
    }
    return status;
}

void do_seat_away(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t number = (uint16_t)event->as.seat_away.seat;
    struct game_seat *seat = &game->seats[number];
    presence_take(game, number);
    seat->is_here = false;
    seat->away_since_ms = game->now_ms;
    presence_put(game, number);
    tell_seat(game, number, effects);
}

enum game_status check_seat_left(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.seat_left.seat;
    enum game_status status = check_seat(game, seat);
    if (status == GAME_OK && game->seats[seat].has_left) {
        status = GAME_NOTHING_TO_DO;
    }
    return status;
}

static void leave(struct game *game, uint16_t number) {
    struct game_seat *seat = &game->seats[number];
    presence_take(game, number);
    if (seat->is_here) {
        seat->away_since_ms = game->now_ms;
    }
    seat->is_here = false;
    seat->has_left = true;
}

void do_seat_left(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t number = (uint16_t)event->as.seat_left.seat;
    leave(game, number);
    tell_seat(game, number, effects);
}

enum game_status check_seat_removed(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.seat_removed.seat;
    bool is_gone = seat != 0 && seat <= game->seats_count && game->seats[seat].is_removed;
    return is_gone && game->stage != STAGE_CLOSED ? GAME_NOTHING_TO_DO : check_seat(game, seat);
}

/* Its name is on no screen any more. */
static void take_pen_away(struct game *game, uint16_t seat, struct effects *effects) {
    if (game->pen_seat == seat) {
        game->pen_seat = 0;
        game->pen_said_yes = false;
        effects_add(effects, EFFECT_PEN, 0);
    }
}

void do_seat_removed(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t number = (uint16_t)event->as.seat_removed.seat;
    struct game_seat *seat = &game->seats[number];
    leave(game, number);
    seat->is_removed = true;
    seat->has_raised = false;
    seat->moves_to = 0;
    take_pen_away(game, number, effects);
    tell_seat(game, number, effects);
    if (game->phase == PHASE_NONE && seat->team != 0) {
        team_take_out(game, number);
        effects_add(effects, EFFECT_TEAMS, 0);
    }
}

enum game_status check_seat_paired(const struct game *game, const struct event *event) {
    const struct event_seat_paired *it = &event->as.seat_paired;
    enum game_status status = check_seat(game, it->seat);
    if (status != GAME_OK) {
        return status;
    }
    if (it->is_paired > 1) {
        return GAME_NO_SUCH;
    }
    return game->seats[it->seat].is_paired == (it->is_paired == 1) ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_seat_paired(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_seat_paired *it = &event->as.seat_paired;
    game->seats[it->seat].is_paired = it->is_paired == 1;
    tell_seat(game, (uint16_t)it->seat, effects);
}

enum game_status check_seat_noted(const struct game *game, const struct event *event) {
    return check_seat(game, event->as.seat_noted.seat);
}

void do_seat_noted(struct game *game, const struct event *event, struct effects *effects) {
    (void)game;
    (void)event;
    effects_add(effects, EFFECT_DESK, 0);
}

enum game_status check_agreed(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.agreed.seat;
    enum game_status status = check_seat(game, seat);
    if (status == GAME_OK && game->seats[seat].has_agreed) {
        status = GAME_NOTHING_TO_DO;
    }
    return status;
}

void do_agreed(struct game *game, const struct event *event, struct effects *effects) {
    game->seats[event->as.agreed.seat].has_agreed = true;
    effects_add(effects, EFFECT_DESK, 0);
}

enum game_status check_room_resumed(const struct game *game, const struct event *event) {
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return event->as.room_resumed.run > game->run ? GAME_OK : GAME_NO_SUCH;
}

/* As if all went away in the same moment: they are still waited for, for as long as anybody is. */
void do_room_resumed(struct game *game, const struct event *event, struct effects *effects) {
    game->run = event->as.room_resumed.run;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        if (seat->is_here) {
            seat->is_here = false;
            seat->away_since_ms = game->now_ms;
        }
    }
    presence_recount(game);
    effects_add(effects, EFFECT_TEAMS, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}
