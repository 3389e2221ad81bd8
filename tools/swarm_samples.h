/* Times that were measured, all of them, to be sorted at the end. */
#ifndef SWARM_SAMPLES_H
#define SWARM_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

struct samples {
    uint32_t *values_us;
    size_t count, capacity;
    size_t left_out; /* there was no memory for */
};

void samples_init(struct samples *samples);
void samples_deinit(struct samples *samples);

/* Longer than an hour counts as an hour. */
void samples_add(struct samples *samples, uint64_t value_us);

void samples_sort(struct samples *samples);

/* Of sorted samples, the one that `permille` of them do not exceed, in milliseconds; 0 of none. */
double samples_ms(const struct samples *samples, unsigned permille);

#endif
