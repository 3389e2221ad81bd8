/* A teacher with a console on the wire, who presses anything at any time: sometimes what stands on
 * the desk, sometimes what is long over or was never there. One row an action. */
#include "deed.h"

#include <string.h>

#include "said.h"
#include "str.h"
#include "world.h"

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->deeds_random, bound);
}

/* world->raw, with an id and nothing in it. */
static struct message *blank(struct world *world, enum message_id id) {
    memset(&world->raw, 0, sizeof world->raw);
    world->raw.id = id;
    return &world->raw;
}

static bool ask(struct world *world, struct student *teacher) {
    return teacher->is_there && session_host(teacher->session, &world->raw, world->now_ms) != 0;
}

static uint16_t some_seat(struct world *world) {
    return (uint16_t)(1 + below(world, world_game(world)->seats_count + 2u));
}

static uint16_t some_team(struct world *world) {
    return (uint16_t)(1 + below(world, world_game(world)->teams_count + 2u));
}

/* --- the way of the lesson
 * ------------------------------------------------------------------------
 */

/* By what the console knows, or by something else. */
static bool next(struct world *world, struct student *teacher) {
    const struct session_view *view = &teacher->session->view;
    struct message_host_next *it = &blank(world, MESSAGE_host_next)->as.host_next;
    it->stage = view->phase.stage;
    it->round = view->phase.round;
    it->phase = view->phase.phase;
    it->spotlight = view->have_spotlight ? view->spotlight.number : 0;
    if (below(world, 12) == 0) {
        it->phase = (uint8_t)below(world, PHASE_COUNT);
    }
    if (below(world, 12) == 0) {
        it->spotlight = (uint8_t)below(world, SPOTLIGHTS_MAX + 1);
    }
    return ask(world, teacher);
}

static bool start_round(struct world *world, struct student *teacher) {
    struct message_host_round *it = &blank(world, MESSAGE_host_round)->as.host_round;
    it->kind = (uint8_t)below(world, ROUND_KIND_COUNT);
    it->challenge = (uint16_t)(below(world, 2) == 0 ? 0 : below(world, 14));
    return ask(world, teacher);
}

static bool mend(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_round)->as.host_round.kind = ROUND_MENDING;
    return ask(world, teacher);
}

static bool stop_clock(struct world *world, struct student *teacher) {
    struct message_host_clock *it = &blank(world, MESSAGE_host_clock)->as.host_clock;
    it->is_paused = below(world, 2) == 0;
    it->is_frozen = below(world, 2) == 0;
    return ask(world, teacher);
}

static bool go_on(struct world *world, struct student *teacher) {
    const struct message_phase *phase = &teacher->session->view.phase;
    blank(world, MESSAGE_host_clock);
    return (phase->is_paused || phase->is_frozen) && ask(world, teacher);
}

static bool add_time(struct world *world, struct student *teacher) {
    const struct message_phase *phase = &teacher->session->view.phase;
    struct message_host_time *it = &blank(world, MESSAGE_host_time)->as.host_time;
    it->round = phase->round;
    it->phase = phase->phase;
    it->seconds = (uint16_t)(1 + below(world, 60));
    return it->round > 0 && it->phase > 0 && ask(world, teacher);
}

static bool take_break(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_break);
    return ask(world, teacher);
}

static bool end(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_end)->as.host_end.with_recap = below(world, 4) > 0;
    return ask(world, teacher);
}

static bool set_plan(struct world *world, struct student *teacher) {
    static const char *const names[] = {"quick", "full", "full+again"};
    struct message_host_plan *it = &blank(world, MESSAGE_host_plan)->as.host_plan;
    uint8_t count = 0;
    plan_by_name(names[below(world, 3)], it->plan, &count);
    it->plan_count = count;
    if (below(world, 3) == 0) {
        it->plan[below(world, count)] = (uint8_t)below(world, PHASE_COUNT);
    }
    return ask(world, teacher);
}

static bool set_goal(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_goal)->as.host_goal.goal = 1 + below(world, 400);
    return ask(world, teacher);
}

static bool switch_pack(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_pack)->as.host_pack.pack =
        (uint8_t)below(world, world->packs_count + 1u);
    return ask(world, teacher);
}

/* --- share
 * ----------------------------------------------------------------------------------------
 */

/* A miss of the desk, or a number that is none of them. */
static uint32_t some_answer(struct world *world, const struct student *teacher) {
    const struct message_desk_queue *queue = &teacher->desk->queue;
    if (teacher->desk->have_queue && queue->queue_count > 0 && below(world, 10) > 0) {
        return queue->queue[below(world, queue->queue_count)].answer;
    }
    return 1 + below(world, 1000);
}

static bool pick(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_pick)->as.host_pick.answer = some_answer(world, teacher);
    return ask(world, teacher);
}

static bool hide(struct world *world, struct student *teacher) {
    struct message_host_hide *it = &blank(world, MESSAGE_host_hide)->as.host_hide;
    it->answer = some_answer(world, teacher);
    it->is_hidden = below(world, 2) == 0;
    return ask(world, teacher);
}

static bool put_in_order(struct world *world, struct student *teacher) {
    struct message_host_order *it = &blank(world, MESSAGE_host_order)->as.host_order;
    it->answer = some_answer(world, teacher);
    it->place = (uint8_t)(1 + below(world, 4));
    return ask(world, teacher);
}

