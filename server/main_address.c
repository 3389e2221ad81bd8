/* The machine's interfaces in their order; those that are down or loop back are passed over. */
#define _GNU_SOURCE
#include "main_address.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>

#include "str.h"

static bool is_of_lan(const struct ifaddrs *it) {
    bool is_up = (it->ifa_flags & (unsigned)IFF_UP) != 0;
    bool is_loop = (it->ifa_flags & (unsigned)IFF_LOOPBACK) != 0;
    return it->ifa_addr != NULL && it->ifa_addr->sa_family == AF_INET && is_up && !is_loop;
}

void address_of_machine(char *text, size_t size) {
    struct ifaddrs *list = NULL;
    str_copy(text, size, "127.0.0.1");
    if (getifaddrs(&list) != 0) {
        return;
    }
    for (const struct ifaddrs *it = list; it != NULL; it = it->ifa_next) {
        if (is_of_lan(it)) {
            const struct sockaddr_in *address = (const void *)it->ifa_addr;
            char dotted[INET_ADDRSTRLEN];
            if (inet_ntop(AF_INET, &address->sin_addr, dotted, sizeof dotted) != NULL) {
                str_copy(text, size, dotted);
                break;
            }
        }
    }
    freeifaddrs(list);
}
