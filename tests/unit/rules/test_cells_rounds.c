/* The table of test_cells.c again, in rounds of other kinds, in a small room, and by plans of a
 * teacher's own: a phase takes and refuses there what it takes and refuses anywhere. What is
 * different is written here, and nothing else may be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "cells.h"

/* A round in its first phase, and what of the table does not hold in it. */
struct other {
    struct play play;
    uint8_t earlier;   /* rounds before it: the table's are counted from there */
    bool is_same_plan; /* the session's is the table's own */
};

/* The events that name the round that is on. */
#define NAMES(name)                                                                                \
    { EVENT_##name, offsetof(struct event, as.name.round) }
static const struct {
    enum event_kind kind;
    size_t round_at;
} names_round[] = {NAMES(time_added),     NAMES(phase_ended),   NAMES(spotlight_next),
                   NAMES(break_started),  NAMES(recap_started), NAMES(pen_drawn),
                   NAMES(teams_shuffled), NAMES(text_decided)};

/* The event of a row, about this round where the row is about its own, and about the next one where
 * it is; round 0 is none anywhere. */
static struct event in_this_round(const struct cell_row *row, uint8_t earlier) {
    struct event event = row->event;
    for (size_t i = 0; i < sizeof names_round / sizeof names_round[0]; i++) {
        uint32_t *round = (uint32_t *)(void *)((char *)&event + names_round[i].round_at);
        if (names_round[i].kind == event.kind && *round > 0) {
            *round += earlier;
        }
    }
    return event;
}

static bool is_about_the_queue(enum event_kind kind) {
    return kind == EVENT_candidate_hidden || kind == EVENT_candidate_moved;
}

static bool was_shown(const struct game *game, uint32_t answer) {
    bool was = false;
    for (uint8_t i = 1; i <= game->spotlight; i++) {
        was = was || game->spotlights[i].thought.answer == answer;
    }
    return was;
}

/* What the table says of a row in the phase that is on, with what is different here. */
static enum game_status wanted(const struct other *other, const struct cell_row *row) {
    const struct game *game = &other->play.game;
    enum game_status status = cells_status(row->letters[game->phase]);
    enum event_kind kind = row->event.kind;
    if (is_about_the_queue(kind) && game->queue_count == 0) {
        return GAME_NOT_NOW;
    }
    if (kind == EVENT_claimed && status == GAME_OK && game_is_small(game)) {
        return GAME_NOT_NOW; /* nobody is named in a small room */
    }
    bool is_picked = kind == EVENT_spotlight_picked && status == GAME_NOTHING_TO_DO;
    if (is_picked && game_is_small(game) && !was_shown(game, PLAY_SLIP)) {
        return GAME_OK; /* which of two comes first is drawn there */
    }
    bool is_plan = kind == EVENT_plan_set && status == GAME_NOTHING_TO_DO;
    return is_plan && !other->is_same_plan ? GAME_OK : status;
}

static void check_phase(const struct other *other) {
    static struct play there;
    for (size_t i = 0; i < cells_count; i++) {
        const struct cell_row *row = &cells_rows[i];
        there = other->play;
        uint64_t hash = game_hash(&there.game);
        enum game_status status = play_event(&there, in_this_round(row, other->earlier));
        if (status != wanted(other, row)) {
            fail_msg("%s in phase %d: %s", row->what, (int)other->play.game.phase,
                     game_status_name(status));
        }
        if (status != GAME_OK) {
            assert_int_equal(game_hash(&there.game), hash);
        }
    }
}

/* Each phase of the round. Returns how many there were. */
static unsigned check_round(struct other *other) {
    unsigned phases = 0;
    PLAY_OK(&other->play, pen_raised, .seat = 5, .is_raised = 1);
    for (; other->play.game.phase != PHASE_NONE; phases++) {
        check_phase(other);
        cells_act(&other->play);
        play_next(&other->play);
    }
    return phases;
}

static struct other other;

static void start(enum round_kind kind, uint8_t of_round) {
    PLAY_OK(&other.play, round_started, STARTED(kind, of_round), .try_ms = 60000);
}

static void open_other(void) {
    struct game_config config = cells_config();
    other.earlier = 0;
    other.is_same_plan = true;
    cells_sit_down(&other.play, &config);
}

static void in_a_warm_up_the_same_is_taken_and_refused(void **state) {
    (void)state;
    open_other();
    start(ROUND_WARM_UP, 0);
    assert_int_equal(check_round(&other), 4);
}

static void in_a_mending_round_the_same_is_taken_and_refused(void **state) {
    (void)state;
    open_other();
    start(ROUND_NORMAL, 0);
    while (other.play.game.phase != PHASE_NONE) {
        cells_act(&other.play);
        play_next(&other.play);
    }
    assert_int_equal(other.play.game.teams[2].owes[1], 3);
    other.earlier = 1;
    start(ROUND_MENDING, 1);
    assert_int_equal(check_round(&other), 2);
}

static void in_a_small_room_only_claims_are_refused(void **state) {
    (void)state;
    open_other();
    PLAY_OK(&other.play, seat_away, .seat = 7);
    PLAY_OK(&other.play, seat_away, .seat = 8);
    start(ROUND_NORMAL, 0);
    assert_int_equal(check_round(&other), 8);
    assert_true(game_is_small(&other.play.game));
}

static void check_plan(const uint8_t *plan, uint8_t count) {
    struct game_config config = cells_config();
    memcpy(config.plan, plan, PLAN_PHASES_MAX);
    config.plan_count = count;
    assert_null(plan_check(plan, count));
    other.earlier = 0;
    other.is_same_plan = false;
    cells_sit_down(&other.play, &config);
    start(ROUND_NORMAL, 0);
    assert_int_equal(check_round(&other), count);
}

/* Each with something left out that the table's own plan has, or in another order. */
static void by_a_teachers_own_plan_the_same_is_taken_and_refused(void **state) {
    (void)state;
    static const struct {
        uint8_t count, phases[PLAN_PHASES_MAX];
    } plans[] = {
        {2, {PHASE_TRY, PHASE_REVEAL}},
        {3, {PHASE_TRY, PHASE_REVEAL, PHASE_AGAIN}},
        {3, {PHASE_TRY, PHASE_HUDDLE, PHASE_REVEAL}},
        {4, {PHASE_TRY, PHASE_HUDDLE, PHASE_REFLECT, PHASE_REVEAL}},
        {4, {PHASE_TRY, PHASE_OFFER, PHASE_REVEAL, PHASE_REFLECT}},
        {5, {PHASE_TRY, PHASE_HUDDLE, PHASE_OFFER, PHASE_MEND, PHASE_REVEAL}},
        {5, {PHASE_TRY, PHASE_HUDDLE, PHASE_OFFER, PHASE_SHARE, PHASE_REVEAL}},
        {6, {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_OFFER, PHASE_SHARE, PHASE_REVEAL}},
        {6, {PHASE_TRY, PHASE_HUDDLE, PHASE_REFLECT, PHASE_MEND, PHASE_REVEAL, PHASE_AGAIN}},
    };
    for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
        check_plan(plans[i].phases, plans[i].count);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_warm_up_the_same_is_taken_and_refused),
        cmocka_unit_test(in_a_mending_round_the_same_is_taken_and_refused),
        cmocka_unit_test(in_a_small_room_only_claims_are_refused),
        cmocka_unit_test(by_a_teachers_own_plan_the_same_is_taken_and_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
