/* The room: the rules with their seats, words and pack, and the journal of what was accepted.
 * Everything that happens in a session happens through room_apply. */
#ifndef ROOM_H
#define ROOM_H

#include "desk.h"
#include "game.h"
#include "journal.h"
#include "messages.h"
#include "names.h"
#include "pack.h"
#include "results.h"

struct room {
    struct game *game;
    const struct pack *pack;
    struct journal *journal;
    struct desks desks;
    struct names names;
    struct results *results;
    uint64_t now_ms;        /* since the session was opened */
    uint64_t last_event;    /* number of the last one that was accepted */
    size_t reserve;         /* journal entries that are kept free for the room's own events */
    struct effects effects; /* of the last one that was accepted */
};

/* What became of an event or an action. */
struct outcome {
    bool is_taken;
    enum refusal_reason reason; /* where it was not */
    uint64_t event;             /* where it was: its number; 0: there was nothing to keep */
};

struct room_config {
    const struct game_config *game;
    const struct pack *pack;
    struct journal *journal;
    uint16_t seats_max;
};

/* False when there is no memory; deinit then too. */
bool room_init(struct room *room, const struct room_config *config);
void room_deinit(struct room *room);

/* One event at room->now_ms, with its words (NULL: none): through the rules, into the journal.
 * `is_own`: it is the room's own, not an action of a student, and may use the reserve. */
struct outcome room_apply(struct room *room, struct event *event, const struct journal_words *words,
                          bool is_own);

/* A student's answer: found, marked and applied. `is_own`: it was taken in before and waited. */
struct outcome room_answer(struct room *room, uint16_t seat, const struct message_answer *answer,
                           bool is_own);

/* Whether an answer is for what is asked now; a draft may wait only while it is. */
bool room_takes(const struct room *room, const struct message_answer *answer);

/* What is asked in this phase: the challenge of this round, or its twin where one is used. The
 * phase is one of a round. */
const struct challenge *room_challenge(const struct room *room, enum phase phase);
/* 0: the challenge itself, 1: its first twin. */
uint8_t room_part(const struct room *room, enum phase phase);

/* The challenge that the next round will play; NULL when the pack has no more. */
const struct challenge *room_next_challenge(const struct room *room);

#endif
