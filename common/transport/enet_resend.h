/* How soon ENet sends again what was not acknowledged. */
#ifndef ENET_RESEND_H
#define ENET_RESEND_H

#include <stdbool.h>

#include <enet/enet.h>
#include <enet/time.h>

/* To be called for a connected peer every few milliseconds: nothing waits longer than the peer's
 * own estimate of a way there and back (2 s at most), or a quarter of a second where that is more.
 */
void enet_resend_soon(ENetPeer *peer);

#endif
