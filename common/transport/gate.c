/* Sessions stand in a table; the low bits of an id are its place, the others are random, so that a
 * datagram finds its session with one look, and a guess finds none. An address is followed when a
 * datagram that is newer than all before comes from another one: a student who walks with a laptop
 * keeps the seat, and a datagram that somebody sends again moves nobody. */
#include "gate.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "gate_inside.h"
#include "hash.h"
#include "limit.h"
#include "primitives.h"

#define PLACE_BITS 13
#define PLACE_MASK ((1u << PLACE_BITS) - 1)

static_assert(GATE_SESSIONS_MAX <= PLACE_MASK, "a place does not fit into an id");

/* ---- sessions */

struct gate *gate_open(const struct gate_config *config) {
    assert(config->sessions_max > 0 && config->sessions_max <= GATE_SESSIONS_MAX);
    struct gate *gate = calloc(1, sizeof *gate);
    if (gate == NULL) {
        return NULL;
    }
    primitives_ready();
    gate->config = *config;
    gate->sessions = calloc(config->sessions_max, sizeof *gate->sessions);
    gate->connections = calloc(config->sessions_max, sizeof *gate->connections);
    gate->free = calloc(config->sessions_max, sizeof *gate->free);
    gate->machines = calloc(config->key == NULL ? 1 : GATE_MACHINES, sizeof *gate->machines);
    if (gate->sessions == NULL || gate->connections == NULL || gate->free == NULL ||
        gate->machines == NULL) {
        gate_close(gate);
        return NULL;
    }
    for (size_t place = config->sessions_max; place-- > 0;) {
        gate->free[gate->free_count++] = (uint16_t)place;
    }
    config->random_bytes(config->context, gate->cookie_key, sizeof gate->cookie_key);
    config->random_bytes(config->context, (uint8_t *)&gate->machine_key, sizeof gate->machine_key);
    return gate;
}

void gate_close(struct gate *gate) {
    if (gate == NULL) {
        return;
    }
    if (gate->sessions != NULL) {
        sodium_memzero(gate->sessions, gate->config.sessions_max * sizeof *gate->sessions);
    }
    sodium_memzero(gate->cookie_key, sizeof gate->cookie_key);
    free(gate->sessions);
    free(gate->connections);
    free(gate->free);
    free(gate->machines);
    free(gate);
}

struct gate_session *gate_find(const struct gate *gate, uint32_t id) {
    size_t place = id & PLACE_MASK;
    if (id == 0 || place >= gate->config.sessions_max || gate->sessions[place].id != id) {
        return NULL;
    }
    return &gate->sessions[place];
}

/* Never 0 and never all ones: ENet takes these for "any" and "everybody". */
struct gate_session *gate_new(struct gate *gate, uint64_t connection) {
    if (gate->free_count == 0) {
        return NULL;
    }
    uint32_t place = gate->free[--gate->free_count];
    uint32_t id;
    do {
        gate->config.random_bytes(gate->config.context, (uint8_t *)&id, sizeof id);
        id = (id & ~PLACE_MASK) | place;
    } while (id == 0 || id == UINT32_MAX);
    struct gate_session *session = &gate->sessions[place];
    *session = (struct gate_session){.id = id, .state = GATE_KNOCKING};
    replay_window_init(&session->window);
    gate->connections[place] = connection;
    return session;
}

/* Few sessions are asked for by their connection, and many stand: a row of numbers is soon read. */
struct gate_session *gate_find_connection(const struct gate *gate, uint64_t connection) {
    for (size_t place = 0; place < gate->config.sessions_max; place++) {
        if (gate->connections[place] == connection && gate->sessions[place].id != 0) {
            return &gate->sessions[place];
        }
    }
    return NULL;
}

static bool is_half_open(const struct gate *gate, const struct gate_session *session) {
    return gate->config.key != NULL && !session->is_confirmed;
}

static void end_session(struct gate *gate, struct gate_session *session) {
    if (gate->config.key != NULL) {
        gate_machine(gate, &session->proven)->sessions--;
    }
    gate->half_open_count -= is_half_open(gate, session) ? 1 : 0;
    gate->knocking_count -= session->state == GATE_KNOCKING ? 1 : 0;
    noise_deinit(&session->noise);
    sodium_memzero(session, sizeof *session);
    size_t place = (size_t)(session - gate->sessions);
    gate->connections[place] = 0;
    gate->free[gate->free_count++] = (uint16_t)place;
}

void gate_end(struct gate *gate, uint32_t id) {
    struct gate_session *session = gate_find(gate, id);
    if (session != NULL) {
        end_session(gate, session);
    }
}

void gate_keep(struct gate *gate, uint32_t id) {
    struct gate_session *session = gate_find(gate, id);
    if (session != NULL) {
        session->is_kept = true;
    }
}

