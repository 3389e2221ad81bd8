/* Opening ENet's host within our limits: nothing in fragments, buffers for a class that speaks at
 * once, and a sentence where the machine cannot. Inside the ENet adapter alone. */
#ifndef ENET_OPEN_H
#define ENET_OPEN_H

#include <enet/enet.h>
#include <stdbool.h>
#include <stddef.h>

/* The most peers that one host can have. */
#define ENET_PEERS_MAX ENET_PROTOCOL_MAXIMUM_PEER_ID

/* A host for peers_count connections: a room's, bound to `address`, or a client's where that is
 * NULL. NULL and a sentence in `why` (size bytes) when the machine cannot. Close with enet_close.
 */
ENetHost *enet_open(const ENetAddress *address, size_t peers_count, char *why, size_t size);
void enet_close(ENetHost *host);

#endif
