/* Numbers for peers that are never used twice, over slots that are. Each way is one look into a
 * table: the low bits of a number are its place there, and a number whose place is taken is left
 * out. */
#ifndef PEER_MAP_H
#define PEER_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peer_map {
    uint32_t last;     /* the number given out last */
    uint32_t mask;     /* places - 1; at least twice as many places as slots */
    uint16_t *slots;   /* by place: slot + 1, 0 where free */
    uint32_t *numbers; /* by slot: its number, 0 where free */
};

/* For slots 0 .. slots_count - 1, at most 8,190. False when there is no memory. */
bool peer_map_init(struct peer_map *map, size_t slots_count);
void peer_map_deinit(struct peer_map *map);

/* Gives a free slot a number; never 0. */
uint32_t peer_map_add(struct peer_map *map, size_t slot);
void peer_map_remove(struct peer_map *map, size_t slot);

/* The number goes on as another, free slot's. */
void peer_map_move(struct peer_map *map, size_t slot, size_t to);

/* The number of a slot, 0 where it is free. */
uint32_t peer_map_number(const struct peer_map *map, size_t slot);

/* The slot of a number. False when nobody has it (any more). */
bool peer_map_find(const struct peer_map *map, uint32_t number, size_t *slot);

#endif
