/* Share. At its start the queue's first candidate is on by itself; where nothing was offered an
 * authored slip, drawn by the rules' own generator. It is drawn in any case, so that the numbers
 * drawn later tell nothing about what was offered. Up to three follow each other, by the teacher's
 * hand, or by themselves where nobody is at the console. A small room has rules of its own
 * for what comes by itself (small_room.c). */
#include "spotlight.h"

#include "clock.h"
#include "effects.h"
#include "handlers.h"
#include "offer.h"
#include "presence.h"
#include "queue.h"
#include "round.h"
#include "seat.h"
#include "small_room.h"
#include "team.h"

/* Whether the thought in this spotlight is this team's own miss. Authored ones are nobody's. */
static bool is_owner(const struct game *game, uint16_t team, uint8_t spotlight) {
    const struct game_spotlight *it = &game->spotlights[spotlight];
    return it->source == SPOTLIGHT_OFFERED && game_missed(game, team) &&
           game->teams[team].huddle.answer == it->thought.answer;
}

static uint8_t bit_of(uint32_t spotlight) {
    return (uint8_t)(1u << spotlight);
}

static void name(struct game *game, uint16_t team, uint8_t spotlight) {
    struct game_team *it = &game->teams[team];
    it->named = (uint8_t)(it->named | bit_of(spotlight));
}

/* Named from the start: who said so in offer. In a small room nobody is. */
static void name_willing(struct game *game) {
    for (uint16_t i = 1; i <= game->teams_count && !game_is_small(game); i++) {
        if (game->teams[i].consent == CONSENT_NAME && is_owner(game, i, game->spotlight)) {
            name(game, i, game->spotlight);
        }
    }
}

static void show(struct game *game, enum spotlight_source source,
                 const struct game_candidate *thought) {
    game->spotlight++;
    game->spotlights[game->spotlight] =
        (struct game_spotlight){.source = source, .thought = *thought};
    struct game_round *round = &game->rounds[game->round];
    if (thought->slip > 0) {
        round->slips_shown = (uint16_t)(round->slips_shown | (1u << thought->slip));
    }
    name_willing(game);
    clock_start(game, SPOTLIGHT_MS, true);
}

static void show_candidate(struct game *game, size_t at) {
    game->queue[at].is_shown = true;
    show(game, SPOTLIGHT_OFFERED, &game->queue[at]);
}

static void show_authored(struct game *game, uint8_t slip) {
    struct game_candidate thought = {.slip = slip, .thought = slip};
    show(game, SPOTLIGHT_AUTHORED, &thought);
}

/* One that was not shown yet, of all where all were; 0: the challenge has none. */
static uint8_t draw_slip(struct game *game) {
    uint8_t slips[SLIPS_MAX];
    uint8_t count = 0;
    for (uint8_t slip = 1; slip <= game->slips; slip++) {
        if (round_slip_is_fresh(game, slip)) {
            slips[count++] = slip;
        }
    }
    for (uint8_t slip = 1; count == 0 && slip <= game->slips; slip++) {
        slips[slip - 1] = slip;
    }
    count = count > 0 ? count : game->slips;
    return count > 0 ? slips[random_below(&game->random, count)] : 0;
}

static bool show_small(struct game *game) {
    struct small_choice choice;
    if (!small_room_next(game, &choice)) {
        return false;
    }
    if (choice.slip == 0) {
        show_candidate(game, choice.candidate);
    } else {
        show_authored(game, choice.slip);
    }
    return true;
}

static bool show_next(struct game *game) {
    if (game_is_small(game)) {
        return show_small(game);
    }
    size_t next = queue_first(game);
    if (game->spotlight == SPOTLIGHTS_MAX || next == game->queue_count) {
        return false;
    }
    show_candidate(game, next);
    return true;
}

static bool show_first(struct game *game) {
    if (game_is_small(game)) {
        return show_small(game);
    }
    uint8_t authored = draw_slip(game);
    if (!show_next(game) && authored > 0) {
        show_authored(game, authored);
    }
    return game->spotlight > 0;
}

void spotlight_open(struct game *game) {
    if (!show_first(game)) {
        clock_start(game, 0, true); /* nothing to look at */
    }
}

