/* PCG32: a 64-bit linear congruential step, permuted on the way out. Small, fast, and the same on
 * every machine, which is what replays need. */
#include "random.h"

#include <assert.h>

uint32_t random_next(struct random *random) {
    uint64_t old = random->state;
    random->state = old * 6364136223846793005ULL + random->stream;
    uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return (shifted >> turn) | (shifted << ((32 - turn) & 31));
}

void random_init(struct random *random, uint64_t seed, uint64_t stream) {
    random->state = 0;
    random->stream = (stream << 1) | 1;
    random_next(random);
    random->state += seed;
    random_next(random);
}

uint32_t random_below(struct random *random, uint32_t bound) {
    assert(bound > 0);
    uint32_t unfair = (uint32_t)(-bound) % bound;
    for (;;) {
        uint32_t drawn = random_next(random);
        if (drawn >= unfair) {
            return drawn % bound;
        }
    }
}
