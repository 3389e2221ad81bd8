/* Coming into a room. A code alone waits for a room of that code to answer on the LAN; an address
 * is tried at once. Anybody can answer with another room's key, so places are tried in turn, and
 * only what a connection has shown counts: by the code, by a teacher who was met before, by a key
 * that was trusted in this run, or by a person who compares pictures. A room that has another code
 * ends the tries there: a person is asked, and meanwhile the LAN is listened to, because the own
 * room may come back. */
#include "net.h"

#include <string.h>

#include "address.h"
#include "protocol.h"
#include "room_code.h"
#include "str.h"
#include "transport.h"
#include "ui.h"

/* --- places to try -----------------------------------------------------------------------------
 */

static bool is_place(const struct place *place) {
    return place->host[0] != '\0';
}

static struct place place_of(const char *host, uint16_t port) {
    struct place place = {.port = port};
    str_copy(place.host, sizeof place.host, host);
    return place;
}

static bool is_at_home(const struct net *net) {
    return is_place(&net->home) && place_is(&net->home, net->at.host, net->at.port);
}

/* A room that answered with the code, at another place than the one that was tried last. */
static const struct app_room *other_room(const struct net *net, uint64_t now_ms) {
    return rooms_with_code(&net->rooms, net->code, &net->at, now_ms);
}

/* Whether a room of the code is anywhere. */
static const struct app_room *any_room(const struct net *net, uint64_t now_ms) {
    return rooms_with_code(&net->rooms, net->code, &(struct place){.port = 0}, now_ms);
}

static bool has_other(const struct net *net, uint64_t now_ms) {
    return (is_place(&net->home) && !is_at_home(net)) || other_room(net, now_ms) != NULL;
}

/* Home has every second turn; the others have theirs between. False: there is nothing to try. */
static bool turn_to_next(struct net *net, uint64_t now_ms) {
    bool is_first = net->tried_at_ms == 0;
    const struct app_room *other = other_room(net, now_ms);
    const struct app_room *room = other != NULL ? other : any_room(net, now_ms);
    if (is_place(&net->home) && (is_first || !is_at_home(net) || other == NULL)) {
        net->at = net->home;
    } else if (room != NULL) {
        net->at = place_of(room->host, room->found.port);
    } else {
        return false;
    }
    rooms_try(&net->rooms, net->at.host);
    return true;
}

/* --- what is wished for ------------------------------------------------------------------------
 */

/* Whatever stands or is on its way ends first. */
static void let_go(struct net *net) {
    bool is_asking = net->state == NET_ASKING && net->is_there;
    bool is_open = net->state == NET_CONNECTING || net->state == NET_UP || is_asking;
    net->wants_disconnect = net->wants_disconnect || is_open;
    net->wants_greet = false;
    net->is_there = false;
}

void net_again(struct net *net) {
    let_go(net);
    net->state = NET_WAITING;
    net->retry_ms = NET_RETRY_MS;
    net->retry_at_ms = net->tried_at_ms = 0;
}

void net_rest(struct net *net) {
    let_go(net);
    net->state = NET_LOOKING;
}

static void knock(struct net *net, struct place place, const char *code) {
    net_again(net);
    net->home = net->at = place;
    str_copy(net->code, sizeof net->code, code);
    net->says = NET_SAYS_NOTHING;
}

static void look(struct net *net, const char *code, enum net_says says) {
    let_go(net);
    net->state = NET_LOOKING;
    net->home.host[0] = net->at.host[0] = '\0';
    str_copy(net->code, sizeof net->code, code);
    net->says = says;
    net->find_at_ms = 0;
}

/* A room of the code that is looked for has answered. */
static void follow_code(struct net *net, uint64_t now_ms) {
    if (net->state == NET_LOOKING && any_room(net, now_ms) != NULL) {
        net_again(net);
    }
}

void net_init(struct net *net, const struct app_config *config) {
    *net = (struct net){.state = NET_LOOKING, .retry_ms = NET_RETRY_MS};
    str_copy(net->code, sizeof net->code, config->code);
    if (config->host[0] != '\0') {
        uint16_t port = config->port > 0 ? config->port : PROTOCOL_PORT;
        knock(net, place_of(config->host, port), config->code);
    }
}

void net_pick(struct net *net, size_t index, const char *typed) {
    const struct app_room *room = &net->rooms.list[index];
    char code[CODE_CHARS + 1] = "";
    bool is_meant = room_code_read(typed, code) && strcmp(code, room->code) == 0;
    knock(net, place_of(room->host, room->found.port), is_meant ? code : "");
}

