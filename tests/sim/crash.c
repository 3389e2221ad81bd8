/* What was durable in the moment of the crash is the whole truth from then on: the watch reads the
 * journal anew from its beginning, and the next run has to be what it says. What somebody was told
 * to be kept has to be there still, unless the disk itself forgot it. */
#include "crash.h"

#include <stdlib.h>

#include "again.h"
#include "faults.h"
#include "world.h"

#define LOST_MS 12000 /* then a client's transport finds by itself that nobody is there */

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->weather_random, bound);
}

/* --- the end of a run
 * ---------------------------------------------------------------------------------
 */

/* The disk's writer may have come further than anybody was told. */
static void write_some(struct world *world) {
    size_t count = journal_memory_count(world->journal);
    size_t last = below(world, 8);
    if (count > last && below(world, 2) == 0) {
        journal_memory_sync(world->journal,
                            journal_memory_at(world->journal, count - last)->number);
    }
}

/* Seats and tokens that the disk forgets: then it is not known any more who is who. */
static bool is_of_somebody(const struct event *event) {
    return event->kind == EVENT_seat_added || event->kind == EVENT_seat_resumed;
}

static void note_damage(struct world *world, size_t forgets) {
    uint64_t durable = world->journal->calls->durable(world->journal);
    size_t count = journal_memory_count(world->journal);
    while (count > 0 && journal_memory_at(world->journal, count)->number > durable) {
        count--;
    }
    for (size_t i = 0; i < forgets && i < count; i++) {
        world->was_damaged = true;
        if (is_of_somebody(&journal_memory_at(world->journal, count - i)->event)) {
            world->hearsay.has_given = true;
        }
    }
}

/* What a disk forgot is no promise any more; all else is one still. */
static void check_notes(struct world *world, struct student *student) {
    for (size_t i = 0; i < NOTES_MAX; i++) {
        struct note *note = &student->notes[i];
        if (note->event == 0 || watch_entry(world, note->event) != NULL) {
            continue;
        }
        if (!world->was_damaged) {
            world_violate(world, "what is acknowledged outlives a crash",
                          "student %d: action %u was kept as event %llu", student->number,
                          note->action, (unsigned long long)note->event);
        }
        note->event = 0;
    }
}

static void die(struct world *world) {
    struct weather *weather = &world->weather;
    again_check(world);
    write_some(world);
    note_damage(world, weather->forgets);
    server_free(world->server);
    world->server = NULL;
    memory_net_kill(world->net, world->wire, LOST_MS);
    world->wire = NULL;
    world->figures->died++;
    world->figures->gone += journal_memory_crash(world->journal, weather->forgets);
    journal_memory_set_backlog(world->journal, SIZE_MAX); /* it was the process's own */
    weather->backlog_until_ms = 0;
    weather->up_again_ms = world->now_ms + (below(world, 4) == 0 ? 0 : below(world, 8000));
    world->lag_count = 0;
    watch_again(world);
    for (uint16_t i = 0; i < world->students_count; i++) {
        check_notes(world, &world->students[i]);
    }
    world->is_over = world->watch.replica->stage == STAGE_CLOSED;
    world_tell(world, "the server is dead; %zu entries are there",
               journal_memory_count(world->journal));
}

bool crash_comes(struct world *world) {
    struct weather *weather = &world->weather;
    if (weather->dies_after == 0 || --weather->dies_after > 0) {
        return false;
    }
    world_measure(world, false);
    die(world);
    return true;
}

/* --- the next run
 * -------------------------------------------------------------------------------------
 */

static bool resume(struct world *world) {
    char why[200];
    struct journal_past *past = journal_memory_past(world->journal);
    bool goes_on = past != NULL && server_resume(world->server, past, why, sizeof why);
    if (!goes_on) {
        world_violate(world, "a room that is started again goes on", "%s", why);
    }
    free(past);
    return goes_on;
}

/* As it was behind the last entry that was on disk, with the time that was left then. */
static void check_place(struct world *world, uint64_t left_ms) {
    const struct game *game = world_game(world);
    uint64_t now_ms = world->now_ms - world->server->opened_ms; /* as the room will count it */
    uint64_t left_now_ms = game_left_ms(game, now_ms);
    if (left_now_ms != left_ms) {
        world_violate(world, "no time of a phase is lost by a restart", "%llu ms, then %llu ms",
                      (unsigned long long)left_ms, (unsigned long long)left_now_ms);
    }
    watch_read(world);
    if (game_hash(game) != game_hash(world->watch.replica)) {
        world_violate(world, "a room that is started again is what its journal says", "run %u",
                      (unsigned)world->room.run);
    }
}

void crash_turn(struct world *world) {
    const struct game *replica = world->watch.replica;
    if (world->server != NULL || world->is_over || world->now_ms < world->weather.up_again_ms) {
        return;
    }
    uint64_t left_ms = game_left_ms(replica, replica->now_ms);
    world->room.run++;
    world->wire = transport_memory_listen(world->net, WORLD_CODE, world->room.peers_max);
    tap_renew(&world->tap);
    world->server = server_open(&world->room, world->now_ms);
    if (world->server == NULL) {
        abort(); /* no memory */
    }
    if (resume(world)) {
        check_place(world, left_ms);
        again_check(world);
    }
    world_tell(world, "run %u of the server begins", (unsigned)world->room.run);
}
