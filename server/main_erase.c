/* The journal loses the rows of a seat. The results are of the class and name nobody, but an answer
 * or a thought stands in them as it was typed: what the seat has written, and nobody else in the
 * same words, is taken out of them too. Their numbers stay. */
#define _POSIX_C_SOURCE 200809L
#include "main_erase.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal_erase.h"
#include "journal_lock.h"
#include "journal_rescue.h"
#include "json.h"
#include "main_files.h"
#include "results.h"
#include "str.h"

#define ERASED "(erased)"

static void tell_session(const struct session_file *session, FILE *file) {
    char date[64];
    sessions_date(session->created, date, sizeof date);
    fprintf(file, "%s  %s  %s\n", session->name, date, session->glance.title);
}

bool erase_session(const struct sessions *sessions, const struct session_file *session, FILE *file,
                   char *why, size_t size) {
    tell_session(session, file);
    bool is_gone = sessions_remove(sessions, session, file, why, size);
    if (is_gone) {
        fputs("erased, with all its files\n", file);
    }
    return is_gone;
}

/* --- the results
 * ---------------------------------------------------------------------------------- */

/* The results while texts are taken out: each text at most once a place, so it never grows. */
struct sheet {
    char path[SESSION_PATH_SIZE];
    char *bytes; /* ended by '\0'; NULL: there are no results */
    size_t count;
    unsigned taken;
    char why[512]; /* they could not be written */
};

/* A text as it stands between quotes: that of the JSON that was written. */
static size_t quote(const char *text, char *quoted, size_t size) {
    struct json json;
    json_init(&json, quoted, size);
    json_text(&json, NULL, text);
    return json_end(&json);
}

/* Whether the text that begins with the quote at `at` is a value, whole, or the repair behind the
 * arrow of one. */
static bool is_place(const struct sheet *sheet, size_t at) {
    static const char arrow[] = "\u2192 ";
    size_t length = strlen(arrow);
    const char *text = sheet->bytes + at;
    return (at >= 2 && memcmp(text - 2, ": ", 2) == 0) ||
           (at >= length && memcmp(text - length, arrow, length) == 0);
}

/* Puts ERASED in the place of `length` bytes at `at`; what is shorter than that word is cut out
 * altogether. */
static void put_erased(struct sheet *sheet, size_t at, size_t length) {
    size_t put = length >= strlen(ERASED) ? strlen(ERASED) : 0;
    memcpy(sheet->bytes + at, ERASED, put);
    memmove(sheet->bytes + at + put, sheet->bytes + at + length, sheet->count - at - length + 1);
    sheet->count -= length - put;
    sheet->taken++;
}

/* `text` without its quotes; `is_whole` says that its first byte has a quote before it. */
static void take_out(struct sheet *sheet, const char *text, size_t length) {
    char *found = sheet->bytes;
    while ((found = strstr(found, text)) != NULL) {
        size_t at = (size_t)(found - sheet->bytes);
        bool is_value = at >= 1 && found[-1] == '"' && is_place(sheet, at - 1);
        bool is_repair = at >= 1 && found[-1] == ' ' && is_place(sheet, at);
        if ((is_value || is_repair) && found[length] == '"') {
            put_erased(sheet, at, length);
        } else {
            found++;
        }
    }
}

static void on_gone(void *context, const char *text) {
    char quoted[6 * THINKING_BYTES_MAX + 3];
    struct sheet *sheet = context;
    size_t count = quote(text, quoted, sizeof quoted);
    if (sheet->bytes == NULL || count < 4) {
        return;
    }
    quoted[count - 2] = '\0'; /* its closing quote, and the new line behind it */
    take_out(sheet, quoted + 1, count - 3);
}

/* Before the journal forgets which words they are. */
static bool on_all_told(void *context) {
    struct sheet *sheet = context;
    return sheet->taken == 0 ||
           files_replace(sheet->path, sheet->bytes, sheet->count, sheet->why, sizeof sheet->why);
}

static bool read_results(struct sheet *sheet, char *why, size_t size) {
    if (access(sheet->path, F_OK) != 0) {
        return true;
    }
    sheet->bytes = files_read(sheet->path, RESULTS_JSON_SIZE, &sheet->count, why, size);
    if (sheet->bytes != NULL) {
        sheet->bytes[sheet->count] = '\0';
    }
    return sheet->bytes != NULL;
}

/* --- a seat
 * --------------------------------------------------------------------------------------- */

static void tell_count(unsigned count, const char *one, const char *many, FILE *file) {
    fprintf(file, "  %u %s\n", count, count == 1 ? one : many);
}

static void tell_seat(const struct journal_erased *erased, const struct sheet *sheet, FILE *file) {
    tell_count(erased->names, "name", "names", file);
    tell_count(erased->answers, "answer as it was typed", "answers as they were typed", file);
    tell_count(erased->words, "page or note", "pages and notes", file);
    tell_count(erased->tokens, "way back to the seat", "ways back to the seat", file);
    if (sheet->bytes != NULL) {
        tell_count(sheet->taken, "place in the results", "places in the results", file);
    }
    fputs("erased; the numbers of the lesson stay\n", file);
}

bool erase_seat(const struct sessions *sessions, const struct session_file *session, uint16_t seat,
                FILE *file, char *why, size_t size) {
    struct journal_lock lock;
    struct journal_erased erased;
    struct sheet sheet = {.bytes = NULL};
    const struct journal_gone gone = {.tell = on_gone, .all_told = on_all_told, .context = &sheet};
    str_format(sheet.path, sizeof sheet.path, "%s/%s.results.json", sessions->folder,
               session->name);
    if (!journal_lock_take(&lock, session->path, why, size)) {
        return false;
    }
    /* A copy that a failing disk had made is the journal; else its words would stay in it. */
    bool is_tidy = journal_rescue_tidy(session->path) == JOURNAL_WELL;
    if (!is_tidy) {
        str_format(why, size, "The disk does not take the journal %s as it is to be.",
                   session->path);
    }
    bool is_erased = is_tidy && read_results(&sheet, why, size) &&
                     journal_erase_seat(session->path, seat, &erased, &gone, why, size);
    journal_lock_drop(&lock);
    if (sheet.why[0] != '\0') {
        str_copy(why, size, sheet.why);
    }
    if (is_erased) {
        tell_session(session, file);
        fprintf(file, "seat %u:\n", seat);
        tell_seat(&erased, &sheet, file);
    }
    free(sheet.bytes);
    return is_erased;
}
