/* One turn: what the transport said was handled already; now what time did is applied (deadlines
 * first, and before each the drafts that stand in the fields), then what a host alone would do,
 * then what is on disk is acknowledged, then the audience is told. A room that is closed stays
 * until all acknowledgements are out, a second at the most. */
#include "server.h"

#include <assert.h>
#include <stdlib.h>

#include "letters.h"
#include "server_inside.h"
#include "timetable.h"

#define SCAN_MS       100
#define TROUBLED_MS   50
#define CLOSE_WAIT_MS 1000
#define STEPS_MAX     8    /* phases that may end in one turn; a clock that jumped needs no more */
#define STEP_MS_MAX   1000 /* of time that counts when this process did not run */

static bool init_machines(struct server *server) {
    uint32_t key = 0;
    server->config.random_bytes(server->config.random_context, (uint8_t *)&key, sizeof key);
    return machine_rates_init(&server->machines, key, server->config.machine_times);
}

static bool init_parts(struct server *server) {
    const struct server_config *config = &server->config;
    bool has_packs = config->packs != NULL;
    struct room_config room = {.game = &config->game,
                               .packs = has_packs ? config->packs : &config->pack,
                               .packs_count = has_packs ? config->packs_count : 1,
                               .journal = config->journal,
                               .seats_max = config->seats_max,
                               .nods_itself = config->nods_itself};
    bool has_room = room_init(&server->room, &room);
    bool has_connections = connections_init(&server->connections, config->peers_max);
    bool has_audience =
        audience_init(&server->audience, &server->room, &server->connections, config->transport);
    bool has_outbox = outbox_init(&server->outbox, LIMIT_ACKNOWLEDGEMENTS);
    bool has_machines = init_machines(server);
    bool has_felt = outbox_init(&server->felt, LIMIT_JOURNAL_NOTES);
    server->audience.desk.pack_says = config->pack_says;
    if (config->queue_behind > 0) {
        server->audience.mail.behind = config->queue_behind;
    }
    server->drafting = calloc(config->seats_max, sizeof *server->drafting);
    return has_room && has_connections && has_audience && has_outbox && has_machines && has_felt &&
           server->drafting != NULL;
}

struct server *server_open(const struct server_config *config, uint64_t now_ms) {
    struct server *server = calloc(1, sizeof *server);
    if (server == NULL) {
        return NULL;
    }
    server->config = *config;
    server->opened_ms = now_ms;
    server->now_ms = now_ms;
    server->scan_due_ms = now_ms;
    server->host = (struct host){.is_auto = config->game.is_auto,
                                 .warms_up = config->warms_up,
                                 .seats_wait = config->seats_wait};
    if (!init_parts(server)) {
        server_free(server);
        return NULL;
    }
    return server;
}

void server_free(struct server *server) {
    room_deinit(&server->room);
    connections_deinit(&server->connections);
    audience_deinit(&server->audience);
    outbox_deinit(&server->outbox);
    outbox_deinit(&server->felt);
    machine_rates_deinit(&server->machines);
    free(server->drafting);
    free(server);
}

struct outcome server_apply(struct server *server, struct event *event,
                            const struct journal_words *words, bool is_own) {
    struct outcome outcome = room_apply(&server->room, event, words, is_own);
    if (outcome.is_taken) {
        audience_take(&server->audience, &server->room.effects);
    }
    return outcome;
}

void server_drop(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    server->config.transport->calls->disconnect(server->config.transport, connection->peer);
    greeting_lost(server, number);
    connections_remove(&server->connections, number);
}

/* --- time
 * ----------------------------------------------------------------------------------------- */

static void set_time(struct server *server, uint64_t now_ms) {
    if (now_ms > server->now_ms) {
        uint64_t step_ms = now_ms - server->now_ms;
        server->awake_ms += step_ms < STEP_MS_MAX ? step_ms : STEP_MS_MAX;
        server->now_ms = now_ms;
    }
    server->room.now_ms = server->now_ms - server->opened_ms;
    server->audience.mail.now_ms = server->now_ms;
}

static bool is_due(const struct server *server) {
    return game_wake_ms(server->room.game) <= server->room.now_ms;
}

