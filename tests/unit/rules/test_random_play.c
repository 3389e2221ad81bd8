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

static struct event any_event(struct random *random) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    for (size_t i = 0; i < EVENT_NUMBERS_MAX; i++) {
        numbers[i] = random_below(random, 8) == 0 ? random_next(random) : random_below(random, 9);
    }
    struct event event = {0};
    size_t fields = 0;
    enum event_kind kind = (enum event_kind)(1 + random_below(random, 11));
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

static struct event likely_step(struct random *random, const struct game *game) {
    if (game->phase != PHASE_NONE) {
        return (struct event){.kind = EVENT_phase_ended,
                              .as.phase_ended = {game->round, game->phase}};
    }
    if (game->stage == STAGE_RECAP || game->round == game->config.rounds) {
        return random_below(random, 2) == 0
                   ? (struct event){.kind = EVENT_session_closed}
                   : (struct event){.kind = EVENT_recap_started, .as.recap_started = {game->round}};
    }
    return (struct event){.kind = EVENT_round_started,
                          .as.round_started = {random_below(random, 9), 5000, 1}};
}

/* Something that a room would send now, more or less. */
static struct event likely_event(struct random *random, const struct game *game) {
    uint32_t seat = any_seat(random, game);
    switch (random_below(random, 16)) {
    case 0:
        return (struct event){.kind = EVENT_seat_added, .as.seat_added = {game->seats_count + 1u}};
    case 1:
        return (struct event){.kind = EVENT_seat_away, .as.seat_away = {seat}};
    case 2:
        return (struct event){.kind = EVENT_seat_here, .as.seat_here = {seat}};
    case 3:
        return (struct event){.kind = EVENT_seat_left, .as.seat_left = {seat}};
    case 4:
        return (struct event){.kind = EVENT_time_passed, .as.time_passed = {game->phase}};
    case 5:
        return likely_step(random, game);
    case 6:
    case 7:
        return (struct event){.kind = EVENT_ready, .as.ready = {seat, game->phase}};
    default:
        return likely_answer(random, game);
    }
}

static bool is_done(const struct game *game, const struct game_seat *seat) {
    if (game->phase == PHASE_TRY) {
        return seat->first_try.is_final;
    }
    bool is_read = game->phase == PHASE_REVEAL || game->phase == PHASE_NONE;
    return is_read ? seat->is_ready : seat->backing.is_final;
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
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        const struct game_team *team = &game->teams[i];
        uint32_t open = 0;
        for (size_t round = 1; round <= ROUNDS_MAX; round++) {
            open += team->owes[round] > 0;
        }
        assert_int_equal(team->cracks, open);
        assert_true(team->lines <= game->round && team->seams <= game->round);
        assert_in_range(team->seats_count, game->teams_count == 1 ? 1 : 2, TEAM_SEATS_MAX);
        gold += team->gold;
    }
    assert_int_equal(game->gold, gold);
}

/* Where the class is, as a number that only grows. */
static uint64_t place(const struct game *game) {
    uint64_t phase = game->phase == PHASE_NONE ? 99u : game->phase_index;
    phase = game->stage == STAGE_ROUND ? phase : 0;
    return ((uint64_t)game->stage << 32) + ((uint64_t)game->round << 8) + phase;
}

struct soak {
    struct play play;
    struct random random;
    struct game kept;
    uint32_t number, accepted;
};

static void open_session(struct soak *soak) {
    struct game_config config = play_config();
    config.seed = random_next(&soak->random);
    config.team_size = (uint8_t)(2 + random_below(&soak->random, 3));
    config.is_auto = random_below(&soak->random, 2) == 1;
    config.rounds = (uint8_t)(1 + random_below(&soak->random, ROUNDS_MAX));
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
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_must_hold_holds_after_each_of_a_million_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
