/* A server that died between the last event of a lesson and the end of its files: whatever is
 * started next does what is left, and says so. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "marked_lesson.h"
#include "str.h"

static struct marked_lesson lesson;
static char said[1 << 16];

static int make(void **state) {
    (void)state;
    marked_folder(&lesson);
    return 0;
}

static int end(void **state) {
    (void)state;
    marked_remove(&lesson);
    return 0;
}

/* Words behind "goldseam-server", for this folder. Returns the exit status. */
static int server(const char *words) {
    char command[512];
    str_format(command, sizeof command, "%s %s --data %s </dev/null", SERVER, words, lesson.folder);
    return marked_run(said, sizeof said, command);
}

/* A new room in this folder until it is ready; then it is told to end. */
static int open_room(void) {
    int ends[2], status = 0;
    size_t count = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(SERVER, SERVER, "--pack", PACK, "--auto", "--address", "127.0.0.1", "--port", "0",
              "--keep-days", "0", "--data", lesson.folder, (char *)NULL);
        _exit(99);
    }
    close(ends[1]);
    bool is_told = false;
    for (ssize_t got; (got = read(ends[0], said + count, sizeof said - 1 - count)) > 0;) {
        count += (size_t)got;
        said[count] = '\0';
        if (!is_told && strstr(said, "room ready") != NULL) {
            is_told = true;
            kill(child, SIGTERM);
        }
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(is_told);
    return WEXITSTATUS(status);
}

static void says(const char *words) {
    if (strstr(said, words) == NULL) {
        fail_msg("no \"%s\" in: %s", words, said);
    }
}

static void says_not(const char *words) {
    if (strstr(said, words) != NULL) {
        fail_msg("\"%s\" in: %s", words, said);
    }
}

static void is_finished(void) {
    char command[400];
    str_format(command, sizeof command, "%s %s", REPLAY, lesson.journal);
    assert_int_equal(marked_run(said, sizeof said, command), 0);
    says("equal");
    str_format(command, sizeof command, "cat %s/%s.results.json", lesson.folder, lesson.name);
    assert_int_equal(marked_run(said, sizeof said, command), 0);
    says("\"Marked\"");
    says("\"2026-09-19T08:15:00Z\""); /* as it began; it took a few seconds */
    says("\"2026-09-19T08:15:0");
    says("A word"); /* the challenge, from the pack in the journal */
    assert_int_equal(server("sessions"), 0);
    says("40 seats, 1 round, closed,");
}

static void a_session_that_was_over_is_finished_by_resume(void **state) {
    (void)state;
    marked_play_to_the_last_event(&lesson, "2026-09-19T08:15:00Z");
    assert_int_equal(server("sessions"), 0);
    says("over, and not closed yet,");
    assert_int_equal(server("--resume"), 0);
    says("was over when its server went down; it is closed now");
    says("results: ");
    says_not("room ready");
    is_finished();
    assert_int_equal(marked_files(&lesson), 2); /* no lock, no log is left beside them */
    assert_int_equal(server("--resume"), 2);
    says("nothing to go on with");
}

static void it_may_be_named(void **state) {
    (void)state;
    marked_play_to_the_last_event(&lesson, "2026-09-19T08:15:00Z");
    assert_int_equal(server("--resume K7QM-2XPD"), 0);
    is_finished();
    assert_int_equal(server("--resume K7QM-2XPD"), 2);
    says("was closed");
}

static void a_new_room_finishes_it_and_opens(void **state) {
    (void)state;
    struct marked_lesson open = lesson;
    marked_play(&open, "2026-09-18T08:15:00Z", false);
    marked_play_to_the_last_event(&lesson, "2026-09-19T08:15:00Z");
    assert_int_equal(open_room(), 0);
    says("was over when its server went down; it is closed now");
    says(lesson.name);
    says_not("was not closed");
    is_finished();
    assert_int_equal(open_room(), 0);
    says_not("was over");
    assert_int_equal(server("sessions"), 0);
    says("40 seats, 0 rounds, not closed,"); /* the other one waits as before */
}

static void one_that_cannot_be_finished_keeps_no_room_shut(void **state) {
    (void)state;
    marked_play_to_the_last_event(&lesson, "2026-09-19T08:15:00Z");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(lesson.journal, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DELETE FROM events WHERE number = 9", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(server("--resume"), 2);
    says("which was over, could not be closed");
    assert_int_equal(open_room(), 0);
    says("which was over, could not be closed");
    says("room ready");
}

static void one_of_older_rules_is_said_in_a_sentence(void **state) {
    (void)state;
    marked_play_to_the_last_event(&lesson, "2026-09-19T08:15:00Z");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(lesson.journal, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE session SET rules = 1", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(server("sessions"), 0);
    says("not closed, of another version of Goldseam,");
    assert_int_equal(server("--resume"), 2);
    says("was begun with version 1 of the rules, this program has");
    says("Go on with the Goldseam that began it.");
    assert_int_equal(open_room(), 0);
    says("room ready");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_session_that_was_over_is_finished_by_resume),
        TEST(it_may_be_named),
        TEST(a_new_room_finishes_it_and_opens),
        TEST(one_that_cannot_be_finished_keeps_no_room_shut),
        TEST(one_of_older_rules_is_said_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
