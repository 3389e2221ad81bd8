/* Every step: the room's state against itself, against the step before, and against the journal,
 * which is played a second time by the same rules as it grows. */
#include "watch.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "world.h"

#define BUSY_MS 2000 /* so long the server may want its next turn at once */

bool watch_init(struct watch *watch, const struct game_config *config) {
    watch->replica = calloc(1, sizeof *watch->replica);
    if (watch->replica != NULL) {
        game_init(watch->replica, config);
    }
    return watch->replica != NULL;
}

void watch_deinit(struct watch *watch) {
    free(watch->replica);
}

uint64_t watch_place(const uint8_t *plan, size_t plan_count, unsigned round, unsigned phase) {
    const uint8_t *at = phase != PHASE_NONE ? memchr(plan, (int)phase, plan_count) : NULL;
    return ((uint64_t)round << 8) + (at != NULL ? (uint64_t)(at - plan) : 255u);
}

/* --- the rules' state
 * -----------------------------------------------------------------------------
 */

static void check_gold(struct world *world, const struct game *game) {
    struct watch *watch = &world->watch;
    uint32_t sum = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        uint32_t gold = game->teams[i].gold;
        if (gold < watch->team_gold[i]) {
            world_violate(world, "gold never falls", "team %u: %u, then %u", i, watch->team_gold[i],
                          gold);
        }
        watch->team_gold[i] = gold;
        sum += gold;
    }
    if (game->gold < watch->gold) {
        world_violate(world, "gold never falls", "the class: %u, then %u", watch->gold, game->gold);
    }
    if (game->gold != sum) {
        world_violate(world, "the teams' gold is the class total", "%u and %u", sum, game->gold);
    }
    watch->gold = game->gold;
}

static void check_place(struct world *world, const struct game *game) {
    struct watch *watch = &world->watch;
    uint64_t place =
        watch_place(game->config.plan, game->config.plan_count, game->round, game->phase);
    bool is_back = game->stage < watch->stage && game->stage != STAGE_LOBBY;
    if (place < watch->place || is_back) {
        world_violate(world, "phases go forward within a round", "stage %d round %u phase %d",
                      (int)game->stage, game->round, (int)game->phase);
    }
    watch->place = place;
    watch->stage = game->stage;
}

/* --- the journal
 * ----------------------------------------------------------------------------------
 */

/* Which seat's action made the event; 0: none did. */
static uint32_t seat_of(const struct event *event) {
    if (event->kind == EVENT_answered) {
        return event->as.answered.seat;
    }
    return event->kind == EVENT_ready ? event->as.ready.seat : 0;
}

static void read_entry(struct world *world, uint64_t number) {
    struct watch *watch = &world->watch;
    const struct event *event = &journal_memory_at(world->journal, number)->event;
    struct effects effects;
    if (event->at_ms < watch->journal_at_ms) {
        world_violate(world, "the journal's times never go back", "event %llu",
                      (unsigned long long)number);
    }
    watch->journal_at_ms = event->at_ms;
    enum game_status status = game_apply(watch->replica, event, &effects);
    if (status != GAME_OK) {
        world_violate(world, "every event of the journal can be played again", "event %llu, %s: %s",
                      (unsigned long long)number, event_name(event->kind),
                      game_status_name(status));
    }
    if (event->kind == EVENT_seat_added) {
        watch->seat_event[event->as.seat_added.seat] = number;
    }
    if (event->kind == EVENT_round_started) {
        watch->round_challenge[watch->replica->round] = (uint16_t)watch->replica->challenge;
    }
    watch->seat_actions[seat_of(event)]++;
}

void watch_read(struct world *world) {
    while (world->watch.journal_read < journal_memory_count(world->journal)) {
        read_entry(world, ++world->watch.journal_read);
    }
}

static void check_journal(struct world *world, const struct game *game) {
    struct watch *watch = &world->watch;
    watch_read(world);
    if (watch->replica->gold != game->gold || watch->replica->phase != game->phase) {
        world_violate(world, "gold is a function of the journal",
                      "%u by the journal, %u in the room", watch->replica->gold, game->gold);
    }
}

/* --- connections and queues
 * -----------------------------------------------------------------------
 */

static void check_connections(struct world *world) {
    const struct connections *connections = &world->server->connections;
    const struct desks *desks = &world->server->room.desks;
    for (uint16_t i = 1; i <= connections->high; i++) {
        const struct connection *connection = &connections->list[i];
        if (connection->peer != 0 && connection->seat != 0 &&
            desks->list[connection->seat].connection != i) {
            world_violate(world, "a seat has one live connection", "seat %u, connections %u and %u",
                          connection->seat, i, desks->list[connection->seat].connection);
        }
    }
    for (uint16_t seat = 1; seat <= desks->count; seat++) {
        uint16_t i = desks->list[seat].connection;
        if (i != 0 && (connections->list[i].peer == 0 || connections->list[i].seat != seat)) {
            world_violate(world, "a seat has one live connection", "seat %u lost it", seat);
        }
    }
}