static bool skip_share(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_skip_share);
    return world_game(world)->phase == PHASE_SHARE && ask(world, teacher);
}

static bool tell_mistake(struct world *world, struct student *teacher) {
    struct message_host_mistake *it = &blank(world, MESSAGE_host_mistake)->as.host_mistake;
    if (below(world, 3) > 0) {
        said_words(world, "my own slip", it->thought, sizeof it->thought);
        said_words(world, "what I learned", it->lesson, sizeof it->lesson);
    }
    return ask(world, teacher);
}

static bool mute(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_mute)->as.host_mute.is_muted = below(world, 3) == 0;
    return ask(world, teacher);
}

static bool draw_pen(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_pen);
    return ask(world, teacher);
}

/* --- words, seats, teams
 * --------------------------------------------------------------------------
 */

static bool nod(struct world *world, struct student *teacher) {
    const struct message_desk_texts *texts = &teacher->desk->texts;
    struct message_host_nod *it = &blank(world, MESSAGE_host_nod)->as.host_nod;
    bool has_texts = teacher->desk->have_texts && texts->texts_count > 0;
    it->is_yes = below(world, 3) > 0;
    if (has_texts && below(world, 4) > 0) {
        it->text = texts->texts[below(world, texts->texts_count)].text;
    } else {
        it->text = below(world, 3) == 0 ? 1 + below(world, 100) : 0;
        it->last =
            has_texts && below(world, 2) == 0 ? texts->texts[texts->texts_count - 1].text : 0;
    }
    return (has_texts || below(world, 10) == 0) && ask(world, teacher);
}

static bool let_type(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_names)->as.host_names.may_type = below(world, 2) == 0;
    return ask(world, teacher);
}

static bool move(struct world *world, struct student *teacher) {
    struct message_host_move *it = &blank(world, MESSAGE_host_move)->as.host_move;
    it->seat = some_seat(world);
    it->team = some_team(world);
    return ask(world, teacher);
}

static bool change_teams(struct world *world, struct student *teacher) {
    struct message_host_teams *it = &blank(world, MESSAGE_host_teams)->as.host_teams;
    it->what = (uint8_t)below(world, 2);
    it->team = some_team(world);
    return ask(world, teacher);
}

static bool set_size(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_size)->as.host_size.size =
        (uint8_t)(TEAM_SEATS_MIN + below(world, TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1));
    return ask(world, teacher);
}

static bool turn_key(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_door)->as.host_door.is_locked = below(world, 3) == 0;
    return ask(world, teacher);
}

static bool pair(struct world *world, struct student *teacher) {
    struct message_host_pair *it = &blank(world, MESSAGE_host_pair)->as.host_pair;
    it->seat = some_seat(world);
    it->is_pair = below(world, 2) == 0;
    return ask(world, teacher);
}

/* In one class of six: whose words are whose is not known afterwards. */
static bool give_seat(struct world *world, struct student *teacher) {
    struct message_host_give_seat *it = &blank(world, MESSAGE_host_give_seat)->as.host_give_seat;
    it->from = some_seat(world);
    it->to = some_seat(world);
    return world->seed % 6 == 0 && ask(world, teacher);
}

static bool approve(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_approve)->as.host_approve.seat =
        below(world, 2) == 0 ? 0 : some_seat(world);
    return ask(world, teacher);
}

static bool take_away(struct world *world, struct student *teacher) {
    blank(world, MESSAGE_host_remove)->as.host_remove.seat = some_seat(world);
    return ask(world, teacher);
}

static bool write_note(struct world *world, struct student *teacher) {
    struct message_host_note *it = &blank(world, MESSAGE_host_note)->as.host_note;
    it->seat = some_seat(world);
    said_words(world, "second row", it->note, sizeof it->note);
    return ask(world, teacher);
}

static bool hang_up(struct world *world, struct student *teacher) {
    return student_hang_up(world, teacher);
}

static bool close_console(struct world *world, struct student *teacher) {
    student_close(world, teacher);
    student_open(world, teacher);
    return true;
}

static const struct deed teachers[] = {
    {"next", 60, next},
    {"starts a round", 6, start_round},
    {"a mending round", 6, mend},
    {"pauses, freezes", 5, stop_clock},
    {"goes on", 40, go_on},
    {"adds time", 4, add_time},
    {"a break", 2, take_break},
    {"ends", 1, end},
    {"another plan", 2, set_plan},
    {"another goal", 2, set_goal},
    {"another pack", 2, switch_pack},
    {"picks a miss", 6, pick},
    {"hides a miss", 4, hide},
    {"puts in order", 4, put_in_order},
    {"skips share", 2, skip_share},
    {"the own mistake", 4, tell_mistake},
    {"mutes", 2, mute},
    {"the pen", 8, draw_pen},
    {"nods", 30, nod},
    {"lets type names", 2, let_type},
    {"moves a seat", 4, move},
    {"shuffles, splits", 2, change_teams},
    {"another size", 1, set_size},
    {"the door", 3, turn_key},
    {"two at one seat", 3, pair},
    {"gives an old seat", 6, give_seat},
    {"approves", 2, approve},
    {"takes a seat away", 1, take_away},
    {"a note", 2, write_note},
    {"hangs up", 2, hang_up},
    {"another console", 1, close_console},
};

const struct deeds *teacher_deeds(void) {
    static const struct deeds deeds = {DEED_TEACHER, teachers,
                                       sizeof teachers / sizeof teachers[0]};
    return &deeds;
}
