/* What is done to a room, by name. Each attack is one function that says what came of it; the bench
 * around it (attack_main.c) runs it beside a pulse and makes a row of a table. */
#ifndef ATTACK_H
#define ATTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "guest.h"

#define ATTACK_TEXT_MAX 160

struct bench {
    struct gate_address room;
    uint16_t find_port; /* where rooms are asked for; 0: not here */
    uint64_t seed;
    unsigned seconds;     /* of a flood */
    unsigned rate;        /* datagrams a second of it */
    uint64_t count;       /* of malformed datagrams */
    uint32_t from;        /* the first address to speak from; 0: any */
    const char *identity; /* the teacher's, to be misused; NULL: not there */
    const char *golden;   /* tests/golden/messages.txt */
    /* What the attack tells. */
    uint64_t sent, sent_bytes, heard, heard_bytes;
    unsigned guests; /* so far: no two have one seed */
    unsigned seats;  /* taken in the room */
    bool was_slow;   /* this machine sent less than nine tenths of what a flood promises */
    char text[ATTACK_TEXT_MAX];
};

/* What is looked at beside what the attack itself says: that others are answered at all; or how
 * long they wait, where the room has more to do than it should. This very machine has no pace of
 * handshakes, so there it is no matter how long. */
enum attack_watch { WATCH_ANSWERS, WATCH_WAITS, WATCH_WAITS_ELSEWHERE };

struct attack {
    const char *name;
    enum attack_watch watch;
    /* False: it did what it should not; `text` says what. */
    bool (*run)(struct bench *bench);
};

/* NULL-terminated by name. */
const struct attack *attacks_outside(void);
const struct attack *attacks_filter(void);
const struct attack *attacks_inside(void);
const struct attack *attacks_crowd(void);
const struct attack *attacks_pose(void);
const struct attack *attacks_flood(void);
const struct attack *attacks_malformed(void);

/* Of the next guest; the room takes two handshakes with the same bytes for one. */
uint64_t bench_seed(struct bench *bench);

/* Adds what a stranger has counted, and closes nothing. */
void bench_count(struct bench *bench, const struct stranger *stranger);
/* printf into the text; returns `is_well`. */
bool bench_tell(struct bench *bench, bool is_well, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
