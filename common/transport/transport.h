/* How datagrams of at most DATAGRAM_BYTES_MAX bytes travel between a room and its clients. One
 * struct of functions with two makers: transport_enet.h (the network) and transport_memory.h (one
 * process, for tests and the simulator). One contract test runs against both. Single-threaded: one
 * thread calls. */
#ifndef TRANSPORT_H
#define TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fingerprint.h"
#include "limit.h"
#include "sizes.h"

/* RELIABLE: arrives once, in order, or the connection ends. LATEST: may be lost, never arrives
 * behind a newer one. */
enum transport_delivery { TRANSPORT_RELIABLE, TRANSPORT_LATEST };

/* Messages that may wait for one peer which does not take them; send refuses the next one. */
#define TRANSPORT_QUEUE_MAX LIMIT_QUEUE_MESSAGES

enum transport_end {
    TRANSPORT_LOST,          /* nothing heard any more, or nobody answered at all */
    TRANSPORT_CLOSED,        /* the other side closed */
    TRANSPORT_WRONG_CODE,    /* this is not the room with that code */
    TRANSPORT_FULL,          /* the room has no free connection */
    TRANSPORT_OTHER_VERSION, /* the room seals in another way than this program knows */
};

enum transport_event_kind { TRANSPORT_CONNECTED, TRANSPORT_DISCONNECTED, TRANSPORT_MESSAGE };

struct transport_event {
    enum transport_event_kind kind;
    uint32_t peer;          /* never 0, never used twice in a run */
    enum transport_end end; /* DISCONNECTED */
    const uint8_t *bytes;   /* MESSAGE: valid until the next call of poll */
    size_t bytes_count;
};

struct transport_stats {
    uint64_t sent, sent_bytes, received, received_bytes; /* messages and their bytes, as given */
    /* Datagrams that were dropped before they could be anything: nobody's; sent a second time;
     * knocks above a machine's share; sealed ones with something inside that no client sends; and
     * knocks of programs that seal in another way. */
    uint64_t strangers, replays, turned_away, forbidden, versions;
};

/* What a client knows of the room that a connection leads to, shown by the handshake. All of it is
 * there before CONNECTED, and holds until DISCONNECTED. */
struct transport_identity {
    uint8_t handshake[KEY_BYTES]; /* its hash: alike on both ends, and no other connection's */
    uint8_t room_key[KEY_BYTES];
    uint8_t teacher[KEY_BYTES];     /* who signed the room's key (identity.h); zeros: nobody */
    struct fingerprint fingerprint; /* of the room's key; a room does not fill it */
};

#define TRANSPORT_HERE    0u         /* origin: this very machine */
#define TRANSPORT_NOWHERE UINT32_MAX /* no such peer */

struct transport; /* the maker's; starts with a pointer to struct transport_calls */

struct transport_calls {
    /* Waits at most timeout_ms (0: not at all) for the next event. False: there is none. */
    bool (*poll)(struct transport *transport, uint32_t timeout_ms, struct transport_event *event);
    /* Queues `count` bytes to a peer. False: no such peer, empty or too large, or its queue is
     * full. */
    bool (*send)(struct transport *transport, uint32_t peer, const uint8_t *bytes, size_t count,
                 enum transport_delivery delivery);
    /* Client: begins to connect and returns the peer; 0 when `host` cannot be resolved or all
     * connections are in use. Either CONNECTED (let in) or DISCONNECTED follows, within 6 s of
     * the room's last sign. `code` as typed ("" for none: see room_code.h) is compared with the
     * room's key before anything but the handshake is sent. Who is told that nobody answered does
     * well to connect to the same room again at once: it is knocked at without a pause then. */
    uint32_t (*connect)(struct transport *transport, const char *host, uint16_t port,
                        const char *code);
    /* Ends a connection after what is queued was sent, or at once where nothing has come for some
     * seconds; DISCONNECTED follows on the other side only. */
    void (*disconnect)(struct transport *transport, uint32_t peer);
    /* Where a peer is: HERE, NOWHERE, or a number that is one machine's, by its address; for
     * comparing, and never written to a disk. */
    uint32_t (*origin)(const struct transport *transport, uint32_t peer);
    /* False: no such peer. */
    bool (*identity)(const struct transport *transport, uint32_t peer,
                     struct transport_identity *identity);
    /* How many messages wait for a peer: they were sent, and it has not taken them yet. 0: none, or
     * no such peer. */
    uint32_t (*queued)(const struct transport *transport, uint32_t peer);
    /* Sends what is queued now. */
    void (*flush)(struct transport *transport);
    void (*stats)(const struct transport *transport, struct transport_stats *stats);
    /* Ends all connections (tells the peers, waits 500 ms at most) and frees. */
    void (*close)(struct transport *transport);
};

struct transport {
    const struct transport_calls *calls;
};

#endif
