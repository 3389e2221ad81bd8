/* Every event in every place of a session: the table says which are taken. What is refused leaves
 * not a byte behind, by hash and by memcmp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

enum place { LOBBY, TRY, HUDDLE, MEND, REVEAL, BETWEEN, RECAP, CLOSED, PLACES };

static const enum phase PHASE_OF[PLACES] = {
    [TRY] = PHASE_TRY, [HUDDLE] = PHASE_HUDDLE, [MEND] = PHASE_MEND, [REVEAL] = PHASE_REVEAL};

/* Five seats: 1 to 3 are here, 4 is away, 5 has left. */
static void go_to(struct play *play, enum place place) {
    struct game_config config = play_config();
    play_open(play, &config, 5);
    PLAY_OK(play, seat_away, .seat = 4);
    PLAY_OK(play, seat_left, .seat = 5);
    if (place >= TRY && place <= BETWEEN) {
        play_round(play);
        for (enum place at = TRY; at < place; at++) {
            play_next(play);
        }
    }
    if (place == RECAP) {
        PLAY_OK(play, recap_started, .round = 0);
    }
    if (place == CLOSED) {
        PLAY_OK(play, session_closed, .reason = 0);
    }
}

#define YES     GAME_OK
#define LATER   GAME_NOT_NOW
#define NO_SUCH GAME_NO_SUCH
#define NOTHING GAME_NOTHING_TO_DO

struct cell_row {
    const char *what;
    struct event event;
    enum game_status status[PLACES]; /* lobby, try, huddle, mend, reveal, between, recap, closed */
};

