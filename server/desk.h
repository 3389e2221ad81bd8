/* What the server knows of a seat beside the rules' numbers: its name, its token, the words that
 * were typed, and what became of its last actions. */
#ifndef DESK_H
#define DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "feelings.h"
#include "index.h"
#include "journal.h"
#include "messages.h"
#include "sizes.h"

/* A client has at most eight actions under way, but their numbers may lie far apart: a newer draft
 * takes the place of an older one that was not sent yet. */
#define DESK_ACTIONS_MAX 32

/* An answer in words; `answer` is its number in the rules, equal for equal answers. */
struct said {
    bool is_given;
    bool is_final;
    uint8_t confidence;
    uint8_t slip;
    bool is_match;
    uint8_t picks_count;
    uint8_t picks[PICKS_MAX];
    uint32_t answer; /* 0: not yet */
    char text[ANSWER_BYTES_MAX + 1];
};

enum action_fate {
    ACTION_NEW,
    ACTION_WAITS, /* a draft that is not an event yet */
    ACTION_TAKEN,
    ACTION_REFUSED,
    ACTION_LONG_AGO, /* seen, and what became of it is forgotten */
};

struct desk_action {
    uint32_t action;
    enum action_fate fate;
    enum refusal_reason reason; /* REFUSED */
    uint64_t event;             /* TAKEN: kept once this is on disk */
};

/* The last actions of a client, each in its place: by number modulo DESK_ACTIONS_MAX. */
struct action_log {
    struct desk_action list[DESK_ACTIONS_MAX];
};

/* What stands in the field: the newest draft waits here until the seat may have the next event. */
struct desk_draft {
    bool is_waiting;
    bool is_listed;                     /* among the server's seats with drafts */
    uint32_t first_action, last_action; /* all of them are in it */
    uint64_t due_ms;
    bool is_words; /* the scribe's, else an answer */
    union {
        struct message_answer answer;
        struct message_write words;
    } as;
};

struct desk {
    char name[NAME_BYTES_MAX + 1];
    uint8_t token[TOKEN_HASH_BYTES];      /* of the one in use */
    uint8_t next_token[TOKEN_HASH_BYTES]; /* of the one that was made at the last return */
    bool has_next_token;
    uint8_t
        fresh[TOKEN_BYTES]; /* the last one itself: told once, when it is on disk, and forgotten */
    uint64_t fresh_event;   /* under which that is; 0: there is none */
    bool has_fresh;         /* may be told now */
    uint64_t added;         /* the event that made the seat */
    uint32_t machine;    /* where it was added; TRANSPORT_HERE: not counted, or approved. In memory
                            only, never in the journal */
    uint16_t connection; /* the one live connection; 0: none */
    struct action_log actions;
    struct said first_try; /* of this round */
    struct said backing;   /* of this huddle or mend */
    struct said again;     /* of this round */
    bool has_offered; /* in this round: the offer was handed in, and is not only what the scribe
                         writes */
    struct felt felt[FELT_COUNT];
    char note[NOTE_BYTES_MAX + 1]; /* the teacher's, private */
    struct desk_draft draft;
    uint64_t drafted_ms; /* when the last draft became an event */
};

struct desks {
    struct desk *list; /* 1..max */
    uint16_t max, count;
    struct index by_token;
};

/* Memory for `max` seats. False when there is none; deinit then too. */
bool desks_init(struct desks *desks, uint16_t max);
void desks_deinit(struct desks *desks);

/* A new seat behind the last one; there is room for it. Tokens here are hashes. */
uint16_t desks_add(struct desks *desks, const char *name, const uint8_t *token);

/* The seat of a token, and which of its two it is: KNOWN or NEWER; 0: none has it. */
uint16_t desks_find(const struct desks *desks, const uint8_t *token, enum return_kind *how);

/* A student came back, and this is its next token: NEWER, the one made last is in use from now on;
 * KNOWN, the one before holds still. GIVEN: this one is in use, for another machine has the seat
 * now; the actions of the old one are forgotten with its tokens. */
void desks_turn_token(struct desks *desks, uint16_t seat, enum return_kind how,
                      const uint8_t *token);

/* Its tokens bring nobody back. */
void desks_void_tokens(struct desks *desks, uint16_t seat);

/* The highest number of an action that is known of a client; 0: none. */
uint32_t action_log_highest(const struct action_log *log);

/* Forgets what was said in a phase (backings), or in a round (tries and offers too). */
void desks_clear_backings(struct desks *desks);
void desks_clear_round(struct desks *desks);

/* What became of an action. */
struct desk_action action_log_seen(const struct action_log *log, uint32_t action);
void action_log_note(struct action_log *log, const struct desk_action *action);

#endif
