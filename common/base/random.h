/* A seeded generator (PCG32, https://www.pcg-random.org, O'Neill 2014): the same seed gives the
 * same numbers everywhere. Not for secrets. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
    uint64_t stream;
};

void random_init(struct random *random, uint64_t seed, uint64_t stream);
uint32_t random_next(struct random *random);

/* A number in [0, bound), each as likely as the others; bound > 0. */
uint32_t random_below(struct random *random, uint32_t bound);

#endif