void gate_sweep(struct gate *gate, uint64_t now_ms) {
    for (size_t place = 0; place < gate->config.sessions_max; place++) {
        struct gate_session *session = &gate->sessions[place];
        if (session->id == 0 || session->state != GATE_STANDS) {
            continue; /* who knocks is ended by who began it */
        }
        if (session->is_kept) {
            session->is_kept = false;
            session->since_ms = now_ms;
        }
        uint64_t patience_ms = is_half_open(gate, session) ? LIMIT_HALF_OPEN_MS : GATE_IDLE_MS;
        if (now_ms - session->since_ms >= patience_ms) {
            end_session(gate, session);
        }
    }
}

/* ---- machines */

bool gate_is_here(const struct gate_address *address) {
    return address->host >> 24 == 127;
}

/* Two machines may share a row; which ones, nobody outside can know. */
struct gate_machine *gate_machine(struct gate *gate, const struct gate_address *where) {
    uint64_t row = hash_u64(hash_u64(HASH_START, gate->machine_key), where->host);
    return &gate->machines[(row ^ row >> 32) % GATE_MACHINES];
}

/* ---- what is sealed */

void gate_open_session(struct gate_session *session, const struct noise_keys *keys, bool is_room) {
    const uint8_t *send = is_room ? keys->from_room : keys->from_client;
    const uint8_t *receive = is_room ? keys->from_client : keys->from_room;
    memcpy(session->send_key, send, KEY_BYTES);
    memcpy(session->receive_key, receive, KEY_BYTES);
    memcpy(session->identity.handshake, keys->handshake, KEY_BYTES);
    session->state = GATE_STANDS;
}

static void confirm(struct gate *gate, struct gate_session *session, uint64_t now_ms) {
    session->is_confirmed = true;
    session->since_ms = now_ms;
    gate->half_open_count--;
}

static enum gate_result on_sealed(struct gate *gate, const struct gate_arrival *arrival,
                                  struct gate_outcome *outcome) {
    uint64_t counter;
    if (!seal_peek(arrival->bytes, arrival->count, &outcome->session, &counter)) {
        gate->stats.strangers++;
        return GATE_NOTHING;
    }
    struct gate_session *session = gate_find(gate, outcome->session);
    if (session == NULL || session->state != GATE_STANDS) {
        gate->stats.strangers++;
        return GATE_NOTHING;
    }
    if (!replay_window_is_new(&session->window, counter)) {
        gate->stats.replays++;
        return GATE_NOTHING;
    }
    outcome->count =
        seal_open(session->receive_key, arrival->bytes, arrival->count, outcome->bytes);
    if (outcome->count == 0) {
        gate->stats.strangers++;
        return GATE_NOTHING;
    }
    if (is_half_open(gate, session)) {
        confirm(gate, session, arrival->now_ms);
    }
    if (replay_window_mark(&session->window, counter)) {
        session->where = arrival->from; /* it is still counted where it came in */
    }
    return GATE_PLAIN;
}

size_t gate_send(struct gate *gate, uint32_t id, const uint8_t *bytes, size_t count,
                 uint8_t *datagram, struct gate_address *to) {
    struct gate_session *session = gate_find(gate, id);
    if (session == NULL || session->state != GATE_STANDS || count == 0 || count > SEAL_PLAIN_MAX) {
        return 0;
    }
    *to = session->where;
    return seal_close(session->send_key, session->other, session->counter++, bytes, count,
                      datagram);
}

enum gate_result gate_receive(struct gate *gate, const struct gate_arrival *arrival,
                              struct gate_outcome *outcome) {
    bool is_room = gate->config.key != NULL;
    enum gate_type type = arrival->count > 0 ? (enum gate_type)arrival->bytes[0] : 0;
    outcome->count = 0;
    outcome->session = 0;
    if (type == GATE_SEALED) {
        return on_sealed(gate, arrival, outcome);
    }
    if (is_room && type == GATE_KNOCK) {
        return gate_on_knock(gate, arrival, outcome);
    }
    if (!is_room && arrival->count > 0) {
        return gate_on_answer(gate, arrival, outcome);
    }
    gate->stats.strangers++;
    return GATE_NOTHING;
}

/* ---- questions */

enum gate_state gate_state(const struct gate *gate, uint32_t id) {
    const struct gate_session *session = gate_find(gate, id);
    return session == NULL ? GATE_GONE : session->state;
}

bool gate_identity(const struct gate *gate, uint32_t id, struct gate_identity *identity) {
    const struct gate_session *session = gate_find(gate, id);
    if (session == NULL || session->state != GATE_STANDS) {
        return false;
    }
    *identity = session->identity;
    return true;
}

bool gate_proven(const struct gate *gate, uint32_t id, struct gate_address *proven) {
    const struct gate_session *session = gate_find(gate, id);
    if (session == NULL) {
        return false;
    }
    *proven = session->proven;
    return true;
}

void gate_note_forbidden(struct gate *gate) {
    gate->stats.forbidden++;
}

void gate_stats(const struct gate *gate, struct gate_stats *stats) {
    *stats = gate->stats;
    stats->half_open = gate->half_open_count;
}
