/* A teacher's identity on disk: made once, for its owner alone, read as it was, and never written
 * over, whatever stands there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "identity_file.h"
#include "str.h"

static const uint8_t seed[KEY_BYTES] = {1, 2, 3, 0xfe};
static const uint8_t other_seed[KEY_BYTES] = {4};

static char folder[64];
static char path[128];
static char why[512];
static char text[1024];
static struct identity identity;

static int make_folder(void **state) {
    (void)state;
    str_copy(folder, sizeof folder, "/tmp/goldseam-identity-XXXXXX");
    assert_non_null(mkdtemp(folder));
    str_format(path, sizeof path, "%s/" IDENTITY_FILE, folder);
    why[0] = '\0';
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    chmod(folder, 0700);
    if (unlink(path) != 0) {
        rmdir(path);
    }
    return rmdir(folder); /* fails where something was left */
}

static enum identity_file open_it(void) {
    return identity_file_open(path, other_seed, &identity, why, sizeof why);
}

static void make(void) {
    assert_int_equal(identity_file_open(path, seed, &identity, why, sizeof why),
                     IDENTITY_FILE_WELL);
}

static void read_text(void) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
}

static void write_text(const char *it, size_t count) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(it, 1, count, file), count);
    fclose(file);
    assert_int_equal(chmod(path, 0600), 0);
}

static void one_is_made_and_is_the_same_ever_after(void **state) {
    (void)state;
    struct identity wanted;
    identity_init(&wanted, seed);
    assert_int_equal(identity_file_read(path, &identity, why, sizeof why), IDENTITY_FILE_NONE);
    make();
    assert_memory_equal(&identity, &wanted, sizeof wanted);
    memset(&identity, 0, sizeof identity);
    assert_int_equal(open_it(), IDENTITY_FILE_WELL);
    assert_memory_equal(&identity, &wanted, sizeof wanted);
    memset(&identity, 0, sizeof identity);
    assert_int_equal(identity_file_read(path, &identity, why, sizeof why), IDENTITY_FILE_WELL);
    assert_memory_equal(&identity, &wanted, sizeof wanted);
}

static void it_is_for_its_owner_alone_and_says_what_it_is(void **state) {
    (void)state;
    struct stat about;
    make();
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(about.st_nlink, 1);
    read_text();
    assert_ptr_equal(strstr(text, "Goldseam: the identity of a teacher."), text);
    assert_non_null(strstr(text, "\nsecret 010203fe00"));
}

static void one_that_others_may_read_is_not_taken(void **state) {
    (void)state;
    static const mode_t modes[] = {0640, 0604, 0620, 0602, 0666, 0644};
    make();
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        assert_int_equal(chmod(path, modes[i]), 0);
        assert_int_equal(open_it(), IDENTITY_FILE_NOT_RIGHT);
        assert_non_null(strstr(why, "chmod 600"));
    }
    assert_int_equal(chmod(path, 0400), 0);
    assert_int_equal(open_it(), IDENTITY_FILE_WELL);
}

static void expect_damaged(const char *it, size_t count) {
    write_text(it, count);
    assert_int_equal(open_it(), IDENTITY_FILE_NOT_RIGHT);
    assert_non_null(strstr(why, path));
    assert_non_null(strstr(why, "damaged"));
    read_text();
    assert_int_equal(strlen(text), strlen(it) < count ? strlen(it) : count);
    assert_memory_equal(text, it, strlen(text));
}

static void a_damaged_one_is_not_taken_and_stays_as_it_is(void **state) {
    (void)state;
    char good[1024], bent[1024];
    make();
    read_text();
    str_copy(good, sizeof good, text);
    size_t count = strlen(good);
    for (size_t i = 0; i < count; i++) {
        memcpy(bent, good, count + 1);
        bent[i] ^= 1;
        expect_damaged(bent, count);
        expect_damaged(good, i);
    }
    memcpy(bent, good, count);
    bent[count] = '\n';
    bent[count + 1] = '\0';
    expect_damaged(bent, count + 1);
    write_text(good, count);
    assert_int_equal(open_it(), IDENTITY_FILE_WELL);
}

static void a_file_of_zeros_or_of_any_length_is_damaged(void **state) {
    (void)state;
    static const char zeros[4096];
    for (size_t count = 0; count <= sizeof zeros; count += 128) {
        write_text(zeros, count);
        assert_int_equal(open_it(), IDENTITY_FILE_NOT_RIGHT);
    }
}

static void what_is_no_file_is_not_read(void **state) {
    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(open_it(), IDENTITY_FILE_NOT_RIGHT);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(open_it(), IDENTITY_FILE_NOT_RIGHT); /* and nobody waits for a writer */
}

static void where_none_can_be_made_it_is_said(void **state) {
    (void)state;
    str_format(path, sizeof path, "%s/none/" IDENTITY_FILE, folder);
    assert_int_equal(open_it(), IDENTITY_FILE_MACHINE);
    assert_non_null(strstr(why, "cannot be made"));
    assert_non_null(strstr(why, "--identity"));
    char *long_path = malloc(5001);
    assert_non_null(long_path);
    memset(long_path, 'a', 5000);
    long_path[5000] = '\0';
    assert_int_equal(identity_file_open(long_path, seed, &identity, why, sizeof why),
                     IDENTITY_FILE_MACHINE);
    free(long_path);
}

static void a_key_as_text_is_the_key_again(void **state) {
    (void)state;
    char key[IDENTITY_KEY_CHARS + 1];
    uint8_t again[KEY_BYTES];
    make();
    identity_key_text(identity.open, key);
    assert_int_equal(strlen(key), 64);
    assert_true(identity_key_read(key, again));
    assert_memory_equal(again, identity.open, KEY_BYTES);
    for (size_t i = 0; i < 64; i++) {
        key[i] = (char)(key[i] >= 'a' ? key[i] - 'a' + 'A' : key[i]);
    }
    assert_true(identity_key_read(key, again));
    assert_memory_equal(again, identity.open, KEY_BYTES);
}

static void what_is_no_key_is_not_read(void **state) {
    (void)state;
    char key[IDENTITY_KEY_CHARS + 2];
    uint8_t again[KEY_BYTES];
    memset(key, 'a', sizeof key);
    key[IDENTITY_KEY_CHARS + 1] = '\0';
    assert_false(identity_key_read(key, again));
    key[IDENTITY_KEY_CHARS] = '\0';
    assert_true(identity_key_read(key, again));
    key[IDENTITY_KEY_CHARS - 1] = 'g';
    assert_false(identity_key_read(key, again));
    key[IDENTITY_KEY_CHARS - 1] = '\0';
    assert_false(identity_key_read(key, again));
    assert_false(identity_key_read("", again));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
        TEST(one_is_made_and_is_the_same_ever_after),
        TEST(it_is_for_its_owner_alone_and_says_what_it_is),
        TEST(one_that_others_may_read_is_not_taken),
        TEST(a_damaged_one_is_not_taken_and_stays_as_it_is),
        TEST(a_file_of_zeros_or_of_any_length_is_damaged),
        TEST(what_is_no_file_is_not_read),
        TEST(where_none_can_be_made_it_is_said),
        TEST(a_key_as_text_is_the_key_again),
        TEST(what_is_no_key_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