void net_go(struct net *net, const char *address, const char *typed_code) {
    char code[CODE_CHARS + 1] = "";
    char host[sizeof net->at.host];
    uint16_t port = PROTOCOL_PORT;
    bool has_code = strspn(typed_code, " ") < strlen(typed_code);
    bool has_address = strspn(address, " ") < strlen(address);
    if (has_code && !room_code_read(typed_code, code)) {
        net->says = NET_SAYS_NO_CODE;
    } else if (has_address && !address_read(address, host, sizeof host, &port)) {
        net->says = NET_SAYS_NO_ADDRESS;
    } else if (has_address) {
        knock(net, place_of(host, port), code);
    } else if (has_code) {
        look(net, code, NET_SAYS_NOT_FOUND);
        follow_code(net, 0);
    } else {
        net->says = NET_SAYS_NO_CODE;
    }
}

/* --- rooms that answer -------------------------------------------------------------------------
 */

void net_found(struct net *net, const struct app_room *room) {
    rooms_add(&net->rooms, room, net->state == NET_UP ? "" : net->code);
    follow_code(net, room->heard_ms);
}

const uint8_t *net_wants_code(const struct net *net, uint64_t now_ms) {
    bool is_looking = net->state != NET_UP && net->state != NET_ASKING;
    bool is_due = net->code[0] != '\0' || now_ms >= net->worked_at_ms + NET_CODE_MS;
    return is_looking && is_due ? rooms_next_key(&net->rooms) : NULL;
}

void net_tell_code(struct net *net, const uint8_t *key, const char *code, uint64_t now_ms) {
    net->worked_at_ms = now_ms;
    rooms_tell_code(&net->rooms, key, code);
    follow_code(net, now_ms);
}

enum net_reach net_reach(const struct net *net, size_t index) {
    const struct app_room *room = &net->rooms.list[index];
    if (!place_is(&net->at, room->host, room->found.port)) {
        return room->is_refused ? NET_REFUSED : NET_FOUND;
    }
    return net->says == NET_SAYS_NO_ANSWER ? NET_NO_ANSWER : NET_KNOCKING;
}

/* --- is it the room that is meant? ---------------------------------------------------------------
 */

static bool has_key(const struct net *net, const uint8_t *key) {
    for (size_t i = 0; i < net->keys_count; i++) {
        if (memcmp(net->keys[i], key, KEY_BYTES) == 0) {
            return true;
        }
    }
    return false;
}

static void remember_key(struct net *net, const uint8_t *key) {
    if (has_key(net, key)) {
        return;
    }
    memcpy(net->keys[net->keys_next], key, KEY_BYTES);
    net->keys_next = (net->keys_next + 1) % NET_KEYS_MAX;
    net->keys_count += net->keys_count < NET_KEYS_MAX ? 1 : 0;
}

static void come_in(struct net *net) {
    net->state = NET_UP;
    net->asks = net->is_there = false;
    net->says = NET_SAYS_NOTHING;
    net->retry_ms = NET_RETRY_MS;
    net->wants_greet = true;
    net->home = net->at;
    str_copy(net->code, sizeof net->code, net->shown.fingerprint.code);
    remember_key(net, net->shown.room_key);
    rooms_refuse(&net->rooms, &net->at, false);
}

void net_reached(struct net *net, const struct transport_identity *identity, bool is_known,
                 uint64_t now_ms) {
    net->shown = *identity;
    const char *code = identity->fingerprint.code;
    if (net->code[0] != '\0' && strcmp(net->code, code) != 0) {
        net->wants_disconnect = true;
        net_disconnected(net, TRANSPORT_WRONG_CODE, now_ms);
    } else if (net->code[0] != '\0' || is_known || has_key(net, identity->room_key)) {
        come_in(net);
    } else {
        net->state = NET_ASKING;
        net->is_there = true;
        net->asked_ms = now_ms;
    }
}

void net_trust(struct net *net) {
    if (net->state != NET_ASKING) {
        return;
    }
    if (net->is_there) {
        come_in(net);
    } else { /* by the code of what was seen, it can be no other room */
        knock(net, net->at, net->shown.fingerprint.code);
    }
}

void net_refuse(struct net *net) {
    if (net->state == NET_ASKING) {
        rooms_refuse(&net->rooms, &net->at, true);
        look(net, "", NET_SAYS_NOT_OURS);
    }
}

void net_leave(struct net *net) {
    look(net, "", NET_SAYS_NOTHING);
}

/* --- ends --------------------------------------------------------------------------------------
 */

/* This place is not what was looked for. A person who named it is told; a room that only seemed to
 * be the one is left without a word. */
static void not_here(struct net *net, enum net_says says, uint64_t now_ms) {
    bool was_named = is_at_home(net);
    rooms_tried(&net->rooms, &net->at, now_ms + ROOMS_REST_MS);
    net->wants_greet = false;
    net->at.host[0] = '\0';
    net->state = NET_LOOKING;
    net->says = was_named ? says : NET_SAYS_NOT_FOUND;
    net->asks = net->asks || was_named;
    net->home.host[0] = was_named ? '\0' : net->home.host[0];
    if (net->home.host[0] != '\0' || any_room(net, now_ms) != NULL) {
        net->state = NET_WAITING;
        net->retry_at_ms = now_ms;
    }
}

