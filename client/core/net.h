/* How the app comes into a room: rooms that answered on the LAN, the one that is wished for, the
 * next try, and whether the room that was reached is the one that is meant. It keeps trying for
 * ever, and never stops knocking at a room that was lost. */
#ifndef NET_H
#define NET_H

#include "app.h"
#include "rooms.h"

#define NET_FIND_MS      2000
#define NET_RETRY_MS     500 /* after a try that ended quickly, and twice as long each time */
#define NET_RETRY_MAX_MS 2000
#define NET_TRY_MS       2000 /* a try that took so long was a pause already; others may have a turn */
#define NET_CODE_MS      500 /* between two codes that are worked out for the eye alone */

/* ASKING: a room was reached, and a person is asked whether it is theirs. */
enum net_state { NET_LOOKING, NET_WAITING, NET_CONNECTING, NET_ASKING, NET_UP };

enum net_says {
    NET_SAYS_NOTHING,
    NET_SAYS_WRONG_CODE,
    NET_SAYS_NO_ANSWER,
    NET_SAYS_FULL,
    NET_SAYS_OTHER_VERSION,
    NET_SAYS_NOT_OURS,   /* a person said so */
    NET_SAYS_NO_CODE,    /* what was typed is not a code */
    NET_SAYS_NO_ADDRESS, /* what was typed is not an address */
    NET_SAYS_NOT_FOUND,  /* no room with this code has answered yet */
};

/* What a card of a room tells: found (it answered on the LAN) is not yet reachable (a connection).
 */
enum net_reach { NET_FOUND, NET_KNOCKING, NET_NO_ANSWER, NET_REFUSED };

#define NET_KEYS_MAX 8

struct net {
    enum net_state state;
    enum net_says says;
    bool wants_disconnect;
    bool wants_greet;
    bool asks;         /* the wish leads nowhere: a person is asked until a room is reached */
    struct place home; /* typed, picked, or where the room was last */
    struct place at;   /* what is tried now, or was last */
    char code[CODE_CHARS + 1];       /* that the room must have; "" : a person or a pin decides */
    struct transport_identity shown; /* by the room that was reached last */
    bool is_there;                   /* ASKING: the connection still stands */
    uint64_t asked_ms;               /* ASKING: since when */
    /* Of rooms that were trusted in this run; the newest in place of the oldest. */
    uint8_t keys[NET_KEYS_MAX][KEY_BYTES];
    size_t keys_count, keys_next;
    uint64_t retry_at_ms, find_at_ms, tried_at_ms, worked_at_ms;
    uint32_t retry_ms;
    struct rooms rooms;
};

void net_init(struct net *net, const struct app_config *config);

/* A room answered. Connects when it has the code that is wished for and no host is tried now. */
void net_found(struct net *net, const struct app_room *room);
/* The key whose code is to be worked out now, KEY_BYTES; NULL: none. */
const uint8_t *net_wants_code(const struct net *net, uint64_t now_ms);
/* NULL: the code cannot be worked out on this machine. */
void net_tell_code(struct net *net, const uint8_t *key, const char *code, uint64_t now_ms);

/* Connects to a room of the list. `typed`: what stands in the field for the code; it counts when it
 * is the code of this room. */
void net_pick(struct net *net, size_t index, const char *typed);
/* Connects to what was typed: an address with or without a port, a code or "" for none. */
void net_go(struct net *net, const char *address, const char *code);

/* The connection stands: is this the room that is meant? Then it is to be greeted, else a person is
 * asked, or it is left. `is_known`: its teacher was met on this machine before. */
void net_reached(struct net *net, const struct transport_identity *identity, bool is_known,
                 uint64_t now_ms);
/* A person answered: it is our room, or it is not. */
void net_trust(struct net *net);
void net_refuse(struct net *net);
/* Neither: back to the rooms. */
void net_leave(struct net *net);

void net_disconnected(struct net *net, int transport_end, uint64_t now_ms);

/* The same place is tried anew. */
void net_again(struct net *net);
/* The room is over: nothing is tried until a person, or a room of the same code, asks for it. */
void net_rest(struct net *net);
/* The room that was greeted says that it has another code than it has shown. */
void net_wrong(struct net *net, uint64_t now_ms);

enum net_reach net_reach(const struct net *net, size_t index);

/* The next wish, NONE for nothing. */
struct app_wish net_take_wish(struct net *net, uint64_t now_ms);
uint64_t net_wake_ms(const struct net *net);

#endif
