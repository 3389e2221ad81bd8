/* A wire in memory. Every connection is a link with two ends; whatever is sent becomes a letter
 * that lies in its reader's inbox until its time has come, so one seed gives one run. Nothing here
 * reads a clock or waits. */
#include "transport_memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "inbox.h"
#include "random.h"
#include "room_code.h"
#include "str.h"

#define REQUEST_MS_MAX 6000 /* so long a client waits to be let in */

enum end_state { END_NEW, END_OPEN, END_CLOSED };

struct link_end {
    struct transport_memory *owner; /* NULL: nobody there (any more) */
    enum end_state state;
    size_t waiting;          /* messages in the owner's inbox */
    uint64_t reliable_at_ms; /* no reliable letter arrives here before the one sent earlier */
    uint64_t latest_order;   /* of the newest LATEST message taken */
};

struct link {
    struct link_end ends[2]; /* by side */
};

struct memory_net {
    struct random random;
    struct memory_faults faults;
    uint64_t now_ms;
    uint64_t order;
    struct transport_identity identity; /* of its rooms */
    struct transport_memory *room;
    struct link *links; /* kept until the net is closed: a peer's number is its place here */
    size_t links_count, links_max;
};

struct transport_memory {
    struct transport transport; /* first: the interface */
    struct memory_net *net;
    enum side side;
    char code[CODE_CHARS + 1];
    size_t peers_max, peers_count; /* a room's */
    uint32_t origin;               /* a client's: its machine */
    struct inbox inbox;
    struct letter *held; /* the message that was given out last */
    struct transport_stats stats;
};

static struct transport_memory *own(struct transport *transport) {
    return (struct transport_memory *)transport;
}

/* ---- links */

static enum side other(enum side side) {
    return side == SIDE_CLIENT ? SIDE_ROOM : SIDE_CLIENT;
}

static uint32_t number_of(size_t link, enum side side) {
    return (uint32_t)(2 * link + (size_t)side + 1);
}

/* The link of a peer's number as this transport knows it; false when it is none of its own. */
static bool find(const struct transport_memory *self, uint32_t number, size_t *link) {
    const struct memory_net *net = self->net;
    if (number == 0 || (number - 1) / 2 >= net->links_count) {
        return false;
    }
    *link = (number - 1) / 2;
    const struct link_end *end = &net->links[*link].ends[self->side];
    return number == number_of(*link, self->side) && end->owner == self && end->state != END_CLOSED;
}

static void close_end(struct link_end *end) {
    if (end->state == END_OPEN && end->owner->side == SIDE_ROOM) {
        end->owner->peers_count--;
    }
    end->state = END_CLOSED;
}

/* ---- the post */

/* Puts a letter into its reader's inbox, to be read at `at_ms`. */
static void post_at(struct memory_net *net, struct letter *letter, uint64_t at_ms) {
    struct link_end *end = &net->links[letter->link].ends[letter->side];
    if (end->owner == NULL) {
        free(letter);
        return;
    }
    letter->at_ms = at_ms;
    letter->order = ++net->order;
    end->waiting += letter->kind == LETTER_MESSAGE ? 1 : 0;
    inbox_add(&end->owner->inbox, letter);
}

/* As the faults will have it: what is reliable is late where something else is lost, and never
 * overtakes. */
static void post(struct memory_net *net, struct letter *letter) {
    const struct memory_faults *faults = &net->faults;
    struct link_end *end = &net->links[letter->link].ends[letter->side];
    uint32_t spread_ms = faults->delay_max_ms - faults->delay_min_ms;
    uint64_t at_ms = net->now_ms + faults->delay_min_ms + random_below(&net->random, spread_ms + 1);
    bool is_lost = random_below(&net->random, 1000) < faults->loss_permille;
    if (letter->kind == LETTER_MESSAGE && letter->delivery == TRANSPORT_LATEST) {
        if (is_lost) {
            free(letter);
            return;
        }
    } else {
        at_ms += is_lost ? faults->delay_max_ms : 0;
        at_ms = at_ms < end->reliable_at_ms ? end->reliable_at_ms : at_ms;
        end->reliable_at_ms = at_ms;
    }
    post_at(net, letter, at_ms);
}

