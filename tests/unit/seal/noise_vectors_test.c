/* The handshake against what two other Noise libraries have published of theirs: every byte of both
 * handshake messages and of all messages after them, each way, and the hash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "noise.h"
#include "room_key.h"

#define FOLDER       "tests/unit/seal/vectors/"
#define LINE_BYTES   1024
#define BYTES_MAX    256
#define MESSAGES_MAX 8

struct bytes {
    uint8_t bytes[BYTES_MAX];
    size_t count;
};

struct vector {
    struct bytes init_prologue;
    struct bytes init_ephemeral;
    struct bytes resp_prologue;
    struct bytes resp_static;
    struct bytes resp_ephemeral;
    struct bytes handshake_hash; /* of 0 bytes: not published */
    struct bytes payloads[MESSAGES_MAX];
    struct bytes ciphertexts[MESSAGES_MAX];
    size_t payload_count;
    size_t ciphertext_count;
};

static struct bytes *field_of(struct vector *vector, const char *name) {
    struct {
        const char *name;
        struct bytes *bytes;
    } fields[] = {
        {"init_prologue", &vector->init_prologue},   {"init_ephemeral", &vector->init_ephemeral},
        {"resp_prologue", &vector->resp_prologue},   {"resp_static", &vector->resp_static},
        {"resp_ephemeral", &vector->resp_ephemeral}, {"handshake_hash", &vector->handshake_hash},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return fields[i].bytes;
        }
    }
    if (strcmp(name, "payload") == 0) {
        assert_true(vector->payload_count < MESSAGES_MAX);
        return &vector->payloads[vector->payload_count++];
    }
    assert_string_equal(name, "ciphertext");
    assert_true(vector->ciphertext_count < MESSAGES_MAX);
    return &vector->ciphertexts[vector->ciphertext_count++];
}

static void read_line(struct vector *vector, char *line) {
    line[strcspn(line, "\n")] = '\0';
    char *value = strchr(line, ' ');
    assert_non_null(value);
    *value++ = '\0';
    if (strcmp(line, "protocol_name") == 0) {
        assert_string_equal(value, "Noise_NX_25519_ChaChaPoly_SHA256");
        return;
    }
    struct bytes *field = field_of(vector, line);
    const char *end = NULL;
    assert_int_equal(sodium_hex2bin(field->bytes, sizeof field->bytes, value, strlen(value), NULL,
                                    &field->count, &end),
                     0);
    assert_int_equal(*end, '\0');
    assert_true(field->count > 0);
}

static void read_vector(struct vector *vector, const char *path) {
    memset(vector, 0, sizeof *vector);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char line[LINE_BYTES];
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] != '#') {
            read_line(vector, line);
        }
    }
    fclose(file);
    assert_int_equal(vector->payload_count, vector->ciphertext_count);
    assert_int_equal(vector->init_ephemeral.count, NOISE_KEY_BYTES);
    assert_int_equal(vector->resp_ephemeral.count, NOISE_KEY_BYTES);
    assert_int_equal(vector->resp_static.count, NOISE_KEY_BYTES);
}

static void is_published(const uint8_t *bytes, const struct bytes *published) {
    assert_memory_equal(bytes, published->bytes, published->count);
}

/* What each end has after a handshake in which every byte was as published. */
static void shake_hands(const struct vector *vector, struct noise_keys *client_keys,
                        struct noise_keys *room_keys) {
    const struct bytes *question = &vector->ciphertexts[0];
    const struct bytes *answer = &vector->ciphertexts[1];
    assert_int_equal(question->count, NOISE_FIRST_BYTES + vector->payloads[0].count);
    assert_int_equal(answer->count, NOISE_ANSWER_BYTES + vector->payloads[1].count);

    struct noise client;
    struct noise room;
    struct room_key key;
    noise_init(&client, vector->init_prologue.bytes, vector->init_prologue.count,
               vector->init_ephemeral.bytes);
    noise_init(&room, vector->resp_prologue.bytes, vector->resp_prologue.count,
               vector->resp_ephemeral.bytes);
    room_key_init(&key, vector->resp_static.bytes);

    uint8_t message[BYTES_MAX];
    noise_ask(&client, vector->payloads[0].bytes, vector->payloads[0].count, message);
    is_published(message, question);

    const uint8_t *payload = NULL;
    size_t payload_count = 0;
    assert_true(noise_hear(&room, message, question->count, &payload, &payload_count));
    assert_int_equal(payload_count, vector->payloads[0].count);
    is_published(payload, &vector->payloads[0]);

    assert_true(noise_answer(&room, key.secret, key.open, vector->payloads[1].bytes,
                             vector->payloads[1].count, message, room_keys));
    is_published(message, answer);

    uint8_t welcome[BYTES_MAX];
    uint8_t shown[NOISE_KEY_BYTES];
    assert_true(noise_finish(&client, message, answer->count, welcome, shown, client_keys));
    is_published(welcome, &vector->payloads[1]);
    assert_memory_equal(shown, key.open, sizeof shown);
}

/* Message 2 is the client's again, message 3 the room's, each with its own counter from 0. */
static void check_later_message(const struct vector *vector, size_t i,
                                const struct noise_keys *keys) {
    const uint8_t *key = i % 2 == 0 ? keys->from_client : keys->from_room;
    uint8_t nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES] = {0};
    nonce[4] = (uint8_t)((i - 2) / 2);
    uint8_t sealed[BYTES_MAX];
    unsigned long long count = 0;
    crypto_aead_chacha20poly1305_ietf_encrypt(sealed, &count, vector->payloads[i].bytes,
                                              vector->payloads[i].count, NULL, 0, NULL, nonce, key);
    assert_int_equal(count, vector->ciphertexts[i].count);
    is_published(sealed, &vector->ciphertexts[i]);
}

static void check(const char *path, size_t messages) {
    struct vector vector;
    struct noise_keys client_keys;
    struct noise_keys room_keys;
    read_vector(&vector, path);
    assert_int_equal(vector.payload_count, messages);
    shake_hands(&vector, &client_keys, &room_keys);
    assert_memory_equal(&client_keys, &room_keys, sizeof client_keys);
    for (size_t i = 2; i < messages; i++) {
        check_later_message(&vector, i, &client_keys);
    }
    if (vector.handshake_hash.count > 0) {
        assert_int_equal(vector.handshake_hash.count, sizeof client_keys.handshake);
        is_published(client_keys.handshake, &vector.handshake_hash);
    }
}

static void it_is_the_one_of_cacophony_byte_by_byte_with_its_hash(void **state) {
    (void)state;
    struct vector vector;
    read_vector(&vector, FOLDER "cacophony.txt");
    assert_int_equal(vector.handshake_hash.count, NOISE_HASH_BYTES);
    check(FOLDER "cacophony.txt", 6);
}

static void it_is_the_one_of_snow_byte_by_byte(void **state) {
    (void)state;
    check(FOLDER "snow.txt", 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_one_of_cacophony_byte_by_byte_with_its_hash),
        cmocka_unit_test(it_is_the_one_of_snow_byte_by_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
