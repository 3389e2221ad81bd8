/* The order of a lesson: lobby, as many rounds as were planned, recap, closed. Phases end by the
 * rules' own deadlines; a host alone only starts what waits for a host, and does the two things
 * that a good teacher would not leave out: the pen, and a last chance for what is still open. */
#include "host.h"

static enum host_step after_round(const struct game *game, bool has_next) {
    bool is_planned = game->number < game->config.rounds;
    return is_planned && has_next ? HOST_START_ROUND : HOST_START_RECAP;
}

static enum host_step in_round(const struct game *game, bool has_next) {
    if (game->phase == PHASE_NONE) {
        return after_round(game, has_next);
    }
    return game->phase == PHASE_SHARE ? HOST_NEXT_SPOTLIGHT : HOST_END_PHASE;
}

enum host_step host_next(const struct game *game, bool has_next) {
    switch (game->stage) {
    case STAGE_LOBBY:
        return game->seats_count > 0 ? after_round(game, has_next) : HOST_STAY;
    case STAGE_ROUND:
        return in_round(game, has_next);
    case STAGE_RECAP:
        return HOST_CLOSE;
    case STAGE_CLOSED:
    case STAGE_COUNT:
        break;
    }
    return HOST_STAY;
}

static bool lobby_is_ready(const struct host *host, const struct game *game, uint64_t now_ms) {
    uint16_t here, away, done, present;
    game_count(game, &here, &away, &done, &present);
    if (here == 0) {
        return false;
    }
    bool is_full = host->seats_wait > 0 && here >= host->seats_wait;
    return is_full || now_ms >= host->joined_ms + HOST_QUIET_MS;
}

/* Where no round is on. After a mending round there is no other: what stays open stays open. */
static enum host_step alone_between(const struct host *host, const struct game *game,
                                    bool has_next) {
    enum host_step step = after_round(game, has_next);
    if (step == HOST_START_ROUND) {
        return host->warms_up && game->round == 0 ? HOST_START_WARM_UP : step;
    }
    bool was_mending = game->rounds[game->round].kind == ROUND_MENDING;
    bool can_mend = !was_mending && game->round < ROUNDS_MAX && game_mending_round(game) != 0;
    return can_mend ? HOST_START_MENDING : step;
}

static bool wants_pen(const struct host *host, const struct game *game) {
    bool is_time = game->phase == PHASE_SHARE && game->spotlight > 0;
    bool was_drawn = host->pen_round == game->round || game->pen_seat != 0;
    return is_time && !was_drawn && !game->is_paused && !game->is_frozen && game_pen_wanted(game);
}

enum host_step host_alone(const struct host *host, const struct game *game, bool has_next,
                          uint64_t now_ms) {
    if (!host->is_auto) {
        return HOST_STAY;
    }
    if (game->stage == STAGE_LOBBY) {
        bool is_ready = lobby_is_ready(host, game, now_ms);
        return is_ready ? alone_between(host, game, has_next) : HOST_STAY;
    }
    if (game->stage == STAGE_ROUND && game->phase == PHASE_NONE) {
        return alone_between(host, game, has_next);
    }
    return wants_pen(host, game) ? HOST_DRAW_PEN : HOST_STAY;
}
