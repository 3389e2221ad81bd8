/* One student of a swarm: a session, and when it does what. Time and network are told. */
#ifndef SWARM_BOT_H
#define SWARM_BOT_H

#include "pack.h"
#include "random.h"
#include "session.h"
#include "swarm_tally.h"

#define BOT_ASKED_MAX 64

/* What all students of a swarm share. */
struct bot_class {
    const struct pack *pack; /* NULL: none */
    struct tally *tally;
    uint64_t seed;
    uint32_t pace_ms;
    uint8_t rounds; /* leave after so many; 0: stay */
};

enum bot_step { BOT_WAITS, BOT_DRAFTS, BOT_ANSWERS, BOT_IS_READY };

struct bot {
    struct session session;
    uint32_t index;
    struct random pace;         /* when; never what */
    struct message_phase phase; /* that it plays now */
    bool has_phase;
    bool is_joined, wished_more_names;
    bool has_left;      /* after its rounds */
    bool found_no_seat; /* the last one was taken */
    uint64_t name_due_us;
    enum bot_step step;
    uint64_t due_us;
    uint32_t chances; /* to say something else where the room asks back */
    uint64_t kept_seen, refused_seen;
    uint64_t asked_us[BOT_ASKED_MAX]; /* by action, modulo */
    /* The crowd's, which holds the connection. */
    uint32_t peer; /* 0: none */
    uint64_t dial_us;
    uint32_t dials;
    bool is_done;
};

void bot_init(struct bot *bot, const struct bot_class *class, uint32_t index);

/* After each datagram that the session took: notes what is new and plans what to do about it. */
void bot_heard(struct bot *bot, const struct bot_class *class, uint64_t now_us);

/* Does what is due. */
void bot_act(struct bot *bot, const struct bot_class *class, uint64_t now_us);

#endif
