/* The open half is calculated from the secret one, so a file needs to keep only that and the
 * teacher's word. */
#include "room_key.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "primitives.h"

static_assert(KEY_BYTES == crypto_scalarmult_BYTES, "X25519");
static_assert(KEY_BYTES == crypto_scalarmult_SCALARBYTES, "X25519");

void room_key_init(struct room_key *key, const uint8_t *secret) {
    primitives_ready();
    memset(key, 0, sizeof *key);
    memcpy(key->secret, secret, sizeof key->secret);
    crypto_scalarmult_base(key->open, key->secret);
}

void room_key_deinit(struct room_key *key) {
    sodium_memzero(key, sizeof *key);
}
