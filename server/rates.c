/* Two buckets for each thing that is said: the connection's and its machine's. Machines have their
 * place by a hash of the address with a key, in a table that never grows; nobody outside can tell
 * which address would fall into whose place. */
#include "rates.h"

#include <stdlib.h>

#include "hash.h"
#include "limit.h"
#include "transport.h"

#define RATE(name)                                                                                 \
    { LIMIT_##name, LIMIT_##name##_BURST }

static const struct bucket_rate own_rates[RATE_COUNT] = {
    [RATE_MESSAGES] = RATE(MESSAGES), [RATE_ACTIONS] = RATE(ACTIONS),
    [RATE_JOINS] = RATE(JOINS),       [RATE_TEXTS] = RATE(TEXTS),
    [RATE_CHEERS] = RATE(CHEERS),     [RATE_HELLOS] = RATE(MESSAGES), /* once, so never met */
    [RATE_EXCESS] = RATE(EXCESS),
};

static const struct bucket_rate machine_rates[RATE_COUNT] = {
    [RATE_MESSAGES] = RATE(MACHINE_MESSAGES), [RATE_ACTIONS] = RATE(MACHINE_ACTIONS),
    [RATE_JOINS] = RATE(MACHINE_JOINS),       [RATE_TEXTS] = RATE(MACHINE_TEXTS),
    [RATE_CHEERS] = RATE(MACHINE_CHEERS),     [RATE_HELLOS] = RATE(MACHINE_HELLOS),
};

bool machine_rates_init(struct machine_rates *machines, uint32_t key, uint32_t times) {
    *machines = (struct machine_rates){.key = key, .times = times > 0 ? times : 1};
    machines->of = calloc(RATES_MACHINES, sizeof *machines->of);
    return machines->of != NULL;
}

void machine_rates_deinit(struct machine_rates *machines) {
    free(machines->of);
}

enum rate rate_of(const struct message *message) {
    switch ((int)message->id) {
    case MESSAGE_alive:
    case MESSAGE_leave:
        return RATE_COUNT;
    case MESSAGE_hello:
        return RATE_HELLOS;
    case MESSAGE_cheer:
        return RATE_CHEERS;
    case MESSAGE_join:
    case MESSAGE_more_names:
        return RATE_JOINS;
    case MESSAGE_type_name:
    case MESSAGE_pen_raise:
        return RATE_TEXTS;
    case MESSAGE_write:
        return message->as.write.is_final ? RATE_TEXTS : RATE_ACTIONS;
    default:
        return RATE_ACTIONS;
    }
}

static struct bucket *find(struct machine_rates *machines, uint32_t origin, enum rate rate) {
    uint64_t hash = hash_u64(hash_u64(HASH_START, machines->key), origin);
    return &machines->of[(hash ^ (hash >> 32)) % RATES_MACHINES].of[rate];
}

bool rates_take_own(struct rates *own, enum rate rate, uint64_t now_ms) {
    return bucket_take(&own->of[rate], &own_rates[rate], now_ms);
}

bool rates_take(struct rates *own, struct machine_rates *machines, uint32_t origin, enum rate rate,
                uint64_t now_ms) {
    if (!bucket_has(&own->of[rate], &own_rates[rate], now_ms)) {
        return false;
    }
    if (origin != TRANSPORT_HERE) {
        struct bucket_rate all = machine_rates[rate];
        all.per_second *= machines->times;
        all.burst *= machines->times;
        if (!bucket_take(find(machines, origin, rate), &all, now_ms)) {
            return false;
        }
    }
    return rates_take_own(own, rate, now_ms);
}
