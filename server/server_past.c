/* A session that goes on. Every entry of its journal goes through the room once more, in silence,
 * and what the server knows beside the room is taken again with it: what became of each action, and
 * how far each run had come. */
#include "server_inside.h"

#include <assert.h>

#include "str.h"

/* What an action led to, so that it is known when it is sent again. */
static void note_action(struct server *server, const struct journal_entry *entry) {
    const struct journal_by *by = &entry->by;
    struct action_log *log = NULL;
    if (by->who >= 1 && by->who <= server->room.desks.count) {
        log = &server->room.desks.list[by->who].actions;
    } else if (by->who > SEATS_MAX) {
        log = greeting_teacher_log(server, by->who);
    }
    if (log == NULL || by->last_action < by->first_action) {
        return;
    }
    uint32_t count = by->last_action - by->first_action;
    for (uint32_t i = 0; i <= count && i < DESK_ACTIONS_MAX; i++) { /* no place for older ones */
        struct desk_action noted = {
            .action = by->last_action - i, .fate = ACTION_TAKEN, .event = entry->number};
        action_log_note(log, &noted);
    }
}

/* What the server knows beside the room. */
static void take_again(struct server *server, const struct journal_entry *entry) {
    struct room *room = &server->room;
    if (entry->event.kind == EVENT_seat_added) {
        room->desks.list[room->desks.count].added = entry->number;
    } else if (entry->event.kind == EVENT_pen_drawn) {
        server->host.pen_round = room->game->round;
    }
    server->run_ends[JOURNAL_RUN_OF(entry->number) % RUNS_KNOWN] = entry->number;
    note_action(server, entry);
}

bool server_recall(struct server *server, struct journal_past *past, char *why, size_t size) {
    struct journal_entry entry;
    struct journal_feeling feeling;
    enum journal_read read;
    while ((read = past->next(past, &entry, why, size)) == JOURNAL_READ_EVENT) {
        if (!room_replay(&server->room, &entry, why, size)) {
            return false;
        }
        take_again(server, &entry);
    }
    while (read == JOURNAL_READ_END && past->next_feeling(past, &feeling)) {
        feelings_recall(&server->room.feelings, feeling.statement, feeling.value);
    }
    return read == JOURNAL_READ_END;
}

bool server_read_past(struct server *server, struct journal_past *past, char *why, size_t size) {
    struct room *room = &server->room;
    room->tray.last = server->config.run << 16; /* a number that was shown before is no other's */
    if (!server_recall(server, past, why, size)) {
        return false;
    }
    server->opened_ms = server->now_ms - room->now_ms; /* time goes on from the last event */
    server->host.joined_ms = room->now_ms;
    if (room->game->stage == STAGE_CLOSED) {
        server->state = SERVER_OVER;
    }
    return true;
}

bool server_go_on(struct server *server, struct journal *journal, char *why, size_t size) {
    struct event event = {.kind = EVENT_room_resumed,
                          .as.room_resumed = {.run = server->config.run}};
    assert(server->state == SERVER_OPEN);
    server->config.journal = journal;
    server->room.journal = journal;
    if (!server_apply(server, &event, NULL, true).is_taken) {
        str_copy(why, size, "the journal's runs do not fit each other");
        return false;
    }
    return true;
}

bool server_resume(struct server *server, struct journal_past *past, char *why, size_t size) {
    return server_read_past(server, past, why, size) &&
           (server_is_over(server) || server_go_on(server, server->config.journal, why, size));
}
