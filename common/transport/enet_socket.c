/* The two functions under ENet. Whatever comes from the network goes through the gate first, and
 * what the gate opens still has to pass the filter; so ENet meets whole datagrams of known sessions
 * alone, never an empty one, which would end its turn, and never an error, which it would take for
 * the end. A socket that is not in the registry says and hears nothing. */
#include "enet_socket.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "enet_filter.h"
#include "limit.h"

#define CHECK_BYTES_MAX 256

struct guarded {
    const ENetHost *host;
    struct gate *gate; /* NULL: free */
    bool is_room;
    unsigned strangers_left; /* in this call of ENet */
};

/* What the check's own socket has sent, and whether it was taken. */
struct check {
    bool is_on;
    bool was_taken;
    ENetSocket socket;
    ENetAddress to;
    uint8_t bytes[CHECK_BYTES_MAX];
    size_t count;
};

static struct guarded registry[ENET_SOCKETS_MAX];
static struct check check;

/* ---- the registry */

static struct guarded *find_socket(ENetSocket socket_of) {
    for (size_t i = 0; i < ENET_SOCKETS_MAX; i++) {
        if (registry[i].gate != NULL && registry[i].host->socket == socket_of) {
            return &registry[i];
        }
    }
    return NULL;
}

bool enet_socket_guard(const ENetHost *host, struct gate *gate, bool is_room) {
    for (size_t i = 0; i < ENET_SOCKETS_MAX; i++) {
        if (registry[i].gate == NULL) {
            registry[i] = (struct guarded){.host = host,
                                           .gate = gate,
                                           .is_room = is_room,
                                           .strangers_left = LIMIT_STRANGERS_A_TURN};
            return true;
        }
    }
    return false;
}

void enet_socket_release(ENetSocket socket_of) {
    struct guarded *guarded = find_socket(socket_of);
    if (guarded != NULL) {
        *guarded = (struct guarded){.gate = NULL};
    }
}

void enet_socket_turn(ENetSocket socket_of) {
    struct guarded *guarded = find_socket(socket_of);
    if (guarded != NULL) {
        guarded->strangers_left = LIMIT_STRANGERS_A_TURN;
    }
}

/* ---- the network */

static void send_raw(ENetSocket socket_of, const struct gate_address *to, const uint8_t *bytes,
                     size_t count) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons(to->port),
                                  .sin_addr = {.s_addr = htonl(to->host)}};
    /* What cannot be sent is lost, as it may be on the way: who needs it says it again. */
    (void)sendto(socket_of, bytes, count, MSG_NOSIGNAL, (const struct sockaddr *)&address,
                 sizeof address);
}

/* False: nothing is waiting. An address that cannot be reached is told here, too; that concerns a
 * datagram of before. */
static bool receive_raw(ENetSocket socket_of, struct gate_address *from, uint8_t *bytes,
                        size_t *count) {
    struct sockaddr_in address;
    for (unsigned i = 0; i < LIMIT_STRANGERS_A_TURN; i++) {
        socklen_t size = sizeof address;
        ssize_t received = recvfrom(socket_of, bytes, SEAL_BYTES_MAX + 1, MSG_DONTWAIT | MSG_TRUNC,
                                    (struct sockaddr *)&address, &size);
        if (received >= 0) {
            *from = (struct gate_address){.host = ntohl(address.sin_addr.s_addr),
                                          .port = ntohs(address.sin_port)};
            *count = received > SEAL_BYTES_MAX ? 0 : (size_t)received;
            return true;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return false;
        }
    }
    return false;
}

void enet_socket_knock(ENetSocket socket_of, struct gate *gate) {
    uint8_t datagram[GATE_DATAGRAM_MAX];
    struct gate_address to;
    size_t count;
    while ((count = gate_due(gate, enet_clock_ms(), datagram, &to)) > 0) {
        send_raw(socket_of, &to, datagram, count);
    }
}

/* ---- what ENet calls */

static size_t gather(const ENetBuffer *buffers, size_t buffers_count, uint8_t *bytes, size_t max) {
    size_t count = 0;
    for (size_t i = 0; i < buffers_count; i++) {
        if (buffers[i].dataLength > max - count) {
            return 0;
        }
        memcpy(bytes + count, buffers[i].data, buffers[i].dataLength);
        count += buffers[i].dataLength;
    }
    return count;
}

static int total(const ENetBuffer *buffers, size_t buffers_count) {
    size_t count = 0;
    for (size_t i = 0; i < buffers_count; i++) {
        count += buffers[i].dataLength;
    }
    return (int)count;
}

