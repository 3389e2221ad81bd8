/* One table has every key: what its value may be, how it is read and how it is written. Two windows
 * of one person may change settings at once, so that a window reads the file again before it writes
 * and changes only what was changed in it. */
#define _GNU_SOURCE
#include "settings_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "address.h"
#include "locale.h"
#include "own_file.h"
#include "str.h"
#include "theme.h"
#include "yaml_file.h"

#define FORM_SIZE 2048

/* --- values --------------------------------------------------------------------------------------
 */

/* True: yes; false: no. Anything else is neither. */
static bool read_yes(const char *text, bool *is_yes) {
    static const char *const words[][2] = {{"yes", "no"}, {"on", "off"}, {"true", "false"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (int no = 0; no <= 1; no++) {
            if (strcmp(text, words[i][no]) == 0) {
                *is_yes = no == 0;
                return true;
            }
        }
    }
    return false;
}

static bool read_number(const char *text, int min, int max, int *number) {
    long long read;
    if (!str_to_integer(text, min, max, &read)) {
        return false;
    }
    *number = (int)read;
    return true;
}

static bool read_theme(const char *text, struct settings *said) {
    return theme_read(text, &said->theme);
}

static bool read_text(const char *text, struct settings *said) {
    return read_number(text, SETTINGS_TEXT_MIN, SETTINGS_TEXT_MAX, &said->text_percent);
}

static bool read_less_motion(const char *text, struct settings *said) {
    return read_yes(text, &said->has_less_motion);
}

static bool read_sound(const char *text, struct settings *said) {
    return read_yes(text, &said->has_sound);
}

static bool read_volume(const char *text, struct settings *said) {
    return read_number(text, 0, SETTINGS_VOLUME_MAX, &said->volume);
}

static bool read_language(const char *text, struct settings *said) {
    return locale_is_lang(text) && str_copy(said->language, sizeof said->language, text);
}

static bool read_font(const char *text, struct settings *said) {
    said->is_dyslexic = strcmp(text, "dyslexic") == 0;
    return said->is_dyslexic || strcmp(text, "usual") == 0;
}

static void write_theme(const struct settings *settings, char *text, size_t size) {
    str_copy(text, size, theme_name(settings->theme));
}

static void write_text(const struct settings *settings, char *text, size_t size) {
    str_format(text, size, "%d", settings->text_percent);
}

static void write_less_motion(const struct settings *settings, char *text, size_t size) {
    str_copy(text, size, settings->has_less_motion ? "yes" : "no");
}

static void write_sound(const struct settings *settings, char *text, size_t size) {
    str_copy(text, size, settings->has_sound ? "on" : "off");
}

static void write_volume(const struct settings *settings, char *text, size_t size) {
    str_format(text, size, "%d", settings->volume);
}

/* In quotes: "no" is Norwegian. */
static void write_language(const struct settings *settings, char *text, size_t size) {
    str_format(text, size, "\"%s\"", settings->language);
}

static void write_font(const struct settings *settings, char *text, size_t size) {
    str_copy(text, size, settings->is_dyslexic ? "dyslexic" : "usual");
}

static const struct {
    const char *name, *expects;
    bool (*read)(const char *text, struct settings *said);
    void (*write)(const struct settings *settings, char *text, size_t size);
} keys[SETTINGS_KEY_COUNT] = {
    [SETTINGS_THEME] = {"theme", "light, dark or contrast", read_theme, write_theme},
    [SETTINGS_TEXT] = {"text", "a number from 100 to 200", read_text, write_text},
    [SETTINGS_LESS_MOTION] = {"less_motion", "yes or no", read_less_motion, write_less_motion},
    [SETTINGS_SOUND] = {"sound", "on or off", read_sound, write_sound},
    [SETTINGS_VOLUME] = {"volume", "a number from 0 to 100", read_volume, write_volume},
    [SETTINGS_LANGUAGE] = {"language", "a language like de, en, es or fr", read_language,
                           write_language},
    [SETTINGS_FONT] = {"font", "usual or dyslexic", read_font, write_font},
};

bool settings_value_read(enum settings_key key, const char *text, struct settings *said) {
    return keys[key].read(text, said);
}

const char *settings_value_expects(enum settings_key key) {
    return keys[key].expects;
}

/* --- reading -------------------------------------------------------------------------------------
 */

/* False: it is none of the settings. */
static bool take_setting(struct yaml_file *file, const struct yaml_field *field,
                         struct settings *settings) {
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        struct settings said = settings_usual();
        if (strcmp(field->name, keys[key].name) != 0) {
            continue;
        }
        if (field->text != NULL && keys[key].read(field->text, &said)) {
            settings_take(settings, (enum settings_key)key, &said);
        } else {
            yaml_file_expected(file, field, keys[key].expects);
        }
        return true;
    }
    return false;
}

