/* The envelope of a datagram: ChaCha20-Poly1305 (RFC 8439) with a counter as the nonce, padded to a
 * few sizes so that its length tells little. One direction of one session. On the wire:
 *
 *   u8 type = SEAL_TYPE, u32 session (little-endian), u64 counter (little-endian),
 *   ciphertext of [u16 count (little-endian), count bytes, zeros], 16 bytes of tag
 *
 * The header is authenticated with it. The nonce is 4 zero bytes and the counter, as Noise has it.
 */
#ifndef SEAL_H
#define SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEAL_TYPE         4
#define SEAL_HEADER_BYTES 13
#define SEAL_TAG_BYTES    16
#define SEAL_BYTES_MAX    1140 /* a sealed datagram; sizes are 64, 128, 256, 512 and this */
#define SEAL_PLAIN_MAX    (SEAL_BYTES_MAX - SEAL_HEADER_BYTES - 2 - SEAL_TAG_BYTES)

/* Seals `count` bytes (1 .. SEAL_PLAIN_MAX) into `datagram` (SEAL_BYTES_MAX) and returns its size.
 * A counter is used once with a key. `key`: 32 bytes. */
size_t seal_close(const uint8_t *key, uint32_t session, uint64_t counter, const uint8_t *bytes,
                  size_t count, uint8_t *datagram);

/* Reads what can be read of it without the key. False: no sealed datagram, by type or size. */
bool seal_peek(const uint8_t *datagram, size_t count, uint32_t *session, uint64_t *counter);

/* Opens it into `bytes` (SEAL_PLAIN_MAX) and returns how many there are; 0 when it was not sealed
 * with this key, or was changed, or is not padded with zeros. */
size_t seal_open(const uint8_t *key, const uint8_t *datagram, size_t count, uint8_t *bytes);

#endif
