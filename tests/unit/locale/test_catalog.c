/* Catalogs as msgfmt writes them, of either byte order, whole and damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"

#define BYTES_MAX (1u << 20)
#define FILE_NAME LOCALE_FOLDER "/de/LC_MESSAGES/goldseam.mo"

static unsigned char whole[BYTES_MAX];
static size_t whole_count;

static int read_whole(void **state) {
    (void)state;
    FILE *stream = fopen(FILE_NAME, "rb");
    whole_count = stream != NULL ? fread(whole, 1, sizeof whole, stream) : 0;
    return stream != NULL && fclose(stream) == 0 && whole_count > 0 ? 0 : -1;
}

static void finds(const struct catalog *catalog) {
    assert_non_null(catalog);
    assert_string_equal(catalog_find(catalog, "PEN_YES", "Yes", 0), "Ja");
    assert_string_equal(catalog_find(catalog, "SHARE_CHOSE", "{n} team", 0), "{n} Team");
    assert_string_equal(catalog_find(catalog, "SHARE_CHOSE", "{n} team", 1), "{n} Teams");
    assert_null(catalog_find(catalog, "SHARE_CHOSE", "{n} team", 2));
    assert_null(catalog_find(catalog, "PEN_YES", "Yes", 1));
    assert_null(catalog_find(catalog, "PEN_YES", "No", 0));
    assert_null(catalog_find(catalog, "PEN_NO", "Yes", 0));
    assert_non_null(strstr(catalog_find(catalog, "", "", 0), "Language: de"));
}

static void a_text_is_found_by_its_context_and_form(void **state) {
    (void)state;
    struct catalog *catalog = catalog_open(FILE_NAME);
    finds(catalog);
    catalog_close(catalog);
    assert_null(catalog_open(FILE_NAME ".not"));
}

static void swap(unsigned char *at, size_t words) {
    for (; words > 0; words--, at += 4) {
        unsigned char one = at[0], two = at[1];
        at[0] = at[3], at[1] = at[2], at[2] = two, at[3] = one;
    }
}

static size_t word_at(const unsigned char *at) {
    return at[0] | (size_t)at[1] << 8 | (size_t)at[2] << 16 | (size_t)at[3] << 24;
}

static void the_other_byte_order_is_read_too(void **state) {
    (void)state;
    unsigned char *swapped = malloc(whole_count);
    assert_non_null(swapped);
    memcpy(swapped, whole, whole_count);
    assert_int_equal(word_at(whole), 0x950412DE);
    swap(swapped + word_at(whole + 12), 2 * word_at(whole + 8));
    swap(swapped + word_at(whole + 16), 2 * word_at(whole + 8));
    swap(swapped, 7);
    struct catalog *catalog = catalog_read(swapped, whole_count);
    finds(catalog);
    catalog_close(catalog);
    free(swapped);
}

static void a_cut_catalog_is_refused(void **state) {
    (void)state;
    for (size_t count = 0; count < whole_count; count += 1 + count / 50) {
        assert_null(catalog_read(whole, count));
    }
    assert_null(catalog_read(whole, whole_count - 1));
}

/* A byte that is not what it was: the catalog is refused, or it is read and harms nobody. */
static void a_damaged_catalog_does_no_harm(void **state) {
    (void)state;
    size_t refused = 0, tables = word_at(whole + 16) + 8 * word_at(whole + 8);
    for (size_t i = 0; i < tables; i++) {
        unsigned char was = whole[i];
        whole[i] = (unsigned char)(was ^ (1u << i % 8));
        struct catalog *catalog = catalog_read(whole, whole_count);
        refused += catalog == NULL ? 1 : 0;
        if (catalog != NULL) {
            const char *found = catalog_find(catalog, "PEN_YES", "Yes", (unsigned)(i % 3));
            assert_true(found == NULL || strlen(found) < whole_count);
        }
        catalog_close(catalog);
        whole[i] = was;
    }
    assert_true(refused > tables / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_by_its_context_and_form),
        cmocka_unit_test(the_other_byte_order_is_read_too),
        cmocka_unit_test(a_cut_catalog_is_refused),
        cmocka_unit_test(a_damaged_catalog_does_no_harm),
    };
    return cmocka_run_group_tests(tests, read_whole, NULL);
}
