/* A datagram is built where it will lie: header, then count, bytes and zeros up to the next of five
 * sizes, and the lot sealed in place. Opening goes the same way back and believes nothing of what
 * it reads before the tag has been checked. */
#include "seal.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "little.h"

static const size_t sizes[] = {64, 128, 256, 512, SEAL_BYTES_MAX};

#define SIZES       (sizeof sizes / sizeof sizes[0])
#define COUNT_BYTES 2
#define OVERHEAD    (SEAL_HEADER_BYTES + COUNT_BYTES + SEAL_TAG_BYTES)

static_assert(SEAL_TAG_BYTES == crypto_aead_chacha20poly1305_ietf_ABYTES, "RFC 8439");
static_assert(SEAL_PLAIN_MAX == SEAL_BYTES_MAX - OVERHEAD, "the largest size holds the most");

static void write_nonce(uint64_t counter, uint8_t *nonce) {
    memset(nonce, 0, 4);
    little_put(nonce + 4, counter, 8);
}

static size_t size_for(size_t count) {
    size_t i = 0;
    while (sizes[i] < count + OVERHEAD) {
        i++;
    }
    return sizes[i];
}

static bool is_size(size_t count) {
    for (size_t i = 0; i < SIZES; i++) {
        if (sizes[i] == count) {
            return true;
        }
    }
    return false;
}

size_t seal_close(const uint8_t *key, uint32_t session, uint64_t counter, const uint8_t *bytes,
                  size_t count, uint8_t *datagram) {
    assert(count >= 1 && count <= SEAL_PLAIN_MAX);
    size_t size = size_for(count);
    size_t plain_count = size - SEAL_HEADER_BYTES - SEAL_TAG_BYTES;
    uint8_t *plain = datagram + SEAL_HEADER_BYTES;
    datagram[0] = SEAL_TYPE;
    little_put(datagram + 1, session, 4);
    little_put(datagram + 5, counter, 8);
    little_put(plain, count, COUNT_BYTES);
    memcpy(plain + COUNT_BYTES, bytes, count);
    memset(plain + COUNT_BYTES + count, 0, plain_count - COUNT_BYTES - count);

    uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
    write_nonce(counter, nonce);
    crypto_aead_chacha20poly1305_ietf_encrypt(plain, NULL, plain, plain_count, datagram,
                                              SEAL_HEADER_BYTES, NULL, nonce, key);
    return size;
}

bool seal_peek(const uint8_t *datagram, size_t count, uint32_t *session, uint64_t *counter) {
    if (!is_size(count) || datagram[0] != SEAL_TYPE) {
        return false;
    }
    *session = (uint32_t)little_get(datagram + 1, 4);
    *counter = little_get(datagram + 5, 8);
    return true;
}

/* How many bytes stand in a plaintext; 0 when it was not filled as it should be. */
static size_t count_of(const uint8_t *plain, size_t plain_count) {
    size_t count = (size_t)little_get(plain, COUNT_BYTES);
    if (count == 0 || count > plain_count - COUNT_BYTES) {
        return 0;
    }
    const uint8_t *padding = plain + COUNT_BYTES + count;
    return sodium_is_zero(padding, plain_count - COUNT_BYTES - count) ? count : 0;
}

size_t seal_open(const uint8_t *key, const uint8_t *datagram, size_t count, uint8_t *bytes) {
    uint32_t session = 0;
    uint64_t counter = 0;
    if (!seal_peek(datagram, count, &session, &counter)) {
        return 0;
    }
    uint8_t plain[SEAL_BYTES_MAX];
    uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
    write_nonce(counter, nonce);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(plain, NULL, NULL, datagram + SEAL_HEADER_BYTES,
                                                  count - SEAL_HEADER_BYTES, datagram,
                                                  SEAL_HEADER_BYTES, nonce, key) != 0) {
        return 0;
    }
    size_t opened = count_of(plain, count - SEAL_HEADER_BYTES - SEAL_TAG_BYTES);
    if (opened > 0) {
        memcpy(bytes, plain + COUNT_BYTES, opened);
    }
    return opened;
}
