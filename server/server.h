/* The server as a machine: it is told what the transport says and what time it is, and does the
 * rest. No clock, no socket, no file of its own. All memory is taken at the start; nothing that a
 * peer sends can make it grow. Times are milliseconds of one clock that never goes back. */
#ifndef SERVER_H
#define SERVER_H

#include "game.h"
#include "journal.h"
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
    struct game_config game;
    const struct pack *pack;
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

/* Everybody was told that the room is closed; nothing more will happen. */
bool server_is_over(const struct server *server);

/* For people at the console. */
struct server_status {
    enum stage stage;
    enum phase phase;
    uint8_t round, rounds;
    uint16_t seats_here, seats_away, seats_free, done, present, teams;
    uint32_t gold, goal;
    uint64_t events; /* accepted so far */
    struct game_bars bars;
    uint32_t misfits;      /* programs of another major version that wanted to come in */
    uint16_t misfit_major; /* the last one of them */
};
void server_status(const struct server *server, struct server_status *status);

/* Of the rules' state, for the journal's last line. */
uint64_t server_hash(const struct server *server);

/* The results so far as JSON; see results.h. */
size_t server_results(const struct server *server, const struct results_head *head, char *text,
                      size_t size);

#endif
