/* What comes into the spotlight by itself where fewer than four teams play. */
#ifndef SMALL_ROOM_H
#define SMALL_ROOM_H

#include "game.h"

struct small_choice {
    size_t candidate; /* its place in the queue, where slip is 0 */
    uint8_t slip;     /* an authored one */
};

/* The next one; false: all that come by themselves were there. The rules' generator gives two
 * numbers each time, whatever was offered. */
bool small_room_next(struct game *game, struct small_choice *choice);

#endif
