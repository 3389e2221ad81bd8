/* One loop for all students: take what has come, let each do what is due, send what each owes. A
 * lost connection, and one that has fallen silent, is dialled again with the session's own token:
 * at once, or a little later each time where tries end quickly, until the room is back or patience
 * ends. */
#define _GNU_SOURCE
#include "swarm_crowd.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#define DIALS_A_TURN      128
#define DIAL_AGAIN_US     250000u
#define DIAL_AGAIN_MAX_US 2000000u
#define DIAL_LONG_US      2000000u /* a try that took so long was a pause already */
#define SLEEP_COUNTS_US   1000000u
/* For at most so long a room has been silent when its connections are called lost. */
#define SILENT_MAX_US 15000000u

struct crowd_place {
    uint32_t peer; /* 0: free */
    uint32_t bot;
};

uint64_t crowd_now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u + 1;
}

/* --- whose datagram is it -----------------------------------------------------------------------
 */

static struct crowd_place *place_of(struct crowd *crowd, uint32_t peer) {
    size_t at = (peer * 2654435761u) & crowd->places_mask;
    while (crowd->places[at].peer != 0 && crowd->places[at].peer != peer) {
        at = (at + 1) & crowd->places_mask;
    }
    return &crowd->places[at];
}

static void places_put(struct crowd *crowd, uint32_t peer, size_t bot) {
    *place_of(crowd, peer) = (struct crowd_place){.peer = peer, .bot = (uint32_t)bot};
    crowd->places_used++;
}

/* Connections that ended stay in the table, where they do no harm, until it is half full. */
static void places_clean(struct crowd *crowd) {
    memset(crowd->places, 0, (crowd->places_mask + 1) * sizeof(*crowd->places));
    crowd->places_used = 0;
    for (size_t i = 0; i < crowd->count; i++) {
        if (crowd->bots[i].peer != 0) {
            places_put(crowd, crowd->bots[i].peer, i);
        }
    }
}

static struct bot *bot_of(struct crowd *crowd, uint32_t peer) {
    const struct crowd_place *place = place_of(crowd, peer);
    struct bot *bot = &crowd->bots[place->bot];
    return place->peer != 0 && bot->peer == peer ? bot : NULL;
}

/* --- connections --------------------------------------------------------------------------------
 */

static void dial(struct crowd *crowd, struct bot *bot) {
    const struct swarm_options *options = crowd->options;
    bot->dialled_us = crowd->now_us;
    bot->peer = crowd->transport->calls->connect(crowd->transport, options->host, options->port,
                                                 options->code);
    if (bot->peer == 0) {
        crowd->is_host_unknown = !crowd->was_dialled;
        bot->dial_us = crowd->now_us + DIAL_AGAIN_MAX_US;
        return;
    }
    crowd->was_dialled = true;
    if (2 * crowd->places_used > crowd->places_mask) {
        places_clean(crowd);
    } else {
        places_put(crowd, bot->peer, (size_t)(bot - crowd->bots));
    }
}

static void dial_again_later(struct crowd *crowd, struct bot *bot) {
    uint64_t wait_us = DIAL_AGAIN_US << (bot->dials < 3 ? bot->dials : 3);
    bot->peer = 0;
    if (crowd->now_us - bot->dialled_us >= DIAL_LONG_US) {
        bot->dial_us = crowd->now_us;
        return;
    }
    bot->dials++;
    bot->dial_us = crowd->now_us + wait_us / 2 + random_below(&bot->pace, (uint32_t)wait_us);
}

