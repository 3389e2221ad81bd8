/* Everything real but the network, the disk and the clock. */
#include "lesson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "codec.h"
#include "message_table.h"
#include "random.h"
#include "str.h"

static const char pack_text[] = "title: Two of them\n"
                                "language: en\n"
                                "challenges:\n"
                                "  - kind: number\n"
                                "    title: First title\n"
                                "    prompt: What is a half and a quarter?\n"
                                "    figure: bar 2/4\n"
                                "    answer: 3/4\n"
                                "    explanation: Behold the explanation.\n"
                                "    slips:\n"
                                "      - answer: 2/6\n"
                                "        thinking: Tops and bottoms together.\n"
                                "        turn: Pieces of one size first.\n"
                                "    twins:\n"
                                "      - title: Twin title\n"
                                "        prompt: What is a half and an eighth?\n"
                                "        answer: 5/8\n"
                                "        explanation: Behold the twin.\n"
                                "        slips:\n"
                                "          - answer: 2/10\n"
                                "            thinking: Tops and bottoms once more.\n"
                                "            turn: Pieces of one size.\n"
                                "  - kind: choice\n"
                                "    title: Second title\n"
                                "    prompt: Which is more?\n"
                                "    options: [A third, A fifth]\n"
                                "    answer: A third\n"
                                "    explanation: Fewer parts are larger parts.\n"
                                "    slips:\n"
                                "      - answer: A fifth\n"
                                "        thinking: Five is more.\n"
                                "        turn: More parts are smaller ones.\n";

const uint8_t lesson_owner[KEY_BYTES] = {1, 2, 3, 4, 5, 6, 7, 8, 9};

static struct random dice;

static void give_bytes(void *context, uint8_t *bytes, size_t count) {
    struct random *random = context;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(random);
    }
}

static void sign(const uint8_t *handshake, uint8_t *signature) {
    for (size_t i = 0; i < SIGNATURE_BYTES; i++) {
        signature[i] = handshake[i % KEY_BYTES] ^ (uint8_t)(0x55 + i);
    }
}

static bool is_teachers(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature) {
    uint8_t wanted[SIGNATURE_BYTES];
    (void)context;
    sign(handshake, wanted);
    return memcmp(key, lesson_owner, sizeof lesson_owner) == 0 &&
           memcmp(signature, wanted, sizeof wanted) == 0;
}

void lesson_sign(const struct lesson *lesson, int number, struct message_hello *hello) {
    const struct pupil *pupil = &lesson->pupils[number];
    struct transport_identity identity;
    assert_true(pupil->transport->calls->identity(pupil->transport, pupil->peer, &identity));
    hello->owner_count = sizeof hello->owner;
    memcpy(hello->owner, lesson_owner, sizeof hello->owner);
    hello->signature_count = sizeof hello->signature;
    sign(identity.handshake, hello->signature);
}

static void open_pupil(struct lesson *lesson, struct pupil *pupil) {
    pupil->transport = transport_memory_dial(lesson->net);
}

static void open_room(struct lesson *lesson, const struct lesson_config *config) {
    random_init(&dice, 7, 7);
    struct server_config server = {
        .title = "Fractions on Monday",
        .code = "K7QM-2XPD",
        .run = 1,
        .seats_max = config->seats_max > 0 ? config->seats_max : 16,
        .peers_max = 64,
        .seats_wait = config->seats_wait,
        .warms_up = config->warms_up,
        .game = {.seed = config->seed > 0 ? config->seed : 11,
                 .grace_ms = config->is_auto ? 300 : 3000,
                 .team_size = config->team_size > 0 ? config->team_size : 3},
        .pack = lesson->pack,
        .journal = lesson->journal,
        .transport = lesson->transport,
        .nods_itself = config->nods_itself,
        .is_teachers = config->is_teachers != NULL ? config->is_teachers : is_teachers,
        .teachers_context = config->teachers_context,
        .machine_seats = config->machine_seats,
        .machine_times = config->machine_times,
        .random_bytes = give_bytes,
        .random_context = &dice,
    };
    server.game.rounds = config->rounds > 0 ? config->rounds : 2;
    server.game.is_auto = config->is_auto;
    server.game.may_type = config->may_type;
    const char *plan = config->plan != NULL ? config->plan : "quick";
    assert_true(plan_by_name(plan, server.game.plan, &server.game.plan_count));
    lesson->now_ms = 1000;
    lesson->config = server;
    lesson->server = server_open(&server, lesson->now_ms);
    assert_non_null(lesson->server);
}

