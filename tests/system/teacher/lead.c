/* The session of the client's core does the talking; here it meets the wire. A "next" may come when
 * the class has just gone on by itself: then it is said again for the place that it is in now. */
#include "lead.h"

#include <string.h>

#define BEGIN_MS 10000
#define DO_MS    10000
#define TRIES    5

static void send_all(struct lead *lead) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    for (size_t count; (count = session_outgoing(&lead->session, bytes, wire_now_ms())) > 0;) {
        if (lead->hello_count == 0) {
            memcpy(lead->hello, bytes, count);
            lead->hello_count = count;
        }
        if (!wire_say(&lead->wire, bytes, count)) {
            return;
        }
    }
}

static void turn(struct lead *lead) {
    const uint8_t *bytes = NULL;
    size_t count = 0;
    while (wire_hear(&lead->wire, &bytes, &count)) {
        session_receive(&lead->session, bytes, count, wire_now_ms());
    }
    send_all(lead);
}

static bool is_there(const struct lead *lead) {
    return lead->wire.state == WIRE_UP && lead->session.link != SESSION_ENDED;
}

bool lead_begin(struct lead *lead, const struct wire *wire, const struct identity *identity) {
    struct transport_identity shown;
    struct session_proof proof;
    struct session_config config = {.role = ROLE_TEACHER, .desk = &lead->desk};
    memset(lead, 0, sizeof *lead);
    lead->wire = *wire;
    session_init(&lead->session, &config);
    session_connected(&lead->session, wire_now_ms());
    if (!wire->transport->calls->identity(wire->transport, wire->peer, &shown)) {
        return false;
    }
    memcpy(proof.teacher, identity->open, sizeof proof.teacher);
    identity_sign_connection(identity, shown.handshake, proof.signature);
    session_prove(&lead->session, &proof);
    uint64_t until_ms = wire_now_ms() + BEGIN_MS;
    while (is_there(lead) && wire_now_ms() < until_ms &&
           !(lead->desk.have_desk && lead->session.view.have_phase)) {
        turn(lead);
    }
    return lead->desk.have_desk && lead->session.view.have_phase;
}

bool lead_message(const struct session_view *view, const char *word, struct message *message) {
    *message = (struct message){.id = MESSAGE_host_next};
    if (strcmp(word, "next") == 0) {
        message->as.host_next.stage = view->phase.stage;
        message->as.host_next.round = view->phase.round;
        message->as.host_next.phase = view->phase.phase;
        message->as.host_next.spotlight = view->have_spotlight ? view->spotlight.number : 0;
        return true;
    }
    bool is_end = strcmp(word, "end") == 0, is_lock = strcmp(word, "lock") == 0;
    if (is_end || strcmp(word, "close") == 0) {
        message->id = MESSAGE_host_end;
        message->as.host_end.with_recap = is_end;
        return true;
    }
    if (is_lock || strcmp(word, "unlock") == 0) {
        message->id = MESSAGE_host_door;
        message->as.host_door.is_locked = is_lock;
        return true;
    }
    return false;
}

/* Behind a lesson's end the room may be quicker than its word that this was kept. */
static bool is_over(const struct lead *lead) {
    return lead->session.why_ended == SESSION_ROOM_CLOSED;
}

static bool try_word(struct lead *lead, const char *word) {
    struct message message;
    uint64_t kept = lead->session.kept_count, refused = lead->session.refused_count;
    uint64_t until_ms = wire_now_ms() + DO_MS;
    if (!lead_message(&lead->session.view, word, &message) ||
        session_host(&lead->session, &message, wire_now_ms()) == 0) {
        return false;
    }
    while (is_there(lead) && wire_now_ms() < until_ms && lead->session.kept_count == kept &&
           lead->session.refused_count == refused) {
        turn(lead);
    }
    return lead->session.kept_count > kept || is_over(lead);
}

/* What was kept is told before where the class is now. */
static void wait_for_news(struct lead *lead, const struct message_phase *before) {
    uint64_t until_ms = wire_now_ms() + DO_MS;
    const struct message_phase *now = &lead->session.view.phase;
    while (is_there(lead) && wire_now_ms() < until_ms && now->stage == before->stage &&
           now->round == before->round && now->phase == before->phase) {
        turn(lead);
    }
}

bool lead_do(struct lead *lead, const char *word) {
    struct message_phase before = lead->session.view.phase;
    bool goes_on = strcmp(word, "next") == 0 || strcmp(word, "end") == 0;
    for (int i = 0; i < TRIES && is_there(lead); i++) {
        if (try_word(lead, word)) {
            if (goes_on) {
                wait_for_news(lead, &before);
            }
            return true;
        }
    }
    return false;
}
