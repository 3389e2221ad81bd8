/* What a class did, by class only: for each round the answers with how many gave them, what stood
 * in the spotlight, what was learned, and the way from before to after. No names, no seats, and of
 * a team its name alone, where it said yes to that. */
#ifndef RESULTS_H
#define RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game.h"
#include "sizes.h"
#include "words.h"

struct room;

/* Answers that are told apart in one phase of one round; others are only counted. */
#define RESULTS_ANSWERS_MAX 32

struct result_answer {
    uint32_t answer;
    uint32_t count; /* seats at try, teams at huddle and mend */
    uint8_t slip;
    bool is_match;
    char text[ANSWER_BYTES_MAX + 1]; /* as people read it */
};

struct result_answers {
    uint16_t count;
    uint32_t others, not_yet;
    struct result_answer list[RESULTS_ANSWERS_MAX];
};

/* A thought as it stood on all screens. */
struct result_spotlight {
    uint8_t slip;    /* 0: of no known slip */
    uint8_t caption; /* enum caption */
    char answer[ANSWER_BYTES_MAX + 1];
    char thought[THINKING_BYTES_MAX + 1];
    char team[NAME_BYTES_MAX + 1];              /* "" without its yes */
    uint16_t good[IDEAS_PER_CHALLENGE_MAX + 1]; /* teams that chose this idea, 1.. */
    uint16_t turns[IDEAS_PER_CHALLENGE_MAX + 1];
};

struct result_round {
    uint32_t challenge; /* the rules' number */
    bool has_try, has_huddle, has_mend, has_reveal, has_again;
    struct result_answers first, huddle, mend, again;
    uint8_t spotlights_count;
    struct result_spotlight spotlights[SPOTLIGHTS_MAX];
    uint32_t cheers[CHEER_COUNT], choruses; /* of the session, before this round */
    struct game_bars bars;
};

struct results {
    uint8_t rounds_count;
    struct result_round rounds[ROUNDS_MAX];
};

/* NULL when there is no memory; free() ends it. */
struct results *results_new(void);

/* A round has started. */
void results_take_round(struct results *results, const struct room *room);

/* A phase of the last round is over; its words are still on the desks. `teams`: how many there were
 * in it; one of four may have become two since. */
void results_take_phase(struct results *results, const struct room *room, enum phase phase,
                        uint16_t teams);

struct results_head {
    const char *title;
    const char *started_at, *ended_at; /* ISO 8601, UTC */
};

/* As JSON into `text`. Returns its length, 0 when it does not fit `size`. */
size_t results_to_json(const struct results *results, const struct room *room,
                       const struct results_head *head, char *text, size_t size);

/* Enough for everything that results_to_json can write. */
#define RESULTS_JSON_SIZE ((size_t)16 << 20)

#endif
