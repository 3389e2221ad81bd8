/* Names that the server makes: "Brave Otter" for a student, "Amber Harbour" for a team's bowl. No
 * two students have the same as long as pairs are free; then a number stands behind it. */
#ifndef NAMES_H
#define NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "random.h"

#define NAMES_PAIRS_MAX 5184

struct names {
    struct random random;             /* decoration: the rules have a stream of their own */
    uint16_t taken[NAMES_PAIRS_MAX];  /* by how many seats */
    uint8_t offered[NAMES_PAIRS_MAX]; /* to how many connections, at the most 255 */
    uint32_t team_offset;
};

void names_init(struct names *names, uint64_t seed);

/* A name that nobody has and, while there are enough, nobody was offered: its number, 1 and on. */
uint16_t names_offer(struct names *names);

/* The offer is over. */
void names_withdraw(struct names *names, uint16_t number);

/* Takes an offered name for a seat and ends the offer; `text` as it will be shown. */
void names_take(struct names *names, uint16_t number, char *text, size_t size);

/* A seat has this name already: of a room that is started again. Other names than the server's own
 * change nothing. */
void names_claim(struct names *names, const char *text);

/* The seat did not come about: the name is offered again. */
void names_give_back(struct names *names, uint16_t number);

/* An offered name as it is shown. */
void names_show(uint16_t number, char *text, size_t size);

/* The name of a team's bowl: always the same for the same seed and number. */
void names_of_team(const struct names *names, uint16_t team, char *text, size_t size);

#endif
