/* Everything real but the network, the disk and the clock. */
#include "classroom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"

#define CODE    "K7QM-2XPD"
#define STEP_MS 10

const uint8_t classroom_owner[KEY_BYTES] = {7, 1, 8, 2, 8, 1, 8};

static struct random dice;

static void give_bytes(void *context, uint8_t *bytes, size_t count) {
    struct random *random = context;
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(random);
    }
}

static bool is_teachers(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature) {
    struct identity owner;
    (void)context;
    identity_init(&owner, classroom_owner);
    bool is_owner = memcmp(key, owner.open, sizeof owner.open) == 0;
    identity_deinit(&owner);
    return is_owner && identity_signed_connection(key, handshake, signature);
}

static void open_server(struct classroom *room) {
    random_init(&dice, 7, 7);
    struct server_config config = {
        .title = "Fractions on Monday",
        .code = CODE,
        .run = 1,
        .seats_max = 32,
        .peers_max = 64,
        .game = {.seed = 11, .grace_ms = 500, .team_size = 3, .rounds = 3},
        .pack = room->pack,
        .is_teachers = is_teachers,
        .journal = room->journal,
        .transport = room->listener,
        .random_bytes = give_bytes,
        .random_context = &dice,
    };
    assert_true(plan_by_name("full", config.game.plan, &config.game.plan_count));
    room->server = server_open(&config, room->now_ms);
    assert_non_null(room->server);
}

struct classroom *classroom_open(const uint8_t *seed, bool is_remote) {
    char why[2048];
    struct classroom *room = calloc(1, sizeof(*room));
    assert_non_null(room);
    room->now_ms = 1000;
    room->net = memory_net_open(1);
    room->listener = transport_memory_listen(room->net, CODE, 64);
    room->journal = journal_memory_open(5000);
    room->pack = pack_load("assets/packs/fractions-10-12.yaml", why, sizeof(why));
    assert_non_null(room->pack);
    open_server(room);
    tally_init(&room->tally, CLASSROOM_STUDENTS, room->now_ms * 1000);
    room->class = (struct bot_class){.pack = room->pack,
                                     .tally = &room->tally,
                                     .seed = 1,
                                     .pace_ms = 200,
                                     .tables = room->tables};
    struct session_config config = {.role = ROLE_TEACHER, .desk = &room->desk};
    session_init(&room->teacher, &config);
    identity_init(&room->identity, seed);
    room->teachers_wire = transport_memory_dial(room->net);
    memory_net_set_origin(room->teachers_wire, is_remote ? 1 : TRANSPORT_HERE);
    room->teachers_peer = room->teachers_wire->calls->connect(room->teachers_wire, "room", 1, CODE);
    return room;
}

void classroom_close(struct classroom *room) {
    char why[160];
    for (int i = 0; i < CLASSROOM_STUDENTS; i++) {
        if (room->wires[i] != NULL) {
            room->wires[i]->calls->close(room->wires[i]);
        }
    }
    room->teachers_wire->calls->close(room->teachers_wire);
    server_free(room->server);
    room->listener->calls->close(room->listener);
    room->journal->calls->close(room->journal, 0, why, sizeof(why));
    memory_net_close(room->net);
    pack_free(room->pack);
    tally_deinit(&room->tally);
    identity_deinit(&room->identity);
    free(room);
}

/* --- time --------------------------------------------------------------------------------------
 */

static void take(struct session *session, const struct transport_event *event, uint64_t now_ms) {
    if (event->kind == TRANSPORT_CONNECTED) {
        session_connected(session, now_ms);
    } else if (event->kind == TRANSPORT_DISCONNECTED) {
        session_disconnected(session);
    } else {
        assert_true(session_receive(session, event->bytes, event->bytes_count, now_ms));
    }
}

static void send_all(struct session *session, struct transport *wire, uint32_t peer,
                     uint64_t now_ms) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    for (size_t count; (count = session_outgoing(session, bytes, now_ms)) > 0;) {
        assert_true(wire->calls->send(wire, peer, bytes, count, TRANSPORT_RELIABLE));
    }
}

