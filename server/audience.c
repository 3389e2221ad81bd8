/* To the class goes what everybody may know; to a team's members what their own team may know; to a
 * connection what its own seat may know. News of teams is gathered between two ticks and told once.
 * At the start of a phase every team gets the same messages in the same tick, so that nobody can
 * tell from who hears something who missed. */
#include "audience.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "letters.h"
#include "str.h"

enum { NEWS_TEAM = 1, NEWS_IDEAS = 2, NEWS_RESULT = 4 };

/* Instead of a connection: everybody. */
#define CLASS 0

bool audience_init(struct audience *audience, struct room *room, struct connections *connections,
                   struct transport *transport) {
    memset(audience, 0, sizeof *audience);
    audience->room = room;
    audience->connections = connections;
    audience->mail.transport = transport;
    audience->mail.connections = connections;
    audience->team_news = calloc(TEAMS_MAX + 1, sizeof *audience->team_news);
    audience->teams_list = calloc(TEAMS_MAX + 1, sizeof *audience->teams_list);
    return audience->team_news != NULL && audience->teams_list != NULL;
}

void audience_deinit(struct audience *audience) {
    free(audience->team_news);
    free(audience->teams_list);
}

static void note_team(struct audience *audience, uint32_t team, unsigned news) {
    if (audience->team_news[team] == 0) {
        audience->teams_list[audience->teams_count++] = (uint16_t)team;
    }
    audience->team_news[team] = (uint8_t)(audience->team_news[team] | news);
}

static void note_all_teams(struct audience *audience, unsigned news) {
    for (uint32_t team = 1; team <= audience->room->game->teams_count; team++) {
        note_team(audience, team, news);
    }
}

static void take_one(struct audience *audience, const struct effect *effect) {
    switch (effect->kind) {
    case EFFECT_TEAM:
        note_team(audience, effect->id, NEWS_TEAM | NEWS_IDEAS);
        break;
    case EFFECT_IDEAS:
        note_team(audience, effect->id, NEWS_IDEAS);
        break;
    case EFFECT_TEAMS:
        audience->all_teams_changed = true;
        break;
    case EFFECT_COUNTS:
        audience->counts_changed = true;
        break;
    case EFFECT_PHASE:
        audience->is_elsewhere = true;
        audience->counts_changed = true;
        break;
    case EFFECT_CLOCK:
    case EFFECT_DOOR:
    case EFFECT_OFFER:
    case EFFECT_QUEUE:
    case EFFECT_SPOTLIGHT:
    case EFFECT_CHOICES:
    case EFFECT_NAMED:
    case EFFECT_MISTAKE:
    case EFFECT_LESSON:
    case EFFECT_PEN:
    case EFFECT_CHEERS:
    case EFFECT_SEAT:        /* a seat's own state is asked for when it comes back */
    case EFFECT_ROUND_ENDED: /* goes with EFFECT_PHASE */
        break;
    }
}

void audience_take(struct audience *audience, const struct effects *effects) {
    for (size_t i = 0; i < effects->count; i++) {
        take_one(audience, &effects->list[i]);
    }
}

static void deliver(struct audience *audience, uint16_t to) {
    mail_seal(&audience->mail);
    if (to == CLASS) {
        mail_send_to_class(&audience->mail);
    } else {
        mail_send(&audience->mail, to);
    }
}

/* --- the class
 * ------------------------------------------------------------------------------------ */

static bool mend_has_begun(const struct game *game) {
    const uint8_t *mend = memchr(game->config.plan, PHASE_MEND, game->config.plan_count);
    return mend != NULL && mend - game->config.plan <= game->phase_index;
}