static void post_end(struct memory_net *net, size_t link, enum side to, enum transport_end why) {
    struct letter *letter = letter_new(link, to, LETTER_END, 0);
    letter->end = why;
    post(net, letter);
}

/* ---- reading; false: nothing for the caller */

static bool read_request(struct transport_memory *self, const struct letter *letter) {
    struct link_end *end = &self->net->links[letter->link].ends[SIDE_ROOM];
    if (end->state != END_NEW) {
        return false;
    }
    uint64_t code;
    bool is_opened = !letter->has_code || self->code[0] == '\0' ||
                     (room_code_bits(self->code, &code) && code == letter->code);
    if (!is_opened || self->peers_count == self->peers_max) {
        end->state = END_CLOSED;
        post_end(self->net, letter->link, SIDE_CLIENT,
                 is_opened ? TRANSPORT_FULL : TRANSPORT_WRONG_CODE);
        return false;
    }
    end->state = END_OPEN;
    self->peers_count++;
    post(self->net, letter_new(letter->link, SIDE_CLIENT, LETTER_WELCOME, 0));
    return true;
}

static bool read_welcome(struct link_end *end) {
    if (end->state != END_NEW) {
        return false;
    }
    end->state = END_OPEN;
    return true;
}

/* A LATEST message may come before the welcome, or behind a newer one: then nobody hears of it. */
static bool read_message(struct transport_memory *self, struct link_end *end,
                         const struct letter *letter) {
    bool is_latest = letter->delivery == TRANSPORT_LATEST;
    if (end->state != END_OPEN || (is_latest && letter->order < end->latest_order)) {
        return false;
    }
    if (is_latest) {
        end->latest_order = letter->order;
    }
    self->stats.received++;
    self->stats.received_bytes += letter->count;
    return true;
}

static bool read_end(struct link_end *end) {
    enum end_state was = end->state;
    close_end(end);
    return was == END_OPEN || (was == END_NEW && end->owner->side == SIDE_CLIENT);
}

static bool read_letter(struct transport_memory *self, struct letter *letter,
                        struct transport_event *event) {
    struct link_end *end = &self->net->links[letter->link].ends[self->side];
    *event = (struct transport_event){.peer = number_of(letter->link, self->side)};
    switch (letter->kind) {
    case LETTER_REQUEST:
        event->kind = TRANSPORT_CONNECTED;
        return read_request(self, letter);
    case LETTER_WELCOME:
        event->kind = TRANSPORT_CONNECTED;
        return read_welcome(end);
    case LETTER_MESSAGE:
        end->waiting--;
        event->kind = TRANSPORT_MESSAGE;
        event->bytes = letter->bytes;
        event->bytes_count = letter->count;
        return read_message(self, end, letter);
    case LETTER_END:
        event->kind = TRANSPORT_DISCONNECTED;
        event->end = letter->end;
        return read_end(end);
    }
    return false;
}

static bool poll_memory(struct transport *transport, uint32_t timeout_ms,
                        struct transport_event *event) {
    struct transport_memory *self = own(transport);
    (void)timeout_ms;
    free(self->held);
    self->held = NULL;
    for (;;) {
        struct letter *letter = inbox_take(&self->inbox, self->net->now_ms);
        if (letter == NULL) {
            return false;
        }
        if (read_letter(self, letter, event)) {
            self->held = letter;
            return true;
        }
        free(letter);
    }
}

/* ---- the other calls */

static bool send_memory(struct transport *transport, uint32_t number, const uint8_t *bytes,
                        size_t count, enum transport_delivery delivery) {
    struct transport_memory *self = own(transport);
    size_t link;
    if (!find(self, number, &link) || count == 0 || count > DATAGRAM_BYTES_MAX) {
        return false;
    }
    const struct link_end *ends = self->net->links[link].ends;
    if (ends[self->side].state != END_OPEN ||
        ends[other(self->side)].waiting >= TRANSPORT_QUEUE_MAX) {
        return false;
    }
    struct letter *letter = letter_new(link, other(self->side), LETTER_MESSAGE, count);
    letter->delivery = delivery;
    memcpy(letter->bytes, bytes, count);
    post(self->net, letter);
    self->stats.sent++;
    self->stats.sent_bytes += count;
    return true;
}

