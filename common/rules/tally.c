/* What the rules only keep, or only let through: sums of cheers, for the report; which mistake of
 * the teacher's is on the screens; the teacher's nod to words that the rules have not. */
#include "effects.h"
#include "handlers.h"

#define CHEERS_AT_ONCE_MAX 1000000u

enum game_status check_cheers_counted(const struct game *game, const struct event *event) {
    const struct event_cheers_counted *it = &event->as.cheers_counted;
    bool is_possible = it->count <= CHEERS_AT_ONCE_MAX && it->choruses <= CHEERS_AT_ONCE_MAX;
    if (it->kind >= CHEER_COUNT || !is_possible) {
        return GAME_NO_SUCH;
    }
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return it->count + it->choruses > 0 ? GAME_OK : GAME_NOTHING_TO_DO;
}

void do_cheers_counted(struct game *game, const struct event *event, struct effects *effects) {
    const struct event_cheers_counted *it = &event->as.cheers_counted;
    game->cheers[it->kind] += it->count;
    game->choruses += it->choruses;
    effects_add(effects, EFFECT_CHEERS, 0);
}

enum game_status check_mistake_shown(const struct game *game, const struct event *event) {
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return event->as.mistake_shown.mistake == game->mistake ? GAME_NOTHING_TO_DO : GAME_OK;
}

void do_mistake_shown(struct game *game, const struct event *event, struct effects *effects) {
    game->mistake = event->as.mistake_shown.mistake;
    effects_add(effects, EFFECT_MISTAKE, game->mistake);
}

enum game_status check_text_decided(const struct game *game, const struct event *event) {
    const struct event_text_decided *it = &event->as.text_decided;
    bool is_page = it->kind == WORDS_THOUGHT || it->kind == WORDS_LESSON;
    bool is_there = it->team >= 1 && it->team <= game->teams_count && it->round >= 1 &&
                    it->round <= game->round;
    if (game->stage == STAGE_CLOSED) {
        return GAME_NOT_NOW;
    }
    return is_page && is_there && it->is_yes <= 1 ? GAME_OK : GAME_NO_SUCH;
}

void do_text_decided(struct game *game, const struct event *event, struct effects *effects) {
    (void)game;
    (void)event;
    effects_add(effects, EFFECT_DESK, 0);
}
