/* Facts about the handshake between a client and a room that shows its key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "noise.h"
#include "room_key.h"

static const uint8_t prologue[] = "what both have seen";
static const uint8_t welcome[] = "welcome";

/* Two ends that have not met yet, with the room's key. */
struct meeting {
    struct noise client;
    struct noise room;
    struct room_key key;
    uint8_t question[NOISE_FIRST_BYTES];
    uint8_t answer[NOISE_ANSWER_BYTES + sizeof welcome];
    struct noise_keys keys; /* as the room has them */
};

static void fill(uint8_t *bytes, uint8_t seed) {
    for (unsigned i = 0; i < NOISE_KEY_BYTES; i++) {
        bytes[i] = (uint8_t)(seed * 31 + i * 7);
    }
}

static void meet(struct meeting *meeting) {
    uint8_t secret[NOISE_KEY_BYTES];
    fill(secret, 1);
    noise_init(&meeting->client, prologue, sizeof prologue, secret);
    fill(secret, 2);
    noise_init(&meeting->room, prologue, sizeof prologue, secret);
    fill(secret, 3);
    room_key_init(&meeting->key, secret);
    noise_ask(&meeting->client, NULL, 0, meeting->question);
}

static void answer(struct meeting *meeting) {
    const uint8_t *payload = NULL;
    size_t count = 1;
    assert_true(
        noise_hear(&meeting->room, meeting->question, sizeof meeting->question, &payload, &count));
    assert_int_equal(count, 0);
    assert_true(noise_answer(&meeting->room, meeting->key.secret, meeting->key.open, welcome,
                             sizeof welcome, meeting->answer, &meeting->keys));
}

static bool finish(struct meeting *meeting, uint8_t *room_key, struct noise_keys *keys) {
    uint8_t payload[sizeof welcome];
    bool is_finished = noise_finish(&meeting->client, meeting->answer, sizeof meeting->answer,
                                    payload, room_key, keys);
    if (is_finished) {
        assert_memory_equal(payload, welcome, sizeof welcome);
    }
    return is_finished;
}

static void flip(uint8_t *bytes, size_t bit) {
    bytes[bit / 8] ^= (uint8_t)(1u << (bit % 8));
}

static void is_no_answer(struct meeting *meeting) {
    struct noise before = meeting->client;
    uint8_t room_key[NOISE_KEY_BYTES];
    struct noise_keys keys;
    assert_false(finish(meeting, room_key, &keys));
    assert_memory_equal(&meeting->client, &before, sizeof before);
}

static void both_ends_come_to_the_same_keys_and_the_client_sees_the_rooms(void **state) {
    (void)state;
    struct meeting meeting;
    meet(&meeting);
    answer(&meeting);
    uint8_t room_key[NOISE_KEY_BYTES];
    struct noise_keys keys;
    assert_true(finish(&meeting, room_key, &keys));
    assert_memory_equal(room_key, meeting.key.open, sizeof room_key);
    assert_memory_equal(&keys, &meeting.keys, sizeof keys);
    assert_memory_not_equal(keys.from_client, keys.from_room, NOISE_KEY_BYTES);
}

static void every_bit_of_the_question_counts(void **state) {
    (void)state;
    for (size_t bit = 0; bit < NOISE_FIRST_BYTES * 8; bit++) {
        struct meeting meeting;
        meet(&meeting);
        flip(meeting.question, bit);
        answer(&meeting);
        is_no_answer(&meeting);
    }
}

static void every_bit_of_the_answer_counts_and_the_right_one_is_still_taken(void **state) {
    (void)state;
    struct meeting meeting;
    meet(&meeting);
    answer(&meeting);
    for (size_t bit = 0; bit < sizeof meeting.answer * 8; bit++) {
        flip(meeting.answer, bit);
        is_no_answer(&meeting);
        flip(meeting.answer, bit);
    }
    uint8_t room_key[NOISE_KEY_BYTES];
    struct noise_keys keys;
    assert_true(finish(&meeting, room_key, &keys));
    assert_memory_equal(&keys, &meeting.keys, sizeof keys);
}

