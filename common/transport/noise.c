/* The handshake as the specification tells it, for one pattern alone:
 *
 *   NX:  -> e
 *        <- e, ee, s, es
 *
 * A running hash swallows everything that both ends see, a chaining key everything that only they
 * know. Each secret that is added gives a new key; what is sealed with it is bound to the hash so
 * far. At the end the chaining key becomes one key each way, and the hash is what both have seen.
 */
#include "noise.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "little.h"
#include "primitives.h"

/* Exactly NOISE_HASH_BYTES long, so the first hash is the name itself. */
static const char protocol[] = "Noise_NX_25519_ChaChaPoly_SHA256";

static_assert(sizeof protocol - 1 == NOISE_HASH_BYTES, "a longer name would have to be hashed");
static_assert(NOISE_HASH_BYTES == crypto_hash_sha256_BYTES, "SHA-256");
static_assert(NOISE_HASH_BYTES == crypto_auth_hmacsha256_KEYBYTES, "a hash is a key of HMAC");
static_assert(NOISE_KEY_BYTES == crypto_scalarmult_BYTES, "X25519");
static_assert(NOISE_KEY_BYTES == crypto_aead_chacha20poly1305_ietf_KEYBYTES, "ChaCha20-Poly1305");
static_assert(NOISE_TAG_BYTES == crypto_aead_chacha20poly1305_ietf_ABYTES, "ChaCha20-Poly1305");

#define SEALED_KEY_BYTES (NOISE_KEY_BYTES + NOISE_TAG_BYTES)

/* --- the symmetric state (section 5.2 of the specification) --- */

static void mix_hash(struct noise *noise, const uint8_t *bytes, size_t count) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, noise->hash, sizeof noise->hash);
    crypto_hash_sha256_update(&state, bytes, count);
    crypto_hash_sha256_final(&state, noise->hash);
}

/* HKDF with two outputs; `input` may be empty. */
static void derive(const uint8_t *chaining, const uint8_t *input, size_t count, uint8_t *first,
                   uint8_t *second) {
    uint8_t key[NOISE_HASH_BYTES];
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, chaining, NOISE_HASH_BYTES);
    crypto_auth_hmacsha256_update(&state, input, count);
    crypto_auth_hmacsha256_final(&state, key);

    uint8_t one = 1;
    crypto_auth_hmacsha256(first, &one, 1, key);
    uint8_t rest[NOISE_HASH_BYTES + 1];
    memcpy(rest, first, NOISE_HASH_BYTES);
    rest[NOISE_HASH_BYTES] = 2;
    crypto_auth_hmacsha256(second, rest, sizeof rest, key);

    sodium_memzero(key, sizeof key);
    sodium_memzero(rest, sizeof rest);
    sodium_memzero(&state, sizeof state);
}

static void mix_key(struct noise *noise, const uint8_t *secret) {
    uint8_t chaining[NOISE_HASH_BYTES];
    derive(noise->chaining, secret, NOISE_KEY_BYTES, chaining, noise->key);
    memcpy(noise->chaining, chaining, sizeof chaining);
    noise->nonce = 0;
    noise->has_key = true;
    sodium_memzero(chaining, sizeof chaining);
}

/* A secret of two keys goes in. False: it would be none, as the other's key is of low order. */
static bool mix_shared(struct noise *noise, const uint8_t *own_secret, const uint8_t *other_open) {
    uint8_t shared[NOISE_KEY_BYTES];
    bool is_secret = crypto_scalarmult(shared, own_secret, other_open) == 0;
    if (is_secret) {
        mix_key(noise, shared);
    }
    sodium_memzero(shared, sizeof shared);
    return is_secret;
}

static void next_nonce(struct noise *noise, uint8_t *nonce) {
    memset(nonce, 0, crypto_aead_chacha20poly1305_ietf_NPUBBYTES);
    little_put(nonce + 4, noise->nonce, 8);
    noise->nonce++;
}

/* Writes count + NOISE_TAG_BYTES, and without a key yet the bytes as they are. */
static size_t seal_and_hash(struct noise *noise, const uint8_t *plain, size_t count,
                            uint8_t *bytes) {
    size_t written = count;
    if (noise->has_key) {
        uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
        next_nonce(noise, nonce);
        crypto_aead_chacha20poly1305_ietf_encrypt(bytes, NULL, plain, count, noise->hash,
                                                  sizeof noise->hash, NULL, nonce, noise->key);
        written += NOISE_TAG_BYTES;
    } else if (count > 0) {
        memcpy(bytes, plain, count);
    }
    mix_hash(noise, bytes, written);
    return written;
}

