/* The journal in a file: what gets there, when it counts as being there, and how it is read again.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "journal_glance.h"
#include "journal_reader.h"
#include "journal_sqlite.h"
#include "limit.h"
#include "str.h"

static char folder[64];
static char path[128];
static char why[512];

static const struct journal_pack packs[] = {
    {.name = "pack.yaml", .bytes = "abc", .bytes_count = 3, .hash = 0xfedcba9876543210ULL},
    {.name = "more.yaml", .bytes = "defg", .bytes_count = 4, .hash = 7},
};

static struct journal_session session = {
    .title = "A title",
    .code = "K7QM-2XPD",
    .created = "2026-01-02T03:04:05Z",
    .packs = packs,
    .packs_count = 2,
    .config = {.seed = UINT64_MAX - 1,
               .grace_ms = 300,
               .goal = 77,
               .rounds = 5,
               .team_size = 3,
               .is_auto = true,
               .may_type = true,
               .plan_count = 4,
               .plan = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL}},
};

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-journal-XXXXXX");
    assert_non_null(mkdtemp(folder));
    str_format(path, sizeof path, "%s/session.journal", folder);
    why[0] = '\0';
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const behind[] = {"", "-wal", "-shm", "-journal", ".lock"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[160];
        str_format(name, sizeof name, "%s%s", path, behind[i]);
        unlink(name);
    }
    return rmdir(folder);
}

static struct journal *open_journal(void) {
    struct journal *journal = journal_sqlite_open(path, &session, why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(journal);
    return journal;
}

static void rest_ms(long ms) {
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

static void wait_for(struct journal *journal, uint64_t number) {
    for (int i = 0; i < 5000 && journal->calls->durable(journal) < number; i++) {
        rest_ms(1);
    }
    assert_int_equal(journal->calls->durable(journal), number);
}

static struct event seat_added(uint32_t seat, uint64_t at_ms) {
    struct event event = {.at_ms = at_ms, .kind = EVENT_seat_added};
    event.as.seat_added.seat = seat;
    return event;
}

static struct event answered(uint32_t answer) {
    struct event event = {.at_ms = 20, .kind = EVENT_answered};
    event.as.answered = (struct event_answered){
        .seat = 1, .phase = PHASE_TRY, .answer = answer, .mark = 2, .confidence = 3, .is_final = 1};
    return event;
}

static uint64_t append(struct journal *journal, struct event event,
                       const struct journal_words *words) {
    return journal->calls->append(journal, &event, NULL, words);
}

static bool close_journal(struct journal *journal, uint64_t hash) {
    return journal->calls->close(journal, hash, why, sizeof why);
}

/* One number out of the file. */
static long long ask(const char *query) {
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, query, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    long long value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return value;
}

