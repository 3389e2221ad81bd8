/* The room: the rules with their seats, words and packs, and the journal of what was accepted.
 * Everything that happens in a session happens through room_apply. */
#ifndef ROOM_H
#define ROOM_H

#include "cheers.h"
#include "desk.h"
#include "feelings.h"
#include "game.h"
#include "journal.h"
#include "learning.h"
#include "messages.h"
#include "names.h"
#include "pack.h"
#include "page.h"
#include "results.h"
#include "tray.h"

/* The number of a challenge in the rules: its pack's place in the room, from 0, times this, plus
 * its place in the pack, from 1. So a journal tells challenges of all packs apart. */
#define PACK_STRIDE 1000u

/* A pack of the room, and what was played of it. */
struct room_pack {
    const struct pack *pack;
    enum room_played { NOT_PLAYED, PLAYED_FOR_WARMTH, PLAYED } played[CHALLENGES_MAX + 1];
};

struct room {
    struct game *game;
    struct room_pack packs[PACKS_MAX];
    uint8_t packs_count; /* in use: game->pack */
    struct journal *journal;
    struct desks desks;
    struct names names;
    struct tray tray;
    struct page *pages;       /* by team, of this round */
    struct said *huddle_said; /* by team: what leads or counted in this round's huddle, in words */
    struct learning learning;
    struct feelings feelings;
    struct cheers *cheers;
    struct results *results;
    bool nods_itself;       /* no text waits */
    uint64_t now_ms;        /* since the session was opened */
    uint64_t last_event;    /* number of the last one that was accepted */
    size_t reserve;         /* journal entries that are kept free for the room's own events */
    struct effects effects; /* of the last one that was accepted */
    struct journal_by by;   /* whose action is handled: goes with the next event that is accepted */
    bool has_outsiders;     /* somebody waits to come in whose machine has enough new seats */
    uint64_t lost;          /* entries that a disk told to be kept, and had not after a restart */
};

/* What became of an event or an action. */
struct outcome {
    bool is_taken;
    enum refusal_reason reason; /* where it was not */
    uint64_t event;             /* where it was: its number; 0: there was nothing to keep */
};

struct room_config {
    const struct game_config *game;
    const struct pack *const *packs; /* 1..PACKS_MAX */
    uint8_t packs_count;
    struct journal *journal;
    uint16_t seats_max;
    bool nods_itself;
};

/* False when there is no memory; deinit then too. */
bool room_init(struct room *room, const struct room_config *config);
void room_deinit(struct room *room);

/* --- room.c --- */

/* One event at room->now_ms, with its words (NULL: none): through the rules, into the journal.
 * `is_own`: it is the room's own, not an action of a student, and may use the reserve. */
struct outcome room_apply(struct room *room, struct event *event, const struct journal_words *words,
                          bool is_own);

/* An entry of the journal again, at its own time: the room is then what it was behind it. False and
 * a sentence in `why`: it does not fit what stood before it. */
bool room_replay(struct room *room, const struct journal_entry *entry, char *why, size_t size);

/* What the teacher must know of the disk, as a sentence; false: nothing. */
bool room_trouble(const struct room *room, char *sentence, size_t size);
/* What needs the teacher now, the disk first; "": nothing. */
void room_attention(const struct room *room, char *sentence, size_t size);

/* A student's answer: found, marked and applied. `is_own`: it was taken in before and waited. */
struct outcome room_answer(struct room *room, uint16_t seat, const struct message_answer *answer,
                           bool is_own);

/* Whether an answer is for what is asked now; a draft may wait only while it is. */
bool room_takes(const struct room *room, const struct message_answer *answer);

/* The words behind a team's answer in huddle or mend; NULL: nobody said it. */
const struct said *room_said(const struct room *room, uint16_t team, uint32_t answer);

struct outcome room_refused(enum refusal_reason reason);

/* --- room_packs.c --- */

/* What is asked in this phase: the challenge of this round, or one of its twins. The phase is one
 * of a round. */
const struct challenge *room_challenge(const struct room *room, enum phase phase);
/* The challenge of this round, or its twin `part` from 1. */
const struct challenge *room_part(const struct room *room, uint8_t part);
/* BCP 47: of the pack in use. */
const char *room_pack_language(const struct room *room);
/* By the rules' number; find: NULL where there is none. */
const struct challenge *room_find_challenge(const struct room *room, uint32_t number);
const struct challenge *room_challenge_of(const struct room *room, uint32_t number);
const struct pack *room_pack_of(const struct room *room, uint32_t number);

/* The number of what the next round will play: one that was not played yet, rather one that was not
 * used to warm up either; 0: the pack in use has no more. */
uint32_t room_next(const struct room *room);
/* The same for a warm-up: rather the last one than the next. */
uint32_t room_warm_up(const struct room *room);
/* The `place`th challenge of the pack in use, from 1; 0: there is none. */
uint32_t room_place(const struct room *room, uint16_t place);

/* --- room_words.c --- */

/* The scribe's words. `is_own`: they waited as a draft. */
struct outcome room_write(struct room *room, uint16_t seat, const struct message_write *write,
                          bool is_own);
/* Whether they are for what is written now. */
bool room_takes_words(const struct room *room, const struct message_write *write);
struct outcome room_offer(struct room *room, uint16_t seat, const struct message_offer *offer);
struct outcome room_lesson(struct room *room, uint16_t seat, const struct message_lesson *lesson);

/* The teacher's nod to one text: yes or no. What other screens show now is in room->effects. A name
 * is not decided here. */
struct outcome room_nod(struct room *room, uint32_t number, bool is_yes);

/* The teacher's own mistake on all screens; both "": away with it. */
struct outcome room_mistake(struct room *room, const char *thought, const char *lesson);

/* What may be shown of a thought in the spotlight: the chip, the team's words after the nod, or "".
 * And whether its words still wait. */
const char *room_thought(const struct room *room, const struct game_spotlight *spotlight);
bool room_thought_waits(const struct room *room, const struct game_candidate *candidate);
/* Its answer, as people read it. */
void room_spotlight_answer(const struct room *room, const struct game_spotlight *spotlight,
                           char *text, size_t size);

#endif
