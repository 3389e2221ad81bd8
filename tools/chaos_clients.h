/* Who talks through the proxy: each address has a socket of its own towards the room, as behind a
 * router. There is a bound; who has been silent for longest makes room for who is new. */
#ifndef CHAOS_CLIENTS_H
#define CHAOS_CLIENTS_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chaos.h"

#define CHAOS_CLIENTS_MAX 4096

struct chaos_client {
    struct sockaddr_in address;
    uint32_t number; /* 0: this place is free; else the how many-th client it is */
    int upstream;    /* -1: none could be opened */
    uint64_t heard_us;
    struct chaos_line line;
    uint32_t next; /* of the same bucket: place + 1, or 0 */
};

struct chaos_clients {
    struct sockaddr_in room;
    uint64_t seed;
    struct chaos_client at[CHAOS_CLIENTS_MAX];
    uint32_t buckets[CHAOS_CLIENTS_MAX]; /* place + 1, or 0 */
    uint32_t high;                       /* no place from here on is taken */
    uint32_t count, ended;
    uint32_t numbers; /* how many there have been */
};

/* That of this address; made when it is new (`is_new`). NULL: there is no socket for it. */
struct chaos_client *chaos_clients_of(struct chaos_clients *clients,
                                      const struct sockaddr_in *address, uint64_t now_us,
                                      bool *is_new);

/* Who was `number` at `place`; NULL: it has ended. */
struct chaos_client *chaos_clients_numbered(struct chaos_clients *clients, uint32_t place,
                                            uint32_t number);

/* Another socket, and so another source port for sure. False: none was to be had. */
bool chaos_clients_renew(struct chaos_clients *clients, struct chaos_client *client);

void chaos_clients_deinit(struct chaos_clients *clients);

#endif