/* Deadlines. What comes later must not count for a phase that is over, so this goes first always.
 */
static void pass_time(struct server *server) {
    for (int i = 0; i < STEPS_MAX && is_due(server); i++) {
        server_before_end(server);
        if (!is_due(server)) {
            continue;
        }
        struct event event = {.kind = EVENT_time_passed};
        event.as.time_passed.phase = (uint32_t)server->room.game->phase;
        if (!server_apply(server, &event, NULL, true).is_taken) {
            return;
        }
    }
}

/* The room is closed by the rules: everybody is told once what they said is on disk. */
static void step_closing(struct server *server) {
    if (server->state == SERVER_OPEN && server->room.game->stage == STAGE_CLOSED) {
        server->state = SERVER_CLOSING;
        server->close_by_ms = server->now_ms + CLOSE_WAIT_MS;
    }
    bool is_time = server->outbox.count == 0 || server->now_ms >= server->close_by_ms;
    if (server->state != SERVER_CLOSING || !is_time) {
        return;
    }
    for (uint16_t number = 1; number <= server->connections.high; number++) {
        if (server->connections.list[number].peer != 0) {
            audience_closed(&server->audience, number, server->closed_reason);
            server_drop(server, number);
        }
    }
    server->state = SERVER_OVER;
}

void server_tick(struct server *server, uint64_t now_ms) {
    set_time(server, now_ms);
    if (server->state == SERVER_OVER) {
        return;
    }
    pass_time(server);
    drafts_take_due(server);
    server_step_alone(server);
    if (server->now_ms >= server->scan_due_ms) {
        server->scan_due_ms = server->now_ms + SCAN_MS;
        greeting_scan(server);
        wire_scan(server);
        catch_up_scan(server);
        audience_beat(&server->audience, server->now_ms);
    }
    action_acknowledge(server);
    audience_tick(&server->audience, server->now_ms);
    step_closing(server);
}

