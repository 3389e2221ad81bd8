/* A room of one's own: a goldseam-server that this window starts, and that outlives it. It runs in
 * a session of its own and writes into a file of the data folder; a lock there tells whether it
 * runs, so that a window that comes later finds it again. */
#ifndef OWN_ROOM_H
#define OWN_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "setup.h"
#include "sizes.h"

enum own_room_state {
    OWN_ROOM_NONE,     /* no server of this account runs */
    OWN_ROOM_STARTING, /* it runs, and has not said yet where */
    OWN_ROOM_READY,
};

struct own_room {
    char address[64]; /* by which others come in */
    uint16_t port;
    char code[CODE_CHARS + 1];
};

/* Makes the data folder of this account, with all folders above it. */
bool own_room_folder_make(void);

enum own_room_state own_room_look(struct own_room *room);

/* Starts one; with setup.is_going_on the room `left` anew. False and a sentence in `why`. `port`
 * -1: the usual one, or the one that it had. */
bool own_room_start(const struct setup *setup, int port, char *why, size_t size);

/* What the last server said when it ended before it was ready; "" for nothing. */
void own_room_last_words(char *words, size_t size);

#endif
