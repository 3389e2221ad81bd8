/* Facts about the numbers of peers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#include "peer_map.h"
#include "random.h"

#define SLOTS 100

static void numbers_grow_and_find_their_slots_through_any_coming_and_going(void **state) {
    (void)state;
    struct peer_map map;
    struct random random;
    uint32_t numbers[SLOTS] = {0}, last = 0;
    assert_true(peer_map_init(&map, SLOTS));
    random_init(&random, 7, 1);
    for (unsigned i = 0; i < 100000; i++) {
        size_t slot = random_below(&random, SLOTS), found = SLOTS;
        if (numbers[slot] == 0) {
            numbers[slot] = peer_map_add(&map, slot);
            assert_true(numbers[slot] > last);
            last = numbers[slot];
            assert_true(peer_map_find(&map, last, &found));
            assert_int_equal(found, slot);
            assert_int_equal(peer_map_number(&map, slot), last);
        } else {
            peer_map_remove(&map, slot);
            assert_false(peer_map_find(&map, numbers[slot], &found));
            assert_int_equal(peer_map_number(&map, slot), 0);
            numbers[slot] = 0;
        }
    }
    for (size_t slot = 0; slot < SLOTS; slot++) {
        size_t found = SLOTS;
        assert_true(numbers[slot] == 0 || peer_map_find(&map, numbers[slot], &found));
        assert_true(numbers[slot] == 0 || found == slot);
    }
    peer_map_deinit(&map);
}

static void all_slots_can_have_a_number_at_once(void **state) {
    (void)state;
    struct peer_map map;
    assert_true(peer_map_init(&map, 4095));
    for (size_t slot = 0; slot < 4095; slot++) {
        peer_map_add(&map, slot);
    }
    for (uint32_t number = 1; number <= 4095; number++) {
        size_t slot = 0;
        assert_true(peer_map_find(&map, number, &slot));
        assert_int_equal(slot, number - 1);
    }
    peer_map_deinit(&map);
}

static void no_peer_is_number_0_even_after_the_last_number(void **state) {
    (void)state;
    struct peer_map map;
    size_t slot;
    assert_true(peer_map_init(&map, 1));
    map.last = UINT32_MAX - 1;
    assert_int_equal(peer_map_add(&map, 0), UINT32_MAX);
    peer_map_remove(&map, 0);
    assert_int_equal(peer_map_add(&map, 0), 1);
    assert_false(peer_map_find(&map, 0, &slot));
    peer_map_deinit(&map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_grow_and_find_their_slots_through_any_coming_and_going),
        cmocka_unit_test(all_slots_can_have_a_number_at_once),
        cmocka_unit_test(no_peer_is_number_0_even_after_the_last_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
