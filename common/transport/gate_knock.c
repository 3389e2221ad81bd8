/* The handshake of the gate. A stranger costs the room one hash and nothing that stays: it is given
 * a cookie, which only arrives where it says it is. Who brings the cookie back has a session made,
 * and a knock that comes twice, because the answer was lost, is answered with the same bytes. */
#include <sodium.h>
#include <string.h>

#include "gate_inside.h"
#include "identity.h"
#include "limit.h"
#include "little.h"

#define ID_AT               12
#define COOKIE_AT           16
#define FIRST_AT            (COOKIE_AT + COOKIE_BYTES)
#define ANSWERS_MAX         4 /* to cookies between two knocks: more come from nobody who means well */
#define ABOUT_BYTES         (4 + 2 + GATE_CONNECTION_BYTES + 4)
#define PROLOGUE_TEXT       "Goldseam seal"
#define PROLOGUE_TEXT_BYTES (sizeof PROLOGUE_TEXT - 1)
#define PROLOGUE_BYTES      (PROLOGUE_TEXT_BYTES + 1 + GATE_CONNECTION_BYTES + 4)

/* What both ends must have seen alike: all that is open in a knock, but for the cookie. */
static void write_prologue(const uint8_t *connection, uint32_t client_id, uint8_t *prologue) {
    memcpy(prologue, PROLOGUE_TEXT, PROLOGUE_TEXT_BYTES);
    prologue[PROLOGUE_TEXT_BYTES] = GATE_VERSION;
    memcpy(prologue + PROLOGUE_TEXT_BYTES + 1, connection, GATE_CONNECTION_BYTES);
    little_put(prologue + PROLOGUE_BYTES - 4, client_id, 4);
}

static size_t write_start(enum gate_type type, const uint8_t *connection, uint8_t *bytes) {
    bytes[0] = (uint8_t)type;
    bytes[1] = GATE_VERSION;
    bytes[2] = bytes[3] = 0;
    memcpy(bytes + GATE_CONNECTION_AT, connection, GATE_CONNECTION_BYTES);
    return GATE_BODY_AT;
}

/* ---- the room */

static void write_about(const struct gate_address *from, const uint8_t *knock, uint8_t *about) {
    little_put(about, from->host, 4);
    little_put(about + 4, from->port, 2);
    memcpy(about + 6, knock + GATE_CONNECTION_AT, GATE_CONNECTION_BYTES + 4);
}

static enum gate_result answer_cookie(const struct gate *gate, const uint8_t *about,
                                      const struct gate_arrival *knock,
                                      struct gate_outcome *outcome) {
    size_t at = write_start(GATE_COOKIE, knock->bytes + GATE_CONNECTION_AT, outcome->bytes);
    cookie_make(gate->cookie_key, about, ABOUT_BYTES, knock->now_ms, outcome->bytes + at);
    outcome->count = GATE_COOKIE_BYTES;
    return GATE_REPLY;
}

static uint64_t connection_of(const uint8_t *datagram) {
    uint64_t connection;
    memcpy(&connection, datagram + GATE_CONNECTION_AT, sizeof connection);
    return connection;
}

/* Room for one more: the oldest of those who never came back makes it. */
static void make_room(struct gate *gate) {
    struct gate_session *oldest = NULL;
    if (gate->half_open_count < LIMIT_HALF_OPEN && gate->free_count > 0) {
        return;
    }
    for (size_t place = 0; place < gate->config.sessions_max; place++) {
        struct gate_session *session = &gate->sessions[place];
        bool is_half_open = session->id != 0 && !session->is_confirmed;
        if (is_half_open && (oldest == NULL || session->since_ms < oldest->since_ms)) {
            oldest = session;
        }
    }
    if (oldest != NULL) {
        gate_end(gate, oldest->id);
    }
}

/* A handshake is what a stranger can make the room work at most with; the more so whoever has many
 * addresses. So there is a pace for all together, beside each machine's. */
