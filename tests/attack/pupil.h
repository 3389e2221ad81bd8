/* A guest who is connected inside the seal, by an ENet of our own that is a hundred lines: it says
 * messages reliably and in order, acknowledges what comes, and can stop doing either. */
#ifndef PUPIL_H
#define PUPIL_H

#include "craft.h"
#include "guest.h"
#include "messages.h"

struct pupil {
    struct guest guest;
    uint16_t peer;                    /* as the room numbers it, with the bits of its session */
    bool is_in, is_closed;            /* connected; the room has ended it */
    bool is_deaf;                     /* acknowledges nothing */
    uint16_t said, heard;             /* the last sequence numbers of the reliable channel */
    uint32_t heard_of[UINT8_MAX + 1]; /* how many messages of each kind */
    struct message_seat seat;         /* the last of its kind, as the next two */
    struct message_closed closed;
    struct message_refused refused;
    struct message scratch;
    void (*on_acked)(void *context, uint8_t channel,
                     uint16_t sequence); /* NULL: acknowledgements are not told */
    void *acked_context;
};

/* Knocks and connects; false: it was not let in within the time. */
bool pupil_open(struct pupil *pupil, const struct gate_address *room, uint32_t from, uint64_t seed,
                unsigned patience_ms);
/* Connects over the session that its guest has. */
bool pupil_connect(struct pupil *pupil, unsigned patience_ms);
/* Says goodbye, and closes. */
void pupil_close(struct pupil *pupil);

/* A header for this connection. */
void pupil_begin(const struct pupil *pupil, struct craft *craft);
void pupil_send(struct pupil *pupil, const struct craft *craft);

/* Any bytes as the next message of the reliable channel; sent once. */
void pupil_say_bytes(struct pupil *pupil, const uint8_t *bytes, size_t count);
void pupil_say(struct pupil *pupil, const struct message *message);

/* Takes and acknowledges what has come. */
void pupil_listen(struct pupil *pupil);
/* Listens until a message of this kind has come; false: none did. */
bool pupil_await(struct pupil *pupil, enum message_id id, unsigned patience_ms);
/* Listens until the room has ended the connection. */
bool pupil_await_end(struct pupil *pupil, unsigned patience_ms);

/* hello as a student with this token (TOKEN_BYTES) or without (NULL); then a seat by the first of
 * the names that are offered. */
void pupil_hello(struct pupil *pupil, const uint8_t *token);
void pupil_hello_as_board(struct pupil *pupil);
bool pupil_sit_down(struct pupil *pupil, unsigned patience_ms);

#endif
