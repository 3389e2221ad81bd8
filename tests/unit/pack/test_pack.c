/* The sample pack loads, and each slip in it is a miss that is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack.h"

#define SAMPLE "assets/packs/fractions-10-12.yaml"

static void each_slip_misses_and_is_found(const struct challenge *challenge) {
    struct marked marked;
    for (unsigned i = 0; i < challenge->keys_count; i++) {
        challenge_mark(challenge, &challenge->keys[i], &marked);
        assert_int_equal(marked.mark, MARK_IS_MATCH);
    }
    for (unsigned i = 0; i < challenge->slips_count; i++) {
        challenge_mark(challenge, &challenge->slips[i].answer, &marked);
        assert_int_equal(marked.mark, MARK_IS_MISS);
        assert_int_equal(marked.slip, i + 1);
    }
}

static void the_sample_pack_marks_its_own_keys_and_slips(void **state) {
    (void)state;
    char why[2048];
    struct pack *pack = pack_load(SAMPLE, why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(pack);
    for (unsigned i = 0; i < pack->challenges_count; i++) {
        const struct challenge *challenge = &pack->challenges[i];
        each_slip_misses_and_is_found(challenge);
        for (unsigned j = 0; j < challenge->twins_count; j++) {
            each_slip_misses_and_is_found(&challenge->twins[j]);
        }
    }
    pack_free(pack);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_pack_marks_its_own_keys_and_slips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
