/* The transport over ENet (UDP). The adapter owns the socket functions, the place of the seal. */
#ifndef TRANSPORT_ENET_H
#define TRANSPORT_ENET_H

#include "transport.h"

/* Listens on `port` (0: any free one), on all addresses or on `address` where that is not NULL. Of
 * 4,095 connections the last 16 are for telling latecomers that the room is full.
 * `code`: the room's; a client that brings another one is sent away. NULL and a sentence in `why`
 * (size bytes) when the machine cannot, e.g. "port 27450 is in use by another program; ...". */
struct transport *transport_enet_listen(const char *address, uint16_t port, const char *code,
                                        size_t peers_max, char *why, size_t size);

/* A client's transport for up to `peers_max` connections (1; a swarm has more). */
struct transport *transport_enet_dial(size_t peers_max, char *why, size_t size);

/* The port that a listening transport has. */
uint16_t transport_enet_port(const struct transport *transport);

/* The socket, to wait on together with others; never to read from. */
int transport_enet_socket(const struct transport *transport);

#endif
