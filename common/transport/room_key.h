/* A room's key pair (X25519), and what its teacher says of it: the key is the room's for as long as
 * its session is, over restarts. The teacher's signature lets a machine that knows the teacher
 * trust a room of which nobody typed the code. */
#ifndef ROOM_KEY_H
#define ROOM_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "sizes.h"

struct room_key {
    uint8_t secret[KEY_BYTES];
    uint8_t open[KEY_BYTES];
    uint8_t teacher[KEY_BYTES]; /* identity.h; zeros: nobody signed */
    uint8_t signature[SIGNATURE_BYTES];
};

/* Of 32 random bytes; unsigned. */
void room_key_init(struct room_key *key, const uint8_t *secret);
void room_key_deinit(struct room_key *key);

#endif
