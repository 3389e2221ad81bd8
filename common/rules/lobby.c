/* Teams by hand: students open and choose bowls in the lobby, so that teams sit together; the
 * teacher moves, shuffles, splits, and locks the door. While a round is on the teacher's wishes are
 * noted, and come true between rounds. */
#include "effects.h"
#include "handlers.h"
#include "placing.h"
#include "seat.h"
#include "switch.h"
#include "team.h"

static bool team_is_there(const struct game *game, uint32_t team) {
    return team != 0 && team <= game->teams_count;
}

/* Teams may change at once: nothing is played. */
static bool is_free(const struct game *game) {
    return game->phase == PHASE_NONE;
}

static bool has_teams(const struct game *game) {
    return game->stage == STAGE_LOBBY || game->stage == STAGE_ROUND;
}

/* In the lobby of a break teams are kept: only who has none may choose. */
static enum game_status check_choice(const struct game *game, uint32_t seat) {
    if (game->stage != STAGE_LOBBY) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, seat)) {
        return GAME_NO_SUCH;
    }
    return game->round == 0 || game->seats[seat].team == 0 ? GAME_OK : GAME_NOT_NOW;
}

static void sit_down(struct game *game, uint16_t team, uint16_t seat, struct effects *effects) {
    team_put(game, team, seat);
    effects_add(effects, EFFECT_SEAT, seat);
    effects_add(effects, EFFECT_TEAMS, 0);
}

enum game_status check_team_opened(const struct game *game, const struct event *event) {
    uint32_t seat = event->as.team_opened.seat;
    enum game_status status = check_choice(game, seat);
    if (status != GAME_OK) {
        return status;
    }
    uint16_t team = game->seats[seat].team;
    if (team != 0 && game->teams[team].seats_count == 1) {
        return GAME_NOTHING_TO_DO; /* alone at a bowl already */
    }
    if (game->teams_count < TEAMS_MAX) {
        return GAME_OK;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (!game_is_bowl(game, i)) {
            return GAME_OK;
        }
    }
    return GAME_FULL;
}

void do_team_opened(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.team_opened.seat;
    sit_down(game, team_open(game), seat, effects);
}

enum game_status check_team_chosen(const struct game *game, const struct event *event) {
    const struct event_team_chosen *it = &event->as.team_chosen;
    enum game_status status = check_choice(game, it->seat);
    if (status != GAME_OK) {
        return status;
    }
    if (!team_is_there(game, it->team)) {
        return GAME_NO_SUCH;
    }
    if (game->seats[it->seat].team == it->team) {
        return GAME_NOTHING_TO_DO;
    }
    uint8_t people = team_people_of(game, (uint16_t)it->seat);
    return game_room(game, (uint16_t)it->team) < people ? GAME_FULL : GAME_OK;
}

void do_team_chosen(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_team_chosen *it = &event->as.team_chosen;
    sit_down(game, (uint16_t)it->team, (uint16_t)it->seat, effects);
}

enum game_status check_seat_moved(const struct game *game, const struct event *event) {
    const struct event_seat_moved *it = &event->as.seat_moved;
    if (!has_teams(game)) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, it->seat) || (it->team != 0 && !team_is_there(game, it->team))) {
        return GAME_NO_SUCH;
    }
    const struct game_seat *seat = &game->seats[it->seat];
    if (it->team == 0 && !is_free(game)) {
        return GAME_NOT_NOW;
    }
    uint16_t goes_to = seat->moves_to != 0 ? seat->moves_to : seat->team;
    if (goes_to == it->team) {
        return GAME_NOTHING_TO_DO;
    }
    uint8_t people = team_people_of(game, (uint16_t)it->seat);
    bool has_room = it->team == 0 || game_room(game, (uint16_t)it->team) >= people;
    return is_free(game) && !has_room ? GAME_FULL : GAME_OK;
}

void do_seat_moved(struct game *game, const struct event *event, struct effects *effects) {
    uint16_t seat = (uint16_t)event->as.seat_moved.seat;
    uint16_t team = (uint16_t)event->as.seat_moved.team;
    if (team == 0) {
        team_take_out(game, seat);
        effects_add(effects, EFFECT_TEAMLESS, seat);
        effects_add(effects, EFFECT_TEAMS, 0);
        return;
    }
    if (is_free(game)) {
        sit_down(game, team, seat, effects);
        return;
    }
    bool is_back = game->seats[seat].team == team;
    game->seats[seat].moves_to = is_back ? 0 : team;
    effects_add(effects, EFFECT_SEAT, seat);
}

enum game_status check_teams_shuffled(const struct game *game, const struct event *event) {
    if (!has_teams(game) || event->as.teams_shuffled.round != game->round) {
        return GAME_NOT_NOW;
    }
    return game->will_shuffle || game->seats_count == 0 ? GAME_NOTHING_TO_DO : GAME_OK;
}

/* Moves that were asked for before are forgotten: whoever shuffles wants all of it new. */
void do_teams_shuffled(struct game *game, const struct event *event, struct effects *effects) {
    (void)event;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        game->seats[i].moves_to = 0;
    }
    game->will_shuffle = true;
    if (is_free(game)) {
        placing_settle(game);
    }
    effects_add(effects, EFFECT_TEAMS, 0);
}

enum game_status check_team_split(const struct game *game, const struct event *event) {
    uint32_t number = event->as.team_split.team;
    if (!has_teams(game)) {
        return GAME_NOT_NOW;
    }
    if (!team_is_there(game, number)) {
        return GAME_NO_SUCH;
    }
    const struct game_team *team = &game->teams[number];
    if (team->seats_count < 2 || team_people(game, (uint16_t)number) < TEAM_SEATS_MAX) {
        return GAME_NOT_NOW;
    }
    return team->will_split ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_team_split(struct game *game, const struct event *event, struct effects *effects) {
    game->teams[event->as.team_split.team].will_split = true;
    if (is_free(game)) {
        placing_settle(game);
    }
    effects_add(effects, EFFECT_TEAMS, 0);
}

enum game_status check_team_size_set(const struct game *game, const struct event *event) {
    uint32_t size = event->as.team_size_set.size;
    if (size < TEAM_SEATS_MIN || size > TEAM_SEATS_MAX) {
        return GAME_NO_SUCH;
    }
    if (!has_teams(game)) {
        return GAME_NOT_NOW;
    }
    return size == game->config.team_size ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_team_size_set(struct game *game, const struct event *event, struct effects *effects) {
    game->config.team_size = (uint8_t)event->as.team_size_set.size;
    effects_add(effects, EFFECT_TEAMS, 0);
}

enum game_status check_door_locked(const struct game *game, const struct event *event) {
    return switch_check(game, event->as.door_locked.is_locked, game->is_locked);
}

void do_door_locked(struct game *game, const struct event *event, struct effects *effects) {
    game->is_locked = event->as.door_locked.is_locked == 1;
    effects_add(effects, EFFECT_DOOR, 0);
}