int enet_socket_send(ENetSocket socket_of, const ENetAddress *address, const ENetBuffer *buffers,
                     size_t buffers_count) {
    uint8_t bytes[SEAL_PLAIN_MAX], datagram[GATE_DATAGRAM_MAX];
    struct gate_address to;
    if (check.is_on && socket_of == check.socket) {
        check.to = *address;
        check.count = gather(buffers, buffers_count, check.bytes, sizeof check.bytes);
        return (int)check.count;
    }
    const struct guarded *guarded = find_socket(socket_of);
    size_t count = gather(buffers, buffers_count, bytes, sizeof bytes);
    if (guarded != NULL && count > 0) {
        count = gate_send(guarded->gate, address->host, bytes, count, datagram, &to);
        if (count > 0) {
            send_raw(socket_of, &to, datagram, count);
        }
    }
    return total(buffers, buffers_count);
}

/* Whether ENet takes what stands there soon. Of those who are not connected it takes no messages.
 */
static bool is_soon(const struct guarded *guarded, const struct gate_outcome *said) {
    size_t number = ((size_t)said->bytes[0] << 8 | said->bytes[1]) & ENET_PROTOCOL_MAXIMUM_PEER_ID;
    if (!guarded->is_room || number >= guarded->host->peerCount) {
        return true;
    }
    const ENetPeer *peer = &guarded->host->peers[number];
    if (peer->address.host != said->session || peer->channels == NULL) {
        return true;
    }
    const ENetChannel *channel = &peer->channels[ENET_CHANNEL_RELIABLE];
    return enet_filter_is_near(said->bytes, said->count, channel->incomingReliableSequenceNumber);
}

static bool may_pass(const struct guarded *guarded, const struct gate_outcome *said) {
    return enet_filter_passes(said->bytes, said->count, guarded->is_room) && is_soon(guarded, said);
}

static int receive_check(ENetAddress *address, ENetBuffer *buffers) {
    size_t count = check.count < buffers[0].dataLength ? check.count : buffers[0].dataLength;
    check.was_taken = check.was_taken || count > 0;
    check.count = 0;
    *address = check.to;
    memcpy(buffers[0].data, check.bytes, count);
    return (int)count;
}

int enet_socket_receive(ENetSocket socket_of, ENetAddress *address, ENetBuffer *buffers,
                        size_t buffers_count) {
    uint8_t datagram[SEAL_BYTES_MAX + 1];
    struct gate_arrival arrival = {.bytes = datagram};
    struct gate_outcome outcome;
    if (check.is_on && socket_of == check.socket) {
        return receive_check(address, buffers);
    }
    struct guarded *guarded = find_socket(socket_of);
    if (guarded == NULL || buffers_count == 0) {
        return 0;
    }
    for (; guarded->strangers_left > 0; guarded->strangers_left--) {
        if (!receive_raw(socket_of, &arrival.from, datagram, &arrival.count)) {
            return 0;
        }
        arrival.now_ms = enet_clock_ms();
        enum gate_result result = gate_receive(guarded->gate, &arrival, &outcome);
        if (result == GATE_REPLY) {
            send_raw(socket_of, &arrival.from, outcome.bytes, outcome.count);
        } else if (result == GATE_PLAIN &&
                   (outcome.count > buffers[0].dataLength || !may_pass(guarded, &outcome))) {
            gate_note_forbidden(guarded->gate);
        } else if (result == GATE_PLAIN) {
            *address = (ENetAddress){.host = outcome.session, .port = ENET_SESSION_PORT};
            memcpy(buffers[0].data, outcome.bytes, outcome.count);
            return (int)outcome.count;
        }
    }
    return 0;
}

/* ---- the check */

bool enet_socket_check(void) {
    ENetEvent event;
    ENetAddress nobody = {.host = 1, .port = ENET_SESSION_PORT};
    if (check.was_taken) {
        return true;
    }
    ENetHost *host = enet_host_create(NULL, 1, ENET_CHANNELS, 0, 0);
    if (host == NULL) {
        return false;
    }
    check = (struct check){.is_on = true, .socket = host->socket};
    if (enet_host_connect(host, &nobody, ENET_CHANNELS, 0) != NULL) {
        enet_host_flush(host);
        bool was_sent = check.count > 0;
        enet_host_service(host, &event, 0);
        check.was_taken = check.was_taken && was_sent;
    }
    check.is_on = false;
    enet_host_destroy(host);
    return check.was_taken;
}
