/* Opens, plays and closes one session. A step: the clock goes on, the machine behaves as it will,
 * the server takes its turn (unless it hangs, or has died), the teacher may press something, the
 * students take theirs, and then everything is looked at. After the faults have stopped nobody does
 * anything any more until all know the same; then the room is closed and the journal is held
 * against what was played. */
#include "world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "again.h"
#include "agree.h"
#include "crash.h"
#include "faults.h"
#include "hands.h"
#include "str.h"

#define SEATS_SPARE    8  /* seats beyond the students: for those who come anew */
#define PEERS_SPARE    48 /* connections that were lost and are not known to be */
#define EVENTS_A_TURN  20000
#define TICKS_A_TURN   16   /* deadlines that ran out while the server hung */
#define AGREE_EXTRA_MS 3000 /* a phase may end just then: they agree a moment later */
#define CLOSE_MS       5000

void world_violate(struct world *world, const char *what, const char *format, ...) {
    struct verdict *verdict = &world->verdict;
    if (verdict->is_violated) {
        return;
    }
    verdict->is_violated = true;
    verdict->step = world->step;
    verdict->at_ms = world->now_ms;
    str_copy(verdict->what, sizeof verdict->what, what);
    va_list list;
    va_start(list, format);
    vsnprintf(verdict->words, sizeof verdict->words, format, list);
    va_end(list);
}

void world_tell(const struct world *world, const char *format, ...) {
    if (!world->config->is_telling) {
        return;
    }
    va_list list;
    va_start(list, format);
    printf("%7llu %8llu ms  ", (unsigned long long)world->step, (unsigned long long)world->now_ms);
    vprintf(format, list);
    putchar('\n');
    va_end(list);
}

const struct game *world_game(const struct world *world) {
    return world->server != NULL ? world->server->room.game : world->watch.replica;
}

/* --- opening
 * --------------------------------------------------------------------------------------
 */

static void give_bytes(void *context, uint8_t *bytes, size_t count) {
    struct random *random = context;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(random);
    }
}

/* Two to eight phases that hold by the grammar. */
static void draw_plan(struct world *world) {
    struct random *random = &world->deeds_random;
    struct game_config *game = &world->game;
    do {
        game->plan_count = 0;
        for (uint8_t phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
            if (random_below(random, 3) > 0) {
                game->plan[game->plan_count++] = phase;
            }
        }
    } while (plan_check(game->plan, game->plan_count) != NULL);
}

static void choose_plan(struct world *world) {
    static const char *const names[] = {"quick", "full", "full", "full+again"};
    struct game_config *game = &world->game;
    if (plan_by_name(world->config->plan, game->plan, &game->plan_count)) {
        return;
    }
    uint32_t which = random_below(&world->deeds_random, 6);
    if (which < sizeof names / sizeof names[0]) {
        plan_by_name(names[which], game->plan, &game->plan_count);
    } else {
        draw_plan(world);
    }
}

static void draw_packs(struct world *world) {
    const struct world_config *config = world->config;
    uint32_t first = random_below(&world->deeds_random, (uint32_t)config->packs_count);
    size_t most = sizeof world->packs / sizeof world->packs[0];
    world->packs_count = (uint8_t)(config->packs_count < most ? config->packs_count : most);
    for (size_t i = 0; i < world->packs_count; i++) {
        world->packs[i] = config->packs[(first + i) % config->packs_count];
    }
}

static void draw_game(struct world *world) {
    struct random *random = &world->deeds_random;
    struct game_config *game = &world->game;
    uint32_t there = world->packs[0]->challenges_count;
    *game = (struct game_config){.seed = random_next(random)};
    game->rounds = (uint8_t)(1 + random_below(random, there < 6 ? there : 6));
    game->team_size = (uint8_t)(TEAM_SEATS_MIN + random_below(random, 3));
    game->is_auto = random_below(random, 3) == 0;
    game->grace_ms = game->is_auto ? 300 : 3000;
    game->goal = random_below(random, 2) == 0 ? 0 : 1 + random_below(random, 500);
    choose_plan(world);
    world->nods_itself = random_below(random, 3) == 0;
    game->may_type = random_below(random, 2) == 0;
    world->has_teacher = random_below(random, game->is_auto ? 4 : 2) > 0;
}

void world_prove(const struct world *world, const uint8_t *handshake, struct session_proof *proof) {
    memcpy(proof->teacher, world->owner, sizeof proof->teacher);
    for (size_t i = 0; i < sizeof proof->signature; i++) {
        proof->signature[i] = (uint8_t)(handshake[i % KEY_BYTES] ^ world->owner[i % KEY_BYTES] ^ i);
    }
}

