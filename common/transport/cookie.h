/* What a room gives a stranger before it remembers anything of him: who brings it back receives
 * what is sent to the address that he says he has. Keyed BLAKE2b; the key is the room's own, fresh
 * at each start. */
#ifndef COOKIE_H
#define COOKIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COOKIE_BYTES     32
#define COOKIE_KEY_BYTES 32
#define COOKIE_EPOCH_MS  10000 /* good in its epoch and the next */

/* `about`: address, port and what else the cookie is bound to, as bytes. */
void cookie_make(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                 uint8_t *cookie);
/* Compares in constant time. */
bool cookie_is_good(const uint8_t *key, const uint8_t *about, size_t about_count, uint64_t now_ms,
                    const uint8_t *cookie);

#endif