/* A path beside the site file, unless it begins at the root. */
static bool read_path(const char *site_file, const char *text, char *path, size_t size) {
    const char *slash = strrchr(site_file, '/');
    if (text[0] == '\0') {
        return false;
    }
    if (text[0] == '/' || slash == NULL) {
        return str_copy(path, size, text);
    }
    return str_format(path, size, "%.*s/%s", (int)(slash - site_file), site_file, text);
}

static bool take_of_site(struct yaml_file *file, const struct yaml_field *field,
                         struct site *site) {
    bool is_right = false;
    if (strcmp(field->name, "server") == 0) {
        is_right = field->text != NULL &&
                   address_read(field->text, site->host, sizeof site->host, &site->port);
        if (!is_right) {
            yaml_file_expected(file, field, "an address like 192.168.1.20 or lab-3:27450");
        }
        return true;
    }
    if (strcmp(field->name, "theme_file") == 0) {
        is_right = field->text != NULL &&
                   read_path(file->path, field->text, site->theme_file, sizeof site->theme_file);
        if (!is_right) {
            yaml_file_expected(file, field, "the path of a theme file");
        }
        return true;
    }
    return false;
}

static void tell_unknown(struct yaml_file *file, const struct yaml_field *field, bool is_site) {
    char names[256] = "";
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        str_append(names, sizeof names, key > 0 ? ", " : "");
        str_append(names, sizeof names, keys[key].name);
    }
    str_append(names, sizeof names, is_site ? ", server, theme_file" : "");
    findings_mistake(&file->findings, field->line, field->name, "expected one of the fields %s",
                     names);
}

/* `is_site`: server and theme_file may stand there too. */
static enum settings_file_state read_file(const char *path, bool is_site, struct site *site,
                                          char *why, size_t size) {
    struct yaml_file file;
    *site = (struct site){.settings = settings_usual()};
    yaml_file_open(&file, path);
    int root = file.marks != NULL ? marks_root(file.marks) : 0;
    for (unsigned i = 0;; i++) {
        struct yaml_field field = yaml_field_at(&file, root, i);
        if (field.name == NULL) {
            break;
        }
        bool is_known = take_setting(&file, &field, &site->settings) ||
                        (is_site && take_of_site(&file, &field, site));
        if (!is_known) {
            tell_unknown(&file, &field, is_site);
        }
    }
    yaml_file_close(&file);
    str_copy(why, size, file.told.mistakes);
    return !file.is_there                 ? SETTINGS_FILE_NONE
           : file.told.mistakes_count > 0 ? SETTINGS_FILE_BROKEN
                                          : SETTINGS_FILE_GOOD;
}

enum settings_file_state settings_file_read(const char *path, struct settings *settings, char *why,
                                            size_t size) {
    struct site site;
    enum settings_file_state state = read_file(path, false, &site, why, size);
    *settings = site.settings;
    return state;
}

enum settings_file_state site_file_read(const char *path, struct site *site, char *why,
                                        size_t size) {
    return read_file(path, true, site, why, size);
}

struct site site_over(const struct site *upper, const struct site *lower) {
    struct site both = *lower;
    both.settings = settings_over(&upper->settings, &lower->settings);
    if (upper->host[0] != '\0') {
        str_copy(both.host, sizeof both.host, upper->host);
        both.port = upper->port;
    }
    if (upper->theme_file[0] != '\0') {
        str_copy(both.theme_file, sizeof both.theme_file, upper->theme_file);
    }
    return both;
}

/* --- writing -------------------------------------------------------------------------------------
 */

static void form(const struct settings *settings, char *text, size_t size) {
    str_copy(text, size,
             "# How Goldseam looks and sounds here; the window's settings (F10) write it.\n");
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        char value[64], line[128];
        if ((settings->said & SETTINGS_BIT(key)) != 0) {
            keys[key].write(settings, value, sizeof value);
            str_format(line, sizeof line, "%s: %s\n", keys[key].name, value);
            str_append(text, size, line);
        }
    }
}

bool settings_file_keep(const char *path, const struct settings *settings, unsigned changed,
                        char *why, size_t size) {
    struct settings kept;
    char text[FORM_SIZE], old[SETTINGS_PATH_MAX + 8], says[256];
    enum settings_file_state state = settings_file_read(path, &kept, says, sizeof says);
    if (state == SETTINGS_FILE_BROKEN && str_format(old, sizeof old, "%s.old", path)) {
        (void)rename(path, old); /* a folder in its place cannot be replaced, and is told below */
    }
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        if ((changed & SETTINGS_BIT(key)) != 0) {
            settings_take(&kept, (enum settings_key)key, settings);
        }
    }
    form(&kept, text, sizeof text);
    if (!own_file_put(path, text)) {
        str_format(why, size, "%s cannot be written (%s); settings hold for this window alone.",
                   path, strerror(errno));
        return false;
    }
    return true;
}
