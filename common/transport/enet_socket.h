/* ENet's socket, with the gate in it. ENet sends and receives through two functions of its own
 * library; an executable that defines them takes precedence, and those defined here seal what goes
 * out and open what comes in. They are given nothing but the socket, so a registry stands behind
 * them: the only thing in this program that is one. One thread opens, closes and uses all sockets.
 * Inside the ENet adapter alone. */
#ifndef ENET_SOCKET_H
#define ENET_SOCKET_H

#include <enet/enet.h>
#include <stdbool.h>
#include <stdint.h>

#include "gate.h"

#define ENET_SOCKETS_MAX 160 /* in one process: tests have a class in one */

/* ENet's addresses are sessions: the host is the id, the port is always this. */
#define ENET_SESSION_PORT 1

/* Monotonic; what ENet's own clock is made of. */
uint64_t enet_clock_ms(void);

/* From here on the host's socket speaks through the gate. Both are borrowed until it is released.
 * False: too many sockets. */
bool enet_socket_guard(const ENetHost *host, struct gate *gate, bool is_room);
void enet_socket_release(ENetSocket socket);

/* A call of ENet begins: it may read LIMIT_STRANGERS_A_TURN datagrams that are nobody's. */
void enet_socket_turn(ENetSocket socket);

/* Sends what the gate has to say by itself: knocks that are due. */
void enet_socket_knock(ENetSocket socket, struct gate *gate);

/* Sends a datagram through ENet and takes it back, once a process. False: ENet did not use the
 * functions of this file, and nothing would be sealed. */
bool enet_socket_check(void);

#endif
