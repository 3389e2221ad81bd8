/* What students do beside answering: sitting down together, offering, the share, the pen, lessons,
 * how they feel. Each is an event of the rules, but for what the rules have no business with. */
#include "server_inside.h"

#include <string.h>

#include "kind_words.h"
#include "str.h"
#include "utf8.h"

#define TYPED_CHARS_MAX 24

static void settle(struct server *server, uint16_t seat, uint32_t action, struct outcome outcome) {
    action_settle(server, seat, action, action, &outcome);
}

static bool is_of_round(const struct server *server, uint8_t round) {
    return round == server->room.game->round;
}

/* --- the lobby
 * ------------------------------------------------------------------------------------ */

void on_open_bowl(struct server *server, uint16_t number, const struct message_open_bowl *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_team_opened, .as.team_opened = {.seat = seat}};
    if (seat != 0) {
        settle(server, seat, message->action, action_apply(server, &event));
    }
}

void on_choose_bowl(struct server *server, uint16_t number,
                    const struct message_choose_bowl *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_team_chosen,
                          .as.team_chosen = {.seat = seat, .team = message->team}};
    if (seat != 0) {
        settle(server, seat, message->action, action_apply(server, &event));
    }
}

/* The agreement is between people; of it there is only how many have joined in. */
void on_agree(struct server *server, uint16_t number, const struct message_agree *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_agreed, .as.agreed = {.seat = seat}};
    if (seat != 0) {
        settle(server, seat, message->action, action_apply(server, &event));
    }
}

/* Why it is not taken; REFUSED_COUNT: it is. */
static enum refusal_reason take_feeling(struct server *server, uint16_t seat,
                                        const struct message_feel *message) {
    struct room *room = &server->room;
    enum felt_kind kind = felt_kind_of((enum feeling)message->feeling, room->game->stage);
    if (kind == FELT_COUNT) {
        return REFUSED_NOT_NOW;
    }
    if (message->value > felt_max(kind)) {
        return REFUSED_NOT_OFFERED;
    }
    struct felt *felt = &room->desks.list[seat].felt[kind];
    while (felt->key == 0) {
        server->config.random_bytes(server->config.random_context, (uint8_t *)&felt->key,
                                    sizeof felt->key);
    }
    struct journal_feeling feeling = {
        .key = felt->key, .statement = (uint8_t)kind, .value = message->value};
    if (outbox_is_full(&server->felt) || !room->journal->calls->feel(room->journal, &feeling)) {
        return REFUSED_BUSY;
    }
    feelings_count(&room->feelings, kind, felt, message->value);
    return REFUSED_COUNT;
}

void on_feel(struct server *server, uint16_t number, const struct message_feel *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    enum refusal_reason reason = take_feeling(server, seat, message);
    if (reason != REFUSED_COUNT) {
        settle(server, seat, message->action, room_refused(reason));
        return;
    }
    struct desk_action waits = {.action = message->action, .fate = ACTION_WAITS};
    action_log_note(&server->room.desks.list[seat].actions, &waits);
    struct outbox_entry entry = {.event = ++server->feelings_taken,
                                 .seat = seat,
                                 .first_action = message->action,
                                 .last_action = message->action};
    outbox_push(&server->felt, &entry);
}

/* --- first names
 * ---------------------------------------------------------------------------------- */

void name_withdraw(struct server *server, uint16_t number) {
    struct connection *connection = &server->connections.list[number];
    if (connection->typed != 0) {
        tray_remove(&server->room.tray, connection->typed);
        connection->typed = 0;
    }
}

struct outcome name_decide(struct server *server, const struct tray_text *text, bool is_yes) {
    uint16_t number = text->connection;
    struct outcome outcome = {.is_taken = true};
    if (is_yes) {
        outcome = seating_add(server, number, text->words);
        if (!outcome.is_taken) {
            return outcome;
        }
        greeting_withdraw_names(server, number);
        if (server->room.nods_itself) { /* else the nod is the teacher's yes to the seat as well */
            seating_count(server, number);
        }
        struct outbox_entry entry = {.event = outcome.event,
                                     .seat = server->connections.list[number].seat};
        outbox_push(&server->outbox, &entry);
    }
    audience_name_waits(&server->audience, number, is_yes ? NAME_TAKEN : NAME_ANOTHER);
    name_withdraw(server, number);
    return outcome;
}

