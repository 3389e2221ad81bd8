/* Numbers as bytes, the lowest first, on every machine alike. */
#ifndef LITTLE_H
#define LITTLE_H

#include <stdint.h>

/* The lowest `bytes` bytes of a number; at most 8. */
void little_put(uint8_t *to, uint64_t number, unsigned bytes);
uint64_t little_get(const uint8_t *from, unsigned bytes);

#endif
