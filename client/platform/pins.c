/* One line a teacher: the key as hexadecimal digits, the day of the last lesson, the title of its
 * room; whoever was met last stands first. The file is read whole and written whole, beside its
 * place and then renamed. Two windows that write at once leave one of the two notes; the other one
 * is made at the next join. */
#define _GNU_SOURCE
#include "pins.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folders.h"
#include "state_place.h"
#include "str.h"
#include "utf8.h"

#define FORM       "goldseam teachers 1\n"
#define DAY_CHARS  10
#define KEY_DIGITS (2 * KEY_BYTES)
#define LINE_BYTES (KEY_DIGITS + 1 + DAY_CHARS + 1 + TITLE_BYTES_MAX + 1)
#define FILE_BYTES (PINS_MAX * LINE_BYTES + 64)

struct pin {
    char key[KEY_DIGITS + 1];
    char day[DAY_CHARS + 1];
    char title[TITLE_BYTES_MAX + 1];
};

struct pins {
    struct pin list[PINS_MAX];
    size_t count;
};

bool pins_place(char *path, size_t size) {
    return state_place("teachers", path, size);
}

static void write_key(const uint8_t *key, char *digits) {
    for (size_t i = 0; i < KEY_BYTES; i++) {
        str_format(digits + 2 * i, 3, "%02x", key[i]);
    }
}

/* --- reading -----------------------------------------------------------------------------------
 */

static bool is_day(const char *text) {
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < DAY_CHARS; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !is_digit : text[i] != form[i]) {
            return false;
        }
    }
    return true;
}

/* A line without its end. */
static bool read_line(const char *line, struct pin *pin) {
    size_t count = strlen(line);
    const char *day = line + KEY_DIGITS + 1, *title = day + DAY_CHARS + 1;
    if (count < KEY_DIGITS + DAY_CHARS + 2 || strspn(line, "0123456789abcdef") != KEY_DIGITS ||
        day[-1] != ' ' || !is_day(day) || title[-1] != ' ' ||
        !utf8_is_clean(title, strlen(title))) {
        return false;
    }
    str_copy_bytes(pin->key, sizeof pin->key, line, KEY_DIGITS);
    str_copy_bytes(pin->day, sizeof pin->day, day, DAY_CHARS);
    return str_copy(pin->title, sizeof pin->title, title);
}

static bool read_lines(char *text, struct pins *pins) {
    char *at = text + strlen(FORM);
    if (strncmp(text, FORM, strlen(FORM)) != 0) {
        return false;
    }
    while (*at != '\0') {
        char *end = strchr(at, '\n');
        if (end == NULL || pins->count == PINS_MAX) {
            return false;
        }
        *end = '\0';
        if (!read_line(at, &pins->list[pins->count])) {
            return false;
        }
        pins->count++;
        at = end + 1;
    }
    return true;
}

/* Nobody else may have written it: who can write here says whom this account trusts. */
static bool is_own(int file) {
    struct stat about;
    return fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
           (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

static bool read_text(int file, char *text) {
    size_t used = 0;
    for (;;) {
        ssize_t step = read(file, text + used, FILE_BYTES - used);
        if (step < 0 && errno == EINTR) {
            continue;
        }
        if (step <= 0) {
            text[used] = '\0';
            return step == 0 && used < FILE_BYTES && strlen(text) == used;
        }
        used += (size_t)step;
    }
}

/* No file is no teachers; one that is not right is none either, and `why` says so. */
static void read_pins(const char *path, struct pins *pins, char *why, size_t size) {
    char text[FILE_BYTES + 1];
    why[0] = '\0';
    pins->count = 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0 && errno == ENOENT) {
        return;
    }
    bool is_read = file >= 0 && is_own(file) && read_text(file, text) && read_lines(text, pins);
    if (file >= 0) {
        close(file);
    }
    if (!is_read) {
        pins->count = 0;
        str_format(why, size,
                   "%s is not a list of teachers of this account alone; it counts as empty.", path);
    }
}

static struct pin *find(struct pins *pins, const uint8_t *teacher) {
    char key[KEY_DIGITS + 1];
    write_key(teacher, key);
    for (size_t i = 0; i < pins->count; i++) {
        if (strcmp(pins->list[i].key, key) == 0) {
            return &pins->list[i];
        }
    }
    return NULL;
}

bool pins_have(const char *path, const uint8_t *teacher, char *why, size_t size) {
    struct pins pins;
    read_pins(path, &pins, why, size);
    return find(&pins, teacher) != NULL;
}

/* --- writing -----------------------------------------------------------------------------------
 */

/* To the front; the last one goes where there is no room. */
static void put_first(struct pins *pins, struct pin *old, const struct pin *pin) {
    size_t behind = old != NULL              ? (size_t)(old - pins->list)
                    : pins->count < PINS_MAX ? pins->count++
                                             : PINS_MAX - 1;
    memmove(&pins->list[1], &pins->list[0], behind * sizeof pins->list[0]);
    pins->list[0] = *pin;
}

static bool write_lines(int file, const struct pins *pins) {
    FILE *lines = fdopen(file, "w");
    if (lines == NULL) {
        close(file);
        return false;
    }
    fputs(FORM, lines);
    for (size_t i = 0; i < pins->count; i++) {
        const struct pin *pin = &pins->list[i];
        fprintf(lines, "%s %s %s\n", pin->key, pin->day, pin->title);
    }
    bool is_whole = ferror(lines) == 0;
    return fclose(lines) == 0 && is_whole;
}

static bool write_pins(const char *path, const struct pins *pins) {
    char beside[1024];
    if (!folders_make_above(path) || !str_format(beside, sizeof beside, "%s.XXXXXX", path)) {
        return false;
    }
    int file = mkostemp(beside, O_CLOEXEC); /* 0600, and no other machine's */
    if (file < 0) {
        return false;
    }
    if (write_lines(file, pins) && rename(beside, path) == 0) {
        return true;
    }
    int problem = errno;
    unlink(beside);
    errno = problem;
    return false;
}

bool pins_keep(const char *path, const uint8_t *teacher, const char *day, const char *title,
               char *why, size_t size) {
    struct pins pins;
    struct pin pin;
    read_pins(path, &pins, why, size);
    write_key(teacher, pin.key);
    str_copy(pin.day, sizeof pin.day, day);
    str_copy(pin.title, sizeof pin.title, utf8_is_clean(title, strlen(title)) ? title : "");
    struct pin *old = find(&pins, teacher);
    bool is_noted = old != NULL && strcmp(old->day, pin.day) == 0;
    if (is_noted) {
        return true;
    }
    put_first(&pins, old, &pin);
    if (!write_pins(path, &pins)) {
        str_format(why, size, "%s cannot be written (%s); this teacher is not known next time.",
                   path, strerror(errno));
        return false;
    }
    return true;
}
