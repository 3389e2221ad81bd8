/* A game to play in tests: one short call an event, a clock that is moved by hand. */
#ifndef PLAY_H
#define PLAY_H

#include "game.h"

/* An answer id for tests, with the mark it always carries. */
enum play_answer { PLAY_NOT_YET, PLAY_KEY, PLAY_SLIP, PLAY_MISS, PLAY_OTHER_MISS };

struct play {
    struct game game;
    struct effects effects;
    uint64_t at_ms;
};

#define PLAY_GRACE_MS 3000u

/* An event by name and fields: PLAY(&play, seat_here, .seat = 1). */
#define PLAY(play, name, ...)                                                                      \
    play_event(play, (struct event){.kind = EVENT_##name, .as.name = {__VA_ARGS__}})

/* The plan quick with a teacher at the console, three rounds, teams of three. */
struct game_config play_config(void);

/* A session in its lobby with so many seats here. */
void play_open(struct play *play, const struct game_config *config, uint16_t seats);

/* A plan by its name, else as play_config. */
struct game_config play_config_of(const char *plan);

/* A session whose seats 1.. sit around so many bowls, `size` to each, in their order. */
void play_bowls(struct play *play, const struct game_config *config, uint16_t teams, uint8_t size);

/* Applies the event at the play's clock. */
enum game_status play_event(struct play *play, struct event event);

/* The same, and it has to be accepted. */
#define PLAY_OK(play, name, ...) assert_int_equal(PLAY(play, name, __VA_ARGS__), GAME_OK)

/* A try or a backing in this phase, thinking so. */
enum game_status play_answer(struct play *play, uint16_t seat, enum play_answer answer,
                             bool is_final);

/* Starts a round; its try lasts a minute. */
void play_round(struct play *play);

/* Starts a round of the challenge 7, which has two twins and three slips. */
#define PLAY_CHALLENGE 7u
#define PLAY_TWINS     2u
#define PLAY_SLIPS     3u
void play_start(struct play *play, enum round_kind kind, uint8_t of_round);

/* Every seat of a team says the same, finally. */
void play_team_says(struct play *play, uint16_t team, enum play_answer answer);

/* Presses "next" until this phase is on (NONE: the round is over). */
void play_to(struct play *play, enum phase phase);

/* The teacher's "next". */
void play_next(struct play *play);

/* Moves the clock to the moment when time alone changes something, and applies it. */
void play_wait(struct play *play);

bool play_has_effect(const struct play *play, enum effect_kind kind, uint32_t id);

#endif
