/* Who said what: every action and every word that went out on a wire, and which teams a seat was in
 * while this round went on. So it can be asked of anything that is heard whether somebody may hear
 * it. What is noted here was sent before the room could know it, so the room is never ahead. */
#ifndef HEARSAY_H
#define HEARSAY_H

#include "game.h"
#include "messages.h"

#define HEARSAY_SAID_MAX  4096 /* answers, the last ones */
#define HEARSAY_WORDS_MAX 2048 /* other words, the last ones */
#define HEARSAY_TEAMS_MAX 4    /* that one seat can be in while one round goes on */
#define HEARSAY_SEATS_MAX 256

struct hearsay_said {
    uint16_t seat; /* 0: it was not known to the student yet */
    struct message_answer answer;
};

enum hearsay_kind { HEARSAY_THOUGHT, HEARSAY_LESSON, HEARSAY_NAME, HEARSAY_TEACHERS };

struct hearsay_words {
    enum hearsay_kind kind;
    uint8_t round;
    uint16_t seat;
    char text[WORDS_BYTES_MAX + 1];
};

/* What a seat has let out in this round. */
struct hearsay_consent {
    bool may_show;  /* the team's miss, with or without the name */
    bool may_name;  /* with it */
    bool own;       /* its own first try */
    uint8_t claims; /* bit n: "that was ours!" of spotlight n */
};

struct hearsay {
    struct hearsay_said said[HEARSAY_SAID_MAX];
    size_t said_count;
    struct hearsay_words words[HEARSAY_WORDS_MAX];
    size_t words_count;
    uint8_t round;
    uint16_t teams[HEARSAY_SEATS_MAX][HEARSAY_TEAMS_MAX];
    struct hearsay_consent consents[ROUNDS_MAX + 1][HEARSAY_SEATS_MAX];  /* seat 0: not known */
    bool has_raised[HEARSAY_SEATS_MAX], has_said_yes[HEARSAY_SEATS_MAX]; /* the pen */
    bool has_nodded; /* the teacher, to any words */
    bool has_given;  /* ... an old seat to a newcomer */
};

/* A message as it goes out, by who speaks for `seat` (0: it is not known). */
void hearsay_note(struct hearsay *hearsay, uint16_t seat, const struct message *message);

/* Once an event: who is in which team now. */
void hearsay_step(struct hearsay *hearsay, const struct game *game);

/* Whether these words were said in this answer's round: by this seat; by anybody of a team that it
 * was in since the round began. */
bool hearsay_of_seat(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer);
bool hearsay_of_team(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer);

/* Whether two seats were in one team in this round. */
bool hearsay_are_mates(const struct hearsay *hearsay, uint16_t a, uint16_t b);

/* Whether somebody wrote these words, in any round (0) or in this one; `seat` 0: anybody, else it
 * or a mate of it. */
bool hearsay_wrote(const struct hearsay *hearsay, enum hearsay_kind kind, uint8_t round,
                   uint16_t seat, const char *text);

#endif
