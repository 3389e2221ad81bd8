/* Every event in every place of a session: the table says which are taken. What is refused leaves
 * not a byte behind, by hash and by memcmp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "cells.h"

static const enum phase PHASE_OF[PLACES] = {
    [TRY] = PHASE_TRY,         [HUDDLE] = PHASE_HUDDLE, [OFFER] = PHASE_OFFER,
    [SHARE] = PHASE_SHARE,     [MEND] = PHASE_MEND,     [REVEAL] = PHASE_REVEAL,
    [REFLECT] = PHASE_REFLECT, [AGAIN] = PHASE_AGAIN,   [FROZEN] = PHASE_SHARE,
};

static void assert_untouched(const struct play *play, const struct game *before, uint64_t hash) {
    assert_int_equal(game_hash(&play->game), hash);
    assert_memory_equal(&play->game, before, sizeof *before);
    assert_int_equal(play->effects.count, 0);
}

static void check_row(const struct cell_row *row, enum place place) {
    static struct play play;
    static struct game before;
    cells_go_to(&play, place);
    memcpy(&before, &play.game, sizeof before);
    uint64_t hash = game_hash(&before);
    enum game_status status = play_event(&play, row->event);
    if (status != cells_status(row->letters[place])) {
        fail_msg("%s in place %d: %s", row->what, (int)place, game_status_name(status));
    }
    if (status == GAME_OK) {
        assert_true(play.effects.count > 0);
        bool stays = row->letters[place] == '~';
        assert_int_equal(game_hash(&play.game) == hash, stays);
    } else {
        assert_untouched(&play, &before, hash);
    }
}

static void every_event_in_every_place_is_taken_or_refused_as_written(void **state) {
    (void)state;
    for (size_t i = 0; i < cells_count; i++) {
        assert_int_equal(strlen(cells_rows[i].letters), PLACES);
        for (enum place place = LOBBY; place < PLACES; place++) {
            check_row(&cells_rows[i], place);
        }
    }
}

/* What a stopped clock changes about the table, by itself: nothing, but that a student's deeds wait
 * while everybody looks up. A row that is a student's says so in its last letter. */
static void check_stopped(const struct cell_row *row, enum place place, struct event stop) {
    static struct play play;
    static struct game before;
    bool waits = stop.kind == EVENT_frozen && row->letters[FROZEN] == 'z';
    if (row->event.kind == stop.kind) {
        return; /* has rows of its own */
    }
    cells_go_to(&play, place);
    assert_int_equal(play_event(&play, stop), GAME_OK);
    memcpy(&before, &play.game, sizeof before);
    enum game_status wanted = waits ? GAME_FROZEN : cells_status(row->letters[place]);
    enum game_status status = play_event(&play, row->event);
    if (status != wanted) {
        fail_msg("%s in place %d, after %s: %s", row->what, (int)place, event_name(stop.kind),
                 game_status_name(status));
    }
    if (status != GAME_OK) {
        assert_untouched(&play, &before, game_hash(&before));
    }
}

static void
a_stopped_clock_takes_nothing_away_and_looking_up_only_what_is_a_students(void **state) {
    (void)state;
    const struct event paused = {.kind = EVENT_paused, .as.paused = {.is_paused = 1}};
    const struct event frozen = {.kind = EVENT_frozen, .as.frozen = {.is_frozen = 1}};
    for (size_t i = 0; i < cells_count; i++) {
        for (enum place place = LOBBY; place < CLOSED; place++) {
            check_stopped(&cells_rows[i], place, paused);
            check_stopped(&cells_rows[i], place, frozen);
        }
    }
}

static void every_kind_of_event_has_rows(void **state) {
    (void)state;
    for (uint32_t kind = 0; kind < 128; kind++) {
        bool is_known = strcmp(event_name((enum event_kind)kind), "unknown") != 0;
        bool has_row = false;
        for (size_t i = 0; i < cells_count; i++) {
            has_row = has_row || (uint32_t)cells_rows[i].event.kind == kind;
        }
        assert_int_equal(has_row, is_known);
    }
}

static void places_are_where_they_say(void **state) {
    (void)state;
    static struct play play;
    for (enum place place = LOBBY; place < PLACES; place++) {
        cells_go_to(&play, place);
        assert_int_equal(play.game.phase, PHASE_OF[place]);
    }
}

static void time_never_goes_back(void **state) {
    (void)state;
    static struct play play;
    static struct game before;
    cells_go_to(&play, TRY);
    memcpy(&before, &play.game, sizeof before);
    uint64_t hash = game_hash(&before);
    for (size_t i = 0; i < cells_count; i++) {
        struct event event = cells_rows[i].event;
        event.at_ms = before.now_ms - 1;
        assert_int_equal(game_apply(&play.game, &event, &play.effects), GAME_TIME_WENT_BACK);
        assert_untouched(&play, &before, hash);
    }
}

static void an_unknown_kind_is_refused(void **state) {
    (void)state;
    static struct play play;
    static struct game before;
    cells_go_to(&play, TRY);
    memcpy(&before, &play.game, sizeof before);
    struct event event = {.kind = (enum event_kind)63};
    assert_int_equal(play_event(&play, event), GAME_NO_SUCH);
    assert_untouched(&play, &before, game_hash(&before));
}

static void the_last_seat_is_the_last(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, SEATS_MAX);
    assert_int_equal(PLAY(&play, seat_added, .seat = SEATS_MAX + 1), GAME_FULL);
    assert_int_equal(play.game.seats_count, SEATS_MAX);
    play_round(&play);
    assert_int_equal(play.game.teams_count, 1333);
}

static void a_deadline_at_the_end_of_all_time_is_none(void **state) {
    (void)state;
    static struct play play;
    struct game_config config = play_config();
    play_open(&play, &config, 3);
    play.at_ms = UINT64_MAX - 5;
    play_round(&play);
    assert_int_equal(play.game.deadline_ms, UINT64_MAX);
    PLAY_OK(&play, seat_away, .seat = 1);
    assert_int_equal(game_wake_ms(&play.game), UINT64_MAX);
    play.at_ms = UINT64_MAX;
    assert_int_equal(PLAY(&play, time_passed, .phase = PHASE_TRY), GAME_NOTHING_TO_DO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_where_they_say),
        cmocka_unit_test(every_event_in_every_place_is_taken_or_refused_as_written),
        cmocka_unit_test(a_stopped_clock_takes_nothing_away_and_looking_up_only_what_is_a_students),
        cmocka_unit_test(every_kind_of_event_has_rows),
        cmocka_unit_test(time_never_goes_back),
        cmocka_unit_test(an_unknown_kind_is_refused),
        cmocka_unit_test(the_last_seat_is_the_last),
        cmocka_unit_test(a_deadline_at_the_end_of_all_time_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
