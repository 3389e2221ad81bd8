/* What becomes of datagrams: shares are what was asked for, the same seed gives the same fates, and
 * no trouble touches what it is not for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chaos.h"

#define DATAGRAMS 20000
#define STEP_US   2000
#define MS        1000ULL
#define SECOND    1000000ULL

/* Plays datagrams of 100 bytes, one every 2 ms, and keeps when each is due; 0: it never comes. */
static struct chaos_counts play(struct chaos_line *line, enum chaos_way way,
                                const struct chaos_trouble *trouble, uint64_t *due_us) {
    struct chaos_counts counts = {{0}, 0, 0, 0};
    for (size_t i = 0; i < DATAGRAMS; i++) {
        struct chaos_outcome outcome = chaos_pass(line, way, trouble, 100, i * STEP_US + 1);
        chaos_count(&counts, &outcome, 100);
        assert_true(outcome.copies <= CHAOS_COPIES_MAX);
        assert_int_equal(outcome.copies > 0, outcome.fate == CHAOS_PASSES);
        if (due_us != NULL) {
            due_us[i] = outcome.copies > 0 ? outcome.due_us[0] : 0;
        }
    }
    return counts;
}

static struct chaos_counts play_new(uint64_t seed, const struct chaos_trouble *trouble,
                                    uint64_t *due_us) {
    struct chaos_line line;
    chaos_line_init(&line, seed, 0, 0);
    return play(&line, CHAOS_UP, trouble, due_us);
}

/* Five standard deviations of a binomial: once in a million seeds it is outside. */
static void assert_share(uint64_t found, uint64_t of, uint32_t ppm) {
    double share = ppm / 1e6, mean = (double)of * share;
    double off = (double)found - mean;
    assert_true(off * off <= 25 * mean * (1 - share) + 1e-9);
}

static void calm_changes_nothing(void **state) {
    (void)state;
    const struct chaos_trouble calm = {0};
    static uint64_t due_us[DATAGRAMS];
    struct chaos_counts counts = play_new(1, &calm, due_us);
    assert_int_equal(counts.fates[CHAOS_PASSES], DATAGRAMS);
    assert_int_equal(counts.bytes, 100 * DATAGRAMS);
    assert_int_equal(counts.doubled + counts.held, 0);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        assert_int_equal(due_us[i], i * STEP_US + 1);
    }
}

static void shares_are_what_was_asked_for(void **state) {
    (void)state;
    static const uint32_t shares[] = {5000, 50000, 200000, 500000, 1000000};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        for (uint64_t seed = 1; seed <= 5; seed++) {
            struct chaos_trouble trouble = {.loss_ppm = shares[i]};
            struct chaos_counts counts = play_new(seed, &trouble, NULL);
            assert_share(counts.fates[CHAOS_LOST], DATAGRAMS, shares[i]);
            trouble = (struct chaos_trouble){.duplicate_ppm = shares[i]};
            counts = play_new(seed, &trouble, NULL);
            assert_share(counts.doubled, DATAGRAMS, shares[i]);
            assert_int_equal(counts.bytes, 100 * (DATAGRAMS + counts.doubled));
            trouble = (struct chaos_trouble){.reorder_ppm = shares[i]};
            counts = play_new(seed, &trouble, NULL);
            assert_share(counts.held, DATAGRAMS, shares[i]);
        }
    }
}

static void a_seed_gives_the_same_fates_and_another_one_others(void **state) {
    (void)state;
    static uint64_t first[DATAGRAMS], again[DATAGRAMS], other[DATAGRAMS];
    const struct chaos_trouble trouble = {
        .loss_ppm = 200000, .reorder_ppm = 20000, .jitter_us = 60 * MS};
    size_t different = 0;
    play_new(7, &trouble, first);
    play_new(7, &trouble, again);
    play_new(8, &trouble, other);
    assert_memory_equal(first, again, sizeof first);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        different += (first[i] == 0) != (other[i] == 0) ? 1 : 0;
    }
    assert_share(different, DATAGRAMS, 320000);
}

