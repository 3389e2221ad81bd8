/* Lines to standard error, each with its level in front. The level is the only thing kept here. */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level shown = LOG_NOTES;

void log_set_level(enum log_level level) {
    shown = level;
}

static void write_line(const char *prefix, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

static void write_line(const char *prefix, const char *format, va_list list) {
    fputs(prefix, stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
}

#define LOG_FUNCTION(name, level, prefix)                                                          \
    void name(const char *format, ...) {                                                           \
        if (shown >= (level)) {                                                                    \
            va_list list;                                                                          \
            va_start(list, format);                                                                \
            write_line(prefix, format, list);                                                      \
            va_end(list);                                                                          \
        }                                                                                          \
    }

LOG_FUNCTION(log_error, LOG_ERRORS, "error: ")
LOG_FUNCTION(log_note, LOG_NOTES, "")
LOG_FUNCTION(log_detail, LOG_DETAILS, "  ")