static const struct bucket_rate all_handshakes = {LIMIT_ROOM_HANDSHAKES,
                                                  LIMIT_ROOM_HANDSHAKES_BURST};
static const struct bucket_rate own_handshakes = {LIMIT_OWN_HANDSHAKES, LIMIT_OWN_HANDSHAKES_BURST};

/* Whether this machine may have one session more. */
static bool is_in_share(struct gate *gate, const struct gate_address *from, uint64_t now_ms) {
    struct gate_machine *machine = gate_machine(gate, from);
    if (gate_is_here(from)) {
        return bucket_take(&gate->here, &own_handshakes, now_ms);
    }
    return machine->sessions < gate->config.per_machine &&
           bucket_take(&machine->knocks, &gate->config.knocks, now_ms) &&
           bucket_take(&gate->handshakes, &all_handshakes, now_ms);
}

static bool write_opened(struct gate *gate, struct gate_session *session, const uint8_t *knock,
                         const uint8_t *first) {
    uint8_t prologue[PROLOGUE_BYTES], ephemeral[KEY_BYTES], payload[GATE_PAYLOAD_BYTES];
    const struct room_key *key = gate->config.key;
    const uint8_t *nothing;
    size_t nothing_count;
    struct noise_keys keys;
    struct noise noise;
    write_prologue(knock + GATE_CONNECTION_AT, session->other, prologue);
    gate->config.random_bytes(gate->config.context, ephemeral, sizeof ephemeral);
    noise_init(&noise, prologue, sizeof prologue, ephemeral);
    little_put(payload, session->id, 4);
    memcpy(payload + 4, key->teacher, KEY_BYTES);
    memcpy(payload + 4 + KEY_BYTES, key->signature, SIGNATURE_BYTES);
    size_t at = write_start(GATE_OPENED, knock + GATE_CONNECTION_AT, session->opened);
    bool is_well = noise_hear(&noise, first, NOISE_FIRST_BYTES, &nothing, &nothing_count) &&
                   noise_answer(&noise, key->secret, key->open, payload, sizeof payload,
                                session->opened + at, &keys);
    if (is_well) {
        gate_open_session(session, &keys, true);
        memcpy(session->identity.room_key, key->open, KEY_BYTES);
        memcpy(session->identity.teacher, key->teacher, KEY_BYTES);
    }
    noise_deinit(&noise);
    sodium_memzero(&keys, sizeof keys);
    sodium_memzero(ephemeral, sizeof ephemeral);
    return is_well;
}

static struct gate_session *begin(struct gate *gate, const struct gate_arrival *arrival) {
    const uint8_t *knock = arrival->bytes;
    if (!is_in_share(gate, &arrival->from, arrival->now_ms)) {
        gate->stats.turned_away++;
        return NULL;
    }
    make_room(gate);
    struct gate_session *session = gate_new(gate, connection_of(knock));
    if (session == NULL) {
        return NULL;
    }
    session->other = (uint32_t)little_get(knock + ID_AT, 4);
    memcpy(session->first, knock + FIRST_AT, NOISE_FIRST_BYTES);
    session->where = session->proven = arrival->from;
    session->since_ms = arrival->now_ms;
    session->state = GATE_STANDS;
    gate_machine(gate, &arrival->from)->sessions++;
    gate->half_open_count++;
    if (!write_opened(gate, session, knock, knock + FIRST_AT)) {
        gate_end(gate, session->id);
        return NULL;
    }
    return session;
}

/* The session that this very knock has had. Everybody hears a knock go by, and may knock with the
 * same connection and a key of another's; that one's answer is of no use to who knocked first. */
static struct gate_session *find_knocked(const struct gate *gate, const uint8_t *knock) {
    uint64_t connection = connection_of(knock);
    for (size_t place = 0; place < gate->config.sessions_max; place++) {
        struct gate_session *session = &gate->sessions[place];
        if (gate->connections[place] == connection && session->id != 0 &&
            session->other == (uint32_t)little_get(knock + ID_AT, 4) &&
            memcmp(session->first, knock + FIRST_AT, NOISE_FIRST_BYTES) == 0) {
            return session;
        }
    }
    return NULL;
}

