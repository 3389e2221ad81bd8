/* What the room says about the whole game beside the answers: bowls, names, the spotlight, cheers,
 * the pen. Used by session.c alone. */
#ifndef SESSION_NEWS_H
#define SESSION_NEWS_H

#include "session.h"

void on_name_waits(struct session *session, const struct message_name_waits *message,
                   uint64_t now_ms);
void on_spotlight(struct session *session, const struct message_spotlight *message,
                  uint64_t now_ms);
void on_chosen(struct session *session, const struct message_chosen *message, uint64_t now_ms);
void on_cheers(struct session *session, const struct message_cheers *message, uint64_t now_ms);
void on_pen(struct session *session, const struct message_pen *message, uint64_t now_ms);

/* The teacher's desk (session_desk.c). */
void on_desk(struct session *session, const struct message_desk *message, uint64_t now_ms);
void on_desk_seats(struct session *session, const struct message_desk_seats *message,
                   uint64_t now_ms);
void on_desk_teams(struct session *session, const struct message_desk_teams *message,
                   uint64_t now_ms);
void on_desk_queue(struct session *session, const struct message_desk_queue *message,
                   uint64_t now_ms);
void on_desk_texts(struct session *session, const struct message_desk_texts *message,
                   uint64_t now_ms);
void on_desk_packs(struct session *session, const struct message_desk_packs *message,
                   uint64_t now_ms);

#endif