#define ROW(what, name, fields, ...)                                                               \
    {                                                                                              \
        what, {.kind = EVENT_##name, .as.name = {fields}}, {                                       \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }
#define WITH(...)          __VA_ARGS__
#define EVERYWHERE(status) status, status, status, status, status, status, status
#define ANSWERED(its_phase, its_answer, its_mark)                                                  \
    .seat = 1, .phase = (its_phase), .answer = (its_answer), .mark = (its_mark)

static const struct cell_row ROWS[] = {
    ROW("the next seat", seat_added, WITH(.seat = 6), EVERYWHERE(YES), LATER),
    ROW("a seat that is there", seat_added, WITH(.seat = 5), EVERYWHERE(NO_SUCH), LATER),
    ROW("a seat too far", seat_added, WITH(.seat = 7), EVERYWHERE(NO_SUCH), LATER),
    ROW("away comes back", seat_here, WITH(.seat = 4), EVERYWHERE(YES), LATER),
    ROW("who left comes back", seat_here, WITH(.seat = 5), EVERYWHERE(YES), LATER),
    ROW("here already", seat_here, WITH(.seat = 1), EVERYWHERE(NOTHING), LATER),
    ROW("no seat here", seat_here, WITH(.seat = 6), EVERYWHERE(NO_SUCH), LATER),
    ROW("seat 0 here", seat_here, WITH(.seat = 0), EVERYWHERE(NO_SUCH), LATER),
    ROW("goes away", seat_away, WITH(.seat = 1), EVERYWHERE(YES), LATER),
    ROW("away already", seat_away, WITH(.seat = 4), EVERYWHERE(NOTHING), LATER),
    ROW("left, so away", seat_away, WITH(.seat = 5), EVERYWHERE(NOTHING), LATER),
    ROW("no seat away", seat_away, WITH(.seat = UINT32_MAX), EVERYWHERE(NO_SUCH), LATER),
    ROW("leaves", seat_left, WITH(.seat = 1), EVERYWHERE(YES), LATER),
    ROW("leaves when away", seat_left, WITH(.seat = 4), EVERYWHERE(YES), LATER),
    ROW("left already", seat_left, WITH(.seat = 5), EVERYWHERE(NOTHING), LATER),
    ROW("no seat leaves", seat_left, WITH(.seat = 65537), EVERYWHERE(NO_SUCH), LATER),

    ROW("a round", round_started, WITH(.challenge = 3, .twins = 1), YES, LATER, LATER, LATER, LATER,
        YES, LATER, LATER),
    ROW("too many twins", round_started, WITH(.challenge = 3, .twins = 4), NO_SUCH, LATER, LATER,
        LATER, LATER, NO_SUCH, LATER, LATER),

    ROW("a try", answered, WITH(ANSWERED(PHASE_TRY, 1, 1)), LATER, YES, LATER, LATER, LATER, LATER,
        LATER, LATER),
    ROW("a huddle's backing", answered, WITH(ANSWERED(PHASE_HUDDLE, 1, MARK_MATCH)), LATER, LATER,
        YES, LATER, LATER, LATER, LATER, LATER),
    ROW("a mend's backing", answered, WITH(ANSWERED(PHASE_MEND, 0, 0)), LATER, LATER, LATER, YES,
        LATER, LATER, LATER, LATER),
    ROW("an answer at reveal", answered, WITH(ANSWERED(PHASE_REVEAL, 1, 0)), EVERYWHERE(LATER),
        LATER),
    ROW("an answer in no phase", answered, WITH(ANSWERED(PHASE_NONE, 1, 0)), EVERYWHERE(LATER),
        LATER),
    ROW("an unknown phase", answered, WITH(ANSWERED(PHASE_COUNT, 1, 0)), EVERYWHERE(NO_SUCH),
        NO_SUCH),
    ROW("not yet cannot match", answered, WITH(ANSWERED(PHASE_TRY, 0, MARK_MATCH)), LATER, NO_SUCH,
        LATER, LATER, LATER, LATER, LATER, LATER),
    ROW("an unknown mark", answered, WITH(ANSWERED(PHASE_TRY, 1, 9)), LATER, NO_SUCH, LATER, LATER,
        LATER, LATER, LATER, LATER),
    ROW("more than sure", answered, WITH(ANSWERED(PHASE_TRY, 1, 0), .confidence = 4), LATER,
        NO_SUCH, LATER, LATER, LATER, LATER, LATER, LATER),
    ROW("more than final", answered, WITH(ANSWERED(PHASE_TRY, 1, 0), .is_final = 2), LATER, NO_SUCH,
        LATER, LATER, LATER, LATER, LATER, LATER),
    ROW("no seat tries", answered, WITH(.seat = 6, .phase = PHASE_TRY), LATER, NO_SUCH, LATER,
        LATER, LATER, LATER, LATER, LATER),
    ROW("a seat without a team tries", answered, WITH(.seat = 5, .phase = PHASE_TRY), LATER, LATER,
        LATER, LATER, LATER, LATER, LATER, LATER),

    ROW("has read the reveal", ready, WITH(.seat = 1, .phase = PHASE_REVEAL), LATER, LATER, LATER,
        LATER, YES, LATER, LATER, LATER),
    ROW("has read the recap", ready, WITH(.seat = 1, .phase = PHASE_NONE), LATER, LATER, LATER,
        LATER, LATER, LATER, YES, LATER),
    ROW("ready in a try", ready, WITH(.seat = 1, .phase = PHASE_TRY), EVERYWHERE(LATER), LATER),
    ROW("ready in an unknown phase", ready, WITH(.seat = 1, .phase = 99), EVERYWHERE(NO_SUCH),
        NO_SUCH),
    ROW("no seat is ready", ready, WITH(.seat = 6, .phase = PHASE_REVEAL), LATER, LATER, LATER,
        LATER, NO_SUCH, LATER, LATER, LATER),

    ROW("next in the try", phase_ended, WITH(.round = 1, .phase = PHASE_TRY), LATER, YES, LATER,
        LATER, LATER, LATER, LATER, LATER),
    ROW("next in the huddle", phase_ended, WITH(.round = 1, .phase = PHASE_HUDDLE), LATER, LATER,
        YES, LATER, LATER, LATER, LATER, LATER),
    ROW("next in the mend", phase_ended, WITH(.round = 1, .phase = PHASE_MEND), LATER, LATER, LATER,
        YES, LATER, LATER, LATER, LATER),
    ROW("next in the reveal", phase_ended, WITH(.round = 1, .phase = PHASE_REVEAL), LATER, LATER,
        LATER, LATER, YES, LATER, LATER, LATER),
    ROW("next of another round", phase_ended, WITH(.round = 2, .phase = PHASE_TRY),
        EVERYWHERE(LATER), LATER),
    ROW("next of nothing", phase_ended, WITH(.round = 0, .phase = PHASE_NONE), EVERYWHERE(NO_SUCH),
        NO_SUCH),
    ROW("next of an unknown phase", phase_ended, WITH(.round = 1, .phase = PHASE_COUNT),
        EVERYWHERE(NO_SUCH), NO_SUCH),

    ROW("too early in no phase", time_passed, WITH(.phase = PHASE_NONE), NOTHING, LATER, LATER,
        LATER, LATER, NOTHING, NOTHING, NOTHING),
    ROW("too early in a try", time_passed, WITH(.phase = PHASE_TRY), LATER, NOTHING, LATER, LATER,
        LATER, LATER, LATER, LATER),
    ROW("too early in a reveal", time_passed, WITH(.phase = PHASE_REVEAL), LATER, LATER, LATER,
        LATER, NOTHING, LATER, LATER, LATER),
    ROW("time of an unknown phase", time_passed, WITH(.phase = 77), EVERYWHERE(NO_SUCH), NO_SUCH),

    ROW("recap before a round", recap_started, WITH(.round = 0), YES, LATER, LATER, LATER, LATER,
        LATER, LATER, LATER),
    ROW("recap of this round", recap_started, WITH(.round = 1), LATER, YES, YES, YES, YES, YES,
        LATER, LATER),
    ROW("pending", seat_paired, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", team_opened, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", team_chosen, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", seat_moved, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", teams_shuffled, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", team_split, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", team_size_set, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", door_locked, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", paused, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", frozen, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", time_added, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", break_started, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", offered, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", candidate_hidden, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", candidate_moved, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", spotlight_picked, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", spotlight_next, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", idea_chosen, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", claimed, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", mistake_shown, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", lesson_given, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", cheers_counted, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", pen_raised, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", pen_drawn, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("pending", pen_answered, WITH(0), EVERYWHERE(LATER), LATER),
    ROW("closing", session_closed, WITH(.reason = 1), EVERYWHERE(YES), LATER),
};

#define ROWS_COUNT (sizeof ROWS / sizeof ROWS[0])

static void assert_untouched(const struct play *play, const struct game *before, uint64_t hash) {
    assert_int_equal(game_hash(&play->game), hash);
    assert_memory_equal(&play->game, before, sizeof *before);
    assert_int_equal(play->effects.count, 0);
}

static void check_row(const struct cell_row *row, enum place place) {
    static struct play play;
    static struct game before;
    go_to(&play, place);
    memcpy(&before, &play.game, sizeof before);
    uint64_t hash = game_hash(&before);
    enum game_status status = play_event(&play, row->event);
    if (status != row->status[place]) {
        fail_msg("%s in place %d: %s", row->what, (int)place, game_status_name(status));
    }
    if (status == GAME_OK) {
        assert_true(play.effects.count > 0);
        assert_true(game_hash(&play.game) != hash);
    } else {
        assert_untouched(&play, &before, hash);
    }
}

static void every_event_in_every_place_is_taken_or_refused_as_written(void **state) {
    (void)state;
    for (size_t i = 0; i < ROWS_COUNT; i++) {
        for (enum place place = LOBBY; place < PLACES; place++) {
            check_row(&ROWS[i], place);
        }
    }
}

static void every_kind_of_event_has_rows(void **state) {
    (void)state;
    for (uint32_t kind = 0; kind < 64; kind++) {
        bool is_known = strcmp(event_name((enum event_kind)kind), "unknown") != 0;
        bool has_row = false;
        for (size_t i = 0; i < ROWS_COUNT; i++) {
            has_row = has_row || (uint32_t)ROWS[i].event.kind == kind;
        }
        assert_int_equal(has_row, is_known);
    }
}

static void places_are_where_they_say(void **state) {
    (void)state;
    static struct play play;
    for (enum place place = LOBBY; place < PLACES; place++) {
        go_to(&play, place);
        assert_int_equal(play.game.phase, PHASE_OF[place]);
    }
}

static void time_never_goes_back(void **state) {
    (void)state;
    static struct play play;
    static struct game before;
    go_to(&play, TRY);
    memcpy(&before, &play.game, sizeof before);
    uint64_t hash = game_hash(&before);
    for (size_t i = 0; i < ROWS_COUNT; i++) {
        struct event event = ROWS[i].event;
        event.at_ms = before.now_ms - 1;
        assert_int_equal(game_apply(&play.game, &event, &play.effects), GAME_TIME_WENT_BACK);
        assert_untouched(&play, &before, hash);
    }
}

static void an_unknown_kind_is_refused(void **state) {
    (void)state;
    static struct play play;
    static struct game before;
    go_to(&play, TRY);
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
        cmocka_unit_test(every_kind_of_event_has_rows),
        cmocka_unit_test(time_never_goes_back),
        cmocka_unit_test(an_unknown_kind_is_refused),
        cmocka_unit_test(the_last_seat_is_the_last),
        cmocka_unit_test(a_deadline_at_the_end_of_all_time_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
