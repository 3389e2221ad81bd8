/* In a small room it is not to be told which thoughts somebody there had. A second one would tell
 * it where authored ones come only in want of others, and so would one that is no slip of the pack.
 * So two slips come there by themselves, whatever was offered: those that were, and others for the
 * rest, in an order that is drawn. All else that was offered waits for the teacher's hand. */
#include "small_room.h"

#include "round.h"

#define SMALL_SPOTLIGHTS 2u

static uint8_t small_count(const struct game *game) {
    return game->slips < SMALL_SPOTLIGHTS ? game->slips : (uint8_t)SMALL_SPOTLIGHTS;
}

static bool was_shown_now(const struct game *game, uint8_t slip) {
    return (round_now(game)->slips_shown & (1u << slip)) != 0;
}

static bool may_come(const struct game *game, const struct game_candidate *it) {
    return it->slip > 0 && !it->is_hidden && !it->is_shown && !was_shown_now(game, it->slip);
}

/* The first candidate that may come by itself; queue_count: none. `slips`: of how many slips. */
static size_t first_known(const struct game *game, uint32_t *slips) {
    size_t first = game->queue_count;
    uint16_t seen = 0;
    *slips = 0;
    for (size_t i = game->queue_count; i-- > 0;) {
        const struct game_candidate *it = &game->queue[i];
        if (may_come(game, it)) {
            first = i;
            *slips += (seen & (1u << it->slip)) == 0;
            seen = (uint16_t)(seen | (1u << it->slip));
        }
    }
    return first;
}

/* One that nobody offered, fresh in this session where there is such a one; 0: there is none. `die`
 * chooses. */
static uint8_t other_slip(const struct game *game, uint32_t die) {
    uint8_t slips[2][SLIPS_MAX];
    uint8_t counts[2] = {0, 0};
    uint16_t taken = round_now(game)->slips_shown;
    for (size_t i = 0; i < game->queue_count; i++) {
        taken = (uint16_t)(taken | (1u << game->queue[i].slip));
    }
    for (uint8_t slip = 1; slip <= game->slips; slip++) {
        bool is_fresh = round_slip_is_fresh(game, slip);
        if ((taken & (1u << slip)) == 0) {
            slips[is_fresh][counts[is_fresh]++] = slip;
        }
    }
    bool has_fresh = counts[true] > 0;
    return counts[has_fresh] > 0 ? slips[has_fresh][die % counts[has_fresh]] : 0;
}

bool small_room_next(struct game *game, struct small_choice *choice) {
    uint32_t which = random_next(&game->random);
    uint32_t die = random_next(&game->random);
    uint32_t offered = 0;
    size_t at = first_known(game, &offered);
    uint8_t other = other_slip(game, die);
    if (game->spotlight >= small_count(game) || (offered == 0 && other == 0)) {
        return false;
    }
    uint32_t left = (uint32_t)(small_count(game) - game->spotlight);
    bool is_offered = offered > 0 && (other == 0 || which % left < offered);
    *choice = (struct small_choice){.candidate = at, .slip = is_offered ? 0 : other};
    return true;
}
