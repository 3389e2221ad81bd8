/* libsodium's own start is made for being called by everybody: it works once, holds a lock while it
 * does, and says no only on a machine whose locks are broken. */
#include "primitives.h"

#include <stdlib.h>

#include <sodium.h>

void primitives_ready(void) {
    if (sodium_init() < 0) {
        abort();
    }
}
