/* News for the members of a team, gathered between two ticks, and all that a single seat hears of
 * its own. What goes to one seat of a team alone (a result, a page) goes to each of them in the
 * same tick and in the same size. */
#include "audience_inside.h"

static bool has_ideas(const struct game *game) {
    return game->phase == PHASE_HUDDLE || game->phase == PHASE_MEND;
}

static bool has_page(const struct game *game) {
    return game->phase == PHASE_OFFER || game->phase == PHASE_REFLECT;
}

/* In every phase behind the huddle. */
static bool has_result(const struct game *game) {
    return game->phase != PHASE_NONE && game->phase != PHASE_TRY && game->phase != PHASE_HUDDLE;
}

static bool has_choices(const struct game *game) {
    return game->phase == PHASE_SHARE && game->spotlight > 0;
}

void audience_note_team(struct audience *audience, uint32_t team, unsigned news) {
    if (audience->team_news[team] == 0) {
        audience->teams_list[audience->teams_count++] = (uint16_t)team;
    }
    audience->team_news[team] = (uint8_t)(audience->team_news[team] | news);
}

void audience_note_all_teams(struct audience *audience, unsigned news) {
    for (uint32_t team = 1; team <= audience->room->game->teams_count; team++) {
        audience_note_team(audience, team, news);
    }
}

void audience_note_choices(struct audience *audience) {
    const struct game *game = audience->room->game;
    if (!has_choices(game)) {
        return;
    }
    for (uint32_t team = 1; team <= game->teams_count; team++) {
        if (game_team_answered(game, (uint16_t)team)) {
            audience_note_team(audience, team, NEWS_CHOSEN);
        }
    }
}

void audience_note_turn(struct audience *audience) {
    const struct game *game = audience->room->game;
    uint16_t thought = (uint16_t)(game->round << 8 | game->spotlight);
    if (game_all_answered(game) && audience->turned != thought) {
        audience->turned = thought;
        audience->spotlight_changed = true;
    }
}

/* --- telling
 * -------------------------------------------------------------------------------------- */

/* What is sealed, to the connection of a seat. */
static void send_to_seat(struct audience *audience, uint16_t seat) {
    uint16_t number = audience->room->desks.list[seat].connection;
    if (number != 0 && audience->connections->list[number].is_seated) {
        mail_send(&audience->mail, number);
    }
}

static void deliver_to_seat(struct audience *audience, uint16_t seat) {
    mail_seal(&audience->mail);
    send_to_seat(audience, seat);
}

static void deliver_to_team(struct audience *audience, uint16_t team) {
    const struct game_team *it = &audience->room->game->teams[team];
    mail_seal(&audience->mail);
    for (uint8_t i = 0; i < it->seats_count; i++) {
        send_to_seat(audience, it->seats[i]);
    }
}

static void tell_each(struct audience *audience, uint16_t seat, unsigned news) {
    const struct room *room = audience->room;
    if ((news & NEWS_RESULT) != 0 && has_result(room->game)) {
        letter_result(room, seat, &audience->mail.message);
        deliver_to_seat(audience, seat);
    }
    if ((news & NEWS_PAGE) != 0 && has_page(room->game)) {
        letter_page(room, seat, &audience->mail.message);
        deliver_to_seat(audience, seat);
    }
}

static void tell_team(struct audience *audience, uint16_t team, unsigned news) {
    const struct room *room = audience->room;
    const struct game_team *it = &room->game->teams[team];
    struct message *message = &audience->mail.message;
    if ((news & NEWS_TEAM) != 0) {
        letter_team(room, team, message);
        deliver_to_team(audience, team);
    }
    if ((news & NEWS_IDEAS) != 0 && has_ideas(room->game)) {
        letter_ideas(room, team, message);
        deliver_to_team(audience, team);
    }
    if ((news & NEWS_CHOSEN) != 0 && has_choices(room->game)) {
        letter_chosen(room, team, message);
        deliver_to_team(audience, team);
    }
    for (uint8_t i = 0; i < it->seats_count; i++) {
        tell_each(audience, it->seats[i], news);
    }
}

void audience_tell_teams(struct audience *audience) {
    for (uint16_t i = 0; i < audience->teams_count; i++) {
        uint16_t team = audience->teams_list[i];
        unsigned news = audience->team_news[team];
        audience->team_news[team] = 0;
        tell_team(audience, team, news);
    }
    audience->teams_count = 0;
}

void audience_tell_teamless(struct audience *audience) {
    const struct room *room = audience->room;
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        if (room->game->seats[seat].team == 0) {
            tell_each(audience, seat, NEWS_RESULT | NEWS_PAGE);
        }
    }
}

void audience_tell_no_team(struct audience *audience) {
    const struct room *room = audience->room;
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        if (room->game->seats[seat].team == 0) {
            letter_team(room, 0, &audience->mail.message);
            deliver_to_seat(audience, seat);
        }
    }
}

void audience_tell_journeys(struct audience *audience) {
    const struct room *room = audience->room;
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        letter_journey(room, seat, &audience->mail.message);
        deliver_to_seat(audience, seat);
    }
}

static bool is_asked_by_pen(const struct game *game, uint16_t seat) {
    return seat != 0 && game->pen_seat == seat && !game->pen_said_yes;
}

void audience_tell_pen_seat(struct audience *audience) {
    const struct game *game = audience->room->game;
    if (is_asked_by_pen(game, game->pen_seat)) {
        audience->mail.message.id = MESSAGE_pen_ask;
        audience->mail.message.as.pen_ask = (struct message_pen_ask){.round = game->round};
        deliver_to_seat(audience, game->pen_seat);
    }
}

/* --- one seat, whoever speaks for it now
 * ---------------------------------------------------------- */

static void tell_own_team(struct audience *audience, uint16_t connection, uint16_t team) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    if (has_result(room->game)) {
        letter_table(room, team, message);
        audience_deliver(audience, connection);
    }
    if (has_ideas(room->game)) {
        letter_ideas(room, team, message);
        audience_deliver(audience, connection);
    }
    if (has_choices(room->game)) {
        letter_chosen(room, team, message);
        audience_deliver(audience, connection);
    }
}

void audience_tell_seat(struct audience *audience, uint16_t connection) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    uint16_t seat = audience->connections->list[connection].seat;
    uint16_t team = room->game->seats[seat].team;
    letter_seat(room, seat, message);
    audience_deliver(audience, connection);
    letter_team(room, team, message);
    audience_deliver(audience, connection);
    if (letter_mine(room, seat, message)) {
        audience_deliver(audience, connection);
    }
    if (team != 0) {
        tell_own_team(audience, connection, team);
    }
    tell_each(audience, seat, NEWS_RESULT | NEWS_PAGE);
    if (room->game->stage == STAGE_RECAP) {
        letter_journey(room, seat, message);
        audience_deliver(audience, connection);
    }
    if (is_asked_by_pen(room->game, seat)) {
        audience_tell_pen_seat(audience);
    }
}
