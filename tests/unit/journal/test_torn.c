/* Journals with flipped bytes and torn ends, closed ones and ones that were left behind with their
 * log: reading gives what was written up to some point, or says what is damaged; it never gives
 * what nobody wrote, and never ends the program. TORN in the environment says how many are tried.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "random.h"
#include "str.h"

#define TRIES_QUICK 300
#define ENTRIES     120

struct bytes {
    uint8_t *list;
    size_t count;
};

struct tally {
    unsigned whole, shorter, said;
};

static unsigned tries(void) {
    long long wanted = TRIES_QUICK;
    const char *said = getenv("TORN");
    if (said != NULL) {
        assert_true(str_to_integer(said, 1, 1000000, &wanted));
    }
    return (unsigned)wanted;
}

static struct bytes load(const char *path) {
    struct stat about;
    struct bytes bytes = {.count = 0};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return bytes;
    }
    assert_int_equal(fstat(descriptor, &about), 0);
    bytes.count = (size_t)about.st_size;
    bytes.list = malloc(bytes.count + 1);
    assert_non_null(bytes.list);
    assert_true(read(descriptor, bytes.list, bytes.count) == about.st_size);
    close(descriptor);
    return bytes;
}

static void store(const char *path, const struct bytes *bytes, size_t count) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes->list, count) == (ssize_t)count);
    close(descriptor);
}

/* Torn, or some bits of it flipped, close together or anywhere. */
static void store_damaged(const char *path, const struct bytes *good, struct random *random) {
    struct bytes bytes = {.list = malloc(good->count + 1), .count = good->count};
    assert_non_null(bytes.list);
    memcpy(bytes.list, good->list, good->count);
    size_t count = good->count;
    if (random_below(random, 4) == 0) {
        count = random_below(random, (uint32_t)count);
    } else {
        uint32_t flips = random_below(random, 3) == 0 ? 40 : 1;
        for (uint32_t i = 0; i < flips; i++) {
            size_t at = random_below(random, (uint32_t)count);
            bytes.list[at] ^= (uint8_t)(1u << random_below(random, 8));
        }
    }
    store(path, &bytes, count);
    free(bytes.list);
}

static void beside(const struct fixture *fixture, const char *letters, char name[160]) {
    str_format(name, 160, "%s%s", fixture->path, letters);
}

static void check(struct fixture *fixture, struct tally *tally, unsigned number) {
    uint64_t last = 0;
    fixture->why[0] = '\0';
    switch (entries_read(fixture->path, &last, fixture->why, sizeof fixture->why)) {
    case ENTRIES_WHOLE:
        *(last < ENTRIES ? &tally->shorter : &tally->whole) += 1;
        break;
    case ENTRIES_DAMAGED:
        assert_true(fixture->why[0] != '\0');
        tally->said++;
        break;
    case ENTRIES_OTHERS:
        print_error("journal %u: an entry behind %llu that nobody wrote\n", number,
                    (unsigned long long)last);
        fail();
    }
}

static void tell(const char *what, const struct tally *tally) {
    print_message("%s: %u damaged and said, %u shorter, %u whole\n", what, tally->said,
                  tally->shorter, tally->whole);
    assert_true(tally->said > 0);
}

static void a_closed_journal_that_was_damaged_says_so(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct tally tally = {.whole = 0};
    struct random random;
    random_init(&random, 4, 1);
    struct journal *journal =
        journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why);
    assert_non_null(journal);
    for (uint64_t number = 1; number <= ENTRIES; number++) {
        fixture_append(journal, number);
    }
    assert_true(journal->calls->close(journal, 1, fixture->why, sizeof fixture->why));
    struct bytes good = load(fixture->path);
    for (unsigned i = 0; i < tries(); i++) {
        store_damaged(fixture->path, &good, &random);
        check(fixture, &tally, i);
    }
    free(good.list);
    assert_int_equal(tally.shorter, 0); /* nothing may be gone and not said */
    tell("closed", &tally);
}

/* With commits in small groups, so that the log has many. */
static void leave_behind(struct fixture *fixture) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct journal *journal =
            journal_sqlite_open(fixture->path, &entries_session, fixture->why, sizeof fixture->why);
        for (uint64_t number = 1; journal != NULL && number <= ENTRIES; number++) {
            entries_append(journal, number);
            if (number % 7 == 0 || number == ENTRIES) {
                fixture_wait(journal, number);
            }
        }
        _exit(journal == NULL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void a_log_that_was_damaged_gives_a_beginning_or_says_so(void **state) {
    struct fixture *fixture = FIXTURE(state);
    struct tally tally = {.whole = 0};
    struct random random;
    char log[160], memory[160];
    random_init(&random, 5, 1);
    leave_behind(fixture);
    beside(fixture, "-wal", log);
    beside(fixture, "-shm", memory);
    struct bytes good = load(fixture->path), good_log = load(log);
    assert_true(good_log.count > 0);
    for (unsigned i = 0; i < tries(); i++) {
        bool is_log = random_below(&random, 4) > 0;
        unlink(memory);
        store(fixture->path, &good, good.count);
        store(log, &good_log, good_log.count);
        store_damaged(is_log ? log : fixture->path, is_log ? &good_log : &good, &random);
        check(fixture, &tally, i);
    }
    free(good.list);
    free(good_log.list);
    assert_true(tally.shorter > 0);
    tell("left behind", &tally);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_closed_journal_that_was_damaged_says_so),
        TEST(a_log_that_was_damaged_gives_a_beginning_or_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
