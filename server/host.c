/* The order of a lesson: lobby, as many rounds as were planned, recap, closed. Phases end by the
 * rules' own deadlines; a host alone only starts what waits for a host. */
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

enum host_step host_alone(const struct host *host, const struct game *game, bool has_next,
                          uint64_t now_ms) {
    if (!host->is_auto) {
        return HOST_STAY;
    }
    if (game->stage == STAGE_LOBBY) {
        return lobby_is_ready(host, game, now_ms) ? after_round(game, has_next) : HOST_STAY;
    }
    bool is_between = game->stage == STAGE_ROUND && game->phase == PHASE_NONE;
    return is_between ? after_round(game, has_next) : HOST_STAY;
}
