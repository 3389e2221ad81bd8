/* Offer. Every seat sends one message of one kind, whatever it tried: a consent, a thought, a
 * consent for its own first try. What each means is found here. The least public choice holds, and
 * silence is keep, also that of somebody whose connection is gone: nobody is shown who cannot say
 * so. Only who had closed the window before the round began has no part in its miss, and no say. */
#include "offer.h"

#include "effects.h"
#include "handlers.h"
#include "presence.h"
#include "queue.h"
#include "seat.h"
#include "team.h"

bool offer_counts(const struct game *game, uint16_t seat) {
    return game->seats[seat].took_part || !game->seats[seat].has_left;
}

/* The first who can, beginning with another one each round. */
static uint16_t first_who(const struct game *game, const struct game_team *team, bool is_present) {
    for (size_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[(game->round + i) % team->seats_count];
        if (is_present ? presence_has(game, seat) : game->seats[seat].is_here) {
            return seat;
        }
    }
    return 0;
}

uint16_t game_scribe(const struct game *game, uint16_t team) {
    if (team == 0 || team > game->teams_count) {
        return 0;
    }
    uint16_t seat = first_who(game, &game->teams[team], true);
    return seat != 0 ? seat : first_who(game, &game->teams[team], false);
}

bool game_missed(const struct game *game, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    return it->was_asked_huddle && it->huddle.mark != MARK_MATCH;
}

bool game_own_is_asked(const struct game *game, uint16_t seat) {
    const struct game_seat *it = &game->seats[seat];
    bool is_miss = it->first_try.answer != 0 && it->first_try.mark != MARK_MATCH;
    return it->team != 0 && is_miss && !game_missed(game, it->team);
}

enum consent game_consent(const struct game *game, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    enum consent least = CONSENT_COUNT;
    for (size_t i = 0; i < it->seats_count; i++) {
        enum consent its = (enum consent)game->seats[it->seats[i]].offer.consent;
        its = its == CONSENT_SILENT ? CONSENT_KEEP : its;
        if (offer_counts(game, it->seats[i]) && its < least) {
            least = its;
        }
    }
    return least == CONSENT_COUNT ? CONSENT_KEEP : least;
}

static bool is_chosen_over(const struct game_offer *offer, size_t voices,
                           const struct game_offer *best, size_t best_voices) {
    if (best == NULL || voices != best_voices) {
        return best == NULL || voices > best_voices;
    }
    return offer->since_ms < best->since_ms;
}

/* The most chosen thought; of equals the one that has stood longest. 0: nobody has any. */
static uint16_t most_chosen(const struct game *game, const struct game_team *team) {
    const struct game_offer *best = NULL;
    size_t best_voices = 0;
    uint16_t best_seat = 0;
    for (size_t i = 0; i < team->seats_count; i++) {
        const struct game_offer *offer = &game->seats[team->seats[i]].offer;
        size_t voices = 0;
        for (size_t j = 0; j < team->seats_count; j++) {
            voices += game->seats[team->seats[j]].offer.thought == offer->thought;
        }
        if (offer->thought != 0 && is_chosen_over(offer, voices, best, best_voices)) {
            best = offer;
            best_voices = voices;
            best_seat = team->seats[i];
        }
    }
    return best_seat;
}

/* The scribe speaks for the team; where the scribe says nothing, the others do. */
uint8_t game_thought(const struct game *game, uint16_t team, uint16_t *seat) {
    uint16_t scribe = game_scribe(game, team);
    bool has_scribe = scribe != 0 && game->seats[scribe].offer.thought != 0;
    *seat = has_scribe ? scribe : most_chosen(game, &game->teams[team]);
    return *seat != 0 ? game->seats[*seat].offer.thought : 0;
}

/* --- the phase --- */

#define SMALL_TEAMS 4u

static uint16_t teams_here(const struct game *game) {
    uint16_t count = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        bool is_here = false;
        for (size_t j = 0; j < game->teams[i].seats_count; j++) {
            is_here = is_here || game->seats[game->teams[i].seats[j]].is_here;
        }
        count = (uint16_t)(count + is_here);
    }
    return count;
}

bool game_is_small(const struct game *game) {
    return game->playing_count < SMALL_TEAMS;
}

