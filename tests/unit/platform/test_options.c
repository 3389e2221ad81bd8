/* The command line: what it takes, and what it says to what it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "options.h"

static struct options options;
static char why[256];

/* Splits a line at its spaces, as a shell would. */
static bool read_line(const char *line) {
    static char words[256];
    char *arguments[16] = {"goldseam"};
    int count = 1;
    strncpy(words, line, sizeof words - 1);
    for (char *word = words; *word != '\0'; count++) {
        arguments[count] = word;
        word += strcspn(word, " ");
        while (*word == ' ') {
            *word++ = '\0';
        }
    }
    why[0] = '\0';
    return options_read(&options, count, arguments, why, sizeof why);
}

static void plain_goldseam_is_a_students_window(void **state) {
    (void)state;
    assert_true(read_line(""));
    assert_int_equal(options.task, TASK_WINDOW);
    assert_int_equal(options.role, ROLE_STUDENT);
    assert_int_equal(options.width, 1280);
    assert_int_equal(options.settings.text_percent, 100);
    assert_string_equal(options.code, "");
    assert_string_equal(options.host, "");
}

static void sound_is_said_or_left_to_the_window(void **state) {
    (void)state;
    assert_true(read_line("board"));
    assert_int_equal(options.settings.said & SETTINGS_BIT(SETTINGS_SOUND), 0);
    assert_int_equal(options.settings.volume, 60);
    assert_true(read_line("--sound on --volume 0"));
    assert_true(options.settings.has_sound);
    assert_int_equal(options.settings.volume, 0);
    assert_true(read_line("board --sound off"));
    assert_false(options.settings.has_sound);
    assert_true((options.settings.said & SETTINGS_BIT(SETTINGS_SOUND)) != 0);
    assert_false(read_line("--sound loud"));
    assert_false(read_line("--volume 101"));
}

static void a_code_is_told_from_an_address_in_any_order(void **state) {
    (void)state;
    assert_true(read_line("join k7qm2xpd 192.168.1.20:4000"));
    assert_string_equal(options.code, "K7QM-2XPD");
    assert_string_equal(options.host, "192.168.1.20");
    assert_int_equal(options.port, 4000);
    assert_true(read_line("board lab-3 K7QM-2XPD"));
    assert_int_equal(options.role, ROLE_BOARD);
    assert_string_equal(options.code, "K7QM-2XPD");
    assert_string_equal(options.host, "lab-3");
    assert_int_equal(options.port, 0);
    assert_true(read_line("host lab-3 K7QM-2XPD --identity here"));
    assert_int_equal(options.role, ROLE_TEACHER);
    assert_string_equal(options.identity, "here");
    assert_false(options.is_own);
    assert_false(read_line("board lab-3 --identity here"));
    assert_true(read_line("host --port 0 --packs here"));
    assert_true(options.is_own);
    assert_int_equal(options.room_port, 0);
    assert_string_equal(options.packs, "here");
    assert_false(read_line("host lab-3 --port 0"));
    assert_false(read_line("host --port 65536"));
    assert_false(read_line("host --identity here"));
}

static void a_board_is_the_teacher_s_to_place(void **state) {
    (void)state;
    assert_true(read_line("host"));
    assert_int_equal(options.board, LAYOUT_FIND_OUT);
    assert_true(read_line("host lab-3 --board here"));
    assert_int_equal(options.board, LAYOUT_HERE);
    assert_true(read_line("--board off host"));
    assert_int_equal(options.board, LAYOUT_OFF);
    assert_false(read_line("host --board left"));
    assert_string_equal(why, "--board takes window, here or off, not \"left\".");
    assert_false(read_line("join --board window"));
    assert_false(read_line("board --board window"));
}

static void a_language_is_taken_and_what_is_none_is_refused(void **state) {
    (void)state;
    assert_true(read_line(""));
    assert_string_equal(options.settings.language, "");
    assert_ptr_equal(options.texts, texts_english());
    assert_true(read_line("--lang pt-BR board"));
    assert_string_equal(options.settings.language, "pt-BR");
    assert_false(read_line("--lang deutsch"));
    assert_string_equal(why, "--lang takes a language like de, en, es or fr, not \"deutsch\".");
    assert_false(read_line("--lang ../de"));
}

static void what_is_no_address_is_refused(void **state) {
    (void)state;
    assert_false(read_line("join [fe80::1]:27450"));
    assert_false(read_line("join fe80::1"));
    assert_false(read_line("join lab-3:0"));
    assert_false(read_line("join lab-3 lab-4"));
}

static void options_may_stand_anywhere(void **state) {
    (void)state;
    assert_true(read_line("board --size 1920x1080 10.0.0.7 --theme dark --text 150 --full"));
    assert_int_equal(options.width, 1920);
    assert_int_equal(options.height, 1080);
    assert_int_equal(options.settings.theme, THEME_DARK);
    assert_int_equal(options.settings.text_percent, 150);
    assert_true(options.is_full);
    assert_string_equal(options.host, "10.0.0.7");
}

static void a_scene_takes_its_name_and_a_file(void **state) {
    (void)state;
    assert_true(read_line("--scene try-number --screenshot a.png --size 960x540"));
    assert_int_equal(options.task, TASK_SCENE);
    assert_string_equal(options.scene, "try-number");
    assert_string_equal(options.screenshot, "a.png");
}

static void what_there_is_not_is_refused_with_a_sentence(void **state) {
    (void)state;
    static const char *const lines[] = {
        "--no-such-option",   "--size",
        "--size 12",          "--size 1x1",
        "--size 99999x720",   "--text 99",
        "--text 201",         "--text x",
        "--theme pink",       "--quit-after 0",
        "join a b",           "join host:0",
        "join host:70000",    "join host:12a",
        "join :27450",        "K7QM-2XPD a K7QM-2XPE",
        "--screenshot a.png", "join --size=1280y720",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (read_line(lines[i])) {
            fail_msg("taken: %s", lines[i]);
        }
        assert_true(strlen(why) > 20);
        assert_int_equal(why[strlen(why) - 1], '.');
    }
}

static void help_names_every_option(void **state) {
    (void)state;
    static const char *const names[] = {"--size",  "--text",       "--theme",   "--less-motion",
                                        "--full",  "--renderer",   "--scene",   "--screenshot",
                                        "--bench", "--quit-after", "--verbose", "--version"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_non_null(strstr(options_help(), names[i]));
    }
    assert_true(read_line("--help --scene x"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_goldseam_is_a_students_window),
        cmocka_unit_test(sound_is_said_or_left_to_the_window),
        cmocka_unit_test(a_code_is_told_from_an_address_in_any_order),
        cmocka_unit_test(a_board_is_the_teacher_s_to_place),
        cmocka_unit_test(a_language_is_taken_and_what_is_none_is_refused),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(options_may_stand_anywhere),
        cmocka_unit_test(a_scene_takes_its_name_and_a_file),
        cmocka_unit_test(what_there_is_not_is_refused_with_a_sentence),
        cmocka_unit_test(help_names_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
