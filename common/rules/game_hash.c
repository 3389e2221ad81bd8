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

static uint64_t hash_offer(uint64_t hash, const struct game_offer *offer) {
    const uint8_t small[] = {offer->consent, offer->thought, offer->own, offer->is_given,
                             offer->is_final};
    hash = hash_u64(hash, offer->since_ms);
    return hash_bytes(hash, small, sizeof small);
}

static uint64_t hash_seat(uint64_t hash, const struct game_seat *seat) {
    uint8_t has_left = (uint8_t)(seat->has_left + seat->is_removed);
    const uint8_t flags[] = {seat->is_here,    has_left,        seat->is_paired, seat->was_here,
                             seat->is_ready,   seat->was_asked, seat->took_part, seat->has_raised,
                             seat->was_picked, seat->claims,    seat->has_agreed};
    hash = hash_u64(hash, seat->team);
    hash = hash_u64(hash, seat->moves_to);
    hash = hash_bytes(hash, flags, sizeof flags);
    hash = hash_u64(hash, seat->away_since_ms);
    hash = hash_answer(hash, &seat->first_try);
    hash = hash_answer(hash, &seat->backing);
    hash = hash_answer(hash, &seat->again);
    hash = hash_offer(hash, &seat->offer);
    hash = hash_u64(hash, seat->tries);
    return hash_bytes(hash, seat->journey, sizeof seat->journey);
}

static uint64_t hash_rounds_of_team(uint64_t hash, const struct game_team *team) {
    hash = hash_bytes(hash, team->owes, sizeof team->owes);
    for (size_t i = 0; i <= ROUNDS_MAX; i++) {
        hash = hash_u64(hash, team->is_there[i]);
    }
    return hash;
}

static uint64_t hash_team(uint64_t hash, const struct game_team *team) {
    const uint8_t small[] = {
        team->cracks,           team->seams,           team->lines,       team->has_sent,
        team->was_asked_huddle, team->was_asked_mend,  team->will_split,  team->has_offered,
        team->has_helped,       team->consent,         team->thought,     team->named,
        team->lesson,           team->is_lesson_final, team->paid_trying, team->paid_there,
        team->paid_helping,     team->paid_reflecting};
    hash = hash_u64(hash, team->seed);
    hash = hash_u64(hash, team->gold);
    hash = hash_u64(hash, team->seats_count);
    for (size_t i = 0; i < team->seats_count; i++) {
        hash = hash_u64(hash, team->seats[i]);
    }
    hash = hash_rounds_of_team(hash, team);
    hash = hash_bytes(hash, small, sizeof small);
    hash = hash_bytes(hash, team->ideas, sizeof team->ideas);
    hash = hash_u64(hash, team->thought_seat);
    hash = hash_u64(hash, team->lesson_seat);
    hash = hash_answer(hash, &team->huddle);
    return hash_answer(hash, &team->mend);
}

static uint64_t hash_bars(uint64_t hash, const struct game_bars *bars) {
    hash = hash_u64(hash, bars->tries);
    hash = hash_u64(hash, bars->first);
    hash = hash_u64(hash, bars->huddle);
    hash = hash_u64(hash, bars->mend);
    hash = hash_u64(hash, bars->sure_mended);
    hash = hash_u64(hash, bars->again_tries);
    return hash_u64(hash, bars->again);
}

static uint64_t hash_round(uint64_t hash, const struct game_round *round) {
    const uint8_t small[] = {round->kind,  round->number, round->of_round,   round->twins,
                             round->slips, round->part,   round->twins_used, round->is_booked};
    hash = hash_u64(hash, round->challenge);
    hash = hash_u64(hash, round->slips_shown);
    return hash_bytes(hash, small, sizeof small);
}

static uint64_t hash_candidate(uint64_t hash, const struct game_candidate *candidate) {
    const uint8_t small[] = {candidate->slip, candidate->is_hidden, candidate->is_shown,
                             candidate->thought};
    hash = hash_u64(hash, candidate->answer);
    hash = hash_u64(hash, candidate->teams);
    hash = hash_u64(hash, candidate->tries);
    hash = hash_u64(hash, candidate->sure);
    hash = hash_u64(hash, candidate->team);
    hash = hash_u64(hash, candidate->seat);
    return hash_bytes(hash, small, sizeof small);
}

static uint64_t hash_share(uint64_t hash, const struct game *game) {
    hash = hash_u64(hash, game->playing_count);
    hash = hash_u64(hash, game->queue_count);
    for (size_t i = 0; i < game->queue_count; i++) {
        hash = hash_candidate(hash, &game->queue[i]);
    }
    hash = hash_u64(hash, game->spotlight);
    hash = hash_u64(hash, game->spotlights_ended);
    for (size_t i = 1; i <= SPOTLIGHTS_MAX; i++) {
        hash = hash_u64(hash, game->spotlights[i].source);
        hash = hash_candidate(hash, &game->spotlights[i].thought);
    }
    return hash_u64(hash, game->mistake);
}

static uint64_t hash_config(uint64_t hash, const struct game_config *config) {
    const uint8_t small[] = {config->rounds, config->team_size, config->is_auto, config->may_type,
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
    hash = hash_u64(hash, game->number);
    for (size_t i = 1; i <= game->round; i++) {
        hash = hash_round(hash, &game->rounds[i]);
    }
    hash = hash_bytes(hash, game->plan, game->plan_count);
    hash = hash_u64(hash, game->phase_index);
    hash = hash_u64(hash, game->phase);
    hash = hash_u64(hash, game->challenge);
    hash = hash_u64(hash, game->try_ms);
    hash = hash_u64(hash, game->twins);
    hash = hash_u64(hash, game->slips);
    hash = hash_u64(hash, game->phase_start_ms);
    hash = hash_u64(hash, game->deadline_ms);
    hash = hash_u64(hash, game->grace_end_ms);
    const uint8_t flags[] = {game->is_paused,    game->is_frozen,    game->is_locked,
                             game->will_shuffle, game->pen_said_yes, game->is_muted,
                             game->may_type,     game->pack};
    hash = hash_bytes(hash, flags, sizeof flags);
    hash = hash_u64(hash, game->run);
    hash = hash_u64(hash, game->stopped_ms);
    hash = hash_u64(hash, game->pen_seat);
    return hash_u64(hash, game->absence_ms);
}

static uint64_t hash_sums(uint64_t hash, const struct game *game) {
    hash = hash_u64(hash, game->gold);
    hash = hash_u64(hash, game->goal);
    hash = hash_u64(hash, game->tries);
    hash = hash_u64(hash, game->later);
    for (size_t i = 0; i < CHEER_COUNT; i++) {
        hash = hash_u64(hash, game->cheers[i]);
    }
    hash = hash_u64(hash, game->choruses);
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
    hash = hash_share(hash, game);
    for (size_t i = 1; i <= game->seats_count; i++) {
        hash = hash_seat(hash, &game->seats[i]);
    }
    for (size_t i = 1; i <= game->teams_count; i++) {
        hash = hash_team(hash, &game->teams[i]);
    }
    return hash;
}
