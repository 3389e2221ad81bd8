/* Who records every datagram on one student's wire cannot tell who missed, and reads no word: whole
 * lessons over real sockets, ENet and the seal, played twice with others missing. Time is told by
 * the test, to ENet too, so both runs pass the same things in the same steps or the sizes say
 * something. What would be seen without the padding is looked at as well. */
#define _GNU_SOURCE
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <enet/enet.h>

#include "course.h"
#include "eavesdrop.h"
#include "enet_socket.h"
#include "fingerprint.h"
#include "room_key.h"
#include "transport_enet.h"

#define PACK       "assets/packs/seven-kinds-10-12.yaml"
#define ROUNDS     7
#define WORDS_MIN  5 /* letters of a word that is looked for */
#define CLOSING_MS 100

/* --- one run
 * -------------------------------------------------------------------------------------- */

struct run {
    struct eavesdropper eavesdropper;
    struct course *course;
    struct transport *room;
    struct room_key key;
    struct fingerprint fingerprint;
    char *plain; /* all messages in the clear */
    size_t plain_count, plain_max;
};

static struct fingerprints *fingerprints;

/* ENet's time and that of the seal: the executable's functions take precedence. A transport that is
 * closed waits for it, so at the end each look moves it on. */
static uint64_t clock_ms;
static bool is_closing;

uint64_t enet_clock_ms(void) {
    clock_ms += is_closing ? CLOSING_MS : 0;
    return clock_ms;
}

enet_uint32 enet_time_get(void) {
    return (enet_uint32)enet_clock_ms();
}

static struct transport *listen_here(void *context) {
    struct run *run = context;
    char why[200] = "";
    struct enet_room room = {.address = "127.0.0.1", .key = run->key, .peers_max = 64};
    run->room = transport_enet_listen(&room, why, sizeof why);
    assert_string_equal(why, "");
    return run->room;
}

static struct transport *dial(void *context, int student) {
    struct run *run = context;
    char why[200] = "";
    (void)student;
    struct transport *transport = transport_enet_dial(1, fingerprints, why, sizeof why);
    assert_string_equal(why, "");
    eavesdrop_on(&run->eavesdropper, transport_enet_socket(transport));
    return transport;
}

static const char *code(void *context) {
    return ((struct run *)context)->fingerprint.code;
}

static uint16_t port(void *context, int student) {
    (void)student;
    return transport_enet_port(((struct run *)context)->room);
}

static void set_time(void *context, uint64_t now_ms) {
    (void)context;
    clock_ms = now_ms;
}

static void rest(void *context) {
    (void)context;
    poll(NULL, 0, 1);
}

static void keep_plain(void *context, const uint8_t *bytes, size_t count) {
    struct run *run = context;
    if (run->plain_count + count > run->plain_max) {
        run->plain_max = 2 * (run->plain_max + count);
        run->plain = realloc(run->plain, run->plain_max);
        assert_non_null(run->plain);
    }
    memcpy(run->plain + run->plain_count, bytes, count);
    run->plain_count += count;
}

static bool is_lesson_on; /* sights are of the lesson alone */

static struct run *play(uint64_t seed, bool is_bare) {
    static const uint8_t secret[KEY_BYTES] = {7};
    struct run *run = calloc(1, sizeof *run);
    assert_non_null(run);
    room_key_init(&run->key, secret);
    assert_true(fingerprint_of_key(run->key.open, &run->fingerprint));
    run->eavesdropper.now_ms = &clock_ms;
    run->eavesdropper.is_listening = &is_lesson_on;
    eavesdrop(&run->eavesdropper);
    struct course_config config = {.wire = {.context = run,
                                            .listen = listen_here,
                                            .dial = dial,
                                            .code = code,
                                            .port = port,
                                            .set_time = set_time,
                                            .rest = rest},
                                   .pack = PACK,
                                   .plan = "full+again",
                                   .teams = 4,
                                   .rounds = ROUNDS,
                                   .seed = seed,
                                   .is_bare = is_bare,
                                   .on_message = keep_plain,
                                   .context = run};
    run->course = course_open(&config);
    is_lesson_on = true;
    course_play(run->course);
    is_lesson_on = false;
    eavesdrop(NULL);
    return run;
}

static void stop(struct run *run) {
    is_closing = true;
    course_close(run->course);
    is_closing = false;
    eavesdropper_deinit(&run->eavesdropper);
    free(run->plain);
    free(run);
}

/* --- what is seen
 * --------------------------------------------------------------------------------- */

