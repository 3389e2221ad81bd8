/* Plain sockets, for whoever wants to annoy a room. */
#include "stranger.h"

#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BUFFER_BYTES (1024 * 1024)

static struct sockaddr_in system_address(uint32_t host, uint16_t port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {.s_addr = htonl(host)}};
}

bool stranger_open(struct stranger *stranger, uint32_t host, uint16_t port,
                   const struct gate_address *room) {
    struct sockaddr_in own = system_address(host, port);
    int bytes = BUFFER_BYTES;
    *stranger = (struct stranger){.room = *room};
    stranger->socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (stranger->socket < 0) {
        return false;
    }
    setsockopt(stranger->socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    if (bind(stranger->socket, (const struct sockaddr *)&own, sizeof own) < 0) {
        close(stranger->socket);
        stranger->socket = -1;
        return false;
    }
    return true;
}

void stranger_close(struct stranger *stranger) {
    if (stranger->socket >= 0) {
        close(stranger->socket);
        stranger->socket = -1;
    }
}

void stranger_send(struct stranger *stranger, const uint8_t *bytes, size_t count) {
    struct sockaddr_in to = system_address(stranger->room.host, stranger->room.port);
    ssize_t sent = sendto(stranger->socket, bytes, count, MSG_NOSIGNAL,
                          (const struct sockaddr *)&to, sizeof to);
    if (sent >= 0) {
        stranger->sent++;
        stranger->sent_bytes += (uint64_t)sent;
    }
}

bool stranger_hear_from(struct stranger *stranger, uint8_t *bytes, size_t size, size_t *count,
                        struct gate_address *from) {
    struct sockaddr_in sender;
    socklen_t sender_size = sizeof sender;
    ssize_t got = recvfrom(stranger->socket, bytes, size, MSG_DONTWAIT, (struct sockaddr *)&sender,
                           &sender_size);
    *count = got > 0 ? (size_t)got : 0;
    if (got < 0) {
        return false;
    }
    *from = (struct gate_address){.host = ntohl(sender.sin_addr.s_addr),
                                  .port = ntohs(sender.sin_port)};
    stranger->heard++;
    stranger->heard_bytes += (uint64_t)got;
    return true;
}

bool stranger_hear(struct stranger *stranger, uint8_t *bytes, size_t size, size_t *count) {
    struct gate_address from;
    return stranger_hear_from(stranger, bytes, size, count, &from);
}

bool stranger_wait(const struct stranger *stranger, unsigned ms) {
    struct pollfd readable = {.fd = stranger->socket, .events = POLLIN};
    return poll(&readable, 1, (int)ms) > 0;
}

void stranger_drain(struct stranger *stranger) {
    uint8_t bytes[GATE_DATAGRAM_MAX];
    size_t count;
    while (stranger_hear(stranger, bytes, sizeof bytes, &count)) {
    }
}

uint16_t stranger_port(const struct stranger *stranger) {
    struct sockaddr_in own = {.sin_port = 0};
    socklen_t size = sizeof own;
    getsockname(stranger->socket, (struct sockaddr *)&own, &size);
    return ntohs(own.sin_port);
}

uint64_t stranger_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

void stranger_rest_us(uint64_t us) {
    struct timespec rest = {.tv_sec = (time_t)(us / 1000000u),
                            .tv_nsec = (long)(us % 1000000u) * 1000L};
    nanosleep(&rest, NULL);
}
