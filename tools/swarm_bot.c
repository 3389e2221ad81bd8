/* A student takes a name, thinks a while in each phase, says something, and reads what is revealed.
 * What is said comes from a stream of its own for each student, round and phase; how long it takes
 * from another one, so that a slow network does not change what is answered. */
#include "swarm_bot.h"

#include <string.h>

#include "str.h"
#include "swarm_errands.h"
#include "swarm_mind.h"
#include "swarm_words.h"

#define DRAFTS_PER_CENT     30
#define MORE_NAMES_PER_CENT 10
#define TYPED_NAME_PER_CENT 20
#define CHANCES             2
#define LOOK_AGAIN_US       100000u
#define NAME_AGAIN_US       500000u
#define NAME_WAIT_US        3000000u /* for a nod; then it takes one of the room's */

struct random bot_choices(const struct bot *bot, const struct bot_class *class, uint32_t about) {
    struct random random;
    random_init(&random, class->seed, ((uint64_t)bot->index << 32) | about);
    return random;
}

uint64_t bot_think_us(struct bot *bot, const struct bot_class *class, uint32_t permille) {
    uint64_t mean_us = (uint64_t) class->pace_ms * permille;
    return mean_us * (40 + random_below(&bot->pace, 121)) / 100;
}

void bot_init(struct bot *bot, const struct bot_class *class, uint32_t index) {
    memset(bot, 0, sizeof(*bot));
    session_init(&bot->session, &(struct session_config){.role = ROLE_STUDENT});
    bot->index = index;
    random_init(&bot->pace, class->seed ^ 0x9E3779B97F4A7C15ULL, index);
    bot->due_us = UINT64_MAX;
    for (int i = 0; i < ERRAND_COUNT; i++) {
        bot->errands[i].due_us = UINT64_MAX;
    }
}

/* --- hearing ------------------------------------------------------------------------------------
 */

/* Some type a name of their own where they may, and wait a while for the nod. */
static bool types_name(struct bot *bot, struct random *random, uint64_t now_us) {
    if (!bot->session.view.names.may_type || bot->has_typed_name ||
        random_below(random, 100) >= TYPED_NAME_PER_CENT) {
        return false;
    }
    char name[NAME_BYTES_MAX + 1];
    words_name(random, name, sizeof(name));
    bot->has_typed_name = session_type_name(&bot->session, name, now_us / 1000) != 0;
    bot->name_due_us = now_us + NAME_WAIT_US;
    return true;
}

static void take_name(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    uint64_t now_ms = now_us / 1000;
    struct session *session = &bot->session;
    if (!session->view.have_names || session->view.names.names_count == 0) {
        return;
    }
    struct random random = bot_choices(bot, class, UINT32_MAX);
    bool wants_more = random_below(&random, 100) < MORE_NAMES_PER_CENT;
    if (wants_more && !bot->wished_more_names) {
        bot->wished_more_names = session_more_names(session, now_ms) != 0;
        return;
    }
    if (types_name(bot, &random, now_us)) {
        return;
    }
    session_join(session, (uint8_t)random_below(&random, session->view.names.names_count), now_ms);
}

static void note_seat(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    if (bot->session.view.have_seat && !bot->is_joined) {
        bot->is_joined = true;
        tally_joined(class->tally, now_us);
        swarm_log(class->log, now_us, "seat", bot->index, bot->session.view.seat.seat);
    }
}

/* A seat meets a phase once a round: by what it did there and was kept, or by what it was shown. */
static void note_met(struct bot *bot, const struct bot_class *class, uint8_t round,
                     enum phase phase) {
    if (bot->met_in[phase] != round) {
        tally_met(class->tally, round, phase, bot->met_in[phase] == 0);
        bot->met.phases[phase]++;
        class->tally->all.phases[phase]++;
        bot->met_in[phase] = round;
    }
}

