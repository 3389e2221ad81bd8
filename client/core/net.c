/* Coming into a room. A code alone waits for a room of that code to answer on the LAN; an address
 * is tried at once. A room that says it has another code ends the tries there: a person is asked,
 * and meanwhile the LAN is listened to, because the own room may come back. */
#include "net.h"

#include <string.h>

#include "address.h"
#include "protocol.h"
#include "room_code.h"
#include "str.h"
#include "transport.h"
#include "ui.h"

static void knock(struct net *net, const char *host, uint16_t port, const char *code) {
    net->wants_disconnect = net->state == NET_CONNECTING || net->state == NET_UP;
    str_copy(net->host, sizeof net->host, host);
    str_copy(net->code, sizeof net->code, code);
    net->port = port;
    net->state = NET_WAITING;
    net->says = NET_SAYS_NOTHING;
    net->retry_ms = NET_RETRY_MS;
    net->retry_at_ms = 0;
}

void net_init(struct net *net, const struct app_config *config) {
    *net = (struct net){.state = NET_LOOKING, .retry_ms = NET_RETRY_MS};
    str_copy(net->code, sizeof net->code, config->code);
    if (config->host[0] != '\0') {
        knock(net, config->host, config->port > 0 ? config->port : PROTOCOL_PORT, config->code);
    }
}

static bool is_loopback(const char *host) {
    return strncmp(host, "127.", 4) == 0;
}

/* A room on this machine answers on loopback and on the LAN: that is one room. */
static bool is_same_room(const struct app_room *a, const struct app_room *b) {
    if (a->found.port != b->found.port) {
        return false;
    }
    bool is_here_too = is_loopback(a->host) || is_loopback(b->host);
    return strcmp(a->host, b->host) == 0 || (is_here_too && strcmp(a->code, b->code) == 0);
}

static struct app_room *room_place(struct net *net, const struct app_room *room) {
    for (size_t i = 0; i < net->rooms_count; i++) {
        if (is_same_room(&net->rooms[i], room)) {
            return &net->rooms[i];
        }
    }
    if (net->rooms_count == APP_ROOMS_MAX) {
        return NULL;
    }
    struct app_room *place = &net->rooms[net->rooms_count++];
    place->host[0] = '\0';
    return place;
}

/* Whether a code is wished for and no address. */
static bool waits_for_code(const struct net *net) {
    return net->state == NET_LOOKING && net->code[0] != '\0';
}

void net_found(struct net *net, const struct app_room *room) {
    struct app_room *place = room_place(net, room);
    if (place == NULL) {
        return;
    }
    bool keeps_loopback = is_loopback(place->host) && !is_loopback(room->host);
    if (keeps_loopback) {
        place->heard_ms = room->heard_ms;
        return;
    }
    *place = *room;
    bool is_wished = net->code[0] != '\0' && strcmp(net->code, room->code) == 0;
    if (is_wished && waits_for_code(net)) {
        knock(net, room->host, room->found.port, room->code);
    } else if (is_wished && net->state == NET_WAITING) {
        /* The room of this code has come back at another place. */
        str_copy(net->host, sizeof net->host, room->host);
        net->port = room->found.port;
    }
}

void net_pick(struct net *net, size_t index) {
    const struct app_room *room = &net->rooms[index];
    knock(net, room->host, room->found.port, room->code);
}

static void go_by_code(struct net *net, const char *code) {
    net->wants_disconnect = net->state == NET_CONNECTING || net->state == NET_UP;
    net->state = NET_LOOKING;
    net->host[0] = '\0';
    str_copy(net->code, sizeof net->code, code);
    net->says = NET_SAYS_NOT_FOUND;
    net->find_at_ms = 0;
    for (size_t i = 0; i < net->rooms_count; i++) {
        if (strcmp(net->rooms[i].code, code) == 0) {
            net_pick(net, i);
            return;
        }
    }
}

