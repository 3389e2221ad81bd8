/* A million events, sensible ones and nonsense mixed, out of a seed. After each of them what must
 * hold holds: gold never falls and is the sum of the teams', places only go forward, counts are
 * true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"
#include "random.h"

#define EVENTS_COUNT    1000000u
#define LOOK_AT_ALL     97u   /* every so many events everything is looked at */
#define LOOK_AT_REFUSED 1009u /* every so many events a refusal is compared byte by byte */

#define KIND_MAX 70u

static struct event any_event(struct random *random) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    for (size_t i = 0; i < EVENT_NUMBERS_MAX; i++) {
        numbers[i] = random_below(random, 8) == 0 ? random_next(random) : random_below(random, 9);
    }
    struct event event = {0};
    enum event_kind kind;
    do {
        kind = (enum event_kind)(1 + random_below(random, KIND_MAX));
    } while (strcmp(event_name(kind), "unknown") == 0);
    size_t fields = 0;
    while (!event_from_numbers(kind, numbers, fields, &event)) {
        fields++;
    }
    return event;
}

static uint32_t any_seat(struct random *random, const struct game *game) {
    return game->seats_count == 0 ? 0 : 1 + random_below(random, game->seats_count);
}

static struct event likely_answer(struct random *random, const struct game *game) {
    uint32_t answer = random_below(random, 5);
    uint32_t mark = answer == PLAY_KEY ? MARK_MATCH : answer == PLAY_SLIP;
    return (struct event){.kind = EVENT_answered,
                          .as.answered = {any_seat(random, game), game->phase, answer, mark,
                                          random_below(random, CONFIDENCE_COUNT),
                                          random_below(random, 2)}};
}

#define EVENT_OF(name, ...) ((struct event){.kind = EVENT_##name, .as.name = {__VA_ARGS__}})

static struct event likely_start(struct random *random, const struct game *game) {
    uint8_t mending = game_mending_round(game);
    uint32_t kind = random_below(random, ROUND_KIND_COUNT);
    if (kind == ROUND_MENDING && mending != 0) {
        const struct game_round *of = &game->rounds[mending];
        return EVENT_OF(round_started, of->challenge, 5000, of->twins, of->slips, kind, mending);
    }
    kind = kind == ROUND_MENDING ? ROUND_NORMAL : kind;
    return EVENT_OF(round_started, random_below(random, 9), 5000, random_below(random, 4),
                    random_below(random, 5), kind, 0);
}

static struct event likely_step(struct random *random, const struct game *game) {
    if (game->phase == PHASE_SHARE && random_below(random, 3) > 0) {
        return EVENT_OF(spotlight_next, game->round, game->spotlight, 0);
    }
    if (game->phase != PHASE_NONE) {
        return EVENT_OF(phase_ended, game->round, game->phase);
    }
    bool is_over = game->number == game->config.rounds || game->round == ROUNDS_MAX;
    if (game->stage == STAGE_RECAP || is_over) {
        return random_below(random, 2) == 0 ? EVENT_OF(session_closed, 0)
                                            : EVENT_OF(recap_started, game->round);
    }
    return likely_start(random, game);
}

static struct event likely_offer(struct random *random, uint32_t seat) {
    uint32_t thought = random_below(random, 3) == 0 ? THOUGHT_WORDS : random_below(random, 5);
    return EVENT_OF(offered, seat, random_below(random, CONSENT_COUNT), thought,
                    random_below(random, 3), random_below(random, 2));
}

/* What students do in this phase. */
static struct event likely_deed(struct random *random, const struct game *game) {
    uint32_t seat = any_seat(random, game);
    uint32_t scribe = game_scribe(game, game->seats[seat].team);
    switch (game->phase) {
    case PHASE_OFFER:
        return likely_offer(random, seat);
    case PHASE_SHARE:
        return random_below(random, 3) == 0
                   ? EVENT_OF(claimed, seat, game->spotlight)
                   : EVENT_OF(idea_chosen, seat, game->spotlight, random_below(random, 2),
                              1 + random_below(random, 4));
    case PHASE_REFLECT:
        return EVENT_OF(lesson_given, scribe,
                        random_below(random, 8) == 0 ? WORDS_GONE : random_below(random, 5),
                        random_below(random, 2));
    case PHASE_NONE:
    case PHASE_REVEAL:
        return game->stage == STAGE_LOBBY && random_below(random, 2) == 0
                   ? EVENT_OF(team_opened, seat)
                   : EVENT_OF(ready, seat, game->phase);
    case PHASE_TRY:
    case PHASE_HUDDLE:
    case PHASE_MEND:
    case PHASE_AGAIN:
    case PHASE_COUNT:
        break;
    }
    return likely_answer(random, game);
}

