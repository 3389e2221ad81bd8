/* What is said is sent once: on the way to a room on the same machine hardly anything is lost, and
 * a test that hears no answer says so. */
#include "pupil.h"

#include <string.h>

#include "codec.h"
#include "protocol.h"
#include "sizes.h"

#define TURN_MS       10
#define WITH_TIME     ENET_PROTOCOL_HEADER_FLAG_SENT_TIME
#define SESSION_SHIFT ENET_PROTOCOL_HEADER_SESSION_SHIFT

static uint16_t number_at(const uint8_t *bytes, size_t at) {
    return (uint16_t)(bytes[at] << 8 | bytes[at + 1]);
}

static uint16_t time_now(void) {
    return (uint16_t)(stranger_us() / 1000);
}

void pupil_begin(const struct pupil *pupil, struct craft *craft) {
    craft_begin(craft, pupil->peer | WITH_TIME, time_now());
}

void pupil_send(struct pupil *pupil, const struct craft *craft) {
    guest_say(&pupil->guest, craft->bytes, craft->count);
}

/* ---- what comes */

static void acknowledge(struct pupil *pupil, const uint8_t *command, uint16_t sent_time) {
    struct craft craft;
    if ((command[0] & CRAFT_ACKED) != 0 && !pupil->is_deaf) {
        pupil_begin(pupil, &craft);
        craft_ack(&craft, command[1], number_at(command, 2), sent_time);
        pupil_send(pupil, &craft);
    }
}

static void on_verified(struct pupil *pupil, const uint8_t *command) {
    unsigned outgoing_session = command[7];
    pupil->peer = (uint16_t)(number_at(command, 4) | outgoing_session << SESSION_SHIFT);
    pupil->is_in = true;
}

static void on_message(struct pupil *pupil, const uint8_t *bytes, size_t count) {
    struct message *message = &pupil->scratch;
    if (codec_decode(bytes, count, FROM_SERVER, message) != CODEC_OK) {
        return;
    }
    pupil->heard_of[message->id]++;
    if (message->id == MESSAGE_seat) {
        pupil->seat = message->as.seat;
    } else if (message->id == MESSAGE_closed) {
        pupil->closed = message->as.closed;
    } else if (message->id == MESSAGE_refused) {
        pupil->refused = message->as.refused;
    }
}

static void on_reliable(struct pupil *pupil, const uint8_t *command, const uint8_t *data,
                        size_t count) {
    if (number_at(command, 2) == (uint16_t)(pupil->heard + 1)) {
        pupil->heard++;
        on_message(pupil, data, count);
    }
}

/* The size of a command with its data; 0: not one that a room sends. */
static size_t take_command(struct pupil *pupil, const uint8_t *command, size_t left) {
    static const size_t sizes[] = {0, 8, 0, 44, 8, 4, 6, 8, 0, 8, 12};
    unsigned kind = command[0] & ENET_PROTOCOL_COMMAND_MASK;
    size_t size = kind < sizeof sizes / sizeof sizes[0] ? sizes[kind] : 0;
    size_t data = size == 0 || size > left ? 0 : number_at(command, size - 2);
    bool has_data = kind == ENET_PROTOCOL_COMMAND_SEND_RELIABLE ||
                    kind == ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE;
    if (size == 0 || size > left || (has_data && data > left - size)) {
        return 0;
    }
    if (kind == ENET_PROTOCOL_COMMAND_ACKNOWLEDGE && pupil->on_acked != NULL) {
        pupil->on_acked(pupil->acked_context, command[1], number_at(command, 4));
    } else if (kind == ENET_PROTOCOL_COMMAND_VERIFY_CONNECT) {
        on_verified(pupil, command);
    } else if (kind == ENET_PROTOCOL_COMMAND_DISCONNECT) {
        pupil->is_closed = true;
    } else if (kind == ENET_PROTOCOL_COMMAND_SEND_RELIABLE) {
        on_reliable(pupil, command, command + size, data);
    } else if (kind == ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE) {
        on_message(pupil, command + size, data);
    }
    return has_data ? size + data : size;
}

void pupil_listen(struct pupil *pupil) {
    uint8_t bytes[GATE_DATAGRAM_MAX];
    size_t count;
    while ((count = guest_hear(&pupil->guest, bytes)) >= 4) {
        bool has_time = (bytes[0] << 8 & WITH_TIME) != 0;
        uint16_t sent_time = has_time ? number_at(bytes, 2) : 0;
        size_t at = has_time ? 4 : 2, size = 1;
        for (; size > 0 && count - at >= 4; at += size) {
            size = take_command(pupil, bytes + at, count - at);
            if (size > 0) {
                acknowledge(pupil, bytes + at, sent_time);
            }
        }
    }
}