static void what_is_lost_at_less_is_lost_at_more(void **state) {
    (void)state;
    static uint64_t less[DATAGRAMS], more[DATAGRAMS];
    play_new(3, &(struct chaos_trouble){.loss_ppm = 50000}, less);
    play_new(3, &(struct chaos_trouble){.loss_ppm = 200000, .jitter_us = 60 * MS}, more);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        assert_true(less[i] != 0 || more[i] == 0);
    }
}

static void ways_and_clients_have_dice_of_their_own(void **state) {
    (void)state;
    static uint64_t up[DATAGRAMS], up_beside[DATAGRAMS], down[DATAGRAMS], other[DATAGRAMS];
    const struct chaos_trouble half = {.loss_ppm = 500000};
    struct chaos_line line, next;
    size_t same_down = 0, same_other = 0;
    play_new(5, &half, up);
    chaos_line_init(&line, 5, 0, 0);
    chaos_line_init(&next, 5, 1, 0);
    play(&line, CHAOS_DOWN, &half, down);
    play(&line, CHAOS_UP, &half, up_beside);
    play(&next, CHAOS_UP, &half, other);
    assert_memory_equal(up, up_beside, sizeof up);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        same_down += (up[i] == 0) == (down[i] == 0) ? 1 : 0;
        same_other += (up[i] == 0) == (other[i] == 0) ? 1 : 0;
    }
    assert_share(same_down, DATAGRAMS, 500000);
    assert_share(same_other, DATAGRAMS, 500000);
}

static void delay_and_jitter_have_their_bounds(void **state) {
    (void)state;
    static uint64_t due_us[DATAGRAMS];
    uint64_t sum_us = 0, least_us = UINT64_MAX, most_us = 0;
    play_new(1, &(struct chaos_trouble){.delay_us = 20 * MS, .jitter_us = 60 * MS}, due_us);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        uint64_t late_us = due_us[i] - (i * STEP_US + 1);
        sum_us += late_us;
        least_us = late_us < least_us ? late_us : least_us;
        most_us = late_us > most_us ? late_us : most_us;
    }
    assert_in_range(least_us, 20 * MS, 21 * MS);
    assert_in_range(most_us, 79 * MS, 80 * MS);
    assert_in_range(sum_us / DATAGRAMS, 49 * MS, 51 * MS);
}

/* Somebody later is there before. */
static size_t count_overtaken(const uint64_t *due_us) {
    size_t overtaken = 0;
    uint64_t soonest_us = UINT64_MAX;
    for (size_t i = DATAGRAMS; i-- > 0;) {
        overtaken += due_us[i] > soonest_us ? 1 : 0;
        soonest_us = due_us[i] < soonest_us ? due_us[i] : soonest_us;
    }
    return overtaken;
}

static void what_is_held_back_is_overtaken_and_nothing_else(void **state) {
    (void)state;
    static uint64_t due_us[DATAGRAMS];
    play_new(1, &(struct chaos_trouble){.delay_us = 20 * MS}, due_us);
    assert_int_equal(count_overtaken(due_us), 0);
    struct chaos_counts counts = play_new(1, &(struct chaos_trouble){.reorder_ppm = 20000}, due_us);
    assert_in_range(count_overtaken(due_us), counts.held - 1, counts.held);
    for (size_t i = 0; i < DATAGRAMS; i++) {
        uint64_t late_us = due_us[i] - (i * STEP_US + 1);
        assert_true(late_us == 0 || (late_us >= CHAOS_HELD_MIN_US && late_us <= CHAOS_HELD_MAX_US));
    }
}

