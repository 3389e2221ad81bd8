/* A growing list of numbers. A swarm is a measuring tool of its own, so it may take the memory that
 * a room may not, and keeping every sample means that no percentile is an estimate. */
#include "swarm_samples.h"

#include <assert.h>
#include <stdlib.h>

#define HOUR_US 3600000000u

void samples_init(struct samples *samples) {
    *samples = (struct samples){0};
}

void samples_deinit(struct samples *samples) {
    free(samples->values_us);
    samples_init(samples);
}

void samples_add(struct samples *samples, uint64_t value_us) {
    if (samples->count == samples->capacity) {
        size_t capacity = samples->capacity == 0 ? 4096 : 2 * samples->capacity;
        uint32_t *values = realloc(samples->values_us, capacity * sizeof(*values));
        if (values == NULL) {
            samples->left_out++;
            return;
        }
        samples->values_us = values;
        samples->capacity = capacity;
    }
    samples->values_us[samples->count++] = value_us > HOUR_US ? HOUR_US : (uint32_t)value_us;
}

static int compare(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

void samples_sort(struct samples *samples) {
    if (samples->count > 0) {
        qsort(samples->values_us, samples->count, sizeof(*samples->values_us), compare);
    }
}

/* Nearest rank: the smallest one that at least this share does not exceed. */
double samples_ms(const struct samples *samples, unsigned permille) {
    assert(permille <= 1000);
    if (samples->count == 0) {
        return 0;
    }
    size_t rank = (samples->count * permille + 999) / 1000;
    return samples->values_us[rank == 0 ? 0 : rank - 1] / 1000.0;
}
