/* What a student has picked among the options of a challenge: one, a set, an order, or pairs. As it
 * goes over the wire (see `answer` in messages.def), and as words for a card. */
#ifndef PICKS_H
#define PICKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"

#define PICK_NONE 255 /* of a match: this one has no partner yet */

struct picks {
    uint8_t list[PICKS_MAX];
    uint8_t count;
};

/* Whether an answer to this kind is picked (a slip is picked and typed). */
bool picks_are_for(const struct message_challenge *challenge);

/* choice, slip: this option alone. */
void picks_set(struct picks *picks, int option);
bool picks_have(const struct picks *picks, int option);

/* choices: in or out of the set, which stays rising. */
void picks_toggle(struct picks *picks, int option);

/* order: as shown while nothing was moved. */
int picks_at(const struct picks *picks, int place);
/* The item at place `from` goes to place `to`, of `count` items. */
void picks_move(struct picks *picks, int count, int from, int to);

/* match: which right a left has, PICK_NONE for none. */
int picks_partner(const struct picks *picks, int left);
/* Pairs them; either leaves the partner that it had. The same pair again: apart. */
void picks_pair(struct picks *picks, int lefts, int left, int right);

/* Whether nothing was picked; an order that was not moved is an answer all the same. */
bool picks_are_empty(const struct picks *picks, const struct message_challenge *challenge);
/* Whether it can be sent: every left of a match has its right. */
bool picks_are_whole(const struct picks *picks, const struct message_challenge *challenge);

/* An answer as words: "2/5, 1/2", "1/2 → 5/8", "half – 1/2" in lines, a line and its repair. */
#define PICKS_WORDS_SIZE (OPTIONS_MAX * (2 * OPTION_BYTES_MAX + 8) + ANSWER_BYTES_MAX)
void picks_words(const struct message_challenge *challenge, const uint8_t *list, size_t count,
                 const char *typed, char *words, size_t size);

#endif
