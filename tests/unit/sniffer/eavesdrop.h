/* Sits between this program and its sockets, where a sniffer would sit: every datagram that leaves
 * or reaches one of the sockets that are listened to is kept, with the virtual time. The datagrams
 * are the real ones, through the kernel; one that is under way is waited for, so that two runs pass
 * the same things in the same steps. To be linked with --wrap for sendto and recvfrom. */
#ifndef EAVESDROP_H
#define EAVESDROP_H

#include <stddef.h>
#include <stdint.h>

#include "sights.h"

#define EARS_MAX 64

struct ear {
    int socket;
    struct sights sights; /* of datagrams; sizes are those of UDP's payload */
};

struct eavesdropper {
    const uint64_t *now_ms;
    const bool *is_listening; /* for the sights; bytes are kept always */
    struct ear ears[EARS_MAX];
    size_t ears_count;
    uint8_t *bytes; /* all of them, one behind the other */
    size_t bytes_count, bytes_max;
};

/* From now on this one; NULL: nobody. Forgets what is under way. */
void eavesdrop(struct eavesdropper *eavesdropper);
void eavesdrop_on(struct eavesdropper *eavesdropper, int socket);
void eavesdropper_deinit(struct eavesdropper *eavesdropper);

#endif
