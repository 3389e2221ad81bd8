/* What is erased is in no file any more; what is not, is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "journal_lock.h"
#include "main_erase.h"
#include "main_files.h"
#include "marked_lesson.h"
#include "str.h"

static struct marked_lesson lesson;
static struct sessions sessions;
static char why[1024], said[1 << 16];

static int make(void **state) {
    (void)state;
    marked_folder(&lesson);
    marked_play(&lesson, "2026-09-01T08:15:00Z", true);
    return 0;
}

static int end(void **state) {
    (void)state;
    sessions_free(&sessions);
    marked_remove(&lesson);
    return 0;
}

static const struct session_file *look(void) {
    sessions_free(&sessions);
    assert_true(sessions_read(&sessions, lesson.folder, why, sizeof why));
    assert_int_equal(sessions.count, 1);
    return sessions_find(&sessions, lesson.name, why, sizeof why);
}

/* Markers of this seat that stand in some file. */
static unsigned markers_of(uint16_t seat) {
    unsigned count = 0;
    for (int what = 0; what < MARKED_COUNT; what++) {
        count += marked_files_with(&lesson, marked_text((enum marked)what, seat)) > 0;
    }
    return count;
}

static unsigned markers(void) {
    unsigned count = 0;
    for (uint16_t seat = 1; seat <= MARKED_SEATS; seat++) {
        count += markers_of(seat);
    }
    return count;
}

static int replay(void) {
    char command[512];
    str_format(command, sizeof command, "%s %s", REPLAY, lesson.journal);
    return marked_run(said, sizeof said, command);
}

static void write_results(const char *text) {
    char path[400];
    str_format(path, sizeof path, "%s/%s.results.json", lesson.folder, lesson.name);
    assert_true(files_write_new(path, text, strlen(text), why, sizeof why));
}

static const char *read_results(void) {
    char path[400];
    size_t count = 0;
    str_format(path, sizeof path, "%s/%s.results.json", lesson.folder, lesson.name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    count = fread(said, 1, sizeof said - 1, file);
    fclose(file);
    said[count] = '\0';
    return said;
}

static void erased_seat(uint16_t seat) {
    FILE *nowhere = fopen("/dev/null", "w");
    const struct session_file *it = look();
    assert_non_null(it);
    bool is_erased = erase_seat(&sessions, it, seat, nowhere, why, sizeof why);
    fclose(nowhere);
    if (!is_erased) {
        fail_msg("%s", why);
    }
}

static void the_lesson_is_full_of_markers(void **state) {
    (void)state;
    /* thoughts are the scribes' alone */
    assert_true(markers() >= 4 * MARKED_SEATS + MARKED_SEATS / 4);
    assert_int_equal(replay(), 0);
}

static void an_erased_session_leaves_nothing(void **state) {
    (void)state;
    write_results("{\"answer\": \"marktry03x\"}\n");
    FILE *nowhere = fopen("/dev/null", "w");
    assert_true(erase_session(&sessions, look(), nowhere, why, sizeof why));
    fclose(nowhere);
    assert_int_equal(markers(), 0);
    assert_int_equal(marked_files(&lesson), 0);
}

static void another_session_s_files_stay(void **state) {
    (void)state;
    char path[400];
    str_format(path, sizeof path, "%s/%s-2.journal.txt", lesson.folder, lesson.name);
    assert_true(files_write_new(path, "x", 1, why, sizeof why));
    assert_true(erase_session(&sessions, look(), stdout, why, sizeof why));
    assert_int_equal(marked_files(&lesson), 1);
}

static void an_erased_seat_s_words_are_in_no_file(void **state) {
    (void)state;
    unsigned before = markers(), of_seat = markers_of(7);
    assert_true(of_seat >= 4);
    erased_seat(7);
    assert_int_equal(markers_of(7), 0);
    assert_int_equal(markers(), before - of_seat);
    assert_int_equal(replay(), 0);
    assert_non_null(strstr(said, "equal to the one written at the end"));
}

static void every_seat_can_be_erased(void **state) {
    (void)state;
    for (uint16_t seat = 1; seat <= MARKED_SEATS; seat++) {
        erased_seat(seat);
    }
    assert_int_equal(markers(), 0);
    assert_int_equal(replay(), 0);
}

static void the_results_lose_its_words_and_no_others(void **state) {
    (void)state;
    write_results("{\n  \"answer\": \"marktry07x\",\n  \"seats\": 3,\n"
                  "  \"other\": \"marktry08x\",\n  \"repair\": \"a line \u2192 markhuddle07x\",\n"
                  "  \"longer\": \"marktry07x and more\"\n}\n");
    erased_seat(7);
    assert_string_equal(read_results(),
                        "{\n  \"answer\": \"(erased)\",\n  \"seats\": 3,\n"
                        "  \"other\": \"marktry08x\",\n  \"repair\": \"a line \u2192 (erased)\",\n"
                        "  \"longer\": \"marktry07x and more\"\n}\n");
    assert_int_equal(marked_files(&lesson), 2); /* no copy is left beside it */
}

static void an_open_session_is_not_erased(void **state) {
    (void)state;
    struct journal_lock lock;
    unsigned before = markers();
    assert_true(journal_lock_take(&lock, lesson.journal, why, sizeof why));
    const struct session_file *it = look();
    assert_true(it->is_held);
    assert_false(erase_session(&sessions, it, stdout, why, sizeof why));
    assert_non_null(strstr(why, "open"));
    assert_false(erase_seat(&sessions, it, 7, stdout, why, sizeof why));
    assert_int_equal(markers(), before);
    journal_lock_drop(&lock);
}

static void a_session_is_found_by_name_file_and_code(void **state) {
    (void)state;
    const struct session_file *it = look();
    assert_ptr_equal(sessions_find(&sessions, lesson.journal, why, sizeof why), it);
    assert_ptr_equal(sessions_find(&sessions, "k7qm 2xpd", why, sizeof why), it);
    assert_null(sessions_find(&sessions, "2026-09-01", why, sizeof why));
    assert_non_null(strstr(why, "goldseam-server sessions"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_lesson_is_full_of_markers, make, end),
        cmocka_unit_test_setup_teardown(an_erased_session_leaves_nothing, make, end),
        cmocka_unit_test_setup_teardown(another_session_s_files_stay, make, end),
        cmocka_unit_test_setup_teardown(an_erased_seat_s_words_are_in_no_file, make, end),
        cmocka_unit_test_setup_teardown(every_seat_can_be_erased, make, end),
        cmocka_unit_test_setup_teardown(the_results_lose_its_words_and_no_others, make, end),
        cmocka_unit_test_setup_teardown(an_open_session_is_not_erased, make, end),
        cmocka_unit_test_setup_teardown(a_session_is_found_by_name_file_and_code, make, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
