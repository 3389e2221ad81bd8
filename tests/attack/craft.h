/* ENet's commands by hand, whole or broken: a datagram is put together piece by piece, and nothing
 * that is put in is looked at. The shapes are those of enet/protocol.h; the constants too. */
#ifndef CRAFT_H
#define CRAFT_H

#include <enet/enet.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seal.h"

#define CRAFT_NO_PEER ENET_PROTOCOL_MAXIMUM_PEER_ID
#define CRAFT_ACKED   ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE

struct craft {
    uint8_t bytes[SEAL_PLAIN_MAX];
    size_t count;
};

/* A header: the peer as the other end numbers it, with flags and session bits; with the time of
 * sending where `flags` say so. What does not fit any more is left out. */
void craft_begin(struct craft *craft, unsigned peer_and_flags, uint16_t sent_time);
void craft_bytes(struct craft *craft, const void *bytes, size_t count);
void craft_number(struct craft *craft, uint32_t number, unsigned bytes); /* big-endian */

/* A command's own header: CONNECT with CRAFT_ACKED and so on. */
void craft_command(struct craft *craft, unsigned command, uint8_t channel, uint16_t sequence);

struct craft_connect {
    uint16_t peer; /* the one who asks, as it numbers itself */
    uint32_t mtu, window, channels, incoming, outgoing, id;
};

/* As an honest client asks. */
void craft_connect(struct craft *craft, const struct craft_connect *connect);
void craft_connect_init(struct craft_connect *connect, uint32_t id);
void craft_ack(struct craft *craft, uint8_t channel, uint16_t sequence, uint16_t sent_time);
/* `sequence2`: of an unreliable or unsequenced one. `claims`: the length that is said. */
void craft_message(struct craft *craft, unsigned command, uint8_t channel, uint16_t sequence,
                   uint16_t sequence2);
void craft_data(struct craft *craft, uint16_t claims, const void *bytes, size_t count);

#endif