static void bandwidth_lets_through_what_it_is(void **state) {
    (void)state;
    /* 1 Mbit/s for 100 s of datagrams that would need more: 972 bytes and headers every 2 ms. */
    const struct chaos_trouble trouble = {.bits_a_second = 1000000};
    struct chaos_line line;
    uint64_t passed_bits = 0, last_us = 0, full = 0, waited_us = 0;
    chaos_line_init(&line, 1, 0, 0);
    for (uint64_t now_us = 0; now_us < 100 * SECOND; now_us += STEP_US) {
        struct chaos_outcome outcome = chaos_pass(&line, CHAOS_UP, &trouble, 972, now_us);
        full += outcome.fate == CHAOS_FULL ? 1 : 0;
        if (outcome.fate == CHAOS_PASSES) {
            assert_true(outcome.due_us[0] >= last_us + 8 * MS);
            last_us = outcome.due_us[0];
            waited_us = last_us - now_us;
            passed_bits += 8000;
        }
    }
    assert_in_range(passed_bits, 100000000, 100000000 + 8 * CHAOS_LINE_BYTES);
    assert_in_range(waited_us, 500 * MS, 525 * MS); /* 64 KiB at 1 Mbit/s */
    assert_in_range(full, 37400, 37500);
    struct chaos_outcome down = chaos_pass(&line, CHAOS_DOWN, &trouble, 972, 100 * SECOND);
    assert_int_equal(down.due_us[0], 100 * SECOND + 8 * MS);
}

static void a_blackhole_is_dark_first_and_then_light(void **state) {
    (void)state;
    const struct chaos_trouble trouble = {
        .since_us = 10 * SECOND, .dark_us = 5 * SECOND, .light_us = 2 * SECOND};
    struct chaos_line line;
    chaos_line_init(&line, 1, 0, 0);
    for (uint64_t after_ms = 0; after_ms < 70000; after_ms += 10) {
        uint64_t now_us = trouble.since_us + after_ms * MS;
        struct chaos_outcome outcome = chaos_pass(&line, CHAOS_UP, &trouble, 100, now_us);
        enum chaos_fate fate = after_ms % 7000 < 5000 ? CHAOS_DARK : CHAOS_PASSES;
        assert_int_equal(outcome.fate, fate);
        assert_int_equal(chaos_is_dark(&trouble, now_us), fate == CHAOS_DARK);
    }
}

static void a_port_holds_as_long_as_was_said(void **state) {
    (void)state;
    const struct chaos_trouble trouble = {.since_us = 10 * SECOND, .ports_us = 20 * SECOND};
    const struct chaos_trouble calm = {0};
    struct chaos_line early, late;
    unsigned changes[2] = {0};
    chaos_line_init(&early, 1, 0, 0);
    chaos_line_init(&late, 1, 1, 15 * SECOND);
    assert_false(chaos_port_is_due(&early, &calm, 1000 * SECOND));
    for (uint64_t now_ms = 15000; now_ms < 100000; now_ms += 50) {
        bool is_due = chaos_port_is_due(&early, &trouble, now_ms * MS);
        assert_int_equal(is_due, now_ms >= 30000 && (now_ms - 30000) % 20000 == 0);
        changes[0] += is_due ? 1 : 0;
        is_due = chaos_port_is_due(&late, &trouble, now_ms * MS);
        assert_int_equal(is_due, now_ms >= 35000 && (now_ms - 35000) % 20000 == 0);
        changes[1] += is_due ? 1 : 0;
    }
    assert_int_equal(changes[0], 4);
    assert_int_equal(changes[1], 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calm_changes_nothing),
        cmocka_unit_test(shares_are_what_was_asked_for),
        cmocka_unit_test(a_seed_gives_the_same_fates_and_another_one_others),
        cmocka_unit_test(what_is_lost_at_less_is_lost_at_more),
        cmocka_unit_test(ways_and_clients_have_dice_of_their_own),
        cmocka_unit_test(delay_and_jitter_have_their_bounds),
        cmocka_unit_test(what_is_held_back_is_overtaken_and_nothing_else),
        cmocka_unit_test(bandwidth_lets_through_what_it_is),
        cmocka_unit_test(a_blackhole_is_dark_first_and_then_light),
        cmocka_unit_test(a_port_holds_as_long_as_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
