/* First by message: which phase, which stage, which role. Then by words: what the pack keeps for
 * later must not stand in any message to come, whatever it is called. */
#include "allowed.h"

#include <string.h>

#include "allowed_share.h"
#include "token.h"
#include "world.h"

/* Whether this round has come so far. */
static bool has_come_to(const struct game *game, uint8_t round, enum phase phase) {
    const uint8_t *at = memchr(game->plan, (int)phase, game->plan_count);
    return game->round > round ||
           (game->round == round && at != NULL && game->stage == STAGE_ROUND &&
            (game->phase == PHASE_NONE || at - game->plan <= game->phase_index)) ||
           (game->round == round && game->stage != STAGE_ROUND);
}

static void check_phase(struct world *world, uint8_t round, enum phase phase, const char *what) {
    const struct game *game = world_game(world);
    if (!has_come_to(game, round, phase)) {
        world_violate(world, what, "%s of round %u in round %u, phase %d",
                      message_name(world->told.id), round, game->round, (int)game->phase);
    }
}

/* --- one check a message
 * --------------------------------------------------------------------------
 */

static void check_kept(struct world *world, const struct message *message) {
    uint64_t durable = world->journal->calls->durable(world->journal);
    if (message->as.kept.event > durable) {
        world_violate(world, "nothing is acknowledged before it is durable",
                      "event %llu was, %llu is durable", (unsigned long long)message->as.kept.event,
                      (unsigned long long)durable);
    }
}

/* A token that is told is one that the room will know again, whatever happens now. */
static void check_token(struct world *world, const struct message_seat *seat, uint64_t durable) {
    uint8_t hash[TOKEN_HASH_BYTES];
    const struct journal_entry *entry = watch_entry(world, world->watch.seat_token[seat->seat]);
    if (seat->token_count == 0) {
        return;
    }
    token_hash(seat->token, hash);
    if (entry == NULL || entry->number > durable || !token_is_same(entry->token, hash)) {
        world_violate(world, "a token is told when it is on disk", "seat %u, event %llu",
                      seat->seat, (unsigned long long)world->watch.seat_token[seat->seat]);
    }
}

static void check_seat(struct world *world, const struct message *message) {
    uint64_t durable = world->journal->calls->durable(world->journal);
    watch_read(world);
    uint64_t event = world->watch.seat_event[message->as.seat.seat];
    if (event == 0 || event > durable) {
        world_violate(world, "nothing is acknowledged before it is durable", "seat %u, event %llu",
                      message->as.seat.seat, (unsigned long long)event);
    }
    check_token(world, &message->as.seat, durable);
}

/* A twin is asked when its phase is there. */
static void check_challenge(struct world *world, const struct message *message) {
    const struct message_challenge *it = &message->as.challenge;
    const struct game *game = world_game(world);
    bool is_mending = game->rounds[game->round].kind == ROUND_MENDING;
    if (it->part == 0 || is_mending || it->round != game->round) {
        return;
    }
    bool is_mend = it->part == game_part(game, PHASE_MEND);
    check_phase(world, it->round, is_mend ? PHASE_MEND : PHASE_AGAIN,
                "a twin is asked in its phase and no sooner");
}

static void check_reveal(struct world *world, const struct message *message) {
    check_phase(world, message->as.reveal.round, PHASE_REVEAL, "no key before reveal");
}

static void check_bars(struct world *world, const struct message *message) {
    const struct message_bars *bars = &message->as.bars;
    bool is_session = bars->round == 0 && world_game(world)->stage == STAGE_RECAP;
    if (!is_session) {
        check_phase(world, bars->round, PHASE_REVEAL, "no bars before reveal");
    }
}

static void check_thoughts(struct world *world, const struct message *message) {
    check_phase(world, message->as.thoughts.round, PHASE_OFFER, "no thoughts before offer");
}

static void check_questions(struct world *world, const struct message *message) {
    check_phase(world, message->as.questions.round, PHASE_SHARE, "no questions before share");
}

static void check_lessons(struct world *world, const struct message *message) {
    check_phase(world, message->as.lessons.round, PHASE_REFLECT, "no lessons before reflect");
}

static const struct {
    enum message_id id;
    void (*check)(struct world *world, const struct message *message);
} checks[] = {
    {MESSAGE_kept, check_kept},
    {MESSAGE_seat, check_seat},
    {MESSAGE_challenge, check_challenge},
    {MESSAGE_reveal, check_reveal},
    {MESSAGE_bars, check_bars},
    {MESSAGE_thoughts, check_thoughts},
    {MESSAGE_questions, check_questions},
    {MESSAGE_lessons, check_lessons},
    {MESSAGE_spotlight, allowed_spotlight},
    {MESSAGE_pen, allowed_pen},
    {MESSAGE_learning_board, allowed_learning_board},
};

