/* What concerns one connection and nobody else: the welcome, names to pick from, what became of an
 * action, the end. */
#include "audience_inside.h"

#include "str.h"

void audience_welcome(struct audience *audience, uint16_t connection,
                      const struct audience_welcome *welcome) {
    struct message *message = &audience->mail.message;
    message->id = MESSAGE_welcome;
    message->as.welcome = (struct message_welcome){
        .major = PROTOCOL_MAJOR, .minor = PROTOCOL_MINOR, .run = welcome->run};
    str_copy(message->as.welcome.title, sizeof message->as.welcome.title, welcome->title);
    str_copy(message->as.welcome.code, sizeof message->as.welcome.code, welcome->code);
    audience_deliver(audience, connection);
}

void audience_names(struct audience *audience, uint16_t connection) {
    struct message *message = &audience->mail.message;
    const struct connection *it = &audience->connections->list[connection];
    message->id = MESSAGE_names;
    message->as.names = (struct message_names){.names_count = OFFERED_NAMES,
                                               .may_type = audience->room->game->may_type};
    for (size_t i = 0; i < OFFERED_NAMES; i++) {
        struct record_line *line = &message->as.names.names[i];
        names_show(it->names[i], line->text, sizeof line->text);
    }
    audience_deliver(audience, connection);
}

void audience_name_waits(struct audience *audience, uint16_t connection, enum name_state state) {
    audience->mail.message.id = MESSAGE_name_waits;
    audience->mail.message.as.name_waits = (struct message_name_waits){.state = (uint8_t)state};
    audience_deliver(audience, connection);
}

void audience_kept(struct audience *audience, uint16_t connection, uint32_t action,
                   uint64_t event) {
    audience->mail.message.id = MESSAGE_kept;
    audience->mail.message.as.kept = (struct message_kept){.action = action, .event = event};
    audience_deliver(audience, connection);
}

void audience_refused(struct audience *audience, uint16_t connection, uint32_t action,
                      enum refusal_reason reason) {
    audience->mail.message.id = MESSAGE_refused;
    audience->mail.message.as.refused = (struct message_refused){.action = action,
                                                                 .reason = (uint8_t)reason,
                                                                 .major = PROTOCOL_MAJOR,
                                                                 .minor = PROTOCOL_MINOR};
    audience_deliver(audience, connection);
}

void audience_closed(struct audience *audience, uint16_t connection, enum closed_reason reason) {
    audience->mail.message.id = MESSAGE_closed;
    audience->mail.message.as.closed = (struct message_closed){.reason = (uint8_t)reason};
    mail_seal(&audience->mail);
    mail_send_last(&audience->mail, connection);
}

void audience_tell_token(struct audience *audience, uint16_t connection) {
    uint16_t seat = audience->connections->list[connection].seat;
    letter_seat(audience->room, seat, &audience->mail.message);
    audience_deliver(audience, connection);
}

void audience_beat(struct audience *audience, uint64_t now_ms) {
    bool is_sealed = false;
    for (uint16_t number = 1; number <= audience->connections->high; number++) {
        const struct connection *it = &audience->connections->list[number];
        if (it->peer == 0 || !it->is_in || now_ms < it->told_ms + BEAT_MS) {
            continue;
        }
        if (!is_sealed) {
            audience->mail.message.id = MESSAGE_beat;
            audience->mail.message.as.beat = (struct message_beat){.beat = ++audience->beats};
            mail_seal(&audience->mail);
            is_sealed = true;
        }
        mail_send_latest(&audience->mail, number);
    }
}
