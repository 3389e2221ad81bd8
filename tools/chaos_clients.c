/* Clients stay in their places. An address is found through chains of places; a place and a number
 * tell whether it is still the same client that sits there. */
#define _GNU_SOURCE
#include "chaos_clients.h"

#include <assert.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hash.h"

static uint32_t *bucket_of(struct chaos_clients *clients, const struct sockaddr_in *address) {
    uint64_t key = (uint64_t)address->sin_addr.s_addr << 16 | address->sin_port;
    return &clients->buckets[hash_u64(HASH_START, key) % CHAOS_CLIENTS_MAX];
}

static bool is_same(const struct sockaddr_in *a, const struct sockaddr_in *b) {
    return a->sin_port == b->sin_port && a->sin_addr.s_addr == b->sin_addr.s_addr;
}

static struct chaos_client *find(struct chaos_clients *clients, const struct sockaddr_in *address) {
    for (uint32_t at = *bucket_of(clients, address); at != 0; at = clients->at[at - 1].next) {
        if (is_same(&clients->at[at - 1].address, address)) {
            return &clients->at[at - 1];
        }
    }
    return NULL;
}

static int open_upstream(const struct chaos_clients *clients) {
    int upstream = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (upstream >= 0 &&
        connect(upstream, (const struct sockaddr *)&clients->room, sizeof clients->room) < 0) {
        close(upstream);
        return -1;
    }
    return upstream;
}

/* The new one is opened before the old one is closed: so it gets another port for sure. */
bool chaos_clients_renew(struct chaos_clients *clients, struct chaos_client *client) {
    int renewed = open_upstream(clients);
    if (renewed < 0) {
        return false;
    }
    if (client->upstream >= 0) {
        close(client->upstream);
    }
    client->upstream = renewed;
    return true;
}

static void end(struct chaos_clients *clients, struct chaos_client *client) {
    uint32_t place = (uint32_t)(client - clients->at) + 1;
    uint32_t *link = bucket_of(clients, &client->address);
    while (*link != place) {
        assert(*link != 0);
        link = &clients->at[*link - 1].next;
    }
    *link = client->next;
    if (client->upstream >= 0) {
        close(client->upstream);
    }
    *client = (struct chaos_client){.upstream = -1};
    clients->count--;
    clients->ended++;
}

static struct chaos_client *longest_silent(struct chaos_clients *clients) {
    struct chaos_client *found = NULL;
    for (uint32_t i = 0; i < clients->high; i++) {
        struct chaos_client *client = &clients->at[i];
        if (client->number != 0 && (found == NULL || client->heard_us < found->heard_us)) {
            found = client;
        }
    }
    return found;
}

static struct chaos_client *free_place(struct chaos_clients *clients) {
    assert(clients->count < CHAOS_CLIENTS_MAX);
    for (uint32_t i = 0; i < clients->high; i++) {
        if (clients->at[i].number == 0) {
            return &clients->at[i];
        }
    }
    return &clients->at[clients->high++];
}

/* A socket for somebody new, if need be that of who has been silent for longest. */
static int make_room(struct chaos_clients *clients) {
    int upstream = -1;
    if (clients->count < CHAOS_CLIENTS_MAX) {
        upstream = open_upstream(clients);
    }
    if (upstream < 0 && clients->count > 0) {
        end(clients, longest_silent(clients));
        upstream = open_upstream(clients);
    }
    return upstream;
}

struct chaos_client *chaos_clients_of(struct chaos_clients *clients,
                                      const struct sockaddr_in *address, uint64_t now_us,
                                      bool *is_new) {
    struct chaos_client *client = find(clients, address);
    *is_new = client == NULL;
    if (client != NULL) {
        client->heard_us = now_us;
        return client;
    }
    int upstream = make_room(clients);
    if (upstream < 0) {
        return NULL;
    }
    client = free_place(clients);
    uint32_t *bucket = bucket_of(clients, address);
    *client = (struct chaos_client){.address = *address,
                                    .number = ++clients->numbers,
                                    .upstream = upstream,
                                    .heard_us = now_us,
                                    .next = *bucket};
    *bucket = (uint32_t)(client - clients->at) + 1;
    chaos_line_init(&client->line, clients->seed, client->number - 1, now_us);
    clients->count++;
    return client;
}

struct chaos_client *chaos_clients_numbered(struct chaos_clients *clients, uint32_t place,
                                            uint32_t number) {
    assert(place < CHAOS_CLIENTS_MAX);
    return clients->at[place].number == number ? &clients->at[place] : NULL;
}

void chaos_clients_deinit(struct chaos_clients *clients) {
    for (uint32_t i = 0; i < clients->high; i++) {
        if (clients->at[i].number != 0 && clients->at[i].upstream >= 0) {
            close(clients->at[i].upstream);
        }
    }
    clients->high = 0;
    clients->count = 0;
}
