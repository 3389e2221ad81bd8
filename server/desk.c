/* A table of seats, and for each the fate of its last actions: more of them than a client may have
 * under way, so whatever it sends again gets the answer that it got before. */
#include "desk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "token.h"

bool desks_init(struct desks *desks, uint16_t max) {
    *desks = (struct desks){.max = max};
    desks->list = calloc((size_t)max + 1, sizeof *desks->list);
    return index_init(&desks->by_token, 2 * (size_t)max) && desks->list != NULL;
}

void desks_deinit(struct desks *desks) {
    free(desks->list);
    index_deinit(&desks->by_token);
}

static uint32_t key_of(const uint8_t *token) {
    uint32_t key;
    memcpy(&key, token, sizeof key);
    return key;
}

uint16_t desks_add(struct desks *desks, const char *name, const uint8_t *token) {
    assert(desks->count < desks->max);
    uint16_t number = ++desks->count;
    struct desk *desk = &desks->list[number];
    str_copy(desk->name, sizeof desk->name, name);
    memcpy(desk->token, token, TOKEN_HASH_BYTES);
    index_add(&desks->by_token, key_of(token), number);
    return number;
}

uint16_t desks_find(const struct desks *desks, const uint8_t *token, enum return_kind *how) {
    uint32_t step = 0;
    for (;;) {
        uint16_t number = index_find(&desks->by_token, key_of(token), &step);
        const struct desk *desk = &desks->list[number];
        if (number == 0) {
            return 0;
        }
        if (token_is_same(desk->token, token)) {
            *how = RETURN_KNOWN;
            return number;
        }
        if (desk->has_next_token && token_is_same(desk->next_token, token)) {
            *how = RETURN_NEWER;
            return number;
        }
    }
}

static void drop_next(struct desks *desks, uint16_t seat) {
    struct desk *desk = &desks->list[seat];
    if (desk->has_next_token) {
        index_remove(&desks->by_token, key_of(desk->next_token), seat);
        desk->has_next_token = false;
    }
}

void desks_void_tokens(struct desks *desks, uint16_t seat) {
    struct desk *desk = &desks->list[seat];
    drop_next(desks, seat);
    index_remove(&desks->by_token, key_of(desk->token), seat);
    memset(desk->token, 0, sizeof desk->token);
    memset(desk->fresh, 0, sizeof desk->fresh);
    desk->fresh_event = 0;
    desk->has_fresh = false;
}

static void use(struct desks *desks, uint16_t seat, const uint8_t *token) {
    struct desk *desk = &desks->list[seat];
    index_remove(&desks->by_token, key_of(desk->token), seat);
    memcpy(desk->token, token, TOKEN_HASH_BYTES);
    index_add(&desks->by_token, key_of(token), seat);
}

void desks_turn_token(struct desks *desks, uint16_t seat, enum return_kind how,
                      const uint8_t *token) {
    struct desk *desk = &desks->list[seat];
    uint8_t newer[TOKEN_HASH_BYTES];
    bool is_newer = how == RETURN_NEWER && desk->has_next_token;
    memcpy(newer, desk->next_token, sizeof newer);
    drop_next(desks, seat);
    if (how == RETURN_GIVEN) {
        use(desks, seat, token);
        desk->actions = (struct action_log){0};
        return;
    }
    if (is_newer) {
        use(desks, seat, newer);
    }
    memcpy(desk->next_token, token, TOKEN_HASH_BYTES);
    desk->has_next_token = true;
    index_add(&desks->by_token, key_of(token), seat);
}

void desks_clear_backings(struct desks *desks) {
    for (uint16_t i = 1; i <= desks->count; i++) {
        desks->list[i].backing.is_given = false;
    }
}

void desks_clear_round(struct desks *desks) {
    desks_clear_backings(desks);
    for (uint16_t i = 1; i <= desks->count; i++) {
        desks->list[i].first_try.is_given = false;
        desks->list[i].again.is_given = false;
        desks->list[i].has_offered = false;
    }
}

/* Numbers only grow, so a smaller one in its place means that this one never came. */
struct desk_action action_log_seen(const struct action_log *log, uint32_t action) {
    const struct desk_action *noted = &log->list[action % DESK_ACTIONS_MAX];
    if (noted->action == action) {
        return *noted;
    }
    return (struct desk_action){.action = action,
                                .fate = noted->action < action ? ACTION_NEW : ACTION_LONG_AGO};
}

/* A draft may become an event when its place has a newer action already: that one stays known. */
void action_log_note(struct action_log *log, const struct desk_action *action) {
    struct desk_action *place = &log->list[action->action % DESK_ACTIONS_MAX];
    if (place->action <= action->action) {
        *place = *action;
    }
}

uint32_t action_log_highest(const struct action_log *log) {
    uint32_t highest = 0;
    for (size_t i = 0; i < DESK_ACTIONS_MAX; i++) {
        highest = log->list[i].action > highest ? log->list[i].action : highest;
    }
    return highest;
}
