/* All students of a swarm on their connections: who is dialled when, whose datagram is whose, and
 * whether the room is still there. */
#ifndef SWARM_CROWD_H
#define SWARM_CROWD_H

#include "swarm_bot.h"
#include "swarm_options.h"
#include "transport.h"

enum crowd_state {
    CROWD_PLAYS,
    CROWD_OVER,         /* every student is done: the room closed, or the rounds are played */
    CROWD_GONE,         /* nobody has reached the room for give_up_ms */
    CROWD_HOST_UNKNOWN, /* nobody knows that name */
    CROWD_WRONG_CODE,   /* it is a room, but not the one of this code */
    CROWD_OTHER_SEAL,   /* it is a room, and seals what it says in another way */
};

struct crowd_place;

struct crowd {
    const struct swarm_options *options;
    struct transport *transport;
    struct bot_class class;
    struct bot *bots;
    size_t count;
    struct crowd_place *places; /* peer -> bot */
    size_t places_mask, places_used;
    uint16_t tables[SEATS_MAX / BOT_TABLE_SEATS + 1];
    uint64_t now_us;     /* of this turn */
    uint64_t heard_us;   /* when the room last said anything */
    uint64_t reached_us; /* when somebody was last in the room */
    bool was_in;         /* somebody has been in the room */
    bool is_in;          /* somebody is */
    bool was_dialled, is_host_unknown;
    bool is_room_closed, is_wrong_code, is_other_seal, is_misbehaved;
    uint32_t full_count;            /* students for whom there was no place */
    struct message_refused version; /* what the room said: another version */
    bool is_other_version;
};

/* `transport` stays the caller's. False when there is no memory. */
bool crowd_init(struct crowd *crowd, const struct swarm_options *options,
                struct transport *transport, const struct pack *pack, struct tally *tally);
void crowd_deinit(struct crowd *crowd);

/* Takes everything that has come, does everything that is due, sends it. */
enum crowd_state crowd_turn(struct crowd *crowd);

/* Everybody says goodbye. */
void crowd_leave(struct crowd *crowd);

/* Microseconds of a clock that only goes forward; never 0. */
uint64_t crowd_now_us(void);

#endif
