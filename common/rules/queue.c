/* The queue. Offered misses and offered first tries are laid side by side, sorted, and equal
 * answers become one candidate. What was kept never comes onto the pile, so nothing here can depend
 * on it. Common ones come first, then sure ones, then those tied to a slip that this session has
 * not shown yet; the answer's number decides the rest. */
#include "queue.h"

#include "effects.h"
#include "handlers.h"
#include "round.h"

/* One offered miss: of a team, or of one of its seats. */
struct offered {
    uint32_t answer;
    uint32_t mark;
    uint16_t team; /* 0: a seat's */
    bool is_sure;
};

#define PILE_MAX (TEAMS_MAX + SEATS_MAX)
struct pile {
    size_t count;
    struct offered list[PILE_MAX];
};

/* Sure: the answer that counted, or a first try of its members that said the same. */
static bool team_is_sure(const struct game *game, const struct game_team *team) {
    bool is_sure = team->huddle.confidence == CONFIDENCE_SURE;
    for (size_t i = 0; i < team->seats_count; i++) {
        const struct game_answer *try = &game->seats[team->seats[i]].first_try;
        is_sure =
            is_sure || (try->answer == team->huddle.answer && try->confidence == CONFIDENCE_SURE);
    }
    return is_sure;
}

static void pile_teams(const struct game *game, struct pile *pile) {
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        const struct game_team *team = &game->teams[i];
        bool is_shown = game_missed(game, i) && team->consent >= CONSENT_WITHOUT;
        if (is_shown && team->huddle.answer != 0) {
            pile->list[pile->count++] = (struct offered){team->huddle.answer, team->huddle.mark, i,
                                                         team_is_sure(game, team)};
        }
    }
}

static void pile_tries(const struct game *game, struct pile *pile) {
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        if (seat->offer.own == CONSENT_WITHOUT && game_own_is_asked(game, i)) {
            bool is_sure = seat->first_try.confidence == CONFIDENCE_SURE;
            pile->list[pile->count++] =
                (struct offered){seat->first_try.answer, seat->first_try.mark, 0, is_sure};
        }
    }
}

/* By answer; the order among equals does not matter but for being the same everywhere: a Shell sort
 * of what was piled up in a fixed order. */
static void pile_sort(struct pile *pile) {
    for (size_t gap = pile->count / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < pile->count; i++) {
            struct offered it = pile->list[i];
            size_t at = i;
            while (at >= gap && pile->list[at - gap].answer > it.answer) {
                pile->list[at] = pile->list[at - gap];
                at -= gap;
            }
            pile->list[at] = it;
        }
    }
}

static bool is_before(const struct game *game, const struct game_candidate *a,
                      const struct game_candidate *b) {
    uint32_t common_a = (uint32_t)a->teams + a->tries;
    uint32_t common_b = (uint32_t)b->teams + b->tries;
    if (common_a != common_b) {
        return common_a > common_b;
    }
    if (a->sure != b->sure) {
        return a->sure > b->sure;
    }
    bool is_fresh = round_slip_is_fresh(game, a->slip);
    if (is_fresh != round_slip_is_fresh(game, b->slip)) {
        return is_fresh;
    }
    return a->answer < b->answer;
}

/* Into its place; where the queue is full the last one falls off. */
static void insert(struct game *game, const struct game_candidate *candidate) {
    size_t at = game->queue_count;
    while (at > 0 && is_before(game, candidate, &game->queue[at - 1])) {
        at--;
    }
    if (at == CANDIDATES_MAX) {
        return;
    }
    game->queue_count = (uint8_t)(game->queue_count + (game->queue_count < CANDIDATES_MAX));
    for (size_t i = game->queue_count - 1u; i > at; i--) {
        game->queue[i] = game->queue[i - 1];
    }
    game->queue[at] = *candidate;
}

