/* What is signed is never the bare thing: a few words before it say what the signature is for, and
 * the two kinds have words of different lengths, so no message of one is a message of the other. */
#include "identity.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "primitives.h"

#define PURPOSE_MAX 24

static const char for_room[] = "Goldseam room";
static const char for_connection[] = "Goldseam connection";

static_assert(KEY_BYTES == crypto_sign_SEEDBYTES, "Ed25519");
static_assert(KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "Ed25519");
static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "Ed25519");
static_assert(sizeof for_room != sizeof for_connection, "one could be taken for the other");
static_assert(sizeof for_connection <= PURPOSE_MAX, "the longer one fits");

/* The words without their end, then the thing itself. */
static size_t write_message(const char *purpose, const uint8_t *thing, uint8_t *message) {
    size_t words = strlen(purpose);
    memcpy(message, purpose, words);
    memcpy(message + words, thing, KEY_BYTES);
    return words + KEY_BYTES;
}

static void sign(const struct identity *identity, const char *purpose, const uint8_t *thing,
                 uint8_t *signature) {
    uint8_t message[PURPOSE_MAX + KEY_BYTES];
    size_t count = write_message(purpose, thing, message);
    uint8_t open[crypto_sign_PUBLICKEYBYTES];
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(open, secret, identity->seed);
    crypto_sign_detached(signature, NULL, message, count, secret);
    sodium_memzero(secret, sizeof secret);
}

static bool is_signed(const uint8_t *teacher, const char *purpose, const uint8_t *thing,
                      const uint8_t *signature) {
    primitives_ready();
    uint8_t message[PURPOSE_MAX + KEY_BYTES];
    size_t count = write_message(purpose, thing, message);
    return crypto_sign_verify_detached(signature, message, count, teacher) == 0;
}

void identity_init(struct identity *identity, const uint8_t *seed) {
    primitives_ready();
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    memcpy(identity->seed, seed, sizeof identity->seed);
    crypto_sign_seed_keypair(identity->open, secret, seed);
    sodium_memzero(secret, sizeof secret);
}

void identity_deinit(struct identity *identity) {
    sodium_memzero(identity, sizeof *identity);
}

void identity_sign_room(const struct identity *identity, struct room_key *key) {
    memcpy(key->teacher, identity->open, sizeof key->teacher);
    sign(identity, for_room, key->open, key->signature);
}

bool identity_signed_room(const uint8_t *teacher, const uint8_t *room_key,
                          const uint8_t *signature) {
    return is_signed(teacher, for_room, room_key, signature);
}

void identity_sign_connection(const struct identity *identity, const uint8_t *handshake,
                              uint8_t *signature) {
    sign(identity, for_connection, handshake, signature);
}

bool identity_signed_connection(const uint8_t *teacher, const uint8_t *handshake,
                                const uint8_t *signature) {
    return is_signed(teacher, for_connection, handshake, signature);
}
