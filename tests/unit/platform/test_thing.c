/* Sixteen drawings that nobody takes for one another, without colours too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "thing.h"

#define SIZE 64

/* How light each point is, on paper, in hundredths. */
static int lights[THING_COUNT][SIZE * SIZE];

static int light_of(uint32_t pixel, int paper) {
    int alpha = (int)(pixel >> 24);
    int own = (int)((pixel >> 16 & 255) * 30 + (pixel >> 8 & 255) * 59 + (pixel & 255) * 11) / 255;
    return (own * alpha + paper * (255 - alpha)) / 255;
}

static int paint_all(void **state) {
    (void)state;
    struct thing_colors colors = {theme_color(THEME_LIGHT, COLOR_INK),
                                  theme_color(THEME_LIGHT, COLOR_CLAY),
                                  theme_color(THEME_LIGHT, COLOR_PANEL)};
    for (int thing = 0; thing < THING_COUNT; thing++) {
        SDL_Surface *surface = thing_paint(SIZE, (enum thing)thing, &colors);
        if (surface == NULL) {
            return -1;
        }
        for (int i = 0; i < SIZE * SIZE; i++) {
            const uint8_t *row = (const uint8_t *)surface->pixels + (i / SIZE) * surface->pitch;
            uint32_t pixel = ((const uint32_t *)(const void *)row)[i % SIZE];
            lights[thing][i] = light_of(pixel, 99);
        }
        SDL_FreeSurface(surface);
    }
    return 0;
}

static void each_has_ink_and_leaves_paper(void **state) {
    (void)state;
    for (int thing = 0; thing < THING_COUNT; thing++) {
        int ink = 0, paper = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            ink += lights[thing][i] < 25 ? 1 : 0;
            paper += lights[thing][i] == 99 ? 1 : 0;
        }
        assert_true(ink > SIZE * SIZE / 20);
        assert_true(paper > SIZE * SIZE / 5);
    }
}

static void each_stays_within_its_square(void **state) {
    (void)state;
    for (int thing = 0; thing < THING_COUNT; thing++) {
        for (int i = 0; i < SIZE; i++) {
            assert_true(lights[thing][i] > 90);
            assert_true(lights[thing][SIZE * (SIZE - 1) + i] > 90);
            assert_true(lights[thing][SIZE * i] > 90);
            assert_true(lights[thing][SIZE * i + SIZE - 1] > 90);
        }
    }
}

static void no_two_look_alike_in_grey(void **state) {
    (void)state;
    for (int a = 0; a < THING_COUNT; a++) {
        for (int b = a + 1; b < THING_COUNT; b++) {
            int differ = 0;
            for (int i = 0; i < SIZE * SIZE; i++) {
                differ += abs(lights[a][i] - lights[b][i]) > 25 ? 1 : 0;
            }
            if (differ < SIZE * SIZE / 6) {
                fail_msg("things %d and %d differ in %d points only", a, b, differ);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_ink_and_leaves_paper),
        cmocka_unit_test(each_stays_within_its_square),
        cmocka_unit_test(no_two_look_alike_in_grey),
    };
    return cmocka_run_group_tests(tests, paint_all, NULL);
}