/* The team whose thought goes with it: the first that has one. */
static void take_thought(const struct game *game, struct game_candidate *candidate, uint16_t team) {
    const struct game_team *it = &game->teams[team];
    bool is_better = candidate->team == 0 || team < candidate->team;
    if (it->thought != 0 && is_better) {
        candidate->team = team;
        candidate->thought = it->thought;
        candidate->seat = it->thought == THOUGHT_WORDS ? it->thought_seat : 0;
    }
}

static void add_one(const struct game *game, struct game_candidate *candidate,
                    const struct offered *offered) {
    candidate->sure = (uint16_t)(candidate->sure + offered->is_sure);
    if (offered->team == 0) {
        candidate->tries++;
        return;
    }
    candidate->teams++;
    take_thought(game, candidate, offered->team);
}

void queue_make(struct game *game) {
    struct pile pile;
    pile.count = 0;
    pile_teams(game, &pile);
    pile_tries(game, &pile);
    pile_sort(&pile);
    game->queue_count = 0;
    for (size_t i = 0; i < pile.count;) {
        struct game_candidate candidate = {.answer = pile.list[i].answer,
                                           .slip = (uint8_t)pile.list[i].mark};
        for (; i < pile.count && pile.list[i].answer == candidate.answer; i++) {
            add_one(game, &candidate, &pile.list[i]);
        }
        insert(game, &candidate);
    }
}

size_t queue_first(const struct game *game) {
    size_t at = 0;
    while (at < game->queue_count && (game->queue[at].is_hidden || game->queue[at].is_shown)) {
        at++;
    }
    return at;
}

size_t queue_find(const struct game *game, uint32_t answer) {
    size_t at = 0;
    while (at < game->queue_count && game->queue[at].answer != answer) {
        at++;
    }
    return at;
}

size_t game_candidates(const struct game *game, struct game_candidate *list, size_t max) {
    size_t count = game->queue_count < max ? game->queue_count : max;
    for (size_t i = 0; i < count; i++) {
        list[i] = game->queue[i];
    }
    return count;
}

static enum game_status check_candidate(const struct game *game, uint32_t answer) {
    if (game->phase == PHASE_NONE || game->queue_count == 0) {
        return GAME_NOT_NOW;
    }
    return queue_find(game, answer) < game->queue_count ? GAME_OK : GAME_NO_SUCH;
}

enum game_status check_candidate_hidden(const struct game *game, const struct event *event) {
    const struct event_candidate_hidden *it = &event->as.candidate_hidden;
    enum game_status status = check_candidate(game, it->answer);
    if (status != GAME_OK) {
        return status;
    }
    if (it->is_hidden > 1) {
        return GAME_NO_SUCH;
    }
    bool is_hidden = game->queue[queue_find(game, it->answer)].is_hidden;
    return is_hidden == (it->is_hidden == 1) ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_candidate_hidden(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_candidate_hidden *it = &event->as.candidate_hidden;
    game->queue[queue_find(game, it->answer)].is_hidden = it->is_hidden == 1;
    effects_add(effects, EFFECT_QUEUE, 0);
}

enum game_status check_candidate_moved(const struct game *game, const struct event *event) {
    const struct event_candidate_moved *it = &event->as.candidate_moved;
    enum game_status status = check_candidate(game, it->answer);
    if (status != GAME_OK) {
        return status;
    }
    if (it->place == 0 || it->place > game->queue_count) {
        return GAME_NO_SUCH;
    }
    return queue_find(game, it->answer) + 1 == it->place ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_candidate_moved(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_candidate_moved *it = &event->as.candidate_moved;
    size_t at = queue_find(game, it->answer);
    size_t to = it->place - 1;
    struct game_candidate kept = game->queue[at];
    for (; at < to; at++) {
        game->queue[at] = game->queue[at + 1];
    }
    for (; at > to; at--) {
        game->queue[at] = game->queue[at - 1];
    }
    game->queue[to] = kept;
    effects_add(effects, EFFECT_QUEUE, 0);
}
