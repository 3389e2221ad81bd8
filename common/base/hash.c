/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv): xor a byte in, multiply, go on. */
#include "hash.h"

#define FNV_PRIME 0x100000001b3ULL

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ at[i]) * FNV_PRIME;
    }
    return hash;
}

uint64_t hash_u64(uint64_t hash, uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) {
        hash = (hash ^ ((value >> shift) & 0xFF)) * FNV_PRIME;
    }
    return hash;
}
