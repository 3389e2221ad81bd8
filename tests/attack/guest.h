/* A stranger who has shown where it is and who the room is: a whole handshake through the gate, in
 * the client's part. What it seals then can be anything. */
#ifndef GUEST_H
#define GUEST_H

#include "random.h"
#include "stranger.h"

struct guest {
    struct stranger stranger;
    struct gate *gate;
    uint32_t session; /* 0: none yet */
    struct random random;
};

/* `from`: the address that it speaks from, 0: any. The seed is for all that it draws. */
bool guest_open(struct guest *guest, const struct gate_address *room, uint32_t from, uint64_t seed);
void guest_close(struct guest *guest);

/* Knocks until the gate stands open, for so long at the most. */
bool guest_knock(struct guest *guest, unsigned patience_ms);

/* One knock and what follows at once, without waiting longer: half a handshake, if `brings_cookie`
 * a whole one of which the room never hears again. False: no answer came. */
bool guest_knock_once(struct guest *guest, bool brings_cookie);

/* Seals 1 .. SEAL_PLAIN_MAX bytes; the datagram (GATE_DATAGRAM_MAX) is sent by guest_say. */
size_t guest_seal(struct guest *guest, const uint8_t *bytes, size_t count, uint8_t *datagram);
void guest_say(struct guest *guest, const uint8_t *bytes, size_t count);

/* What the room says to this session, opened (GATE_DATAGRAM_MAX); 0: nothing more has come. */
size_t guest_hear(struct guest *guest, uint8_t *bytes);

bool guest_identity(const struct guest *guest, struct gate_identity *identity);

/* For those who speak through a gate of their own: from a seed, so that a run can be had again. */
void guest_random_bytes(void *random, uint8_t *bytes, size_t count);

#endif
