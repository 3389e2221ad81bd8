/* Settings on disk: every key, every value that is none with its line, which file goes before
 * which, and that a file is replaced whole, with what was broken kept beside it. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "settings_file.h"
#include "str.h"

static char work[] = "/tmp/settings-XXXXXX";
static char path[256], old[256], why[4096];

static int open_work(void **state) {
    (void)state;
    if (mkdtemp(work) == NULL) {
        return -1;
    }
    str_format(path, sizeof path, "%s/goldseam/settings.yaml", work);
    str_format(old, sizeof old, "%s.old", path);
    return 0;
}

static int clear(void **state) {
    char folder[256];
    (void)state;
    (void)unlink(path);
    (void)unlink(old);
    str_format(folder, sizeof folder, "%s/goldseam", work);
    (void)rmdir(folder);
    return 0;
}

static int close_work(void **state) {
    (void)clear(state);
    return rmdir(work); /* nothing else was left in it */
}

static void write_text(const char *text) {
    char folder[256];
    str_format(folder, sizeof folder, "%s/goldseam", work);
    (void)mkdir(folder, 0700);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *text_of(const char *file_path) {
    static char text[4096];
    FILE *file = fopen(file_path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void every_key_is_read(void **state) {
    struct settings settings;
    (void)state;
    write_text("# mine\ntheme: dark\ntext: 150\nless_motion: yes\nsound: on\nvolume: 30\n"
               "language: \"no\"\nfont: dyslexic\n");
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_int_equal(settings.said, (1u << SETTINGS_KEY_COUNT) - 1);
    assert_int_equal(settings.theme, THEME_DARK);
    assert_int_equal(settings.text_percent, 150);
    assert_true(settings.has_less_motion && settings.has_sound && settings.is_dyslexic);
    assert_int_equal(settings.volume, 30);
    assert_string_equal(settings.language, "no");
}

/* Opening it would wait for somebody to write into it. */
static void a_pipe_in_its_place_is_not_waited_for(void **state) {
    struct settings settings;
    (void)state;
    write_text("");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_BROKEN);
}

static void no_file_and_one_of_comments_say_nothing(void **state) {
    struct settings settings;
    (void)state;
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_NONE);
    assert_int_equal(settings.said, 0);
    write_text("# theme: dark\n");
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_int_equal(settings.said, 0);
    assert_int_equal(settings.text_percent, 100);
}

static void each_mistake_has_its_line_and_the_rest_holds(void **state) {
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"theme: pink", ":2: field `theme`: expected light, dark or contrast, not \"pink\""},
        {"theme: [dark]", ":2: field `theme`: expected light, dark or contrast"},
        {"text: 99", ":2: field `text`: expected a number from 100 to 200, not \"99\""},
        {"text: 201", ":2: field `text`: expected a number from 100 to 200, not \"201\""},
        {"text: large", ":2: field `text`: expected a number from 100 to 200, not \"large\""},
        {"less_motion: perhaps", ":2: field `less_motion`: expected yes or no, not \"perhaps\""},
        {"sound: loud", ":2: field `sound`: expected on or off, not \"loud\""},
        {"volume: -1", ":2: field `volume`: expected a number from 0 to 100, not \"-1\""},
        {"language: ../de", ":2: field `language`: expected a language like de, en, es or fr"},
        {"font: Comic", ":2: field `font`: expected usual or dyslexic, not \"Comic\""},
        {"server: lab-3", ":2: field `server`: expected one of the fields theme, text, "},
        {"name: Ada", ":2: field `name`: expected one of the fields theme, text, less_motion, "
                      "sound, volume, language, font"},
        {"volume: 8", ":2: field `volume`: expected once, but it is here again"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct settings settings;
        char text[256];
        str_format(text, sizeof text, "volume: 7\n%s\n", cases[i].text);
        write_text(text);
        assert_int_equal(settings_file_read(path, &settings, why, sizeof why),
                         SETTINGS_FILE_BROKEN);
        if (strstr(why, cases[i].says) == NULL || strncmp(why, path, strlen(path)) != 0) {
            fail_msg("\"%s\" says: %s", cases[i].text, why);
        }
        assert_true((settings.said & SETTINGS_BIT(SETTINGS_VOLUME)) != 0 ||
                    strstr(cases[i].text, "volume") != NULL);
    }
}