struct lesson *lesson_open(const struct lesson_config *config) {
    char why[1024] = "";
    struct lesson *lesson = calloc(1, sizeof *lesson);
    assert_non_null(lesson);
    lesson->net = memory_net_open(1);
    lesson->transport = transport_memory_listen(lesson->net, "K7QM-2XPD", 64);
    lesson->journal = journal_memory_open(config->events_max > 0 ? config->events_max : 5000);
    const char *text = config->pack_text != NULL ? config->pack_text : pack_text;
    lesson->pack = pack_load_bytes("pack", text, strlen(text), why, sizeof why);
    assert_string_equal(why, "");
    assert_non_null(lesson->pack);
    open_room(lesson, config);
    lesson->pupils = calloc(LESSON_PUPILS, sizeof *lesson->pupils);
    assert_non_null(lesson->pupils);
    for (int i = 0; i < LESSON_PUPILS; i++) {
        open_pupil(lesson, &lesson->pupils[i]);
    }
    return lesson;
}

void lesson_close(struct lesson *lesson) {
    char why[160];
    for (int i = 0; i < LESSON_PUPILS; i++) {
        lesson->pupils[i].transport->calls->close(lesson->pupils[i].transport);
        for (size_t j = 0; j < MESSAGES_MAX; j++) {
            free(lesson->pupils[i].last[j]);
        }
    }
    free(lesson->pupils);
    server_free(lesson->server);
    lesson->transport->calls->close(lesson->transport);
    lesson->journal->calls->close(lesson->journal, 0, why, sizeof why);
    memory_net_close(lesson->net);
    pack_free(lesson->pack);
    free(lesson);
}

/* --- what pupils hear
 * ----------------------------------------------------------------------------- */

static void remember_bytes(struct pupil *pupil, const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != 0 && pupil->all_count + 1 < sizeof pupil->all) {
            pupil->all[pupil->all_count++] = (char)bytes[i];
        }
    }
}

static void take(struct lesson *lesson, struct pupil *pupil, const uint8_t *bytes, size_t count) {
    static struct message message;
    assert_int_equal(codec_decode(bytes, count, FROM_SERVER, &message), CODEC_OK);
    assert_true((unsigned)message.id < MESSAGES_MAX);
    if (message.id == MESSAGE_part) {
        if (parts_inbox_take(&pupil->inbox, &message.as.part)) {
            take(lesson, pupil, pupil->inbox.bytes, pupil->inbox.size);
        }
        return;
    }
    remember_bytes(pupil, bytes, count);
    if (message.id == MESSAGE_seat && message.as.seat.token_count == TOKEN_BYTES) {
        memcpy(pupil->token, message.as.seat.token, TOKEN_BYTES);
    } else if (message.id == MESSAGE_kept && message.as.kept.event > pupil->highest) {
        pupil->highest = message.as.kept.event;
    }
    pupil->count[message.id]++;
    pupil->told_ms[message.id] = lesson->now_ms;
    if (pupil->last[message.id] == NULL) {
        pupil->last[message.id] = malloc(sizeof message);
        assert_non_null(pupil->last[message.id]);
    }
    *pupil->last[message.id] = message;
    if (lesson->on_heard != NULL) {
        lesson->on_heard(lesson, (int)(pupil - lesson->pupils), pupil->last[message.id], count);
    }
}

static void hear(struct lesson *lesson, struct pupil *pupil) {
    struct transport_event event;
    while (pupil->transport->calls->poll(pupil->transport, 0, &event)) {
        if (event.peer != pupil->peer) {
            continue;
        }
        if (event.kind == TRANSPORT_CONNECTED) {
            pupil->is_connected = true;
        } else if (event.kind == TRANSPORT_DISCONNECTED) {
            pupil->is_connected = false;
            pupil->is_gone = true;
        } else {
            take(lesson, pupil, event.bytes, event.bytes_count);
        }
    }
}