static bool are_zeros(const uint8_t *bytes, size_t from, size_t to) {
    unsigned all = 0;
    for (size_t i = from; i < to; i++) {
        all |= bytes[i];
    }
    return all == 0;
}

/* As it is written, to the last zero: what a later version puts there is not taken for nothing. */
static bool is_knock(const uint8_t *datagram, size_t count) {
    if (count != GATE_KNOCK_BYTES) {
        return false;
    }
    uint32_t session = (uint32_t)little_get(datagram + ID_AT, 4);
    return session != 0 && session != UINT32_MAX && are_zeros(datagram, 2, GATE_CONNECTION_AT) &&
           are_zeros(datagram, FIRST_AT + NOISE_FIRST_BYTES, GATE_KNOCK_BYTES);
}

enum gate_result gate_on_knock(struct gate *gate, const struct gate_arrival *arrival,
                               struct gate_outcome *outcome) {
    const uint8_t *knock = arrival->bytes;
    uint8_t about[ABOUT_BYTES];
    if (arrival->count >= GATE_BODY_AT && knock[1] != GATE_VERSION) {
        gate->stats.versions++;
        outcome->count = write_start(GATE_VERSIONS, knock + GATE_CONNECTION_AT, outcome->bytes);
        return GATE_REPLY;
    }
    if (!is_knock(knock, arrival->count)) {
        gate->stats.strangers++;
        return GATE_NOTHING;
    }
    write_about(&arrival->from, knock, about);
    if (!cookie_is_good(gate->cookie_key, about, sizeof about, arrival->now_ms,
                        knock + COOKIE_AT)) {
        return answer_cookie(gate, about, arrival, outcome);
    }
    struct gate_session *session = find_knocked(gate, knock);
    if (session == NULL) {
        session = begin(gate, arrival);
    }
    if (session == NULL || session->is_confirmed) {
        return GATE_NOTHING;
    }
    memcpy(outcome->bytes, session->opened, GATE_OPENED_BYTES);
    outcome->count = GATE_OPENED_BYTES;
    return GATE_REPLY;
}

/* ---- the client */

static size_t write_knock(const struct gate *gate, const struct gate_session *session,
                          uint8_t *datagram) {
    uint64_t connection = gate->connections[session - gate->sessions];
    memset(datagram, 0, GATE_KNOCK_BYTES);
    write_start(GATE_KNOCK, (const uint8_t *)&connection, datagram);
    little_put(datagram + ID_AT, session->id, 4);
    if (session->has_cookie) {
        memcpy(datagram + COOKIE_AT, session->cookie, COOKIE_BYTES);
    }
    memcpy(datagram + FIRST_AT, session->first, NOISE_FIRST_BYTES);
    return GATE_KNOCK_BYTES;
}

uint32_t gate_knock(struct gate *gate, const struct gate_address *to) {
    uint8_t prologue[PROLOGUE_BYTES], ephemeral[KEY_BYTES];
    uint64_t connection;
    gate->config.random_bytes(gate->config.context, (uint8_t *)&connection, sizeof connection);
    struct gate_session *session = gate_new(gate, connection);
    if (session == NULL) {
        return 0;
    }
    gate->config.random_bytes(gate->config.context, ephemeral, sizeof ephemeral);
    write_prologue((const uint8_t *)&connection, session->id, prologue);
    noise_init(&session->noise, prologue, sizeof prologue, ephemeral);
    noise_ask(&session->noise, NULL, 0, session->first);
    sodium_memzero(ephemeral, sizeof ephemeral);
    session->where = *to;
    gate->knocking_count++;
    gate->due_ms = 0;
    return session->id;
}

/* A whole class in one program asks often and seldom has a knock that is due: once nobody was
 * found, nobody is looked for until the first one is. */