static void check_bounds(struct world *world) {
    const struct server *server = world->server;
    bool is_within = server->outbox.count <= server->outbox.max &&
                     server->drafting_count <= server->room.desks.count &&
                     server->connections.used_count <= server->connections.max &&
                     server->room.desks.count <= server->room.desks.max;
    if (!is_within) {
        world_violate(world, "every queue keeps its bound", "outbox %zu, drafts %u, connections %u",
                      server->outbox.count, server->drafting_count, server->connections.used_count);
    }
    for (uint16_t i = 0; i < world->students_count; i++) {
        const struct student *student = &world->students[i];
        if (student->is_there && student->session->pending_count > SESSION_PENDING_MAX) {
            world_violate(world, "every queue keeps its bound", "student %d", student->number);
        }
    }
    const struct world_meter *meter = &world->config->meter;
    if (meter->taken != NULL && meter->taken() != 0) {
        world_violate(world, "the server takes no memory after its start", "%llu times",
                      (unsigned long long)meter->taken());
    }
}

void watch_step(struct world *world) {
    const struct game *game = world_game(world);
    check_gold(world, game);
    check_place(world, game);
    check_journal(world, game);
    check_connections(world);
    check_bounds(world);
}

void watch_wake(struct world *world) {
    struct watch *watch = &world->watch;
    const struct weather *weather = &world->weather;
    bool is_ill = weather->trouble_until_ms != 0 || weather->backlog_until_ms != 0;
    if (server_wake_ms(world->server) > world->now_ms || is_ill) {
        watch->busy_since_ms = 0;
    } else if (watch->busy_since_ms == 0) {
        watch->busy_since_ms = world->now_ms;
    } else if (world->now_ms > watch->busy_since_ms + BUSY_MS) {
        world_violate(world, "the server's next turn is not always at once", "since %llu ms",
                      (unsigned long long)watch->busy_since_ms);
    }
}

/* --- agreement
 * ------------------------------------------------------------------------------------
 */

/* Whether somebody who is there knows what the room knows; else what differs. */
static bool knows(const struct world *world, const struct student *student, char *what,
                  size_t size) {
    const struct session *session = student->session;
    const struct session_view *view = &session->view;
    const struct game *game = world_game(world);
    if (session->link != SESSION_IN) {
        str_format(what, size, "is not in");
        return student->app != NULL; /* a person may have gone to another screen */
    }
    if (!view->have_phase || view->phase.stage != (uint8_t)game->stage ||
        view->phase.round != game->round || view->phase.phase != (uint8_t)game->phase) {
        str_format(what, size, "is in stage %u round %u phase %u", view->phase.stage,
                   view->phase.round, view->phase.phase);
        return false;
    }
    if (!view->have_room || view->room.gold != game->gold || view->room.goal != game->goal) {
        str_format(what, size, "knows of %u gold, goal %u", view->room.gold, view->room.goal);
        return false;
    }
    uint16_t team = view->have_seat ? game->seats[view->seat.seat].team : 0;
    if (view->have_seat && (view->team.team != team || view->team.gold != game->teams[team].gold)) {
        str_format(what, size, "knows of team %u", view->team.team);
        return false;
    }
    if (!student->is_rowdy && session->pending_count > 0) {
        str_format(what, size, "seat %u waits for action %u (%s)", view->seat.seat,
                   session->pending[0].action, message_name(session->pending[0].message.id));
        return false;
    }
    return true;
}

bool watch_agree(const struct world *world, char *who, size_t size) {
    char what[160] = "";
    for (uint16_t i = 0; i < world->students_count; i++) {
        const struct student *student = &world->students[i];
        bool is_in =
            student->is_there && !student->has_moved && student->session->link != SESSION_ENDED;
        if (is_in && !knows(world, student, what, sizeof what)) {
            str_format(who, size, "student %d %s", student->number, what);
            return false;
        }
    }
    return true;
}

/* --- the end
 * --------------------------------------------------------------------------------------
 */

/* Who was honest made no more events than actions. */
static void check_once(struct world *world, const struct student *student) {
    uint32_t events = world->watch.seat_actions[student->seat];
    bool is_known = !student->is_rowdy && !student->has_moved && student->seat != 0;
    if (is_known && events > student->actions_count) {
        world_violate(world, "what is acknowledged is in the journal once",
                      "student %d: %u events of %u actions", student->number, events,
                      student->actions_count);
    }
}

void watch_end(struct world *world) {
    uint64_t played = game_hash(world_game(world));
    uint64_t replayed = game_hash(world->watch.replica);
    if (played != replayed) {
        world_violate(world, "the journal gives the same state", "%016llx and %016llx",
                      (unsigned long long)played, (unsigned long long)replayed);
    }
    for (uint16_t i = 0; i < world->students_count; i++) {
        check_once(world, &world->students[i]);
    }
}
