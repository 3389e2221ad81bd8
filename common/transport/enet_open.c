/* What ENet takes by default is made for a game of eight. Here its sizes are set for a class, and
 * where it fails without a word, the system is asked why. */
#include "enet_open.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "enet_filter.h"
#include "enet_socket.h"
#include "log.h"
#include "sizes.h"
#include "str.h"

#define BUFFER_BYTES      (4 * 1024 * 1024)
#define WAITING_BYTES_MAX (128 * 1024) /* of one peer, arrived and not yet taken */

/* The longest message and ENet's fragment header, beside the datagram's, still are one datagram. */
static_assert(DATAGRAM_BYTES_MAX <=
                  ENET_MTU_BYTES - sizeof(ENetProtocolHeader) - sizeof(ENetProtocolSendFragment),
              "a message of the largest size would be sent in fragments");

static unsigned hosts_open; /* ENet is initialised for the first and left with the last */

/* Asks for room for what a whole class sends at once; returns what the system gives. Forcing it
 * needs a right that a program seldom has, and is worth a try. */
static int ask_buffer(int socket_of, int force, int plain) {
    int asked = BUFFER_BYTES;
    int given = 0;
    socklen_t size = sizeof given;
    if (setsockopt(socket_of, SOL_SOCKET, force, &asked, sizeof asked) < 0) {
        setsockopt(socket_of, SOL_SOCKET, plain, &asked, sizeof asked);
    }
    if (getsockopt(socket_of, SOL_SOCKET, plain, &given, &size) < 0) {
        return 0;
    }
    return given / 2; /* Linux tells twice the size that can be used: socket(7) */
}

static void ask_buffers(const ENetHost *host, bool is_room) {
    int given = ask_buffer(host->socket, SO_RCVBUFFORCE, SO_RCVBUF);
    ask_buffer(host->socket, SO_SNDBUFFORCE, SO_SNDBUF);
    if (is_room && given < BUFFER_BYTES) {
        log_note("The receive buffer is %d KiB. For hundreds of students: "
                 "sudo sysctl -w net.core.rmem_max=%d",
                 given / 1024, BUFFER_BYTES);
    }
}

static void set_limits(ENetHost *host) {
    host->mtu = ENET_MTU_BYTES;
    for (size_t i = 0; i < host->peerCount; i++) {
        host->peers[i].mtu = ENET_MTU_BYTES; /* from here on a reset sets it */
    }
    host->duplicatePeers = 1; /* of one session */
    host->maximumPacketSize = ENET_PROTOCOL_MAXIMUM_MTU;
    host->maximumWaitingData = WAITING_BYTES_MAX;
}

/* ENet does not say why it could not; the system does. */
static int bind_problem(const ENetAddress *address) {
    ENetSocket probe = enet_socket_create(ENET_SOCKET_TYPE_DATAGRAM);
    if (probe == ENET_SOCKET_NULL) {
        return errno;
    }
    int problem = enet_socket_bind(probe, address) < 0 ? errno : 0;
    enet_socket_destroy(probe);
    return problem;
}

static void explain(const ENetAddress *address, char *why, size_t size) {
    int problem = bind_problem(address);
    char text[64] = "this address";
    switch (address == NULL ? 0 : problem) {
    case EADDRINUSE:
        str_format(why, size,
                   "port %u is in use by another program; close it or choose another port "
                   "(port 0 takes any free one)",
                   (unsigned)address->port);
        break;
    case EACCES:
        str_format(why, size, "port %u may not be used by you; choose one from 1024 up",
                   (unsigned)address->port);
        break;
    case EADDRNOTAVAIL:
        enet_address_get_host_ip(address, text, sizeof text);
        str_format(why, size, "%s is not an address of this machine; leave it out to use all",
                   text);
        break;
    default:
        str_format(why, size, "no socket could be opened: %s",
                   problem == 0 ? "not enough memory" : strerror(problem));
        break;
    }
}

/* ENet ends the program where there is no memory, unless it is told otherwise; then it goes on as
 * if the datagram had been lost. */
static void no_memory(void) {
}

static bool enter_enet(void) {
    static const ENetCallbacks callbacks = {.no_memory = no_memory};
    if (hosts_open == 0 && enet_initialize_with_callbacks(ENET_VERSION, &callbacks) != 0) {
        return false;
    }
    hosts_open++;
    return true;
}

static void leave_enet(void) {
    assert(hosts_open > 0);
    if (--hosts_open == 0) {
        enet_deinitialize();
    }
}

ENetHost *enet_open(const ENetAddress *address, size_t peers_count, char *why, size_t size) {
    if (!enter_enet()) {
        str_copy(why, size, "the network library could not be started");
        return NULL;
    }
    /* Twice: where memory was short the first time, nothing was seen. */
    if (!enet_socket_check() && !enet_socket_check()) {
        str_copy(why, size,
                 "this build does not seal what it sends, so it sends nothing: the network library "
                 "has not taken our functions (it must be the shared one), or there is not enough "
                 "memory");
        leave_enet();
        return NULL;
    }
    ENetHost *host = enet_host_create(address, peers_count, ENET_CHANNELS, 0, 0);
    if (host == NULL) {
        explain(address, why, size);
        leave_enet();
        return NULL;
    }
    set_limits(host);
    ask_buffers(host, address != NULL);
    return host;
}

void enet_close(ENetHost *host) {
    if (host != NULL) {
        enet_host_destroy(host);
        leave_enet();
    }
}
