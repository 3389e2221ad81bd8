/* What a client knows of its room: the last message of each kind, with have_NAME, and what this
 * seat itself has said. Screens look at it, session*.c alone writes it. */
#ifndef SESSION_VIEW_H
#define SESSION_VIEW_H

#include "messages.h"

/* Cheers as they were heard. */
struct session_cheers {
    uint32_t total[CHEER_COUNT]; /* only grows */
    uint32_t now[CHEER_COUNT];   /* for this spotlight, or in this phase */
    uint32_t choruses;           /* only grows */
    uint64_t heard_ms;           /* when the last ones came, in the caller's clock */
    uint64_t chorus_ms;          /* when the last chorus was; 0: none yet */
};

/* A new round, phase or spotlight clears what belonged to the old one. */
struct session_view {
    bool have_welcome, have_names, have_seat, have_team, have_room, have_phase, have_challenge;
    bool have_twin, have_ideas, have_progress, have_result, have_reveal, have_bars, have_recap;
    bool have_shelf, have_bowls, have_name_waits, have_thoughts, have_page, have_spotlight;
    bool have_questions, have_chosen, have_pen, have_pen_ask, have_lessons, have_learning_board;
    bool have_journey, have_cheers, have_table;
    struct message_welcome welcome;
    struct message_names names;
    struct message_seat seat;
    struct message_team team;
    struct message_room room;
    struct message_phase phase;
    struct message_challenge challenge; /* of this round, part 0; in a mending round its twin */
    struct message_challenge twin;      /* of this round's mend, later of its again */
    struct message_ideas ideas;
    struct message_ideas table; /* of this round's huddle, as it was left */
    struct message_progress progress;
    struct message_result result;
    struct message_reveal reveal;
    struct message_bars bars;
    struct message_recap recap;
    struct message_shelf shelf;
    struct message_bowls bowls;           /* in the lobby */
    struct message_name_waits name_waits; /* of the name that was typed */
    struct message_thoughts thoughts;
    struct message_page page;
    struct message_spotlight spotlight; /* have_spotlight: there is a thought in it */
    struct message_questions questions;
    struct message_chosen chosen; /* for this spotlight */
    struct message_pen pen;
    struct message_pen_ask pen_ask; /* have_pen_ask: it waits for yes or pass */
    struct message_lessons lessons;
    struct message_learning_board learning_board;
    struct message_journey journey;
    struct session_cheers cheers;

    /* What this seat has said in this phase, its own view of it. */
    struct message_answer said;
    bool has_said;
    bool is_kept; /* the last thing said is on the teacher's disk */
    bool is_ready_said;
    bool is_joining;  /* a name was taken, the seat has not come yet */
    bool was_refused; /* the last action was not taken: `refused` says why; cleared by the next one
                       */
    struct message_refused refused;

    /* What it has done beside answering; session_is_pending says whether it is kept. */
    struct message_offer offered; /* in this round */
    struct message_write written; /* in this phase */
    struct message_lesson lesson; /* in this round */
    bool has_offered, has_written, has_lesson;
    uint8_t ideas_said[QUESTION_COUNT];           /* for this spotlight; 0: not yet */
    bool is_claimed;                              /* this spotlight: "that was ours!" */
    uint8_t said_spotlight_round, said_spotlight; /* which one that is */
    bool is_pen_raised;
    bool has_agreed;
    uint8_t felt[FEELING_COUNT]; /* 0: not said */

    uint64_t deadline_ms; /* of the phase in the caller's clock; UINT64_MAX: none */
};

#endif
