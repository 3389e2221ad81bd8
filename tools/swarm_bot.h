/* One student of a swarm: a session, and when it does what. Time and network are told. */
#ifndef SWARM_BOT_H
#define SWARM_BOT_H

#include "pack.h"
#include "random.h"
#include "session.h"
#include "swarm_log.h"
#include "swarm_met.h"
#include "swarm_tally.h"

#define BOT_ASKED_MAX   64
#define BOT_TABLE_SEATS 3

/* What all students of a swarm share. */
struct bot_class {
    const struct pack *pack; /* NULL: none */
    struct tally *tally;
    FILE *log; /* NULL: none */
    uint64_t seed;
    uint32_t pace_ms;
    uint8_t rounds;   /* leave after so many; 0: stay */
    uint16_t *tables; /* in the lobby: the team that a table's first has opened, 0 none yet */
};

enum bot_step { BOT_WAITS, BOT_DRAFTS, BOT_ANSWERS, BOT_IS_READY };

/* What there is to do in a phase beside its answer. */
enum errand {
    ERRAND_SIT,
    ERRAND_AGREE,
    ERRAND_FEEL,
    ERRAND_WRITE,
    ERRAND_OFFER,
    ERRAND_CHOOSE,
    ERRAND_CLAIM,
    ERRAND_CHEER,
    ERRAND_RAISE,
    ERRAND_PEN,
    ERRAND_LEARN,
    ERRAND_COUNT
};

struct bot_errand {
    uint64_t due_us; /* UINT64_MAX: none */
    uint8_t left;    /* steps */
};

struct bot {
    struct session session;
    uint32_t index;
    struct random pace;         /* when; never what */
    struct message_phase phase; /* that it plays now */
    bool has_phase;
    bool is_joined, wished_more_names;
    uint8_t round, rounds; /* the newest normal round, and how many it was there for */
    bool has_left;         /* after its rounds */
    bool found_no_seat;    /* the last one was taken */
    uint64_t name_due_us;
    enum bot_step step;
    uint64_t due_us;
    uint32_t chances; /* to say something else where the room asks back */
    uint64_t kept_seen, refused_seen;
    uint64_t asked_us[BOT_ASKED_MAX]; /* by action, modulo */
    struct bot_errand errands[ERRAND_COUNT];
    bool has_opened;   /* a bowl, for its table */
    uint8_t spotlight; /* that the errands are about */
    uint32_t cheered;  /* it, so often */
    struct met met;
    uint8_t met_in[PHASE_COUNT];           /* the last round in which it met this phase; 0: none */
    uint8_t answered_in[ROUND_KIND_COUNT]; /* the same of rounds of a kind */
    uint8_t kinds[ROUNDS_MAX + 1];         /* by round: enum round_kind */
    size_t lesson;                         /* its newest one, in the tally */
    bool is_asked;                         /* by the pen, now */
    bool has_typed_name;
    /* The crowd's, which holds the connection. */
    uint32_t peer;                /* 0: none */
    uint64_t dial_us, dialled_us; /* when to dial, and when it last did */
    uint32_t dials;
    bool is_lost; /* it was in the room, and is not back yet */
    bool is_done;
};

void bot_init(struct bot *bot, const struct bot_class *class, uint32_t index);

/* After each datagram that the session took: notes what is new and plans what to do about it. */
void bot_heard(struct bot *bot, const struct bot_class *class, uint64_t now_us);

/* Does what is due. */
void bot_act(struct bot *bot, const struct bot_class *class, uint64_t now_us);

/* A stream of its own for each thing to choose, the same for the same seed. */
struct random bot_choices(const struct bot *bot, const struct bot_class *class, uint32_t about);

/* Between 40 % and 160 % of the mean, so `permille` of the pace on average. */
uint64_t bot_think_us(struct bot *bot, const struct bot_class *class, uint32_t permille);

#endif
