/* Every datagram rolls the same number of dice, whatever the trouble is. So with one seed the
 * datagrams that are lost at 5 % are among those that are lost at 20 %, and a jitter that is added
 * loses no others. */
#include "chaos.h"

#include <assert.h>

#define BITS_A_BYTE 8
#define US_A_SECOND 1000000ULL

struct throw {
    uint32_t loss, twice, reorder, wait, wait_twice, held;
};

static struct throw roll(struct random * dice) {
    struct throw throw;
    throw.loss = random_next(dice);
    throw.twice = random_next(dice);
    throw.reorder = random_next(dice);
    throw.wait = random_next(dice);
    throw.wait_twice = random_next(dice);
    throw.held = random_next(dice);
    return throw;
}

/* A die scaled to [0, bound). */
static uint64_t scaled(uint32_t die, uint64_t bound) {
    assert(bound <= UINT32_MAX);
    return (die * bound) >> 32;
}

static bool is_hit(uint32_t die, uint32_t ppm) {
    return scaled(die, CHAOS_WHOLE_PPM) < ppm;
}

void chaos_line_init(struct chaos_line *line, uint64_t seed, uint32_t number, uint64_t now_us) {
    *line = (struct chaos_line){.port_us = now_us};
    for (unsigned way = 0; way < CHAOS_WAYS; way++) {
        random_init(&line->dice[way], seed, (uint64_t)number * CHAOS_WAYS + way);
    }
}

bool chaos_is_dark(const struct chaos_trouble *trouble, uint64_t now_us) {
    uint64_t round_us = trouble->dark_us + trouble->light_us;
    return trouble->dark_us > 0 && (now_us - trouble->since_us) % round_us < trouble->dark_us;
}

bool chaos_port_is_due(struct chaos_line *line, const struct chaos_trouble *trouble,
                       uint64_t now_us) {
    uint64_t from_us = line->port_us > trouble->since_us ? line->port_us : trouble->since_us;
    if (trouble->ports_us == 0 || now_us < from_us + trouble->ports_us) {
        return false;
    }
    line->port_us = now_us;
    return true;
}

/* Takes its place behind what waits at the bandwidth; says when the last bit has gone. False: there
 * is no place. */
static bool queue(uint64_t *free_us, uint64_t bits_a_second, size_t size_bytes, uint64_t *at_us) {
    if (bits_a_second == 0) {
        return true;
    }
    uint64_t waits_us = *free_us > *at_us ? *free_us - *at_us : 0;
    uint64_t size_bits = (size_bytes + CHAOS_HEADERS) * BITS_A_BYTE;
    uint64_t waits_bits = waits_us * bits_a_second / US_A_SECOND;
    if (waits_bits + size_bits > (uint64_t)CHAOS_LINE_BYTES * BITS_A_BYTE) {
        return false;
    }
    *at_us += waits_us + size_bits * US_A_SECOND / bits_a_second;
    *free_us = *at_us;
    return true;
}

static void add_copy(struct chaos_outcome *outcome, uint64_t due_us) {
    assert(outcome->copies < CHAOS_COPIES_MAX);
    outcome->due_us[outcome->copies++] = due_us;
}

struct chaos_outcome chaos_pass(struct chaos_line *line, enum chaos_way way,
                                const struct chaos_trouble *trouble, size_t size_bytes,
                                uint64_t now_us) {
    struct throw throw = roll(&line->dice[way]);
    uint64_t at_us = now_us;
    if (chaos_is_dark(trouble, now_us)) {
        return (struct chaos_outcome){.fate = CHAOS_DARK};
    }
    if (is_hit(throw.loss, trouble->loss_ppm)) {
        return (struct chaos_outcome){.fate = CHAOS_LOST};
    }
    if (!queue(&line->free_us[way], trouble->bits_a_second, size_bytes, &at_us)) {
        return (struct chaos_outcome){.fate = CHAOS_FULL};
    }
    struct chaos_outcome outcome = {.is_held = is_hit(throw.reorder, trouble->reorder_ppm)};
    at_us += trouble->delay_us;
    uint64_t held_us =
        CHAOS_HELD_MIN_US + scaled(throw.held, CHAOS_HELD_MAX_US - CHAOS_HELD_MIN_US + 1);
    add_copy(&outcome,
             at_us + scaled(throw.wait, trouble->jitter_us + 1) + (outcome.is_held ? held_us : 0));
    if (is_hit(throw.twice, trouble->duplicate_ppm)) {
        add_copy(&outcome, at_us + scaled(throw.wait_twice, trouble->jitter_us + 1));
    }
    return outcome;
}

void chaos_count(struct chaos_counts *counts, const struct chaos_outcome *outcome,
                 size_t size_bytes) {
    counts->fates[outcome->fate]++;
    counts->bytes += outcome->copies * size_bytes;
    counts->doubled += outcome->copies > 1 ? 1 : 0;
    counts->held += outcome->is_held ? 1 : 0;
}
