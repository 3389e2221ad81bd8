/* The connections of a room: who is behind a peer of the transport. A fixed number of them; 0 is
 * none. */
#ifndef CONNECTION_H
#define CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index.h"
#include "journal.h"
#include "rates.h"
#include "words.h"

#define OFFERED_NAMES 3

struct connection {
    uint32_t peer; /* 0: this place is free */
    enum role role;
    bool is_in;     /* its hello was taken */
    bool is_seated; /* it was told its seat: that is on disk */
    bool is_behind; /* it does not take what is sent: it is told nothing more until it does */
    uint64_t
        behind_awake_ms; /* since when, by the same clock as heard_awake_ms; 0: not noted yet */
    bool must_return;    /* it was not told something that it cannot be told again: to be let go */
    bool is_misbehaving;
    uint8_t strikes;               /* messages that were none */
    uint16_t seat;                 /* 0: none */
    uint16_t names[OFFERED_NAMES]; /* numbers of names.h, 0: none */
    uint32_t typed;                /* its own first name among the texts that wait; 0: none */
    uint8_t teacher;               /* its place among the server's teachers; 0: it is none */
    bool is_known;                 /* its token is a seat's */
    bool has_token;                /* a newcomer's own, for the seat that it will take: a hash */
    uint8_t token[TOKEN_HASH_BYTES];
    uint64_t heard_ms, told_ms;
    uint64_t heard_awake_ms; /* by the clock that stands still while the server does */
    uint32_t origin;         /* its machine, as the transport tells it */
    struct rates rates;
    uint64_t came; /* the how manieth of all: the larger, the later */
};

struct connections {
    struct connection *list; /* 1..max */
    uint16_t *free;          /* a stack of places */
    uint16_t max, used_count, high;
    uint64_t came_count;
    struct index by_peer;
};

/* Memory for `max` connections. False when there is none; deinit then too. */
bool connections_init(struct connections *connections, uint16_t max);
void connections_deinit(struct connections *connections);

/* A place for a new peer; 0 when none is free. */
uint16_t connections_add(struct connections *connections, uint32_t peer, uint64_t now_ms);
void connections_remove(struct connections *connections, uint16_t number);

/* 0 when there is none. */
uint16_t connections_find(const struct connections *connections, uint32_t peer);

#endif
