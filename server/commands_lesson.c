/* The way of the lesson, the clock, rounds, plans and packs. */
#include "commands_inside.h"

#include <string.h>

#include "plan_text.h"
#include "str.h"

/* Where "next" led beyond the step that it ended: behind the last one, and in the lobby. */
static void say_where(struct commands *commands, const struct server_status *before) {
    struct server_status now = commands_status(commands);
    char name[40];
    char line[80];
    commands_round_name(&now, name, sizeof name);
    if (now.stage == STAGE_RECAP && before->stage != STAGE_RECAP) {
        commands_say(commands, "that was the last round: the recap");
    } else if (now.stage == STAGE_ROUND && now.round != before->round) {
        str_format(line, sizeof line, "%s begins", name);
        commands_say(commands, line);
    }
}

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
    if (status.phase == PHASE_NONE) {
        str_copy(done, sizeof done, status.stage == STAGE_RECAP ? "the room closes" : "on we go");
    }
    commands_act(commands, MESSAGE_host_next, done);
    say_where(commands, &status);
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
    bool is_cut = status.phase != PHASE_NONE && !status.is_booked;
    char done[160];
    char name[40];
    commands_round_name(&status, name, sizeof name);
    str_format(done, sizeof done, "a break: teams are kept%s%s%s", is_cut ? "; " : "",
               is_cut ? name : "", is_cut ? " is dropped, nothing of it is paid or owed" : "");
    commands_act(commands, MESSAGE_host_break, done);
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
    struct server_status status = commands_status(commands);
    commands_say_times(commands, &status);
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
