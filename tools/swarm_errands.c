/* Each errand has a time and a function that does one step of it; what is not finished plans its
 * next step. What is done is drawn as for answers, so that the same seed does the same in the same
 * situation; when, from the pace. Who sits together is the class's: three at a table, of which the
 * first opens the bowl that the others choose. */
#include "swarm_errands.h"

#include <string.h>

#include "swarm_words.h"

/* In per cent. */
#define SITS_DOWN        90
#define AGREES           70
#define SAYS_FEELINGS    60
#define WRITES           60
#define OFFERS_ANEW      10
#define TEAM_CLAIMS      30
#define SEES_A_TEAMMATES 50 /* and leaves the team's choice as it is */
#define CHEERS_OK_FIRST  75
#define SAYS_YOU_CAN     50
#define RAISES_THE_PEN   15

#define SHARE_CHEERS_MAX 5
#define PASSES_EVERY     3 /* of those whom the pen asks */
#define SIT_TRIES        12
#define STEPS_OF_WRITING 3

/* --- when and what -----------------------------------------------------------------------------
 */

/* In the time that is left, however long the student wants to think. */
static void plan(struct bot *bot, const struct bot_class *class, enum errand errand,
                 uint32_t permille, uint64_t now_us) {
    uint64_t wait_us = bot_think_us(bot, class, permille);
    uint64_t limit_us = (uint64_t)bot->phase.left_ms * 400;
    bool is_limited = bot->phase.duration_ms > 0 && wait_us > limit_us;
    bot->errands[errand].due_us = now_us + (is_limited ? limit_us : wait_us);
}

static void plan_steps(struct bot *bot, const struct bot_class *class, enum errand errand,
                       uint32_t steps, uint64_t now_us) {
    bot->errands[errand].left = (uint8_t)steps;
    if (steps > 0) {
        plan(bot, class, errand, 500, now_us);
    }
}

/* The draws of this errand in this round, one of several by `turn`. */
static struct random draws(const struct bot *bot, const struct bot_class *class, enum errand errand,
                           uint32_t turn) {
    uint32_t about = 0x40000000u | (uint32_t)errand << 20 | (uint32_t)bot->phase.stage << 16 |
                     (uint32_t)bot->phase.round << 8 | turn;
    return bot_choices(bot, class, about);
}

static bool is_chance(struct random *random, uint32_t per_cent) {
    return random_below(random, 100) < per_cent;
}

static bool does(const struct bot *bot, const struct bot_class *class, enum errand errand,
                 uint32_t per_cent) {
    struct random random = draws(bot, class, errand, 255);
    return is_chance(&random, per_cent);
}

static void count_said(const struct bot_class *class, uint32_t action) {
    class->tally->others_asked += action != 0;
}

/* --- the lobby ---------------------------------------------------------------------------------
 */

static void choose_bowl(struct bot *bot, const struct bot_class *class, uint16_t team,
                        uint64_t now_us) {
    count_said(class, session_choose_bowl(&bot->session, team, now_us / 1000));
    bot->errands[ERRAND_SIT].left = 0;
}

/* Nobody has opened one at the own table: any with room. */
static void choose_any(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    for (uint16_t i = 0; view->have_bowls && i < view->bowls.bowls_count; i++) {
        if (view->bowls.bowls[i].seats < BOT_TABLE_SEATS) {
            choose_bowl(bot, class, view->bowls.bowls[i].team, now_us);
            return;
        }
    }
}

static void sit(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    uint16_t team = class->tables[bot->index / BOT_TABLE_SEATS];
    bool is_first = bot->index % BOT_TABLE_SEATS == 0;
    if (view->have_team && view->team.team != 0) {
        return;
    }
    if (is_first && view->have_seat) {
        count_said(class, session_open_bowl(&bot->session, now_us / 1000));
        bot->has_opened = true;
    } else if (team != 0 && view->have_seat) {
        choose_bowl(bot, class, team, now_us);
    } else if (--bot->errands[ERRAND_SIT].left > 0) {
        plan(bot, class, ERRAND_SIT, 200, now_us);
    } else {
        choose_any(bot, class, now_us);
    }
}

static void agree(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    count_said(class, session_agree(&bot->session, now_us / 1000));
}