static void note_round(struct bot *bot, const struct bot_class *class, uint8_t round) {
    uint8_t kind = bot->kinds[round];
    if (bot->answered_in[kind] != round) {
        class->tally->rounds[kind] += bot->answered_in[kind] == 0;
        class->tally->all.rounds[kind]++;
        bot->met.rounds[kind]++;
        bot->answered_in[kind] = round;
    }
}

/* What a scribe writes in reflect is the lesson of its team. */
static void note_written(struct bot *bot, const struct bot_class *class,
                         const struct message_write *write) {
    if (write->phase != PHASE_REFLECT) {
        return;
    }
    struct tally_lesson lesson = {.seat = bot->session.view.seat.seat, .round = write->round};
    str_copy(lesson.text, sizeof(lesson.text), write->text);
    bot->lesson = tally_lesson(class->tally, bot->lesson, &lesson);
}

static void note_other_kept(struct bot *bot, const struct bot_class *class) {
    const struct session_action *kept = &bot->session.kept_message;
    tally_other_kept(class->tally, &bot->met, kept);
    if (kept->id == MESSAGE_offer) {
        note_met(bot, class, kept->as.offer.round, PHASE_OFFER);
    } else if (kept->id == MESSAGE_lesson) {
        note_met(bot, class, kept->as.lesson.round, PHASE_REFLECT);
    } else if (kept->id == MESSAGE_write) {
        note_written(bot, class, &kept->as.write);
    }
}

/* What is met by being shown: a thought of the class, the keys, the team's page. */
static void note_shown(struct bot *bot, const struct bot_class *class) {
    const struct session_view *view = &bot->session.view;
    if (!bot->has_phase || bot->phase.stage != STAGE_ROUND) {
        return;
    }
    if (bot->phase.phase == PHASE_SHARE && bot->spotlight != 0) {
        note_met(bot, class, bot->phase.round, PHASE_SHARE);
    } else if (bot->phase.phase == PHASE_REVEAL && view->have_reveal) {
        note_met(bot, class, bot->phase.round, PHASE_REVEAL);
    } else if (bot->phase.phase == PHASE_REFLECT && view->have_page) {
        note_met(bot, class, bot->phase.round, PHASE_REFLECT);
    }
}

/* What stands on its screen, for itself and for the class. */
static void note_view(struct bot *bot, const struct bot_class *class) {
    const struct session_view *view = &bot->session.view;
    struct tally *tally = class->tally;
    bool was_asked = bot->is_asked;
    bot->is_asked = view->have_pen_ask;
    bot->met.pens_asked += bot->is_asked && !was_asked;
    tally->all.pens_asked += bot->is_asked && !was_asked;
    met_shown(&bot->met, view);
    if (bot->met.board_lines > tally->all.board_lines) {
        tally->board = view->learning_board;
    }
    met_most(&tally->all, &bot->met);
    if (view->have_room) {
        tally->all.gold = view->room.gold;
    }
    if (view->have_bars) {
        tally->bars[view->bars.round] = view->bars;
    }
}

static void note_kept(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session *session = &bot->session;
    if (session->kept_count == bot->kept_seen) {
        return;
    }
    bot->kept_seen = session->kept_count;
    swarm_log_kept(class->log, now_us, bot->index, session);
    if (session->kept_message.id != MESSAGE_answer) {
        note_other_kept(bot, class);
        return;
    }
    const struct message_answer *answer = &session->kept_message.as.answer;
    note_met(bot, class, answer->round, answer->phase);
    note_round(bot, class, answer->round);
    struct tally_kept kept = {.event = session->kept_event,
                              .at_us = now_us,
                              .seat = session->view.seat.seat,
                              .round = answer->round,
                              .phase = answer->phase};
    tally_kept(class->tally, &kept, answer->is_final,
               now_us - bot->asked_us[session->kept_action % BOT_ASKED_MAX]);
}