/* Where the class is and what it looks at there. */
static void tell_place(struct audience *audience, uint16_t to) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    letter_phase(room, message);
    deliver(audience, to);
    if (room->game->stage == STAGE_RECAP) {
        letter_session_bars(room, message);
        deliver(audience, to);
        letter_recap(room, message);
        deliver(audience, to);
        letter_shelf(room, message);
        deliver(audience, to);
    }
    if (room->game->stage != STAGE_ROUND || room->game->phase == PHASE_NONE) {
        return;
    }
    letter_challenge(room, 0, message);
    deliver(audience, to);
    if (mend_has_begun(room->game) && room_part(room, PHASE_MEND) > 0) {
        letter_challenge(room, room_part(room, PHASE_MEND), message);
        deliver(audience, to);
    }
    if (room->game->phase == PHASE_REVEAL) {
        letter_reveal(room, message);
        deliver(audience, to);
        letter_bars(room, message);
        deliver(audience, to);
    }
}

void audience_tell_place(struct audience *audience, uint16_t connection) {
    letter_room(audience->room, &audience->mail.message);
    deliver(audience, connection);
    tell_place(audience, connection);
    letter_progress(audience->room, &audience->mail.message);
    deliver(audience, connection);
}

/* Sends `message` unless it is what was told last. */
static void tell_if_new(struct audience *audience, uint64_t *told) {
    mail_seal(&audience->mail);
    uint64_t hash = hash_bytes(HASH_START, audience->mail.bytes, audience->mail.size);
    if (hash != *told) {
        *told = hash;
        mail_send_to_class(&audience->mail);
    }
}

/* `counts_due_ms` is the earliest next time, so a single change goes out at once. */
static void tell_counts(struct audience *audience, uint64_t now_ms) {
    audience->counts_changed = false;
    audience->counts_due_ms = now_ms + AUDIENCE_SUM_MS;
    letter_room(audience->room, &audience->mail.message);
    tell_if_new(audience, &audience->told_room);
    letter_progress(audience->room, &audience->mail.message);
    tell_if_new(audience, &audience->told_progress);
}

/* --- teams
 * ---------------------------------------------------------------------------------------- */

static void deliver_to_seat(struct audience *audience, uint16_t seat) {
    uint16_t number = audience->room->desks.list[seat].connection;
    if (number != 0 && audience->connections->list[number].is_seated) {
        mail_send(&audience->mail, number);
    }
}

static void deliver_to_team(struct audience *audience, uint16_t team) {
    const struct game_team *it = &audience->room->game->teams[team];
    mail_seal(&audience->mail);
    for (uint8_t i = 0; i < it->seats_count; i++) {
        deliver_to_seat(audience, it->seats[i]);
    }
}

static bool has_ideas(const struct game *game) {
    return game->phase == PHASE_HUDDLE || game->phase == PHASE_MEND;
}

static bool has_result(const struct game *game) {
    return game->phase == PHASE_MEND || game->phase == PHASE_REVEAL;
}

static void tell_team(struct audience *audience, uint16_t team, unsigned news) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    if ((news & NEWS_TEAM) != 0) {
        letter_team(room, team, message);
        deliver_to_team(audience, team);
    }
    if ((news & NEWS_IDEAS) != 0 && has_ideas(room->game)) {
        letter_ideas(room, team, message);
        deliver_to_team(audience, team);
    }
    if ((news & NEWS_RESULT) != 0 && has_result(room->game)) {
        letter_result(room, team, message);
        deliver_to_team(audience, team);
    }
}

/* Who has no team yet hears the same as all others. */
static void tell_teamless(struct audience *audience) {
    const struct room *room = audience->room;
    if (!has_result(room->game)) {
        return;
    }
    letter_result(room, 0, &audience->mail.message);
    mail_seal(&audience->mail);
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        if (room->game->seats[seat].team == 0) {
            deliver_to_seat(audience, seat);
        }
    }
}

static void tell_teams(struct audience *audience) {
    for (uint16_t i = 0; i < audience->teams_count; i++) {
        uint16_t team = audience->teams_list[i];
        unsigned news = audience->team_news[team];
        audience->team_news[team] = 0;
        tell_team(audience, team, news);
    }
    audience->teams_count = 0;
}

