/* Numbers, one behind the other, the highest byte first. */
#include "craft.h"

#include <string.h>

#define WINDOW_BYTES 65536

void craft_bytes(struct craft *craft, const void *bytes, size_t count) {
    if (count > sizeof craft->bytes - craft->count) {
        count = sizeof craft->bytes - craft->count;
    }
    if (count > 0) {
        memcpy(craft->bytes + craft->count, bytes, count);
        craft->count += count;
    }
}

void craft_number(struct craft *craft, uint32_t number, unsigned bytes) {
    uint8_t written[4];
    for (unsigned i = 0; i < bytes; i++) {
        written[i] = (uint8_t)(number >> 8 * (bytes - 1 - i));
    }
    craft_bytes(craft, written, bytes);
}

void craft_begin(struct craft *craft, unsigned peer_and_flags, uint16_t sent_time) {
    craft->count = 0;
    craft_number(craft, peer_and_flags, 2);
    if ((peer_and_flags & ENET_PROTOCOL_HEADER_FLAG_SENT_TIME) != 0) {
        craft_number(craft, sent_time, 2);
    }
}

void craft_command(struct craft *craft, unsigned command, uint8_t channel, uint16_t sequence) {
    craft_number(craft, command, 1);
    craft_number(craft, channel, 1);
    craft_number(craft, sequence, 2);
}

void craft_connect_init(struct craft_connect *connect, uint32_t id) {
    *connect = (struct craft_connect){
        .mtu = SEAL_PLAIN_MAX, .window = WINDOW_BYTES, .channels = 2, .id = id};
}

void craft_connect(struct craft *craft, const struct craft_connect *connect) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_CONNECT | CRAFT_ACKED, 0xff, 1);
    craft_number(craft, connect->peer, 2);
    craft_number(craft, 0xffff, 2); /* sessions: none yet, in either direction */
    craft_number(craft, connect->mtu, 4);
    craft_number(craft, connect->window, 4);
    craft_number(craft, connect->channels, 4);
    craft_number(craft, connect->incoming, 4);
    craft_number(craft, connect->outgoing, 4);
    craft_number(craft, ENET_PEER_PACKET_THROTTLE_INTERVAL, 4);
    craft_number(craft, ENET_PEER_PACKET_THROTTLE_ACCELERATION, 4);
    craft_number(craft, ENET_PEER_PACKET_THROTTLE_DECELERATION, 4);
    craft_number(craft, connect->id, 4);
    craft_number(craft, 0, 4);
}

void craft_ack(struct craft *craft, uint8_t channel, uint16_t sequence, uint16_t sent_time) {
    craft_command(craft, ENET_PROTOCOL_COMMAND_ACKNOWLEDGE, channel, sequence);
    craft_number(craft, sequence, 2);
    craft_number(craft, sent_time, 2);
}

void craft_message(struct craft *craft, unsigned command, uint8_t channel, uint16_t sequence,
                   uint16_t sequence2) {
    unsigned kind = command & ENET_PROTOCOL_COMMAND_MASK;
    craft_command(craft, command, channel, sequence);
    if (kind == ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE ||
        kind == ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED) {
        craft_number(craft, sequence2, 2);
    }
}

void craft_data(struct craft *craft, uint16_t claims, const void *bytes, size_t count) {
    craft_number(craft, claims, 2);
    craft_bytes(craft, bytes, count);
}
