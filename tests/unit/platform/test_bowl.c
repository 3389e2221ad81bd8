/* Bowls: the same from the same seed, told apart by every other one; cracks that keep clear of each
 * other and grow. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bowl.h"
#include "bowl_line.h"
#include "bowl_pattern.h"
#include "bowl_slot.h"

static struct draw_bowl bowl_of(uint32_t seed) {
    return (struct draw_bowl){.seed = seed, .crack_permille = 1000, .seam_permille = 1000};
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y) {
    uint32_t value;
    memcpy(&value, (const uint8_t *)surface->pixels + y * surface->pitch + x * 4, sizeof value);
    return value;
}

/* The share of pixels in per cent that differ clearly. */
static int difference(const SDL_Surface *one, const SDL_Surface *other) {
    int differing = 0;
    for (int y = 0; y < one->h; y++) {
        for (int x = 0; x < one->w; x++) {
            uint32_t a = pixel(one, x, y), b = pixel(other, x, y);
            int most = 0;
            for (int shift = 0; shift < 32; shift += 8) {
                int d = (int)((a >> shift) & 255) - (int)((b >> shift) & 255);
                most = d > most ? d : -d > most ? -d : most;
            }
            differing += most > 24 ? 1 : 0;
        }
    }
    return 100 * differing / (one->w * one->h);
}

static int covered(const SDL_Surface *surface) {
    int count = 0;
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            count += (pixel(surface, x, y) >> 24) > 127 ? 1 : 0;
        }
    }
    return count;
}

static void the_same_seed_gives_the_same_pixels(void **state) {
    (void)state;
    struct draw_bowl bowl = bowl_of(7);
    SDL_Surface *one = bowl_paint_body(&bowl, 120, 100), *other = bowl_paint_body(&bowl, 120, 100);
    assert_memory_equal(one->pixels, other->pixels, (size_t)one->pitch * (size_t)one->h);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

static void no_two_of_64_seeds_look_the_same(void **state) {
    (void)state;
    SDL_Surface *bowls[64];
    for (uint32_t seed = 0; seed < 64; seed++) {
        struct draw_bowl bowl = bowl_of(seed);
        bowls[seed] = bowl_paint_body(&bowl, 60, 56);
    }
    for (int one = 0; one < 64; one++) {
        for (int other = one + 1; other < 64; other++) {
            int differs = difference(bowls[one], bowls[other]);
            if (differs < 8) {
                fail_msg("seeds %d and %d differ in %d %% of their pixels", one, other, differs);
            }
        }
    }
    for (int i = 0; i < 64; i++) {
        SDL_FreeSurface(bowls[i]);
    }
}

/* Whatever glaze, pattern and form the rest of a seed varies, they are the slot's. */
static struct bowl_shape shape_at(unsigned slot) {
    struct bowl_shape shape;
    bowl_shape_init(&shape, bowl_seed(slot % BOWL_SLOTS, 0, 0x9E3779B9u * (slot + 1)), false);
    return shape;
}

static void bowls_of_one_class_have_glaze_and_pattern_for_themselves(void **state) {
    (void)state;
    static bool is_taken[32][BOWL_PATTERNS];
    memset(is_taken, 0, sizeof is_taken);
    for (unsigned slot = 0; slot < BOWL_SLOTS; slot++) {
        struct bowl_shape shape = shape_at(slot);
        assert_true(shape.glaze < 32);
        assert_false(is_taken[shape.glaze][shape.pattern]);
        is_taken[shape.glaze][shape.pattern] = true;
    }
}

static void bowls_that_stand_near_each_other_are_told_apart_by_each_of_them(void **state) {
    (void)state;
    for (unsigned slot = 0; slot < BOWL_SLOTS; slot++) {
        struct bowl_shape one = shape_at(slot);
        for (unsigned by = 1; by <= 12; by++) {
            struct bowl_shape other = shape_at(slot + by);
            if (slot + by < BOWL_SLOTS) { /* where it begins anew two may be nearer */
                assert_int_not_equal(one.glaze, other.glaze);
                assert_int_not_equal(one.pattern, other.pattern);
            }
            if (by <= 3 && slot + by < BOWL_SLOTS) {
                assert_int_not_equal(one.form, other.form);
            }
        }
    }
}

static void all_patterns_and_many_forms_come_up(void **state) {
    (void)state;
    unsigned seen = 0;
    for (uint32_t seed = 0; seed < 400; seed++) {
        struct bowl_shape shape;
        bowl_shape_init(&shape, seed, false);
        seen |= 1u << shape.pattern;
    }
    assert_int_equal(seen, (1u << BOWL_PATTERNS) - 1);
}

static void a_bowl_stands_within_its_rectangle(void **state) {
    (void)state;
    for (uint32_t seed = 0; seed < 40; seed++) {
        struct draw_bowl bowl = bowl_of(seed);
        int w = seed % 2 == 0 ? 150 : 60, h = seed % 3 == 0 ? 70 : 140;
        SDL_Surface *drawn = bowl_paint_body(&bowl, w, h);
        for (int x = 0; x < w; x++) {
            assert_true((pixel(drawn, x, 0) >> 24) < 128);
            assert_true((pixel(drawn, x, h - 1) >> 24) < 128);
        }
        for (int y = 0; y < h; y++) {
            assert_true((pixel(drawn, 0, y) >> 24) < 128);
            assert_true((pixel(drawn, w - 1, y) >> 24) < 128);
        }
        assert_true(covered(drawn) > w * h / 8);
        SDL_FreeSurface(drawn);
    }
}

static void the_smallest_sizes_are_drawn_without_harm(void **state) {
    (void)state;
    for (int size = 1; size < 12; size++) {
        struct draw_bowl bowl = bowl_of(3);
        bowl.seams = 2;
        SDL_FreeSurface(bowl_paint_body(&bowl, size, 12 - size));
        SDL_FreeSurface(bowl_paint_lines(&bowl, size, 12 - size));
    }
}

static double away(struct bowl_line_point a, struct bowl_line_point b) {
    return hypot(a.x - b.x, a.y - b.y);
}

static double away_between(const struct bowl_line *one, const struct bowl_line *other) {
    double least = 9;
    for (int i = 0; i < one->count; i++) {
        for (int k = 0; k < other->count; k++) {
            least = fmin(least, away(one->points[i], other->points[k]));
        }
    }
    return least;
}

static void twelve_lines_never_lie_over_each_other(void **state) {
    (void)state;
    for (uint32_t seed = 0; seed < 100; seed++) {
        struct bowl_shape shape;
        struct bowl_line lines[12];
        bowl_shape_init(&shape, seed, false);
        bowl_line_make(&shape, lines, 12);
        for (int one = 0; one < 12; one++) {
            assert_true(lines[one].count >= 2);
            for (int other = one + 1; other < 12; other++) {
                assert_true(away_between(&lines[one], &lines[other]) > 0.015);
            }
        }
    }
}

static void a_line_stays_where_it_is_when_others_follow(void **state) {
    (void)state;
    struct bowl_shape shape;
    static struct bowl_line few[3], many[BOWL_LINES_MAX];
    bowl_shape_init(&shape, 5, false);
    bowl_line_make(&shape, few, 3);
    bowl_line_make(&shape, many, BOWL_LINES_MAX);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(few[i].count, many[i].count);
        assert_memory_equal(few[i].points, many[i].points,
                            (size_t)few[i].count * sizeof few[i].points[0]);
    }
}

