/* What the room tells its owner, and what the owner does. Pages land in the tables at their place,
 * so that only what changed has to come; a client without a desk is none of a teacher's and keeps
 * nothing. */
#include "session_desk.h"

#include <string.h>

#include "session_news.h"

#define ON_DESK(name, have, field)                                                                 \
    void on_##name(struct session *session, const struct message_##name *message,                  \
                   uint64_t now_ms) {                                                              \
        (void)now_ms;                                                                              \
        if (session->config.desk != NULL) {                                                        \
            session->config.desk->field = *message;                                                \
            session->config.desk->have = true;                                                     \
        }                                                                                          \
    }
ON_DESK(desk, have_desk, desk)
ON_DESK(desk_queue, have_queue, queue)
ON_DESK(desk_texts, have_texts, texts)
ON_DESK(desk_packs, have_packs, packs)
ON_DESK(desk_hands, have_hands, hands)

void on_desk_seats(struct session *session, const struct message_desk_seats *message,
                   uint64_t now_ms) {
    (void)now_ms;
    struct session_desk *desk = session->config.desk;
    if (desk == NULL || message->first + message->seats_count > SEATS_MAX) {
        return;
    }
    memcpy(desk->seats + message->first, message->seats,
           message->seats_count * sizeof(desk->seats[0]));
    desk->seats_count = message->count;
}

void on_desk_teams(struct session *session, const struct message_desk_teams *message,
                   uint64_t now_ms) {
    (void)now_ms;
    struct session_desk *desk = session->config.desk;
    if (desk == NULL || message->first + message->teams_count > TEAMS_MAX) {
        return;
    }
    memcpy(desk->teams + message->first, message->teams,
           message->teams_count * sizeof(desk->teams[0]));
    desk->teams_count = message->count;
}
