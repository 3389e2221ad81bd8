/* Who said what: every answer that went out on a wire, and which teams a seat was in while this
 * round went on. So it can be asked of any words whether somebody may hear them. */
#ifndef HEARSAY_H
#define HEARSAY_H

#include "game.h"
#include "messages.h"

#define HEARSAY_SAID_MAX  4096 /* the last ones */
#define HEARSAY_TEAMS_MAX 4    /* that one seat can be in while one round goes on */
#define HEARSAY_SEATS_MAX 256

struct hearsay_said {
    uint16_t seat; /* 0: it was not known to the student yet */
    struct message_answer answer;
};

struct hearsay {
    struct hearsay_said said[HEARSAY_SAID_MAX];
    size_t said_count;
    uint8_t round;
    uint16_t teams[HEARSAY_SEATS_MAX][HEARSAY_TEAMS_MAX];
};

void hearsay_note(struct hearsay *hearsay, uint16_t seat, const struct message_answer *answer);

/* Once a step: who is in which team now. */
void hearsay_step(struct hearsay *hearsay, const struct game *game);

/* Whether these words were said in this answer's round: by this seat; by anybody of a team that it
 * was in since the round began. */
bool hearsay_of_seat(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer);
bool hearsay_of_team(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer);

#endif
