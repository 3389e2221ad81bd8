/* Where the class is, as a teacher at a terminal asks for it: the place and its clock, how long it
 * all takes, the class in counts, and what waits. */
#include "commands_inside.h"

#include "plan_text.h"
#include "str.h"
#include "things.h"
#include "transport.h"

void commands_round_name(const struct server_status *status, char *name, size_t size) {
    static const char *const names[ROUND_KIND_COUNT] = {
        [ROUND_WARM_UP] = "warm-up", [ROUND_MENDING] = "mending round"};
    if (status->kind == ROUND_NORMAL) {
        str_format(name, size, "round %u of %u", status->number, status->rounds);
    } else {
        str_copy(name, size, names[status->kind]);
    }
}

void commands_say_times(struct commands *commands, const struct server_status *status) {
    uint64_t left_s = status->left_ms != UINT64_MAX ? status->left_ms / 1000 : 0;
    char line[120];
    if (status->stage != STAGE_LOBBY && status->stage != STAGE_ROUND) {
        return;
    }
    str_format(line, sizeof line, "such a round takes %u min %02u s; the recap in about %u min",
               status->round_s / 60, status->round_s % 60,
               (unsigned)((status->behind_s + left_s + 59) / 60));
    commands_say(commands, line);
}

/* Of what comes before the reveal; behind it there is nothing to advise. */
static const char *advice_text(enum phase phase, uint8_t advice) {
    static const char *const texts[] = {
        [ADVICE_NONE] = "",
        [ADVICE_GO_TO_REVEAL] = "; nearly all first tries are there: go on to reveal",
        [ADVICE_TALK_FIRST] = "; few first tries are there: talk to the class first",
        [ADVICE_AS_PLANNED] = "; go on as planned",
    };
    if (phase < PHASE_HUDDLE || phase > PHASE_MEND) {
        return "";
    }
    return advice < sizeof texts / sizeof texts[0] ? texts[advice] : "";
}

static void say_place(struct commands *commands, const struct server_status *status) {
    static const char *const stages[STAGE_COUNT] = {
        [STAGE_LOBBY] = "lobby", [STAGE_RECAP] = "recap", [STAGE_CLOSED] = "closed"};
    char line[COMMANDS_LINE_SIZE];
    char name[40];
    if (status->stage != STAGE_ROUND) {
        str_format(line, sizeof line, "%s; %u of %u rounds played", stages[status->stage],
                   status->number, status->rounds);
        commands_say(commands, line);
        return;
    }
    commands_round_name(status, name, sizeof name);
    str_format(line, sizeof line, "%s: %s", name, plan_phase_word(status->phase));
    if (status->title[0] != '\0') {
        str_append(line, sizeof line, ", \"");
        str_append(line, sizeof line, status->title);
        str_append(line, sizeof line, "\"");
    }
    if (status->left_ms != UINT64_MAX) {
        str_format(name, sizeof name, ", %u s left", (unsigned)(status->left_ms / 1000));
        str_append(line, sizeof line, name);
    }
    str_append(line, sizeof line, status->is_paused ? ", paused" : "");
    str_append(line, sizeof line, status->is_frozen ? ", frozen" : "");
    commands_say(commands, line);
}

/* The agreement and the moods, as counts. */
static void say_class(struct commands *commands) {
    static const char *const faces[MOODS] = {"heavy", "so-so", "all right", "good", "great"};
    const struct message_desk *it = &commands_desk(commands, MESSAGE_desk, 0)->as.desk;
    char line[COMMANDS_LINE_SIZE] = "";
    char part[40];
    if (it->agreed > 0) {
        str_format(line, sizeof line, "%u agreed", it->agreed);
    }
    const char *before = line[0] != '\0' ? "; they feel" : "they feel";
    for (size_t i = 0; i < MOODS; i++) {
        if (it->moods[i] > 0) {
            str_format(part, sizeof part, "%s %s %u", before, faces[i], it->moods[i]);
            str_append(line, sizeof line, part);
            before = ",";
        }
    }
    if (line[0] != '\0') {
        commands_say(commands, line);
    }
}

/* Only what there is something of. */
static void say_waiting(struct commands *commands, enum phase phase) {
    const struct message_desk *it = &commands_desk(commands, MESSAGE_desk, 0)->as.desk;
    const struct {
        unsigned count;
        const char *one, *more;
    } parts[] = {{it->texts_waiting, "text waits for a nod", "texts wait for a nod"},
                 {it->queue_left, "miss in the queue", "misses in the queue"},
                 {it->volunteers, "would say something", "would say something"},
                 {it->open_cracks, "open crack", "open cracks"}};
    char line[COMMANDS_LINE_SIZE] = "";
    char part[80];
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].count > 0) {
            str_format(part, sizeof part, "%s%u %s", line[0] != '\0' ? ", " : "", parts[i].count,
                       parts[i].count == 1 ? parts[i].one : parts[i].more);
            str_append(line, sizeof line, part);
        }
    }
    const char *advice = advice_text(phase, it->advice);
    str_append(line, sizeof line, line[0] == '\0' && advice[0] != '\0' ? advice + 2 : advice);
    if (line[0] != '\0') {
        commands_say(commands, line);
    }
}

bool do_code(struct commands *commands) {
    char line[120], pictures[80];
    if (commands->fingerprint == NULL) {
        commands_say(commands, "this room has no code");
        return true;
    }
    pictures_say(commands->fingerprint->pictures, FINGERPRINT_PICTURES, pictures, sizeof pictures);
    str_format(line, sizeof line, "code %s; pictures: %s", commands->fingerprint->code, pictures);
    commands_say(commands, line);
    return true;
}

bool do_status(struct commands *commands) {
    struct server_status status = commands_status(commands);
    char line[COMMANDS_LINE_SIZE];
    char done[40] = "";
    say_place(commands, &status);
    if (status.phase != PHASE_NONE) {
        str_format(done, sizeof done, "%u of %u done, ", status.done, status.present);
    }
    str_format(line, sizeof line, "%s%u here, %u away, %u %s; gold %u of %u", done,
               status.seats_here, status.seats_away, status.teams,
               status.teams == 1 ? "team" : "teams", status.gold, status.goal);
    commands_say(commands, line);
    commands_say_times(commands, &status);
    say_class(commands);
    say_waiting(commands, status.phase);
    return true;
}
