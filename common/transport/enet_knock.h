/* Knocking at a room until it opens. One attempt for as long as somebody wants to come in, with a
 * knock every half second: a room that slept, or was started again, answers the next knock, and
 * however many of them wait there, they are one request. Inside the ENet adapter alone. */
#ifndef ENET_KNOCK_H
#define ENET_KNOCK_H

#include <enet/enet.h>

/* After enet_host_connect. */
void enet_knock_begin(ENetPeer *peer);

/* Keeps the pace; to be called between calls of ENet while the peer connects. */
void enet_knock_on(ENetPeer *peer);

/* The peer has connected: from now on it is patient as a connection is. */
void enet_knock_end(ENetPeer *peer);

#endif
