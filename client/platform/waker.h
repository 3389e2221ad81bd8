/* Watches sockets in a thread of its own and wakes the main loop with an SDL event when one can be
 * read. It never reads: the main thread alone does, and arms the waker again when it has read
 * everything. */
#ifndef WAKER_H
#define WAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WAKER_SOCKETS_MAX 4

struct waker;

/* `event_type`: of the SDL event that is pushed (SDL_RegisterEvents). Not armed yet. NULL and a
 * sentence in `why` (size bytes) when the machine cannot. */
struct waker *waker_open(const int *sockets, size_t count, uint32_t event_type, char *why,
                         size_t size);

/* From now on it wakes once, when a socket can be read. */
void waker_arm(struct waker *waker);

/* Ends the thread. The sockets stay the caller's. */
void waker_close(struct waker *waker);

#endif
