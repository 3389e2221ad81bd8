/* A plan is a list of phases. The named ones, the grammar that every plan keeps, and what a round
 * of it is worth are tables here: a plan written by a teacher is checked by the same lines as our
 * own. */
#include "plan.h"

#include <string.h>

#include "gold.h"

struct named_plan {
    const char *name;
    uint8_t count;
    uint8_t phases[PLAN_PHASES_MAX];
};

#define FULL                                                                                       \
    PHASE_TRY, PHASE_HUDDLE, PHASE_OFFER, PHASE_SHARE, PHASE_MEND, PHASE_REVEAL, PHASE_REFLECT

static const struct named_plan NAMED_PLANS[] = {
    {"quick", 4, {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL}},
    {"full", 7, {FULL}},
    {"full+again", 8, {FULL, PHASE_AGAIN}},
};

#define NAMED_PLANS_COUNT (sizeof NAMED_PLANS / sizeof NAMED_PLANS[0])

/* `phase` comes after `needed`, and not without it. */
struct plan_need {
    enum phase phase, needed;
    const char *why;
};

static const struct plan_need NEEDS[] = {
    {PHASE_SHARE, PHASE_OFFER, "share needs offer before it: only what was offered is shown"},
    {PHASE_MEND, PHASE_HUDDLE, "mend needs huddle before it"},
    {PHASE_AGAIN, PHASE_REVEAL, "again comes only after reveal"},
};

/* What comes before reveal, because reveal tells the key. */
static const struct plan_need BEFORE_REVEAL[] = {
    {PHASE_HUDDLE, PHASE_NONE, "huddle comes before reveal, which tells the key"},
    {PHASE_OFFER, PHASE_NONE, "offer comes before reveal, which tells the key"},
    {PHASE_SHARE, PHASE_NONE, "share comes before reveal, which tells the key"},
    {PHASE_MEND, PHASE_NONE, "reveal comes after mend"},
};

bool plan_by_name(const char *name, uint8_t plan[PLAN_PHASES_MAX], uint8_t *count) {
    for (size_t i = 0; i < NAMED_PLANS_COUNT; i++) {
        if (strcmp(NAMED_PLANS[i].name, name) == 0) {
            memcpy(plan, NAMED_PLANS[i].phases, PLAN_PHASES_MAX);
            *count = NAMED_PLANS[i].count;
            return true;
        }
    }
    return false;
}

/* Where a phase stands in the plan; `count` when it does not. */
static size_t plan_find(const uint8_t *plan, size_t count, enum phase phase) {
    size_t at = 0;
    while (at < count && plan[at] != phase) {
        at++;
    }
    return at;
}

static const char *check_phases(const uint8_t *plan, size_t count) {
    if (count == 0 || count > PLAN_PHASES_MAX) {
        return "a plan has one to eight phases";
    }
    for (size_t i = 0; i < count; i++) {
        if (plan[i] == PHASE_NONE || plan[i] >= PHASE_COUNT) {
            return "a plan is made of try, huddle, offer, share, mend, reveal, reflect, again";
        }
        if (plan_find(plan, count, plan[i]) != i) {
            return "each phase stands in a plan once";
        }
    }
    return NULL;
}

static const char *check_order(const uint8_t *plan, size_t count) {
    if (plan[0] != PHASE_TRY) {
        return "a plan starts with try: everybody commits alone first";
    }
    size_t reveal = plan_find(plan, count, PHASE_REVEAL);
    if (reveal == count) {
        return "a plan needs reveal: a round never ends without an explanation";
    }
    for (size_t i = 0; i < sizeof NEEDS / sizeof NEEDS[0]; i++) {
        size_t at = plan_find(plan, count, NEEDS[i].phase);
        if (at < count && plan_find(plan, at, NEEDS[i].needed) == at) {
            return NEEDS[i].why;
        }
    }
    for (size_t i = 0; i < sizeof BEFORE_REVEAL / sizeof BEFORE_REVEAL[0]; i++) {
        size_t at = plan_find(plan, count, BEFORE_REVEAL[i].phase);
        if (at < count && at > reveal) {
            return BEFORE_REVEAL[i].why;
        }
    }
    return NULL;
}

const char *plan_check(const uint8_t *plan, size_t count) {
    const char *why = check_phases(plan, count);
    return why != NULL ? why : check_order(plan, count);
}

uint32_t plan_worth(const uint8_t *plan, size_t count) {
    uint32_t worth = 0;
    for (size_t i = 0; i < count; i++) {
        worth += gold_of_phase((enum phase)plan[i]);
    }
    return worth;
}

bool plan_has(const struct game *game, enum phase phase) {
    return plan_find(game->plan, game->plan_count, phase) < game->plan_count;
}