size_t gate_due(struct gate *gate, uint64_t now_ms, uint8_t *datagram, struct gate_address *to) {
    if (gate->knocking_count == 0 || now_ms < gate->due_ms) {
        return 0;
    }
    uint64_t next_ms = UINT64_MAX;
    for (size_t i = 0; i < gate->config.sessions_max; i++) {
        struct gate_session *session = &gate->sessions[gate->due_place];
        gate->due_place = (gate->due_place + 1) % gate->config.sessions_max;
        if (session->id == 0 || session->state != GATE_KNOCKING) {
            continue;
        }
        if (now_ms >= session->knock_at_ms) {
            session->knock_at_ms = now_ms + GATE_KNOCK_MS;
            session->answers = 0;
            *to = session->where;
            return write_knock(gate, session, datagram);
        }
        next_ms = session->knock_at_ms < next_ms ? session->knock_at_ms : next_ms;
    }
    gate->due_ms = next_ms;
    return 0;
}

static enum gate_result on_cookie(const struct gate *gate, struct gate_session *session,
                                  const struct gate_arrival *arrival,
                                  struct gate_outcome *outcome) {
    const uint8_t *cookie = arrival->bytes + GATE_BODY_AT;
    bool is_whole = arrival->count == GATE_COOKIE_BYTES;
    if (!is_whole || session->answers == ANSWERS_MAX ||
        (session->has_cookie && memcmp(session->cookie, cookie, COOKIE_BYTES) == 0)) {
        return GATE_NOTHING;
    }
    session->answers++;
    session->has_cookie = true;
    memcpy(session->cookie, cookie, COOKIE_BYTES);
    outcome->count = write_knock(gate, session, outcome->bytes);
    return GATE_REPLY;
}

/* A teacher's signature that does not hold is no teacher's. */
static void on_opened(struct gate *gate, struct gate_session *session, const uint8_t *datagram,
                      size_t count) {
    uint8_t payload[GATE_PAYLOAD_BYTES];
    struct noise_keys keys;
    struct gate_identity *identity = &session->identity;
    if (count != GATE_OPENED_BYTES ||
        !noise_finish(&session->noise, datagram + GATE_BODY_AT, count - GATE_BODY_AT, payload,
                      identity->room_key, &keys)) {
        return;
    }
    const uint8_t *teacher = payload + 4;
    if (identity_signed_room(teacher, identity->room_key, payload + 4 + KEY_BYTES)) {
        memcpy(identity->teacher, teacher, KEY_BYTES);
    }
    session->other = (uint32_t)little_get(payload, 4);
    gate_open_session(session, &keys, false);
    gate->knocking_count--;
    noise_deinit(&session->noise);
    sodium_memzero(&keys, sizeof keys);
}

/* What is not an answer to a knock of this gate is nobody's. */
enum gate_result gate_on_answer(struct gate *gate, const struct gate_arrival *arrival,
                                struct gate_outcome *outcome) {
    const uint8_t *datagram = arrival->bytes;
    struct gate_session *session =
        arrival->count < GATE_BODY_AT || !are_zeros(datagram, 2, GATE_CONNECTION_AT)
            ? NULL
            : gate_find_connection(gate, connection_of(datagram));
    if (session == NULL || session->state != GATE_KNOCKING) {
        gate->stats.strangers++;
        return GATE_NOTHING;
    }
    bool is_other = datagram[1] != GATE_VERSION;
    if (datagram[0] == GATE_COOKIE && !is_other) {
        return on_cookie(gate, session, arrival, outcome);
    }
    if (datagram[0] == GATE_VERSIONS && is_other) {
        session->state = GATE_OTHER_VERSION;
        gate->knocking_count--;
    } else if (datagram[0] == GATE_OPENED && !is_other) {
        on_opened(gate, session, datagram, arrival->count);
        session->since_ms = arrival->now_ms;
    }
    return GATE_NOTHING;
}
