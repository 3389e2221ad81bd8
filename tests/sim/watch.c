/* Every step: the room's state against itself, against the step before, and against the journal,
 * which is played a second time by the same rules as it grows. */
#include "watch.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "world.h"

#define BUSY_MS 2000 /* so long the server may want its next turn at once */

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
    uint64_t place = watch_place(game->plan, game->plan_count, game->round, game->phase);
    bool is_break = watch->stage == STAGE_ROUND && game->stage == STAGE_LOBBY;
    bool is_back = game->stage < watch->stage && !is_break;
    if (place < watch->place || is_back) {
        world_violate(world, "phases go forward within a round", "stage %d round %u phase %d",
                      (int)game->stage, game->round, (int)game->phase);
    }
    watch->place = place;
    watch->stage = game->stage;
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
        if (i != 0 && world_game(world)->seats[seat].is_removed) {
            world_violate(world, "a seat that was taken away brings nobody back", "seat %u", seat);
        }
        if (i != 0 && (connections->list[i].peer == 0 || connections->list[i].seat != seat)) {
            world_violate(world, "a seat has one live connection", "seat %u lost it", seat);
        }
    }
}

/* Nothing more is queued for who does not read, but for one telling of the now. */
#define NOW_MESSAGES 150

static void check_readers(struct world *world) {
    const struct connections *connections = &world->server->connections;
    uint32_t most = world->server->audience.mail.behind;
    for (uint16_t number = 1; number <= connections->high; number++) {
        const struct connection *it = &connections->list[number];
        if (it->peer == 0) {
            continue;
        }
        uint32_t waiting = world->wire->calls->queued(world->wire, it->peer);
        world->figures->behind += it->is_behind;
        if (waiting > most + NOW_MESSAGES) {
            world_violate(world, "every queue keeps its bound", "%u messages for one reader",
                          (unsigned)waiting);
        }
    }
}

static void check_bounds(struct world *world) {
    check_readers(world);
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

/* Nobody is told of a loss that there was none of, but by those who say anything. */
static void check_lost(struct world *world) {
    if (world->server->room.lost > 0 && !world->was_damaged && !world->has_rowdy) {
        world_violate(world, "a loss that is told is one", "%llu entries",
                      (unsigned long long)world->server->room.lost);
    }
}

void watch_step(struct world *world) {
    const struct game *game = world_game(world);
    if (world->server == NULL) {
        return;
    }
    check_lost(world);
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

/* What only the teacher's console makes, and by which messages. */
static const struct {
    enum event_kind event;
    enum message_id by;
} of_teachers[] = {
    {EVENT_time_added, MESSAGE_host_time},       {EVENT_seat_moved, MESSAGE_host_move},
    {EVENT_teams_shuffled, MESSAGE_host_teams},  {EVENT_team_split, MESSAGE_host_teams},
    {EVENT_goal_set, MESSAGE_host_goal},         {EVENT_plan_set, MESSAGE_host_plan},
    {EVENT_pen_drawn, MESSAGE_host_pen},         {EVENT_break_started, MESSAGE_host_break},
    {EVENT_candidate_moved, MESSAGE_host_order}, {EVENT_spotlight_picked, MESSAGE_host_pick},
    {EVENT_pack_chosen, MESSAGE_host_pack},      {EVENT_names_set, MESSAGE_host_names},
    {EVENT_cheers_muted, MESSAGE_host_mute},     {EVENT_seat_noted, MESSAGE_host_note},
    {EVENT_seat_removed, MESSAGE_host_remove},
};

/* A room that leads itself draws the pen too, once a round at the most. */
static uint64_t made_alone(const struct world *world, enum event_kind event) {
    bool is_alone = world->game.is_auto && event == EVENT_pen_drawn;
    return is_alone ? world->watch.kinds[EVENT_round_started] : 0;
}

static void check_teachers_once(struct world *world) {
    for (size_t i = 0; i < sizeof of_teachers / sizeof of_teachers[0]; i++) {
        uint64_t made = world->watch.kinds[of_teachers[i].event];
        uint64_t asked = world->watch.acts[of_teachers[i].by];
        asked += made_alone(world, of_teachers[i].event);
        if (made > asked) {
            world_violate(world, "what the teacher does counts once", "%s: %llu events of %llu",
                          event_name(of_teachers[i].event), (unsigned long long)made,
                          (unsigned long long)asked);
        }
    }
}

void watch_end(struct world *world) {
    uint64_t played = game_hash(world_game(world));
    uint64_t replayed = game_hash(world->watch.replica);
    if (played != replayed) {
        world_violate(world, "the journal gives the same state", "%016llx and %016llx",
                      (unsigned long long)played, (unsigned long long)replayed);
    }
    for (uint16_t i = 0; i < world->students_count && !world->hearsay.has_given; i++) {
        check_once(world, &world->students[i]);
    }
    check_teachers_once(world);
}