static void prove(struct classroom *room) {
    struct transport_identity wire;
    struct session_proof proof;
    assert_true(
        room->teachers_wire->calls->identity(room->teachers_wire, room->teachers_peer, &wire));
    memcpy(proof.teacher, room->identity.open, sizeof proof.teacher);
    identity_sign_connection(&room->identity, wire.handshake, proof.signature);
    session_prove(&room->teacher, &proof);
}

static void run_teacher(struct classroom *room) {
    struct transport_event event;
    while (room->teachers_wire->calls->poll(room->teachers_wire, 0, &event)) {
        take(&room->teacher, &event, room->now_ms);
        if (event.kind == TRANSPORT_CONNECTED) {
            prove(room);
        }
    }
    send_all(&room->teacher, room->teachers_wire, room->teachers_peer, room->now_ms);
}

static void run_student(struct classroom *room, int index) {
    struct bot *bot = &room->bots[index];
    struct transport_event event;
    if (room->wires[index] == NULL) {
        return;
    }
    while (room->wires[index]->calls->poll(room->wires[index], 0, &event)) {
        take(&bot->session, &event, room->now_ms);
        bot_heard(bot, &room->class, room->now_ms * 1000);
    }
    bot_act(bot, &room->class, room->now_ms * 1000);
    send_all(&bot->session, room->wires[index], bot->peer, room->now_ms);
}

void classroom_run(struct classroom *room, uint64_t ms) {
    struct transport_event event;
    for (uint64_t end_ms = room->now_ms + ms; room->now_ms < end_ms; room->now_ms += STEP_MS) {
        memory_net_set_time(room->net, room->now_ms);
        while (room->listener->calls->poll(room->listener, 0, &event)) {
            server_handle(room->server, &event, room->now_ms);
        }
        server_tick(room->server, room->now_ms);
        run_teacher(room);
        for (int i = 0; i < CLASSROOM_STUDENTS; i++) {
            run_student(room, i);
        }
    }
}

void classroom_fill(struct classroom *room) {
    for (int i = 0; i < CLASSROOM_STUDENTS; i++) {
        bot_init(&room->bots[i], &room->class, (uint32_t)i);
        room->wires[i] = transport_memory_dial(room->net);
        room->bots[i].peer = room->wires[i]->calls->connect(room->wires[i], "room", 1, CODE);
    }
    classroom_run(room, 3000);
    assert_int_equal(room->tally.joined, CLASSROOM_STUDENTS);
}

/* --- the teacher -------------------------------------------------------------------------------
 */

void classroom_act(struct classroom *room, const struct message *message) {
    uint64_t kept = room->teacher.kept_count;
    assert_int_not_equal(session_host(&room->teacher, message, room->now_ms), 0);
    classroom_run(room, 200);
    assert_int_equal(room->teacher.kept_count, kept + 1);
}

void classroom_next(struct classroom *room) {
    const struct session_view *view = &room->teacher.view;
    struct message *next = calloc(1, sizeof(*next));
    assert_non_null(next);
    next->id = MESSAGE_host_next;
    next->as.host_next.stage = view->phase.stage;
    next->as.host_next.round = view->phase.round;
    next->as.host_next.phase = view->phase.phase;
    next->as.host_next.spotlight = view->have_spotlight ? view->spotlight.number : 0;
    classroom_act(room, next);
    free(next);
}

void classroom_wait(struct classroom *room, enum stage stage, enum phase phase, bool presses) {
    const struct message_phase *now = &room->teacher.view.phase;
    for (int i = 0; i < 60 && (now->stage != stage || now->phase != phase); i++) {
        classroom_run(room, 1000);
        if (presses && (now->stage != stage || now->phase != phase)) {
            classroom_next(room);
        }
    }
    assert_int_equal(now->stage, stage);
    assert_int_equal(now->phase, phase);
}
