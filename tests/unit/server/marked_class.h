/* A class for the test of who hears what: it plays whole lessons from a seed, with a pack in which
 * everything that gives something away is marked, and types texts that can be told apart. */
#ifndef MARKED_CLASS_H
#define MARKED_CLASS_H

#include "lesson.h"

#define PUPILS     9 /* the last comes late */
#define PUPILS_FEW 6 /* three teams: not all are there in every lesson */
#define BOARD      12
#define TEACHER    13
#define MADE_MAX   4000

/* A text that a pupil made up: MADE followed by its place in the list. */
struct made {
    int pupil;
    uint8_t round;
    bool is_words; /* a scribe's, or a name: else an answer */
    bool is_nodded;
};

struct marked_class {
    struct lesson *lesson;
    struct made made[MADE_MAX];
    unsigned made_count;
    char said_keys[PUPILS][512]; /* what each pupil typed out of the pack, in this round */
};

/* From the lobby to the end; `on_heard` as in struct lesson. */
void marked_class_play(struct marked_class *it, uint64_t seed,
                       void (*on_heard)(struct lesson *lesson, int pupil,
                                        const struct message *message, size_t size_bytes));

/* The rules of the lesson that is played now. */
const struct game *marked_class_game(const struct marked_class *it);
/* The pupil's seat, and its team; 0: none. */
uint16_t marked_class_seat(const struct marked_class *it, int pupil);
uint16_t marked_class_team(const struct marked_class *it, int pupil);

#endif
