/* FNV-1a, 64 bits: to tell states and files apart, not against an adversary. Numbers are taken byte
 * by byte from the lowest, so the hash is the same on every machine. */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START 0xcbf29ce484222325ULL

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count);
uint64_t hash_u64(uint64_t hash, uint64_t value);

#endif
