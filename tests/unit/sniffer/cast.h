/* Who misses in a lesson of the sniffer's tests. Every team plays one of four parts in a round, and
 * two casts of different seeds give the same parts to other teams, and within a team to other
 * seats: the class as a whole misses as often, and only who it was differs. */
#ifndef CAST_H
#define CAST_H

#include <stdint.h>

#include "words.h"

#define CAST_TEAMS_MAX  8
#define CAST_ROUNDS_MAX 24
#define CAST_TEAM_SEATS 3

enum cast_part {
    CAST_ALL_MISS,   /* with the same thought; offers it; gets there at mend */
    CAST_MISS_KEPT,  /* with two thoughts and a "not yet"; keeps it; does not get there */
    CAST_ONE_MISSES, /* the others know better */
    CAST_ALL_MATCH,
    CAST_PARTS
};

/* What somebody answers. */
enum cast_answer { CAST_MATCH, CAST_FIRST_SLIP, CAST_SECOND_SLIP, CAST_NOT_YET };

struct cast {
    uint8_t part[CAST_ROUNDS_MAX + 1][CAST_TEAMS_MAX]; /* enum cast_part, by round from 1 */
    uint8_t turn[CAST_ROUNDS_MAX + 1][CAST_TEAMS_MAX]; /* by how much the places are turned */
};

void cast_make(struct cast *cast, int teams, uint64_t seed);

enum cast_part cast_part_of(const struct cast *cast, uint8_t round, int student);
/* In a phase that asks for an answer. */
enum cast_answer cast_answer_of(const struct cast *cast, uint8_t round, enum phase phase,
                                int student);

#endif
