/* What a swarm's students write: thoughts and lessons in plain sentences, each clean and kind. */
#ifndef SWARM_WORDS_H
#define SWARM_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "random.h"

void words_name(struct random *random, char *text, size_t size);
void words_thought(struct random *random, char *text, size_t size);
void words_lesson(struct random *random, uint8_t round, char *text, size_t size);

/* Whether a lesson is one that words_lesson made. */
bool words_is_lesson(const char *text);

#endif
