/* The server as a machine: it is told what the transport says and what time it is, and does the
 * rest. No clock, no socket, no file of its own. All memory is taken at the start; nothing that a
 * peer sends can make it grow. Times are milliseconds of one clock that never goes back. */
#ifndef SERVER_H
#define SERVER_H

#include "game.h"
#include "journal.h"
#include "messages.h"
#include "pack.h"
#include "protocol.h"
#include "results.h"
#include "transport.h"

struct server_config {
    const char *title, *code; /* live as long as the server */
    uint32_t run;             /* 1 and on */
    uint16_t seats_max;       /* 1..SEATS_MAX */
    uint16_t peers_max;
    uint16_t
        seats_wait; /* with game.is_auto: starts as soon as so many are here; 0: after a while */
    bool warms_up;  /* with game.is_auto: begins with a warm-up */
    struct game_config game;
    const struct pack *pack;         /* the one and only, or */
    const struct pack *const *packs; /* the teacher switches among these; NULL: `pack` alone */
    const char *const *pack_says;    /* of each, what the teacher is told about it; may be NULL */
    uint8_t packs_count;
    bool nods_itself;       /* students' own words wait for nobody */
    uint32_t machine_times; /* so many times what one machine usually may; 0: once */
    uint32_t queue_behind;  /* messages that wait for one reader until it is behind; 0: as usual */
    uint16_t machine_seats; /* seats of one machine that nobody approved; 0: as usual */
    /* Whether `key` (KEY_BYTES) is of somebody who may teach here, and `signature`
     * (SIGNATURE_BYTES) theirs over the hash of this connection's handshake (KEY_BYTES). NULL:
     * nobody may, over the wire. */
    bool (*is_teachers)(void *context, const uint8_t *handshake, const uint8_t *key,
                        const uint8_t *signature);
    void *teachers_context;
    struct journal *journal;
    struct transport *transport;
    /* Bytes that nobody can guess, for tokens. */
    void (*random_bytes)(void *context, uint8_t *bytes, size_t count);
    void *random_context;
};

struct server;

/* What `config` points to lives longer than the server; it closes none of it. NULL: no memory. */
struct server *server_open(const struct server_config *config, uint64_t now_ms);
void server_free(struct server *server);

/* Goes on with a session in two steps, right after server_open, before anything else.
 *
 * First what stands in the journal of the runs before (config.run is higher than theirs;
 * config.journal may be NULL). The room is then what it was behind the last entry, and its time
 * goes on from there; all seats are away until they come back. A session that had ended is over at
 * once: its state, its hash and its results can be asked for, and there is no second step. False
 * and a sentence in `why`: it does not fit these packs and rules; then only server_free is
 * possible. */
bool server_read_past(struct server *server, struct journal_past *past, char *why, size_t size);
/* Then the journal that takes what comes behind it. False and a sentence in `why`: then only
 * server_free is possible. */
bool server_go_on(struct server *server, struct journal *journal, char *why, size_t size);
/* Both, with config.journal. */
bool server_resume(struct server *server, struct journal_past *past, char *why, size_t size);

/* One event of the transport. */
void server_handle(struct server *server, const struct transport_event *event, uint64_t now_ms);

/* Everything that time does: deadlines, heartbeats, acknowledgements, sums, the host's own steps.
 */
void server_tick(struct server *server, uint64_t now_ms);

/* When server_tick has something to do next. */
uint64_t server_wake_ms(const struct server *server);

/* The host's "next": starts the first round, ends the phase (and starts what follows a round),
 * starts the recap, closes the room. False: nobody is here yet. */
bool server_next(struct server *server, uint64_t now_ms);

/* Ends early: with a recap, or at once. */
bool server_end_with_recap(struct server *server, uint64_t now_ms);
void server_close_room(struct server *server, enum closed_reason reason, uint64_t now_ms);

/* What a teacher does, as a host_ message, whatever its number; false and the reason when it is not
 * taken. */
bool server_act(struct server *server, const struct message *message, uint64_t now_ms,
                enum refusal_reason *reason);

/* What stands on the teacher's desk: MESSAGE_desk, _desk_queue, _desk_texts, _desk_packs, or
 * _desk_seats and _desk_teams from place `first` on. */
void server_desk(struct server *server, enum message_id id, uint16_t first,
                 struct message *message);

/* The learning board, the spotlight or the pen, as the class sees it: MESSAGE_learning_board,
 * _spotlight, _pen. */
void server_shown(const struct server *server, enum message_id id, struct message *message);

/* What the teacher must know of the disk now, as a sentence; false: nothing. */
bool server_trouble(const struct server *server, char *sentence, size_t size);

/* Everybody was told that the room is closed; nothing more will happen. */
bool server_is_over(const struct server *server);

/* For people at the console. */
struct server_status {
    enum stage stage;
    enum phase phase;
    enum round_kind kind;
    uint8_t round, rounds;     /* of all kinds; planned */
    uint8_t number, spotlight; /* of the normal ones; the one that is on */
    bool is_paused, is_frozen, is_locked, is_muted;
    uint64_t left_ms; /* UINT64_MAX: waits for the teacher */
    uint16_t seats_here, seats_away, seats_free, done, present, teams;
    const char *title; /* of the challenge that is on; "" between rounds */
    bool is_booked;    /* its round has paid already */
    uint32_t round_s;  /* how long such a round takes, as planned */
    uint32_t behind_s; /* from the end of this phase to the recap, as planned */
    uint32_t gold, goal;
    uint64_t events;  /* accepted so far */
    uint64_t open_ms; /* the room's own clock: the time that it was not down */
    struct game_bars bars;
    bool has_outsiders;    /* somebody waits whose machine has enough new seats */
    uint32_t misfits;      /* programs of another major version that wanted to come in */
    uint16_t misfit_major; /* the last one of them */
    uint32_t false_hellos; /* who said to be a teacher, and is none that may be here */
    uint32_t false_acts;   /* messages that only a teacher may send, from anybody else */
};
void server_status(const struct server *server, struct server_status *status);

/* Of the rules' state, for the journal's last line. */
uint64_t server_hash(const struct server *server);

/* The results so far as JSON; see results.h. */
size_t server_results(const struct server *server, const struct results_head *head, char *text,
                      size_t size);

#endif
