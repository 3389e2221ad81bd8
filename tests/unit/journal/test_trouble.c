/* What is said of a disk in trouble, and a folder on another machine: the system's answer about the
 * folder is this file's own. */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "fixture.h"
#include "journal_lock.h"
#include "journal_trouble.h"
#include "sizes.h"

static long kind_of_folder; /* 0: as it is */

/* In the place of the system's. */
int statfs(const char *path, struct statfs *about) {
    (void)path;
    memset(about, 0, sizeof *about);
    about->f_type = kind_of_folder;
    return 0;
}

static void every_sentence_fits_and_is_one(void **state) {
    (void)state;
    for (int i = JOURNAL_WELL + 1; i < JOURNAL_TROUBLE_COUNT; i++) {
        const char *says = journal_trouble_says((enum journal_trouble)i);
        assert_in_range(strlen(says), 20, TROUBLE_BYTES_MAX);
        assert_int_equal(says[strlen(says) - 1], '.');
        assert_true(journal_trouble_word((enum journal_trouble)i)[0] != '\0');
    }
    assert_string_equal(journal_trouble_says(JOURNAL_WELL), "");
}

static void what_the_system_says_is_what_a_teacher_hears(void **state) {
    (void)state;
    assert_int_equal(journal_trouble_of(SQLITE_OK, EIO), JOURNAL_WELL);
    assert_int_equal(journal_trouble_of(SQLITE_FULL, 0), JOURNAL_FULL);
    assert_int_equal(journal_trouble_of(SQLITE_IOERR_FSYNC, ENOSPC), JOURNAL_FULL);
    assert_int_equal(journal_trouble_of(SQLITE_IOERR_FSYNC, EDQUOT), JOURNAL_FULL);
    assert_int_equal(journal_trouble_of(SQLITE_IOERR_WRITE, EROFS), JOURNAL_READ_ONLY);
    assert_int_equal(journal_trouble_of(SQLITE_READONLY, 0), JOURNAL_READ_ONLY);
    assert_int_equal(journal_trouble_of(SQLITE_IOERR_FSYNC, EIO), JOURNAL_IO);
    assert_int_equal(journal_trouble_of(SQLITE_NOMEM, 0), JOURNAL_NO_MEMORY);
    assert_int_equal(journal_trouble_of(SQLITE_IOERR_NOMEM, ENOSPC), JOURNAL_NO_MEMORY);
    assert_int_equal(journal_trouble_of(SQLITE_BUSY, 0), JOURNAL_LOCKED);
    assert_int_equal(journal_trouble_of(SQLITE_CORRUPT, 0), JOURNAL_DAMAGED);
}

static void folders_on_other_machines_are_known(void **state) {
    (void)state;
    static const long remote[] = {0x6969, 0x517B, (long)0xFF534D42, (long)0xFE534D42, 0x65735546};
    static const long local[] = {0xEF53, 0x58465342, 0x01021994, (long)0x9123683E};
    for (size_t i = 0; i < sizeof remote / sizeof remote[0]; i++) {
        kind_of_folder = remote[i];
        assert_true(journal_is_remote("/home"));
    }
    for (size_t i = 0; i < sizeof local / sizeof local[0]; i++) {
        kind_of_folder = local[i];
        assert_false(journal_is_remote("/home"));
    }
}

/* By a server that is killed. */
static void leave_a_journal_of_30(struct fixture *fixture) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct journal *journal =
            journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why);
        for (uint64_t number = 1; journal != NULL && number <= 30; number++) {
            entries_append(journal, number);
        }
        fixture_wait(journal, 30);
        _exit(!journal_sqlite_is_remote(journal));
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void on_another_machine_a_journal_is_for_one_program_and_can_be_gone_on_with(void **state) {
    struct fixture *fixture = FIXTURE(state);
    uint64_t last = 0;
    kind_of_folder = 0x6969;
    leave_a_journal_of_30(fixture);
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, 30);
    struct journal *journal =
        journal_sqlite_resume(fixture->path, 2, fixture->why, sizeof fixture->why);
    assert_non_null(journal);
    assert_true(journal_sqlite_is_remote(journal));
    fixture_append(journal, JOURNAL_NUMBER(2, 1));
    fixture_wait(journal, JOURNAL_NUMBER(2, 1));
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_BROKEN); /* it is the server's */
    assert_non_null(strstr(fixture->why, "locked"));
    assert_true(journal->calls->close(journal, 1, fixture->why, sizeof fixture->why));
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, JOURNAL_NUMBER(2, 1));
    kind_of_folder = 0;
}

static void who_goes_on_holds_it_while_all_of_it_is_read(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct journal_lock lock;
    uint64_t last = 0;
    kind_of_folder = 0x6969;
    leave_a_journal_of_30(fixture);
    assert_true(journal_lock_take(&lock, fixture->path, fixture->why, sizeof fixture->why));
    assert_int_equal(fixture_read(fixture, &last), JOURNAL_READ_END);
    assert_int_equal(last, 30);
    assert_null(journal_sqlite_resume(fixture->path, 2, fixture->why, sizeof fixture->why));
    assert_non_null(strstr(fixture->why, "another server has"));
    struct journal *journal =
        journal_sqlite_resume_held(fixture->path, 2, &lock, fixture->why, sizeof fixture->why);
    assert_non_null(journal);
    assert_int_equal(lock.descriptor, -1); /* the journal's now */
    assert_true(journal_lock_is_held(fixture->path));
    assert_true(journal->calls->close(journal, 1, fixture->why, sizeof fixture->why));
    assert_false(journal_lock_is_held(fixture->path));
    kind_of_folder = 0;
}

static void a_disk_that_takes_long_is_said_and_kept_with_all_the_same(void **state) {
    struct fixture *fixture = FIXTURE(state);
    char sentence[256];
    struct journal *journal =
        journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why);
    assert_non_null(journal);
    journal_sqlite_set_lag(journal, 1300);
    fixture_append(journal, 1);
    fixture_rest_ms(500);
    assert_false(journal->calls->trouble(journal, sentence, sizeof sentence));
    fixture_rest_ms(600);
    assert_true(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "slow"));
    fixture_wait(journal, 1);
    assert_true(journal->calls->close(journal, 1, fixture->why, sizeof fixture->why));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_fits_and_is_one),
        cmocka_unit_test(what_the_system_says_is_what_a_teacher_hears),
        cmocka_unit_test(folders_on_other_machines_are_known),
        TEST(on_another_machine_a_journal_is_for_one_program_and_can_be_gone_on_with),
        TEST(who_goes_on_holds_it_while_all_of_it_is_read),
        TEST(a_disk_that_takes_long_is_said_and_kept_with_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
