/* A whole room in one process for tests: the server core over the transport in memory, a journal in
 * memory, a pack of two challenges, and students who remember what they were told. */
#ifndef LESSON_H
#define LESSON_H

#include <stdbool.h>
#include <stdint.h>

#include "journal_memory.h"
#include "messages.h"
#include "parts.h"
#include "server.h"
#include "transport_memory.h"

#define LESSON_PUPILS 16
#define MESSAGES_MAX  128

struct pupil {
    struct transport *transport;
    uint32_t peer; /* 0: never connected */
    bool is_connected, is_gone;
    bool is_silent;             /* sends no heartbeat */
    bool is_deaf;               /* reads nothing */
    uint32_t action;            /* the last one that was sent */
    uint8_t token[TOKEN_BYTES]; /* the last one that it was told */
    uint64_t highest;           /* event that it was told to be kept */
    struct parts_inbox inbox;
    unsigned count[MESSAGES_MAX];       /* by message: how often it came */
    struct message *last[MESSAGES_MAX]; /* by message: the last one; NULL when none came */
    uint64_t told_ms[MESSAGES_MAX];     /* when it came */
    char all[1 << 18]; /* every byte that was heard, zeros left out, to look for words in */
    size_t all_count;
};

struct lesson {
    struct memory_net *net;
    struct transport *transport;
    struct journal *journal;
    struct pack *pack;
    struct server *server;
    uint64_t now_ms;
    struct pupil *pupils; /* LESSON_PUPILS */
    struct server_config config;
    /* Every message that somebody heard, with its size on the wire; NULL: nobody listens in. */
    void (*on_heard)(struct lesson *lesson, int pupil, const struct message *message,
                     size_t size_bytes);
};

/* The key of whom the room of a lesson lets teach. */
extern const uint8_t lesson_owner[KEY_BYTES];

struct lesson_config {
    bool is_auto, warms_up;
    uint16_t seats_max, seats_wait;
    uint8_t rounds;
    const char *plan;  /* NULL: quick */
    uint8_t team_size; /* 0: 3 */
    bool nods_itself, may_type;
    uint16_t machine_seats, machine_times; /* 0: as usual */
    uint64_t seed;                         /* 0: 11 */
    size_t events_max;                     /* that the journal has room for; 0: 5000 */
    const char *pack_text;                 /* NULL: two challenges */
    /* As in server_config; NULL: a plain stand-in, see lesson_sign. */
    bool (*is_teachers)(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature);
    void *teachers_context;
};

struct lesson *lesson_open(const struct lesson_config *config);
void lesson_close(struct lesson *lesson);

/* Time goes on in steps of 5 ms; everybody sends a heartbeat each 500 ms. */
void lesson_run(struct lesson *lesson, uint64_t ms);

void lesson_connect(struct lesson *lesson, int pupil);
/* `token` NULL: none. */
void lesson_hello(struct lesson *lesson, int pupil, enum role role, const uint8_t *token);
/* The wire breaks; the pupil may connect again. */
void lesson_cut(struct lesson *lesson, int pupil);
/* Connects anew and brings the token of the seat that it had. */
void lesson_come_back(struct lesson *lesson, int pupil);

/* The room's machine stops: everybody's wire is gone, and so is what is not on disk, and of that
 * the last `lost` entries too. Started again after `pause_ms`; false and a sentence when it cannot
 * go on. */
bool lesson_crash(struct lesson *lesson, size_t lost, uint64_t pause_ms, char *why, size_t size);

/* Connects, says hello, takes the first name, and waits a moment for the seat. */
void lesson_join(struct lesson *lesson, int pupil);
void lesson_join_all(struct lesson *lesson, int count);

/* Sends `message`; where it is an action, its number is set by the caller. */
void lesson_send(struct lesson *lesson, int pupil, const struct message *message);

/* Sends an action under the pupil's next number, which it returns. */
uint32_t lesson_do(struct lesson *lesson, int pupil, struct message *message);
/* ... and a moment for the answer: true when it was kept. */
bool lesson_try(struct lesson *lesson, int pupil, struct message *message);
/* The teacher's key, and the signature for this pupil's connection as this room takes it: a plain
 * stand-in, the real one has tests of its own. */
void lesson_sign(const struct lesson *lesson, int pupil, struct message_hello *hello);
/* Comes in as the teacher. */
void lesson_teach(struct lesson *lesson, int pupil);

/* An answer for the phase that the pupil knows of. Returns its action. */
uint32_t lesson_answer(struct lesson *lesson, int pupil, const char *text, bool is_final);
uint32_t lesson_back(struct lesson *lesson, int pupil, uint32_t idea);
uint32_t lesson_ready(struct lesson *lesson, int pupil);

/* The teacher's "next", and a moment for everybody to hear of it. */
void lesson_next(struct lesson *lesson);
/* ... until this phase is on. */
void lesson_go_to(struct lesson *lesson, enum phase phase);

/* The last message of a kind; fails the test when none came. */
const struct message *lesson_last(const struct lesson *lesson, int pupil, enum message_id id);
unsigned lesson_count(const struct lesson *lesson, int pupil, enum message_id id);
bool lesson_heard_words(const struct lesson *lesson, int pupil, const char *words);
struct server_status lesson_status(const struct lesson *lesson);

/* For tests that call theirs `lesson`: the last message of a kind; an action that is kept (true) or
 * refused. */
#define LAST(pupil, name) (&lesson_last(lesson, pupil, MESSAGE_##name)->as.name)
#define DO(pupil, name, ...)                                                                       \
    lesson_try(lesson, pupil, &(struct message){.id = MESSAGE_##name, .as.name = {__VA_ARGS__}})

#endif
