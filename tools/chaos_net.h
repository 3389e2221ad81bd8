/* The proxy itself: sockets towards clients and the room, and what chaos.h says in between. */
#ifndef CHAOS_NET_H
#define CHAOS_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "chaos_clients.h"
#include "chaos_flight.h"
#include "chaos_scenario.h"

#define CHAOS_DATAGRAM_BYTES 65536

struct chaos_net {
    const struct chaos_scenario *scenario;
    FILE *log; /* NULL: none */
    int socket;
    bool has_begun; /* the first datagram has come */
    uint64_t start_us, now_us;
    const struct chaos_step *told_step;
    bool was_dark;
    struct chaos_clients clients;
    struct chaos_flight flight;
    struct chaos_counts counts[CHAOS_WAYS];
    uint64_t new_ports, not_sent, no_room, turned_away;
    uint8_t bytes[CHAOS_DATAGRAM_BYTES];
};

/* `net` is all zero but for `scenario`, `log`, and `clients.room` and `clients.seed`. Returns the
 * port on which clients are waited for; 0: `why`. */
uint16_t chaos_net_open(struct chaos_net *net, const struct sockaddr_in *at, char *why,
                        size_t size);

/* Waits for something to do, 50 ms at the most, and does it. False when the scenario is over. */
bool chaos_net_turn(struct chaos_net *net);

/* What it has done up to now. */
void chaos_net_report(const struct chaos_net *net, FILE *file);

void chaos_net_close(struct chaos_net *net);

#endif
