/* The thread sleeps in one of two places: on a semaphore while it is not armed, and in poll while
 * it is. A pipe wakes it from poll when it shall end. */
#define _POSIX_C_SOURCE 200809L
#include "waker.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>

#include "str.h"

struct waker {
    struct pollfd watched[WAKER_SOCKETS_MAX + 1]; /* the sockets, and last the pipe's end */
    size_t count;
    int pipe_in;
    uint32_t event_type;
    SDL_sem *armed;
    SDL_atomic_t is_armed, is_over;
    SDL_Thread *thread;
};

/* True when a socket can be read; false when the waker shall end. */
static bool wait_for_bytes(struct waker *waker) {
    for (;;) {
        int ready = poll(waker->watched, (nfds_t)waker->count, -1);
        if (SDL_AtomicGet(&waker->is_over) != 0 || (ready < 0 && errno != EINTR)) {
            return false;
        }
        if (ready > 0) {
            return true;
        }
    }
}

static int watch(void *data) {
    struct waker *waker = data;
    for (;;) {
        SDL_SemWait(waker->armed);
        if (SDL_AtomicGet(&waker->is_over) != 0 || !wait_for_bytes(waker)) {
            return 0;
        }
        SDL_AtomicSet(&waker->is_armed, 0);
        SDL_Event event;
        SDL_zero(event);
        event.type = waker->event_type;
        SDL_PushEvent(&event);
    }
}

struct waker *waker_open(const int *sockets, size_t count, uint32_t event_type, char *why,
                         size_t size) {
    assert(count <= WAKER_SOCKETS_MAX);
    struct waker *waker = calloc(1, sizeof *waker);
    int ends[2];
    if (waker == NULL || pipe(ends) != 0) {
        str_format(why, size, "There is no memory or no file left to watch the network with (%s).",
                   strerror(errno));
        free(waker);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        waker->watched[i] = (struct pollfd){.fd = sockets[i], .events = POLLIN};
    }
    waker->watched[count] = (struct pollfd){.fd = ends[0], .events = POLLIN};
    waker->count = count + 1;
    waker->pipe_in = ends[1];
    waker->event_type = event_type;
    waker->armed = SDL_CreateSemaphore(0);
    if (waker->armed != NULL) {
        waker->thread = SDL_CreateThread(watch, "waker", waker);
    }
    if (waker->thread == NULL) {
        str_format(why, size, "A thread to watch the network cannot start (%s).", SDL_GetError());
        waker_close(waker);
        return NULL;
    }
    return waker;
}

void waker_arm(struct waker *waker) {
    if (SDL_AtomicCAS(&waker->is_armed, 0, 1)) {
        SDL_SemPost(waker->armed);
    }
}

void waker_close(struct waker *waker) {
    if (waker == NULL) {
        return;
    }
    SDL_AtomicSet(&waker->is_over, 1);
    close(waker->pipe_in); /* poll sees the end of the pipe */
    if (waker->thread != NULL) {
        SDL_SemPost(waker->armed);
        SDL_WaitThread(waker->thread, NULL);
    }
    close(waker->watched[waker->count - 1].fd);
    if (waker->armed != NULL) {
        SDL_DestroySemaphore(waker->armed);
    }
    free(waker);
}
