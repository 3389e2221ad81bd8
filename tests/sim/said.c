/* The pack says what an answer looks like. A miss of its own carries a number that is used once in
 * the session, so that it can be told whose it was wherever it turns up. */
#include "said.h"

#include <string.h>

#include "str.h"
#include "world.h"

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->deeds_random, bound);
}

static void copy(struct message_answer *to, const struct answer *from) {
    str_copy(to->text, sizeof to->text, from->text);
    memcpy(to->picks, from->picks, sizeof to->picks);
    to->picks_count = from->picks_count;
}

/* 9973 is prime and larger than any mark: no two of these fractions are equal. */
static void write_mark(struct world *world, const struct challenge *challenge,
                       struct message_answer *answer) {
    uint32_t mark = 1 + ++world->marks % 9971;
    if (challenge->kind == KIND_NUMBER) {
        str_format(answer->text, sizeof answer->text, "%u/9973", mark);
    } else {
        str_format(answer->text, sizeof answer->text, "mark %u", mark);
    }
}

void said_words(struct world *world, const char *start, char *text, size_t size) {
    str_format(text, size, "%s %u", start, ++world->marks);
}

static bool is_typed(const struct challenge *challenge) {
    return challenge->kind == KIND_NUMBER || challenge->kind == KIND_TEXT;
}

/* Some of the options, each at most once; one of them for a choice. */
static void pick(struct world *world, const struct challenge *challenge,
                 struct message_answer *answer) {
    uint8_t count = challenge->options_count;
    uint8_t all[PICKS_MAX];
    for (uint8_t i = 0; i < count; i++) {
        uint8_t at = (uint8_t)below(world, i + 1u);
        all[i] = all[at];
        all[at] = i;
    }
    if (challenge->kind == KIND_SLIP) {
        said_words(world, "a repair", answer->text, sizeof answer->text);
    }
    bool is_one = challenge->kind == KIND_CHOICE || challenge->kind == KIND_SLIP;
    bool is_some = challenge->kind == KIND_CHOICES;
    answer->picks_count = is_one ? 1 : is_some ? (uint16_t)(1 + below(world, count)) : count;
    memcpy(answer->picks, all, answer->picks_count);
}

static void write_unreadable(struct world *world, struct message_answer *answer) {
    static const char *const texts[] = {"3/", "1,000", "-", "about half", "1e999", "\xC3\xA9", "%"};
    str_copy(answer->text, sizeof answer->text,
             texts[below(world, sizeof texts / sizeof texts[0])]);
}

void said_answer(struct world *world, struct message_answer *answer) {
    const struct game *game = world_game(world);
    enum phase phase = game->phase;
    if (game->stage != STAGE_ROUND || phase == PHASE_NONE) {
        return;
    }
    const struct challenge *challenge = watch_challenge(world, game->round, game_part(game, phase));
    if (challenge == NULL) {
        return; /* the round is not in the journal yet that is read here */
    }
    uint32_t what = below(world, 20);
    if (what < 7) {
        copy(answer, &challenge->keys[below(world, challenge->keys_count)]);
    } else if (what < 11 && challenge->slips_count > 0) {
        copy(answer, &challenge->slips[below(world, challenge->slips_count)].answer);
    } else if (what < 13) {
        write_unreadable(world, answer);
    } else if (is_typed(challenge)) {
        write_mark(world, challenge, answer);
    } else {
        pick(world, challenge, answer);
    }
}
