/* A round is worth the same by every path. Not by examples: every plan that the grammar allows is
 * played, with one team for each way that a team can take through it, and each way that the class
 * can take through share. Then mending rounds, until nothing is owed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

enum said { SILENT, MISSED, MATCHED, SAID_COUNT };
enum shown { HANDED_NOTHING, KEPT, SHOWN, SHOWN_WITHOUT_THOUGHT, SHOWN_COUNT };
enum answered { NONE, ONE_QUESTION, BOTH, ANSWERED_COUNT };
enum class_way { TO_ITS_END, SKIPPED, CLASS_WAYS };

#define PLANS_COUNT 237u /* that the grammar allows */

struct path {
    unsigned try, huddle, offer, share, mend, lesson;
};

struct plan {
    uint8_t phases[PLAN_PHASES_MAX];
    uint8_t count;
};

static bool has(const struct plan *plan, enum phase phase) {
    return memchr(plan->phases, (int)phase, plan->count) != NULL;
}

static bool has_before(const struct plan *plan, enum phase a, enum phase b) {
    const uint8_t *at_a = memchr(plan->phases, (int)a, plan->count);
    const uint8_t *at_b = memchr(plan->phases, (int)b, plan->count);
    return at_a != NULL && at_b != NULL && at_a < at_b;
}

static unsigned digit(size_t *number, bool is_there, unsigned base) {
    unsigned value = is_there ? (unsigned)(*number % base) : 0;
    *number /= is_there ? base : 1;
    return value;
}

/* The path of a number; what is left of the number is 0 for each path once. */
static struct path path_of(const struct plan *plan, size_t *number) {
    return (struct path){
        .try = digit(number, true, SAID_COUNT),
        .huddle = digit(number, has(plan, PHASE_HUDDLE), SAID_COUNT),
        .offer = digit(number, has(plan, PHASE_OFFER), SHOWN_COUNT),
        .share = digit(number, has(plan, PHASE_SHARE), ANSWERED_COUNT),
        .mend = digit(number, has(plan, PHASE_MEND), SAID_COUNT),
        .lesson = digit(number, has(plan, PHASE_REFLECT), 2),
    };
}

static uint16_t paths_count(const struct plan *plan) {
    size_t count = 0;
    for (;; count++) {
        size_t left = count;
        path_of(plan, &left);
        if (left > 0) {
            return (uint16_t)count;
        }
    }
}

/* --- playing a path: the seats of team n are 2n - 1 and 2n --- */

static void say(struct play *play, uint16_t team, unsigned said) {
    static const enum play_answer ANSWERS[] = {[MISSED] = PLAY_MISS, [MATCHED] = PLAY_KEY};
    if (said != SILENT) {
        assert_int_equal(play_answer(play, (uint16_t)(2 * team), ANSWERS[said], true), GAME_OK);
    }
}

static void offer(struct play *play, uint16_t team, unsigned shown) {
    for (uint16_t seat = (uint16_t)(2 * team - 1); shown != HANDED_NOTHING && seat <= 2 * team;
         seat++) {
        uint32_t consent = shown == KEPT ? CONSENT_KEEP : CONSENT_WITHOUT;
        PLAY_OK(play, offered, .seat = seat, .consent = consent, .own = consent,
                .thought = shown == SHOWN_WITHOUT_THOUGHT ? 0 : 1);
    }
}

static void answer(struct play *play, uint16_t team, unsigned answered) {
    for (unsigned question = 0; question < answered; question++) {
        PLAY_OK(play, idea_chosen, .seat = 2u * team - question, .spotlight = 1,
                .question = question, .idea = 1);
    }
}

static void act(struct play *play, uint16_t team, const struct path *path) {
    enum phase phase = play->game.phase;
    if (phase == PHASE_TRY || phase == PHASE_HUDDLE || phase == PHASE_MEND) {
        say(play, team,
            phase == PHASE_TRY      ? path->try
            : phase == PHASE_HUDDLE ? path->huddle
                                    : path->mend);
    } else if (phase == PHASE_OFFER) {
        offer(play, team, path->offer);
    } else if (phase == PHASE_SHARE) {
        answer(play, team, path->share);
    } else if (phase == PHASE_REFLECT && path->lesson == 1) {
        PLAY_OK(play, lesson_given, .seat = game_scribe(&play->game, team), .lesson = 1);
    }
}

static void end_phase(struct play *play, enum class_way way) {
    if (play->game.phase != PHASE_SHARE || way == SKIPPED) {
        play_next(play);
        return;
    }
    while (play->game.phase == PHASE_SHARE) {
        PLAY_OK(play, spotlight_next, .round = 1, .spotlight = play->game.spotlight);
    }
}

static void play_paths(struct play *play, const struct plan *plan, uint16_t teams,
                       enum class_way way) {
    struct game_config config = play_config();
    memcpy(config.plan, plan->phases, sizeof config.plan);
    config.plan_count = plan->count;
    play_bowls(play, &config, teams, 2);
    play_start(play, ROUND_NORMAL, 0);
    while (play->game.phase != PHASE_NONE) {
        for (uint16_t team = 1; team <= teams; team++) {
            size_t number = team - 1u;
            struct path path = path_of(plan, &number);
            act(play, team, &path);
        }
        end_phase(play, way);
    }
}

/* --- what a path is worth, said once more and otherwise --- */

static bool has_said_anything(const struct path *path) {
    return path->try != SILENT || path->huddle != SILENT || path->mend != SILENT ||
           path->offer != HANDED_NOTHING || path->share != NONE;
}

