/* One outgoing message: written into `message`, encoded once, sent to one connection or to many. A
 * message that does not fit a datagram goes in parts. */
#ifndef MAIL_H
#define MAIL_H

#include "connection.h"
#include "messages.h"
#include "transport.h"

struct mail {
    struct transport *transport;
    struct connections *connections;
    struct message message; /* write it, then seal */
    uint16_t transfer;
    uint64_t now_ms; /* the server's clock */
    uint32_t behind; /* so many messages that wait for one reader, and it is_behind */
    size_t size;     /* of what is sealed */
    uint8_t bytes[MESSAGE_BYTES_MAX];
};

/* Encodes `message`. It is ours, so it always fits. */
void mail_seal(struct mail *mail);

/* Sends what was sealed last, as often as wanted. A connection for which as much waits as may wait
 * is_behind; nothing is sent to such a one. */
void mail_send(struct mail *mail, uint16_t connection);
void mail_send_to_class(struct mail *mail);
/* A connection's last words, for which there is room even if it is_behind. */
void mail_send_last(struct mail *mail, uint16_t connection);
/* The same for what may be lost; it fits a datagram. */
void mail_send_latest(struct mail *mail, uint16_t connection);

#endif
