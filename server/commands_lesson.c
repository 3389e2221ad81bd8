/* The way of the lesson, the clock, rounds, plans and packs. */
#include "commands_inside.h"

#include <string.h>

#include "plan_text.h"
#include "str.h"

bool do_next(struct commands *commands) {
    struct server_status status = commands_status(commands);
    char done[80];
    if (status.stage == STAGE_LOBBY && status.seats_here == 0) {
        commands_say(commands, "nobody is here yet");
        return true;
    }
    str_format(done, sizeof done, "%s is over",
               status.spotlight > 0 ? "this thought" : plan_phase_word(status.phase));
    commands->message.as.host_next = (struct message_host_next){.stage = (uint8_t)status.stage,
                                                                .round = status.round,
                                                                .phase = (uint8_t)status.phase,
                                                                .spotlight = status.spotlight};
    commands_act(commands, MESSAGE_host_next, status.phase != PHASE_NONE ? done : "on we go");
    return true;
}

bool do_skip(struct commands *commands) {
    struct server_status status = commands_status(commands);
    commands->message.as.host_skip_share =
        (struct message_host_skip_share){.round = status.round, .spotlight = status.spotlight};
    commands_act(commands, MESSAGE_host_skip_share, "share is over");
    return true;
}

bool do_pause(struct commands *commands) {
    struct server_status status = commands_status(commands);
    commands->message.as.host_clock =
        (struct message_host_clock){.is_paused = !status.is_paused, .is_frozen = status.is_frozen};
    commands_act(commands, MESSAGE_host_clock,
                 status.is_paused ? "the clock goes on" : "the clock stands");
    return true;
}

bool do_freeze(struct commands *commands) {
    struct server_status status = commands_status(commands);
    commands->message.as.host_clock =
        (struct message_host_clock){.is_paused = status.is_paused, .is_frozen = !status.is_frozen};
    commands_act(commands, MESSAGE_host_clock,
                 status.is_frozen ? "everybody goes on" : "everybody looks up");
    return true;
}

bool do_time(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    struct server_status status = commands_status(commands);
    if (!commands_numbers(commands, 1, 600, list)) {
        return false;
    }
    if (status.phase == PHASE_NONE || status.left_ms == UINT64_MAX) {
        commands_say(commands, "no clock runs now");
        return true;
    }
    commands->message.as.host_time = (struct message_host_time){
        .round = status.round, .phase = (uint8_t)status.phase, .seconds = (uint16_t)list[0]};
    char done[40];
    str_format(done, sizeof done, "%u s more", (unsigned)list[0]);
    commands_act(commands, MESSAGE_host_time, done);
    return true;
}

static bool start_round(struct commands *commands, enum round_kind kind, uint16_t challenge) {
    static const char *const done[ROUND_KIND_COUNT] = {
        [ROUND_NORMAL] = "a round",
        [ROUND_WARM_UP] = "a warm-up: it counts for nothing",
        [ROUND_MENDING] = "a mending round: for the cracks that are open"};
    commands->message.as.host_round =
        (struct message_host_round){.kind = (uint8_t)kind, .challenge = challenge};
    bool is_on = commands_status(commands).phase != PHASE_NONE;
    commands_act(commands, MESSAGE_host_round, done[kind]);
    if (is_on && strcmp(commands->answer, "not now") == 0) {
        commands_say(commands, "another round starts in the last step of this one, or behind it");
    }
    return true;
}

bool do_round(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX] = {0};
    bool has_number = commands->rest[0] != '\0';
    if (has_number && !commands_numbers(commands, 1, CHALLENGES_MAX, list)) {
        return false;
    }
    return start_round(commands, ROUND_NORMAL, (uint16_t)list[0]);
}

bool do_warmup(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX] = {0};
    bool has_number = commands->rest[0] != '\0';
    if (has_number && !commands_numbers(commands, 1, CHALLENGES_MAX, list)) {
        return false;
    }
    return start_round(commands, ROUND_WARM_UP, (uint16_t)list[0]);
}

