/* Hands at a whole window: anything that a person may press, at random; and the window's wishes. */
#ifndef HANDS_H
#define HANDS_H

#include "student.h"

/* A window that looks for the room. NULL: no memory. */
struct app *hands_new(enum role role);
/* A new window in the place of the old one. */
void hands_open(struct student *student);

/* What the window wishes for, and how it looks now. */
void hands_turn(struct world *world, struct student *student);

/* One thing that a person does with a mouse or a key. */
bool hands_press(struct world *world, struct student *student);

#endif