static void execute(const char *sql) {
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void every_file_of_a_journal_is_for_its_owner_alone(void **state) {
    (void)state;
    static const char *const behind[] = {"", "-wal", "-shm"};
    struct journal *journal = open_journal();
    append(journal, seat_added(1, 10), NULL);
    wait_for(journal, 1);
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[160];
        struct stat about;
        str_format(name, sizeof name, "%s%s", path, behind[i]);
        assert_int_equal(stat(name, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
    }
    assert_true(close_journal(journal, 1));
}

static void a_file_that_is_there_is_not_written_over(void **state) {
    (void)state;
    assert_true(close_journal(open_journal(), 1));
    assert_null(journal_sqlite_open(path, &session, why, sizeof why));
    assert_non_null(strstr(why, path));
}

static void a_folder_that_is_not_there_is_said(void **state) {
    (void)state;
    assert_null(journal_sqlite_open("/nowhere/at/all.journal", &session, why, sizeof why));
    assert_non_null(strstr(why, "/nowhere/at/all.journal"));
}

static void numbers_run_from_one_and_become_durable(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    assert_int_equal(journal->calls->durable(journal), 0);
    for (uint64_t i = 1; i <= 100; i++) {
        assert_int_equal(append(journal, seat_added((uint32_t)i, i), NULL), i);
    }
    wait_for(journal, 100);
    assert_int_equal(ask("SELECT count(*) FROM events"), 100);
    assert_true(close_journal(journal, 1));
}

static void what_is_durable_can_be_read_by_others_before_the_close(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    append(journal, seat_added(1, 10), NULL);
    wait_for(journal, 1);
    assert_int_equal(ask("SELECT count(*) FROM events"), 1);
    assert_int_equal(ask("SELECT closed FROM session"), 0);
    assert_true(close_journal(journal, 1));
}

static void a_slow_disk_holds_up_nobody_and_commits_in_groups(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    journal_sqlite_set_lag(journal, 200);
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (uint32_t i = 1; i <= 1000; i++) {
        append(journal, seat_added(i, i), NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    long took_ms = (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000;
    assert_in_range(took_ms, 0, 150);
    assert_true(journal->calls->durable(journal) < 1000);
    wait_for(journal, 1000);
    assert_in_range(journal_sqlite_commits(journal), 1, 3);
    assert_true(close_journal(journal, 1));
}

static void a_full_backlog_takes_nothing_more(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    journal_sqlite_set_lag(journal, 400);
    uint64_t last = 0;
    for (uint32_t i = 1; i <= LIMIT_JOURNAL_EVENTS; i++) {
        last = append(journal, seat_added(i, i), NULL);
    }
    assert_int_equal(last, LIMIT_JOURNAL_EVENTS);
    assert_int_equal(journal->calls->room(journal), 0);
    assert_int_equal(append(journal, seat_added(1, 1), NULL), 0);
    journal_sqlite_set_lag(journal, 0);
    wait_for(journal, LIMIT_JOURNAL_EVENTS);
    assert_int_equal(journal->calls->room(journal), LIMIT_JOURNAL_EVENTS);
    assert_int_equal(append(journal, seat_added(1, 1), NULL), LIMIT_JOURNAL_EVENTS + 1);
    assert_true(close_journal(journal, 1));
    assert_int_equal(ask("SELECT count(*) FROM events"), LIMIT_JOURNAL_EVENTS + 1);
}

static void closing_writes_what_still_waits(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    journal_sqlite_set_lag(journal, 100);
    for (uint32_t i = 1; i <= 500; i++) {
        append(journal, seat_added(i, i), NULL);
    }
    assert_true(close_journal(journal, 0x1234));
    assert_int_equal(ask("SELECT count(*) FROM events"), 500);
    assert_int_equal(ask("SELECT final_hash FROM session"), 0x1234);
    assert_int_equal(ask("SELECT closed FROM session"), 1);
}

static void a_disk_that_hangs_is_not_waited_for_for_ever(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    journal_sqlite_set_lag(journal, 2600);
    append(journal, seat_added(1, 1), NULL);
    rest_ms(50);
    assert_false(close_journal(journal, 1));
    assert_true(why[0] != '\0');
    rest_ms(900); /* the thread ends before its folder goes */
}

static void trouble_is_said_and_over_when_the_disk_is_well_again(void **state) {
    (void)state;
    char sentence[256];
    sqlite3 *other = NULL;
    struct journal *journal = open_journal();
    assert_false(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    append(journal, seat_added(1, 1), NULL);
    for (int i = 0; i < 3000 && !journal->calls->trouble(journal, sentence, sizeof sentence); i++) {
        rest_ms(1);
    }
    assert_true(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "locked"));
    assert_int_equal(journal->calls->durable(journal), 0);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    wait_for(journal, 1);
    assert_false(journal->calls->trouble(journal, sentence, sizeof sentence));
    assert_true(close_journal(journal, 1));
}

static void words_and_names_stand_apart_from_events(void **state) {
    (void)state;
    static const uint8_t picks[] = {3, 1};
    struct journal *journal = open_journal();
    append(journal, seat_added(1, 10), &(struct journal_words){.name = "Brave Otter"});
    append(journal, answered(9),
           &(struct journal_words){.text = "3/4", .picks = picks, .picks_count = 2});
    assert_true(close_journal(journal, 1));
    assert_int_equal(ask("SELECT count(*) FROM names WHERE seat = 1 AND name = 'Brave Otter'"), 1);
    assert_int_equal(
        ask("SELECT count(*) FROM texts WHERE event = 2 AND text = '3/4' AND picks = x'0301'"), 1);
}

static void words_of_a_page_are_on_disk_with_their_event(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    struct journal_words words = {.page = "We took the tops.", .lesson = "Pieces of one size."};
    append(journal, seat_added(1, 10), NULL);
    append(journal, answered(7), &words);
    wait_for(journal, 2);
    assert_int_equal(ask("SELECT count(*) FROM words WHERE event = 2 AND text = "
                         "'We took the tops.' AND lesson = 'Pieces of one size.'"),
                     1);
    assert_int_equal(ask("SELECT count(*) FROM texts"), 0);
    assert_true(close_journal(journal, 1));
}

static void feelings_are_kept_without_seat_or_time(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    struct journal_feeling feeling = {.key = UINT64_MAX - 4, .value = 2};
    assert_true(journal->calls->feel(journal, &feeling));
    feeling = (struct journal_feeling){.key = 99, .statement = 1, .value = 3};
    assert_true(journal->calls->feel(journal, &feeling));
    feeling.value = 4; /* thought again: the same number, another value */
    assert_true(journal->calls->feel(journal, &feeling));
    for (int i = 0; i < 5000 && journal->calls->felt(journal) < 3; i++) {
        rest_ms(1);
    }
    assert_int_equal(journal->calls->felt(journal), 3);
    assert_int_equal(journal->calls->durable(journal), 0);
    assert_true(close_journal(journal, 1));
    assert_int_equal(ask("SELECT count(*) FROM feelings"), 2);
    assert_int_equal(ask("SELECT value FROM feelings WHERE statement = 1"), 4);
    assert_int_equal(ask("SELECT count(*) FROM pragma_table_info('feelings')"), 4); /* and a sum */
}

static void feelings_that_find_no_room_are_not_taken(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    struct journal_feeling feeling = {.value = 1};
    journal_sqlite_set_lag(journal, 400);
    for (uint64_t i = 0; i < LIMIT_JOURNAL_NOTES; i++) {
        feeling.key = i * 2;
        assert_true(journal->calls->feel(journal, &feeling));
    }
    feeling.key = 77777;
    assert_false(journal->calls->feel(journal, &feeling));
    assert_int_equal(journal->calls->pages_room(journal), 0);
    assert_int_equal(
        append(journal, seat_added(1, 10), &(struct journal_words){.page = "a", .lesson = ""}), 0);
    assert_int_equal(append(journal, seat_added(1, 10), NULL), 1);
    journal_sqlite_set_lag(journal, 0);
    assert_true(close_journal(journal, 1));
    assert_int_equal(ask("SELECT count(*) FROM feelings"), LIMIT_JOURNAL_NOTES);
}

static void every_pack_of_the_room_is_kept(void **state) {
    (void)state;
    assert_true(close_journal(open_journal(), 1));
    assert_int_equal(ask("SELECT count(*) FROM packs"), 2);
    assert_int_equal(ask("SELECT length(content) FROM packs WHERE number = 1"), 4);
}

static void what_is_read_is_what_was_written(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    append(journal, seat_added(1, 10), NULL);
    append(journal, answered(UINT32_MAX), NULL);
    assert_true(close_journal(journal, UINT64_MAX - 5));
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    assert_non_null(reader);
    const struct journal_head *head = journal_reader_head(reader);
    assert_string_equal(head->title, "A title");
    assert_string_equal(head->code, "K7QM-2XPD");
    assert_string_equal(head->created, "2026-01-02T03:04:05Z");
    assert_int_equal(head->rules_version, RULES_VERSION);
    assert_true(head->pack_hash == packs[0].hash);
    assert_true(head->config.seed == session.config.seed);
    assert_int_equal(head->config.goal, 77);
    assert_true(head->config.is_auto);
    assert_true(head->config.may_type);
    assert_memory_equal(head->config.plan, session.config.plan, sizeof head->config.plan);
    assert_true(head->is_closed);
    assert_true(head->final_hash == UINT64_MAX - 5);
    uint64_t number = 0;
    struct event event;
    assert_int_equal(journal_reader_next(reader, &number, &event, why, sizeof why),
                     JOURNAL_READ_EVENT);
    assert_int_equal(number, 1);
    assert_int_equal(event.at_ms, 10);
    assert_int_equal(event.kind, EVENT_seat_added);
    assert_int_equal(journal_reader_next(reader, &number, &event, why, sizeof why),
                     JOURNAL_READ_EVENT);
    assert_int_equal(event.as.answered.answer, UINT32_MAX);
    assert_int_equal(event.as.answered.is_final, 1);
    assert_int_equal(journal_reader_next(reader, &number, &event, why, sizeof why),
                     JOURNAL_READ_END);
    journal_reader_close(reader);
}

static void reading_leaves_no_file_behind(void **state) {
    (void)state;
    char name[160];
    assert_true(close_journal(open_journal(), 1));
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    assert_non_null(reader);
    journal_reader_close(reader);
    str_format(name, sizeof name, "%s-wal", path);
    assert_int_not_equal(access(name, F_OK), 0);
    str_format(name, sizeof name, "%s-shm", path);
    assert_int_not_equal(access(name, F_OK), 0);
}

/* Reads to the end or to what is broken. */
static enum journal_read read_all(void) {
    uint64_t number = 0;
    struct event event;
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    if (reader == NULL) {
        return JOURNAL_READ_BROKEN;
    }
    enum journal_read read = JOURNAL_READ_EVENT;
    while (read == JOURNAL_READ_EVENT) {
        read = journal_reader_next(reader, &number, &event, why, sizeof why);
    }
    journal_reader_close(reader);
    return read;
}

static void make_small_journal(void) {
    struct journal *journal = open_journal();
    for (uint32_t i = 1; i <= 3; i++) {
        append(journal, seat_added(i, i), NULL);
    }
    assert_true(close_journal(journal, 1));
}

static void a_hole_in_the_numbers_is_noticed(void **state) {
    (void)state;
    make_small_journal();
    assert_int_equal(read_all(), JOURNAL_READ_END);
    execute("DELETE FROM events WHERE number = 2");
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_string_equal(why, "event 2 is not there");
}

static void an_event_that_the_rules_do_not_know_is_noticed(void **state) {
    (void)state;
    make_small_journal();
    execute("UPDATE events SET kind = 999 WHERE number = 3");
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(why, "event 3"));
    execute("UPDATE events SET kind = 1, n0 = -1 WHERE number = 3");
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
}

static void a_plan_that_cannot_be_is_noticed(void **state) {
    (void)state;
    make_small_journal();
    execute("UPDATE session SET plan = x'0707'");
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(why, "damaged"));
}

/* By sums that fit: else they would be what is noticed. */
static void a_text_that_cannot_be_shown_is_noticed(void **state) {
    (void)state;
    struct journal *journal = open_journal();
    append(journal, seat_added(1, 1), &(struct journal_words){.name = "a\x1b[31mb"});
    assert_true(close_journal(journal, 1));
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_string_equal(why, "event 1 is not what was written");
}

static void a_title_that_cannot_be_shown_is_noticed_and_no_list_shows_it(void **state) {
    (void)state;
    struct journal_glance glance;
    struct journal_session other = session;
    other.title = "a\x1b[31mb";
    struct journal *journal = journal_sqlite_open(path, &other, why, sizeof why);
    assert_non_null(journal);
    assert_true(close_journal(journal, 1));
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(why, "damaged"));
    assert_true(journal_glance(path, &glance, why, sizeof why));
    assert_string_equal(glance.title, "");
    assert_string_equal(glance.code, session.code);
}

static void what_is_no_journal_is_said_in_a_sentence(void **state) {
    (void)state;
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(why, path));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("this is a shopping list and no database of any kind", file);
    fclose(file);
    assert_int_equal(read_all(), JOURNAL_READ_BROKEN);
    assert_non_null(strstr(why, "is not a journal"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

static void a_journal_that_cannot_be_made_leaves_nothing_behind(void **state) {
    (void)state;
    void *bytes = calloc(1, 200000);
    assert_non_null(bytes);
    struct journal_pack pack = {.name = "large.yaml", .bytes = bytes, .bytes_count = 200000};
    struct journal_session large = session;
    struct rlimit before;
    large.packs = &pack;
    large.packs_count = 1;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 100000, .rlim_max = before.rlim_max}; /* as on a full disk */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    struct journal *journal = journal_sqlite_open(path, &large, why, sizeof why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    free(bytes);
    assert_null(journal);
    assert_non_null(strstr(why, path));
    assert_int_equal(rmdir(folder), 0); /* it is empty */
    assert_int_equal(mkdir(folder, 0700), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_file_of_a_journal_is_for_its_owner_alone),
        TEST(a_file_that_is_there_is_not_written_over),
        TEST(a_folder_that_is_not_there_is_said),
        TEST(a_journal_that_cannot_be_made_leaves_nothing_behind),
        TEST(numbers_run_from_one_and_become_durable),
        TEST(what_is_durable_can_be_read_by_others_before_the_close),
        TEST(a_slow_disk_holds_up_nobody_and_commits_in_groups),
        TEST(a_full_backlog_takes_nothing_more),
        TEST(closing_writes_what_still_waits),
        TEST(a_disk_that_hangs_is_not_waited_for_for_ever),
        TEST(trouble_is_said_and_over_when_the_disk_is_well_again),
        TEST(words_and_names_stand_apart_from_events),
        TEST(words_of_a_page_are_on_disk_with_their_event),
        TEST(feelings_are_kept_without_seat_or_time),
        TEST(feelings_that_find_no_room_are_not_taken),
        TEST(every_pack_of_the_room_is_kept),
        TEST(what_is_read_is_what_was_written),
        TEST(reading_leaves_no_file_behind),
        TEST(a_hole_in_the_numbers_is_noticed),
        TEST(an_event_that_the_rules_do_not_know_is_noticed),
        TEST(a_plan_that_cannot_be_is_noticed),
        TEST(a_text_that_cannot_be_shown_is_noticed),
        TEST(a_title_that_cannot_be_shown_is_noticed_and_no_list_shows_it),
        TEST(what_is_no_journal_is_said_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