static uint32_t connect_memory(struct transport *transport, const char *host, uint16_t port,
                               const char *code) {
    struct transport_memory *self = own(transport);
    struct memory_net *net = self->net;
    (void)port;
    assert(self->side == SIDE_CLIENT);
    if (host[0] == '\0') {
        return 0;
    }
    if (net->links_count == net->links_max) {
        net->links_max = net->links_max == 0 ? 16 : 2 * net->links_max;
        net->links = inbox_must_resize(net->links, net->links_max * sizeof *net->links);
    }
    size_t link = net->links_count++;
    net->links[link] = (struct link){
        .ends = {[SIDE_CLIENT] = {.owner = self}, [SIDE_ROOM] = {.owner = net->room}}};
    if (net->room == NULL) {
        post_end(net, link, SIDE_CLIENT, TRANSPORT_LOST);
    } else {
        struct letter *request = letter_new(link, SIDE_ROOM, LETTER_REQUEST, 0);
        request->has_code = code[0] != '\0';
        if (request->has_code && !room_code_bits(code, &request->code)) {
            request->code = UINT64_MAX; /* not a code: no room has it */
        }
        post(net, request);
    }
    return number_of(link, SIDE_CLIENT);
}

static void leave(struct transport_memory *self, size_t link) {
    struct link_end *end = &self->net->links[link].ends[self->side];
    bool is_known = self->side == SIDE_CLIENT || end->state == END_OPEN;
    close_end(end);
    post_end(self->net, link, other(self->side), is_known ? TRANSPORT_CLOSED : TRANSPORT_LOST);
}

static void disconnect_memory(struct transport *transport, uint32_t number) {
    struct transport_memory *self = own(transport);
    size_t link;
    if (find(self, number, &link)) {
        leave(self, link);
    }
}

/* One process is one machine, but for a client of which the net was told otherwise. */
static uint32_t origin_memory(const struct transport *transport, uint32_t number) {
    const struct transport_memory *self = (const struct transport_memory *)transport;
    size_t link;
    if (!find(self, number, &link)) {
        return TRANSPORT_NOWHERE;
    }
    const struct transport_memory *client = self->net->links[link].ends[SIDE_CLIENT].owner;
    return client != NULL ? client->origin : TRANSPORT_NOWHERE;
}

static uint32_t queued_memory(const struct transport *transport, uint32_t number) {
    const struct transport_memory *self = (const struct transport_memory *)transport;
    size_t link;
    if (!find(self, number, &link)) {
        return 0;
    }
    return (uint32_t)self->net->links[link].ends[other(self->side)].waiting;
}

/* The handshake of a link is its place, which no other has. */
static bool identity_memory(const struct transport *transport, uint32_t number,
                            struct transport_identity *identity) {
    const struct transport_memory *self = (const struct transport_memory *)transport;
    size_t link;
    if (!find(self, number, &link)) {
        return false;
    }
    *identity = self->net->identity;
    memcpy(identity->handshake, &link, sizeof link);
    if (self->net->room != NULL && identity->fingerprint.code[0] == '\0') {
        str_copy(identity->fingerprint.code, sizeof identity->fingerprint.code,
                 self->net->room->code);
    }
    return true;
}

static void flush_memory(struct transport *transport) {
    (void)transport; /* what was sent is under way already */
}

static void stats_memory(const struct transport *transport, struct transport_stats *stats) {
    *stats = ((const struct transport_memory *)transport)->stats;
}

static void free_memory(struct transport_memory *self) {
    inbox_deinit(&self->inbox);
    free(self->held);
    free(self);
}