static void an_answer_is_taken_once(void **state) {
    (void)state;
    struct meeting meeting;
    uint8_t room_key[NOISE_KEY_BYTES];
    struct noise_keys keys;
    meet(&meeting);
    answer(&meeting);
    assert_true(finish(&meeting, room_key, &keys));
    is_no_answer(&meeting);
}

static void an_answer_that_is_cut_short_is_none(void **state) {
    (void)state;
    struct meeting meeting;
    meet(&meeting);
    answer(&meeting);
    for (size_t count = 0; count < sizeof meeting.answer; count++) {
        uint8_t payload[sizeof welcome];
        uint8_t room_key[NOISE_KEY_BYTES];
        struct noise_keys keys;
        assert_false(
            noise_finish(&meeting.client, meeting.answer, count, payload, room_key, &keys));
    }
}

static void a_question_that_is_cut_short_is_none(void **state) {
    (void)state;
    struct meeting meeting;
    meet(&meeting);
    struct noise before = meeting.room;
    const uint8_t *payload = NULL;
    size_t count = 0;
    for (size_t i = 0; i < NOISE_FIRST_BYTES; i++) {
        assert_false(noise_hear(&meeting.room, meeting.question, i, &payload, &count));
    }
    assert_memory_equal(&meeting.room, &before, sizeof before);
}

static void another_prologue_is_another_conversation(void **state) {
    (void)state;
    struct meeting meeting;
    meet(&meeting);
    uint8_t other[sizeof prologue];
    memcpy(other, prologue, sizeof other);
    other[0] ^= 1;
    uint8_t secret[NOISE_KEY_BYTES];
    fill(secret, 2);
    noise_init(&meeting.room, other, sizeof other, secret);
    answer(&meeting);
    is_no_answer(&meeting);
}

static void the_answer_to_somebody_else_is_none(void **state) {
    (void)state;
    struct meeting mine;
    struct meeting other;
    meet(&mine);
    meet(&other);
    uint8_t secret[NOISE_KEY_BYTES];
    fill(secret, 9);
    noise_init(&other.client, prologue, sizeof prologue, secret);
    noise_ask(&other.client, NULL, 0, other.question);
    answer(&mine);
    answer(&other);
    memcpy(mine.answer, other.answer, sizeof mine.answer);
    is_no_answer(&mine);
}

/* Whoever shows a key has to have its secret half. */
static void a_room_cannot_show_the_key_of_another(void **state) {
    (void)state;
    struct meeting meeting;
    struct room_key other;
    uint8_t secret[NOISE_KEY_BYTES];
    meet(&meeting);
    fill(secret, 5);
    room_key_init(&other, secret);
    memcpy(meeting.key.open, other.open, sizeof meeting.key.open);
    answer(&meeting);
    is_no_answer(&meeting);
}

