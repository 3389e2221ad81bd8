/* The form is strict: what is not exactly as it was written is broken, and a broken seat is worth
 * nothing, so nothing is guessed. */
#define _GNU_SOURCE
#include "seat_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "room_code.h"
#include "str.h"

#define FORM       "goldseam seat 2"
#define FILE_BYTES 512

/* --- reading -----------------------------------------------------------------------------------
 */

/* The rest of the line that begins with `name` and a space, or NULL; `*at` goes to the next line.
 */
static const char *take_line(char **at, const char *name) {
    size_t count = strlen(name);
    char *line = *at, *end = strchr(line, '\n');
    if (end == NULL || strncmp(line, name, count) != 0 || line[count] != ' ') {
        return NULL;
    }
    *end = '\0';
    *at = end + 1;
    return line + count + 1;
}

static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_token(const char *text, uint8_t *token) {
    if (text == NULL || strlen(text) != 2 * (size_t)TOKEN_BYTES) {
        return false;
    }
    for (size_t i = 0; i < TOKEN_BYTES; i++) {
        int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        token[i] = (uint8_t)(16 * high + low);
    }
    return true;
}

static bool read_event(const char *text, uint64_t *event) {
    char *end;
    if (text == NULL || text[0] < '0' || text[0] > '9') {
        return false;
    }
    errno = 0;
    *event = strtoull(text, &end, 10);
    return *end == '\0' && errno == 0;
}

static bool read_code(const char *text, char *code) {
    return text != NULL && room_code_read(text, code) && strcmp(text, code) == 0;
}

static bool read_lines(char *text, struct seat_record *record) {
    char *at = text;
    size_t form = strlen(FORM "\n");
    if (strncmp(at, FORM "\n", form) != 0) {
        return false;
    }
    at += form;
    if (!read_code(take_line(&at, "code"), record->code)) {
        return false;
    }
    return read_token(take_line(&at, "token"), record->token) &&
           read_event(take_line(&at, "last_event"), &record->last_event) && *at == '\0';
}

enum seat_file_state seat_file_read(const char *path, struct seat_record *record) {
    char text[FILE_BYTES + 1];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) {
        return errno == ENOENT ? SEAT_FILE_NONE : SEAT_FILE_BROKEN;
    }
    ssize_t count = read(file, text, FILE_BYTES);
    close(file);
    if (count < 0 || memchr(text, '\0', (size_t)count) != NULL) {
        return SEAT_FILE_BROKEN;
    }
    text[count] = '\0';
    *record = (struct seat_record){.last_event = 0};
    return read_lines(text, record) ? SEAT_FILE_GOOD : SEAT_FILE_BROKEN;
}

/* --- writing -----------------------------------------------------------------------------------
 */

static bool print_lines(char *text, size_t size, const struct seat_record *record) {
    char token[2 * TOKEN_BYTES + 1];
    for (size_t i = 0; i < TOKEN_BYTES; i++) {
        str_format(token + 2 * i, 3, "%02x", record->token[i]);
    }
    return str_format(text, size, FORM "\ncode %s\ntoken %s\nlast_event %" PRIu64 "\n",
                      record->code, token, record->last_event);
}

static bool write_whole(int file, const char *text, bool is_precious) {
    size_t count = strlen(text);
    for (size_t at = 0; at < count;) {
        ssize_t step = write(file, text + at, count - at);
        if (step < 0 && errno != EINTR) {
            return false;
        }
        at += step > 0 ? (size_t)step : 0;
    }
    return !is_precious || fsync(file) == 0;
}

bool seat_file_write(const char *path, const struct seat_record *record, bool is_precious) {
    char text[FILE_BYTES], beside[1024];
    if (!print_lines(text, sizeof text, record) ||
        !str_format(beside, sizeof beside, "%s.%ld", path, (long)getpid())) {
        errno = ENAMETOOLONG;
        return false;
    }
    int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        return false;
    }
    bool is_written = write_whole(file, text, is_precious);
    is_written = close(file) == 0 && is_written;
    if (is_written && rename(beside, path) == 0) {
        return true;
    }
    int problem = errno;
    unlink(beside);
    errno = problem;
    return false;
}
