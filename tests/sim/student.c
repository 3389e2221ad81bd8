/* The wire of a student: connecting and connecting again, what comes goes to the ears first and
 * then to the client core, what the core owes goes out and is noted. A deaf student neither reads
 * nor writes, like a laptop that sleeps. */
#include "student.h"

#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "ears.h"
#include "hands.h"
#include "message_table.h"
#include "world.h"

#define EVENTS_MAX 256

void student_init(struct world *world, struct student *student, int number) {
    memset(student, 0, sizeof *student);
    student->number = number;
    student->transport = transport_memory_dial(world->net);
}

void student_deinit(struct student *student) {
    if (student->app != NULL) {
        app_close(student->app);
    }
    free(student->desk);
    student->transport->calls->close(student->transport);
}

void student_forget(struct student *student) {
    student->seat = student->team = 0;
    student->run = 0;
    student->gold = student->team_gold = 0;
    student->place = student->stage = 0;
    student->heard_closed = student->has_moved = false;
    student->actions_count = student->action_highest = 0;
    memset(student->notes, 0, sizeof student->notes);
}

/* Most programs make a token of their own before they come; older ones are given one. */
static void make_token(struct world *world, struct session_memory *memory) {
    if (random_below(&world->deeds_random, 4) == 0) {
        return;
    }
    memory->token_count = sizeof memory->token;
    for (size_t i = 0; i < sizeof memory->token; i++) {
        memory->token[i] = (uint8_t)random_next(&world->secrets);
    }
}

static void open_session(struct world *world, struct student *student) {
    struct session_config config = {.role = student->role};
    if (student->role != ROLE_BOARD) {
        make_token(world, &config.memory);
    }
    if (student->role == ROLE_TEACHER) {
        student->desk = student->desk != NULL ? student->desk : calloc(1, sizeof *student->desk);
        memset(student->desk, 0, sizeof *student->desk);
        config.desk = student->desk;
    }
    session_init(&student->own, &config);
    student->session = &student->own;
}

void student_open(struct world *world, struct student *student) {
    struct random *random = &world->deeds_random;
    student_forget(student);
    student->is_there = true;
    student->retry_at_ms = world->now_ms;
    student->act_at_ms = world->now_ms + random_below(random, 3000);
    student->pace_ms = 100 + random_below(random, 1 + 1000 * (1 + random_below(random, 6)));
    if (student->app != NULL) {
        hands_open(student);
        student->session = app_session(student->app);
        return;
    }
    open_session(world, student);
}

void student_take_over(struct student *student, struct student *from) {
    student->own = *from->session;
    session_disconnected(&student->own);
    student->run = from->run;
    student->seat = from->seat;
    student->gold = from->gold;
    student->team = from->team;
    student->team_gold = from->team_gold;
    student->place = from->place;
    student->stage = from->stage;
    student->actions_count = from->actions_count;
    student->action_highest = from->action_highest;
    student->notes_next = from->notes_next;
    memcpy(student->notes, from->notes, sizeof student->notes);
    from->has_moved = true;
}

void student_close(struct world *world, struct student *student) {
    (void)world;
    if (student->peer != 0) {
        student->transport->calls->disconnect(student->transport, student->peer);
    }
    student->peer = 0;
    student->is_up = student->is_there = false;
}

bool student_hang_up(struct world *world, struct student *student) {
    if (student->peer == 0) {
        return false;
    }
    student->transport->calls->disconnect(student->transport, student->peer);
    student->peer = 0;
    student->is_up = false;
    student->retry_at_ms = world->now_ms + random_below(&world->deeds_random, 4000);
    session_disconnected(student->session);
    return true;
}

bool student_send(struct world *world, struct student *student, const uint8_t *bytes,
                  size_t count) {
    (void)world;
    return student->is_up && student->transport->calls->send(student->transport, student->peer,
                                                             bytes, count, TRANSPORT_RELIABLE);
}

/* --- out
 * ------------------------------------------------------------------------------------------
 */

/* The number of an action; 0: the message is none. */
static uint32_t action_of(const struct message *message) {
    const struct form *form = &message_form(message->id)->form;
    bool is_action = strcmp(form->fields[0].name, "action") == 0;
    return is_action ? (uint32_t)field_number(&form->fields[0], &message->as) : 0;
}

/* Sent again under the same number it is the same action. */
static void note_sent(struct world *world, struct student *student, const struct message *message) {
    hearsay_note(&world->hearsay, student->seat, message);
    uint32_t action = action_of(message);
    if (action == 0 || ears_note(student, action) != NULL) {
        return;
    }
    struct note *note = &student->notes[student->notes_next];
    student->notes_next = (student->notes_next + 1) % NOTES_MAX;
    *note = (struct note){.action = action, .id = message->id};
    world->watch.acts[message->id]++;
    if (message->id == MESSAGE_answer) {
        note->answer = message->as.answer;
    }
    if (action > student->action_highest) {
        student->action_highest = action;
        student->actions_count++;
    }
}

