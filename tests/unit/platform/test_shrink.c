/* Pictures made smaller keep their colours, and their edges soften. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shrink.h"

static SDL_Surface *halves(int size, uint32_t left, uint32_t right) {
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size, size, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    SDL_FillRect(surface, &(SDL_Rect){0, 0, size / 2, size}, left);
    SDL_FillRect(surface, &(SDL_Rect){size / 2, 0, size - size / 2, size}, right);
    return surface;
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y) {
    uint32_t value;
    memcpy(&value, (const uint8_t *)surface->pixels + y * surface->pitch + x * 4, sizeof value);
    return value;
}

static void a_pixel_is_the_mean_of_those_that_it_stands_for(void **state) {
    (void)state;
    SDL_Surface *small = shrink_surface(halves(90, 0xFF102030, 0xFFFFFFFF), 333);
    assert_int_equal(small->w, 29);
    assert_int_equal(small->h, 29);
    assert_int_equal(pixel(small, 0, 0), 0xFF102030);
    assert_int_equal(pixel(small, 28, 28), 0xFFFFFFFF);
    uint32_t edge = pixel(small, 14, 7) & 255;
    assert_true(edge > 0x30 && edge < 0xFF);
    SDL_FreeSurface(small);
}

static void what_is_clear_has_no_colour_to_give(void **state) {
    (void)state;
    SDL_Surface *small = shrink_surface(halves(3, 0x00FFFFFF, 0xFF204060), 340);
    assert_int_equal(small->w, 1);
    assert_int_equal(pixel(small, 0, 0) & 0xFFFFFF, 0x204060);
    assert_int_equal(pixel(small, 0, 0) >> 24, 170);
    SDL_FreeSurface(small);
}

static void nothing_is_made_larger(void **state) {
    (void)state;
    SDL_Surface *same = halves(4, 0, 0);
    assert_ptr_equal(shrink_surface(same, 1000), same);
    SDL_FreeSurface(same);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pixel_is_the_mean_of_those_that_it_stands_for),
        cmocka_unit_test(what_is_clear_has_no_colour_to_give),
        cmocka_unit_test(nothing_is_made_larger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
