/* The rules of Goldseam as one pure machine: (state, event that carries its time) -> accepted with
 * effects, or refused with the state untouched. Nothing is decided outside game_apply. Integers
 * only, no time, no input or output, no memory of its own: the same events give the same game_hash
 * everywhere. */
#ifndef GAME_H
#define GAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "random.h"
#include "sizes.h"
#include "words.h"

/* Journals name the rules they were played by; grows when the same events give another state. */
#define RULES_VERSION 1

enum event_kind {
#define EVENT(name, id, fields) EVENT_##name = (id),
#include "events.def"
};

#define U(name) uint32_t name;
#define EVENT(name, id, fields)                                                                    \
    struct event_##name {                                                                          \
        fields                                                                                     \
    };
#include "events.def"

struct event {
    uint64_t at_ms;
    enum event_kind kind;
    union {
#define EVENT(name, id, fields) struct event_##name name;
#include "events.def"
    } as;
};

/* event_answered.mark: a miss of no known slip is 0, a match MARK_MATCH, slip n is n. */
#define MARK_MISS  0u
#define MARK_MATCH 100u

/* The fields of an event as numbers, for journals. Returns their count. */
#define EVENT_NUMBERS_MAX 6
size_t event_to_numbers(const struct event *event, uint32_t numbers[EVENT_NUMBERS_MAX]);
/* False when there is no such kind or the count is not its own. */
bool event_from_numbers(uint32_t kind, const uint32_t *numbers, size_t count, struct event *event);
const char *event_name(enum event_kind kind);

/* What was decided before the session was opened; kept with the journal. */
struct game_config {
    uint64_t seed;
    uint32_t grace_ms; /* after everyone present is done: 3000, 300 with nobody at the console */
    uint32_t goal;     /* of the class in gold; 0: made from teams, rounds and plan at the start */
    uint8_t rounds;    /* how many are planned: for the goal and for the screens */
    uint8_t team_size; /* aimed at; 3 */
    bool is_auto;      /* nobody at the console: reveal and recap end by themselves */
    uint8_t plan_count;
    uint8_t plan[PLAN_PHASES_MAX]; /* enum phase */
};

/* NULL when a session can be played with it, else a sentence that says what does not hold. */
const char *game_config_check(const struct game_config *config);

/* The named plans ("quick", ...). False when there is none of that name. */
bool plan_by_name(const char *name, uint8_t plan[PLAN_PHASES_MAX], uint8_t *count);
/* The grammar of a plan. NULL when it holds, else a sentence that says what does not. */
const char *plan_check(const uint8_t *plan, size_t count);
/* What a round of this plan is worth to a team, by every path. */
uint32_t plan_worth(const uint8_t *plan, size_t count);

struct effect {
    enum effect_kind {
        EFFECT_SEAT,        /* id = seat: its own state changed */
        EFFECT_TEAM,        /* id = team: members, gold, cracks changed */
        EFFECT_IDEAS,       /* id = team: its table in huddle or mend changed */
        EFFECT_TEAMS,       /* every team may have changed */
        EFFECT_COUNTS,      /* counts of the class changed: here, done */
        EFFECT_PHASE,       /* the class is somewhere else: stage, round, phase, deadline */
        EFFECT_ROUND_ENDED, /* the last phase of the plan is over */
    } kind;
    uint32_t id;
};

#define EFFECTS_MAX 16
struct effects {
    size_t count;
    struct effect list[EFFECTS_MAX];
};

enum game_status {
    GAME_OK,
    GAME_NOT_NOW, /* another stage, phase or round takes it */
    GAME_NO_SUCH, /* no such seat, team, phase, idea */
    GAME_FULL,    /* the last seat, team or round is taken */
    GAME_TIME_WENT_BACK,
    GAME_NOTHING_TO_DO, /* time_passed before game_wake_ms; here, away or left already */
};

/* A try or a backing. */
struct game_answer {
    uint32_t answer; /* 0: not yet, or nothing */
    uint32_t mark;
    uint64_t since_ms; /* a backing: since when it stands */
    uint8_t confidence;
    bool is_given; /* anything was sent, "not yet" too */
    bool is_final;
};

