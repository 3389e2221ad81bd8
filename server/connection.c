/* Places are handed out from a stack of free ones. `high` is the highest place that was ever used,
 * so that going through all connections costs no more than there ever were. */
#include "connection.h"

#include <assert.h>
#include <stdlib.h>

bool connections_init(struct connections *connections, uint16_t max) {
    *connections = (struct connections){.max = max};
    connections->list = calloc((size_t)max + 1, sizeof *connections->list);
    connections->free = calloc(max, sizeof *connections->free);
    bool has_index = index_init(&connections->by_peer, max);
    if (connections->list == NULL || connections->free == NULL || !has_index) {
        return false;
    }
    for (uint16_t i = 0; i < max; i++) {
        connections->free[i] = (uint16_t)(max - i);
    }
    return true;
}

void connections_deinit(struct connections *connections) {
    free(connections->list);
    free(connections->free);
    index_deinit(&connections->by_peer);
}

uint16_t connections_add(struct connections *connections, uint32_t peer, uint64_t now_ms) {
    assert(peer != 0);
    if (connections->used_count == connections->max) {
        return 0;
    }
    connections->used_count++;
    uint16_t number = connections->free[connections->max - connections->used_count];
    if (number > connections->high) {
        connections->high = number;
    }
    connections->list[number] =
        (struct connection){.peer = peer, .heard_ms = now_ms, .came = ++connections->came_count};
    index_add(&connections->by_peer, peer, number);
    return number;
}

void connections_remove(struct connections *connections, uint16_t number) {
    struct connection *connection = &connections->list[number];
    assert(connection->peer != 0);
    index_remove(&connections->by_peer, connection->peer, number);
    connection->peer = 0;
    connections->free[connections->max - connections->used_count] = number;
    connections->used_count--;
}

uint16_t connections_find(const struct connections *connections, uint32_t peer) {
    uint32_t step = 0;
    return index_find(&connections->by_peer, peer, &step);
}
