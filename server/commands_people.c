/* Seats and teams, and who comes in under which name. */
#include "commands_inside.h"

#include <string.h>

#include "str.h"

bool do_teams(struct commands *commands) {
    char line[COMMANDS_LINE_SIZE];
    uint16_t count = commands_desk(commands, MESSAGE_desk_teams, 0)->as.desk_teams.count;
    for (uint16_t first = 0; first < count; first = (uint16_t)(first + DESK_PAGE_MAX)) {
        const struct message_desk_teams *page =
            &commands_desk(commands, MESSAGE_desk_teams, first)->as.desk_teams;
        for (uint16_t i = 0; i < page->teams_count; i++) {
            const struct record_desk_team *team = &page->teams[i];
            str_format(line, sizeof line, "%u  %s: %u %s, %u done, gold %u, open cracks %u",
                       team->team, team->name, team->seats, team->seats == 1 ? "seat" : "seats",
                       team->done, team->gold, team->cracks);
            commands_say(commands, line);
        }
    }
    if (count == 0) {
        commands_say(commands, "there are no teams yet");
    }
    return true;
}

static void tell_seat(struct commands *commands, const struct record_desk_seat *seat) {
    static const char *const states[DESK_SEAT_STATE_COUNT] = {
        [DESK_SEAT_HERE] = "here", [DESK_SEAT_AWAY] = "away", [DESK_SEAT_LEFT] = "left"};
    char line[COMMANDS_LINE_SIZE];
    char team[24] = "no team yet";
    if (seat->team != 0) {
        str_format(team, sizeof team, "team %u", seat->team);
    }
    str_format(line, sizeof line, "%u  %s: %s, %s%s%s%s%s", seat->seat, seat->name, team,
               states[seat->state], seat->is_done ? ", done" : "", seat->is_pair ? ", two" : "",
               seat->note[0] != '\0' ? ", " : "", seat->note);
    commands_say(commands, line);
}

bool do_seats(struct commands *commands) {
    uint16_t count = commands_desk(commands, MESSAGE_desk_seats, 0)->as.desk_seats.count;
    for (uint16_t first = 0; first < count; first = (uint16_t)(first + DESK_PAGE_MAX)) {
        const struct message_desk_seats *page =
            &commands_desk(commands, MESSAGE_desk_seats, first)->as.desk_seats;
        for (uint16_t i = 0; i < page->seats_count; i++) {
            tell_seat(commands, &page->seats[i]);
        }
    }
    if (count == 0) {
        commands_say(commands, "nobody is here yet");
    }
    return true;
}

bool do_move(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 2, SEATS_MAX, list) || list[1] > TEAMS_MAX) {
        return false;
    }
    struct server_status status = commands_status(commands);
    commands->message.as.host_move =
        (struct message_host_move){.seat = (uint16_t)list[0], .team = (uint16_t)list[1]};
    commands_act(commands, MESSAGE_host_move,
                 status.phase == PHASE_NONE ? "moved" : "moves when the round is over");
    return true;
}

bool do_shuffle(struct commands *commands) {
    struct server_status status = commands_status(commands);
    commands->message.as.host_teams = (struct message_host_teams){.what = 0};
    commands_act(commands, MESSAGE_host_teams,
                 status.phase == PHASE_NONE ? "teams are new"
                                            : "teams are new when the round is over");
    return true;
}

bool do_split(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, TEAMS_MAX, list)) {
        return false;
    }
    struct server_status status = commands_status(commands);
    commands->message.as.host_teams =
        (struct message_host_teams){.what = 1, .team = (uint16_t)list[0]};
    commands_act(commands, MESSAGE_host_teams,
                 status.phase == PHASE_NONE ? "two and two" : "two and two when the round is over");
    return true;
}

bool do_size(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, TEAM_SEATS_MAX, list) || list[0] < TEAM_SEATS_MIN) {
        return false;
    }
    commands->message.as.host_size = (struct message_host_size){.size = (uint8_t)list[0]};
    commands_act(commands, MESSAGE_host_size, "teams that are made have this size");
    return true;
}

bool do_lock(struct commands *commands) {
    bool is_locked = !commands_status(commands).is_locked;
    commands->message.as.host_door = (struct message_host_door){.is_locked = is_locked};
    commands_act(commands, MESSAGE_host_door,
                 is_locked ? "the door is locked" : "the door is open");
    return true;
}

