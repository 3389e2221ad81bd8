/* Answers to give: the key, a slip, a miss that nobody else has, or what cannot be read. */
#ifndef SAID_H
#define SAID_H

#include "messages.h"

struct world;

/* Fills in text or picks for what is asked now; nothing where nothing is asked. */
void said_answer(struct world *world, struct message_answer *answer);

#endif
