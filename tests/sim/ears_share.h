/* The checks of what a student hears in the lobby, in offer, share and reflect. */
#ifndef EARS_SHARE_H
#define EARS_SHARE_H

#include "student.h"

/* world->heard is the message. */
void ears_bowls(struct world *world, struct student *student);
void ears_thoughts(struct world *world, struct student *student);
void ears_page(struct world *world, struct student *student);
void ears_questions(struct world *world, struct student *student);
void ears_chosen(struct world *world, struct student *student);
void ears_lessons(struct world *world, struct student *student);
void ears_cheers(struct world *world, struct student *student);

#endif