/* The mood first, at recap the two statements too. */
static void feel(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    struct bot_errand *errand = &bot->errands[ERRAND_FEEL];
    struct random random = draws(bot, class, ERRAND_FEEL, errand->left);
    bool is_recap = bot->phase.stage == STAGE_RECAP;
    uint32_t feeling = is_recap ? FEELING_COUNT - (uint32_t)errand->left : FEELING_MOOD;
    uint32_t most = feeling == FEELING_MOOD ? MOODS : CLIMATE_STEPS;
    count_said(class, session_feel(&bot->session, (enum feeling)feeling,
                                   (uint8_t)(1 + random_below(&random, most)), now_us / 1000));
    plan_steps(bot, class, ERRAND_FEEL, errand->left - 1u, now_us);
}

/* --- offer and reflect -------------------------------------------------------------------------
 */

static bool is_scribe(const struct session_view *view) {
    return view->have_page && view->page.is_scribe;
}

/* Grows by a third at a time; the whole is handed in. */
static void write_words(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    struct bot_errand *errand = &bot->errands[ERRAND_WRITE];
    if (!is_scribe(&bot->session.view)) {
        return;
    }
    struct random random = draws(bot, class, ERRAND_WRITE, bot->phase.phase);
    char text[WORDS_BYTES_MAX + 1];
    if (bot->phase.phase == PHASE_OFFER) {
        words_thought(&random, text, sizeof(text));
    } else {
        words_lesson(&random, bot->phase.round, text, sizeof(text));
    }
    size_t steps = STEPS_OF_WRITING + 1u - errand->left;
    text[strlen(text) * steps / STEPS_OF_WRITING] = '\0';
    count_said(class, session_write(&bot->session, text, errand->left == 1, now_us / 1000));
    plan_steps(bot, class, ERRAND_WRITE, errand->left - 1u, now_us);
}

static bool is_writing(const struct bot *bot) {
    return is_scribe(&bot->session.view) && bot->errands[ERRAND_WRITE].left > 0;
}

static bool has_words(const struct session_view *view) {
    return is_scribe(view) && view->has_written && view->written.is_final;
}

/* A team's members mostly agree about how far it goes: drawn by its bowl. */
static uint8_t draw_consent(const struct session_view *view, struct random *random) {
    struct random team;
    random_init(&team, view->team.seed, 1000u + view->phase.round);
    struct random *who = is_chance(random, 80) ? &team : random;
    uint32_t roll = random_below(who, 100);
    return roll < 20 ? CONSENT_KEEP : roll < 60 ? CONSENT_WITHOUT : CONSENT_NAME;
}

static uint8_t draw_thought(const struct session_view *view, struct random *random) {
    uint16_t thoughts = view->have_thoughts ? view->thoughts.thoughts_count : 0;
    if (has_words(view)) {
        return THOUGHT_WORDS;
    }
    return thoughts == 0 || is_chance(random, 10) ? 0
                                                  : (uint8_t)(1 + random_below(random, thoughts));
}

static void offer(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    struct bot_errand *errand = &bot->errands[ERRAND_OFFER];
    if (is_writing(bot)) {
        plan(bot, class, ERRAND_OFFER, 300, now_us);
        return;
    }
    struct random random = draws(bot, class, ERRAND_OFFER, errand->left);
    struct message_offer said = {.consent = draw_consent(view, &random)};
    said.thought = draw_thought(view, &random);
    if (view->have_result && view->result.asks_own) {
        said.own = is_chance(&random, 60) ? CONSENT_WITHOUT : CONSENT_KEEP;
    }
    count_said(class, session_offer(&bot->session, &said, now_us / 1000));
    plan_steps(bot, class, ERRAND_OFFER, errand->left - 1u, now_us);
}

/* The scribe's to say, for all. */
static void learn(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    if (is_writing(bot)) {
        plan(bot, class, ERRAND_LEARN, 300, now_us);
        return;
    }
    struct random random = draws(bot, class, ERRAND_LEARN, 0);
    uint16_t lessons = view->have_lessons ? view->lessons.lessons_count : 0;
    if (has_words(view)) {
        count_said(class, session_lesson(&bot->session, LESSON_WORDS, now_us / 1000));
    } else if (is_scribe(view) && lessons > 0) {
        uint8_t lesson = (uint8_t)(1 + random_below(&random, lessons));
        count_said(class, session_lesson(&bot->session, lesson, now_us / 1000));
    }
}

