/* One whole session in one process: the real server core over the transport in memory, a journal
 * with faults, and students who are real client cores. Time is virtual, and every choice comes from
 * the seed, so one seed is one run. What must hold is looked at after every step (watch.h, ears.h,
 * tap.h); the first thing that does not is kept as the verdict. */
#ifndef WORLD_H
#define WORLD_H

#include "deed.h"
#include "hearsay.h"
#include "journal_memory.h"
#include "pack.h"
#include "random.h"
#include "server_inside.h"
#include "student.h"
#include "tap.h"
#include "transport_memory.h"
#include "watch.h"

#define WORLD_CODE         "K7QM-2XPD"
#define WORLD_TITLE        "A class in a box"
#define WORLD_STUDENTS_MAX 64
#define WORLD_EVENTS_MAX   40000
#define WORLD_CALM_MS      10000 /* after the faults everyone agrees within this */

/* Counts what is taken from the heap between enter and leave. */
struct world_meter {
    void (*enter)(void);
    void (*leave)(void);
    uint64_t (*taken)(void);
};

/* What holds for all sessions of a run. */
struct world_config {
    const struct pack *const *packs;
    size_t packs_count;
    const char *plan; /* by name */
    uint16_t seats;   /* students at most */
    uint32_t minutes; /* of virtual time at most, before the faults stop */
    bool is_telling;  /* every deed as a line, for people */
    struct world_meter meter;
};

/* What a run did, added up over its sessions. */
struct figures {
    uint64_t sessions, steps, virtual_ms, events, told, heard;
    uint64_t state;  /* a hash over the ends of all sessions: the same on every machine */
    uint64_t agreed; /* so often the faults stopped and everyone agreed */
    uint64_t behind; /* readers to whom nothing more was told, each step */
    uint64_t died, gone, read_again; /* restarts, entries that were not on disk, whole journals */
    uint64_t done[DEED_SORTS][DEEDS_MAX];
};

struct verdict {
    bool is_violated;
    char what[96], words[400];
    uint64_t step, at_ms;
};

/* How the machine treats this session now. */
struct weather {
    bool is_over; /* the faults have stopped */
    uint64_t next_ms, every_ms;
    uint32_t lag_ms; /* of the disk */
    uint64_t trouble_until_ms, backlog_until_ms, server_deaf_until_ms;
    uint32_t dies_after;  /* so many events and turns of the server more; 0: it lives on */
    size_t forgets;       /* entries on disk that go with it */
    uint64_t up_again_ms; /* when it has died */
};

struct lag_mark {
    uint64_t at_ms, number; /* of the journal's last entry */
};
#define LAG_MARKS 1024 /* at most so many steps are still on their way to the disk */

struct world {
    const struct world_config *config;
    struct figures *figures;
    struct verdict verdict;
    bool is_measured, nods_itself, has_teacher, has_rowdy;
    bool is_over;             /* the room was closed */
    bool was_damaged;         /* the disk forgot what it had told to be on it */
    uint8_t owner[KEY_BYTES]; /* the teacher's key, and what a stand-in of a signature is made of */
    uint64_t spotlight_step;  /* in which one was looked at */
    uint64_t seed, step, now_ms;
    uint32_t step_ms, lasts_ms;
    struct random deeds_random, weather_random, secrets;
    struct game_config game;
    const struct pack *packs[8];
    uint8_t packs_count;
    struct memory_net *net;
    struct transport *wire; /* the server's own end */
    struct tap tap;         /* what the server is given instead */
    struct journal *journal;
    struct server_config room; /* of every run */
    struct server *server;     /* NULL: it has died, and the next run has not begun */
    struct weather weather;
    struct lag_mark lag[LAG_MARKS];
    size_t lag_first, lag_count;
    uint64_t host_next_ms, host_every_ms;
    struct watch watch;
    struct hearsay hearsay;
    uint32_t marks; /* unique answers that were made */
    uint16_t students_count;
    struct student students[WORLD_STUDENTS_MAX + 1]; /* the first one may be the teacher */
    struct message heard, told, raw;                 /* room to decode into and to encode from */
};

/* Opens the session of a seed in `world`. False: no memory. */
bool world_open(struct world *world, const struct world_config *config, struct figures *figures,
                uint64_t seed);
void world_close(struct world *world);

/* Plays it to its end or to the first violation. */
void world_play(struct world *world);

/* A teacher's key and signature for a connection, as these rooms take them. */
void world_prove(const struct world *world, const uint8_t *handshake, struct session_proof *proof);

/* `what` does not hold. Only the first one is kept. */
void world_violate(struct world *world, const char *what, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether what is taken from the heap now is the server's doing. Returns whether it was before. */
bool world_measure(struct world *world, bool is_server);

/* A line for people, when they want to see what happens. */
void world_tell(const struct world *world, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The rules' state inside the server; while there is none, what its journal says. */
const struct game *world_game(const struct world *world);

#endif