/* What teachers do, now and then. */
static struct event likely_order(struct random *random, const struct game *game) {
    uint32_t seat = any_seat(random, game);
    uint32_t team = game->teams_count == 0 ? 0 : 1 + random_below(random, game->teams_count);
    uint32_t flag = random_below(random, 2);
    switch (random_below(random, 21)) {
    case 0:
        return EVENT_OF(paused, flag);
    case 1:
        return EVENT_OF(frozen, game->is_frozen ? 0 : random_below(random, 4) == 0);
    case 2:
        return EVENT_OF(time_added, game->round, game->phase, 15000);
    case 3:
        return EVENT_OF(seat_moved, seat, team);
    case 4:
        return EVENT_OF(teams_shuffled, game->round);
    case 5:
        return EVENT_OF(team_split, team);
    case 6:
        return EVENT_OF(team_size_set, 2 + random_below(random, 3));
    case 7:
        return EVENT_OF(seat_paired, seat, flag);
    case 8:
        return EVENT_OF(candidate_moved, random_below(random, 5), 1);
    case 9:
        return EVENT_OF(spotlight_picked, random_below(random, 5), 0);
    case 10:
        return EVENT_OF(pen_drawn, game->round);
    case 11:
        return EVENT_OF(pen_raised, seat, 1);
    case 12:
        return EVENT_OF(pen_answered, game->pen_seat, flag);
    case 13:
        return EVENT_OF(seat_resumed, seat, random_below(random, RETURN_KIND_COUNT));
    case 14:
        return EVENT_OF(room_resumed, game->run + random_below(random, 2));
    case 15:
        return EVENT_OF(text_decided, random_below(random, 2), team, game->round, flag);
    case 16:
        return EVENT_OF(cheers_muted, flag);
    case 17:
        return EVENT_OF(agreed, seat);
    case 18:
        return EVENT_OF(seat_noted, seat);
    case 19:
        return random_below(random, 8) == 0 ? EVENT_OF(seat_removed, seat)
                                            : EVENT_OF(seat_noted, seat);
    default:
        return EVENT_OF(team_chosen, seat, team);
    }
}

/* Something that a room would send now, more or less. */
static struct event likely_event(struct random *random, const struct game *game) {
    uint32_t seat = any_seat(random, game);
    switch (random_below(random, 16)) {
    case 0:
        return EVENT_OF(seat_added, game->seats_count + 1u);
    case 1:
        return EVENT_OF(seat_away, seat);
    case 2:
    case 3:
        return EVENT_OF(seat_here, seat);
    case 4:
        return random_below(random, 4) == 0 ? EVENT_OF(seat_left, seat)
                                            : EVENT_OF(break_started, game->round);
    case 5:
        return EVENT_OF(time_passed, game->phase);
    case 6:
        return likely_step(random, game);
    case 7:
    case 8:
        return likely_order(random, game);
    default:
        return likely_deed(random, game);
    }
}

static bool is_done(const struct game *game, const struct game_seat *seat) {
    const struct game_team *team = &game->teams[seat->team];
    switch (game->phase) {
    case PHASE_TRY:
        return seat->first_try.is_final;
    case PHASE_HUDDLE:
    case PHASE_MEND:
        return seat->backing.is_final;
    case PHASE_OFFER:
        return seat->offer.is_final;
    case PHASE_SHARE:
        return game->spotlight > 0 && team->ideas[game->spotlight][QUESTION_GOOD] > 0 &&
               team->ideas[game->spotlight][QUESTION_TURN] > 0;
    case PHASE_REFLECT:
        return team->is_lesson_final;
    case PHASE_AGAIN:
        return seat->again.is_final;
    case PHASE_NONE:
    case PHASE_REVEAL:
    case PHASE_COUNT:
        break;
    }
    return seat->is_ready;
}

static void assert_counts_are_true(const struct game *game) {
    uint32_t present = 0;
    uint32_t done = 0;
    for (uint16_t seat = 1; seat <= game->seats_count; seat++) {
        bool is_present = game_is_present(game, seat);
        present += is_present;
        done += is_present && is_done(game, &game->seats[seat]);
        assert_true(game->seats[seat].team <= game->teams_count);
    }
    assert_int_equal(game->present_count, present);
    assert_int_equal(game->done_count, done);
}

