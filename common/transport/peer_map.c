/* Numbers count up. Since there are twice as many places as slots, the next number with a free
 * place is never far, and finding one needs no search. */
#include "peer_map.h"

#include <assert.h>
#include <stdlib.h>

#define SLOTS_MAX 8190 /* twice a host's peers */

bool peer_map_init(struct peer_map *map, size_t slots_count) {
    assert(slots_count > 0 && slots_count <= SLOTS_MAX);
    uint32_t places = 2;
    while (places < 2 * slots_count) {
        places *= 2;
    }
    map->last = 0;
    map->mask = places - 1;
    map->slots = calloc(places, sizeof *map->slots);
    map->numbers = calloc(slots_count, sizeof *map->numbers);
    if (map->slots == NULL || map->numbers == NULL) {
        peer_map_deinit(map);
        return false;
    }
    return true;
}

void peer_map_deinit(struct peer_map *map) {
    free(map->slots);
    free(map->numbers);
    map->slots = NULL;
    map->numbers = NULL;
}

uint32_t peer_map_add(struct peer_map *map, size_t slot) {
    assert(map->numbers[slot] == 0);
    do {
        map->last++;
    } while (map->last == 0 || map->slots[map->last & map->mask] != 0);
    map->slots[map->last & map->mask] = (uint16_t)(slot + 1);
    map->numbers[slot] = map->last;
    return map->last;
}

void peer_map_remove(struct peer_map *map, size_t slot) {
    assert(map->numbers[slot] != 0);
    map->slots[map->numbers[slot] & map->mask] = 0;
    map->numbers[slot] = 0;
}

void peer_map_move(struct peer_map *map, size_t slot, size_t to) {
    assert(map->numbers[slot] != 0 && map->numbers[to] == 0);
    map->slots[map->numbers[slot] & map->mask] = (uint16_t)(to + 1);
    map->numbers[to] = map->numbers[slot];
    map->numbers[slot] = 0;
}

uint32_t peer_map_number(const struct peer_map *map, size_t slot) {
    return map->numbers[slot];
}

bool peer_map_find(const struct peer_map *map, uint32_t number, size_t *slot) {
    uint16_t taken = map->slots[number & map->mask];
    if (number == 0 || taken == 0 || map->numbers[taken - 1] != number) {
        return false;
    }
    *slot = (size_t)taken - 1;
    return true;
}
