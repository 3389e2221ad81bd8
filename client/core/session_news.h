/* What the room says that is more than remembered: about names, the spotlight, cheers and the pen,
 * about what this client said, and to a teacher's desk. Used by session.c alone. */
#ifndef SESSION_NEWS_H
#define SESSION_NEWS_H

#include "session.h"

/* session_news.c */
void on_name_waits(struct session *session, const struct message_name_waits *message,
                   uint64_t now_ms);
void on_spotlight(struct session *session, const struct message_spotlight *message,
                  uint64_t now_ms);
void on_chosen(struct session *session, const struct message_chosen *message, uint64_t now_ms);
void on_cheers(struct session *session, const struct message_cheers *message, uint64_t now_ms);
void on_pen(struct session *session, const struct message_pen *message, uint64_t now_ms);

/* What became of what this client said (session_fate.c). */
void on_refused(struct session *session, const struct message_refused *told, uint64_t now_ms);
void on_kept(struct session *session, const struct message_kept *message, uint64_t now_ms);
void on_mine(struct session *session, const struct message_mine *message, uint64_t now_ms);

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
void on_desk_hands(struct session *session, const struct message_desk_hands *message,
                   uint64_t now_ms);

#endif
