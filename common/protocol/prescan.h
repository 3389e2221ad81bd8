/* Looks through bytes from the network before any library sees them, without allocating: are they
 * one msgpack array of what our messages are made of, and how large can what they decode to become?
 */
#ifndef PRESCAN_H
#define PRESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A message, a list in it, a record in that. */
#define PRESCAN_DEPTH_MAX 3

/* Values, arrays counted: the largest message has a quarter of them. The rest is for fields to
 * come. */
#define PRESCAN_NODES_MAX 1024

/* True when the bytes are exactly one array; nested at most PRESCAN_DEPTH_MAX deep; made of arrays,
 * str, bin, whole numbers and bools; with no declared length that goes past the end. `nodes` gets
 * the count of values, the array itself among them. */
bool prescan(const uint8_t *bytes, size_t count, size_t *nodes);

#endif
