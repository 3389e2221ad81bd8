/* A token bucket: so many at once, and so many more in each second. Whole numbers, and the time is
 * given, so that one run is like another. A bucket of zeros is a full one. */
#ifndef BUCKET_H
#define BUCKET_H

#include <stdbool.h>
#include <stdint.h>

struct bucket_rate {
    uint32_t per_second; /* at most a million */
    uint32_t burst;      /* at most a million */
};

struct bucket {
    uint64_t at_ms; /* when `used` was true */
    uint32_t used;  /* thousandths of a token */
};

/* Takes a token. False: there is none left now, and nothing is taken. `now_ms` never goes back. */
bool bucket_take(struct bucket *bucket, const struct bucket_rate *rate, uint64_t now_ms);

/* Whether there is one. */
bool bucket_has(const struct bucket *bucket, const struct bucket_rate *rate, uint64_t now_ms);

#endif
