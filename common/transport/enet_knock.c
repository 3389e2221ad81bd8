/* ENet sends its request to connect again after 0.5, 1, 2, 4 s and gives up in the end. Who is in
 * the middle of a lesson does not want to wait for so long. To give up early and connect anew is no
 * way out: each request has a number of its own, and a room that wakes up answers all that wait in
 * its socket; ENet takes an answer with another number than the newest one's as the end of that. So
 * the first request stays, and only its pace is kept. */
#include "enet_knock.h"

#define KNOCK_MS      500
#define HALF_A_DAY_MS 43200000 /* half of what ENet's clock can compare */

void enet_knock_begin(ENetPeer *peer) {
    enet_peer_timeout(peer, 64, HALF_A_DAY_MS, HALF_A_DAY_MS);
}

void enet_knock_on(ENetPeer *peer) {
    ENetList *sent = &peer->sentReliableCommands;
    if (peer->state != ENET_PEER_STATE_CONNECTING || enet_list_empty(sent)) {
        return;
    }
    ENetOutgoingCommand *request = (ENetOutgoingCommand *)enet_list_front(sent);
    if (request->roundTripTimeout > KNOCK_MS) {
        request->roundTripTimeout = KNOCK_MS;
        peer->nextTimeout = request->sentTime + KNOCK_MS;
    }
}

void enet_knock_end(ENetPeer *peer) {
    peer->earliestTimeout = 0;
    enet_peer_timeout(peer, 64, 10000, 15000);
}