/* Another student is called like that, or waits to be. */
static bool is_taken(const struct server *server, const char *name) {
    char folded[4 * NAME_BYTES_MAX];
    char other[4 * NAME_BYTES_MAX];
    const struct room *room = &server->room;
    if (!utf8_fold(name, folded, sizeof folded)) {
        return true;
    }
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        bool is_whole = utf8_fold(room->desks.list[seat].name, other, sizeof other);
        if (is_whole && strcmp(folded, other) == 0) {
            return true;
        }
    }
    for (uint16_t i = 0; i < room->tray.count; i++) {
        bool is_name = room->tray.list[i].kind == WORDS_NAME;
        if (is_name && utf8_fold(room->tray.list[i].words, other, sizeof other) &&
            strcmp(folded, other) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_possible(const struct server *server, const char *name) {
    char word[64];
    char folded[4 * NAME_BYTES_MAX];
    bool is_there = utf8_fold(name, folded, sizeof folded) && folded[0] != '\0';
    return is_there && utf8_length(name) <= TYPED_CHARS_MAX && !is_taken(server, name) &&
           !kind_words_refuse(room_pack_language(&server->room), name, word, sizeof word);
}

/* Why it cannot be asked for; REFUSED_COUNT: it can. */
static enum refusal_reason check_typing(struct server *server, uint16_t number) {
    if (!server->room.game->may_type || server->connections.list[number].seat != 0) {
        return REFUSED_NOT_NOW;
    }
    if (server->room.game->is_locked) {
        return REFUSED_LOCKED;
    }
    if (server->room.desks.count == server->room.desks.max) {
        return REFUSED_FULL;
    }
    if (server->room.nods_itself && seating_is_enough(server, number)) {
        return REFUSED_MACHINE;
    }
    bool has_place = server->connections.list[number].typed != 0;
    bool is_full = !has_place && tray_is_full(&server->room.tray);
    if (outbox_is_full(&server->outbox)) {
        return REFUSED_BUSY;
    }
    return is_full ? REFUSED_TOO_MANY : REFUSED_COUNT;
}

void on_type_name(struct server *server, uint16_t number, const struct message_type_name *message) {
    enum refusal_reason reason = check_typing(server, number);
    if (reason != REFUSED_COUNT) {
        audience_refused(&server->audience, number, message->action, reason);
        return;
    }
    audience_kept(&server->audience, number, message->action, 0);
    name_withdraw(server, number);
    if (!is_possible(server, message->name)) {
        audience_name_waits(&server->audience, number, NAME_ANOTHER);
        return;
    }
    struct tray_text text = {.kind = WORDS_NAME, .connection = number};
    str_copy(text.words, sizeof text.words, message->name);
    const struct tray_text *put = tray_put(&server->room.tray, &text);
    server->connections.list[number].typed = put->number;
    audience_name_waits(&server->audience, number, NAME_WAITS);
    if (server->room.nods_itself) {
        name_decide(server, put, true);
    }
}

/* --- offer and reflect
 * ---------------------------------------------------------------------------- */

void on_offer(struct server *server, uint16_t number, const struct message_offer *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    draft_take(server, seat); /* the words that it may be about */
    struct outcome outcome = room_refused(REFUSED_BUSY);
    if (!outbox_is_full(&server->outbox)) {
        outcome = action_take(server, room_offer(&server->room, seat, message));
    }
    settle(server, seat, message->action, outcome);
}

void on_lesson(struct server *server, uint16_t number, const struct message_lesson *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat == 0) {
        return;
    }
    draft_take(server, seat);
    struct outcome outcome = room_refused(REFUSED_BUSY);
    if (!outbox_is_full(&server->outbox)) {
        outcome = action_take(server, room_lesson(&server->room, seat, message));
    }
    settle(server, seat, message->action, outcome);
}

/* --- share
 * ---------------------------------------------------------------------------------------- */

static struct outcome choose(struct server *server, uint16_t seat,
                             const struct message_choose_idea *message) {
    const struct game *game = server->room.game;
    if (game->phase != PHASE_SHARE || !is_of_round(server, message->round)) {
        return room_refused(REFUSED_NOT_NOW);
    }
    const struct challenge *challenge = room_part(&server->room, 0);
    bool is_good = message->question == QUESTION_GOOD;
    if (message->idea > (is_good ? challenge->good_count : challenge->turns_count)) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_idea_chosen,
                          .as.idea_chosen = {.seat = seat,
                                             .spotlight = message->spotlight,
                                             .question = message->question,
                                             .idea = message->idea}};
    return action_apply(server, &event);
}

void on_choose_idea(struct server *server, uint16_t number,
                    const struct message_choose_idea *message) {
    uint16_t seat = action_seat(server, number, message->action);
    if (seat != 0) {
        settle(server, seat, message->action, choose(server, seat, message));
    }
}

void on_claim(struct server *server, uint16_t number, const struct message_claim *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_claimed,
                          .as.claimed = {.seat = seat, .spotlight = message->spotlight}};
    if (seat != 0) {
        settle(server, seat, message->action,
               is_of_round(server, message->round) ? action_apply(server, &event)
                                                   : room_refused(REFUSED_NOT_NOW));
    }
}

/* Without a number and without an answer: a cheer that is lost is lost. */
void on_cheer(struct server *server, uint16_t number, const struct message_cheer *message) {
    struct room *room = &server->room;
    uint16_t seat = server->connections.list[number].seat;
    cheers_add(room->cheers, room->game, seat, (enum cheer)message->cheer, room->now_ms);
}

/* --- the pen
 * -------------------------------------------------------------------------------------- */

void on_pen_raise(struct server *server, uint16_t number, const struct message_pen_raise *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_pen_raised,
                          .as.pen_raised = {.seat = seat, .is_raised = message->is_raised}};
    if (seat != 0) {
        settle(server, seat, message->action, action_apply(server, &event));
    }
}

void on_pen_say(struct server *server, uint16_t number, const struct message_pen_say *message) {
    uint16_t seat = action_seat(server, number, message->action);
    struct event event = {.kind = EVENT_pen_answered,
                          .as.pen_answered = {.seat = seat, .is_yes = message->is_yes}};
    if (seat != 0) {
        settle(server, seat, message->action, action_apply(server, &event));
    }
}
