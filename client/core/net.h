/* How the app comes into a room: rooms that answered on the LAN, the one that is wished for, and
 * the next try. It keeps trying for ever, and never stops knocking at a room that was lost. */
#ifndef NET_H
#define NET_H

#include "app.h"

#define NET_FIND_MS      2000
#define NET_FORGET_MS    10000 /* a room that has not answered for so long is not shown any more */
#define NET_RETRY_MS     500   /* after a try that ended quickly, and twice as long each time */
#define NET_RETRY_MAX_MS 2000
#define NET_TRY_MS       2000 /* a try that took so long was a pause already */

enum net_state { NET_LOOKING, NET_WAITING, NET_CONNECTING, NET_UP };

enum net_says {
    NET_SAYS_NOTHING,
    NET_SAYS_WRONG_CODE,
    NET_SAYS_NO_ANSWER,
    NET_SAYS_FULL,
    NET_SAYS_NO_CODE,    /* what was typed is not a code */
    NET_SAYS_NO_ADDRESS, /* what was typed is not an address */
    NET_SAYS_NOT_FOUND,  /* no room with this code has answered yet */
};

/* What a card of a room tells: found (it answered on the LAN) is not yet reachable (a connection).
 */
enum net_reach { NET_FOUND, NET_KNOCKING, NET_NO_ANSWER };

struct net {
    enum net_state state;
    enum net_says says;
    bool wants_disconnect;
    bool asks;     /* the wish leads nowhere: a person is asked until a room is reached */
    char host[64]; /* "" : none is wished for */
    uint16_t port;
    char code[CODE_CHARS + 1];
    uint64_t retry_at_ms, find_at_ms, tried_at_ms;
    uint32_t retry_ms;
    struct app_room rooms[APP_ROOMS_MAX];
    size_t rooms_count;
};

void net_init(struct net *net, const struct app_config *config);

/* A room answered. Connects when it has the code that is wished for and no host is tried now. */
void net_found(struct net *net, const struct app_room *room);

/* Connects to a room of the list. */
void net_pick(struct net *net, size_t index);
/* Connects to what was typed: an address with or without a port, a code or "" for none. */
void net_go(struct net *net, const char *address, const char *code);

void net_connected(struct net *net);
void net_disconnected(struct net *net, int transport_end, uint64_t now_ms);

enum net_reach net_reach(const struct net *net, size_t index);

/* The next wish, NONE for nothing. */
struct app_wish net_take_wish(struct net *net, uint64_t now_ms);
uint64_t net_wake_ms(const struct net *net);

#endif