static void plan_retry(struct net *net, int transport_end, uint64_t now_ms) {
    bool was_up = net->state == NET_UP;
    bool was_pause = was_up || now_ms >= net->tried_at_ms + NET_TRY_MS;
    net->state = NET_WAITING;
    net->says = transport_end == TRANSPORT_FULL ? NET_SAYS_FULL : NET_SAYS_NO_ANSWER;
    if (was_pause && transport_end == TRANSPORT_LOST) {
        net->retry_at_ms = now_ms;
        return;
    }
    bool is_search = !was_up && has_other(net, now_ms);
    net->retry_at_ms = now_ms + (is_search ? NET_RETRY_MS : net->retry_ms);
    net->retry_ms = was_up || is_search ? NET_RETRY_MS : net->retry_ms * 2;
    if (net->retry_ms > NET_RETRY_MAX_MS) {
        net->retry_ms = NET_RETRY_MAX_MS;
    }
}

void net_disconnected(struct net *net, int transport_end, uint64_t now_ms) {
    net->wants_greet = false;
    if (net->state == NET_ASKING) {
        net->is_there = false; /* the question stays */
    } else if (net->state != NET_LOOKING && transport_end == TRANSPORT_WRONG_CODE) {
        not_here(net, NET_SAYS_WRONG_CODE, now_ms);
    } else if (net->state != NET_LOOKING && transport_end == TRANSPORT_OTHER_VERSION) {
        not_here(net, NET_SAYS_OTHER_VERSION, now_ms);
    } else if (net->state != NET_LOOKING) {
        if (net->state != NET_UP) {
            rooms_tried(&net->rooms, &net->at, 0);
        }
        plan_retry(net, transport_end, now_ms);
    }
}

void net_wrong(struct net *net, uint64_t now_ms) {
    let_go(net);
    not_here(net, NET_SAYS_WRONG_CODE, now_ms);
    look(net, "", net->says);
}

/* --- wishes ------------------------------------------------------------------------------------
 */

/* A place that is silent gives its turn to the next one. */
static void pass_turn(struct net *net, uint64_t now_ms) {
    bool is_long = net->state == NET_CONNECTING && now_ms >= net->tried_at_ms + NET_TRY_MS;
    if (is_long && has_other(net, now_ms)) {
        rooms_tried(&net->rooms, &net->at, 0);
        let_go(net);
        net->state = NET_WAITING;
        net->retry_at_ms = now_ms;
    }
}

static struct app_wish wish_of(const struct net *net, enum app_wish_kind kind) {
    struct app_wish wish = {.kind = kind, .port = net->at.port};
    str_copy(wish.host, sizeof wish.host, net->at.host);
    str_copy(wish.code, sizeof wish.code, net->code);
    return wish;
}

struct app_wish net_take_wish(struct net *net, uint64_t now_ms) {
    struct app_wish nothing = {.kind = APP_WISHES_NOTHING};
    pass_turn(net, now_ms);
    if (net->wants_disconnect) {
        net->wants_disconnect = false;
        return wish_of(net, APP_WISHES_DISCONNECT);
    }
    if (net->wants_greet) {
        net->wants_greet = false;
        return wish_of(net, APP_WISHES_GREET);
    }
    if (net->state == NET_WAITING && now_ms >= net->retry_at_ms) {
        bool is_any = turn_to_next(net, now_ms);
        net->state = is_any ? NET_CONNECTING : NET_LOOKING;
        net->tried_at_ms = now_ms;
        return is_any ? wish_of(net, APP_WISHES_CONNECT) : nothing;
    }
    if (net->state != NET_UP && now_ms >= net->find_at_ms) {
        rooms_forget_old(&net->rooms, now_ms);
        net->find_at_ms = now_ms + NET_FIND_MS;
        return wish_of(net, APP_WISHES_FIND);
    }
    return nothing;
}

uint64_t net_wake_ms(const struct net *net) {
    if (net->wants_disconnect || net->wants_greet) {
        return 0;
    }
    uint64_t wake = net->state != NET_UP ? net->find_at_ms : FAR_AWAY_MS;
    if (net->state == NET_WAITING && net->retry_at_ms < wake) {
        wake = net->retry_at_ms;
    }
    bool works_later = net->state != NET_UP && net->state != NET_ASKING && net->code[0] == '\0' &&
                       rooms_next_key(&net->rooms) != NULL;
    if (works_later && net->worked_at_ms + NET_CODE_MS < wake) {
        wake = net->worked_at_ms + NET_CODE_MS;
    }
    return wake;
}