static uint64_t sooner(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* A disk that is well answers soon; one that is not tries again a few times a second. */
static uint64_t disk_rest_ms(const struct server *server) {
    struct journal *journal = server->room.journal;
    char sentence[TROUBLE_BYTES_MAX + 1];
    return journal->calls->trouble(journal, sentence, sizeof sentence) ? TROUBLED_MS : 2;
}

uint64_t server_wake_ms(const struct server *server) {
    if (server->state == SERVER_OVER) {
        return UINT64_MAX;
    }
    uint64_t rules_ms =
        sooner(game_wake_ms(server->room.game), cheers_wake_ms(server->room.cheers));
    uint64_t wake_ms = rules_ms == UINT64_MAX ? UINT64_MAX : server->opened_ms + rules_ms;
    wake_ms = sooner(wake_ms, server->scan_due_ms);
    wake_ms = sooner(wake_ms, audience_wake_ms(&server->audience));
    wake_ms = sooner(wake_ms, drafts_wake_ms(server));
    bool waits_for_disk =
        server->outbox.count > 0 || server->felt.count > 0 || server->state == SERVER_CLOSING;
    return waits_for_disk ? sooner(wake_ms, server->now_ms + disk_rest_ms(server)) : wake_ms;
}

/* --- the network
 * ---------------------------------------------------------------------------------- */

void server_handle(struct server *server, const struct transport_event *event, uint64_t now_ms) {
    set_time(server, now_ms);
    pass_time(server);
    uint16_t number = connections_find(&server->connections, event->peer);
    switch (event->kind) {
    case TRANSPORT_CONNECTED:
        if (number == 0) {
            wire_connected(server, event->peer);
        }
        break;
    case TRANSPORT_DISCONNECTED:
        if (number != 0) {
            greeting_lost(server, number);
            connections_remove(&server->connections, number);
        }
        break;
    case TRANSPORT_MESSAGE:
        if (number != 0) {
            wire_message(server, number, event);
        }
        break;
    }
}

/* --- the host
 * ------------------------------------------------------------------------------------- */

bool server_next(struct server *server, uint64_t now_ms) {
    set_time(server, now_ms);
    pass_time(server);
    return server_step(server).is_taken;
}

bool server_end_with_recap(struct server *server, uint64_t now_ms) {
    set_time(server, now_ms);
    pass_time(server);
    return server_start_recap(server).is_taken;
}

void server_close_room(struct server *server, enum closed_reason reason, uint64_t now_ms) {
    set_time(server, now_ms);
    if (server->state == SERVER_OPEN && !server_close_session(server, reason).is_taken) {
        server->state = SERVER_CLOSING; /* the journal takes nothing more: people are told anyway */
        server->close_by_ms = server->now_ms + CLOSE_WAIT_MS;
    }
}

bool server_act(struct server *server, const struct message *message, uint64_t now_ms,
                enum refusal_reason *reason) {
    set_time(server, now_ms);
    pass_time(server);
    struct outcome outcome = act(server, message);
    *reason = outcome.reason;
    return outcome.is_taken;
}

void server_desk(struct server *server, enum message_id id, uint16_t first,
                 struct message *message) {
    const struct room *room = &server->room;
    char trouble[TROUBLE_BYTES_MAX + 1];
    if (id == MESSAGE_desk_seats) {
        letter_desk_seats(room, first, message);
    } else if (id == MESSAGE_desk_teams) {
        letter_desk_teams(room, first, message);
    } else if (id == MESSAGE_desk_queue) {
        letter_desk_queue(room, message);
    } else if (id == MESSAGE_desk_texts) {
        letter_desk_texts(room, message);
    } else if (id == MESSAGE_desk_packs) {
        letter_desk_packs(room, server->config.pack_says, message);
    } else {
        assert(id == MESSAGE_desk);
        room_attention(room, trouble, sizeof trouble);
        letter_desk(room, trouble, message);
    }
}

void server_shown(const struct server *server, enum message_id id, struct message *message) {
    if (id == MESSAGE_spotlight) {
        letter_spotlight(&server->room, message);
    } else if (id == MESSAGE_pen) {
        letter_pen(&server->room, server->audience.pen, message);
    } else {
        assert(id == MESSAGE_learning_board);
        letter_learning_board(&server->room, message);
    }
}

bool server_trouble(const struct server *server, char *sentence, size_t size) {
    return room_trouble(&server->room, sentence, size);
}

bool server_is_over(const struct server *server) {
    return server->state == SERVER_OVER;
}

void server_status(const struct server *server, struct server_status *status) {
    const struct game *game = server->room.game;
    *status = (struct server_status){.stage = game->stage,
                                     .phase = game->phase,
                                     .kind = (enum round_kind)game->rounds[game->round].kind,
                                     .round = game->round,
                                     .rounds = game->config.rounds,
                                     .number = game->number,
                                     .spotlight = server_spotlight(server),
                                     .is_paused = game->is_paused,
                                     .is_frozen = game->is_frozen,
                                     .is_locked = game->is_locked,
                                     .is_muted = game->is_muted,
                                     .left_ms = game_left_ms(game, server->room.now_ms),
                                     .teams = game_teams_playing(game),
                                     .title = "",
                                     .is_booked = game->rounds[game->round].is_booked,
                                     .round_s = timetable_round_seconds(&server->room),
                                     .behind_s = timetable_behind_seconds(&server->room),
                                     .gold = game->gold,
                                     .goal = game->goal,
                                     .events = server->room.last_event,
                                     .open_ms = server->room.now_ms,
                                     .bars = game->bars};
    if (game->phase != PHASE_NONE) {
        status->title = room_part(&server->room, 0)->title;
    }
    status->misfits = server->misfits;
    status->has_outsiders = server->room.has_outsiders;
    status->misfit_major = server->misfit_major;
    status->false_hellos = server->false_hellos;
    status->false_acts = server->false_acts;
    status->seats_free = (uint16_t)(server->room.desks.max - server->room.desks.count);
    game_count(game, &status->seats_here, &status->seats_away, &status->done, &status->present);
}

uint64_t server_hash(const struct server *server) {
    return game_hash(server->room.game);
}

size_t server_results(const struct server *server, const struct results_head *head, char *text,
                      size_t size) {
    return results_to_json(server->room.results, &server->room, head, text, size);
}
