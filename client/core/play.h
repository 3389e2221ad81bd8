/* The answer in hand: what a student has typed, picked or backed in this phase and not yet said,
 * and when it is due to be said. Drafts go out as the field changes, at most every PLAY_DRAFT_MS.
 */
#ifndef PLAY_H
#define PLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "field.h"
#include "number.h"
#include "picks.h"
#include "session.h"

#define PLAY_DRAFT_MS 400

struct play {
    uint8_t stage, round, phase;
    struct picks picks; /* options, by the kind of challenge */
    int held;           /* of an order the place, of a match the left that is in hand; -1: none */
    uint8_t confidence; /* enum confidence */
    uint32_t idea;      /* that is backed, 0: none */
    uint8_t thought;    /* at offer: 0 none, 1.. of the thoughts, THOUGHT_WORDS */
    uint8_t consent;    /* at offer: the card that is picked, 1 to 3; 0 none */
    uint8_t lesson;     /* at reflect: 0 none, 1.. of the lessons, LESSON_WORDS */
    bool is_page_new;   /* something of these is not handed in */
    bool is_words_due;  /* the scribe's words wait to go out */
    uint64_t words_ms;  /* when they went out last; 0: never */
    bool is_dragged;    /* a card of an order is moved by the pointer */
    bool is_new_open;   /* the card "a new idea" is open */
    bool is_touched;    /* by this person in this phase */
    bool is_due;        /* a draft is waiting to go out */
    bool was_asked;     /* was handed in as it is, and cannot be read yet */
    bool is_not_yet;    /* "not there yet" was pressed */
    bool is_greeted;    /* the field got the focus when the question came */
    uint64_t sent_ms;   /* of the last draft; 0: none */
};

/* A new phase: nothing in hand. */
void play_clear(struct play *play, const struct message_phase *phase);
bool play_is_of(const struct play *play, const struct message_phase *phase);

/* Whoever comes back finds what stands in the room. */
void play_adopt(struct play *play, struct field *field, const struct message_answer *said);

/* At offer: what the three cards are about. All look the same from two metres away. */
enum offer_question {
    OFFER_OURS, /* may the class see our miss? */
    OFFER_OWN,  /* may it see this student's own first try? */
    OFFER_GUESS /* how many thought so? Never sent */
};
enum offer_question offer_question(const struct session_view *view);

/* What the team answered in this round's huddle; NULL where this window did not see its table. */
const struct record_idea *play_team_answer(const struct session_view *view);
/* Whether it had none, so that "not yet" counted. */
bool play_team_said_nothing(const struct session_view *view);

/* What is asked in this phase: the challenge or its twin; NULL when it has not come yet. */
const struct message_challenge *play_challenge(const struct session_view *view);
/* True when one option is the answer. */
bool play_is_choice(const struct message_challenge *challenge);
/* True when the answer is typed and nothing else. */
bool play_is_typed(const struct message_challenge *challenge);

/* What is picked in this phase, by hand or as one of the team's ideas. */
struct picks play_picks(const struct play *play, const struct session_view *view);
/* The team's idea that is this one option, NULL when nobody brought it. */
const struct record_idea *play_idea_of(const struct session_view *view, int option);

/* Whether a typed answer can be read; NUMBER_OK for kinds that are not numbers. */
enum number_status play_reads(const struct message_challenge *challenge, const struct field *field);
bool play_is_empty(const struct play *play, const struct message_challenge *challenge,
                   const struct field *field);
/* Whether it can be handed in: it can be read, and every pair is whole. */
bool play_is_whole(const struct play *play, const struct message_challenge *challenge,
                   const struct field *field);

/* Something changed under the person's hands. */
void play_touch(struct play *play);

/* Says it: a draft, or for good. Returns the action's number, 0 when it cannot be said now. */
uint32_t play_send(struct play *play, struct session *session, const struct field *field,
                   bool is_final, uint64_t now_ms);

/* True when everything in hand was said for good. */
bool play_is_done(const struct play *play, const struct session_view *view);

#endif
