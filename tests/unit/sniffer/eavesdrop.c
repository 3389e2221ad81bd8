/* The linker sends the two calls here. What is under way is counted by the port that it goes to. */
#include "eavesdrop.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>

#define UNDER_WAY_MS 5000

ssize_t __real_sendto(int fd, const void *bytes, size_t count, int flags,
                      const struct sockaddr *address, socklen_t size);
ssize_t __real_recvfrom(int fd, void *bytes, size_t count, int flags, struct sockaddr *address,
                        socklen_t *size);
ssize_t __wrap_sendto(int fd, const void *bytes, size_t count, int flags,
                      const struct sockaddr *address, socklen_t size);
ssize_t __wrap_recvfrom(int fd, void *bytes, size_t count, int flags, struct sockaddr *address,
                        socklen_t *size);

static struct eavesdropper *listener;
static unsigned under_way[UINT16_MAX + 1];

void eavesdrop(struct eavesdropper *eavesdropper) {
    listener = eavesdropper;
    memset(under_way, 0, sizeof under_way);
}

void eavesdrop_on(struct eavesdropper *eavesdropper, int socket_of) {
    assert_true(eavesdropper->ears_count < EARS_MAX);
    eavesdropper->ears[eavesdropper->ears_count++].socket = socket_of;
}

void eavesdropper_deinit(struct eavesdropper *eavesdropper) {
    for (size_t i = 0; i < eavesdropper->ears_count; i++) {
        sights_free(&eavesdropper->ears[i].sights);
    }
    free(eavesdropper->bytes);
}

static void keep_bytes(const void *bytes, size_t count) {
    if (listener->bytes_count + count > listener->bytes_max) {
        listener->bytes_max = 2 * (listener->bytes_max + count);
        listener->bytes = realloc(listener->bytes, listener->bytes_max);
        assert_non_null(listener->bytes);
    }
    memcpy(listener->bytes + listener->bytes_count, bytes, count);
    listener->bytes_count += count;
}

static void hear(int fd, bool is_up, const void *bytes, size_t count) {
    for (size_t i = 0; listener != NULL && i < listener->ears_count; i++) {
        struct ear *ear = &listener->ears[i];
        if (ear->socket != fd) {
            continue;
        }
        keep_bytes(bytes, count);
        if (*listener->is_listening) {
            struct sight sight = {
                .at_ms = *listener->now_ms, .size = (uint32_t)count, .is_up = is_up};
            sights_add(&ear->sights, &sight);
        }
        return;
    }
}

ssize_t __wrap_sendto(int fd, const void *bytes, size_t count, int flags,
                      const struct sockaddr *address, socklen_t size) {
    ssize_t sent = __real_sendto(fd, bytes, count, flags, address, size);
    if (sent >= 0 && listener != NULL) {
        struct sockaddr_in to;
        memcpy(&to, address, sizeof to);
        under_way[ntohs(to.sin_port)]++;
        hear(fd, true, bytes, count);
    }
    return sent;
}

static uint16_t port_of(int fd) {
    struct sockaddr_in own;
    socklen_t size = sizeof own;
    assert_int_equal(getsockname(fd, (struct sockaddr *)&own, &size), 0);
    return ntohs(own.sin_port);
}

/* The kernel may deliver a moment later: it is asked again until all that is under way has come. */
ssize_t __wrap_recvfrom(int fd, void *bytes, size_t count, int flags, struct sockaddr *address,
                        socklen_t *size) {
    ssize_t received = __real_recvfrom(fd, bytes, count, flags, address, size);
    if (listener == NULL) {
        return received;
    }
    uint16_t port = port_of(fd);
    bool is_late = received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    if (is_late && under_way[port] > 0) {
        struct pollfd readable = {.fd = fd, .events = POLLIN};
        assert_int_equal(poll(&readable, 1, UNDER_WAY_MS), 1);
        received = __real_recvfrom(fd, bytes, count, flags, address, size);
    }
    if (received >= 0) {
        assert_true(under_way[port] > 0);
        under_way[port]--;
        hear(fd, false, bytes, (size_t)received);
    }
    return received;
}
