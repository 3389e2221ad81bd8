/* What does not get through to a connection is not remembered here: the connection is marked, and
 * when it reads again the server tells it the now (catch_up.c). So nothing queues up for somebody
 * who does not read. */
#include "mail.h"

#include <assert.h>

#include "codec.h"
#include "parts.h"

void mail_seal(struct mail *mail) {
    mail->size = codec_encode(&mail->message, mail->bytes, sizeof mail->bytes);
    assert(mail->size > 0);
    mail->transfer++;
}

static void send_part(struct mail *mail, uint16_t number, const uint8_t *bytes, size_t count) {
    struct connection *connection = &mail->connections->list[number];
    if (connection->peer == 0 || connection->is_behind) {
        return;
    }
    if (mail->transport->calls->queued(mail->transport, connection->peer) >= mail->behind) {
        connection->is_behind = true;
        return;
    }
    bool is_taken = mail->transport->calls->send(mail->transport, connection->peer, bytes, count,
                                                 TRANSPORT_RELIABLE);
    connection->is_behind = !is_taken;
    connection->told_ms = mail->now_ms;
}

void mail_send(struct mail *mail, uint16_t connection) {
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    size_t parts = parts_count(mail->size);
    for (size_t i = 0; i < parts; i++) {
        size_t count = parts_split(mail->bytes, mail->size, mail->transfer, i, datagram);
        send_part(mail, connection, datagram, count);
    }
}

void mail_send_last(struct mail *mail, uint16_t number) {
    const struct connection *connection = &mail->connections->list[number];
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    assert(parts_count(mail->size) == 1);
    size_t count = parts_split(mail->bytes, mail->size, mail->transfer, 0, datagram);
    mail->transport->calls->send(mail->transport, connection->peer, datagram, count,
                                 TRANSPORT_RELIABLE);
}

void mail_send_latest(struct mail *mail, uint16_t number) {
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    struct connection *connection = &mail->connections->list[number];
    if (connection->is_behind) {
        return;
    }
    assert(parts_count(mail->size) == 1);
    size_t count = parts_split(mail->bytes, mail->size, mail->transfer, 0, datagram);
    mail->transport->calls->send(mail->transport, connection->peer, datagram, count,
                                 TRANSPORT_LATEST);
    connection->told_ms = mail->now_ms;
}

void mail_send_to_class(struct mail *mail) {
    uint8_t datagram[DATAGRAM_BYTES_MAX];
    size_t parts = parts_count(mail->size);
    for (size_t i = 0; i < parts; i++) {
        size_t count = parts_split(mail->bytes, mail->size, mail->transfer, i, datagram);
        for (uint16_t number = 1; number <= mail->connections->high; number++) {
            if (mail->connections->list[number].is_in) {
                send_part(mail, number, datagram, count);
            }
        }
    }
}