static bool is_teachers(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature) {
    struct session_proof wanted;
    world_prove(context, handshake, &wanted);
    return memcmp(key, wanted.teacher, sizeof wanted.teacher) == 0 &&
           memcmp(signature, wanted.signature, sizeof wanted.signature) == 0;
}

static bool open_room(struct world *world) {
    struct server_config *room = &world->room;
    *room = (struct server_config){
        .title = WORLD_TITLE,
        .code = WORLD_CODE,
        .run = 1,
        .seats_max = (uint16_t)(world->students_count + 1 + SEATS_SPARE),
        .peers_max = (uint16_t)(world->students_count + 1 + PEERS_SPARE),
        .game = world->game,
        .packs = world->packs,
        .packs_count = world->packs_count,
        .nods_itself = world->nods_itself,
        .is_teachers = is_teachers,
        .teachers_context = world,
        .journal = world->journal,
        .transport = &world->tap.base,
        .random_bytes = give_bytes,
        .random_context = &world->secrets,
    };
    if (world->seed % 2 == 1) { /* some rooms find readers slow sooner than others */
        room->queue_behind =
            24 + (uint32_t)(world->seed * 97 % 54); /* never less than a greeting */
    }
    if (world->game.is_auto && random_below(&world->deeds_random, 2) == 0) {
        room->seats_wait = (uint16_t)(1 + random_below(&world->deeds_random, 4));
    }
    room->warms_up = world->game.is_auto && random_below(&world->deeds_random, 4) == 0;
    world->wire = transport_memory_listen(world->net, WORLD_CODE, room->peers_max);
    world->server = server_open(room, world->now_ms);
    return world->server != NULL;
}

static void open_teacher(struct world *world) {
    struct student *teacher = &world->students[0];
    student_init(world, teacher, 1);
    teacher->role = ROLE_TEACHER;
    student_open(world, teacher);
}

/* One in eight sends anything; one in sixteen is a whole window; now and then there is a board. */
static void open_students(struct world *world) {
    struct random *random = &world->deeds_random;
    for (uint16_t i = world->has_teacher ? 1 : 0; i < world->students_count; i++) {
        struct student *student = &world->students[i];
        student_init(world, student, i + 1);
        student->is_rowdy = random_below(random, 8) == 0;
        world->has_rowdy = world->has_rowdy || student->is_rowdy;
        student->role = random_below(random, 16) == 0 ? ROLE_BOARD : ROLE_STUDENT;
        if (!student->is_rowdy && random_below(random, 16) == 0) {
            student->app = hands_new(student->role);
        }
        if (random_below(random, 4) > 0) {
            student_open(world, student);
            student->retry_at_ms = world->now_ms + random_below(random, 8000);
        }
    }
}

bool world_open(struct world *world, const struct world_config *config, struct figures *figures,
                uint64_t seed) {
    memset(world, 0, sizeof *world);
    world->config = config;
    world->figures = figures;
    world->seed = seed;
    random_init(&world->deeds_random, seed, 1);
    random_init(&world->weather_random, seed, 2);
    random_init(&world->secrets, seed, 3);
    struct random *random = &world->deeds_random;
    world->now_ms = 1000 + random_below(random, 100000);
    world->step_ms = 5u << random_below(random, 4);
    world->students_count = (uint16_t)(1 + random_below(random, config->seats));
    draw_packs(world);
    world->lasts_ms = 30000 + random_below(random, config->minutes * 60000);
    draw_game(world);
    give_bytes(&world->secrets, world->owner, sizeof world->owner);
    world->net = memory_net_open(seed);
    memory_net_set_time(world->net, world->now_ms);
    world->journal = journal_memory_open(WORLD_EVENTS_MAX);
    bool is_open =
        world->journal != NULL && watch_init(&world->watch, &world->game) &&
        tap_init(&world->tap, world, (uint16_t)(world->students_count + 1 + PEERS_SPARE)) &&
        open_room(world);
    if (is_open) {
        world->host_every_ms = 1000 + random_below(random, 1 + random_below(random, 30000));
        world->host_next_ms = world->now_ms + random_below(random, 15000);
        world->host_every_ms *= world->has_teacher ? 6 : 1;
        if (world->has_teacher) {
            world->students_count++;
            open_teacher(world);
        }
        open_students(world);
    }
    return is_open;
}

