/* What must hold of the room after every step, whatever people and machines do. */
#ifndef WATCH_H
#define WATCH_H

#include "game.h"
#include "pack.h"

struct world;

#define WATCH_KINDS_MAX 128

struct watch {
    uint64_t place; /* of the class: only grows */
    enum stage stage;
    uint32_t gold;
    uint64_t journal_read, journal_at_ms; /* by place */
    uint64_t number_highest;              /* of any entry there ever was, on disk or not */
    uint64_t *actions;                    /* that became events: a table by whose and which */
    uint8_t named[TEAMS_MAX + 1];         /* bit n: with spotlight n */
    uint16_t team_of[SEATS_MAX + 1];      /* behind the last entry */
    struct game *replica;                 /* the rules again, fed by the journal alone */
    uint64_t busy_since_ms;
    uint32_t team_gold[TEAMS_MAX + 1], round_gold[TEAMS_MAX + 1]; /* now; when the round began */
    uint32_t round_worth;                                         /* to one team */
    uint64_t kinds[WATCH_KINDS_MAX];                              /* events by kind */
    uint64_t acts[WATCH_KINDS_MAX];           /* the teacher's actions that went out, by message */
    uint32_t round_challenge[ROUNDS_MAX + 1]; /* by the rules' number */
    uint64_t seat_event[SEATS_MAX + 1];       /* that added it; 0: none */
    uint64_t seat_token[SEATS_MAX + 1];       /* that gave it its last token; 0: none */
    uint32_t seat_actions[SEATS_MAX + 1];     /* events that only an action of this seat makes */
};

/* False: no memory. */
bool watch_init(struct watch *watch, const struct game_config *config);
void watch_deinit(struct watch *watch);

/* Reads what is new in the journal. */
void watch_read(struct world *world);
/* Forgets what it knows of the journal, and reads what is there behind a crash. */
void watch_again(struct world *world);
/* The entry of a number; NULL: there is none. */
const struct journal_entry *watch_entry(const struct world *world, uint64_t number);
/* After every step. */
void watch_step(struct world *world);
/* After the server's turn. */
void watch_wake(struct world *world);
/* The seat whose action made the event; 0: none did. */
uint32_t watch_seat_of(const struct event *event);
/* At the end of a session. */
void watch_end(struct world *world);

/* The challenge of a round (part 0) or a twin of it, by the journal; NULL: there is none. */
const struct challenge *watch_challenge(const struct world *world, uint8_t round, uint8_t part);

/* How far the class is, as a number that only grows. */
uint64_t watch_place(const uint8_t *plan, size_t plan_count, unsigned round, unsigned phase);

#endif
