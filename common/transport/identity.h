/* Who a teacher is: an Ed25519 key pair, made once on the teacher's machine. Signatures are bound
 * to what they are for, so that none can be used for anything else. */
#ifndef IDENTITY_H
#define IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "room_key.h"
#include "sizes.h"

struct identity {
    uint8_t seed[KEY_BYTES]; /* the secret, all of it */
    uint8_t open[KEY_BYTES];
};

/* Of 32 random bytes, or of those in a file. */
void identity_init(struct identity *identity, const uint8_t *seed);
void identity_deinit(struct identity *identity);

/* The teacher's word that this is a room of theirs: into key->teacher and key->signature. */
void identity_sign_room(const struct identity *identity, struct room_key *key);
bool identity_signed_room(const uint8_t *teacher, const uint8_t *room_key,
                          const uint8_t *signature);

/* The teacher's word on this very connection, by the hash of its handshake (KEY_BYTES): whoever
 * gives it is the owner of the room. `signature`: SIGNATURE_BYTES. */
void identity_sign_connection(const struct identity *identity, const uint8_t *handshake,
                              uint8_t *signature);
bool identity_signed_connection(const uint8_t *teacher, const uint8_t *handshake,
                                const uint8_t *signature);

#endif
