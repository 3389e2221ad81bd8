/* Cheers: a small pure machine beside the game. They come too thick for the journal: only sums
 * leave here, ten times a second, and one cheers_counted a kind goes into the game when a phase
 * ends. Who cheered is known as long as a budget and a chorus need it, and to nobody else. */
#ifndef CHEERS_H
#define CHEERS_H

#include "game.h"

#define CHEERS_A_SECOND    4u
#define CHEERS_A_SPOTLIGHT 40u /* and in one mend */
#define CHEERS_SUM_MS      100u
#define CHEERS_CHORUS_MS   3000u

struct cheers_seat {
    uint64_t ok_ms;     /* its last "It's OK!" of this spotlight */
    uint64_t budget_ms; /* since when what it may spend in a second was growing */
    uint16_t spent;     /* in this spotlight */
    bool has_ok;
};

struct cheers {
    enum phase phase;
    uint8_t round, spotlight;      /* what the budgets are for */
    bool had_chorus;               /* with this spotlight */
    uint64_t due_ms;               /* no sums before */
    uint32_t fresh[CHEER_COUNT];   /* since the last sums */
    uint32_t counted[CHEER_COUNT]; /* since the last cheers_count */
    uint32_t choruses;             /* since the last cheers_count */
    struct cheers_seat seats[SEATS_MAX + 1];
};

enum cheers_status {
    CHEERS_OK,
    CHEERS_NOT_NOW, /* no cheers, or not this one, in this phase; frozen; not a seat in a team */
    CHEERS_MUTED,   /* by the teacher: game.is_muted */
    CHEERS_SPENT,   /* of this second or of this spotlight: swallowed without a word */
};

void cheers_init(struct cheers *cheers);

/* One press. `now_ms` as in events. New budgets come with each phase and spotlight by themselves.
 */
enum cheers_status cheers_add(struct cheers *cheers, const struct game *game, uint16_t seat,
                              enum cheer kind, uint64_t now_ms);

/* What goes to the class now. False: nothing does, or not yet (ten times a second at most).
 * `is_chorus`: over half of the present seats cheered "It's OK!" within 3 s; once a spotlight. */
struct cheers_sums {
    uint32_t counts[CHEER_COUNT];
    bool is_chorus;
};
bool cheers_take(struct cheers *cheers, const struct game *game, uint64_t now_ms,
                 struct cheers_sums *sums);
/* When cheers_take has something; UINT64_MAX: never. */
uint64_t cheers_wake_ms(const struct cheers *cheers);

/* The next event cheers_counted of what is not in the game yet (choruses go with CHEER_OK); false
 * when all is. At the end of a phase, until false. */
bool cheers_count(struct cheers *cheers, struct event *event);

#endif
