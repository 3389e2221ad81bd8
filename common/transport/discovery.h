/* Finding rooms on the LAN: a broadcast question, a unicast answer. Datagrams carry `find` and
 * `found` messages; this adapter moves the bytes, the callers encode and decode them. Non-blocking.
 */
#ifndef DISCOVERY_H
#define DISCOVERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct discovery;

/* A room's side: several rooms on one machine may listen at once. NULL and a sentence in `why` when
 * the machine cannot; the room then works with typed addresses alone. */
struct discovery *discovery_listen(uint16_t find_port, char *why, size_t size);

/* A client's side. */
struct discovery *discovery_ask(uint16_t find_port, char *why, size_t size);

/* Client: sends `bytes` to every broadcast address of this machine, and to loopback. False when
 * none of them could be sent. */
bool discovery_broadcast(struct discovery *discovery, const uint8_t *bytes, size_t count);

/* The same, to loopback alone: rooms on this machine. For tests, which must not speak to the
 * network that they happen to run in, and for machines where that is not wanted. */
bool discovery_broadcast_loopback(struct discovery *discovery, const uint8_t *bytes, size_t count);

/* The next datagram, if there is one: its bytes (buffer of DATAGRAM_BYTES_MAX), and who sent it:
 * `host` as text (64 bytes). Returns its size, 0 when there is none. Empty and oversized ones are
 * swallowed, at most 64 a call. */
size_t discovery_receive(struct discovery *discovery, uint8_t *bytes, char *host);

/* Answers the sender of the datagram that was received last. Never larger than what came. */
bool discovery_reply(struct discovery *discovery, const uint8_t *bytes, size_t count);

int discovery_socket(const struct discovery *discovery);
void discovery_close(struct discovery *discovery);

#endif