struct game_seat {
    uint16_t team; /* 0: none yet */
    bool is_here;
    bool has_left;
    bool was_here; /* at the start of this phase */
    bool is_ready;
    bool was_asked; /* at this round's try: present at its end, or sent something */
    uint64_t away_since_ms;
    struct game_answer first_try; /* of this round */
    struct game_answer backing;   /* of this huddle or mend */
    uint16_t tries;               /* over the session: answers handed in */
};

struct game_team {
    uint32_t seed;
    uint32_t gold;
    uint8_t seats_count;
    uint16_t seats[TEAM_SEATS_MAX];
    uint8_t owes[ROUNDS_MAX + 1]; /* by round: gold that its open crack owes; 0: no open crack */
    uint8_t cracks, seams, lines; /* open cracks, mended ones, challenges it got there with */
    bool has_sent;                /* in this round, one of its seats, anything */
    bool was_asked_huddle, was_asked_mend; /* somebody was present, or sent something */
    struct game_answer huddle, mend;       /* what counted */
    uint8_t paid_trying, paid_there, paid_helping, paid_reflecting; /* this round, at reveal */
};

/* What the room as a whole shows after a round (and over the session), for bars and gain. Silence
 * is a "not yet", which is a try without an answer: `tries` here are the seats that were asked. */
struct game_bars {
    uint32_t tries;               /* seats with a try */
    uint32_t first, huddle, mend; /* of these: matching at try, huddle, mend */
    uint32_t sure_mended;         /* sure misses whose team matched at mend */
};

/* Read it freely; only game_init and game_apply write it. */
struct game {
    struct game_config config;
    struct random random; /* the rules' own stream */
    uint64_t now_ms;
    enum stage stage;
    uint8_t round;       /* 1..; 0 before the first */
    uint8_t phase_index; /* in the plan */
    enum phase phase;    /* NONE in lobby, between rounds, recap */
    uint32_t challenge;  /* of this round */
    uint32_t try_ms;
    uint8_t twins;
    uint64_t phase_start_ms;
    uint64_t deadline_ms;  /* UINT64_MAX: waits for the teacher */
    uint64_t grace_end_ms; /* UINT64_MAX: not everyone is done */
    uint32_t gold, goal;
    uint32_t tries,
        later; /* over the session: answers tried, and matches that came on a later go */
    uint16_t seats_count, teams_count;
    uint16_t present_count, done_count; /* now; of these: done with this phase */
    uint64_t absence_ms; /* no absent seat stops being present before; UINT64_MAX: none is absent */
    struct game_bars bars, session_bars;
    struct game_seat seats[SEATS_MAX + 1]; /* 1.. */
    struct game_team teams[TEAMS_MAX + 1]; /* 1.. */
};

/* `config` holds by game_config_check. */
void game_init(struct game *game, const struct game_config *config);

/* One event. On GAME_OK `effects` holds what became different; on anything else `game` is untouched
 * and `effects` is empty. */
enum game_status game_apply(struct game *game, const struct event *event, struct effects *effects);

/* When time alone changes something: apply `time_passed` then or later. UINT64_MAX: never. */
uint64_t game_wake_ms(const struct game *game);

/* Over every byte of meaning, in a fixed order. */
uint64_t game_hash(const struct game *game);

/* --- questions ----------------------------------------------------------------------------------
 */

/* Present = connected at the phase's start and not away for 10 s since. */
bool game_is_present(const struct game *game, uint16_t seat);
void game_count(const struct game *game, uint16_t *here, uint16_t *away, uint16_t *done,
                uint16_t *present);
/* The answer that counts for a team if this huddle or mend ended now, and who of its seats stands
 * for it (the earliest backer, or the first seat whose try it is; 0: nobody). */
struct game_answer game_leading(const struct game *game, uint16_t team, uint16_t *seat);
/* Gain in per cent, rounded half away from zero; false when first was 100 % (all there at once) or
 * there were no tries. */
bool game_gain(const struct game_bars *bars, int32_t *per_cent);
const char *game_status_name(enum game_status status);

#endif