static void what_is_no_yaml_says_nothing_and_is_told(void **state) {
    static const char *const texts[] = {"theme: [dark\n", "theme dark\n", "- theme\n", "\xFF\xFE",
                                        "theme: &a dark\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct settings settings;
        write_text(texts[i]);
        assert_int_equal(settings_file_read(path, &settings, why, sizeof why),
                         SETTINGS_FILE_BROKEN);
        assert_int_equal(settings.said, 0);
        assert_true(strlen(why) > strlen(path));
    }
}

static void a_site_says_where_to_go_too(void **state) {
    struct site site;
    (void)state;
    write_text("server: lab-3:27460\ntheme_file: look.yaml\nsound: off\n");
    assert_int_equal(site_file_read(path, &site, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_string_equal(site.host, "lab-3");
    assert_int_equal(site.port, 27460);
    assert_int_equal(site.settings.said, SETTINGS_BIT(SETTINGS_SOUND));
    char beside[256];
    str_format(beside, sizeof beside, "%s/goldseam/look.yaml", work);
    assert_string_equal(site.theme_file, beside);
    write_text("server: not an address\ntheme_file: /a/b.yaml\n");
    assert_int_equal(site_file_read(path, &site, why, sizeof why), SETTINGS_FILE_BROKEN);
    assert_non_null(strstr(why, ":1: field `server`: expected an address like 192.168.1.20 or "
                                "lab-3:27450, not \"not an address\""));
    assert_string_equal(site.host, "");
    assert_string_equal(site.theme_file, "/a/b.yaml");
}

/* The example says nothing as it is, and is right when every # is taken away. */
static void the_example_has_every_key(void **state) {
    struct site site;
    static char bare[8192];
    char *to = bare;
    (void)state;
    assert_int_equal(site_file_read("assets/goldseam.yaml", &site, why, sizeof why),
                     SETTINGS_FILE_GOOD);
    assert_int_equal(site.settings.said, 0);
    for (const char *from = text_of("assets/goldseam.yaml"); *from != '\0'; from++) {
        bool is_key = *from == '#' && from[1] != ' ' && from[1] != '\n';
        if (!is_key) {
            *to++ = *from;
        }
    }
    write_text(bare);
    if (site_file_read(path, &site, why, sizeof why) != SETTINGS_FILE_GOOD) {
        fail_msg("%s", why);
    }
    assert_int_equal(site.settings.said, (1u << SETTINGS_KEY_COUNT) - 1);
    assert_string_equal(site.host, "lab-teacher");
    assert_string_equal(site.theme_file, "/etc/goldseam/theme.yaml");
}

/* The one in the document for whoever looks after a lab. */
static void the_example_in_the_document_has_every_key(void **state) {
    static char text[65536];
    struct site site;
    (void)state;
    FILE *file = fopen("docs/OPERATING.md", "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    char *start = strstr(text, "```yaml\n");
    assert_non_null(start);
    start += strlen("```yaml\n");
    *strstr(start, "```") = '\0';
    write_text(start);
    if (site_file_read(path, &site, why, sizeof why) != SETTINGS_FILE_GOOD) {
        fail_msg("%s", why);
    }
    assert_int_equal(site.settings.said, (1u << SETTINGS_KEY_COUNT) - 1);
    assert_true(site.host[0] != '\0' && site.theme_file[0] != '\0');
}

static void the_site_beside_the_program_goes_before_the_one_of_all(void **state) {
    struct site beside = {.settings = settings_usual(), .host = "lab-3", .port = 0};
    struct site of_all = {.settings = settings_usual(),
                          .host = "lab-4",
                          .port = 4000,
                          .theme_file = "/etc/goldseam/look.yaml"};
    (void)state;
    settings_take(&beside.settings, SETTINGS_VOLUME, &(struct settings){.volume = 10});
    settings_take(&of_all.settings, SETTINGS_VOLUME, &(struct settings){.volume = 90});
    settings_take(&of_all.settings, SETTINGS_THEME, &(struct settings){.theme = THEME_DARK});
    struct site both = site_over(&beside, &of_all);
    assert_string_equal(both.host, "lab-3");
    assert_int_equal(both.port, 0);
    assert_string_equal(both.theme_file, "/etc/goldseam/look.yaml");
    assert_int_equal(both.settings.volume, 10);
    assert_int_equal(both.settings.theme, THEME_DARK);
}

/* --- writing --- */

static const struct settings liked = {.theme = THEME_CONTRAST,
                                      .text_percent = 125,
                                      .has_less_motion = true,
                                      .volume = 5,
                                      .language = "pt_BR"};

static void what_was_changed_is_kept_and_nothing_else(void **state) {
    struct settings settings;
    (void)state;
    assert_true(settings_file_keep(path, &liked, SETTINGS_BIT(SETTINGS_THEME), why, sizeof why));
    assert_string_equal(strchr(text_of(path), '\n'), "\ntheme: contrast\n");
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    /* Another window has written meanwhile. */
    write_text("sound: on\ntheme: dark\n");
    assert_true(settings_file_keep(path, &liked, SETTINGS_BIT(SETTINGS_VOLUME), why, sizeof why));
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_int_equal(settings.said, SETTINGS_BIT(SETTINGS_THEME) | SETTINGS_BIT(SETTINGS_SOUND) |
                                        SETTINGS_BIT(SETTINGS_VOLUME));
    assert_int_equal(settings.theme, THEME_DARK);
    assert_int_equal(settings.volume, 5);
    assert_int_equal(access(old, F_OK), -1);
}

static void everything_that_is_written_is_read_again(void **state) {
    struct settings settings;
    unsigned all = (1u << SETTINGS_KEY_COUNT) - 1;
    (void)state;
    assert_true(settings_file_keep(path, &liked, all, why, sizeof why));
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_int_equal(settings.said, all);
    assert_int_equal(settings.theme, liked.theme);
    assert_int_equal(settings.text_percent, liked.text_percent);
    assert_true(settings.has_less_motion && !settings.has_sound && !settings.is_dyslexic);
    assert_int_equal(settings.volume, liked.volume);
    assert_string_equal(settings.language, liked.language);
}

static void a_broken_file_is_kept_beside_the_new_one(void **state) {
    struct settings settings;
    const char *broken = "theme: dark\nvolume: much\n";
    (void)state;
    write_text(broken);
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_BROKEN);
    assert_string_equal(text_of(path), broken); /* reading changes nothing */
    assert_true(settings_file_keep(path, &liked, SETTINGS_BIT(SETTINGS_TEXT), why, sizeof why));
    assert_string_equal(text_of(old), broken);
    assert_int_equal(settings_file_read(path, &settings, why, sizeof why), SETTINGS_FILE_GOOD);
    assert_int_equal(settings.theme, THEME_DARK);
    assert_int_equal(settings.text_percent, 125);
}

static void nothing_is_left_beside_it(void **state) {
    char folder[256];
    int count = 0;
    (void)state;
    assert_true(settings_file_keep(path, &liked, SETTINGS_BIT(SETTINGS_TEXT), why, sizeof why));
    str_format(folder, sizeof folder, "%s/goldseam", work);
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        count += entry->d_name[0] != '.' ? 1 : 0;
    }
    closedir(entries);
    assert_int_equal(count, 1);
}

static void where_nothing_can_be_written_it_is_told(void **state) {
    (void)state;
    assert_false(settings_file_keep("/proc/goldseam/settings.yaml", &liked,
                                    SETTINGS_BIT(SETTINGS_TEXT), why, sizeof why));
    assert_non_null(strstr(why, "/proc/goldseam/settings.yaml cannot be written ("));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_key_is_read, clear),
        cmocka_unit_test_teardown(a_pipe_in_its_place_is_not_waited_for, clear),
        cmocka_unit_test_teardown(no_file_and_one_of_comments_say_nothing, clear),
        cmocka_unit_test_teardown(each_mistake_has_its_line_and_the_rest_holds, clear),
        cmocka_unit_test_teardown(what_is_no_yaml_says_nothing_and_is_told, clear),
        cmocka_unit_test_teardown(a_site_says_where_to_go_too, clear),
        cmocka_unit_test_teardown(the_example_has_every_key, clear),
        cmocka_unit_test_teardown(the_example_in_the_document_has_every_key, clear),
        cmocka_unit_test(the_site_beside_the_program_goes_before_the_one_of_all),
        cmocka_unit_test_teardown(what_was_changed_is_kept_and_nothing_else, clear),
        cmocka_unit_test_teardown(everything_that_is_written_is_read_again, clear),
        cmocka_unit_test_teardown(a_broken_file_is_kept_beside_the_new_one, clear),
        cmocka_unit_test_teardown(nothing_is_left_beside_it, clear),
        cmocka_unit_test(where_nothing_can_be_written_it_is_told),
    };
    return cmocka_run_group_tests(tests, open_work, close_work);
}
