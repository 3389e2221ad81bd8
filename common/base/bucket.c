/* What is used is counted, not what is left: it leaks away at `per_second` thousandths of a token
 * in a millisecond, and nothing at all has to be done where nobody asks. */
#include "bucket.h"

#define TOKEN 1000u

static uint32_t used_now(const struct bucket *bucket, const struct bucket_rate *rate,
                         uint64_t now_ms) {
    uint64_t passed_ms = now_ms > bucket->at_ms ? now_ms - bucket->at_ms : 0;
    if (rate->per_second > 0 && passed_ms >= bucket->used / rate->per_second + 1u) {
        return 0;
    }
    return bucket->used - (uint32_t)passed_ms * rate->per_second;
}

bool bucket_has(const struct bucket *bucket, const struct bucket_rate *rate, uint64_t now_ms) {
    return used_now(bucket, rate, now_ms) + (uint64_t)TOKEN <= (uint64_t)rate->burst * TOKEN;
}

bool bucket_take(struct bucket *bucket, const struct bucket_rate *rate, uint64_t now_ms) {
    if (!bucket_has(bucket, rate, now_ms)) {
        return false;
    }
    bucket->used = used_now(bucket, rate, now_ms) + TOKEN;
    bucket->at_ms = now_ms;
    return true;
}
