/* What the files of the server's machine share: server.c (time), greeting.c (who comes and goes)
 * and actions.c (what students do). Nobody else includes this. */
#ifndef SERVER_INSIDE_H
#define SERVER_INSIDE_H

#include "audience.h"
#include "connection.h"
#include "host.h"
#include "outbox.h"
#include "room.h"
#include "server.h"

/* A seat may have a draft event so often. */
#define DRAFT_EVERY_MS 300

enum server_state { SERVER_OPEN, SERVER_CLOSING, SERVER_OVER };

struct server {
    struct server_config config;
    enum server_state state;
    enum closed_reason closed_reason;
    uint64_t opened_ms, now_ms, scan_due_ms, close_by_ms;
    struct room room;
    struct connections connections;
    struct audience audience;
    struct outbox outbox;
    struct host host;
    uint16_t *drafting; /* seats whose draft waits */
    uint16_t drafting_count;
    struct message incoming;
    uint32_t misfits; /* programs of another major version */
    uint16_t misfit_major;
};

/* --- server.c --- */
/* One event through the room; what it changed is noted for the audience. */
struct outcome server_apply(struct server *server, struct event *event,
                            const struct journal_words *words, bool is_own);
/* Ends a connection after what is queued for it was sent. */
void server_drop(struct server *server, uint16_t connection);

/* --- greeting.c --- */
void on_hello(struct server *server, uint16_t connection, const struct message_hello *message);
void on_alive(struct server *server, uint16_t connection, const struct message_alive *message);
void on_leave(struct server *server, uint16_t connection, const struct message_leave *message);
void on_more_names(struct server *server, uint16_t connection,
                   const struct message_more_names *message);
void on_join(struct server *server, uint16_t connection, const struct message_join *message);
void on_find(struct server *server, uint16_t connection, const struct message_find *message);
void greeting_withdraw_names(struct server *server, uint16_t connection);
/* A sign of life, or of the end of one. */
void greeting_heard(struct server *server, uint16_t connection);
void greeting_lost(struct server *server, uint16_t connection);
/* Seats that are silent are away. */
void greeting_scan(struct server *server);

/* --- actions.c --- */
void on_answer(struct server *server, uint16_t connection, const struct message_answer *message);
void on_ready(struct server *server, uint16_t connection, const struct message_ready *message);
/* True: it was seen before and was answered as before. */
bool action_is_seen(struct server *server, uint16_t connection, uint32_t action);
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

/* --- on_game.c --- */
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
void on_host_next(struct server *server, uint16_t connection,
                  const struct message_host_next *message);
void on_host_round(struct server *server, uint16_t connection,
                   const struct message_host_round *message);
void on_host_clock(struct server *server, uint16_t connection,
                   const struct message_host_clock *message);
void on_host_time(struct server *server, uint16_t connection,
                  const struct message_host_time *message);
void on_host_break(struct server *server, uint16_t connection,
                   const struct message_host_break *message);
void on_host_end(struct server *server, uint16_t connection,
                 const struct message_host_end *message);
void on_host_pick(struct server *server, uint16_t connection,
                  const struct message_host_pick *message);
void on_host_hide(struct server *server, uint16_t connection,
                  const struct message_host_hide *message);
void on_host_order(struct server *server, uint16_t connection,
                   const struct message_host_order *message);
void on_host_skip_share(struct server *server, uint16_t connection,
                        const struct message_host_skip_share *message);
void on_host_mute(struct server *server, uint16_t connection,
                  const struct message_host_mute *message);
void on_host_nod(struct server *server, uint16_t connection,
                 const struct message_host_nod *message);
void on_host_move(struct server *server, uint16_t connection,
                  const struct message_host_move *message);
void on_host_teams(struct server *server, uint16_t connection,
                   const struct message_host_teams *message);
void on_host_size(struct server *server, uint16_t connection,
                  const struct message_host_size *message);
void on_host_door(struct server *server, uint16_t connection,
                  const struct message_host_door *message);
void on_host_pen(struct server *server, uint16_t connection,
                 const struct message_host_pen *message);
void on_host_mistake(struct server *server, uint16_t connection,
                     const struct message_host_mistake *message);
void on_host_goal(struct server *server, uint16_t connection,
                  const struct message_host_goal *message);
void on_host_names(struct server *server, uint16_t connection,
                   const struct message_host_names *message);
void on_host_give_seat(struct server *server, uint16_t connection,
                       const struct message_host_give_seat *message);
void on_host_pair(struct server *server, uint16_t connection,
                  const struct message_host_pair *message);
void on_host_pack(struct server *server, uint16_t connection,
                  const struct message_host_pack *message);
void on_host_note(struct server *server, uint16_t connection,
                  const struct message_host_note *message);
void on_host_plan(struct server *server, uint16_t connection,
                  const struct message_host_plan *message);
void on_cheer(struct server *server, uint16_t connection, const struct message_cheer *message);

#endif