static void send_all(struct world *world, struct student *student) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    for (int i = 0; i < EVENTS_MAX && student->is_up; i++) {
        size_t count = session_outgoing(student->session, bytes, world->now_ms);
        if (count == 0) {
            return;
        }
        if (codec_decode(bytes, count, FROM_CLIENT, &world->raw) != CODEC_OK) {
            world_violate(world, "a client sends nothing that a room cannot read", "student %d",
                          student->number);
            return;
        }
        note_sent(world, student, &world->raw);
        world_tell(world, "student %d: sends %s %u", student->number, message_name(world->raw.id),
                   action_of(&world->raw));
        memcpy(student->last_sent, bytes, count);
        student->last_sent_count = count;
        if (!student_send(world, student, bytes, count)) {
            return;
        }
        if (world->raw.id == MESSAGE_leave) {
            student_hang_up(world, student); /* who leaves waits for nobody */
        }
    }
}

/* --- in
 * -------------------------------------------------------------------------------------------
 */

static void lost(struct world *world, struct student *student, enum transport_end end) {
    student->peer = 0;
    student->is_up = false;
    student->retry_at_ms = world->now_ms + 200 + random_below(&world->deeds_random, 2000);
    if (student->app != NULL) {
        app_disconnected(student->app, (int)end, world->now_ms);
    } else {
        session_disconnected(student->session);
    }
}

static void prove(const struct world *world, struct student *student) {
    const struct transport *transport = student->transport;
    struct transport_identity identity;
    struct session_proof proof;
    if (student->role == ROLE_TEACHER &&
        transport->calls->identity(transport, student->peer, &identity)) {
        world_prove(world, identity.handshake, &proof);
        session_prove(student->session, &proof);
    }
}

static void take_event(struct world *world, struct student *student,
                       const struct transport_event *event) {
    if (event->peer != student->peer) {
        return; /* of a connection that was given up */
    }
    if (event->kind == TRANSPORT_CONNECTED) {
        student->is_up = true;
        parts_inbox_init(&student->inbox);
        if (student->app != NULL) {
            struct transport_identity identity;
            student->transport->calls->identity(student->transport, student->peer, &identity);
            app_connected(student->app, &identity, false, world->now_ms);
        } else {
            session_connected(student->session, world->now_ms);
            prove(world, student);
        }
    } else if (event->kind == TRANSPORT_DISCONNECTED) {
        world_tell(world, "student %d: lost (%d)", student->number, (int)event->end);
        lost(world, student, event->end);
    } else if (student->session->link == SESSION_GREETING || student->session->link == SESSION_IN) {
        ears_hear(world, student, event->bytes, event->bytes_count);
        session_receive(student->session, event->bytes, event->bytes_count, world->now_ms);
    }
}

static void read_all(struct world *world, struct student *student) {
    struct transport_event event;
    while (student->transport->calls->poll(student->transport, 0, &event)) {
        take_event(world, student, &event);
    }
}

/* A room that is silent for too long, or a machine that slept. */
static void listen(struct world *world, struct student *student) {
    if (student->is_up && session_listen(student->session, world->now_ms)) {
        student->transport->calls->disconnect(student->transport, student->peer);
        lost(world, student, TRANSPORT_LOST);
    }
}

static void dial(struct world *world, struct student *student) {
    bool is_wished =
        student->peer == 0 && student->app == NULL && student->session->link != SESSION_ENDED;
    if (is_wished && world->now_ms >= student->retry_at_ms) {
        student->peer =
            student->transport->calls->connect(student->transport, "room", 1, WORLD_CODE);
    }
}

/* Who was let go because the seat moved, or whose room is over, is not dialled for again. */
static void hang_up_ended(struct student *student) {
    if (student->peer != 0 && student->app == NULL && student->session->link == SESSION_ENDED) {
        student->transport->calls->disconnect(student->transport, student->peer);
        student->peer = 0;
        student->is_up = false;
    }
}

static const struct deeds *deeds_of(const struct student *student) {
    if (student->role == ROLE_TEACHER) {
        return teacher_deeds();
    }
    return student->is_rowdy ? rowdy_deeds() : student_deeds();
}

void student_turn(struct world *world, struct student *student) {
    if (world->now_ms < student->deaf_until_ms) {
        return;
    }
    read_all(world, student);
    if (!student->is_there) {
        return;
    }
    listen(world, student);
    if (student->has_moved && student->session->link != SESSION_IN) {
        student_close(world, student); /* whoever sat here looks at the other machine */
        return;
    }
    hang_up_ended(student);
    dial(world, student);
    bool is_still = world->weather.is_over || student->has_moved;
    if (!is_still && world->now_ms >= student->act_at_ms) {
        student->act_at_ms =
            world->now_ms + 20 + random_below(&world->deeds_random, 2 * student->pace_ms);
        deeds_do(deeds_of(student), world, student, &world->deeds_random);
    }
    if (student->app != NULL) {
        hands_turn(world, student);
    }
    send_all(world, student);
}
