/* The command line of goldseam-server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "main_options.h"
#include "str.h"

static struct options options;
static char why[256];

/* Reads up to six words behind the program's name. */
static enum options_status read_words(const char *const *words, int count) {
    static char room[8][64];
    char *copies[8];
    str_copy(room[0], sizeof room[0], "goldseam-server");
    for (int i = 0; i < count; i++) {
        str_copy(room[i + 1], sizeof room[i + 1], words[i]);
    }
    for (int i = 0; i <= count; i++) {
        copies[i] = room[i];
    }
    copies[count + 1] = NULL;
    why[0] = '\0';
    return options_read(&options, count + 1, copies, why, sizeof why);
}

#define READ(...)                                                                                  \
    read_words((const char *const[]){__VA_ARGS__},                                                 \
               (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

static void what_is_not_said_has_a_default(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a.yaml"), OPTIONS_RUN);
    assert_string_equal(options.pack, "a.yaml");
    assert_int_equal(options.port, 27450);
    assert_int_equal(options.seats_max, SEATS_MAX);
    assert_int_equal(options.team_size, 3);
    assert_int_equal(options.rounds, 0);
    assert_false(options.is_auto || options.has_seed);
}

static void what_is_said_is_taken(void **state) {
    (void)state;
    assert_int_equal(
        READ("--pack=a", "--auto", "--seats=300", "--seed=0", "--rounds=3", "--port=0"),
        OPTIONS_RUN);
    assert_true(options.is_auto && options.has_seed);
    assert_int_equal(options.seats, 300);
    assert_int_equal(options.rounds, 3);
    assert_int_equal(options.port, 0);
}

static void what_one_machine_may_can_be_said_with_a_new_session_and_an_old_one(void **state) {
    (void)state;
    assert_int_equal(READ("--pack=a", "--seats-per-machine=5", "--terminal-server"), OPTIONS_RUN);
    assert_int_equal(options.machine_seats, 5);
    assert_true(options.is_terminal_server);
    assert_int_equal(READ("--resume", "--seats-per-machine", "1"), OPTIONS_RUN);
    assert_int_equal(options.machine_seats, 1);
    assert_false(options.is_terminal_server);
    assert_int_equal(READ("--pack=a", "--seats-per-machine=0"), OPTIONS_NOT_RIGHT);
}

static void a_pack_is_needed(void **state) {
    (void)state;
    assert_int_equal(READ("--auto"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "--pack FILE"));
}

static void a_title_is_plain_text_that_fits(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a", "--title", "Brüche am Montag"), OPTIONS_RUN);
    assert_int_equal(READ("--pack", "a", "--title", "a\x1b[31mb"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "--title"));
    assert_int_equal(READ("--pack", "a", "--title", "a\nb"), OPTIONS_NOT_RIGHT);
    assert_int_equal(READ("--pack", "a", "--title", "\xff"), OPTIONS_NOT_RIGHT);
    char *words[] = {"goldseam-server", "--pack", "a", "--title", (char[TITLE_BYTES_MAX + 2]){""}};
    memset(words[4], 'a', TITLE_BYTES_MAX + 1);
    assert_int_equal(options_read(&options, 5, words, why, sizeof why), OPTIONS_NOT_RIGHT);
    words[4][TITLE_BYTES_MAX] = '\0';
    assert_int_equal(options_read(&options, 5, words, why, sizeof why), OPTIONS_RUN);
}

static void numbers_have_their_range(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a", "--port", "65536"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "0 to 65535"));
    assert_int_equal(READ("--pack", "a", "--port", "65535"), OPTIONS_RUN);
    assert_int_equal(READ("--pack", "a", "--rounds", "0"), OPTIONS_NOT_RIGHT);
    assert_int_equal(READ("--pack", "a", "--rounds", "3x"), OPTIONS_NOT_RIGHT);
    assert_int_equal(READ("--pack", "a", "--team-size", "5"), OPTIONS_NOT_RIGHT);
}

static void what_is_not_known_is_named(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a", "--wat"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "--wat"));
    assert_int_equal(READ("--pack", "a", "extra"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "extra"));
}

static void seats_need_auto_and_a_room_that_is_large_enough(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a", "--seats", "3"), OPTIONS_NOT_RIGHT);
    assert_int_equal(READ("--pack", "a", "--auto", "--seats=9", "--seats-max=8"),
                     OPTIONS_NOT_RIGHT);
    assert_int_equal(READ("--pack", "a", "--auto", "--seats=8", "--seats-max=8"), OPTIONS_RUN);
}

static void a_warm_up_that_nobody_starts_needs_auto(void **state) {
    (void)state;
    assert_int_equal(READ("--pack", "a", "--auto"), OPTIONS_RUN);
    assert_false(options.warms_up);
    assert_int_equal(READ("--pack", "a", "--auto", "--warm-up"), OPTIONS_RUN);
    assert_true(options.warms_up);
    assert_int_equal(READ("--pack", "a", "--warm-up"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "--auto"));
}

static void help_and_version_need_nothing_else(void **state) {
    (void)state;
    assert_int_equal(READ("--help"), OPTIONS_HELP);
    assert_int_equal(READ("--version"), OPTIONS_VERSION);
}

#define KEY "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"

/* With so many teachers named. */
static enum options_status read_teachers(int count, const char *key) {
    static char room[2 + 2 * (TEACHERS_NAMED_MAX + 1)][80];
    char *words[sizeof room / sizeof room[0] + 1];
    int used = 0;
    str_copy(room[used++], sizeof room[0], "goldseam-server");
    str_copy(room[used++], sizeof room[0], "--pack=a");
    for (int i = 0; i < count; i++) {
        str_copy(room[used++], sizeof room[0], "--teacher");
        str_copy(room[used++], sizeof room[0], key);
    }
    for (int i = 0; i < used; i++) {
        words[i] = room[i];
    }
    words[used] = NULL;
    return options_read(&options, used, words, why, sizeof why);
}

static void other_teachers_are_named_by_their_keys(void **state) {
    (void)state;
    assert_int_equal(read_teachers(TEACHERS_NAMED_MAX, KEY), OPTIONS_RUN);
    assert_int_equal(options.teachers_count, TEACHERS_NAMED_MAX);
    assert_int_equal(options.teachers[TEACHERS_NAMED_MAX - 1][15], 0xff);
    assert_int_equal(options.teachers[TEACHERS_NAMED_MAX - 1][31], 0xff);
    assert_int_equal(read_teachers(TEACHERS_NAMED_MAX + 1, KEY), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "8 times"));
    assert_int_equal(read_teachers(1, "K7QM-2XPD"), OPTIONS_NOT_RIGHT);
    assert_non_null(strstr(why, "goldseam-server identity"));
    assert_int_equal(READ("--resume", "--identity", "/media/usb/identity"), OPTIONS_RUN);
    assert_string_equal(options.identity, "/media/usb/identity");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_said_has_a_default),
        cmocka_unit_test(what_is_said_is_taken),
        cmocka_unit_test(what_one_machine_may_can_be_said_with_a_new_session_and_an_old_one),
        cmocka_unit_test(a_pack_is_needed),
        cmocka_unit_test(other_teachers_are_named_by_their_keys),
        cmocka_unit_test(a_title_is_plain_text_that_fits),
        cmocka_unit_test(numbers_have_their_range),
        cmocka_unit_test(what_is_not_known_is_named),
        cmocka_unit_test(seats_need_auto_and_a_room_that_is_large_enough),
        cmocka_unit_test(a_warm_up_that_nobody_starts_needs_auto),
        cmocka_unit_test(help_and_version_need_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