/* ---- coming in */

bool pupil_connect(struct pupil *pupil, unsigned patience_ms) {
    struct craft craft;
    struct craft_connect connect;
    uint64_t until_us = stranger_us() + (uint64_t)patience_ms * 1000;
    craft_connect_init(&connect, random_next(&pupil->guest.random));
    pupil->is_in = pupil->is_closed = false;
    pupil->said = pupil->heard = 0;
    craft_begin(&craft, CRAFT_NO_PEER | WITH_TIME, time_now());
    craft_connect(&craft, &connect);
    pupil_send(pupil, &craft);
    while (!(pupil->is_in && pupil->heard > 0) && stranger_us() < until_us) {
        stranger_wait(&pupil->guest.stranger, TURN_MS);
        pupil_listen(pupil);
    }
    return pupil->is_in && pupil->heard > 0; /* the first that is heard is the welcome */
}

bool pupil_open(struct pupil *pupil, const struct gate_address *room, uint32_t from, uint64_t seed,
                unsigned patience_ms) {
    memset(pupil, 0, sizeof *pupil);
    if (!guest_open(&pupil->guest, room, from, seed)) {
        return false;
    }
    if (guest_knock(&pupil->guest, patience_ms) && pupil_connect(pupil, patience_ms)) {
        return true;
    }
    guest_close(&pupil->guest);
    return false;
}

void pupil_close(struct pupil *pupil) {
    struct craft craft;
    if (pupil->is_in && !pupil->is_closed) {
        pupil_begin(pupil, &craft);
        craft_command(&craft,
                      ENET_PROTOCOL_COMMAND_DISCONNECT | ENET_PROTOCOL_COMMAND_FLAG_UNSEQUENCED,
                      0xff, 0);
        craft_number(&craft, 0, 4);
        pupil_send(pupil, &craft);
    }
    guest_close(&pupil->guest);
}

/* ---- saying */

void pupil_say_bytes(struct pupil *pupil, const uint8_t *bytes, size_t count) {
    struct craft craft;
    pupil_begin(pupil, &craft);
    craft_message(&craft, ENET_PROTOCOL_COMMAND_SEND_RELIABLE | CRAFT_ACKED, 0, ++pupil->said, 0);
    craft_data(&craft, (uint16_t)count, bytes, count);
    pupil_send(pupil, &craft);
}

void pupil_say(struct pupil *pupil, const struct message *message) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    size_t count = codec_encode(message, bytes, sizeof bytes);
    if (count > 0) {
        pupil_say_bytes(pupil, bytes, count);
    }
}

bool pupil_await(struct pupil *pupil, enum message_id id, unsigned patience_ms) {
    uint64_t until_us = stranger_us() + (uint64_t)patience_ms * 1000;
    while (pupil->heard_of[id] == 0 && stranger_us() < until_us) {
        stranger_wait(&pupil->guest.stranger, TURN_MS);
        pupil_listen(pupil);
    }
    return pupil->heard_of[id] > 0;
}

bool pupil_await_end(struct pupil *pupil, unsigned patience_ms) {
    uint64_t until_us = stranger_us() + (uint64_t)patience_ms * 1000;
    while (!pupil->is_closed && stranger_us() < until_us) {
        stranger_wait(&pupil->guest.stranger, TURN_MS);
        pupil_listen(pupil);
    }
    return pupil->is_closed;
}

void pupil_hello(struct pupil *pupil, const uint8_t *token) {
    struct message *message = &pupil->scratch;
    *message = (struct message){.id = MESSAGE_hello};
    message->as.hello.major = PROTOCOL_MAJOR;
    message->as.hello.minor = PROTOCOL_MINOR;
    message->as.hello.role = ROLE_STUDENT;
    if (token != NULL) {
        memcpy(message->as.hello.token, token, TOKEN_BYTES);
        message->as.hello.token_count = TOKEN_BYTES;
    }
    pupil_say(pupil, message);
}

void pupil_hello_as_board(struct pupil *pupil) {
    pupil->scratch = (struct message){
        .id = MESSAGE_hello,
        .as.hello = {.major = PROTOCOL_MAJOR, .minor = PROTOCOL_MINOR, .role = ROLE_BOARD}};
    pupil_say(pupil, &pupil->scratch);
}

bool pupil_sit_down(struct pupil *pupil, unsigned patience_ms) {
    if (!pupil_await(pupil, MESSAGE_names, patience_ms)) {
        return false;
    }
    pupil->scratch = (struct message){.id = MESSAGE_join, .as.join = {.action = 1, .choice = 0}};
    pupil_say(pupil, &pupil->scratch);
    return pupil_await(pupil, MESSAGE_seat, patience_ms);
}
