/* Argon2id makes it slow to look for another key with the same few bits, and its fixed salt lets
 * everybody come to the same ones. The first forty bits are the code, and the next eighteen, six at
 * a time, are the pictures: whoever compares those compares nothing that the code says already. */
#include "fingerprint.h"

#include <assert.h>

#include <sodium.h>

#include "primitives.h"
#include "room_code.h"

#define PASSES       2
#define MEMORY_BYTES ((size_t)64 << 20)
#define HASH_BYTES   16 /* the fewest that Argon2id gives here; 58 bits of it are used */

#define CODE_BYTES    5
#define PICTURE_BITS  6
#define PICTURE_BYTES 3

static const char salt_words[] = "Goldseam room code";

static_assert(HASH_BYTES >= crypto_pwhash_BYTES_MIN, "Argon2id gives it");
static_assert(crypto_pwhash_SALTBYTES >= crypto_generichash_BYTES_MIN, "BLAKE2b gives it");
static_assert(FINGERPRINT_THINGS * FINGERPRINT_TIMES == 1 << PICTURE_BITS, "six bits a picture");
static_assert(FINGERPRINT_PICTURES * PICTURE_BITS <= 8 * PICTURE_BYTES, "and bytes for all");

static uint64_t bits_of(const uint8_t *bytes, unsigned count) {
    uint64_t bits = 0;
    for (unsigned i = 0; i < count; i++) {
        bits = bits << 8 | bytes[i];
    }
    return bits;
}

static void write_pictures(uint64_t bits, uint8_t *pictures) {
    unsigned shift = 8 * PICTURE_BYTES;
    for (unsigned i = 0; i < FINGERPRINT_PICTURES; i++) {
        shift -= PICTURE_BITS;
        pictures[i] = (uint8_t)(bits >> shift & ((1u << PICTURE_BITS) - 1));
    }
}

bool fingerprint_of_key(const uint8_t *key, struct fingerprint *fingerprint) {
    primitives_ready();
    uint8_t salt[crypto_pwhash_SALTBYTES];
    crypto_generichash(salt, sizeof salt, (const uint8_t *)salt_words, sizeof salt_words - 1, NULL,
                       0);
    uint8_t hash[HASH_BYTES];
    if (crypto_pwhash(hash, sizeof hash, (const char *)key, KEY_BYTES, salt, PASSES, MEMORY_BYTES,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return false;
    }
    room_code_write(bits_of(hash, CODE_BYTES), fingerprint->code);
    write_pictures(bits_of(hash + CODE_BYTES, PICTURE_BYTES), fingerprint->pictures);
    return true;
}
