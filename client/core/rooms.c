/* Turns are numbers that only grow. Each address has the turn in which it came or was looked at
 * last, kept with its rooms; who is next is the address with the smallest one. The list is short,
 * so it is simply looked through. */
#include "rooms.h"

#include <string.h>

#include "hash.h"
#include "protocol.h"
#include "str.h"

static bool is_loopback(const char *host) {
    return strncmp(host, "127.", 4) == 0;
}

static bool is_same_key(const struct app_room *a, const struct app_room *b) {
    return a->found.key_count == b->found.key_count &&
           memcmp(a->found.key, b->found.key, a->found.key_count) == 0;
}

/* A room on this machine answers on loopback and on the LAN: that is one room. */
static bool is_same_room(const struct app_room *a, const struct app_room *b) {
    bool is_here_too = is_loopback(a->host) || is_loopback(b->host);
    return a->found.port == b->found.port && is_same_key(a, b) &&
           (strcmp(a->host, b->host) == 0 || is_here_too);
}

static bool has_code(const struct app_room *room, const char *code) {
    return code[0] != '\0' && strcmp(room->code, code) == 0;
}

/* The turn in which an address was looked at last. */
static uint32_t turn_of(const struct rooms *rooms, const char *host) {
    uint32_t turn = 0;
    for (size_t i = 0; i < rooms->count; i++) {
        const struct app_room *room = &rooms->list[i];
        turn = strcmp(room->host, host) == 0 && room->turn > turn ? room->turn : turn;
    }
    return turn;
}

/* By the turns of their addresses, and where these are the same by lot: whoever sends a thousand
 * answers shall not be first by being loud. */
static bool is_before(const struct rooms *rooms, const struct app_room *a,
                      const struct app_room *b) {
    uint32_t turn_a = turn_of(rooms, a->host);
    uint32_t turn_b = b != NULL ? turn_of(rooms, b->host) : 0;
    return b == NULL || turn_a < turn_b || (turn_a == turn_b && a->lot < b->lot);
}

static size_t count_of(const struct rooms *rooms, const char *host) {
    size_t count = 0;
    for (size_t i = 0; i < rooms->count; i++) {
        count += strcmp(rooms->list[i].host, host) == 0 ? 1 : 0;
    }
    return count;
}

/* --- places ------------------------------------------------------------------------------------
 */

/* Nothing is missed when it goes: it has another code than is looked for, or was not what it said.
 */
static bool is_spent(const struct app_room *room, const char *code) {
    bool is_other = room->code[0] != '\0' && code[0] != '\0' && !has_code(room, code);
    return is_other || (code[0] != '\0' && (room->is_tried || room->is_codeless));
}

/* The one that is heard of longest among those that are spent; of one address, or any (NULL). */
static struct app_room *spent_room(struct rooms *rooms, const char *host, const char *code) {
    struct app_room *oldest = NULL;
    for (size_t i = 0; i < rooms->count; i++) {
        struct app_room *room = &rooms->list[i];
        bool is_there = host == NULL || strcmp(room->host, host) == 0;
        if (is_there && is_spent(room, code) &&
            (oldest == NULL || room->heard_ms < oldest->heard_ms)) {
            oldest = room;
        }
    }
    return oldest;
}

/* The last one of the address that has the most, if that is more than one. */
static struct app_room *crowded_room(struct rooms *rooms) {
    struct app_room *last = NULL;
    size_t most = 1;
    for (size_t i = 0; i < rooms->count; i++) {
        size_t count = count_of(rooms, rooms->list[i].host);
        if (count > most ||
            (count == most && last != NULL && strcmp(last->host, rooms->list[i].host) == 0)) {
            most = count;
            last = &rooms->list[i];
        }
    }
    return last;
}

/* Not a secret, but nobody outside knows how many turns there were, and when. */
static uint32_t draw(struct rooms *rooms, const struct app_room *room) {
    rooms->lots = hash_u64(hash_u64(HASH_START, rooms->lots), room->heard_ms + rooms->turns);
    return (uint32_t)(rooms->lots >> 32);
}

/* As if of all strangers since the last question as many were drawn as there are places. */
static struct app_room *drawn_room(struct rooms *rooms, const struct app_room *room,
                                   const char *code) {
    uint32_t index = draw(rooms, room) % ++rooms->strange;
    struct app_room *place = index < rooms->count ? &rooms->list[index] : NULL;
    return place != NULL && !has_code(place, code) ? place : NULL;
}

/* Of an address with many rooms the one at the usual port has a place, whoever came before it. */
static struct app_room *usual_place(struct rooms *rooms, const struct app_room *room) {
    struct app_room *last = NULL;
    for (size_t i = 0; i < rooms->count && room->found.port == PROTOCOL_PORT; i++) {
        if (strcmp(rooms->list[i].host, room->host) == 0) {
            if (rooms->list[i].found.port == PROTOCOL_PORT) {
                return NULL;
            }
            last = &rooms->list[i];
        }
    }
    return last;
}