static void close_memory(struct transport *transport) {
    struct transport_memory *self = own(transport);
    struct memory_net *net = self->net;
    for (size_t link = 0; link < net->links_count; link++) {
        struct link_end *end = &net->links[link].ends[self->side];
        if (end->owner == self && end->state != END_CLOSED) {
            leave(self, link);
        }
        end->owner = end->owner == self ? NULL : end->owner;
    }
    net->room = net->room == self ? NULL : net->room;
    free_memory(self);
}

void memory_net_kill(struct memory_net *net, struct transport *room, uint32_t lost_ms) {
    struct transport_memory *self = own(room);
    assert(self->side == SIDE_ROOM);
    for (size_t link = 0; link < net->links_count; link++) {
        struct link_end *end = &net->links[link].ends[SIDE_ROOM];
        if (end->owner != self) {
            continue;
        }
        if (end->state != END_CLOSED) {
            struct letter *letter = letter_new(link, SIDE_CLIENT, LETTER_END, 0);
            letter->end = TRANSPORT_LOST;
            bool is_let_in = end->state == END_OPEN;
            uint32_t after_ms = !is_let_in && lost_ms > REQUEST_MS_MAX ? REQUEST_MS_MAX : lost_ms;
            post_at(net, letter, net->now_ms + after_ms);
        }
        end->state = END_CLOSED;
        end->owner = NULL;
    }
    net->room = net->room == self ? NULL : net->room;
    free_memory(self);
}

static const struct transport_calls calls = {
    .poll = poll_memory,
    .send = send_memory,
    .connect = connect_memory,
    .disconnect = disconnect_memory,
    .origin = origin_memory,
    .identity = identity_memory,
    .queued = queued_memory,
    .flush = flush_memory,
    .stats = stats_memory,
    .close = close_memory,
};

/* ---- the net */

struct memory_net *memory_net_open(uint64_t seed) {
    struct memory_net *net = inbox_must_resize(NULL, sizeof *net);
    *net = (struct memory_net){.now_ms = 0};
    random_init(&net->random, seed, 1);
    return net;
}

void memory_net_set_faults(struct memory_net *net, const struct memory_faults *faults) {
    assert(faults->delay_min_ms <= faults->delay_max_ms && faults->delay_max_ms < UINT32_MAX);
    net->faults = *faults;
}

void memory_net_set_time(struct memory_net *net, uint64_t now_ms) {
    assert(now_ms >= net->now_ms);
    net->now_ms = now_ms;
}

void memory_net_set_origin(struct transport *client, uint32_t origin) {
    own(client)->origin = origin;
}

void memory_net_set_identity(struct memory_net *net, const struct transport_identity *identity) {
    net->identity = *identity;
}

/* What is still under way comes after the news that the wire is cut, and is not read any more. */
void memory_net_cut(struct memory_net *net, struct transport *client) {
    for (size_t link = 0; link < net->links_count; link++) {
        if (net->links[link].ends[SIDE_CLIENT].owner != own(client)) {
            continue;
        }
        for (enum side side = SIDE_CLIENT; side <= SIDE_ROOM; side++) {
            struct letter *letter = letter_new(link, side, LETTER_END, 0);
            letter->end = TRANSPORT_LOST;
            post_at(net, letter, net->now_ms);
        }
    }
}

void memory_net_close(struct memory_net *net) {
    free(net->links);
    free(net);
}

static struct transport_memory *new_transport(struct memory_net *net, enum side side) {
    struct transport_memory *self = inbox_must_resize(NULL, sizeof *self);
    *self = (struct transport_memory){.net = net, .side = side};
    self->transport.calls = &calls;
    return self;
}

struct transport *transport_memory_listen(struct memory_net *net, const char *code,
                                          size_t peers_max) {
    assert(net->room == NULL);
    struct transport_memory *self = new_transport(net, SIDE_ROOM);
    self->peers_max = peers_max;
    str_copy(self->code, sizeof self->code, code);
    net->room = self;
    return &self->transport;
}

struct transport *transport_memory_dial(struct memory_net *net) {
    return &new_transport(net, SIDE_CLIENT)->transport;
}
