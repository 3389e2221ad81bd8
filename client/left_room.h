/* The room that went down before it was closed, as its files tell it: while a session can be gone
 * on with, its room's key stands beside its journal. */
#ifndef LEFT_ROOM_H
#define LEFT_ROOM_H

#include "sizes.h"

/* The code of the newest one of this account that was written to within the last 24 hours and that
 * no server has open now; "" for none. */
void left_room_find(char code[CODE_CHARS + 1]);

#endif