static void beat(struct lesson *lesson, int number) {
    struct pupil *pupil = &lesson->pupils[number];
    if (pupil->is_connected && !pupil->is_silent && pupil->count[MESSAGE_welcome] > 0) {
        struct message alive = {.id = MESSAGE_alive};
        lesson_send(lesson, number, &alive);
    }
}

static void step(struct lesson *lesson) {
    struct transport_event event;
    memory_net_set_time(lesson->net, lesson->now_ms);
    for (int i = 0; i < LESSON_PUPILS && lesson->now_ms % 500 == 0; i++) {
        beat(lesson, i);
    }
    while (lesson->transport->calls->poll(lesson->transport, 0, &event)) {
        server_handle(lesson->server, &event, lesson->now_ms);
    }
    server_tick(lesson->server, lesson->now_ms);
    lesson->transport->calls->flush(lesson->transport);
    for (int i = 0; i < LESSON_PUPILS; i++) {
        if (!lesson->pupils[i].is_deaf) {
            hear(lesson, &lesson->pupils[i]);
        }
    }
}

void lesson_run(struct lesson *lesson, uint64_t ms) {
    uint64_t until_ms = lesson->now_ms + ms;
    do {
        step(lesson);
        lesson->now_ms += 5;
    } while (lesson->now_ms < until_ms);
}

/* --- what pupils do
 * ------------------------------------------------------------------------------- */

void lesson_connect(struct lesson *lesson, int number) {
    struct pupil *pupil = &lesson->pupils[number];
    parts_inbox_init(&pupil->inbox);
    pupil->is_gone = false;
    pupil->peer = pupil->transport->calls->connect(pupil->transport, "room", 1, "K7QM-2XPD");
    assert_true(pupil->peer != 0);
    lesson_run(lesson, 20);
    assert_true(pupil->is_connected);
}

void lesson_hello(struct lesson *lesson, int number, enum role role, const uint8_t *token) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello.major = PROTOCOL_MAJOR;
    hello.as.hello.minor = PROTOCOL_MINOR;
    hello.as.hello.role = (uint8_t)role;
    hello.as.hello.last_event = lesson->pupils[number].highest;
    if (token != NULL) {
        memcpy(hello.as.hello.token, token, TOKEN_BYTES);
        hello.as.hello.token_count = TOKEN_BYTES;
    }
    lesson_send(lesson, number, &hello);
    lesson_run(lesson, 20);
}

void lesson_cut(struct lesson *lesson, int number) {
    memory_net_cut(lesson->net, lesson->pupils[number].transport);
    lesson_run(lesson, 20);
    assert_true(lesson->pupils[number].is_gone);
}

void lesson_come_back(struct lesson *lesson, int number) {
    lesson_connect(lesson, number);
    lesson_hello(lesson, number, ROLE_STUDENT, lesson->pupils[number].token);
}

bool lesson_crash(struct lesson *lesson, size_t lost, uint64_t pause_ms, char *why, size_t size) {
    server_free(lesson->server);
    lesson->server = NULL;
    for (int i = 0; i < LESSON_PUPILS; i++) {
        memory_net_cut(lesson->net, lesson->pupils[i].transport);
    }
    journal_memory_crash(lesson->journal, lost);
    lesson->now_ms += pause_ms;
    lesson->config.run++;
    lesson->server = server_open(&lesson->config, lesson->now_ms);
    assert_non_null(lesson->server);
    struct journal_past *past = journal_memory_past(lesson->journal);
    assert_non_null(past);
    bool goes_on = server_resume(lesson->server, past, why, size);
    free(past);
    if (goes_on) {
        lesson_run(lesson, 20);
    }
    return goes_on;
}

void lesson_join(struct lesson *lesson, int number) {
    lesson_connect(lesson, number);
    lesson_hello(lesson, number, ROLE_STUDENT, NULL);
    struct message join = {.id = MESSAGE_join};
    join.as.join.action = ++lesson->pupils[number].action;
    lesson_send(lesson, number, &join);
    lesson_run(lesson, 20);
}

void lesson_join_all(struct lesson *lesson, int count) {
    for (int i = 0; i < count; i++) {
        lesson_join(lesson, i);
        assert_int_equal(lesson_count(lesson, i, MESSAGE_seat), 1);
    }
}

