/* Every step: the room's state against itself, against the step before, and against the journal,
 * which is played a second time by the same rules as it grows. */
#include "watch.h"

#include <stdlib.h>
#include <string.h>

#include "allowed_share.h"
#include "hash.h"
#include "str.h"
#include "world.h"

#define BUSY_MS 2000 /* so long the server may want its next turn at once */

#define ACTIONS_MAX ((size_t)1 << 17) /* places of the table: more than twice the entries */

bool watch_init(struct watch *watch, const struct game_config *config) {
    watch->replica = calloc(1, sizeof *watch->replica);
    watch->actions = calloc(ACTIONS_MAX, sizeof *watch->actions);
    if (watch->replica != NULL) {
        game_init(watch->replica, config);
    }
    return watch->replica != NULL && watch->actions != NULL;
}

void watch_deinit(struct watch *watch) {
    free(watch->replica);
    free(watch->actions);
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

/* --- the journal
 * ----------------------------------------------------------------------------------
 */

/* Events that only an action of a seat makes; the seat is their first number. */
static const enum event_kind of_seats[] = {
    EVENT_answered,   EVENT_ready,        EVENT_team_opened, EVENT_team_chosen,
    EVENT_offered,    EVENT_claimed,      EVENT_idea_chosen, EVENT_lesson_given,
    EVENT_pen_raised, EVENT_pen_answered, EVENT_agreed,
};

uint32_t watch_seat_of(const struct event *event) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    event_to_numbers(event, numbers);
    for (size_t i = 0; i < sizeof of_seats / sizeof of_seats[0]; i++) {
        if (of_seats[i] == event->kind) {
            return numbers[0];
        }
    }
    return 0;
}

struct game_counts {
    uint16_t present, done;
};

/* What a round may pay to one team. */
static uint32_t worth_of(const struct game *game) {
    switch ((enum round_kind)game->rounds[game->round].kind) {
    case ROUND_NORMAL:
        return plan_worth(game->plan, game->plan_count);
    case ROUND_MENDING:
        return 3;
    case ROUND_WARM_UP:
    case ROUND_KIND_COUNT:
        break;
    }
    return 0;
}

/* By the journal, event for event: a server that hung may end one round and start another in a
 * turn. */
static void check_worth(struct world *world, const struct event *event) {
    struct watch *watch = &world->watch;
    const struct game *game = watch->replica;
    if (event->kind == EVENT_round_started) {
        watch->round_worth = worth_of(game); /* the plan may be another one behind its end */
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        uint32_t gold = game->teams[i].gold;
        if (event->kind == EVENT_round_started) {
            watch->round_gold[i] = gold;
        } else if (game->round > 0 && gold > watch->round_gold[i] + watch->round_worth) {
            world_violate(world, "a round pays no more than it is worth", "team %u: %u, then %u", i,
                          watch->round_gold[i], gold);
        }
    }
}

/* Counts and gold that differ are among the effects, else nobody is told of them. */
static void check_effects(struct world *world, const struct event *event,
                          const struct game_counts *before, const struct effects *effects) {
    const struct game *game = world->watch.replica;
    bool is_told = before->present == game->present_count && before->done == game->done_count;
    for (size_t i = 0; i < effects->count; i++) {
        enum effect_kind kind = effects->list[i].kind;
        is_told = is_told || kind == EFFECT_COUNTS || kind == EFFECT_PHASE;
    }
    if (!is_told) {
        world_violate(world, "what became different is told", "%s: %u done of %u, then %u of %u",
                      event_name(event->kind), before->done, before->present, game->done_count,
                      game->present_count);
    }
}

/* False: it was there. */
static bool add_action(uint64_t *table, uint64_t key) {
    size_t at = key % ACTIONS_MAX;
    while (table[at] != 0 && table[at] != key) {
        at = (at + 1) % ACTIONS_MAX;
    }
    bool is_new = table[at] == 0;
    table[at] = key;
    return is_new;
}

/* Whoever said it, and however often it was sent: an action is one event. When the teacher gives an
 * old seat to somebody, that one's numbers begin where they will. */
static void check_actions(struct world *world, const struct journal_entry *entry) {
    const struct journal_by *by = &entry->by;
    for (uint32_t i = by->first_action; i != 0 && i <= by->last_action; i++) {
        uint64_t key = hash_u64(hash_u64(HASH_START, by->who), i) | 1;
        if (!add_action(world->watch.actions, key) && !world->hearsay.has_given) {
            world_violate(world, "an action is one event", "action %u of %llu is event %llu too", i,
                          (unsigned long long)by->who, (unsigned long long)entry->number);
        }
    }
}

/* Of runs of which nothing is left, too. */
static void check_number(struct world *world, uint64_t number) {
    struct watch *watch = &world->watch;
    if (number <= watch->number_highest) {
        world_violate(world, "no event number is used twice", "%llu behind %llu",
                      (unsigned long long)number, (unsigned long long)watch->number_highest);
    }
    watch->number_highest = number;
}

