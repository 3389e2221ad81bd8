/* What the files of the server's machine share: server.c (time), wire.c (the network), catch_up.c
 * (slow readers), server_past.c (a session that goes on), steps.c (the way of the lesson),
 * greeting.c (who comes and goes), seating.c (whose seat it is), actions.c and on_game.c (what
 * students do), acts.c and acts_wire.c (what the teacher does). Nobody else includes this. */
#ifndef SERVER_INSIDE_H
#define SERVER_INSIDE_H

#include "audience.h"
#include "connection.h"
#include "host.h"
#include "limit.h"
#include "outbox.h"
#include "room.h"
#include "server.h"

/* A seat may have a draft event so often. */
#define DRAFT_EVERY_MS 300

/* Consoles that may be there at a time. */
#define TEACHERS_MAX LIMIT_TEACHERS

/* A teacher's machine and what became of its last actions. */
struct teacher {
    uint64_t who;        /* a number that it keeps while it runs; 0: it has none */
    uint16_t connection; /* 0: it is not here */
    uint64_t left_ms; /* since the session was opened, so that it means the same after a restart */
    struct action_log actions;
};

/* So many runs back it is known what a disk lost. */
#define RUNS_KNOWN 64

enum server_state { SERVER_OPEN, SERVER_CLOSING, SERVER_OVER };

struct server {
    struct server_config config;
    enum server_state state;
    enum closed_reason closed_reason;
    uint64_t opened_ms, now_ms, scan_due_ms, close_by_ms;
    uint64_t awake_ms; /* goes on while the server takes its turns: a second in one at most */
    struct room room;
    struct connections connections;
    struct audience audience;
    struct machine_rates machines;
    struct outbox outbox;
    struct outbox felt; /* feelings that wait for the disk, by their place among all of them */
    uint64_t feelings_taken;
    struct host host;
    struct teacher teachers[TEACHERS_MAX + 1]; /* 1.. */
    uint64_t run_ends[RUNS_KNOWN];             /* the last entry of each of the last runs, by run */
    uint16_t *drafting;                        /* seats whose draft waits */
    uint16_t drafting_count;
    struct message incoming;
    uint32_t misfits; /* programs of another major version */
    uint16_t misfit_major;
    uint32_t false_hellos, false_acts; /* as in server_status */
};

/* --- server.c --- */
/* One event through the room; what it changed is noted for the audience. */
struct outcome server_apply(struct server *server, struct event *event,
                            const struct journal_words *words, bool is_own);
/* Ends a connection after what is queued for it was sent. */
void server_drop(struct server *server, uint16_t connection);

/* --- wire.c --- */
/* A peer of the transport is there. */
void wire_connected(struct server *server, uint32_t peer);
/* Something came from a connection. */
void wire_message(struct server *server, uint16_t connection, const struct transport_event *event);
/* Something came that is no message for here; who does not stop with that is let go. */
void server_strike(struct server *server, uint16_t connection);
/* Lets go of who does not read, says nothing, or does not stop. */
void wire_scan(struct server *server);

/* --- catch_up.c --- */
/* Who was behind and reads again is told the now; who does not read for long is let go. */
void catch_up_scan(struct server *server);

/* --- server_past.c --- */
/* All that stands in a journal again, without a word to anybody: the room and the actions that are
 * known are what they were behind the last entry. False and a sentence in `why`: it does not fit.
 */
bool server_recall(struct server *server, struct journal_past *past, char *why, size_t size);

/* --- steps.c --- */
/* What stands in the fields is taken and cheers are counted: before anything ends. */
void server_before_end(struct server *server);
struct outcome server_end_phase(struct server *server);
struct outcome server_draw_pen(struct server *server);
struct outcome server_start_recap(struct server *server);
struct outcome server_close_session(struct server *server, enum closed_reason reason);
/* The event that starts a round of this kind with the `place`th challenge of the pack (0: the next
 * one). REFUSED_COUNT: there is one. */
enum refusal_reason server_round(const struct server *server, enum round_kind kind, uint16_t place,
                                 struct event *event);
/* "Next", and what follows a round behind its last phase. */
struct outcome server_step(struct server *server);
/* What comes by itself with nobody at the console. */
void server_step_alone(struct server *server);
/* The spotlight that is on; 0: none. */
uint8_t server_spotlight(const struct server *server);

/* --- greeting.c --- */
void on_hello(struct server *server, uint16_t connection, const struct message_hello *message);
void on_alive(struct server *server, uint16_t connection, const struct message_alive *message);
void on_more_names(struct server *server, uint16_t connection,
                   const struct message_more_names *message);
void on_find(struct server *server, uint16_t connection, const struct message_find *message);
void greeting_withdraw_names(struct server *server, uint16_t connection);
/* A sign of life, or of the end of one. */
void greeting_heard(struct server *server, uint16_t connection);
void greeting_lost(struct server *server, uint16_t connection);
/* Seats that are silent are away. */
void greeting_scan(struct server *server);
/* What is known of the actions of a teacher's machine, whether it is here or not. */
struct action_log *greeting_teacher_log(struct server *server, uint64_t who);

