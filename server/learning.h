/* The learning board: what was thought and what was learned from it, by the class and by the
 * teacher. Entries have no team and no name that could be shown; the team is kept for as long as it
 * may still take its words back. */
#ifndef LEARNING_H
#define LEARNING_H

#include <stdbool.h>
#include <stdint.h>

#include "sizes.h"

/* Where the board is full the oldest sentence out of a pack makes room. */
#define LEARNING_MAX 512
#define MISTAKES_MAX 32

struct lesson_entry {
    uint8_t round;
    uint16_t team;     /* 0: the teacher's */
    bool is_own_words; /* else one of the pack's */
    char thought[THINKING_BYTES_MAX + 1];
    char lesson[LESSON_BYTES_MAX + 1];
};

/* The teacher's own, by its number in the rules. */
struct mistake {
    char thought[MISTAKE_BYTES_MAX + 1];
    char lesson[MISTAKE_BYTES_MAX + 1];
};

struct learning {
    struct lesson_entry *list; /* in the order in which they came */
    uint16_t count;
    uint16_t lost;                             /* that found no place */
    struct mistake mistakes[MISTAKES_MAX + 1]; /* 1.. */
    uint8_t mistakes_count;
};

/* False when there is no memory; deinit then too. */
bool learning_init(struct learning *learning);
void learning_deinit(struct learning *learning);

/* A sentence out of a pack with the same thought stands there once. */
void learning_add(struct learning *learning, const struct lesson_entry *entry);

/* The team wrote something else. */
void learning_withdraw(struct learning *learning, uint16_t team, uint8_t round);

#endif