/* Who is named says so before; a team says so together. */
static void check_named(struct world *world) {
    struct watch *watch = &world->watch;
    for (uint16_t i = 1; i <= watch->replica->teams_count; i++) {
        uint8_t named = watch->replica->teams[i].named;
        uint8_t fresh = (uint8_t)(named & ~watch->named[i]);
        watch->named[i] = named;
        for (uint8_t spotlight = 1; fresh != 0 && spotlight <= SPOTLIGHTS_MAX; spotlight++) {
            if ((fresh & (1u << spotlight)) != 0) {
                allowed_naming(world, watch->replica, i, spotlight);
            }
        }
    }
}

static void take_entry(struct watch *watch, const struct journal_entry *entry) {
    const struct event *event = &entry->event;
    if (event->kind == EVENT_seat_added) {
        watch->seat_event[event->as.seat_added.seat] = entry->number;
    }
    if (entry->has_token) {
        watch->seat_token[event->kind == EVENT_seat_added ? event->as.seat_added.seat
                                                          : event->as.seat_resumed.seat] =
            entry->number;
    }
    if (event->kind == EVENT_round_started) {
        watch->round_challenge[watch->replica->round] = watch->replica->challenge;
    }
    watch->seat_actions[watch_seat_of(event)]++;
    watch->kinds[event->kind]++;
}

static void read_entry(struct world *world, size_t place, bool is_new) {
    struct watch *watch = &world->watch;
    const struct journal_entry *entry = journal_memory_at(world->journal, place);
    const struct event *event = &entry->event;
    uint64_t number = entry->number;
    struct effects effects;
    if (is_new) {
        check_number(world, number);
    }
    if (event->at_ms < watch->journal_at_ms) {
        world_violate(world, "the journal's times never go back", "event %llu",
                      (unsigned long long)number);
    }
    watch->journal_at_ms = event->at_ms;
    struct game_counts before = {watch->replica->present_count, watch->replica->done_count};
    enum game_status status = game_apply(watch->replica, event, &effects);
    if (status != GAME_OK) {
        world_violate(world, "every event of the journal can be played again", "event %llu, %s: %s",
                      (unsigned long long)number, event_name(event->kind),
                      game_status_name(status));
    }
    check_worth(world, event);
    check_effects(world, event, &before, &effects);
    check_actions(world, entry);
    check_named(world);
    take_entry(watch, entry);
}

static void read_rest(struct world *world, bool is_new) {
    while (world->watch.journal_read < journal_memory_count(world->journal)) {
        read_entry(world, ++world->watch.journal_read, is_new);
    }
}

void watch_read(struct world *world) {
    read_rest(world, true);
}

/* What a class has is what the journal says from now on, and grows from there. */
static void set_floors(struct watch *watch) {
    const struct game *game = watch->replica;
    watch->place = watch_place(game->plan, game->plan_count, game->round, game->phase);
    watch->stage = game->stage;
    watch->gold = game->gold;
    memset(watch->team_gold, 0, sizeof watch->team_gold);
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        watch->team_gold[i] = game->teams[i].gold;
    }
}

void watch_again(struct world *world) {
    struct watch *watch = &world->watch;
    game_init(watch->replica, &world->game);
    memset(watch->actions, 0, ACTIONS_MAX * sizeof *watch->actions);
    memset(watch->named, 0, sizeof watch->named);
    memset(watch->kinds, 0, sizeof watch->kinds);
    memset(watch->seat_event, 0, sizeof watch->seat_event);
    memset(watch->seat_token, 0, sizeof watch->seat_token);
    memset(watch->seat_actions, 0, sizeof watch->seat_actions);
    memset(watch->round_challenge, 0, sizeof watch->round_challenge);
    watch->journal_read = watch->journal_at_ms = watch->busy_since_ms = 0;
    read_rest(world, false);
    set_floors(watch);
}

const struct journal_entry *watch_entry(const struct world *world, uint64_t number) {
    size_t low = 1;
    size_t high = journal_memory_count(world->journal) + 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct journal_entry *entry = journal_memory_at(world->journal, middle);
        if (entry->number == number) {
            return entry;
        }
        if (entry->number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

static void check_journal(struct world *world, const struct game *game) {
    struct watch *watch = &world->watch;
    watch_read(world);
    if (watch->replica->gold != game->gold || watch->replica->phase != game->phase) {
        world_violate(world, "gold is a function of the journal",
                      "%u by the journal, %u in the room", watch->replica->gold, game->gold);
    }
}

const struct challenge *watch_challenge(const struct world *world, uint8_t round, uint8_t part) {
    uint32_t number = world->watch.round_challenge[round];
    uint32_t pack = number / PACK_STRIDE;
    uint32_t place = number % PACK_STRIDE;
    if (place == 0 || pack >= world->packs_count || place > world->packs[pack]->challenges_count) {
        return NULL;
    }
    const struct challenge *challenge = &world->packs[pack]->challenges[place - 1];
    if (part > challenge->twins_count) {
        return NULL;
    }
    return part == 0 ? challenge : &challenge->twins[part - 1];
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
