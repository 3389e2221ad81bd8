/* ENet's own clock is the wall's, and somebody may set that: then every connection would time out
 * at once, or none for hours. A function of the program with the same name takes precedence over
 * the shared library's, in the library too; a test looks whether it does. */
#include "enet_socket.h"

#include <enet/enet.h>
#include <time.h>

uint64_t enet_clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u;
}

enet_uint32 enet_time_get(void) {
    return (enet_uint32)enet_clock_ms();
}
