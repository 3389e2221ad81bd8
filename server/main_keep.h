/* How long sessions are kept: what is older is erased when a server starts. */
#ifndef MAIN_KEEP_H
#define MAIN_KEEP_H

#include "main_sessions.h"

#define KEEP_DAYS_DEFAULT 14
#define KEEP_DAYS_MAX     3650

/* Erases every session that was created more than `keep_days` days before `now` and that no server
 * has open, but not `except` (NULL: none), and says so in `file`. 0 days: nothing is erased. One
 * from the future is left alone, and that is said: a clock was not right, and nobody knows which.
 */
void keep_erase_old(const struct sessions *sessions, unsigned keep_days, time_t now,
                    const struct session_file *except, FILE *file);

#endif
