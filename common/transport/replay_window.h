/* Which counters of a session have come already: the newest, and REPLAY_WINDOW - 1 behind it. What
 * is older than that counts as seen. */
#ifndef REPLAY_WINDOW_H
#define REPLAY_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#define REPLAY_WINDOW 1024

struct replay_window {
    uint64_t next; /* one above the highest that was marked; 0: none was */
    uint64_t seen[REPLAY_WINDOW / 64];
};

void replay_window_init(struct replay_window *window);

/* Whether this counter may still come. Asked before a datagram is opened. UINT64_MAX never may: it
 * is nobody's counter, as Noise has it. */
bool replay_window_is_new(const struct replay_window *window, uint64_t counter);

/* Marks it, after the datagram was opened. True: it is newer than all before. One that was not new
 * changes nothing. */
bool replay_window_mark(struct replay_window *window, uint64_t counter);

#endif