bool spotlight_goes_on(struct game *game, struct effects *effects) {
    if (game->spotlight > 0) {
        game->spotlights_ended++;
    }
    if (!show_next(game)) {
        return false;
    }
    presence_recount(game);
    effects_add(effects, EFFECT_SPOTLIGHT, game->spotlight);
    effects_add(effects, EFFECT_QUEUE, 0);
    effects_add(effects, EFFECT_CLOCK, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
    return true;
}

static bool has_both(const struct game_team *team, uint8_t spotlight) {
    return team->ideas[spotlight][QUESTION_GOOD] != 0 && team->ideas[spotlight][QUESTION_TURN] != 0;
}

bool spotlight_is_answered(const struct game *game, uint16_t seat) {
    return game_team_answered(game, game->seats[seat].team);
}

bool game_team_answered(const struct game *game, uint16_t team) {
    return game->spotlight > 0 && has_both(&game->teams[team], game->spotlight);
}

bool game_all_answered(const struct game *game) {
    return game->phase == PHASE_SHARE && presence_all_done(game);
}

bool spotlight_has_helped(const struct game_team *team) {
    bool has_helped = false;
    for (uint8_t i = 1; i <= SPOTLIGHTS_MAX; i++) {
        has_helped = has_helped || has_both(team, i);
    }
    return has_helped;
}

enum game_status check_spotlight_picked(const struct game *game, const struct event *event) {
    const struct event_spotlight_picked *it = &event->as.spotlight_picked;
    if (game->phase != PHASE_SHARE) {
        return GAME_NOT_NOW;
    }
    if ((it->answer == 0) == (it->slip == 0) || it->slip > game->slips) {
        return GAME_NO_SUCH;
    }
    size_t at = queue_find(game, it->answer);
    if (it->answer != 0 && at == game->queue_count) {
        return GAME_NO_SUCH;
    }
    if (it->answer != 0 && game->queue[at].is_shown) {
        return GAME_NOTHING_TO_DO;
    }
    return game->spotlight == SPOTLIGHTS_MAX ? GAME_FULL : GAME_OK;
}

void do_spotlight_picked(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_spotlight_picked *it = &event->as.spotlight_picked;
    if (it->answer != 0) {
        show_candidate(game, queue_find(game, it->answer));
    } else {
        show_authored(game, (uint8_t)it->slip);
    }
    presence_recount(game);
    effects_add(effects, EFFECT_SPOTLIGHT, game->spotlight);
    effects_add(effects, EFFECT_QUEUE, 0);
    effects_add(effects, EFFECT_CLOCK, 0);
    effects_add(effects, EFFECT_COUNTS, 0);
}

/* Questions and claims name the spotlight they are about: it has to be on. */
static enum game_status check_on(const struct game *game, uint32_t seat, uint32_t spotlight) {
    if (game->phase != PHASE_SHARE) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, seat) || spotlight == 0 || spotlight > SPOTLIGHTS_MAX) {
        return GAME_NO_SUCH;
    }
    bool is_on = spotlight == game->spotlight && game->seats[seat].team != 0;
    return is_on ? GAME_OK : GAME_NOT_NOW;
}

enum game_status check_idea_chosen(const struct game *game, const struct event *event) {
    const struct event_idea_chosen *it = &event->as.idea_chosen;
    enum game_status status = check_on(game, it->seat, it->spotlight);
    if (status != GAME_OK) {
        return status;
    }
    bool is_one = it->question < QUESTION_COUNT && it->idea > 0 && it->idea <= CHOICES_MAX;
    return is_one ? GAME_OK : GAME_NO_SUCH;
}

void do_idea_chosen(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_idea_chosen *it = &event->as.idea_chosen;
    uint16_t team = game->seats[it->seat].team;
    presence_take_team(game, team);
    game->teams[team].ideas[it->spotlight][it->question] = (uint8_t)it->idea;
    presence_put_team(game, team);
    team_sent(game, (uint16_t)it->seat);
    effects_add(effects, EFFECT_CHOICES, team);
    effects_add(effects, EFFECT_COUNTS, 0);
}

enum game_status check_claimed(const struct game *game, const struct event *event) {
    const struct event_claimed *it = &event->as.claimed;
    enum game_status status = check_on(game, it->seat, it->spotlight);
    if (status != GAME_OK) {
        return status;
    }
    if (game_is_small(game)) {
        return GAME_NOT_NOW;
    }
    bool has_claimed = (game->seats[it->seat].claims & bit_of(it->spotlight)) != 0;
    return has_claimed ? GAME_NOTHING_TO_DO : GAME_OK;
}

static bool all_have_claimed(const struct game *game, const struct game_team *team,
                             uint8_t spotlight) {
    for (size_t i = 0; i < team->seats_count; i++) {
        bool has_claimed = (game->seats[team->seats[i]].claims & bit_of(spotlight)) != 0;
        if (offer_counts(game, team->seats[i]) && !has_claimed) {
            return false;
        }
    }
    return true;
}

void do_claimed(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_claimed *it = &event->as.claimed;
    uint8_t spotlight = (uint8_t)it->spotlight;
    struct game_seat *seat = &game->seats[it->seat];
    uint16_t team = seat->team;
    seat->claims = (uint8_t)(seat->claims | bit_of(spotlight));
    effects_add(effects, EFFECT_SEAT, it->seat);
    bool is_named = (game->teams[team].named & bit_of(spotlight)) != 0;
    bool is_yes =
        is_owner(game, team, spotlight) && all_have_claimed(game, &game->teams[team], spotlight);
    if (is_yes && !is_named) {
        name(game, team, spotlight);
        effects_add(effects, EFFECT_NAMED, team);
    }
}

void game_choices(const struct game *game, uint8_t spotlight, enum question question,
                  uint16_t counts[CHOICES_MAX + 1]) {
    for (size_t i = 0; i <= CHOICES_MAX; i++) {
        counts[i] = 0;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        counts[game->teams[i].ideas[spotlight][question]]++;
    }
}

size_t game_named(const struct game *game, uint8_t spotlight, uint16_t *teams, size_t max) {
    size_t count = 0;
    for (uint16_t i = 1; i <= game->teams_count && count < max; i++) {
        if ((game->teams[i].named & bit_of(spotlight)) != 0) {
            teams[count++] = i;
        }
    }
    return count;
}
