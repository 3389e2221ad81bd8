/* Somebody on the same network: a UDP socket that can say anything to a room from any address of
 * this machine, and counts both ways. Nothing leaves the machine unless the room is elsewhere. */
#ifndef STRANGER_H
#define STRANGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gate.h"

#define STRANGER_HERE      0x7f000001u /* 127.0.0.1; so is each that begins with 127 */
#define STRANGER_BYTES_MAX 65507       /* the largest datagram that there is */

struct stranger {
    int socket;
    struct gate_address room;
    uint64_t sent, sent_bytes, heard, heard_bytes;
};

/* `host`: where from, 0: wherever; `port` 0: any. False: this machine has no such address. */
bool stranger_open(struct stranger *stranger, uint32_t host, uint16_t port,
                   const struct gate_address *room);
void stranger_close(struct stranger *stranger);

/* What the network does not take is lost, as on any. */
void stranger_send(struct stranger *stranger, const uint8_t *bytes, size_t count);

/* False: nothing has come. *count may be 0 then too: an empty datagram. */
bool stranger_hear(struct stranger *stranger, uint8_t *bytes, size_t size, size_t *count);
/* The same, and who said it. */
bool stranger_hear_from(struct stranger *stranger, uint8_t *bytes, size_t size, size_t *count,
                        struct gate_address *from);
/* Waits until something has come; false: nothing did. */
bool stranger_wait(const struct stranger *stranger, unsigned ms);
/* Takes all that has come. */
void stranger_drain(struct stranger *stranger);
uint16_t stranger_port(const struct stranger *stranger);

/* Monotonic. */
uint64_t stranger_us(void);
void stranger_rest_us(uint64_t us);

#endif
