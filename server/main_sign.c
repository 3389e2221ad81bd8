/* A question is answered only where it is one, and never with more bytes than it brought. */
#include "main_sign.h"

#include <string.h>

#include "codec.h"
#include "limit.h"
#include "str.h"

static void answer_one(struct lobby_sign *sign, size_t asked_bytes, uint16_t seats_free) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    uint32_t nonce = sign->message.as.find.nonce;
    sign->message.id = MESSAGE_found;
    struct message_found *found = &sign->message.as.found;
    *found = (struct message_found){.nonce = nonce,
                                    .major = PROTOCOL_MAJOR,
                                    .minor = PROTOCOL_MINOR,
                                    .port = sign->port,
                                    .seats_free = seats_free,
                                    .key_count = sign->key_count};
    str_copy(found->title, sizeof found->title, sign->title);
    memcpy(found->key, sign->key, sign->key_count);
    size_t count = codec_encode(&sign->message, bytes, sizeof bytes);
    if (count > 0 && count <= asked_bytes) {
        discovery_reply(sign->discovery, bytes, count);
    }
}

void lobby_sign_answer(struct lobby_sign *sign, uint16_t seats_free) {
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    char host[64];
    if (sign->discovery == NULL) {
        return;
    }
    for (int i = 0; i < LIMIT_FINDS_A_TURN; i++) {
        size_t count = discovery_receive(sign->discovery, bytes, host);
        if (count == 0) {
            return;
        }
        enum codec_status status = codec_decode(bytes, count, FROM_CLIENT, &sign->message);
        if (status == CODEC_OK && sign->message.id == MESSAGE_find) {
            answer_one(sign, count, seats_free);
        }
    }
}