void world_close(struct world *world) {
    char why[160];
    for (uint16_t i = 0; i < world->students_count && world->students[i].transport != NULL; i++) {
        student_deinit(&world->students[i]);
    }
    if (world->server != NULL) {
        server_free(world->server);
    }
    if (world->wire != NULL) {
        world->wire->calls->close(world->wire);
    }
    if (world->journal != NULL) {
        world->journal->calls->close(world->journal, 0, why, sizeof why);
    }
    tap_deinit(&world->tap);
    watch_deinit(&world->watch);
    memory_net_close(world->net);
}

/* --- a step
 * ---------------------------------------------------------------------------------------
 */

bool world_measure(struct world *world, bool is_server) {
    bool was_server = world->is_measured;
    const struct world_meter *meter = &world->config->meter;
    world->is_measured = is_server;
    if (meter->enter != NULL) {
        (is_server ? meter->enter : meter->leave)();
    }
    return was_server;
}

/* The server may die between any two things that it does. */
static void turn_server(struct world *world) {
    struct transport *wire = &world->tap.base;
    struct transport_event event;
    for (int i = 0; i < EVENTS_A_TURN && wire->calls->poll(wire, 0, &event); i++) {
        server_handle(world->server, &event, world->now_ms);
        if (crash_comes(world)) {
            return;
        }
    }
    for (int i = 0; i < TICKS_A_TURN; i++) {
        server_tick(world->server, world->now_ms);
        if (crash_comes(world)) {
            return;
        }
        if (server_wake_ms(world->server) > world->now_ms) {
            break;
        }
    }
    watch_wake(world);
}

static void turn_host(struct world *world) {
    if (!world->weather.is_over && world->now_ms >= world->host_next_ms) {
        uint32_t spread = (uint32_t)(2 * world->host_every_ms);
        world->host_next_ms = world->now_ms + 1 + random_below(&world->deeds_random, spread);
        deeds_do(host_deeds(), world, NULL, &world->deeds_random);
    }
}

static void step(struct world *world) {
    world->step++;
    world->figures->steps++;
    world->now_ms += world->step_ms;
    memory_net_set_time(world->net, world->now_ms);
    faults_turn(world);
    crash_turn(world);
    if (world->server != NULL && world->now_ms >= world->weather.server_deaf_until_ms) {
        world_measure(world, true);
        turn_server(world);
        if (world->server != NULL) {
            turn_host(world);
        }
        world_measure(world, false);
    }
    watch_read(world);
    for (uint16_t i = 0; i < world->students_count; i++) {
        student_turn(world, &world->students[i]);
    }
    watch_step(world);
    world->is_over = world->is_over || (world->server != NULL && server_is_over(world->server));
}

static bool goes_on(const struct world *world) {
    return !world->verdict.is_violated && !world->is_over;
}

static void play_until(struct world *world, uint64_t until_ms) {
    while (goes_on(world) && world->now_ms < until_ms) {
        step(world);
    }
}

/* --- the way of a session
 * -------------------------------------------------------------------------
 */

/* Nobody does anything and nothing breaks, until everybody knows the same. */
static void play_calm(struct world *world, uint64_t at_least_ms) {
    char who[240] = "";
    uint64_t began_ms = world->now_ms;
    faults_end(world);
    play_until(world, began_ms + at_least_ms);
    while (goes_on(world) && !agree_all(world, who, sizeof who)) {
        if (world->now_ms >= began_ms + WORLD_CALM_MS + AGREE_EXTRA_MS) {
            world_violate(world, "everyone agrees within 10 s after the faults stop", "%s", who);
        }
        step(world);
    }
    world->figures->agreed += goes_on(world);
}

/* Storms with a calm between them, and the longest calm at the end. */
static void play_storms(struct world *world, uint64_t until_ms) {
    while (goes_on(world) && world->now_ms < until_ms) {
        faults_begin(world);
        play_until(world, world->now_ms + 5000 + random_below(&world->weather_random, 60000));
        play_calm(world, 0);
    }
    play_calm(world, WORLD_CALM_MS);
}

void world_play(struct world *world) {
    uint64_t started_ms = world->now_ms;
    play_storms(world, started_ms + world->lasts_ms);
    if (goes_on(world)) {
        server_close_room(world->server, CLOSED_LESSON_OVER, world->now_ms);
    }
    play_until(world, world->now_ms + CLOSE_MS);
    if (goes_on(world)) {
        world_violate(world, "a closed room is over within 5 s", "%u connections",
                      world->server->connections.used_count);
    }
    again_check(world);
    watch_end(world);
    world->figures->sessions++;
    world->figures->virtual_ms += world->now_ms - started_ms;
    world->figures->events += journal_memory_count(world->journal);
}