static void assert_teams_are_sound(const struct game *game) {
    uint32_t gold = 0;
    uint32_t seated = 0;
    for (uint16_t seat = 1; seat <= game->seats_count; seat++) {
        seated -= game->seats[seat].team != 0;
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        const struct game_team *team = &game->teams[i];
        uint32_t open = 0;
        for (size_t round = 1; round <= ROUNDS_MAX; round++) {
            open += team->owes[round] > 0;
        }
        assert_int_equal(team->cracks, open);
        assert_true(team->lines <= game->round && team->seams <= game->round);
        assert_in_range(team->seats_count, 0, TEAM_SEATS_MAX);
        for (size_t at = 0; at < team->seats_count; at++) {
            assert_int_equal(game->seats[team->seats[at]].team, i);
        }
        seated += team->seats_count;
        gold += team->gold;
    }
    assert_int_equal(game->gold, gold);
    assert_int_equal(seated, 0);
}

/* Where the class is, as a number that only grows: a break goes back to the lobby, but never to a
 * round that was left. */
static uint64_t place(const struct game *game) {
    uint64_t phase = game->phase == PHASE_NONE ? 99u : game->phase_index;
    uint64_t stage = game->stage == STAGE_LOBBY ? STAGE_ROUND : game->stage;
    phase = stage == STAGE_ROUND ? phase : 0;
    return (stage << 32) + ((uint64_t)game->round << 8) + phase;
}

struct soak {
    struct play play;
    struct random random;
    struct game kept;
    uint32_t number, accepted, shares;
};

static void open_session(struct soak *soak) {
    struct game_config config = play_config();
    config.seed = random_next(&soak->random);
    config.team_size = (uint8_t)(2 + random_below(&soak->random, 3));
    config.is_auto = random_below(&soak->random, 2) == 1;
    config.rounds = (uint8_t)(1 + random_below(&soak->random, ROUNDS_MAX));
    static const char *const NAMES[] = {"quick", "full", "full+again"};
    assert_true(
        plan_by_name(NAMES[random_below(&soak->random, 3)], config.plan, &config.plan_count));
    play_open(&soak->play, &config, (uint16_t)random_below(&soak->random, 12));
}

static void step(struct soak *soak) {
    struct game *game = &soak->play.game;
    struct event event = random_below(&soak->random, 4) == 0 ? any_event(&soak->random)
                                                             : likely_event(&soak->random, game);
    bool must_wait = event.kind == EVENT_time_passed && game_wake_ms(game) < UINT64_MAX;
    soak->play.at_ms += random_below(&soak->random, 300);
    if (must_wait && soak->play.at_ms < game_wake_ms(game)) {
        soak->play.at_ms = game_wake_ms(game);
    }
    bool compare = soak->number % LOOK_AT_REFUSED == 0;
    if (compare) {
        memcpy(&soak->kept, game, sizeof soak->kept);
    }
    uint64_t place_before = place(game);
    uint32_t gold_before = game->gold;
    enum game_status status = play_event(&soak->play, event);
    soak->accepted += status == GAME_OK;
    soak->shares += status == GAME_OK && event.kind == EVENT_idea_chosen;
    assert_true(place(game) >= place_before);
    assert_true(game->gold >= gold_before);
    assert_true(status == GAME_OK || soak->play.effects.count == 0);
    if (compare && status != GAME_OK) {
        assert_memory_equal(game, &soak->kept, sizeof soak->kept);
    }
}

static void what_must_hold_holds_after_each_of_a_million_events(void **state) {
    (void)state;
    static struct soak soak;
    random_init(&soak.random, 20, 26);
    open_session(&soak);
    uint32_t closed = 0;
    for (soak.number = 1; soak.number <= EVENTS_COUNT; soak.number++) {
        step(&soak);
        if (soak.number % LOOK_AT_ALL == 0) {
            assert_counts_are_true(&soak.play.game);
            assert_teams_are_sound(&soak.play.game);
        }
        if (soak.play.game.stage == STAGE_CLOSED || soak.play.game.seats_count > 300) {
            closed++;
            open_session(&soak);
        }
    }
    assert_true(soak.accepted > EVENTS_COUNT / 4);
    assert_true(closed > 100);
    assert_true(soak.shares > 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_must_hold_holds_after_each_of_a_million_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
