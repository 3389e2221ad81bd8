/* What students and the teacher do beside answering: sitting down together, offering, the share,
 * the pen, lessons, and the teacher's desk. The room plays none of it yet, so each of these is told
 * that this is not the time for it; a cheer has no number and is not answered at all. */
#include "server_inside.h"

static void refuse(struct server *server, uint16_t number, uint32_t action) {
    audience_refused(&server->audience, number, action, REFUSED_NOT_NOW);
}

#define ON_NOT_NOW(name)                                                                           \
    void on_##name(struct server *server, uint16_t number, const struct message_##name *message) { \
        refuse(server, number, message->action);                                                   \
    }
ON_NOT_NOW(open_bowl)
ON_NOT_NOW(choose_bowl)
ON_NOT_NOW(type_name)
ON_NOT_NOW(agree)
ON_NOT_NOW(feel)
ON_NOT_NOW(offer)
ON_NOT_NOW(write)
ON_NOT_NOW(choose_idea)
ON_NOT_NOW(claim)
ON_NOT_NOW(pen_raise)
ON_NOT_NOW(pen_say)
ON_NOT_NOW(lesson)
ON_NOT_NOW(host_next)
ON_NOT_NOW(host_round)
ON_NOT_NOW(host_clock)
ON_NOT_NOW(host_time)
ON_NOT_NOW(host_break)
ON_NOT_NOW(host_end)
ON_NOT_NOW(host_pick)
ON_NOT_NOW(host_hide)
ON_NOT_NOW(host_order)
ON_NOT_NOW(host_skip_share)
ON_NOT_NOW(host_mute)
ON_NOT_NOW(host_nod)
ON_NOT_NOW(host_move)
ON_NOT_NOW(host_teams)
ON_NOT_NOW(host_size)
ON_NOT_NOW(host_door)
ON_NOT_NOW(host_pen)
ON_NOT_NOW(host_mistake)
ON_NOT_NOW(host_goal)
ON_NOT_NOW(host_names)
ON_NOT_NOW(host_give_seat)
ON_NOT_NOW(host_pair)
ON_NOT_NOW(host_pack)
ON_NOT_NOW(host_note)
ON_NOT_NOW(host_plan)

void on_cheer(struct server *server, uint16_t number, const struct message_cheer *message) {
    (void)server;
    (void)number;
    (void)message;
}
