/* Rounds of three kinds differ in two tables only: by which plan they are played, and which twin a
 * phase asks. A mending round belongs to an earlier one: it asks a twin that was not asked there,
 * and closes that round's cracks. */
#include "round.h"

#include <string.h>

#include "bars.h"
#include "effects.h"
#include "gold.h"
#include "team.h"

static const struct {
    uint8_t count;
    uint8_t phases[PLAN_PHASES_MAX];
} PLANS[ROUND_KIND_COUNT] = {
    [ROUND_NORMAL] = {0, {0}}, /* the session's */
    [ROUND_WARM_UP] = {4, {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL}},
    [ROUND_MENDING] = {2, {PHASE_MEND, PHASE_REVEAL}},
};

static const uint8_t TWIN_OF[PHASE_COUNT] = {[PHASE_MEND] = 1, [PHASE_AGAIN] = 2};

const struct game_round *round_now(const struct game *game) {
    return &game->rounds[game->round];
}

uint8_t game_part(const struct game *game, enum phase phase) {
    const struct game_round *round = round_now(game);
    if (round->kind == ROUND_MENDING) {
        return round->part;
    }
    return TWIN_OF[phase] <= round->twins ? TWIN_OF[phase] : 0;
}

uint8_t game_crack_round(const struct game *game) {
    const struct game_round *round = round_now(game);
    return round->kind == ROUND_MENDING ? round->of_round : game->round;
}

static bool somebody_is_here(const struct game *game, const struct game_team *team) {
    for (size_t i = 0; i < team->seats_count; i++) {
        if (game->seats[team->seats[i]].is_here) {
            return true;
        }
    }
    return false;
}

static uint16_t open_cracks(const struct game *game, uint8_t round) {
    uint16_t count = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        const struct game_team *team = &game->teams[i];
        count = (uint16_t)(count + (team->owes[round] > 0 && somebody_is_here(game, team)));
    }
    return count;
}

uint8_t game_mending_round(const struct game *game) {
    uint8_t best = 0;
    uint16_t most = 0;
    for (uint8_t round = 1; round <= game->round; round++) {
        uint16_t cracks = game->rounds[round].is_booked ? open_cracks(game, round) : 0;
        if (cracks > most) {
            most = cracks;
            best = round;
        }
    }
    return best;
}

static enum game_status check_mending(const struct game *game,
                                      const struct event_round_started *started) {
    if (started->of_round == 0 || started->of_round > game->round) {
        return GAME_NO_SUCH;
    }
    const struct game_round *of = &game->rounds[started->of_round];
    bool is_same = started->challenge == of->challenge && started->twins == of->twins;
    bool is_crack = false;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        is_crack = is_crack || game->teams[i].owes[started->of_round] > 0;
    }
    return of->is_booked && is_same && is_crack ? GAME_OK : GAME_NO_SUCH;
}

enum game_status round_check(const struct game *game, const struct event_round_started *started) {
    bool is_normal = started->kind == ROUND_NORMAL;
    if (started->kind >= ROUND_KIND_COUNT || started->twins > TWINS_MAX ||
        started->slips > SLIPS_MAX) {
        return GAME_NO_SUCH;
    }
    if (game->round == ROUNDS_MAX || (is_normal && game->number == game->config.rounds)) {
        return GAME_FULL;
    }
    if (started->kind == ROUND_MENDING) {
        return check_mending(game, started);
    }
    return started->of_round == 0 ? GAME_OK : GAME_NO_SUCH;
}

static uint8_t unused_twin(const struct game_round *of) {
    for (uint8_t twin = 1; twin <= of->twins; twin++) {
        if ((of->twins_used & (1u << twin)) == 0) {
            return twin;
        }
    }
    return 0;
}

static void use_twin(struct game_round *round, uint8_t twin) {
    if (twin > 0) {
        round->twins_used = (uint8_t)(round->twins_used | (1u << twin));
    }
}

void round_use_twin(struct game *game) {
    if (TWIN_OF[game->phase] > 0) {
        use_twin(&game->rounds[game_crack_round(game)], game_part(game, game->phase));
    }
}

static void take_plan(struct game *game, enum round_kind kind) {
    bool is_normal = kind == ROUND_NORMAL;
    game->plan_count = is_normal ? game->config.plan_count : PLANS[kind].count;
    memcpy(game->plan, is_normal ? game->config.plan : PLANS[kind].phases, sizeof game->plan);
}

static void clear_seats(struct game *game) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        struct game_seat *seat = &game->seats[i];
        seat->was_asked = false;
        seat->took_part = false;
        seat->has_raised = false;
        seat->claims = 0;
        seat->first_try = (struct game_answer){0};
        seat->again = (struct game_answer){0};
        seat->offer = (struct game_offer){0};
    }
}

static void clear_share(struct game *game) {
    game->playing_count = 0;
    game->queue_count = 0;
    memset(game->queue, 0, sizeof game->queue);
    game->spotlight = 0;
    memset(game->spotlights, 0, sizeof game->spotlights);
    game->spotlights_ended = 0;
    game->mistake = 0;
    game->pen_seat = 0;
    game->pen_said_yes = false;
}

void round_open(struct game *game, const struct event_round_started *started) {
    game->round++;
    game->number = (uint8_t)(game->number + (started->kind == ROUND_NORMAL));
    game->challenge = started->challenge;
    game->try_ms = started->try_ms;
    game->twins = (uint8_t)started->twins;
    game->slips = (uint8_t)started->slips;
    game->bars = (struct game_bars){0};
    struct game_round *round = &game->rounds[game->round];
    *round = (struct game_round){
        .challenge = started->challenge,
        .kind = (uint8_t)started->kind,
        .number = started->kind == ROUND_NORMAL ? game->number : 0,
        .of_round = (uint8_t)started->of_round,
        .twins = game->twins,
        .slips = game->slips,
    };
    if (started->kind == ROUND_MENDING) {
        round->part = unused_twin(&game->rounds[started->of_round]);
    }
    take_plan(game, (enum round_kind)started->kind);
    clear_seats(game);
    clear_share(game);
    team_clear_round(game);
}

void round_cut(struct game *game, struct effects *effects) {
    if (game->phase == PHASE_NONE) {
        return;
    }
    if (game->phase == PHASE_TRY) {
        bars_count_tries(game);
    }
    if (!round_now(game)->is_booked) {
        gold_forget_cracks(game);
    }
    effects_add(effects, EFFECT_ROUND_ENDED, game->round);
}

bool round_slip_is_fresh(const struct game *game, uint8_t slip) {
    if (slip == 0 || slip > game->slips) {
        return false;
    }
    for (uint8_t i = 1; i <= game->round; i++) {
        const struct game_round *round = &game->rounds[i];
        if (round->challenge == game->challenge && (round->slips_shown & (1u << slip)) != 0) {
            return false;
        }
    }
    return true;
}