bool do_approve(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX] = {0};
    bool is_all = commands->rest[0] == '\0' || strcmp(commands->rest, "all") == 0;
    if (!is_all && !commands_numbers(commands, 1, SEATS_MAX, list)) {
        return false;
    }
    commands->message.as.host_approve = (struct message_host_approve){.seat = (uint16_t)list[0]};
    struct server_status status = commands_status(commands);
    commands_act(commands, MESSAGE_host_approve,
                 status.has_outsiders ? "who waits there presses once more and is in"
                                      : "nobody waits there; more may come in from now on");
    return true;
}

bool do_remove(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, SEATS_MAX, list)) {
        return false;
    }
    commands->message.as.host_remove = (struct message_host_remove){.seat = (uint16_t)list[0]};
    commands_act(commands, MESSAGE_host_remove,
                 "the seat is taken away; lock keeps its owner from coming anew");
    return true;
}

/* False: there is no such seat. */
static bool find_seat(struct commands *commands, uint16_t seat, struct record_desk_seat *found) {
    const struct message_desk_seats *page =
        &commands_desk(commands, MESSAGE_desk_seats, (uint16_t)(seat - 1))->as.desk_seats;
    for (uint16_t i = 0; i < page->seats_count; i++) {
        if (page->seats[i].seat == seat) {
            *found = page->seats[i];
            return true;
        }
    }
    return false;
}

/* The room refuses a seat where somebody sits; here it is told whose it is. */
bool do_give(struct commands *commands) {
    char line[COMMANDS_LINE_SIZE];
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 2, SEATS_MAX, list)) {
        return false;
    }
    struct record_desk_seat old;
    if (find_seat(commands, (uint16_t)list[1], &old) && old.state == DESK_SEAT_HERE) {
        str_format(line, sizeof line, "%s sits in seat %u now; an old seat is one that is away",
                   old.name, old.seat);
        commands_say(commands, line);
        return true;
    }
    commands->message.as.host_give_seat =
        (struct message_host_give_seat){.from = (uint16_t)list[0], .to = (uint16_t)list[1]};
    commands_act(commands, MESSAGE_host_give_seat, "the newcomer has the old seat");
    return true;
}

static bool is_pair(struct commands *commands, uint16_t seat) {
    const struct message_desk_seats *page =
        &commands_desk(commands, MESSAGE_desk_seats, (uint16_t)(seat - 1))->as.desk_seats;
    return page->seats_count > 0 && page->seats[0].is_pair;
}

bool do_pair(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, SEATS_MAX, list)) {
        return false;
    }
    uint16_t seat = (uint16_t)list[0];
    bool was_pair = is_pair(commands, seat);
    commands->message.as.host_pair = (struct message_host_pair){.seat = seat, .is_pair = !was_pair};
    commands_act(commands, MESSAGE_host_pair,
                 was_pair ? "one student there" : "two students there");
    return true;
}

bool do_note(struct commands *commands) {
    const char *space = strchr(commands->rest, ' ');
    char word[8];
    long long seat = 0;
    size_t length = space != NULL ? (size_t)(space - commands->rest) : strlen(commands->rest);
    bool is_seat = str_copy_bytes(word, sizeof word, commands->rest, length) &&
                   str_to_integer(word, 1, SEATS_MAX, &seat);
    if (!is_seat) {
        return false;
    }
    struct message_host_note *note = &commands->message.as.host_note;
    *note = (struct message_host_note){.seat = (uint16_t)seat};
    str_copy(note->note, sizeof note->note, space != NULL ? space + 1 : "");
    commands_act(commands, MESSAGE_host_note, "noted, for you alone");
    return true;
}

bool do_names(struct commands *commands) {
    bool may_type = strcmp(commands->rest, "typed") == 0;
    if (!may_type && strcmp(commands->rest, "made") != 0) {
        return false;
    }
    commands->message.as.host_names = (struct message_host_names){.may_type = may_type};
    commands_act(commands, MESSAGE_host_names,
                 may_type ? "own first names may be typed; each waits for a nod"
                          : "names are made");
    return true;
}
