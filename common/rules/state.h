/* All that the rules know of a session, as plain structs. Read them freely; only game_init and
 * game_apply write them. Numbers only: words, names and keys are the server's. */
#ifndef STATE_H
#define STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "random.h"
#include "sizes.h"
#include "words.h"

/* What was decided before the session was opened; kept with the journal. */
struct game_config {
    uint64_t seed;
    uint32_t grace_ms; /* after everyone present is done: 3000, 300 with nobody at the console */
    uint32_t goal;     /* of the class in gold; 0: made from teams, rounds and plan at the start */
    uint8_t rounds;    /* how many are planned: for the goal and for the screens */
    uint8_t team_size; /* aimed at; 3 */
    bool is_auto;      /* nobody at the console: share, reveal and recap end by themselves */
    bool may_type;     /* own first names, at the start */
    uint8_t plan_count;
    uint8_t plan[PLAN_PHASES_MAX]; /* enum phase */
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

/* What one seat says in offer. */
struct game_offer {
    uint64_t since_ms; /* the thought stands */
    uint8_t consent;   /* enum consent: to the team's miss */
    uint8_t thought;   /* 0 none, 1.. a slip's, THOUGHT_WORDS */
    uint8_t own;       /* enum consent: to the own first try's */
    bool is_given;     /* something was said or handed in */
    bool is_final;
};

struct game_seat {
    uint16_t team;     /* 0: none yet */
    uint16_t moves_to; /* the teacher's move, when this round ends; 0: none */
    bool is_here;
    bool has_left;
    bool is_removed; /* by the teacher: nobody comes back to it */
    bool is_paired;  /* two students */
    bool has_agreed;
    bool was_here; /* at the start of this phase */
    bool is_ready;
    bool was_asked; /* at this round's try: present at its end, or sent something */
    bool took_part; /* in this round: present in one of its phases, or sent something */
    bool has_raised, was_picked; /* the pen: wants to; was, in this session */
    uint8_t claims;              /* bit n: "that was ours!" of spotlight n */
    uint64_t away_since_ms;
    struct game_answer first_try; /* of this round */
    struct game_answer backing;   /* of this huddle or mend */
    struct game_answer again;     /* of this round */
    struct game_offer offer;      /* of this round */
    uint16_t tries;               /* over the session: answers handed in */
    uint8_t journey[ROUNDS_MAX +
                    1]; /* by round: enum journey; a mending round's is told at its of_round */
};

struct game_team {
    uint32_t seed;
    uint32_t gold;
    uint8_t seats_count; /* 0: the bowl rests */
    uint16_t seats[TEAM_SEATS_MAX];
    uint8_t owes[ROUNDS_MAX + 1];  /* by round: gold that its open crack owes; 0: no open crack */
    bool is_there[ROUNDS_MAX + 1]; /* by round: has its gold line */
    uint8_t cracks, seams, lines;  /* open cracks, mended ones, challenges it got there with */
    bool has_sent;                 /* in this round, one of its seats, anything */
    bool was_asked_huddle, was_asked_mend; /* somebody was present, or sent something */
    struct game_answer huddle, mend;       /* what counted */
    bool will_split;                       /* when this round ends */
    /* offer, as it stood at its end */
    bool has_offered;      /* handed in anything */
    bool has_helped;       /* offered its miss, or a first try, with a thought */
    uint8_t consent;       /* the least public of the members' */
    uint8_t thought;       /* the scribe's, else the most chosen */
    uint16_t thought_seat; /* whose words it is, where it is THOUGHT_WORDS */
    /* share */
    uint8_t ideas[SPOTLIGHTS_MAX + 1]
                 [QUESTION_COUNT]; /* by spotlight 1..: what it chose; 0 nothing */
    uint8_t named;                 /* bit n: on the screens with spotlight n, after its own yes */
    /* reflect */
    uint8_t lesson; /* 0 none, 1.. the pack's, LESSON_WORDS */
    uint16_t lesson_seat;
    bool is_lesson_final;
    uint8_t paid_trying, paid_there, paid_helping; /* this round, at reveal */
    uint8_t paid_reflecting;                       /* ... at the end of reflect */
};

/* What the room as a whole shows after a round (and over the session), for bars and gain. Silence
 * is a "not yet", which is a try without an answer: `tries` here are the seats that were asked. */
struct game_bars {
    uint32_t tries;               /* seats with a try */
    uint32_t first, huddle, mend; /* of these: matching at try, huddle, mend */
    uint32_t sure_mended;         /* sure misses whose team matched at mend */
    uint32_t again_tries, again;  /* seats asked again, and matching; after the phase again */
};

/* What is remembered of a round. */
struct game_round {
    uint32_t challenge;
    uint8_t kind;   /* enum round_kind */
    uint8_t number; /* 1.. among the normal ones; else 0 */
    uint8_t of_round;
    uint8_t twins, slips;
    uint8_t part;         /* a mending round's: the twin it asks, 0 the challenge */
    uint8_t twins_used;   /* bit n: twin n was asked */
    uint16_t slips_shown; /* bit n: slip n was in the spotlight */
    bool is_booked;       /* came to its reveal */
};

/* Offered misses and first tries with one and the same answer. Made at the end of offer from what
 * was offered alone: nothing in it depends on a team or a seat that kept its miss. */
struct game_candidate {
    uint32_t answer;
    uint8_t slip;   /* 0: of no known slip */
    uint16_t teams; /* offering their miss */
    uint16_t tries; /* first tries offered by their seats */
    uint16_t sure;  /* of both */
    bool is_hidden, is_shown;
    uint16_t team;   /* one of the teams, whose thought goes with it; 0: none has one */
    uint8_t thought; /* its thought: a slip's, or THOUGHT_WORDS; 0 none */
    uint16_t seat;   /* whose words, where it is THOUGHT_WORDS */
};

enum spotlight_source { SPOTLIGHT_NONE, SPOTLIGHT_OFFERED, SPOTLIGHT_AUTHORED };

/* A thought on all screens. In a small room nobody is told which source it has. */
struct game_spotlight {
    enum spotlight_source source;
    struct game_candidate thought; /* authored: the slip alone */
};

/* The whole session. */
struct game {
    struct game_config config; /* team_size follows team_size_set */
    struct random random;      /* the rules' own stream */
    uint64_t now_ms;
    enum stage stage;
    uint8_t round;  /* 1.., of every kind, in the order they started; 0 before the first */
    uint8_t number; /* normal rounds so far: "round 3 of 8" */
    struct game_round rounds[ROUNDS_MAX + 1]; /* 1..round */
    uint8_t plan[PLAN_PHASES_MAX];            /* of this round; before the first: the session's */
    uint8_t plan_count;
    uint8_t phase_index; /* in the plan */
    enum phase phase;    /* NONE in lobby, between rounds, recap */
    uint32_t challenge;  /* of this round */
    uint32_t try_ms;
    uint8_t twins, slips;
    uint64_t phase_start_ms;
    uint64_t deadline_ms;  /* UINT64_MAX: waits for the teacher; while the clock is stopped:
                              game_left_ms */
    uint64_t grace_end_ms; /* UINT64_MAX: not everyone is done */
    bool is_paused, is_frozen, is_locked;
    bool is_muted;       /* cheers are not heard */
    bool may_type;       /* own first names */
    uint8_t pack;        /* of the rounds to come, by its place in the room */
    uint32_t run;        /* of the server: 1, and more after each room_resumed */
    uint64_t stopped_ms; /* when the clock was, or when this phase started if that was later */
    bool will_shuffle;   /* when this round ends */
    uint32_t gold, goal;
    uint32_t tries,
        later; /* over the session: answers tried, and matches that came on a later go */
    uint16_t seats_count, teams_count;
    uint16_t present_count, done_count; /* now; of these: done with this phase */
    uint64_t absence_ms; /* no absent seat stops being present before; UINT64_MAX: none is absent */
    struct game_bars bars, session_bars;
    /* share */
    uint16_t playing_count; /* teams that took part, from the start of offer on */
    uint8_t queue_count;
    struct game_candidate queue[CANDIDATES_MAX]; /* in the order they would be shown */
    uint8_t spotlight;                           /* 1.. the one that is on; 0 none yet */
    struct game_spotlight spotlights[SPOTLIGHTS_MAX + 1];
    uint8_t spotlights_ended; /* that ran to their end: 0 at the end of share: it was skipped */
    uint32_t mistake;         /* the teacher's own, on all screens; 0 none */
    /* the pen */
    uint16_t pen_seat;                      /* asked; 0: nobody */
    bool pen_said_yes;                      /* the class may see */
    uint32_t cheers[CHEER_COUNT], choruses; /* over the session */
    struct game_seat seats[SEATS_MAX + 1];  /* 1.. */
    struct game_team teams[TEAMS_MAX + 1];  /* 1.. */
};

#endif
