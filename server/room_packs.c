/* Which challenge a number of the rules means, and what comes next. A pack is never changed, only
 * another one put beside it: rounds of one pack and of the next stand in one session. */
#include "room.h"

#include <assert.h>

static uint32_t number_of(const struct room *room, uint16_t place) {
    return room->game->pack * PACK_STRIDE + place;
}

const char *room_pack_language(const struct room *room) {
    return room->packs[room->game->pack].pack->language;
}

const struct pack *room_pack_of(const struct room *room, uint32_t number) {
    assert(number / PACK_STRIDE < room->packs_count);
    return room->packs[number / PACK_STRIDE].pack;
}

const struct challenge *room_find_challenge(const struct room *room, uint32_t number) {
    uint32_t place = number % PACK_STRIDE;
    if (number / PACK_STRIDE >= room->packs_count) {
        return NULL;
    }
    const struct pack *pack = room->packs[number / PACK_STRIDE].pack;
    return place >= 1 && place <= pack->challenges_count ? &pack->challenges[place - 1] : NULL;
}

const struct challenge *room_challenge_of(const struct room *room, uint32_t number) {
    const struct challenge *challenge = room_find_challenge(room, number);
    assert(challenge != NULL);
    return challenge;
}

const struct challenge *room_part(const struct room *room, uint8_t part) {
    const struct challenge *challenge = room_challenge_of(room, room->game->challenge);
    assert(part <= challenge->twins_count);
    return part == 0 ? challenge : &challenge->twins[part - 1];
}

const struct challenge *room_challenge(const struct room *room, enum phase phase) {
    return room_part(room, game_part(room->game, phase));
}

/* The first one, or the last, that was played no further than this; 0: none. */
static uint16_t find(const struct room_pack *pack, enum room_played most, bool is_last) {
    uint16_t found = 0;
    for (uint16_t place = 1; place <= pack->pack->challenges_count; place++) {
        if (pack->played[place] <= most && (is_last || found == 0)) {
            found = place;
        }
    }
    return found;
}

static uint32_t pick(const struct room *room, bool is_last) {
    const struct room_pack *pack = &room->packs[room->game->pack];
    uint16_t place = find(pack, NOT_PLAYED, is_last);
    if (place == 0) {
        place = find(pack, PLAYED_FOR_WARMTH, is_last);
    }
    return place != 0 ? number_of(room, place) : 0;
}

uint32_t room_next(const struct room *room) {
    return pick(room, false);
}

uint32_t room_warm_up(const struct room *room) {
    return pick(room, true);
}

uint32_t room_place(const struct room *room, uint16_t place) {
    bool is_there = place >= 1 && place <= room->packs[room->game->pack].pack->challenges_count;
    return is_there ? number_of(room, place) : 0;
}
