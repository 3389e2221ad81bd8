/* goldseam-replay as people start it: what it says, and its exit status. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "game.h"
#include "journal_sqlite.h"
#include "str.h"

static char folder[64];
static char path[128];
static char why[512];
static char said[4096];
static struct game game;

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-replay-XXXXXX");
    assert_non_null(mkdtemp(folder));
    str_format(path, sizeof path, "%s/session.journal", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const behind[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[160];
        str_format(name, sizeof name, "%s%s", path, behind[i]);
        unlink(name);
    }
    return rmdir(folder);
}

static void play_one(struct journal *journal, struct event event) {
    struct effects effects;
    assert_int_equal(game_apply(&game, &event, &effects), GAME_OK);
    assert_true(journal->calls->append(journal, &event, NULL, NULL) > 0);
}

/* Three seats, a round begun, one answer: five events. */
static struct journal *play(void) {
    struct journal_session session = {.title = "T",
                                      .code = "K7QM-2XPD",
                                      .created = "now",
                                      .packs = &(struct journal_pack){.name = "p", .bytes = ""},
                                      .packs_count = 1,
                                      .config = {.seed = 5, .rounds = 1, .team_size = 3}};
    assert_true(plan_by_name("quick", session.config.plan, &session.config.plan_count));
    struct journal *journal = journal_sqlite_open(path, &session, why, sizeof why);
    assert_non_null(journal);
    game_init(&game, &session.config);
    for (uint32_t seat = 1; seat <= 3; seat++) {
        play_one(journal, (struct event){
                              .at_ms = seat, .kind = EVENT_seat_added, .as.seat_added.seat = seat});
    }
    play_one(journal, (struct event){.at_ms = 10,
                                     .kind = EVENT_round_started,
                                     .as.round_started = {.challenge = 1, .try_ms = 1000}});
    play_one(
        journal,
        (struct event){
            .at_ms = 20,
            .kind = EVENT_answered,
            .as.answered = {
                .seat = 2, .phase = PHASE_TRY, .answer = 7, .mark = MARK_MATCH, .is_final = 1}});
    return journal;
}

static void close_with(struct journal *journal, uint64_t hash) {
    assert_true(journal->calls->close(journal, hash, why, sizeof why));
}

static int replay(const char *option) {
    char command[512];
    str_format(command, sizeof command, "%s %s %s 2>&1", REPLAY, option, path);
    FILE *output = popen(command, "r");
    assert_non_null(output);
    size_t count = fread(said, 1, sizeof said - 1, output);
    said[count] = '\0';
    return WEXITSTATUS(pclose(output));
}

static void the_same_events_give_the_hash_that_was_written(void **state) {
    (void)state;
    struct journal *journal = play();
    close_with(journal, game_hash(&game));
    assert_int_equal(replay(""), 0);
    assert_non_null(strstr(said, "events: 5\n"));
    assert_non_null(strstr(said, "equal to the one written at the end\n"));
    assert_null(strstr(said, "not equal"));
}

static void another_hash_is_told_with_status_1(void **state) {
    (void)state;
    struct journal *journal = play();
    close_with(journal, game_hash(&game) + 1);
    assert_int_equal(replay(""), 1);
    assert_non_null(strstr(said, "not equal"));
}

static void answers_are_listed_by_number_seat_round_and_phase(void **state) {
    (void)state;
    struct journal *journal = play();
    close_with(journal, game_hash(&game));
    assert_int_equal(replay("--answers"), 0);
    assert_int_equal(strncmp(said, "5 2 1 try\n", 10), 0);
}

static void a_session_that_was_not_closed_is_said_plainly(void **state) {
    (void)state;
    struct journal *journal = play();
    while (journal->calls->durable(journal) < 5) {
        usleep(1000);
    }
    assert_int_equal(replay(""), 1);
    assert_non_null(strstr(said, "events: 5\n"));
    assert_non_null(strstr(said, "not closed"));
    close_with(journal, 1);
}

static void an_event_that_does_not_fit_is_named(void **state) {
    (void)state;
    struct journal *journal = play();
    struct event again = {.at_ms = 30, .kind = EVENT_seat_added, .as.seat_added.seat = 1};
    journal->calls->append(journal, &again, NULL, NULL);
    close_with(journal, game_hash(&game));
    assert_int_equal(replay(""), 1);
    assert_non_null(strstr(said, "event 6 (seat_added)"));
}

static void what_is_no_journal_ends_with_status_2(void **state) {
    (void)state;
    assert_int_equal(replay(""), 2);
    assert_non_null(strstr(said, path));
    assert_int_equal(replay("--nonsense"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_events_give_the_hash_that_was_written),
        TEST(another_hash_is_told_with_status_1),
        TEST(answers_are_listed_by_number_seat_round_and_phase),
        TEST(a_session_that_was_not_closed_is_said_plainly),
        TEST(an_event_that_does_not_fit_is_named),
        TEST(what_is_no_journal_ends_with_status_2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
