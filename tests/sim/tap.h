/* The server's transport with an ear on it: every message is looked at in the moment in which the
 * server sends it, against what the room's state allows then. */
#ifndef TAP_H
#define TAP_H

#include "parts.h"
#include "transport.h"

struct world;

struct tap {
    struct transport base; /* first: the interface that the server is given */
    struct world *world;
    struct parts_inbox **inboxes; /* by connection; NULL until one is needed */
    uint16_t inboxes_count;
    size_t result_size; /* of the results of this step: all the same */
    uint64_t result_step;
};

/* False: no memory. */
bool tap_init(struct tap *tap, struct world *world, uint16_t connections_max);
void tap_deinit(struct tap *tap);
/* Another run of the server: nothing is under way in parts any more. */
void tap_renew(struct tap *tap);

#endif
