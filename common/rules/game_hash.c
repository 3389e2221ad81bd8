/* The whole meaning of a game in one number. Field by field and in a fixed order, never over the
 * bytes of a struct: padding means nothing and differs between compilers. */
#include "game.h"

#include "hash.h"

static uint64_t hash_answer(uint64_t hash, const struct game_answer *answer) {
    hash = hash_u64(hash, answer->answer);
    hash = hash_u64(hash, answer->mark);
    hash = hash_u64(hash, answer->since_ms);
    const uint8_t rest[] = {answer->confidence, answer->is_given, answer->is_final};
    return hash_bytes(hash, rest, sizeof rest);
}

static uint64_t hash_seat(uint64_t hash, const struct game_seat *seat) {
    const uint8_t flags[] = {seat->is_here, seat->has_left, seat->was_here, seat->is_ready,
                             seat->was_asked};
    hash = hash_u64(hash, seat->team);
    hash = hash_bytes(hash, flags, sizeof flags);
    hash = hash_u64(hash, seat->away_since_ms);
    hash = hash_answer(hash, &seat->first_try);
    hash = hash_answer(hash, &seat->backing);
    return hash_u64(hash, seat->tries);
}

static uint64_t hash_team(uint64_t hash, const struct game_team *team) {
    const uint8_t small[] = {
        team->cracks,           team->seams,          team->lines,       team->has_sent,
        team->was_asked_huddle, team->was_asked_mend, team->paid_trying, team->paid_there,
        team->paid_helping,     team->paid_reflecting};
    hash = hash_u64(hash, team->seed);
    hash = hash_u64(hash, team->gold);
    hash = hash_u64(hash, team->seats_count);
    for (size_t i = 0; i < team->seats_count; i++) {
        hash = hash_u64(hash, team->seats[i]);
    }
    hash = hash_bytes(hash, team->owes, sizeof team->owes);
    hash = hash_bytes(hash, small, sizeof small);
    hash = hash_answer(hash, &team->huddle);
    return hash_answer(hash, &team->mend);
}

static uint64_t hash_bars(uint64_t hash, const struct game_bars *bars) {
    hash = hash_u64(hash, bars->tries);
    hash = hash_u64(hash, bars->first);
    hash = hash_u64(hash, bars->huddle);
    hash = hash_u64(hash, bars->mend);
    return hash_u64(hash, bars->sure_mended);
}

static uint64_t hash_config(uint64_t hash, const struct game_config *config) {
    const uint8_t small[] = {config->rounds, config->team_size, config->is_auto,
                             config->plan_count};
    hash = hash_u64(hash, config->seed);
    hash = hash_u64(hash, config->grace_ms);
    hash = hash_u64(hash, config->goal);
    hash = hash_bytes(hash, small, sizeof small);
    return hash_bytes(hash, config->plan, config->plan_count);
}

static uint64_t hash_place(uint64_t hash, const struct game *game) {
    hash = hash_u64(hash, game->now_ms);
    hash = hash_u64(hash, game->stage);
    hash = hash_u64(hash, game->round);
    hash = hash_u64(hash, game->phase_index);
    hash = hash_u64(hash, game->phase);
    hash = hash_u64(hash, game->challenge);
    hash = hash_u64(hash, game->try_ms);
    hash = hash_u64(hash, game->twins);
    hash = hash_u64(hash, game->phase_start_ms);
    hash = hash_u64(hash, game->deadline_ms);
    hash = hash_u64(hash, game->grace_end_ms);
    return hash_u64(hash, game->absence_ms);
}

static uint64_t hash_sums(uint64_t hash, const struct game *game) {
    hash = hash_u64(hash, game->gold);
    hash = hash_u64(hash, game->goal);
    hash = hash_u64(hash, game->tries);
    hash = hash_u64(hash, game->later);
    hash = hash_u64(hash, game->seats_count);
    hash = hash_u64(hash, game->teams_count);
    hash = hash_u64(hash, game->present_count);
    hash = hash_u64(hash, game->done_count);
    hash = hash_bars(hash, &game->bars);
    return hash_bars(hash, &game->session_bars);
}

uint64_t game_hash(const struct game *game) {
    uint64_t hash = hash_u64(HASH_START, RULES_VERSION);
    hash = hash_config(hash, &game->config);
    hash = hash_u64(hash, game->random.state);
    hash = hash_u64(hash, game->random.stream);
    hash = hash_place(hash, game);
    hash = hash_sums(hash, game);
    for (size_t i = 1; i <= game->seats_count; i++) {
        hash = hash_seat(hash, &game->seats[i]);
    }
    for (size_t i = 1; i <= game->teams_count; i++) {
        hash = hash_team(hash, &game->teams[i]);
    }
    return hash;
}
