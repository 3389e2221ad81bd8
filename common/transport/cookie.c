/* The number of the epoch and all that the cookie is bound to, hashed under the room's key: the
 * room can tell its own cookies again without having kept one. */
#include "cookie.h"

#include <assert.h>

#include <sodium.h>

#include "little.h"
#include "primitives.h"

static_assert(COOKIE_BYTES >= crypto_generichash_BYTES_MIN &&
                  COOKIE_BYTES <= crypto_generichash_BYTES_MAX,
              "BLAKE2b gives it");

static void cookie_of_epoch(const uint8_t *key, const uint8_t *about, size_t about_count,
                            uint64_t epoch, uint8_t *cookie) {
    uint8_t number[8];
    little_put(number, epoch, sizeof number);
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, COOKIE_KEY_BYTES, COOKIE_BYTES);
    crypto_generichash_update(&state, number, sizeof number);
    crypto_generichash_update(&state, about, about_count);
    crypto_generichash_final(&state, cookie, COOKIE_BYTES);
}

void cookie_make(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                 uint8_t *cookie) {
    primitives_ready();
    cookie_of_epoch(key, about, about_count, now_ms / COOKIE_EPOCH_MS, cookie);
}

bool cookie_is_good(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                    const uint8_t *cookie) {
    primitives_ready();
    uint64_t epoch = now_ms / COOKIE_EPOCH_MS;
    for (uint64_t age = 0; age <= 1 && age <= epoch; age++) {
        uint8_t own[COOKIE_BYTES];
        cookie_of_epoch(key, about, about_count, epoch - age, own);
        if (sodium_memcmp(own, cookie, COOKIE_BYTES) == 0) {
            return true;
        }
    }
    return false;
}