static int count_different(const struct run *a, const struct run *b, bool is_told) {
    int different = 0;
    assert_int_equal(a->eavesdropper.ears_count, b->eavesdropper.ears_count);
    for (size_t i = 0; i < a->eavesdropper.ears_count; i++) {
        const struct sights *x = &a->eavesdropper.ears[i].sights;
        const struct sights *y = &b->eavesdropper.ears[i].sights;
        size_t at = 0;
        assert_true(x->count > 500);
        if (sights_are_same(x, y, &at)) {
            continue;
        }
        different++;
        if (is_told && at < x->count && at < y->count) {
            print_message(
                "wire %zu, datagram %zu: %u bytes %s at %d ms, and %u bytes %s at %d ms\n", i, at,
                x->list[at].size, x->list[at].is_up ? "up" : "down", (int)x->list[at].at_ms,
                y->list[at].size, y->list[at].is_up ? "up" : "down", (int)y->list[at].at_ms);
        }
    }
    return different;
}

static void every_wire_looks_the_same_whoever_missed(void **state) {
    struct run *a = *state;
    for (uint64_t seed = 1001; seed <= 1003; seed++) {
        struct run *b = play(seed, false);
        assert_int_equal(count_different(a, b, true), 0);
        stop(b);
    }
}

static void the_same_lesson_looks_the_same(void **state) {
    struct run *a = *state;
    struct run *b = play(1, false);
    assert_int_equal(count_different(a, b, true), 0);
    stop(b);
}

static void without_the_padding_it_would_be_seen(void **state) {
    (void)state;
    struct run *a = play(1, true);
    struct run *b = play(1001, true);
    assert_true(count_different(a, b, false) > 0);
    stop(a);
    stop(b);
}

/* What a sealed datagram may be, and what a client that comes back says before there is a seal. */
static void no_datagram_is_of_another_size(void **state) {
    const struct run *a = *state;
    for (size_t i = 0; i < a->eavesdropper.ears_count; i++) {
        const struct sights *sights = &a->eavesdropper.ears[i].sights;
        size_t odd = 0;
        for (size_t k = 0; k < sights->count; k++) {
            uint32_t size = sights->list[k].size;
            odd += size != 64 && size != 128 && size != 256 && size != 512 && size != 1140;
        }
        assert_in_range(odd, 0, 4); /* a cookie and an opening, twice at most */
    }
}

/* --- words
 * ---------------------------------------------------------------------------------------- */

static bool has(const void *bytes, size_t count, const char *word, size_t length) {
    return memmem(bytes, count, word, length) != NULL;
}

/* Every word of a text that somebody heard, or said, must be nowhere on a wire. Returns how many.
 */
static unsigned look_for_words(const struct run *run, const char *text) {
    unsigned count = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ,.?!:;\"");
        if (length >= WORDS_MIN && has(run->plain, run->plain_count, text, length)) {
            const struct eavesdropper *eavesdropper = &run->eavesdropper;
            if (has(eavesdropper->bytes, eavesdropper->bytes_count, text, length)) {
                fail_msg("\"%.*s\" can be read on a wire", (int)length, text);
            }
            count++;
        }
        text += length + (text[length] != '\0');
    }
    return count;
}

static unsigned look_for_answer(const struct run *run, const struct challenge *challenge,
                                const struct answer *answer) {
    char text[ANSWER_BYTES_MAX + 1];
    challenge_show(challenge, answer, text, sizeof text);
    return look_for_words(run, text);
}

static void nobody_reads_a_word_of_the_lesson(void **state) {
    const struct run *run = *state;
    unsigned found = 0;
    for (uint16_t i = 0; i < ROUNDS; i++) {
        const struct challenge *challenge = &run->course->pack->challenges[i];
        found += look_for_words(run, challenge->title);
        found += look_for_answer(run, challenge, &challenge->keys[0]);
        for (uint8_t k = 0; k < challenge->slips_count; k++) {
            found += look_for_answer(run, challenge, &challenge->slips[k].answer);
            found += look_for_words(run, challenge->slips[k].thinking);
        }
    }
    assert_true(found > 100);
}

static void nobody_reads_a_name_or_the_code(void **state) {
    const struct run *run = *state;
    unsigned found = look_for_words(run, run->fingerprint.code) + look_for_words(run, COURSE_TITLE);
    assert_true(found >= 3);
    for (int i = 0; i < run->course->students_count; i++) {
        const struct session_view *view = &run->course->pupils[i].session.view;
        unsigned names =
            look_for_words(run, view->seat.name) + look_for_words(run, view->team.name);
        assert_true(names >= 1);
    }
    assert_true(look_for_words(run, "counted the ends Quick We went by what it looks like") > 1);
}

/* --- all of it
 * ------------------------------------------------------------------------------------ */

static int open_all(void **state) {
    fingerprints = fingerprints_open();
    *state = play(1, false);
    return fingerprints != NULL ? 0 : -1;
}

static int close_all(void **state) {
    stop(*state);
    fingerprints_close(fingerprints);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_lesson_looks_the_same),
        cmocka_unit_test(every_wire_looks_the_same_whoever_missed),
        cmocka_unit_test(no_datagram_is_of_another_size),
        cmocka_unit_test(nobody_reads_a_word_of_the_lesson),
        cmocka_unit_test(nobody_reads_a_name_or_the_code),
        cmocka_unit_test(without_the_padding_it_would_be_seen),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