/* --- to whom
 * --------------------------------------------------------------------------------------
 */

#define DESK_FIRST 90 /* from here on it is for the teacher alone */

static const enum message_id of_seats[] = {MESSAGE_seat,   MESSAGE_team,    MESSAGE_mine,
                                           MESSAGE_ideas,  MESSAGE_result,  MESSAGE_page,
                                           MESSAGE_chosen, MESSAGE_pen_ask, MESSAGE_journey};

static void check_role(struct world *world, const struct connection *to,
                       const struct message *message) {
    if ((unsigned)message->id >= DESK_FIRST && to->role != ROLE_TEACHER) {
        world_violate(world, "nothing for the teacher goes to others", "%s to role %d",
                      message_name(message->id), (int)to->role);
    }
    for (size_t i = 0; i < sizeof of_seats / sizeof of_seats[0]; i++) {
        bool is_seated = to->role == ROLE_STUDENT && to->seat != 0;
        if (of_seats[i] == message->id && !is_seated) {
            world_violate(world, "what is a seat's own goes to seats", "%s to role %d",
                          message_name(message->id), (int)to->role);
        }
    }
    if (message->id == MESSAGE_pen_ask && !world->hearsay.has_given &&
        !world->hearsay.has_raised[to->seat] && !world->hearsay.has_raised[0]) {
        world_violate(world, "the pen asks only who raised a hand", "seat %u", to->seat);
    }
}

/* --- words that nobody may read yet
 * ---------------------------------------------------------------
 */

static bool has_words(const uint8_t *bytes, size_t count, const char *words) {
    size_t length = strlen(words);
    for (size_t i = 0; length > 0 && i + length <= count; i++) {
        if (bytes[i] == (uint8_t)words[0] && memcmp(bytes + i, words, length) == 0) {
            return true;
        }
    }
    return false;
}

static void check_words(struct world *world, const uint8_t *bytes, size_t count,
                        const char *words) {
    if (has_words(bytes, count, words)) {
        world_violate(world, "no key before reveal", "%s said: %s", message_name(world->told.id),
                      words);
    }
}

static bool is_one_of(enum message_id id, const enum message_id *list, size_t list_count) {
    for (size_t i = 0; i < list_count; i++) {
        if (list[i] == id) {
            return true;
        }
    }
    return false;
}

/* Where thoughts and turns may stand before the reveal: each of these has a check of its own. */
static void check_slips(struct world *world, const struct challenge *challenge,
                        const uint8_t *bytes, size_t count) {
    static const enum message_id thoughts[] = {MESSAGE_thoughts, MESSAGE_spotlight};
    static const enum message_id turns[] = {MESSAGE_chosen, MESSAGE_spotlight};
    bool may_think = is_one_of(world->told.id, thoughts, sizeof thoughts / sizeof thoughts[0]);
    bool may_turn = is_one_of(world->told.id, turns, sizeof turns / sizeof turns[0]);
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        if (!may_think) {
            check_words(world, bytes, count, challenge->slips[i].thinking);
        }
        if (!may_turn) {
            check_words(world, bytes, count, challenge->slips[i].turn);
        }
    }
}

/* Before the reveal everything of the challenge and its twins; behind it the twin that is to come.
 */
static void check_secrets(struct world *world, const uint8_t *bytes, size_t count) {
    const struct game *game = world_game(world);
    const struct challenge *challenge = watch_challenge(world, game->round, 0);
    if (game->stage != STAGE_ROUND || challenge == NULL || count < 24) {
        return;
    }
    const struct game_round *round = &game->rounds[game->round];
    const struct game_round *asked =
        round->kind == ROUND_MENDING ? &game->rounds[round->of_round] : round;
    bool is_before = !has_come_to(game, game->round, PHASE_REVEAL);
    if (is_before) {
        check_words(world, bytes, count, challenge->explanation);
        check_slips(world, challenge, bytes, count);
    }
    for (uint8_t i = 0; i < challenge->twins_count; i++) {
        bool is_used = (asked->twins_used & (1u << (i + 1))) != 0;
        const struct challenge *twin = &challenge->twins[i];
        bool is_own = strcmp(twin->explanation, challenge->explanation) != 0;
        if (is_before) {
            check_slips(world, twin, bytes, count);
        }
        if (is_before || (!is_used && is_own)) {
            check_words(world, bytes, count, twin->explanation);
        }
    }
}

void allowed_check(struct world *world, uint16_t number, const struct message *message,
                   const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (checks[i].id == message->id) {
            checks[i].check(world, message);
        }
    }
    const struct connection *to = &world->server->connections.list[number];
    if (number != 0) {
        check_role(world, to, message);
    }
    if (number == 0 || to->role != ROLE_TEACHER) {
        check_secrets(world, bytes, count);
    }
}