/* The room asks back: another way to say it, and if that does not help either, "not yet". */
static void note_refused(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session *session = &bot->session;
    if (session->refused_count == bot->refused_seen) {
        return;
    }
    bot->refused_seen = session->refused_count;
    if (!session->view.have_seat) {
        uint8_t reason = session->view.refused.reason;
        bot->found_no_seat = reason == REFUSED_FULL || reason == REFUSED_MACHINE;
        bot->name_due_us = now_us + NAME_AGAIN_US;
        return;
    }
    bool is_main = session->refused_id == MESSAGE_answer || session->refused_id == MESSAGE_ready;
    if (!is_main) {
        class->tally->others_refused++;
        return;
    }
    class->tally->refused++;
    if (!session->view.was_refused || bot->chances == 0) {
        return;
    }
    bot->chances--;
    bool is_reading = bot->phase.stage == STAGE_RECAP || bot->phase.phase == PHASE_REVEAL;
    bot->step = is_reading ? BOT_IS_READY : BOT_ANSWERS;
    bot->due_us = now_us + bot_think_us(bot, class, 300);
}

static enum bot_step first_step(const struct bot *bot, const struct bot_class *class) {
    const struct message_phase *phase = &bot->phase;
    if (phase->stage == STAGE_RECAP || phase->phase == PHASE_REVEAL) {
        return BOT_IS_READY;
    }
    if (phase->phase == PHASE_HUDDLE || phase->phase == PHASE_MEND || phase->phase == PHASE_AGAIN) {
        return BOT_ANSWERS;
    }
    if (phase->phase != PHASE_TRY) {
        return BOT_WAITS;
    }
    struct random random = bot_choices(bot, class, 1000000u + phase->round);
    return random_below(&random, 100) < DRAFTS_PER_CENT ? BOT_DRAFTS : BOT_ANSWERS;
}

/* However long it wants to think, it is done in time. */
static void plan_phase(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    bot->step = first_step(bot, class);
    bot->chances = CHANCES;
    uint64_t wait_us = bot_think_us(bot, class, bot->step == BOT_IS_READY ? 500 : 1000);
    uint64_t limit_us = (uint64_t)bot->phase.left_ms * 600;
    bool is_limited = bot->phase.duration_ms > 0 && wait_us > limit_us;
    wait_us = is_limited ? limit_us : wait_us;
    wait_us = bot->step == BOT_DRAFTS ? wait_us / 2 : wait_us;
    bot->due_us = bot->step == BOT_WAITS ? UINT64_MAX : now_us + wait_us;
}

static bool is_same(const struct message_phase *a, const struct message_phase *b) {
    return a->stage == b->stage && a->round == b->round && a->phase == b->phase;
}

/* Warm-ups and mending rounds come on top of the rounds that it stays for. */
static bool is_through(struct bot *bot, const struct bot_class *class) {
    const struct message_phase *phase = &bot->phase;
    bool is_normal = phase->stage == STAGE_ROUND && phase->kind == ROUND_NORMAL;
    if (is_normal && phase->round != bot->round) {
        bot->round = phase->round;
        bot->rounds++;
    }
    return class->rounds > 0 && bot->rounds > class->rounds;
}

static void note_phase(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    if (!view->have_phase || (bot->has_phase && is_same(&bot->phase, &view->phase))) {
        return;
    }
    bot->phase = view->phase;
    bot->has_phase = true;
    bot->kinds[bot->phase.round] = bot->phase.kind;
    bool is_back = bot->session.phases_heard <= 1;
    if (tally_heard(class->tally, &bot->phase, is_back, now_us)) {
        class->tally->now = bot->phase;
        class->tally->has_now = true;
    }
    if (is_through(bot, class)) {
        bot->has_left = true;
        session_leave(&bot->session);
        return;
    }
    plan_phase(bot, class, now_us);
    errands_plan(bot, class, now_us);
}