void net_go(struct net *net, const char *address, const char *typed_code) {
    char code[CODE_CHARS + 1] = "";
    char host[sizeof net->host];
    uint16_t port = PROTOCOL_PORT;
    bool has_code = strspn(typed_code, " ") < strlen(typed_code);
    bool has_address = strspn(address, " ") < strlen(address);
    if (has_code && !room_code_read(typed_code, code)) {
        net->says = NET_SAYS_NO_CODE;
    } else if (has_address && !address_read(address, host, sizeof host, &port)) {
        net->says = NET_SAYS_NO_ADDRESS;
    } else if (has_address) {
        knock(net, host, port, code);
    } else if (has_code) {
        go_by_code(net, code);
    } else {
        net->says = NET_SAYS_NO_CODE;
    }
}

void net_connected(struct net *net) {
    net->state = NET_UP;
    net->asks = false;
    net->says = NET_SAYS_NOTHING;
    net->retry_ms = NET_RETRY_MS;
}

void net_disconnected(struct net *net, int transport_end, uint64_t now_ms) {
    if (transport_end == TRANSPORT_WRONG_CODE) {
        net->state = NET_LOOKING;
        net->says = NET_SAYS_WRONG_CODE;
        net->asks = true;
        net->host[0] = '\0';
        return;
    }
    if (net->state == NET_LOOKING) {
        return;
    }
    bool was_up = net->state == NET_UP;
    bool was_pause = was_up || now_ms >= net->tried_at_ms + NET_TRY_MS;
    net->state = NET_WAITING;
    net->says = transport_end == TRANSPORT_FULL ? NET_SAYS_FULL : NET_SAYS_NO_ANSWER;
    if (was_pause && transport_end == TRANSPORT_LOST) {
        net->retry_at_ms = now_ms;
        return;
    }
    net->retry_at_ms = now_ms + net->retry_ms;
    net->retry_ms = was_up ? NET_RETRY_MS : net->retry_ms * 2;
    if (net->retry_ms > NET_RETRY_MAX_MS) {
        net->retry_ms = NET_RETRY_MAX_MS;
    }
}

enum net_reach net_reach(const struct net *net, size_t index) {
    const struct app_room *room = &net->rooms[index];
    if (strcmp(net->host, room->host) != 0 || net->port != room->found.port) {
        return NET_FOUND;
    }
    return net->says == NET_SAYS_NO_ANSWER ? NET_NO_ANSWER : NET_KNOCKING;
}

static void forget_old(struct net *net, uint64_t now_ms) {
    size_t kept = 0;
    for (size_t i = 0; i < net->rooms_count; i++) {
        if (now_ms < net->rooms[i].heard_ms + NET_FORGET_MS) {
            if (kept != i) {
                net->rooms[kept] = net->rooms[i];
            }
            kept++;
        }
    }
    net->rooms_count = kept;
}

static bool is_looking(const struct net *net) {
    return net->state != NET_UP;
}

struct app_wish net_take_wish(struct net *net, uint64_t now_ms) {
    struct app_wish wish = {.kind = APP_WISHES_NOTHING};
    if (net->wants_disconnect) {
        net->wants_disconnect = false;
        wish.kind = APP_WISHES_DISCONNECT;
    } else if (net->state == NET_WAITING && now_ms >= net->retry_at_ms) {
        net->state = NET_CONNECTING;
        net->tried_at_ms = now_ms;
        wish.kind = APP_WISHES_CONNECT;
        str_copy(wish.host, sizeof wish.host, net->host);
        str_copy(wish.code, sizeof wish.code, net->code);
        wish.port = net->port;
    } else if (is_looking(net) && now_ms >= net->find_at_ms) {
        forget_old(net, now_ms);
        net->find_at_ms = now_ms + NET_FIND_MS;
        wish.kind = APP_WISHES_FIND;
    }
    return wish;
}

uint64_t net_wake_ms(const struct net *net) {
    if (net->wants_disconnect) {
        return 0;
    }
    uint64_t wake = is_looking(net) ? net->find_at_ms : FAR_AWAY_MS;
    if (net->state == NET_WAITING && net->retry_at_ms < wake) {
        wake = net->retry_at_ms;
    }
    return wake;
}
