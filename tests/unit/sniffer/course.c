/* The way of a lesson: everybody comes in while time stands, then every step the room and after it
 * each student do what there is to do. The host ends a phase at a set time. */
#include "course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bare.h"
#include "journal_memory.h"
#include "plan.h"

#define START_MS  1000
#define PHASE_MS  1500 /* longer than all deeds of a phase */
#define NOD_MS    200  /* before the phase ends */
#define JOURNAL   200000
#define RESTS_MAX 20000
#define LOBBY_MS  30000

/* --- what passes
 * ---------------------------------------------------------------------------------- */

static uint8_t kind_of(const uint8_t *bytes, size_t count) {
    return count > 1 && (bytes[0] & 0xF0) == 0x90 ? bytes[1] : 0;
}

static void note(struct course *course, struct pupil *pupil, bool is_up, const uint8_t *bytes,
                 size_t count) {
    if (course->config.on_message != NULL) {
        course->config.on_message(course->config.context, bytes, count);
    }
    if (course->is_listening) {
        struct sight sight = {.at_ms = course->now_ms,
                              .size = (uint32_t)count,
                              .is_up = is_up,
                              .hint = kind_of(bytes, count)};
        sights_add(&pupil->messages, &sight);
    }
}

/* --- a step
 * --------------------------------------------------------------------------------------- */

static void take_event(struct course *course, struct pupil *pupil,
                       const struct transport_event *event) {
    if (event->kind == TRANSPORT_CONNECTED) {
        pupil->is_up = true;
        session_connected(&pupil->session, course->now_ms);
        session_prove(&pupil->session, &(struct session_proof){.teacher = {1}});
    } else if (event->kind == TRANSPORT_DISCONNECTED) {
        fail_msg("a connection ended: %d", (int)event->end);
    } else {
        note(course, pupil, false, event->bytes, event->bytes_count);
        session_receive(&pupil->session, event->bytes, event->bytes_count, course->now_ms);
    }
}

static void speak(struct course *course, struct pupil *pupil) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count;
    while (pupil->is_up && (count = session_outgoing(&pupil->session, bytes, course->now_ms)) > 0) {
        count = course->config.is_bare ? bare_strip(bytes, count) : count;
        note(course, pupil, true, bytes, count);
        assert_true(pupil->transport->calls->send(pupil->transport, pupil->peer, bytes, count,
                                                  TRANSPORT_RELIABLE));
    }
    pupil->transport->calls->flush(pupil->transport);
}

static void listen_to_room(struct course *course, struct pupil *pupil) {
    struct transport_event event;
    while (pupil->transport->calls->poll(pupil->transport, 0, &event)) {
        take_event(course, pupil, &event);
    }
    if (pupil->is_up) {
        assert_false(session_listen(&pupil->session, course->now_ms));
    }
}

static void room_turn(struct course *course) {
    struct transport_event event;
    while (course->room->calls->poll(course->room, 0, &event)) {
        server_handle(course->server, &event, course->now_ms);
    }
    server_tick(course->server, course->now_ms);
    course->room->calls->flush(course->room);
}

/* Time goes on, and then everybody has one turn. */
static void step(struct course *course, void (*act)(struct course *course, int student)) {
    course->now_ms += COURSE_STEP_MS;
    course->config.wire.set_time(course->config.wire.context, course->now_ms);
    room_turn(course);
    for (int i = 0; i < course->pupils_count; i++) {
        listen_to_room(course, &course->pupils[i]);
        if (i < course->students_count) {
            act(course, i);
        }
        speak(course, &course->pupils[i]);
    }
}

/* --- coming in
 * ------------------------------------------------------------------------------------ */