static uint64_t smaller(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* The transport needs a while to be sure that nobody is there. That while counts as waiting
 * already, but for half of the patience at most, so that a room is looked for in any case. */
static void note_silence(struct crowd *crowd) {
    uint64_t half_us = (uint64_t)crowd->options->give_up_ms * 1000 / 2;
    uint64_t silent_us = crowd->now_us - crowd->heard_us;
    silent_us = smaller(silent_us, smaller(half_us, SILENT_MAX_US));
    crowd->reached_us = smaller(crowd->reached_us, crowd->now_us - silent_us);
}

static void on_lost(struct crowd *crowd, struct bot *bot, enum transport_end end) {
    bool was_in = bot->session.link == SESSION_IN;
    session_disconnected(&bot->session);
    if (was_in && bot->is_joined) {
        bot->is_lost = true;
        swarm_log(crowd->class.log, crowd->now_us, "lost", bot->index, bot->session.view.seat.seat);
    }
    crowd->class.tally->disconnects += was_in && !bot->has_left && !crowd->is_room_closed;
    if (end == TRANSPORT_WRONG_CODE && !crowd->was_in) {
        crowd->is_wrong_code = true;
    }
    crowd->is_other_seal = crowd->is_other_seal || end == TRANSPORT_OTHER_VERSION;
    if (end == TRANSPORT_FULL && !bot->is_joined) {
        crowd->full_count++;
        bot->is_done = true;
    }
    if (was_in && end == TRANSPORT_LOST) {
        note_silence(crowd);
    }
    dial_again_later(crowd, bot);
}

/* The session is over for this student, or for all. */
static void note_end(struct crowd *crowd, struct bot *bot) {
    if (bot->session.link != SESSION_ENDED || bot->is_done) {
        return;
    }
    bot->is_done = true;
    if (bot->session.why_ended == SESSION_VERSION) {
        crowd->is_other_version = true;
        crowd->version = bot->session.view.refused;
    } else if (bot->session.why_ended == SESSION_FULL) {
        crowd->full_count++;
    } else if (bot->session.closed_reason == CLOSED_MISBEHAVED) {
        crowd->is_misbehaved = true;
    } else if (bot->session.closed_reason != CLOSED_MOVED &&
               bot->session.closed_reason != CLOSED_REMOVED) {
        crowd->is_room_closed = true;
    }
}

static void note_no_seat(struct crowd *crowd, struct bot *bot) {
    if (bot->found_no_seat && !bot->is_done) {
        bot->is_done = true;
        crowd->full_count++;
    }
}

static void note_back(struct crowd *crowd, struct bot *bot) {
    if (bot->is_lost && bot->session.link == SESSION_IN && bot->session.view.have_seat) {
        bot->is_lost = false;
        swarm_log(crowd->class.log, crowd->now_us, "back", bot->index, bot->session.view.seat.seat);
    }
}

static void on_message(struct crowd *crowd, struct bot *bot, const struct transport_event *event) {
    struct tally *tally = crowd->class.tally;
    tally->received++;
    tally->received_bytes += event->bytes_count;
    crowd->heard_us = crowd->now_us;
    session_receive(&bot->session, event->bytes, event->bytes_count, crowd->now_us / 1000);
    bot_heard(bot, &crowd->class, crowd->now_us);
    note_back(crowd, bot);
    note_end(crowd, bot);
    note_no_seat(crowd, bot);
}

static void take_event(struct crowd *crowd, const struct transport_event *event) {
    struct bot *bot = bot_of(crowd, event->peer);
    if (bot == NULL) {
        return;
    }
    crowd->now_us = crowd_now_us();
    if (event->kind == TRANSPORT_CONNECTED) {
        bot->dials = 0;
        session_connected(&bot->session, crowd->now_us / 1000);
    } else if (event->kind == TRANSPORT_DISCONNECTED) {
        on_lost(crowd, bot, event->end);
    } else {
        on_message(crowd, bot, event);
    }
}

/* --- a turn -------------------------------------------------------------------------------------
 */

static void send_owed(struct crowd *crowd, struct bot *bot) {
    uint64_t now_ms = crowd->now_us / 1000;
    if (bot->peer == 0 || session_wake_ms(&bot->session) > now_ms) {
        return;
    }
    struct transport *transport = crowd->transport;
    uint8_t bytes[DATAGRAM_BYTES_MAX];
    for (size_t count; (count = session_outgoing(&bot->session, bytes, now_ms)) > 0;) {
        if (!transport->calls->send(transport, bot->peer, bytes, count, TRANSPORT_RELIABLE)) {
            transport->calls->disconnect(transport, bot->peer);
            on_lost(crowd, bot, TRANSPORT_CLOSED);
            return;
        }
        crowd->class.tally->sent++;
        crowd->class.tally->sent_bytes += count;
    }
}

/* Everything that waited has been taken: who has heard nothing for too long dials anew. */
static void hang_up_if_silent(struct crowd *crowd, struct bot *bot) {
    if (bot->peer != 0 && session_listen(&bot->session, crowd->now_us / 1000)) {
        crowd->transport->calls->disconnect(crowd->transport, bot->peer);
        on_lost(crowd, bot, TRANSPORT_LOST);
    }
}

/* A student whose rounds are played hangs up; one whose room has closed does not come back. */
static void hang_up_if_done(struct crowd *crowd, struct bot *bot) {
    bool has_said_goodbye = bot->has_left && bot->session.link == SESSION_OUT;
    bool has_no_room = crowd->is_room_closed && bot->session.link == SESSION_OUT;
    if (has_said_goodbye || has_no_room) {
        bot->is_done = true;
    }
    if (bot->is_done && bot->peer != 0) {
        crowd->transport->calls->disconnect(crowd->transport, bot->peer);
        bot->peer = 0;
    }
}

static void turn_of(struct crowd *crowd, struct bot *bot, unsigned *dials_left) {
    if (bot->is_done) {
        hang_up_if_done(crowd, bot);
        return;
    }
    hang_up_if_silent(crowd, bot);
    if (bot->peer == 0 && bot->dial_us <= crowd->now_us && *dials_left > 0) {
        (*dials_left)--;
        dial(crowd, bot);
    }
    bot_act(bot, &crowd->class, crowd->now_us);
    send_owed(crowd, bot);
    hang_up_if_done(crowd, bot);
}

static enum crowd_state state_of(struct crowd *crowd) {
    size_t done = 0;
    crowd->is_in = false;
    for (size_t i = 0; i < crowd->count; i++) {
        done += crowd->bots[i].is_done;
        crowd->is_in = crowd->is_in || crowd->bots[i].session.link == SESSION_IN;
    }
    if (crowd->is_in) {
        crowd->was_in = true;
        crowd->reached_us = crowd->now_us;
    }
    uint64_t patience_us = (uint64_t)crowd->options->give_up_ms * 1000;
    if (crowd->is_wrong_code) {
        return CROWD_WRONG_CODE;
    }
    if (crowd->is_other_seal && !crowd->was_in) {
        return CROWD_OTHER_SEAL;
    }
    if (crowd->is_host_unknown) {
        return CROWD_HOST_UNKNOWN;
    }
    if (done == crowd->count) {
        return CROWD_OVER;
    }
    return crowd->now_us - crowd->reached_us > patience_us ? CROWD_GONE : CROWD_PLAYS;
}

/* A sleep of this process is no absence of the room: of it a second counts at most. */
static void leave_out_sleep(struct crowd *crowd) {
    uint64_t now_us = crowd_now_us(), step_us = now_us - crowd->now_us;
    if (step_us > SLEEP_COUNTS_US) {
        crowd->reached_us += step_us - SLEEP_COUNTS_US;
        crowd->heard_us += step_us - SLEEP_COUNTS_US;
    }
    crowd->now_us = now_us;
}

enum crowd_state crowd_turn(struct crowd *crowd) {
    struct transport *transport = crowd->transport;
    struct transport_event event;
    unsigned dials_left = DIALS_A_TURN;
    leave_out_sleep(crowd);
    while (transport->calls->poll(transport, 0, &event)) {
        take_event(crowd, &event);
    }
    crowd->now_us = crowd_now_us();
    for (size_t i = 0; i < crowd->count; i++) {
        turn_of(crowd, &crowd->bots[i], &dials_left);
    }
    transport->calls->flush(transport);
    return state_of(crowd);
}

void crowd_leave(struct crowd *crowd) {
    crowd->now_us = crowd_now_us();
    for (size_t i = 0; i < crowd->count; i++) {
        struct bot *bot = &crowd->bots[i];
        session_leave(&bot->session);
        send_owed(crowd, bot);
        if (bot->peer != 0) {
            crowd->transport->calls->disconnect(crowd->transport, bot->peer);
            bot->peer = 0;
        }
    }
    crowd->transport->calls->flush(crowd->transport);
}

/* --- the whole ----------------------------------------------------------------------------------
 */

/* Nobody else has it, two swarms with one seed neither. */
static void give_token(struct bot *bot) {
    struct session_memory memory = {.token_count = TOKEN_BYTES};
    if (getrandom(memory.token, sizeof memory.token, 0) != sizeof memory.token) {
        memory.token_count = 0; /* the room gives one with the seat */
    }
    session_renew(&bot->session, &memory);
}

bool crowd_init(struct crowd *crowd, const struct swarm_options *options,
                struct transport *transport, const struct pack *pack, struct tally *tally) {
    size_t places = 64;
    while (places < 8 * (size_t)options->seats) {
        places *= 2;
    }
    *crowd = (struct crowd){.options = options, .transport = transport, .count = options->seats};
    crowd->class = (struct bot_class){.pack = pack,
                                      .tally = tally,
                                      .log = options->log,
                                      .seed = options->seed,
                                      .pace_ms = options->pace_ms,
                                      .rounds = options->rounds,
                                      .tables = crowd->tables};
    crowd->places_mask = places - 1;
    crowd->places = calloc(places, sizeof(*crowd->places));
    crowd->bots = calloc(crowd->count, sizeof(*crowd->bots));
    if (crowd->places == NULL || crowd->bots == NULL) {
        crowd_deinit(crowd);
        return false;
    }
    for (size_t i = 0; i < crowd->count; i++) {
        bot_init(&crowd->bots[i], &crowd->class, (uint32_t)i);
        give_token(&crowd->bots[i]);
    }
    crowd->now_us = crowd_now_us();
    crowd->reached_us = crowd->now_us;
    crowd->heard_us = crowd->now_us;
    return true;
}

void crowd_deinit(struct crowd *crowd) {
    free(crowd->places);
    free(crowd->bots);
    crowd->places = NULL;
    crowd->bots = NULL;
}
