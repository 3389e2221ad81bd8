/* The parts of a round are shuffled among the teams; within a team the places are turned. */
#include "cast.h"

#include <stdbool.h>

#include "random.h"

void cast_make(struct cast *cast, int teams, uint64_t seed) {
    struct random random;
    random_init(&random, seed, 77);
    *cast = (struct cast){.part = {{0}}};
    for (int round = 1; round <= CAST_ROUNDS_MAX; round++) {
        for (int team = 0; team < teams; team++) {
            int other = (int)random_below(&random, (uint32_t)team + 1);
            cast->part[round][team] = cast->part[round][other];
            cast->part[round][other] = (uint8_t)(team % CAST_PARTS);
        }
        for (int team = 0; team < teams; team++) {
            cast->turn[round][team] = (uint8_t)random_below(&random, CAST_TEAM_SEATS);
        }
    }
}

enum cast_part cast_part_of(const struct cast *cast, uint8_t round, int student) {
    return (enum cast_part)cast->part[round][student / CAST_TEAM_SEATS];
}

static enum cast_answer alone(enum cast_part part, int place) {
    static const enum cast_answer mixed[CAST_TEAM_SEATS] = {CAST_FIRST_SLIP, CAST_SECOND_SLIP,
                                                            CAST_NOT_YET};
    switch (part) {
    case CAST_ALL_MISS:
        return CAST_FIRST_SLIP;
    case CAST_MISS_KEPT:
        return mixed[place];
    case CAST_ONE_MISSES:
        return place == 0 ? CAST_FIRST_SLIP : CAST_MATCH;
    case CAST_ALL_MATCH:
    case CAST_PARTS:
        break;
    }
    return CAST_MATCH;
}

enum cast_answer cast_answer_of(const struct cast *cast, uint8_t round, enum phase phase,
                                int student) {
    int team = student / CAST_TEAM_SEATS;
    int place = (student + cast->turn[round][team]) % CAST_TEAM_SEATS;
    enum cast_part part = cast_part_of(cast, round, student);
    bool is_team_s_miss = part == CAST_ALL_MISS || part == CAST_MISS_KEPT;
    if (phase == PHASE_TRY || phase == PHASE_AGAIN) {
        return alone(part, place);
    }
    if (phase == PHASE_HUDDLE) {
        return is_team_s_miss ? CAST_FIRST_SLIP : CAST_MATCH;
    }
    return part == CAST_MISS_KEPT ? CAST_FIRST_SLIP : CAST_MATCH;
}