/* While time stands: how long a handshake takes must not be seen in what comes after. */
static void connect_one(struct course *course, int student) {
    const struct course_wire *wire = &course->config.wire;
    struct pupil *pupil = &course->pupils[student];
    pupil->peer = pupil->transport->calls->connect(pupil->transport, "127.0.0.1",
                                                   wire->port(wire->context, student),
                                                   wire->code(wire->context));
    assert_int_not_equal(pupil->peer, 0);
    for (int i = 0; i < RESTS_MAX && !pupil->is_up; i++) {
        room_turn(course);
        listen_to_room(course, pupil);
        pupil->transport->calls->flush(pupil->transport);
        if (!pupil->is_up && wire->rest != NULL) {
            wire->rest(wire->context);
        }
    }
    assert_true(pupil->is_up);
}

static void give_bytes(void *context, uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)random_next(context);
    }
}

static void open_pupil(struct course *course, int student) {
    struct pupil *pupil = &course->pupils[student];
    static const enum role others[] = {ROLE_BOARD, ROLE_TEACHER};
    bool is_student = student < course->students_count;
    struct session_config config = {.role = is_student ? ROLE_STUDENT
                                                       : others[student - course->students_count],
                                    .desk = &course->desk};
    if (config.role != ROLE_BOARD) {
        config.memory.token_count = TOKEN_BYTES;
        give_bytes(&course->random, config.memory.token, TOKEN_BYTES);
    }
    session_init(&pupil->session, &config);
    pupil->transport = course->config.wire.dial(course->config.wire.context, student);
    assert_non_null(pupil->transport);
}

/* Who may teach is looked at elsewhere. */
static bool is_teachers(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature) {
    (void)context;
    (void)handshake;
    (void)signature;
    return key[0] == 1;
}

static void open_room(struct course *course) {
    const struct course_config *config = &course->config;
    struct transport *transport = config->wire.listen(config->wire.context);
    assert_non_null(transport);
    course->room = config->is_bare ? bare_open(transport) : transport;
    struct server_config server = {
        .title = COURSE_TITLE,
        .code = config->wire.code(config->wire.context),
        .run = 1,
        .seats_max = COURSE_STUDENTS_MAX,
        .peers_max = 64,
        .game = {.seed = 5,
                 .grace_ms = 3000,
                 .team_size = CAST_TEAM_SEATS,
                 .rounds = config->rounds},
        .pack = course->pack,
        .journal = course->journal,
        .transport = course->room,
        .is_teachers = is_teachers,
        .random_bytes = give_bytes,
        .random_context = &course->random,
    };
    assert_true(plan_by_name(config->plan, server.game.plan, &server.game.plan_count));
    course->server = server_open(&server, course->now_ms);
    assert_non_null(course->server);
}

static bool all_sit(const struct course *course) {
    for (int i = 0; i < course->students_count; i++) {
        if (!course->pupils[i].has_sat) {
            return false;
        }
    }
    return true;
}

struct course *course_open(const struct course_config *config) {
    char why[1024] = "";
    struct course *course = calloc(1, sizeof *course);
    assert_non_null(course);
    course->config = *config;
    course->now_ms = START_MS;
    config->wire.set_time(config->wire.context, course->now_ms);
    random_init(&course->random, 3, 9);
    cast_make(&course->cast, config->teams, config->seed);
    const char *text = config->pack_text;
    course->pack = text != NULL ? pack_load_bytes("pack", text, strlen(text), why, sizeof why)
                                : pack_load(config->pack, why, sizeof why);
    assert_string_equal(why, "");
    course->journal = journal_memory_open(JOURNAL);
    open_room(course);
    course->students_count = config->teams * CAST_TEAM_SEATS;
    course->pupils_count = course->students_count + 2;
    for (int i = 0; i < course->pupils_count; i++) {
        open_pupil(course, i);
        connect_one(course, i);
    }
    for (int ms = 0; ms < LOBBY_MS && (!all_sit(course) || ms < LOBBY_MS / 10);
         ms += COURSE_STEP_MS) {
        step(course, course_sit);
    }
    assert_true(all_sit(course));
    return course;
}