static void a_crack_and_a_seam_grow(void **state) {
    (void)state;
    struct draw_bowl bowl = bowl_of(9);
    int before = -1;
    for (uint16_t permille = 0; permille <= 1000; permille += 250) {
        bowl.cracks = 1;
        bowl.crack_permille = permille;
        SDL_Surface *lines = bowl_paint_lines(&bowl, 300, 300);
        assert_true(covered(lines) > before);
        before = covered(lines);
        SDL_FreeSurface(lines);
    }
    bowl.cracks = 0;
    bowl.seams = 1;
    bowl.seam_permille = 0;
    SDL_Surface *bare = bowl_paint_lines(&bowl, 300, 300);
    bowl.seam_permille = 1000;
    SDL_Surface *gold = bowl_paint_lines(&bowl, 300, 300);
    assert_true(covered(gold) > covered(bare));
    SDL_FreeSurface(bare);
    SDL_FreeSurface(gold);
}

/* The class's bowl was never cracked: before its gold there is nothing. */
static void gold_grows_on_a_whole_bowl_without_a_crack(void **state) {
    (void)state;
    struct draw_bowl bowl = bowl_of(9);
    bowl.seams = 1;
    bowl.is_whole = true;
    bowl.seam_permille = 0;
    SDL_Surface *nothing = bowl_paint_lines(&bowl, 300, 300);
    bowl.seam_permille = 500;
    SDL_Surface *half = bowl_paint_lines(&bowl, 300, 300);
    assert_int_equal(covered(nothing), 0);
    assert_true(covered(half) > 0);
    SDL_FreeSurface(nothing);
    SDL_FreeSurface(half);
}

static void the_plain_bowl_has_no_glaze(void **state) {
    (void)state;
    struct draw_bowl bowl = bowl_of(1);
    bowl.is_plain = true;
    SDL_Surface *plain = bowl_paint_body(&bowl, 200, 200);
    for (int y = 0; y < 200; y++) {
        for (int x = 0; x < 200; x++) {
            uint32_t at = pixel(plain, x, y);
            if ((at >> 24) == 255) { /* clay is brown: never more blue than red */
                assert_true((at & 255) <= ((at >> 16) & 255));
            }
        }
    }
    SDL_FreeSurface(plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_pixels),
        cmocka_unit_test(no_two_of_64_seeds_look_the_same),
        cmocka_unit_test(bowls_of_one_class_have_glaze_and_pattern_for_themselves),
        cmocka_unit_test(bowls_that_stand_near_each_other_are_told_apart_by_each_of_them),
        cmocka_unit_test(all_patterns_and_many_forms_come_up),
        cmocka_unit_test(a_bowl_stands_within_its_rectangle),
        cmocka_unit_test(the_smallest_sizes_are_drawn_without_harm),
        cmocka_unit_test(twelve_lines_never_lie_over_each_other),
        cmocka_unit_test(a_line_stays_where_it_is_when_others_follow),
        cmocka_unit_test(a_crack_and_a_seam_grow),
        cmocka_unit_test(gold_grows_on_a_whole_bowl_without_a_crack),
        cmocka_unit_test(the_plain_bowl_has_no_glaze),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
