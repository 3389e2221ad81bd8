/* What must hold of the room after every step, whatever people and machines do. */
#ifndef WATCH_H
#define WATCH_H

#include "game.h"

struct world;

struct watch {
    uint64_t place; /* of the class: only grows */
    enum stage stage;
    uint32_t gold;
    uint64_t journal_read, journal_at_ms;
    struct game *replica; /* the rules again, fed by the journal alone */
    uint64_t busy_since_ms;
    uint32_t team_gold[TEAMS_MAX + 1];
    uint16_t round_challenge[ROUNDS_MAX + 1];
    uint64_t seat_event[SEATS_MAX + 1];   /* that added it; 0: none */
    uint32_t seat_actions[SEATS_MAX + 1]; /* events that only an action of this seat makes */
};

/* False: no memory. */
bool watch_init(struct watch *watch, const struct game_config *config);
void watch_deinit(struct watch *watch);

/* Reads what is new in the journal. */
void watch_read(struct world *world);
/* After every step. */
void watch_step(struct world *world);
/* After the server's turn. */
void watch_wake(struct world *world);
/* After the faults have stopped: whether everybody knows the same. `who` (size bytes): what the
 * first who does not knows instead. */
bool watch_agree(const struct world *world, char *who, size_t size);
/* At the end of a session. */
void watch_end(struct world *world);

/* How far the class is, as a number that only grows. */
uint64_t watch_place(const uint8_t *plan, size_t plan_count, unsigned round, unsigned phase);

#endif
