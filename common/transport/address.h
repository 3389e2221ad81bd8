/* Where a room is, as people write it: 192.168.1.20, lab-3, lab-3:27450. */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads HOST or HOST:PORT, spaces around it allowed, into `host` (`size` bytes) and `port`, which
 * stays as it is where none is written. False when it is no address, or one of IPv6, which ENet
 * does not speak; then nothing is written. */
bool address_read(const char *text, char *host, size_t size, uint16_t *port);

#endif