/* Keys with which every secret comes to the same zeros, so that anybody would know it. */
static const uint8_t low_order[][NOISE_KEY_BYTES] = {
    {0},
    {1},
    {0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3,
     0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32,
     0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00},
    {0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1,
     0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c,
     0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    {0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
};

#define LOW_ORDERS (sizeof low_order / sizeof low_order[0])

static void a_room_answers_no_key_of_low_order(void **state) {
    (void)state;
    for (size_t i = 0; i < LOW_ORDERS; i++) {
        struct meeting meeting;
        const uint8_t *payload = NULL;
        size_t count = 0;
        meet(&meeting);
        assert_true(noise_hear(&meeting.room, low_order[i], sizeof low_order[i], &payload, &count));
        assert_false(noise_answer(&meeting.room, meeting.key.secret, meeting.key.open, welcome,
                                  sizeof welcome, meeting.answer, &meeting.keys));
    }
}

static void a_client_takes_no_key_of_low_order_from_a_room(void **state) {
    (void)state;
    for (size_t i = 0; i < LOW_ORDERS; i++) {
        struct meeting meeting;
        meet(&meeting);
        memcpy(meeting.key.open, low_order[i], sizeof low_order[i]);
        answer(&meeting);
        is_no_answer(&meeting); /* the room's own key */
        memcpy(meeting.answer, low_order[i], sizeof low_order[i]);
        is_no_answer(&meeting); /* its key for this handshake */
    }
}

static void an_answer_may_say_nothing(void **state) {
    (void)state;
    struct meeting meeting;
    const uint8_t *payload = NULL;
    size_t count = 0;
    meet(&meeting);
    assert_true(
        noise_hear(&meeting.room, meeting.question, sizeof meeting.question, &payload, &count));
    uint8_t bytes[NOISE_ANSWER_BYTES];
    assert_true(noise_answer(&meeting.room, meeting.key.secret, meeting.key.open, NULL, 0, bytes,
                             &meeting.keys));
    uint8_t room_key[NOISE_KEY_BYTES];
    struct noise_keys keys;
    bytes[sizeof bytes - 1] ^= 1;
    assert_false(noise_finish(&meeting.client, bytes, sizeof bytes, NULL, room_key, &keys));
    bytes[sizeof bytes - 1] ^= 1;
    assert_true(noise_finish(&meeting.client, bytes, sizeof bytes, NULL, room_key, &keys));
    assert_memory_equal(&keys, &meeting.keys, sizeof keys);
}

static void nothing_is_left_of_an_end_that_was_put_away(void **state) {
    (void)state;
    struct meeting meeting;
    static const struct noise nothing;
    meet(&meeting);
    noise_deinit(&meeting.client);
    assert_memory_equal(&meeting.client, &nothing, sizeof nothing);
    static const struct room_key no_key;
    room_key_deinit(&meeting.key);
    assert_memory_equal(&meeting.key, &no_key, sizeof no_key);
}

/* The open half as OpenSSL calculates it. */
static void a_rooms_open_half_is_calculated_from_the_secret_one(void **state) {
    (void)state;
    static const uint8_t open[] = {0x8f, 0x40, 0xc5, 0xad, 0xb6, 0x8f, 0x25, 0x62, 0x4a, 0xe5, 0xb2,
                                   0x14, 0xea, 0x76, 0x7a, 0x6e, 0xc9, 0x4d, 0x82, 0x9d, 0x3d, 0x7b,
                                   0x5e, 0x1a, 0xd1, 0xba, 0x6f, 0x3e, 0x21, 0x38, 0x28, 0x5f};
    uint8_t secret[KEY_BYTES];
    for (unsigned i = 0; i < sizeof secret; i++) {
        secret[i] = (uint8_t)i;
    }
    struct room_key key;
    memset(&key, 0xff, sizeof key);
    room_key_init(&key, secret);
    assert_memory_equal(key.open, open, sizeof open);
    assert_memory_equal(key.secret, secret, sizeof secret);
    static const uint8_t nobody[SIGNATURE_BYTES];
    assert_memory_equal(key.teacher, nobody, sizeof key.teacher);
    assert_memory_equal(key.signature, nobody, sizeof key.signature);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_come_to_the_same_keys_and_the_client_sees_the_rooms),
        cmocka_unit_test(every_bit_of_the_question_counts),
        cmocka_unit_test(every_bit_of_the_answer_counts_and_the_right_one_is_still_taken),
        cmocka_unit_test(an_answer_is_taken_once),
        cmocka_unit_test(an_answer_that_is_cut_short_is_none),
        cmocka_unit_test(a_question_that_is_cut_short_is_none),
        cmocka_unit_test(another_prologue_is_another_conversation),
        cmocka_unit_test(the_answer_to_somebody_else_is_none),
        cmocka_unit_test(a_room_cannot_show_the_key_of_another),
        cmocka_unit_test(a_room_answers_no_key_of_low_order),
        cmocka_unit_test(a_client_takes_no_key_of_low_order_from_a_room),
        cmocka_unit_test(an_answer_may_say_nothing),
        cmocka_unit_test(nothing_is_left_of_an_end_that_was_put_away),
        cmocka_unit_test(a_rooms_open_half_is_calculated_from_the_secret_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