/* --- seating.c --- */
void on_join(struct server *server, uint16_t connection, const struct message_join *message);
void on_leave(struct server *server, uint16_t connection, const struct message_leave *message);
/* A seat for a connection that has none. */
struct outcome seating_add(struct server *server, uint16_t connection, const char *name);
/* The newcomer in seat `from` speaks for the old seat `to` from now on. */
struct outcome seating_give(struct server *server, uint16_t from, uint16_t to);
/* Whether its machine has enough new seats; the teacher hears of it then. */
bool seating_is_enough(struct server *server, uint16_t connection);
/* Its seat is a new one of its machine. */
void seating_count(struct server *server, uint16_t connection);
/* The seat is taken away: whoever speaks for it is let go and does not come back to it. */
struct outcome seating_remove(struct server *server, uint16_t seat);
/* The seat moves to this connection, wherever it was before; and its next token is made. */
void seating_take(struct server *server, uint16_t connection, uint16_t seat);
void seating_renew(struct server *server, uint16_t seat, enum return_kind how);
/* The connection no longer speaks for its seat. */
void seating_end(struct server *server, uint16_t connection);

/* --- actions.c --- */
void on_answer(struct server *server, uint16_t connection, const struct message_answer *message);
void on_ready(struct server *server, uint16_t connection, const struct message_ready *message);
/* The seat that may act; 0, and it was answered, when there is none or it did this before. */
uint16_t action_seat(struct server *server, uint16_t connection, uint32_t action);
/* A student's event. */
struct outcome action_apply(struct server *server, struct event *event);
/* What the room did, noted for the audience. */
struct outcome action_take(struct server *server, struct outcome outcome);
/* True: it was seen before and was answered as before. */
bool action_is_seen(struct server *server, uint16_t connection, uint32_t action);
/* What became of the last actions of a seat, once more. */
void action_tell_again(struct server *server, uint16_t seat);
/* Its next token was told. */
void action_forget_fresh(struct desk *desk);
/* The actions first..last of a seat came out like this. */
void action_settle(struct server *server, uint16_t seat, uint32_t first, uint32_t last,
                   const struct outcome *outcome);
/* Tells what is on disk. */
void action_acknowledge(struct server *server);
/* Makes drafts events: of one seat, of those that are due, of all. */
void draft_take(struct server *server, uint16_t seat);
void drafts_take_due(struct server *server);
void drafts_take_all(struct server *server);
uint64_t drafts_wake_ms(const struct server *server);

/* --- acts.c --- */
/* A host_ message of the teacher's. */
struct outcome act(struct server *server, const struct message *message);

/* --- on_game.c --- */
/* A first name that was typed: its seat comes, or it is to be another. */
struct outcome name_decide(struct server *server, const struct tray_text *text, bool is_yes);
/* It waits no more. */
void name_withdraw(struct server *server, uint16_t connection);
void on_open_bowl(struct server *server, uint16_t connection,
                  const struct message_open_bowl *message);
void on_choose_bowl(struct server *server, uint16_t connection,
                    const struct message_choose_bowl *message);
void on_type_name(struct server *server, uint16_t connection,
                  const struct message_type_name *message);
void on_agree(struct server *server, uint16_t connection, const struct message_agree *message);
void on_feel(struct server *server, uint16_t connection, const struct message_feel *message);
void on_offer(struct server *server, uint16_t connection, const struct message_offer *message);
void on_write(struct server *server, uint16_t connection, const struct message_write *message);
void on_choose_idea(struct server *server, uint16_t connection,
                    const struct message_choose_idea *message);
void on_claim(struct server *server, uint16_t connection, const struct message_claim *message);
void on_pen_raise(struct server *server, uint16_t connection,
                  const struct message_pen_raise *message);
void on_pen_say(struct server *server, uint16_t connection, const struct message_pen_say *message);
void on_lesson(struct server *server, uint16_t connection, const struct message_lesson *message);
void on_cheer(struct server *server, uint16_t connection, const struct message_cheer *message);

/* --- acts_wire.c --- */
/* What became of the last actions of a teacher's machine, once more. */
void acts_tell_again(struct server *server, uint16_t connection);
/* The same over the wire: on_host_next and all the others that a teacher alone sends. */
#define DECLARE_FROM_TEACHER(name)                                                                 \
    void on_##name(struct server *server, uint16_t connection,                                     \
                   const struct message_##name *message);
#define DECLARE_FROM_STUDENT(name)
#define DECLARE_FROM_BOARD(name)
#define DECLARE_FROM_CLIENT(name)
#define DECLARE_FROM_SERVER(name)
#define MESSAGE(name, id, from, fields) DECLARE_##from(name)
#include "messages.def"

#endif
