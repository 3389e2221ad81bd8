/* The envelope of a datagram. The first byte says what the others are: a datagram from a stranger,
 * a plaintext that somebody with the key has sealed as it stands, bytes that are sealed and changed
 * on the way, or counters for the window. Opened is what was put in properly, and nothing else. */
#include <string.h>

#include <sodium.h>

#include "fuzz.h"
#include "replay_window.h"
#include "seal.h"

static const uint8_t key[32] = "a key that nobody else can know";

static const size_t sizes[] = {64, 128, 256, 512, SEAL_BYTES_MAX};
#define SIZES (sizeof sizes / sizeof sizes[0])

/* In blocks of their sizes, so that whoever reads or writes past an end is seen. */
static size_t open_it(const uint8_t *datagram, size_t count, uint8_t opened[SEAL_PLAIN_MAX]) {
    uint32_t session = 0;
    uint64_t counter = 0;
    size_t size = seal_open(key, datagram, count, opened);
    FUZZ_HOLDS(size <= SEAL_PLAIN_MAX);
    FUZZ_HOLDS(size == 0 || seal_peek(datagram, count, &session, &counter));
    return size;
}

static bool is_size(size_t count) {
    bool is_one = false;
    for (size_t i = 0; i < SIZES; i++) {
        is_one = is_one || sizes[i] == count;
    }
    return is_one;
}

static void from_a_stranger(const uint8_t *bytes, size_t count) {
    uint8_t opened[SEAL_PLAIN_MAX];
    uint32_t session = 0;
    uint64_t counter = 0;
    bool is_sealed = is_size(count) && bytes[0] == SEAL_TYPE;
    FUZZ_HOLDS(seal_peek(bytes, count, &session, &counter) == is_sealed);
    FUZZ_HOLDS(open_it(bytes, count, opened) == 0); /* he would have to guess the tag */
}

/* The bytes, and zeros up to the next size of a datagram. */
static void from_a_friend(const uint8_t *bytes, size_t count) {
    uint8_t datagram[SEAL_BYTES_MAX] = {SEAL_TYPE}, plain[SEAL_BYTES_MAX] = {0};
    uint8_t opened[SEAL_PLAIN_MAX];
    const uint8_t nonce[12] = {0};
    size_t at = 0, room = SEAL_PLAIN_MAX + 2;
    count = count < room ? count : room;
    memcpy(plain, bytes, count);
    while (sizes[at] < count + SEAL_HEADER_BYTES + SEAL_TAG_BYTES) {
        at++;
    }
    room = sizes[at] - SEAL_HEADER_BYTES - SEAL_TAG_BYTES;
    crypto_aead_chacha20poly1305_ietf_encrypt(datagram + SEAL_HEADER_BYTES, NULL, plain, room,
                                              datagram, SEAL_HEADER_BYTES, NULL, nonce, key);
    size_t said = plain[0] | (size_t)plain[1] << 8;
    bool is_right = said > 0 && said <= room - 2;
    for (size_t i = 2 + said; is_right && i < room; i++) {
        is_right = plain[i] == 0;
    }
    FUZZ_HOLDS(open_it(datagram, sizes[at], opened) == (is_right ? said : 0));
    FUZZ_HOLDS(!is_right || memcmp(opened, plain + 2, said) == 0);
}

/* Two bytes say where it is changed, one how; the rest is sealed. */
static void changed_on_the_way(const uint8_t *bytes, size_t count) {
    uint8_t datagram[SEAL_BYTES_MAX], opened[SEAL_PLAIN_MAX];
    if (count < 4 || count - 3 > SEAL_PLAIN_MAX) {
        return;
    }
    size_t size = seal_close(key, 7, bytes[2], bytes + 3, count - 3, datagram);
    FUZZ_HOLDS(is_size(size) && size >= count - 3 + SEAL_HEADER_BYTES + 2 + SEAL_TAG_BYTES);
    FUZZ_HOLDS(open_it(datagram, size, opened) == count - 3);
    FUZZ_HOLDS(memcmp(opened, bytes + 3, count - 3) == 0);
    datagram[(bytes[0] | (size_t)bytes[1] << 8) % size] ^= bytes[2];
    FUZZ_HOLDS(open_it(datagram, size, opened) == (bytes[2] == 0 ? count - 3 : 0));
}

/* --- the window
 * ---------------------------------------------------------------------------------- */

#define COUNTERS_MAX 256

/* Each counter is so far from the one before, or one from anywhere. */
static uint64_t next_counter(const uint8_t **at, size_t *left, uint64_t before) {
    uint64_t value = 0;
    uint8_t how = **at;
    size_t width = how < 64 ? 8 : 1;
    *at += 1;
    *left -= 1;
    for (size_t i = 0; i<width && * left> 0; i++) {
        value |= (uint64_t) * *at << (8 * i);
        *at += 1;
        *left -= 1;
    }
    return how < 64 ? value : how < 160 ? before + value * (how % 8) : before - value * (how % 8);
}

/* Against a list of all that came. */
static void counters(const uint8_t *at, size_t left) {
    uint64_t came[COUNTERS_MAX], counter = 0, highest = 0;
    struct replay_window window;
    size_t count = 0;
    replay_window_init(&window);
    while (left > 0 && count < COUNTERS_MAX) {
        counter = next_counter(&at, &left, counter);
        bool is_newest = count == 0 || counter > highest;
        bool is_new = counter != UINT64_MAX && (is_newest || highest - counter < REPLAY_WINDOW);
        for (size_t i = 0; i < count; i++) {
            is_new = is_new && came[i] != counter;
        }
        FUZZ_HOLDS(replay_window_is_new(&window, counter) == is_new);
        FUZZ_HOLDS(replay_window_mark(&window, counter) == (is_new && is_newest));
        FUZZ_HOLDS(!replay_window_is_new(&window, counter));
        if (is_new) {
            came[count++] = counter;
            highest = is_newest ? counter : highest;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    static void (*const modes[])(const uint8_t *bytes, size_t count) = {
        from_a_stranger, from_a_friend, changed_on_the_way, counters};
    if (count > 1) {
        modes[bytes[0] % 4](bytes + 1, count - 1);
    }
    return 0;
}