void offer_open(struct game *game) {
    game->playing_count = teams_here(game);
}

static bool offers_a_first_try(const struct game *game, const struct game_team *team) {
    for (size_t i = 0; i < team->seats_count; i++) {
        const struct game_seat *seat = &game->seats[team->seats[i]];
        bool is_shown = seat->offer.own == CONSENT_WITHOUT;
        if (is_shown && game_own_is_asked(game, team->seats[i])) {
            return true;
        }
    }
    return false;
}

static bool has_handed_in(const struct game *game, const struct game_team *team) {
    for (size_t i = 0; i < team->seats_count; i++) {
        if (game->seats[team->seats[i]].offer.is_given) {
            return true;
        }
    }
    return false;
}

static void close_team(struct game *game, uint16_t number) {
    struct game_team *team = &game->teams[number];
    uint16_t seat = 0;
    bool is_missed = game_missed(game, number);
    team->consent = is_missed ? (uint8_t)game_consent(game, number) : CONSENT_KEEP;
    team->thought = game_thought(game, number, &seat);
    team->thought_seat = seat;
    team->has_offered = has_handed_in(game, team);
    bool is_shown = is_missed ? team->consent >= CONSENT_WITHOUT : offers_a_first_try(game, team);
    team->has_helped = is_shown && team->thought != 0;
}

void offer_close(struct game *game) {
    uint16_t still_here = teams_here(game);
    if (still_here < game->playing_count) {
        game->playing_count = still_here;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        close_team(game, i);
    }
    queue_make(game);
}

static bool thought_is_one(const struct game *game, uint32_t thought) {
    return thought <= game->slips || thought == THOUGHT_WORDS || thought == WORDS_GONE;
}

enum game_status check_offered(const struct game *game, const struct event *event) {
    const struct event_offered *it = &event->as.offered;
    if (game->phase != PHASE_OFFER) {
        return GAME_NOT_NOW;
    }
    if (!seat_is_there(game, it->seat) || !thought_is_one(game, it->thought)) {
        return GAME_NO_SUCH;
    }
    if (it->consent >= CONSENT_COUNT || it->own > CONSENT_WITHOUT || it->is_final > 1) {
        return GAME_NO_SUCH;
    }
    const struct game_seat *seat = &game->seats[it->seat];
    if (seat->team == 0) {
        return GAME_NOT_NOW;
    }
    bool writes = it->thought == WORDS_GONE ||
                  (it->thought == THOUGHT_WORDS && seat->offer.thought != THOUGHT_WORDS);
    return writes && game_scribe(game, seat->team) != it->seat ? GAME_NOT_YOURS : GAME_OK;
}

/* There is one page a team: what is gone from it is gone, whoever of the scribes wrote it. */
static void forget_words(struct game *game, uint16_t team) {
    for (size_t i = 0; i < game->teams[team].seats_count; i++) {
        struct game_offer *offer = &game->seats[game->teams[team].seats[i]].offer;
        offer->thought = offer->thought == THOUGHT_WORDS ? 0 : offer->thought;
    }
}

void do_offered(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_offered *it = &event->as.offered;
    uint16_t number = (uint16_t)it->seat;
    struct game_offer *offer = &game->seats[number].offer;
    if (it->thought == WORDS_GONE) {
        forget_words(game, game->seats[number].team);
    }
    uint32_t thought = it->thought == WORDS_GONE ? offer->thought : it->thought;
    bool is_same = offer->thought == thought;
    bool says = it->consent + thought + it->own > 0;
    presence_take(game, number);
    if (offer->is_final != (it->is_final == 1)) {
        effects_add(effects, EFFECT_COUNTS, 0);
    }
    *offer = (struct game_offer){
        .since_ms = is_same ? offer->since_ms : game->now_ms,
        .consent = (uint8_t)it->consent,
        .thought = (uint8_t)thought,
        .own = (uint8_t)it->own,
        .is_given = says || it->is_final == 1,
        .is_final = it->is_final == 1,
    };
    presence_put(game, number);
    team_sent(game, number);
    effects_add(effects, EFFECT_SEAT, number);
    effects_add(effects, EFFECT_OFFER, game->seats[number].team);
}
