/* The pictures that stand for a room's key: each is one of sixteen things, seen one to four times.
 * Names are in things.def, for windows and for the room's terminal. */
#ifndef THINGS_H
#define THINGS_H

#include <stddef.h>
#include <stdint.h>

enum thing {
#define THING(name, one, several) THING_##name,
#include "things.def"
    THING_COUNT
};

#define PICTURE_TIMES_MAX 4

/* Any number is a picture: of those that are too large the rest counts. */
enum thing picture_thing(uint8_t picture);
int picture_times(uint8_t picture);

/* "3 fish, 1 key, 2 leaves" in English; cut to what fits. */
void pictures_say(const uint8_t *pictures, size_t count, char *text, size_t size);

#endif