bool do_mending(struct commands *commands) {
    return start_round(commands, ROUND_MENDING, 0);
}

bool do_break(struct commands *commands) {
    struct server_status status = commands_status(commands);
    commands->message.as.host_break = (struct message_host_break){.round = status.round};
    commands_act(commands, MESSAGE_host_break, "a break: teams are kept");
    return true;
}

bool do_end(struct commands *commands) {
    struct server_status status = commands_status(commands);
    bool with_recap = status.stage != STAGE_RECAP;
    commands->message.as.host_end = (struct message_host_end){.with_recap = with_recap};
    commands_act(commands, MESSAGE_host_end, with_recap ? "the recap" : "the room closes");
    return true;
}

bool do_close(struct commands *commands) {
    commands->message.as.host_end = (struct message_host_end){.with_recap = false};
    commands_act(commands, MESSAGE_host_end, "the room closes");
    return true;
}

bool do_goal(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, GOLD_MAX, list)) {
        return false;
    }
    commands->message.as.host_goal = (struct message_host_goal){.goal = (uint32_t)list[0]};
    commands_act(commands, MESSAGE_host_goal, "the class has another goal");
    return true;
}

bool do_plan(struct commands *commands) {
    struct message_host_plan *plan = &commands->message.as.host_plan;
    char why[200];
    uint8_t count = 0;
    *plan = (struct message_host_plan){0};
    bool is_named = plan_by_name(commands->rest, plan->plan, &count);
    if (!is_named && !plan_text_read("plan", commands->rest, plan->plan, &count, why, sizeof why)) {
        commands_say(commands, why);
        return true;
    }
    plan->plan_count = count;
    commands_act(commands, MESSAGE_host_plan, "the rounds to come have this plan");
    return true;
}

bool do_packs(struct commands *commands) {
    const struct message_desk_packs *packs =
        &commands_desk(commands, MESSAGE_desk_packs, 0)->as.desk_packs;
    char line[COMMANDS_LINE_SIZE];
    for (uint16_t i = 0; i < packs->packs_count; i++) {
        const struct record_desk_pack *pack = &packs->packs[i];
        str_format(line, sizeof line, "%c %u  %s (%u challenges)%s%s", i == packs->now ? '*' : ' ',
                   i + 1u, pack->title, pack->challenges, pack->says[0] != '\0' ? ": " : "",
                   pack->says);
        commands_say(commands, line);
    }
    return true;
}

bool do_pack(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, PACKS_MAX, list)) {
        return false;
    }
    commands->message.as.host_pack = (struct message_host_pack){.pack = (uint8_t)(list[0] - 1)};
    commands_act(commands, MESSAGE_host_pack, "the next round is from this pack");
    return true;
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
    char left[40] = "";
    if (status->stage != STAGE_ROUND) {
        str_format(line, sizeof line, "%s; %u of %u rounds played", stages[status->stage],
                   status->number, status->rounds);
        commands_say(commands, line);
        return;
    }
    if (status->left_ms != UINT64_MAX) {
        str_format(left, sizeof left, ", %u s left", (unsigned)(status->left_ms / 1000));
    }
    if (status->kind == ROUND_NORMAL) {
        str_format(line, sizeof line, "round %u of %u: ", status->number, status->rounds);
    } else {
        str_copy(line, sizeof line,
                 status->kind == ROUND_WARM_UP ? "warm-up: " : "mending round: ");
    }
    str_append(line, sizeof line, plan_phase_word(status->phase));
    str_append(line, sizeof line, left);
    str_append(line, sizeof line, status->is_paused ? ", paused" : "");
    str_append(line, sizeof line, status->is_frozen ? ", frozen" : "");
    commands_say(commands, line);
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
    say_waiting(commands, status.phase);
    return true;
}
