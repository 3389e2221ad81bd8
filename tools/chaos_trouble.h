/* What a network may do to datagrams, and how people write it: `loss 20%`, `jitter 60ms`,
 * `blackhole 5s/2s`. The same words stand on the command line and in a scenario. */
#ifndef CHAOS_TROUBLE_H
#define CHAOS_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum chaos_way {
    CHAOS_UP,   /* from clients to the room */
    CHAOS_DOWN, /* from the room to clients */
    CHAOS_WAYS
};

#define CHAOS_WHOLE_PPM    1000000
#define CHAOS_TIME_MAX_US  3600000000ULL /* an hour */
#define CHAOS_DELAY_MAX_US 60000000ULL
#define CHAOS_BITS_MAX     10000000000ULL

/* All zero: calm. */
struct chaos_trouble {
    uint64_t since_us;                             /* when it began */
    uint32_t loss_ppm, duplicate_ppm, reorder_ppm; /* of a million datagrams */
    uint64_t delay_us;
    uint64_t jitter_us;         /* at most, beside the delay; each datagram has its own */
    uint64_t bits_a_second;     /* 0: as many as come */
    uint64_t dark_us, light_us; /* in turn, dark first; 0: always light */
    uint64_t ports_us;          /* each client has another source port so often; 0: never */
};

/* Reads one trouble by its name. False: `why` says what was expected. */
bool chaos_trouble_read(struct chaos_trouble *trouble, const char *name, const char *value,
                        char *why, size_t size);

/* Names as they are written, in turn; NULL behind the last one. */
const char *chaos_trouble_name(size_t index);

/* A port has two ways: this trouble is not for one of them alone. */
bool chaos_trouble_is_both_ways(const char *name);

/* A time as people write it: 20ms, 5s, 1.5s, 2min; up to `max_us`. Fills all of the text. */
bool chaos_time_read(const char *text, uint64_t max_us, uint64_t *time_us);

#endif
