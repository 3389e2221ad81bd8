/* One UDP socket for either side. Rooms share the port: a broadcast reaches every socket that is
 * bound to it, so each room on a machine hears each question. Answers go to the asker's own port,
 * which nobody shares. What is broadcast here is a question without secrets; what comes back is not
 * to be trusted before the connection has proved the room's key. */
#include "discovery.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sizes.h"
#include "str.h"

#define HOST_SIZE     64
#define SWALLOWED_MAX 64

struct discovery {
    int socket;
    uint16_t find_port;
    struct sockaddr_in sender; /* of the datagram that was received last */
    size_t sender_bytes;       /* and its size; 0: none yet */
};

static bool set_option(int socket_of, int option) {
    int on = 1;
    return setsockopt(socket_of, SOL_SOCKET, option, &on, sizeof on) == 0;
}

static struct sockaddr_in address_of(in_addr_t host, uint16_t port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {.s_addr = host}};
}

static struct discovery *open_socket(uint16_t find_port, char *why, size_t size) {
    struct discovery *discovery = calloc(1, sizeof *discovery);
    int opened = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (discovery == NULL || opened < 0) {
        str_format(why, size, "no socket for finding rooms could be opened: %s", strerror(errno));
        if (opened >= 0) {
            close(opened);
        }
        free(discovery);
        return NULL;
    }
    discovery->socket = opened;
    discovery->find_port = find_port;
    return discovery;
}

struct discovery *discovery_listen(uint16_t find_port, char *why, size_t size) {
    struct discovery *discovery = open_socket(find_port, why, size);
    if (discovery == NULL) {
        return NULL;
    }
    struct sockaddr_in everywhere = address_of(htonl(INADDR_ANY), find_port);
    if (!set_option(discovery->socket, SO_REUSEADDR) ||
        !set_option(discovery->socket, SO_REUSEPORT) ||
        bind(discovery->socket, (const struct sockaddr *)&everywhere, sizeof everywhere) < 0) {
        str_format(why, size,
                   "this room cannot be found on the network by itself (port %u: %s); "
                   "clients can type its address",
                   (unsigned)find_port, strerror(errno));
        discovery_close(discovery);
        return NULL;
    }
    return discovery;
}

struct discovery *discovery_ask(uint16_t find_port, char *why, size_t size) {
    struct discovery *discovery = open_socket(find_port, why, size);
    if (discovery != NULL && !set_option(discovery->socket, SO_BROADCAST)) {
        str_format(why, size, "rooms cannot be searched for: %s; type the room's address",
                   strerror(errno));
        discovery_close(discovery);
        return NULL;
    }
    return discovery;
}

static bool send_to(const struct discovery *discovery, const struct sockaddr_in *to,
                    const uint8_t *bytes, size_t count) {
    ssize_t sent = sendto(discovery->socket, bytes, count, MSG_NOSIGNAL,
                          (const struct sockaddr *)to, sizeof *to);
    return sent == (ssize_t)count;
}

static bool has_broadcast(const struct ifaddrs *interface) {
    return (interface->ifa_flags & IFF_UP) != 0 && (interface->ifa_flags & IFF_BROADCAST) != 0 &&
           interface->ifa_addr != NULL && interface->ifa_addr->sa_family == AF_INET &&
           interface->ifa_broadaddr != NULL;
}

bool discovery_broadcast_loopback(struct discovery *discovery, const uint8_t *bytes, size_t count) {
    /* Loopback has no broadcast address by name, but the kernel routes this one as such. */
    struct sockaddr_in loopback = address_of(htonl(0x7fffffff), discovery->find_port);
    return send_to(discovery, &loopback, bytes, count);
}

/* The interfaces are asked for each time: a laptop joins another network while the client is open.
 */
bool discovery_broadcast(struct discovery *discovery, const uint8_t *bytes, size_t count) {
    bool is_sent = discovery_broadcast_loopback(discovery, bytes, count);
    struct ifaddrs *interfaces = NULL;
    if (getifaddrs(&interfaces) < 0) {
        return is_sent;
    }
    for (const struct ifaddrs *each = interfaces; each != NULL; each = each->ifa_next) {
        if (has_broadcast(each)) {
            struct sockaddr_in to;
            memcpy(&to, each->ifa_broadaddr, sizeof to);
            to.sin_port = htons(discovery->find_port);
            is_sent = send_to(discovery, &to, bytes, count) || is_sent;
        }
    }
    freeifaddrs(interfaces);
    return is_sent;
}

/* The size of the next datagram; -1 when there is none, 0 for one to swallow. */
static ssize_t take(struct discovery *discovery, uint8_t *bytes, struct sockaddr_in *sender) {
    struct iovec room = {.iov_base = bytes, .iov_len = DATAGRAM_BYTES_MAX};
    struct msghdr header = {
        .msg_name = sender, .msg_namelen = sizeof *sender, .msg_iov = &room, .msg_iovlen = 1};
    ssize_t count = recvmsg(discovery->socket, &header, 0);
    if (count <= 0) {
        return count; /* nothing was written to `sender` where there was nothing */
    }
    bool is_ours = header.msg_namelen == sizeof *sender && sender->sin_family == AF_INET;
    return is_ours && (header.msg_flags & MSG_TRUNC) == 0 ? count : 0;
}

size_t discovery_receive(struct discovery *discovery, uint8_t *bytes, char *host) {
    for (unsigned i = 0; i < SWALLOWED_MAX; i++) {
        struct sockaddr_in sender;
        ssize_t count = take(discovery, bytes, &sender);
        if (count < 0) {
            return 0;
        }
        if (count > 0 && inet_ntop(AF_INET, &sender.sin_addr, host, HOST_SIZE) != NULL) {
            discovery->sender = sender;
            discovery->sender_bytes = (size_t)count;
            return (size_t)count;
        }
    }
    return 0;
}

bool discovery_reply(struct discovery *discovery, const uint8_t *bytes, size_t count) {
    return count > 0 && count <= discovery->sender_bytes &&
           send_to(discovery, &discovery->sender, bytes, count);
}

int discovery_socket(const struct discovery *discovery) {
    return discovery->socket;
}

void discovery_close(struct discovery *discovery) {
    close(discovery->socket);
    free(discovery);
}
