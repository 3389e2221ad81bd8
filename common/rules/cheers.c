/* Cheers come and go by the thousand. Each press is weighed against the seat's own budget, added to
 * what goes out with the next sums, and forgotten; only the last "It's OK!" of a seat is
 * remembered, for as long as it can be part of a chorus. A budget is written as the time since when
 * it grew: a full one lies a second back, a cheer costs a quarter of that. */
#include "cheers.h"

#include <string.h>

#define COST_MS   (1000u / CHEERS_A_SECOND)
#define BUDGET_MS 1000u

static const enum phase PHASE_OF[CHEER_COUNT] = {
    [CHEER_OK] = PHASE_SHARE,        [CHEER_BRAVE] = PHASE_SHARE,     [CHEER_ME_TOO] = PHASE_SHARE,
    [CHEER_NOW_I_SEE] = PHASE_SHARE, [CHEER_THANK_YOU] = PHASE_SHARE, [CHEER_YOU_CAN] = PHASE_MEND,
};

void cheers_init(struct cheers *cheers) {
    memset(cheers, 0, sizeof *cheers);
}

/* Another phase or spotlight: everybody may cheer anew. */
static void follow(struct cheers *cheers, const struct game *game) {
    bool is_same = cheers->phase == game->phase && cheers->round == game->round &&
                   cheers->spotlight == game->spotlight;
    if (is_same) {
        return;
    }
    cheers->phase = game->phase;
    cheers->round = game->round;
    cheers->spotlight = game->spotlight;
    cheers->had_chorus = false;
    for (size_t i = 0; i <= SEATS_MAX; i++) {
        cheers->seats[i].spent = 0;
        cheers->seats[i].has_ok = false;
    }
}

static bool spend(struct cheers_seat *seat, uint64_t now_ms) {
    uint64_t full_ms = now_ms > BUDGET_MS ? now_ms - BUDGET_MS : 0;
    uint64_t since_ms = seat->budget_ms > full_ms ? seat->budget_ms : full_ms;
    if (seat->spent == CHEERS_A_SPOTLIGHT || since_ms + COST_MS > now_ms) {
        return false;
    }
    seat->budget_ms = since_ms + COST_MS;
    seat->spent++;
    return true;
}

enum cheers_status cheers_add(struct cheers *cheers, const struct game *game, uint16_t seat,
                              enum cheer kind, uint64_t now_ms) {
    bool is_seat = seat != 0 && seat <= game->seats_count && game->seats[seat].team != 0;
    if (!is_seat || kind >= CHEER_COUNT || PHASE_OF[kind] != game->phase || game->is_frozen) {
        return CHEERS_NOT_NOW;
    }
    if (game->is_muted) {
        return CHEERS_MUTED;
    }
    follow(cheers, game);
    struct cheers_seat *it = &cheers->seats[seat];
    if (!spend(it, now_ms)) {
        return CHEERS_SPENT;
    }
    cheers->fresh[kind]++;
    cheers->counted[kind]++;
    if (kind == CHEER_OK) {
        it->ok_ms = now_ms;
        it->has_ok = true;
    }
    return CHEERS_OK;
}

/* Over half of those present, within three seconds. */
static bool is_chorus(const struct cheers *cheers, const struct game *game, uint64_t now_ms) {
    uint32_t voices = 0;
    for (uint16_t i = 1; i <= game->seats_count; i++) {
        const struct cheers_seat *seat = &cheers->seats[i];
        bool is_recent = seat->has_ok && now_ms - seat->ok_ms <= CHEERS_CHORUS_MS;
        voices += is_recent && game_is_present(game, i);
    }
    return 2 * voices > game->present_count;
}

static bool has_fresh(const struct cheers *cheers) {
    uint32_t sum = 0;
    for (size_t i = 0; i < CHEER_COUNT; i++) {
        sum += cheers->fresh[i];
    }
    return sum > 0;
}

bool cheers_take(struct cheers *cheers, const struct game *game, uint64_t now_ms,
                 struct cheers_sums *sums) {
    *sums = (struct cheers_sums){0};
    if (now_ms < cheers->due_ms || !has_fresh(cheers)) {
        return false;
    }
    cheers->due_ms = now_ms + CHEERS_SUM_MS;
    bool is_now = cheers->phase == game->phase && cheers->spotlight == game->spotlight;
    bool may_ring = is_now && cheers->fresh[CHEER_OK] > 0 && !cheers->had_chorus;
    memcpy(sums->counts, cheers->fresh, sizeof sums->counts);
    memset(cheers->fresh, 0, sizeof cheers->fresh);
    if (may_ring && is_chorus(cheers, game, now_ms)) {
        cheers->had_chorus = true;
        cheers->choruses++;
        sums->is_chorus = true;
    }
    return true;
}

uint64_t cheers_wake_ms(const struct cheers *cheers) {
    return has_fresh(cheers) ? cheers->due_ms : UINT64_MAX;
}

bool cheers_count(struct cheers *cheers, struct event *event) {
    for (uint32_t kind = 0; kind < CHEER_COUNT; kind++) {
        uint32_t choruses = kind == CHEER_OK ? cheers->choruses : 0;
        if (cheers->counted[kind] + choruses == 0) {
            continue;
        }
        *event = (struct event){.kind = EVENT_cheers_counted};
        event->as.cheers_counted =
            (struct event_cheers_counted){kind, cheers->counted[kind], choruses};
        cheers->counted[kind] = 0;
        cheers->choruses -= choruses;
        return true;
    }
    return false;
}
