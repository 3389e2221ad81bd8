/* The transport within one process, for tests and the simulator: time is told, delivery follows a
 * seed. With no faults set everything arrives in order at the next poll. */
#ifndef TRANSPORT_MEMORY_H
#define TRANSPORT_MEMORY_H

#include "transport.h"

struct memory_net; /* a wire that connects one listener with its clients */

struct memory_faults {
    uint32_t delay_min_ms, delay_max_ms;
    uint32_t loss_permille; /* of LATEST messages; a RELIABLE one is only late: delay_max_ms more */
};

struct memory_net *memory_net_open(uint64_t seed);
/* For what is sent from now on. */
void memory_net_set_faults(struct memory_net *net, const struct memory_faults *faults);
/* Virtual time, from 0, never back; poll's timeout does not wait, it never advances the clock. */
void memory_net_set_time(struct memory_net *net, uint64_t now_ms);
/* Cuts a client's wire without telling anybody; both sides see DISCONNECTED (LOST) at their next
 * poll. */
void memory_net_cut(struct memory_net *net, struct transport *client);
/* The room's process dies: its transport is freed without a word, and what lies there is read by
 * nobody. Its clients see DISCONNECTED (LOST) once `lost_ms` have passed; who waits to be let in
 * does so for 6 s at most. */
void memory_net_kill(struct memory_net *net, struct transport *room, uint32_t lost_ms);
/* The machine that this client is on; at first TRANSPORT_HERE. */
void memory_net_set_origin(struct transport *client, uint32_t origin);
/* What this net's rooms show of themselves from now on; at first a key of zeros, the code of the
 * room, and no teacher. The handshake's hash is made up for each connection. */
void memory_net_set_identity(struct memory_net *net, const struct transport_identity *identity);
void memory_net_close(struct memory_net *net); /* after the transports on it */

/* One room at a time is on a net. A client's connect takes any host and port for it, but an empty
 * host cannot be resolved; without a room the client is told LOST at its next poll. */
struct transport *transport_memory_listen(struct memory_net *net, const char *code,
                                          size_t peers_max);
struct transport *transport_memory_dial(struct memory_net *net);

#endif
