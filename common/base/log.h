/* One line a call to standard error. No student's name, answer or address belongs in here. */
#ifndef LOG_H
#define LOG_H

enum log_level { LOG_QUIET, LOG_ERRORS, LOG_NOTES, LOG_DETAILS };

void log_set_level(enum log_level level);
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_detail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