/* --- share -------------------------------------------------------------------------------------
 */

static uint16_t ideas_of(const struct session_view *view, enum question question) {
    if (!view->have_questions) {
        return 0;
    }
    return question == QUESTION_GOOD ? view->questions.good_count : view->questions.turns_count;
}

static bool is_chosen(const struct session_view *view, enum question question) {
    uint8_t idea = question == QUESTION_GOOD ? view->chosen.good : view->chosen.turn;
    return view->have_chosen && idea != 0;
}

/* One question, then the other. Where a teammate was quicker, half of them leave it at that. */
static void choose(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    struct bot_errand *errand = &bot->errands[ERRAND_CHOOSE];
    enum question question = errand->left > 1 ? QUESTION_GOOD : QUESTION_TURN;
    struct random random = draws(bot, class, ERRAND_CHOOSE, view->spotlight.number * 4u + question);
    uint16_t ideas = ideas_of(view, question);
    bool leaves_it = is_chosen(view, question) && is_chance(&random, SEES_A_TEAMMATES);
    if (ideas > 0 && !leaves_it) {
        uint8_t idea = (uint8_t)(1 + random_below(&random, ideas));
        count_said(class, session_choose_idea(&bot->session, question, idea, now_us / 1000));
    }
    plan_steps(bot, class, ERRAND_CHOOSE, errand->left - 1u, now_us);
}

/* All of a team or nobody, by its bowl: a team is named when all of it want that. */
static void claim(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    struct random random;
    random_init(&random, view->team.seed, 2000u + view->phase.round * 4u + view->spotlight.number);
    if (is_chance(&random, TEAM_CLAIMS)) {
        count_said(class, session_claim(&bot->session, now_us / 1000));
    }
}

/* Most begin with "It's OK!", so that there is a chorus now and then. */
static enum cheer draw_cheer(const struct bot *bot, struct random *random) {
    if (bot->phase.phase == PHASE_MEND) {
        return CHEER_YOU_CAN;
    }
    bool is_first = bot->cheered == 0;
    return is_first && is_chance(random, CHEERS_OK_FIRST)
               ? CHEER_OK
               : (enum cheer)random_below(random, CHEER_YOU_CAN);
}

static void cheer(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    struct bot_errand *errand = &bot->errands[ERRAND_CHEER];
    struct random random =
        draws(bot, class, ERRAND_CHEER, view->spotlight.number * 16u + errand->left);
    enum cheer kind = draw_cheer(bot, &random);
    if (session_cheer(&bot->session, kind, now_us / 1000)) {
        bot->cheered++;
        tally_cheered(class->tally, &bot->met, &bot->phase, kind);
    }
    plan_steps(bot, class, ERRAND_CHEER, errand->left - 1u, now_us);
}

/* --- the pen -----------------------------------------------------------------------------------
 */

static void raise_pen(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    count_said(class, session_pen_raise(&bot->session, true, now_us / 1000));
}

/* It goes by the order in which they are asked, so that every class hears a pass now and then. */
static void answer_pen(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    bool is_yes = class->tally->all.pens_asked % PASSES_EVERY != 0;
    count_said(class, session_pen_say(&bot->session, is_yes, now_us / 1000));
}

/* --- which when --------------------------------------------------------------------------------
 */

static void plan_lobby(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    if (does(bot, class, ERRAND_SIT, SITS_DOWN)) {
        bot->errands[ERRAND_SIT].left = SIT_TRIES;
        plan(bot, class, ERRAND_SIT, 200, now_us);
    }
    if (does(bot, class, ERRAND_AGREE, AGREES)) {
        plan(bot, class, ERRAND_AGREE, 400, now_us);
    }
    plan_steps(bot, class, ERRAND_FEEL, does(bot, class, ERRAND_FEEL, SAYS_FEELINGS), now_us);
}

static void plan_offer(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    bool writes = does(bot, class, ERRAND_WRITE, WRITES);
    bot->errands[ERRAND_WRITE].left = writes ? STEPS_OF_WRITING : 0;
    if (writes) {
        plan(bot, class, ERRAND_WRITE, 300, now_us);
    }
    bot->errands[ERRAND_OFFER].left = does(bot, class, ERRAND_OFFER, OFFERS_ANEW) ? 2 : 1;
    plan(bot, class, ERRAND_OFFER, 1000, now_us);
}