/* Where a room that is not in the list yet may go; NULL: nowhere. */
static struct app_room *place_for(struct rooms *rooms, const struct app_room *room,
                                  const char *code) {
    size_t count = count_of(rooms, room->host);
    if (count >= ROOMS_AN_ADDRESS) {
        struct app_room *usual = usual_place(rooms, room);
        return usual != NULL ? usual : spent_room(rooms, room->host, code);
    }
    if (rooms->count < ROOMS_MAX) {
        return &rooms->list[rooms->count++];
    }
    struct app_room *place = spent_room(rooms, NULL, code);
    place = place == NULL && count == 0 ? crowded_room(rooms) : place;
    return place == NULL && code[0] != '\0' ? drawn_room(rooms, room, code) : place;
}

/* What is known of the room stays; on this machine, so does the way to it. */
static void hear_again(struct app_room *place, const struct app_room *room) {
    place->heard_ms = room->heard_ms;
    if (is_loopback(place->host) && !is_loopback(room->host)) {
        return;
    }
    str_copy(place->host, sizeof place->host, room->host);
    place->found = room->found;
}

void rooms_add(struct rooms *rooms, const struct app_room *room, const char *code) {
    for (size_t i = 0; i < rooms->count; i++) {
        if (is_same_room(&rooms->list[i], room)) {
            hear_again(&rooms->list[i], room);
            return;
        }
    }
    uint32_t turn = turn_of(rooms, room->host); /* before a place is given up */
    struct app_room *place = place_for(rooms, room, code);
    if (place != NULL) {
        *place = *room;
        place->turn = turn > 0 ? turn : rooms->turns;
        place->lot = draw(rooms, room);
    }
}

void rooms_forget_old(struct rooms *rooms, uint64_t now_ms) {
    size_t kept = 0;
    for (size_t i = 0; i < rooms->count; i++) {
        if (now_ms < rooms->list[i].heard_ms + ROOMS_FORGET_MS) {
            if (kept != i) {
                rooms->list[kept] = rooms->list[i];
            }
            kept++;
        }
    }
    rooms->count = kept;
    rooms->strange = ROOMS_MAX;
}

/* --- codes -------------------------------------------------------------------------------------
 */

static bool has_no_code_yet(const struct app_room *room) {
    return room->code[0] == '\0' && !room->is_codeless && room->found.key_count == KEY_BYTES;
}

const uint8_t *rooms_next_key(const struct rooms *rooms) {
    const struct app_room *next = NULL;
    for (size_t i = 0; i < rooms->count; i++) {
        const struct app_room *room = &rooms->list[i];
        if (has_no_code_yet(room) && is_before(rooms, room, next)) {
            next = room;
        }
    }
    return next != NULL ? next->found.key : NULL;
}

void rooms_tell_code(struct rooms *rooms, const uint8_t *key, const char *code) {
    rooms->turns++;
    for (size_t i = 0; i < rooms->count; i++) {
        struct app_room *room = &rooms->list[i];
        if (has_no_code_yet(room) && memcmp(room->found.key, key, KEY_BYTES) == 0) {
            str_copy(room->code, sizeof room->code, code != NULL ? code : "");
            room->is_codeless = code == NULL;
            room->turn = rooms->turns;
        }
    }
}

/* --- trying ------------------------------------------------------------------------------------
 */

/* A room has one key: of an address and port with two, one at least is not what it says. */
static bool is_disputed(const struct rooms *rooms, const struct app_room *room) {
    for (size_t i = 0; i < rooms->count; i++) {
        const struct app_room *other = &rooms->list[i];
        if (other->found.port == room->found.port && !is_same_key(other, room) &&
            strcmp(other->host, room->host) == 0) {
            return true;
        }
    }
    return false;
}

const struct app_room *rooms_with_code(const struct rooms *rooms, const char *code,
                                       const struct place *except, uint64_t now_ms) {
    const struct app_room *next = NULL;
    for (size_t i = 0; i < rooms->count && code[0] != '\0'; i++) {
        const struct app_room *room = &rooms->list[i];
        if (now_ms < room->rest_ms || place_is(except, room->host, room->found.port) ||
            (!has_code(room, code) && !is_disputed(rooms, room))) {
            continue;
        }
        next = is_before(rooms, room, next) ? room : next;
    }
    return next;
}

bool place_is(const struct place *place, const char *host, uint16_t port) {
    return place->port == port && strcmp(place->host, host) == 0;
}

void rooms_try(struct rooms *rooms, const char *host) {
    rooms->turns++;
    for (size_t i = 0; i < rooms->count; i++) {
        if (strcmp(rooms->list[i].host, host) == 0) {
            rooms->list[i].turn = rooms->turns;
        }
    }
}

void rooms_tried(struct rooms *rooms, const struct place *place, uint64_t rest_ms) {
    for (size_t i = 0; i < rooms->count; i++) {
        struct app_room *room = &rooms->list[i];
        if (place_is(place, room->host, room->found.port)) {
            room->rest_ms = rest_ms;
            room->is_tried = true;
        }
    }
}

void rooms_refuse(struct rooms *rooms, const struct place *place, bool is_refused) {
    for (size_t i = 0; i < rooms->count; i++) {
        struct app_room *room = &rooms->list[i];
        if (place_is(place, room->host, room->found.port)) {
            room->is_refused = is_refused;
        }
    }
}
