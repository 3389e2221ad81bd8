/* The terminal of a room that is open: what is typed there is done, and what happened is told. */
#ifndef MAIN_TERMINAL_H
#define MAIN_TERMINAL_H

#include "main_house.h"

/* Says where the room is, and what can be typed. */
void terminal_open(struct house *house);

/* Does the next line that was typed, without waiting. */
void terminal_take(struct house *house);

/* Tells what is new, each thing once. */
void terminal_tell(struct house *house, const struct server_status *status);

#endif
