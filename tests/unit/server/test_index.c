/* The table from keys to values, and the places of connections that stand on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "connection.h"
#include "index.h"
#include "random.h"

#define KEYS 40

static bool has(const struct index *index, uint32_t key, uint16_t value) {
    uint32_t step = 0;
    uint16_t found = 0;
    while ((found = index_find(index, key, &step)) != 0) {
        if (found == value) {
            return true;
        }
    }
    return false;
}

static void a_key_may_have_several_values(void **state) {
    (void)state;
    struct index index;
    assert_true(index_init(&index, 8));
    index_add(&index, 5, 1);
    index_add(&index, 5, 2);
    index_add(&index, 6, 3);
    assert_true(has(&index, 5, 1) && has(&index, 5, 2) && has(&index, 6, 3));
    assert_false(has(&index, 5, 3));
    index_remove(&index, 5, 1);
    assert_true(has(&index, 5, 2) && !has(&index, 5, 1));
    index_deinit(&index);
}

/* Against a plain list: few keys, so that runs form, wrap around and are taken apart again. */
static void it_holds_what_a_plain_list_holds(void **state) {
    (void)state;
    struct index index;
    struct random random;
    bool there[KEYS] = {false};
    random_init(&random, 1, 1);
    assert_true(index_init(&index, KEYS));
    for (int i = 0; i < 20000; i++) {
        uint32_t key = random_below(&random, KEYS);
        uint16_t value = (uint16_t)(key + 100);
        if (there[key]) {
            index_remove(&index, key * 0x10001u, value);
        } else {
            index_add(&index, key * 0x10001u, value);
        }
        there[key] = !there[key];
        uint32_t other = random_below(&random, KEYS);
        assert_int_equal(has(&index, other * 0x10001u, (uint16_t)(other + 100)), there[other]);
    }
    index_deinit(&index);
}

static void places_are_used_again_and_run_out(void **state) {
    (void)state;
    struct connections connections;
    assert_true(connections_init(&connections, 3));
    assert_int_equal(connections_add(&connections, 11, 0), 1);
    assert_int_equal(connections_add(&connections, 12, 0), 2);
    assert_int_equal(connections_add(&connections, 13, 0), 3);
    assert_int_equal(connections_add(&connections, 14, 0), 0);
    connections_remove(&connections, 2);
    assert_int_equal(connections_find(&connections, 12), 0);
    assert_int_equal(connections_add(&connections, 15, 0), 2);
    assert_int_equal(connections_find(&connections, 15), 2);
    assert_int_equal(connections_find(&connections, 13), 3);
    connections_deinit(&connections);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_may_have_several_values),
        cmocka_unit_test(it_holds_what_a_plain_list_holds),
        cmocka_unit_test(places_are_used_again_and_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
