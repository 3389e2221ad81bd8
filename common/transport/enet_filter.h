/* What may be inside a seal: the commands of ENet that a room and its clients use, whole, and
 * nothing behind them. A student who has a session is let in, and still cannot hand ENet what it
 * chokes on: fragments, other sizes or bandwidths, throttles, compressed datagrams, messages that
 * are empty or larger than ours, or from so far ahead that ENet would keep and sort thousands while
 * it waits for those before them. Inside the ENet adapter alone. */
#ifndef ENET_FILTER_H
#define ENET_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seal.h"

#define ENET_CHANNELS  2
#define ENET_MTU_BYTES SEAL_PLAIN_MAX /* both ends' */

#define ENET_CHANNEL_RELIABLE 0 /* for what is sent reliably alone, */
#define ENET_CHANNEL_LATEST   1 /* and this for what is not */

/* Whether ENet may have this datagram. `is_room`: it has come to a room, which is asked to connect;
 * a client is told that it has. */
bool enet_filter_passes(const uint8_t *bytes, size_t count, bool is_room);

/* Whether each reliable message of a datagram that passes is behind `taken`, the last number that
 * was taken of this connection, or no further than LIMIT_AHEAD ahead of it: two seconds of all that
 * a client may say. What is dropped is not acknowledged, so an honest one comes again. */
bool enet_filter_is_near(const uint8_t *bytes, size_t count, uint16_t taken);

#endif