void audience_tick(struct audience *audience, uint64_t now_ms) {
    bool is_elsewhere = audience->is_elsewhere;
    if (is_elsewhere) {
        audience->is_elsewhere = false;
        tell_place(audience, CLASS);
        note_all_teams(audience, NEWS_TEAM | NEWS_IDEAS | NEWS_RESULT);
        tell_teamless(audience);
    } else if (audience->all_teams_changed) {
        note_all_teams(audience, NEWS_TEAM | NEWS_IDEAS);
    }
    audience->all_teams_changed = false;
    tell_teams(audience);
    if (audience->counts_changed && now_ms >= audience->counts_due_ms) {
        tell_counts(audience, now_ms);
    }
}

uint64_t audience_wake_ms(const struct audience *audience) {
    if (audience->is_elsewhere || audience->all_teams_changed || audience->teams_count > 0) {
        return 0;
    }
    return audience->counts_changed ? audience->counts_due_ms : UINT64_MAX;
}

/* --- one connection
 * ------------------------------------------------------------------------------- */

void audience_tell_seat(struct audience *audience, uint16_t connection) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    uint16_t seat = audience->connections->list[connection].seat;
    uint16_t team = room->game->seats[seat].team;
    letter_seat(room, seat, message);
    deliver(audience, connection);
    letter_team(room, team, message);
    deliver(audience, connection);
    if (letter_mine(room, seat, message)) {
        deliver(audience, connection);
    }
    if (team != 0 && has_ideas(room->game)) {
        letter_ideas(room, team, message);
        deliver(audience, connection);
    }
    if (has_result(room->game)) {
        letter_result(room, team, message);
        deliver(audience, connection);
    }
}

void audience_welcome(struct audience *audience, uint16_t connection,
                      const struct audience_welcome *welcome) {
    struct message *message = &audience->mail.message;
    message->id = MESSAGE_welcome;
    message->as.welcome = (struct message_welcome){
        .major = PROTOCOL_MAJOR, .minor = PROTOCOL_MINOR, .run = welcome->run};
    str_copy(message->as.welcome.title, sizeof message->as.welcome.title, welcome->title);
    str_copy(message->as.welcome.code, sizeof message->as.welcome.code, welcome->code);
    deliver(audience, connection);
}

void audience_names(struct audience *audience, uint16_t connection) {
    struct message *message = &audience->mail.message;
    const struct connection *it = &audience->connections->list[connection];
    message->id = MESSAGE_names;
    message->as.names = (struct message_names){.names_count = OFFERED_NAMES};
    for (size_t i = 0; i < OFFERED_NAMES; i++) {
        struct record_line *line = &message->as.names.names[i];
        names_show(it->names[i], line->text, sizeof line->text);
    }
    deliver(audience, connection);
}

void audience_kept(struct audience *audience, uint16_t connection, uint32_t action,
                   uint64_t event) {
    audience->mail.message.id = MESSAGE_kept;
    audience->mail.message.as.kept = (struct message_kept){.action = action, .event = event};
    deliver(audience, connection);
}

void audience_refused(struct audience *audience, uint16_t connection, uint32_t action,
                      enum refusal_reason reason) {
    audience->mail.message.id = MESSAGE_refused;
    audience->mail.message.as.refused = (struct message_refused){.action = action,
                                                                 .reason = (uint8_t)reason,
                                                                 .major = PROTOCOL_MAJOR,
                                                                 .minor = PROTOCOL_MINOR};
    deliver(audience, connection);
}

void audience_closed(struct audience *audience, uint16_t connection, enum closed_reason reason) {
    audience->mail.message.id = MESSAGE_closed;
    audience->mail.message.as.closed = (struct message_closed){.reason = (uint8_t)reason};
    deliver(audience, connection);
}