void bot_heard(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    note_seat(bot, class, now_us);
    note_kept(bot, class, now_us);
    note_refused(bot, class, now_us);
    note_phase(bot, class, now_us);
    errands_heard(bot, class, now_us);
    note_shown(bot, class);
    note_view(bot, class);
}

/* --- acting -------------------------------------------------------------------------------------
 */

static void say_answer(struct bot *bot, const struct bot_class *class,
                       const struct message_answer *answer, uint64_t now_us) {
    struct session *session = &bot->session;
    uint64_t replaced = session->replaced_count;
    uint32_t action = session_answer(session, answer, now_us / 1000);
    class->tally->replaced += session->replaced_count - replaced;
    if (action != 0) {
        bot->asked_us[action % BOT_ASKED_MAX] = now_us;
        tally_asked(class->tally, &bot->phase, now_us);
    }
}

static void make_up_mind(struct bot *bot, const struct bot_class *class,
                         struct message_answer *answer) {
    const struct session_view *view = &bot->session.view;
    uint32_t about = (uint32_t)view->phase.round << 16 | (uint32_t)view->phase.phase << 8 |
                     (CHANCES - bot->chances);
    struct random random = bot_choices(bot, class, about);
    if (bot->chances == 0) {
        return;
    }
    if (view->phase.phase == PHASE_HUDDLE) {
        mind_huddle(class->pack, view, &random, answer);
    } else if (view->phase.phase == PHASE_MEND) {
        mind_mend(class->pack, view, &random, answer);
    } else if (view->phase.phase == PHASE_AGAIN) {
        mind_again(class->pack, view, &random, answer);
    } else {
        mind_try(class->pack, &view->challenge, &random, answer);
    }
}

/* What stands in the field for a while: another answer than the one that is handed in at last. */
static void draft(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    struct message_answer answer = {0};
    struct random random = bot_choices(bot, class, 2000000u + bot->phase.round);
    mind_try(class->pack, &bot->session.view.challenge, &random, &answer);
    say_answer(bot, class, &answer, now_us);
}

/* A student hears of the phase before its seat is there when it comes late. */
static bool has_question(const struct bot *bot) {
    const struct session_view *view = &bot->session.view;
    return view->have_seat && view->have_challenge && view->have_phase && !view->phase.is_paused &&
           !view->phase.is_frozen && bot->session.link == SESSION_IN;
}

/* Who tells how it felt is not through with the recap before. */
static bool has_read(const struct bot *bot) {
    return bot->session.view.have_seat && bot->errands[ERRAND_FEEL].left == 0;
}

static bool has_handed_in(const struct bot *bot) {
    return bot->session.view.has_said && bot->session.view.said.is_final;
}

static void hand_in(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    struct message_answer answer = {0};
    make_up_mind(bot, class, &answer);
    answer.is_final = true;
    say_answer(bot, class, &answer, now_us);
}

void bot_act(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    if (!bot->session.view.have_seat && now_us >= bot->name_due_us) {
        take_name(bot, class, now_us);
    }
    if (!bot->has_left) {
        errands_act(bot, class, now_us);
    }
    if (now_us < bot->due_us || bot->has_left) {
        return;
    }
    bool can_act = bot->step == BOT_IS_READY ? has_read(bot) : has_question(bot);
    if (!can_act) {
        bot->due_us = now_us + LOOK_AGAIN_US;
        return;
    }
    bool is_draft = bot->step == BOT_DRAFTS;
    if (bot->step == BOT_IS_READY) {
        session_ready(&bot->session, now_us / 1000);
    } else if (is_draft) {
        draft(bot, class, now_us);
    } else if (!has_handed_in(bot)) {
        hand_in(bot, class, now_us);
    }
    bot->step = is_draft ? BOT_ANSWERS : BOT_WAITS;
    bot->due_us = is_draft ? now_us + bot_think_us(bot, class, 300) : UINT64_MAX;
}