/* Whether the team, or the seat that tried, has a miss to show when it comes to offer. */
static bool has_a_miss(const struct plan *plan, const struct path *path) {
    if (!has_before(plan, PHASE_HUDDLE, PHASE_OFFER)) {
        return path->try == MISSED;
    }
    unsigned huddle = path->huddle == SILENT ? path->try : path
        ->huddle;
    return huddle != MATCHED || path->try == MISSED;
}

static bool has_helped(const struct plan *plan, const struct path *path, enum class_way way) {
    bool is_share_out = !has(plan, PHASE_SHARE) || way == SKIPPED;
    return (path->offer == SHOWN && has_a_miss(plan, path)) || path->share == BOTH ||
           (is_share_out && path->offer != HANDED_NOTHING);
}

static uint32_t worth_of(const struct plan *plan, const struct path *path, enum class_way way) {
    uint32_t worth = plan_worth(plan->phases, plan->count);
    worth -= has_said_anything(path) ? 0 : 2;
    worth -= has(plan, PHASE_OFFER) && !has_helped(plan, path, way) ? 2 : 0;
    worth -= has(plan, PHASE_REFLECT) && path->lesson == 0 ? 1 : 0;
    return worth;
}

static void check_paths(const struct play *play, const struct plan *plan, enum class_way way) {
    uint32_t sum = 0;
    for (uint16_t i = 1; i <= play->game.teams_count; i++) {
        const struct game_team *team = &play->game.teams[i];
        size_t number = i - 1u;
        struct path path = path_of(plan, &number);
        assert_int_equal(team->gold + team->owes[1], worth_of(plan, &path, way));
        assert_int_equal(team->cracks, team->owes[1] > 0);
        sum += team->gold;
    }
    assert_int_equal(play->game.gold, sum);
}

/* In the first mending round every second team matches, in the next all the others. */
static void mend_all(struct play *play, const struct plan *plan, enum class_way way) {
    for (uint16_t turn = 0; turn < 2 && game_mending_round(&play->game) != 0; turn++) {
        static uint32_t before[TEAMS_MAX + 1], owed[TEAMS_MAX + 1];
        play_start(play, ROUND_MENDING, game_mending_round(&play->game));
        for (uint16_t i = 1; i <= play->game.teams_count; i++) {
            before[i] = play->game.teams[i].gold;
            owed[i] = play->game.teams[i].owes[1];
            play_team_says(play, i, i % 2 == turn ? PLAY_KEY : PLAY_MISS);
        }
        play_to(play, PHASE_NONE);
        for (uint16_t i = 1; i <= play->game.teams_count; i++) {
            const struct game_team *team = &play->game.teams[i];
            assert_int_equal(team->gold - before[i], i % 2 == turn ? owed[i] : 0);
            assert_int_equal(team->owes[1], i % 2 == turn ? 0 : owed[i]);
            assert_int_equal(team->owes[play->game.round], 0);
        }
        check_paths(play, plan, way);
    }
    assert_int_equal(game_mending_round(&play->game), 0);
    for (uint16_t i = 1; i <= play->game.teams_count; i++) {
        assert_int_equal(play->game.teams[i].cracks, 0);
    }
}

static void check_plan(const struct plan *plan) {
    static struct play play;
    uint16_t teams = paths_count(plan);
    enum class_way ways = has(plan, PHASE_SHARE) ? CLASS_WAYS : SKIPPED;
    for (enum class_way way = TO_ITS_END; way < ways; way++) {
        play_paths(&play, plan, teams, way);
        check_paths(&play, plan, way);
        mend_all(&play, plan, way);
    }
}

/* All lists of phases, each phase once at most; those that the grammar allows are played. */
static size_t check_plans_from(struct plan *plan) {
    size_t played = 0;
    if (plan_check(plan->phases, plan->count) == NULL) {
        check_plan(plan);
        played++;
    }
    for (uint8_t phase = PHASE_TRY; phase < PHASE_COUNT && plan->count < PLAN_PHASES_MAX; phase++) {
        if (!has(plan, (enum phase)phase)) {
            plan->phases[plan->count++] = phase;
            played += check_plans_from(plan);
            plan->count--;
        }
    }
    return played;
}

static void a_round_is_worth_the_same_by_every_path_of_every_plan(void **state) {
    (void)state;
    struct plan plan = {.phases = {PHASE_TRY}, .count = 1};
    size_t played = check_plans_from(&plan);
    assert_int_equal(played, PLANS_COUNT);
}

static void the_full_plan_has_paths_of_all_kinds(void **state) {
    (void)state;
    struct plan plan = {.count = 7};
    assert_true(plan_by_name("full", plan.phases, &plan.count));
    assert_int_equal(paths_count(&plan), 3 * 3 * 4 * 3 * 3 * 2);
    assert_int_equal(plan_worth(plan.phases, plan.count), 8);
    struct path missed = {MISSED, MISSED, SHOWN, NONE, MATCHED, 1};
    struct path matched = {MATCHED, MATCHED, KEPT, BOTH, MATCHED, 1};
    struct path late = {MATCHED, MATCHED, KEPT, BOTH, MISSED, 1};
    assert_int_equal(worth_of(&plan, &missed, TO_ITS_END), 8);
    assert_int_equal(worth_of(&plan, &matched, TO_ITS_END), 8);
    assert_int_equal(worth_of(&plan, &late, TO_ITS_END), 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_full_plan_has_paths_of_all_kinds),
        cmocka_unit_test(a_round_is_worth_the_same_by_every_path_of_every_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