static void plan_reflect(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    bool writes = does(bot, class, ERRAND_WRITE, WRITES);
    bot->errands[ERRAND_WRITE].left = writes ? STEPS_OF_WRITING : 0;
    if (writes) {
        plan(bot, class, ERRAND_WRITE, 300, now_us);
    }
    plan(bot, class, ERRAND_LEARN, 1000, now_us);
}

void errands_plan(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct message_phase *phase = &bot->phase;
    for (int i = 0; i < ERRAND_COUNT; i++) {
        bot->errands[i] = (struct bot_errand){.due_us = UINT64_MAX};
    }
    bot->spotlight = 0;
    bot->cheered = 0;
    if (phase->stage == STAGE_LOBBY) {
        plan_lobby(bot, class, now_us);
    } else if (phase->stage == STAGE_RECAP) {
        bool says = does(bot, class, ERRAND_FEEL, SAYS_FEELINGS);
        plan_steps(bot, class, ERRAND_FEEL, says ? FEELING_COUNT : 0, now_us);
    } else if (phase->phase == PHASE_HUDDLE && does(bot, class, ERRAND_RAISE, RAISES_THE_PEN)) {
        plan(bot, class, ERRAND_RAISE, 500, now_us);
    } else if (phase->phase == PHASE_OFFER) {
        plan_offer(bot, class, now_us);
    } else if (phase->phase == PHASE_MEND) {
        plan_steps(bot, class, ERRAND_CHEER, does(bot, class, ERRAND_CHEER, SAYS_YOU_CAN), now_us);
    } else if (phase->phase == PHASE_REFLECT) {
        plan_reflect(bot, class, now_us);
    }
}

static void plan_spotlight(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    struct random random = draws(bot, class, ERRAND_CHEER, bot->spotlight * 16u + 15u);
    bot->cheered = 0;
    plan_steps(bot, class, ERRAND_CHEER, 1 + random_below(&random, SHARE_CHEERS_MAX), now_us);
    bot->errands[ERRAND_CHOOSE].left = QUESTION_COUNT;
    plan(bot, class, ERRAND_CHOOSE, 800, now_us);
    plan(bot, class, ERRAND_CLAIM, 600, now_us);
}

void errands_heard(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    const struct session_view *view = &bot->session.view;
    bool is_share = bot->has_phase && bot->phase.phase == PHASE_SHARE && view->have_spotlight &&
                    view->spotlight.round == bot->phase.round && view->spotlight.number > 0;
    if (is_share && view->spotlight.number != bot->spotlight) {
        bot->spotlight = view->spotlight.number;
        tally_spotlight(class->tally, bot->phase.round, bot->spotlight);
        plan_spotlight(bot, class, now_us);
    }
    if (view->have_pen_ask && bot->errands[ERRAND_PEN].due_us == UINT64_MAX) {
        plan(bot, class, ERRAND_PEN, 300, now_us);
    }
    if (bot->has_opened && view->have_team && view->team.team != 0) {
        class->tables[bot->index / BOT_TABLE_SEATS] = view->team.team;
    }
}

void errands_act(struct bot *bot, const struct bot_class *class, uint64_t now_us) {
    static void (*const acts[ERRAND_COUNT])(struct bot *, const struct bot_class *, uint64_t) = {
        [ERRAND_SIT] = sit,           [ERRAND_AGREE] = agree, [ERRAND_FEEL] = feel,
        [ERRAND_WRITE] = write_words, [ERRAND_OFFER] = offer, [ERRAND_CHOOSE] = choose,
        [ERRAND_CLAIM] = claim,       [ERRAND_CHEER] = cheer, [ERRAND_RAISE] = raise_pen,
        [ERRAND_PEN] = answer_pen,    [ERRAND_LEARN] = learn,
    };
    const struct session_view *view = &bot->session.view;
    if (!view->have_seat || view->phase.is_frozen) {
        return;
    }
    for (int i = 0; i < ERRAND_COUNT; i++) {
        if (now_us >= bot->errands[i].due_us) {
            bot->errands[i].due_us = UINT64_MAX;
            acts[i](bot, class, now_us);
        }
    }
}