/* `count` with the tag. */
static bool open_and_hash(struct noise *noise, const uint8_t *bytes, size_t count, uint8_t *plain) {
    uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
    next_nonce(noise, nonce);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(plain, NULL, NULL, bytes, count, noise->hash,
                                                  sizeof noise->hash, nonce, noise->key) != 0) {
        return false;
    }
    mix_hash(noise, bytes, count);
    return true;
}

static void split(const struct noise *noise, struct noise_keys *keys) {
    derive(noise->chaining, NULL, 0, keys->from_client, keys->from_room);
    memcpy(keys->handshake, noise->hash, sizeof keys->handshake);
}

/* --- the two ends --- */

void noise_init(struct noise *noise, const uint8_t *prologue, size_t prologue_count,
                const uint8_t *ephemeral) {
    primitives_ready();
    memset(noise, 0, sizeof *noise);
    memcpy(noise->hash, protocol, sizeof noise->hash);
    memcpy(noise->chaining, protocol, sizeof noise->chaining);
    mix_hash(noise, prologue, prologue_count);
    memcpy(noise->ephemeral, ephemeral, sizeof noise->ephemeral);
    crypto_scalarmult_base(noise->ephemeral_open, ephemeral);
}

void noise_deinit(struct noise *noise) {
    sodium_memzero(noise, sizeof *noise);
}

void noise_ask(struct noise *noise, const uint8_t *payload, size_t payload_count, uint8_t *bytes) {
    memcpy(bytes, noise->ephemeral_open, NOISE_KEY_BYTES);
    mix_hash(noise, bytes, NOISE_KEY_BYTES);
    seal_and_hash(noise, payload, payload_count, bytes + NOISE_KEY_BYTES);
}

bool noise_hear(struct noise *noise, const uint8_t *bytes, size_t count, const uint8_t **payload,
                size_t *payload_count) {
    if (count < NOISE_FIRST_BYTES) {
        return false;
    }
    memcpy(noise->other, bytes, NOISE_KEY_BYTES);
    mix_hash(noise, bytes, NOISE_KEY_BYTES);
    *payload = bytes + NOISE_FIRST_BYTES;
    *payload_count = count - NOISE_FIRST_BYTES;
    mix_hash(noise, *payload, *payload_count);
    return true;
}

bool noise_answer(struct noise *noise, const uint8_t *secret, const uint8_t *open,
                  const uint8_t *payload, size_t payload_count, uint8_t *bytes,
                  struct noise_keys *keys) {
    memcpy(bytes, noise->ephemeral_open, NOISE_KEY_BYTES);
    mix_hash(noise, bytes, NOISE_KEY_BYTES);
    bytes += NOISE_KEY_BYTES;
    if (!mix_shared(noise, noise->ephemeral, noise->other)) {
        return false;
    }
    bytes += seal_and_hash(noise, open, NOISE_KEY_BYTES, bytes);
    if (!mix_shared(noise, secret, noise->other)) {
        return false;
    }
    seal_and_hash(noise, payload, payload_count, bytes);
    split(noise, keys);
    return true;
}

/* The answer's parts in their order, on a copy that may be thrown away. */
static bool take_answer(struct noise *noise, const uint8_t *bytes, size_t count, uint8_t *payload,
                        uint8_t *room_key) {
    memcpy(noise->other, bytes, NOISE_KEY_BYTES);
    mix_hash(noise, bytes, NOISE_KEY_BYTES);
    const uint8_t *sealed_key = bytes + NOISE_KEY_BYTES;
    const uint8_t *sealed_payload = sealed_key + SEALED_KEY_BYTES;
    size_t sealed_count = count - NOISE_KEY_BYTES - SEALED_KEY_BYTES;
    return mix_shared(noise, noise->ephemeral, noise->other) &&
           open_and_hash(noise, sealed_key, SEALED_KEY_BYTES, room_key) &&
           mix_shared(noise, noise->ephemeral, room_key) &&
           open_and_hash(noise, sealed_payload, sealed_count, payload);
}

bool noise_finish(struct noise *noise, const uint8_t *bytes, size_t count, uint8_t *payload,
                  uint8_t *room_key, struct noise_keys *keys) {
    if (count < NOISE_ANSWER_BYTES) {
        return false;
    }
    struct noise after = *noise;
    uint8_t shown[NOISE_KEY_BYTES];
    bool is_answer = take_answer(&after, bytes, count, payload, shown);
    if (is_answer) {
        memcpy(room_key, shown, sizeof shown);
        split(&after, keys);
        *noise = after;
    }
    noise_deinit(&after);
    return is_answer;
}
