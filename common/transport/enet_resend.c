/* ENet doubles the time that it waits each time that it sends something again, without an end, and
 * looks at nothing behind the command that waits longest. On a network that loses a fifth of its
 * datagrams a student's channel would stand still for seconds again and again. A classroom's
 * messages are few and small: they are sent again at a steady pace. */
#include "enet_resend.h"

#define RESEND_MS     250
#define RESEND_MAX_MS 2000
#define OFTEN         24 /* sent so often in vain: from then on once a second does */

static enet_uint32 patience_ms(const ENetPeer *peer) {
    /* A line that is full makes the way longer: then it is not filled with more of the same. */
    enet_uint32 estimate_ms = peer->roundTripTime + 4 * peer->roundTripTimeVariance;
    enet_uint32 least_ms = estimate_ms > RESEND_MS ? estimate_ms : RESEND_MS;
    return least_ms < RESEND_MAX_MS ? least_ms : RESEND_MAX_MS;
}

void enet_resend_soon(ENetPeer *peer) {
    ENetList *sent = &peer->sentReliableCommands;
    enet_uint32 most_ms = patience_ms(peer);
    if (peer->state != ENET_PEER_STATE_CONNECTED) {
        return; /* who is leaving is not run after */
    }
    bool is_first = true;
    for (ENetListIterator at = enet_list_begin(sent); at != enet_list_end(sent);
         at = enet_list_next(at)) {
        ENetOutgoingCommand *command = (ENetOutgoingCommand *)at;
        enet_uint32 pace_ms = command->sendAttempts < OFTEN ? most_ms : RESEND_MAX_MS / 2;
        pace_ms = pace_ms < most_ms ? most_ms : pace_ms;
        if (command->roundTripTimeout > pace_ms) {
            command->roundTripTimeout = pace_ms;
        }
        enet_uint32 due_ms = command->sentTime + command->roundTripTimeout;
        if (is_first || ENET_TIME_LESS(due_ms, peer->nextTimeout)) {
            peer->nextTimeout = due_ms;
        }
        is_first = false;
    }
}
