/* What may be inside a seal: the commands of ENet that a room and its clients use, whole, and
 * nothing behind them. A student who has a session is let in, and still cannot hand ENet what it
 * chokes on: fragments, other sizes or bandwidths, throttles, compressed datagrams, messages that
 * are empty or larger than ours. Inside the ENet adapter alone. */
#ifndef ENET_FILTER_H
#define ENET_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seal.h"

#define ENET_CHANNELS  2
#define ENET_MTU_BYTES SEAL_PLAIN_MAX /* both ends' */

/* Whether ENet may have this datagram. `is_room`: it has come to a room, which is asked to connect;
 * a client is told that it has. */
bool enet_filter_passes(const uint8_t *bytes, size_t count, bool is_room);

#endif