void lesson_send(struct lesson *lesson, int number, const struct message *message) {
    struct pupil *pupil = &lesson->pupils[number];
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof bytes);
    assert_true(count > 0);
    assert_true(pupil->transport->calls->send(pupil->transport, pupil->peer, bytes, count,
                                              TRANSPORT_RELIABLE));
    pupil->transport->calls->flush(pupil->transport);
}

/* Every action has its number in its first field. */
uint32_t lesson_do(struct lesson *lesson, int number, struct message *message) {
    const struct form *form = &message_form(message->id)->form;
    assert_string_equal(form->fields[0].name, "action");
    uint32_t action = ++lesson->pupils[number].action;
    field_set_number(&form->fields[0], &message->as, action);
    lesson_send(lesson, number, message);
    return action;
}

bool lesson_try(struct lesson *lesson, int number, struct message *message) {
    uint32_t action = lesson_do(lesson, number, message);
    lesson_run(lesson, 30);
    const struct message *kept = lesson->pupils[number].last[MESSAGE_kept];
    const struct message *refused = lesson->pupils[number].last[MESSAGE_refused];
    bool is_kept = kept != NULL && kept->as.kept.action == action;
    assert_true(is_kept || (refused != NULL && refused->as.refused.action == action));
    return is_kept;
}

void lesson_teach(struct lesson *lesson, int number) {
    struct message hello = {.id = MESSAGE_hello};
    hello.as.hello = (struct message_hello){
        .major = PROTOCOL_MAJOR, .minor = PROTOCOL_MINOR, .role = ROLE_TEACHER};
    lesson_connect(lesson, number);
    lesson_sign(lesson, number, &hello.as.hello);
    lesson_send(lesson, number, &hello);
    lesson_run(lesson, 20);
}

static struct message answer_of(const struct lesson *lesson, int number) {
    const struct message_phase *phase = &lesson_last(lesson, number, MESSAGE_phase)->as.phase;
    struct message message = {.id = MESSAGE_answer};
    message.as.answer.action = ++lesson->pupils[number].action;
    message.as.answer.round = phase->round;
    message.as.answer.phase = phase->phase;
    message.as.answer.is_final = true;
    return message;
}

uint32_t lesson_answer(struct lesson *lesson, int number, const char *text, bool is_final) {
    struct message message = answer_of(lesson, number);
    str_copy(message.as.answer.text, sizeof message.as.answer.text, text);
    message.as.answer.confidence = CONFIDENCE_SURE;
    message.as.answer.is_final = is_final;
    lesson_send(lesson, number, &message);
    return message.as.answer.action;
}

uint32_t lesson_back(struct lesson *lesson, int number, uint32_t idea) {
    struct message message = answer_of(lesson, number);
    message.as.answer.idea = idea;
    lesson_send(lesson, number, &message);
    return message.as.answer.action;
}

uint32_t lesson_ready(struct lesson *lesson, int number) {
    const struct message_phase *phase = &lesson_last(lesson, number, MESSAGE_phase)->as.phase;
    struct message message = {.id = MESSAGE_ready};
    message.as.ready.action = ++lesson->pupils[number].action;
    message.as.ready.round = phase->round;
    message.as.ready.phase = phase->phase;
    lesson_send(lesson, number, &message);
    return message.as.ready.action;
}

void lesson_next(struct lesson *lesson) {
    assert_true(server_next(lesson->server, lesson->now_ms));
    lesson_run(lesson, 150);
}

void lesson_go_to(struct lesson *lesson, enum phase phase) {
    for (int i = 0; i < 9 && lesson_status(lesson).phase != phase; i++) {
        lesson_next(lesson);
    }
    assert_int_equal(lesson_status(lesson).phase, phase);
}

/* --- what pupils know
 * ----------------------------------------------------------------------------- */

const struct message *lesson_last(const struct lesson *lesson, int number, enum message_id id) {
    assert_true(lesson->pupils[number].count[id] > 0);
    return lesson->pupils[number].last[id];
}

unsigned lesson_count(const struct lesson *lesson, int number, enum message_id id) {
    return lesson->pupils[number].count[id];
}

bool lesson_heard_words(const struct lesson *lesson, int number, const char *words) {
    return strstr(lesson->pupils[number].all, words) != NULL;
}

struct server_status lesson_status(const struct lesson *lesson) {
    struct server_status status;
    server_status(lesson->server, &status);
    return status;
}
