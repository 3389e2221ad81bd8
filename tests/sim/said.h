/* Answers to give: the key, a slip, a miss that nobody else has, or what cannot be read. */
#ifndef SAID_H
#define SAID_H

#include <stddef.h>

#include "messages.h"

struct world;

/* Fills in text or picks for what is asked now; nothing where nothing is asked. */
void said_answer(struct world *world, struct message_answer *answer);

/* Words that nobody else has: `start` and a number that is used once. */
void said_words(struct world *world, const char *start, char *text, size_t size);

#endif
