/* The cache of pictures: found again, bounded, the longest unused goes first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screenshot.h"
#include "texture_cache.h"

#define PICTURE_BYTES (16 * 16 * 4)

static struct sheet sheet;

static int open_sheet(void **state) {
    char why[256];
    *state = NULL;
    return screenshot_open(&sheet, 64, 64, why, sizeof why) ? 0 : -1;
}

static int close_sheet(void **state) {
    (void)state;
    screenshot_close(&sheet);
    return 0;
}

static SDL_Surface *picture(void) {
    return SDL_CreateRGBSurfaceWithFormat(0, 16, 16, 32, SDL_PIXELFORMAT_ARGB8888);
}

static void what_was_put_is_found_again(void **state) {
    (void)state;
    struct texture_cache *cache = texture_cache_open(sheet.renderer, 10 * PICTURE_BYTES);
    assert_null(texture_cache_get(cache, 1));
    struct cached_texture *put = texture_cache_put(cache, 1, picture());
    assert_non_null(put);
    assert_int_equal(put->w, 16);
    assert_ptr_equal(texture_cache_get(cache, 1), put);
    assert_null(texture_cache_get(cache, 1025)); /* the same slot, another key */
    texture_cache_close(cache);
}

static void the_longest_unused_goes_first(void **state) {
    (void)state;
    struct texture_cache *cache = texture_cache_open(sheet.renderer, 3 * PICTURE_BYTES);
    for (uint64_t key = 1; key <= 3; key++) {
        texture_cache_put(cache, key, picture());
    }
    assert_non_null(texture_cache_get(cache, 1));
    texture_cache_put(cache, 4, picture());
    assert_null(texture_cache_get(cache, 2));
    assert_non_null(texture_cache_get(cache, 1));
    assert_int_equal(texture_cache_bytes(cache), 3 * PICTURE_BYTES);
    texture_cache_close(cache);
}

static void a_second_put_takes_the_place_of_the_first(void **state) {
    (void)state;
    struct texture_cache *cache = texture_cache_open(sheet.renderer, 3 * PICTURE_BYTES);
    texture_cache_put(cache, 1, picture())->variant = 5;
    texture_cache_put(cache, 1, picture());
    assert_int_equal(texture_cache_get(cache, 1)->variant, 0);
    assert_int_equal(texture_cache_bytes(cache), PICTURE_BYTES);
    texture_cache_close(cache);
}

static void a_thousand_pictures_stay_within_the_bound(void **state) {
    (void)state;
    struct texture_cache *cache = texture_cache_open(sheet.renderer, 7 * PICTURE_BYTES);
    for (uint64_t key = 0; key < 1000; key++) {
        texture_cache_put(cache, key * 0x9E3779B97F4A7C15u, picture());
        assert_true(texture_cache_bytes(cache) <= 7 * PICTURE_BYTES);
    }
    texture_cache_clear(cache);
    assert_int_equal(texture_cache_bytes(cache), 0);
    texture_cache_close(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_again),
        cmocka_unit_test(the_longest_unused_goes_first),
        cmocka_unit_test(a_second_put_takes_the_place_of_the_first),
        cmocka_unit_test(a_thousand_pictures_stay_within_the_bound),
    };
    return cmocka_run_group_tests(tests, open_sheet, close_sheet);
}
