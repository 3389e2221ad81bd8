/* The journal as it grows: played a second time by the same rules, and looked at entry by entry.
 * Behind a crash it is read anew from its beginning. */
#include <stdlib.h>
#include <string.h>

#include "allowed_share.h"
#include "hash.h"
#include "watch.h"
#include "world.h"

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
    for (uint16_t seat = 1; seat <= watch->replica->seats_count; seat++) {
        watch->team_of[seat] = watch->replica->seats[seat].team;
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
    hearsay_step(&world->hearsay, watch->replica);
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
    memset(watch->team_of, 0, sizeof watch->team_of);
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
