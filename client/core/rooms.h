/* The rooms that answered on the LAN. Anybody there can answer, under any address and with any key,
 * so the list is bounded, no address can fill it, and whoever looks for a room takes the addresses
 * in turn: false answers take time from the search, but cannot end it. */
#ifndef ROOMS_H
#define ROOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"

#define ROOMS_MAX        64
#define ROOMS_AN_ADDRESS 4
#define ROOMS_SHOWN_MAX  16    /* the first of them: what a person can look through */
#define ROOMS_FORGET_MS  10000 /* one that has not answered for so long is taken out */
#define ROOMS_REST_MS    10000 /* one that was not what it seemed is not tried for so long */

struct place {
    char host[64]; /* "" : none */
    uint16_t port;
};

bool place_is(const struct place *place, const char *host, uint16_t port);

/* One answer: an address, a port and a key are one room. */
struct app_room {
    char host[64];
    char code[CODE_CHARS + 1]; /* of its key; "" until it was worked out */
    struct message_found found;
    uint64_t heard_ms;
    uint32_t turn;    /* when its address was looked at last, or came */
    uint32_t lot;     /* drawn: who comes first of those with the same turn */
    uint64_t rest_ms; /* not tried before */
    bool is_tried;    /* and it was not reached, or not the one */
    bool is_refused;  /* a person said: that is not our room */
    bool is_codeless; /* this machine cannot work its code out */
};

struct rooms {
    struct app_room list[ROOMS_MAX];
    size_t count;
    uint32_t turns;   /* taken so far */
    uint32_t strange; /* came since the last time that old ones were forgotten */
    uint64_t lots;    /* what the next one is drawn from */
};

/* An answer. Where there is no place left, one that is known not to have the `code` that is looked
 * for ("" : none is) gives its own up; else one of an address that has several; else, while a code
 * is looked for, the lot says who stays. */
void rooms_add(struct rooms *rooms, const struct app_room *room, const char *code);

void rooms_forget_old(struct rooms *rooms, uint64_t now_ms);

/* The key whose code is to be worked out next, KEY_BYTES; NULL: none. The same until it is told. */
const uint8_t *rooms_next_key(const struct rooms *rooms);
/* The code of a key; NULL: it cannot be worked out here. */
void rooms_tell_code(struct rooms *rooms, const uint8_t *key, const char *code);

/* Where the room with this code may be, whose address was tried longest ago: it said the key of
 * this code, or several keys, so that somebody else speaks in its name. Not the place `except`.
 * NULL: none. */
const struct app_room *rooms_with_code(const struct rooms *rooms, const char *code,
                                       const struct place *except, uint64_t now_ms);
/* It is tried now: the next turn is another address's. */
void rooms_try(struct rooms *rooms, const char *host);
/* It was not reached, or did not show the key that it said: not tried again before `rest_ms`. */
void rooms_tried(struct rooms *rooms, const struct place *place, uint64_t rest_ms);

/* A person said that the room there is not theirs, or that it is. */
void rooms_refuse(struct rooms *rooms, const struct place *place, bool is_refused);

#endif
