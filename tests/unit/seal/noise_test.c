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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_come_to_the_same_keys_and_the_client_sees_the_rooms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
