/* A whole classroom in one process: the server's core, a teacher's session with its desk, and
 * students of the swarm, over the transport in memory. Time is told. */
#ifndef CLASSROOM_H
#define CLASSROOM_H

#include "identity.h"
#include "journal_memory.h"
#include "server.h"
#include "session.h"
#include "swarm_bot.h"
#include "transport_memory.h"

#define CLASSROOM_STUDENTS 14

struct classroom {
    struct memory_net *net;
    struct transport *listener;
    struct journal *journal;
    struct pack *pack;
    struct server *server;
    uint64_t now_ms;
    struct tally tally;
    uint16_t tables[CLASSROOM_STUDENTS];
    struct bot_class class;
    struct bot bots[CLASSROOM_STUDENTS];
    struct transport *wires[CLASSROOM_STUDENTS];
    struct identity identity; /* the teacher's */
    struct session teacher;
    struct session_desk desk;
    struct transport *teachers_wire;
    uint32_t teachers_peer;
};

/* Opens the room and connects a teacher with the identity of `seed` (KEY_BYTES), on this machine or
 * not. */
struct classroom *classroom_open(const uint8_t *seed, bool is_remote);
void classroom_close(struct classroom *room);

/* All students come in. */
void classroom_fill(struct classroom *room);

/* Time goes on. */
void classroom_run(struct classroom *room, uint64_t ms);

/* The teacher does something and waits for a moment; the test ends when it is not taken. */
void classroom_act(struct classroom *room, const struct message *message);

/* "Next", as it stands on the teacher's screen. */
void classroom_next(struct classroom *room);

/* Runs until the class is in this phase, the teacher pressing "next" each second when `presses`; at
 * most a minute. */
void classroom_wait(struct classroom *room, enum stage stage, enum phase phase, bool presses);

/* The seed of whom the room lets teach. */
extern const uint8_t classroom_owner[KEY_BYTES];

#endif
