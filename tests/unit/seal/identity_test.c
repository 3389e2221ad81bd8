/* Facts about a teacher's identity: what it has signed is known to be its own, for that one thing
 * and for nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identity.h"

/* A seed, its open key and what it signs, all as OpenSSL calculates them. */
static const uint8_t seed[] = {0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                               0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                               0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};
static const uint8_t open[] = {0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe,
                               0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
                               0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
static const uint8_t by_room[] = {
    0xe2, 0x7b, 0x2d, 0xbb, 0xee, 0x36, 0xb9, 0x74, 0x16, 0x5b, 0x90, 0x5d, 0xe8, 0xe7, 0xcd, 0xfd,
    0xdf, 0xe5, 0x88, 0x72, 0x56, 0x72, 0x94, 0x24, 0x28, 0xf7, 0x8d, 0x45, 0xe1, 0x9c, 0x13, 0x3f,
    0xcb, 0xe0, 0xcc, 0x22, 0x9a, 0x44, 0x84, 0xd1, 0x7f, 0x3c, 0x94, 0x7e, 0xd8, 0x14, 0x46, 0x40,
    0x2b, 0xf0, 0x26, 0x93, 0xe5, 0x67, 0x27, 0x63, 0x69, 0x50, 0x06, 0x09, 0xf1, 0x6a, 0x3f, 0x02};
static const uint8_t by_connection[] = {
    0x93, 0xbe, 0x1f, 0xdc, 0xec, 0x06, 0xa4, 0x37, 0x29, 0x14, 0x12, 0x99, 0xe7, 0xfc, 0x95, 0x30,
    0xda, 0x90, 0x96, 0x0f, 0x01, 0x4e, 0xb2, 0x93, 0x39, 0xf9, 0x5f, 0x7b, 0x9e, 0xc6, 0x8b, 0x29,
    0x4a, 0x0e, 0xe8, 0xfa, 0x4d, 0x66, 0xd7, 0x44, 0x96, 0x74, 0x65, 0xe5, 0x6f, 0xe2, 0xbc, 0x7d,
    0xbe, 0x3f, 0xb2, 0x3e, 0x5f, 0x8a, 0x6f, 0xaa, 0xca, 0x88, 0x6b, 0xa9, 0x36, 0xe4, 0x3d, 0x0d};

static uint8_t count_up[KEY_BYTES]; /* 0, 1, 2 ...: a room's secret, or a handshake */
static struct identity teacher;
static struct room_key room;
static uint8_t signature[SIGNATURE_BYTES];

static int set_up(void **state) {
    (void)state;
    for (unsigned i = 0; i < sizeof count_up; i++) {
        count_up[i] = (uint8_t)i;
    }
    identity_init(&teacher, seed);
    room_key_init(&room, count_up);
    identity_sign_room(&teacher, &room);
    identity_sign_connection(&teacher, count_up, signature);
    return 0;
}

static void a_seed_gives_its_open_key(void **state) {
    (void)state;
    assert_memory_equal(teacher.open, open, sizeof open);
    assert_memory_equal(teacher.seed, seed, sizeof seed);
}

static void a_signature_is_of_the_words_and_the_thing(void **state) {
    (void)state;
    assert_memory_equal(room.signature, by_room, sizeof by_room);
    assert_memory_equal(room.teacher, open, sizeof open);
    assert_memory_equal(signature, by_connection, sizeof by_connection);
}

static void what_was_signed_is_known_as_signed(void **state) {
    (void)state;
    assert_true(identity_signed_room(open, room.open, room.signature));
    assert_true(identity_signed_connection(open, count_up, signature));
}

static void a_signature_for_a_room_is_none_for_a_connection_nor_the_other_way(void **state) {
    (void)state;
    assert_false(identity_signed_connection(open, room.open, room.signature));
    assert_false(identity_signed_room(open, count_up, signature));
}

/* Asks of a signature with each single bit of teacher, thing and signature the other way. */
static void no_bit_can_be_changed(bool (*is_signed)(const uint8_t *, const uint8_t *,
                                                    const uint8_t *),
                                  const uint8_t *thing, const uint8_t *by) {
    uint8_t bytes[KEY_BYTES + KEY_BYTES + SIGNATURE_BYTES];
    const uint8_t *other_thing = bytes + KEY_BYTES;
    const uint8_t *other_by = other_thing + KEY_BYTES;
    memcpy(bytes, open, KEY_BYTES);
    memcpy(bytes + KEY_BYTES, thing, KEY_BYTES);
    memcpy(bytes + KEY_BYTES + KEY_BYTES, by, SIGNATURE_BYTES);
    for (size_t bit = 0; bit < sizeof bytes * 8; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        assert_false(is_signed(bytes, other_thing, other_by));
        bytes[bit / 8] ^= (uint8_t)(1u << (bit % 8));
    }
    assert_true(is_signed(bytes, other_thing, other_by));
}

static void every_bit_of_a_signed_room_counts(void **state) {
    (void)state;
    no_bit_can_be_changed(identity_signed_room, room.open, room.signature);
}

static void every_bit_of_a_signed_connection_counts(void **state) {
    (void)state;
    no_bit_can_be_changed(identity_signed_connection, count_up, signature);
}

static void another_teacher_has_not_signed_it(void **state) {
    (void)state;
    struct identity other;
    identity_init(&other, count_up);
    assert_false(identity_signed_room(other.open, room.open, room.signature));
    assert_false(identity_signed_connection(other.open, count_up, signature));
}

static void a_room_that_nobody_signed_is_signed_by_nobody(void **state) {
    (void)state;
    struct room_key fresh;
    room_key_init(&fresh, seed);
    assert_false(identity_signed_room(fresh.teacher, fresh.open, fresh.signature));
}

static void nothing_is_left_of_an_identity_that_was_put_away(void **state) {
    (void)state;
    struct identity other;
    static const struct identity nothing;
    identity_init(&other, count_up);
    identity_deinit(&other);
    assert_memory_equal(&other, &nothing, sizeof nothing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_gives_its_open_key),
        cmocka_unit_test(a_signature_is_of_the_words_and_the_thing),
        cmocka_unit_test(what_was_signed_is_known_as_signed),
        cmocka_unit_test(a_signature_for_a_room_is_none_for_a_connection_nor_the_other_way),
        cmocka_unit_test(every_bit_of_a_signed_room_counts),
        cmocka_unit_test(every_bit_of_a_signed_connection_counts),
        cmocka_unit_test(another_teacher_has_not_signed_it),
        cmocka_unit_test(a_room_that_nobody_signed_is_signed_by_nobody),
        cmocka_unit_test(nothing_is_left_of_an_identity_that_was_put_away),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