/* --- the lesson
 * ----------------------------------------------------------------------------------- */

/* The machine of one student is started anew, in the midst of a phase. */
static void return_one(struct course *course, int student) {
    struct pupil *pupil = &course->pupils[student];
    pupil->transport->calls->disconnect(pupil->transport, pupil->peer);
    pupil->is_up = false;
    session_disconnected(&pupil->session);
    connect_one(course, student);
}

/* In two phases of the second round somebody comes back, when all have answered. */
static void disturb(struct course *course, const struct server_status *status) {
    bool is_time = course->now_ms == course->place_ms + PHASE_MS - 500;
    bool is_place =
        status->number == 2 && (status->phase == PHASE_TRY || status->phase == PHASE_MEND ||
                                status->phase == PHASE_OFFER || status->phase == PHASE_HUDDLE);
    if (is_time && is_place) {
        return_one(course, (int)status->phase % course->students_count);
    }
}

static bool is_last_phase(const struct course *course, enum phase phase) {
    uint8_t plan[PLAN_PHASES_MAX], count;
    return plan_by_name(course->config.plan, plan, &count) && plan[count - 1] == phase;
}

/* Behind the second and the fourth round there is one in which bowls are mended. */
static void host_next(struct course *course, const struct server_status *status) {
    struct message mends = {.id = MESSAGE_host_round, .as.host_round.kind = ROUND_MENDING};
    enum refusal_reason reason;
    bool is_behind = status->kind == ROUND_NORMAL && is_last_phase(course, status->phase);
    if (is_behind && (status->number == 2 || status->number == 4)) {
        assert_true(server_act(course->server, &mends, course->now_ms, &reason));
        course->mended++;
    } else {
        server_next(course->server, course->now_ms);
    }
}

/* To all words that wait, before the phase is over. */
static void nod(struct course *course) {
    struct message nods = {.id = MESSAGE_host_nod, .as.host_nod.is_yes = true};
    struct session *teacher = &course->pupils[course->students_count + 1].session;
    assert_int_not_equal(session_host(teacher, &nods, course->now_ms), 0);
}

static void host(struct course *course, const struct server_status *status) {
    uint32_t place = (uint32_t)status->stage << 24 | (uint32_t)status->round << 16 |
                     (uint32_t)status->phase << 8 | status->spotlight;
    if (place != course->place) {
        course->place = place;
        course->place_ms = course->now_ms;
    } else if (course->now_ms == course->place_ms + PHASE_MS - NOD_MS) {
        nod(course);
    } else if (course->now_ms == course->place_ms + PHASE_MS) {
        host_next(course, status);
    }
}

void course_play(struct course *course) {
    struct server_status status;
    course->is_listening = true;
    course->place = UINT32_MAX;
    for (server_status(course->server, &status); status.stage != STAGE_CLOSED;
         server_status(course->server, &status)) {
        host(course, &status);
        if (server_is_over(course->server) || status.stage == STAGE_RECAP) {
            break;
        }
        disturb(course, &status);
        step(course, course_act);
    }
    assert_int_equal(status.stage, STAGE_RECAP);
    assert_int_equal(course->mended, course->config.rounds < 4 ? 1 : 2);
    for (int ms = 0; ms < PHASE_MS; ms += COURSE_STEP_MS) {
        step(course, course_act);
    }
    course->is_listening = false;
    assert_true(course->desk.have_texts && course->desk.have_queue);
}

void course_close(struct course *course) {
    char why[160];
    for (int i = 0; i < course->pupils_count; i++) {
        course->pupils[i].transport->calls->close(course->pupils[i].transport);
        sights_free(&course->pupils[i].messages);
    }
    server_free(course->server);
    course->room->calls->close(course->room);
    course->journal->calls->close(course->journal, 0, why, sizeof why);
    pack_free(course->pack);
    free(course);
}
