/* What everybody may know, out of the room's state. A key, an explanation or a slip with its answer
 * is touched in letter_reveal alone. */
#include "letters.h"

#include <string.h>

#include "bowl_slot.h"
#include "str.h"

/* Shown from so many on, so that nobody can be told from the figures. */
#define BARS_TRIES_MIN  5
#define SURE_MENDED_MIN 2

/* Rounds from which on each bowl on the shelf has its own lines. */
#define SHELF_ROUNDS_MIN 4

void letter_room(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    uint16_t here, away, done, present;
    game_count(game, &here, &away, &done, &present);
    message->id = MESSAGE_room;
    message->as.room = (struct message_room){.seats_here = here,
                                             .seats_away = away,
                                             .teams = game_teams_playing(game),
                                             .gold = game->gold,
                                             .goal = game->goal,
                                             .is_muted = game->is_muted};
}

void letter_progress(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_progress;
    message->as.progress = (struct message_progress){.round = game->round,
                                                     .phase = (uint8_t)game->phase,
                                                     .done = game->done_count,
                                                     .present = game->present_count};
}

static uint32_t to_u32(uint64_t value) {
    return value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
}

/* Warm-ups and mending rounds come on top of those that were planned. */
static uint8_t rounds_in_all(const struct game *game) {
    unsigned rounds = game->config.rounds + (unsigned)game->round - game->number;
    return (uint8_t)(rounds < ROUNDS_MAX ? rounds : ROUNDS_MAX);
}

static void write_time(const struct room *room, struct message_phase *phase) {
    const struct game *game = room->game;
    uint64_t left_ms = game_left_ms(game, room->now_ms);
    if (left_ms == UINT64_MAX) {
        return;
    }
    uint64_t whole_ms = game->deadline_ms - game->phase_start_ms;
    phase->left_ms = to_u32(left_ms);
    phase->duration_ms = to_u32(whole_ms > left_ms ? whole_ms : left_ms);
    phase->duration_ms = phase->duration_ms > 0 ? phase->duration_ms : 1;
}

void letter_phase(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_phase;
    struct message_phase *phase = &message->as.phase;
    *phase = (struct message_phase){.stage = (uint8_t)game->stage,
                                    .round = game->round,
                                    .rounds = rounds_in_all(game),
                                    .phase = (uint8_t)game->phase,
                                    .plan_count = game->plan_count,
                                    .is_paused = game->is_paused,
                                    .is_frozen = game->is_frozen,
                                    .kind = game->rounds[game->round].kind,
                                    .number = game->number,
                                    .planned = game->config.rounds};
    memcpy(phase->plan, game->plan, sizeof phase->plan);
    write_time(room, phase);
}

static void write_lines(struct record_line *lines, const char *const *texts, uint8_t count) {
    for (uint8_t i = 0; i < count; i++) {
        str_copy(lines[i].text, sizeof lines[i].text, texts[i]);
    }
}

void letter_challenge(const struct room *room, uint8_t part, struct message *message) {
    const struct game *game = room->game;
    const struct challenge *challenge = room_part(room, part);
    message->id = MESSAGE_challenge;
    struct message_challenge *it = &message->as.challenge;
    *it = (struct message_challenge){.round = game->round,
                                     .part = part,
                                     .kind = (uint8_t)challenge->kind,
                                     .options_count = challenge->options_count,
                                     .rights_count = challenge->rights_count,
                                     .is_mending = game->rounds[game->round].kind == ROUND_MENDING};
    str_copy(it->title, sizeof it->title, challenge->title);
    str_copy(it->prompt, sizeof it->prompt, challenge->prompt);
    str_copy(it->unit, sizeof it->unit, challenge->unit);
    str_copy(it->figure, sizeof it->figure, challenge->figure);
    write_lines(it->options, challenge->options, challenge->options_count);
    write_lines(it->rights, challenge->rights, challenge->rights_count);
}

static void write_slips(const struct challenge *challenge, struct message_reveal *reveal) {
    reveal->slips_count = challenge->slips_count;
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        struct record_slip *slip = &reveal->slips[i];
        challenge_show(challenge, &challenge->slips[i].answer, slip->answer, sizeof slip->answer);
        str_copy(slip->thinking, sizeof slip->thinking, challenge->slips[i].thinking);
        str_copy(slip->turn, sizeof slip->turn, challenge->slips[i].turn);
    }
}

static bool plan_has(const struct game *game, enum phase phase) {
    return memchr(game->plan, (int)phase, game->plan_count) != NULL;
}

static bool has_again(const struct game *game) {
    return plan_has(game, PHASE_AGAIN) && game_part(game, PHASE_AGAIN) > 0;
}

void letter_reveal(const struct room *room, struct message *message) {
    const struct challenge *challenge = room_part(room, 0);
    message->id = MESSAGE_reveal;
    struct message_reveal *reveal = &message->as.reveal;
    *reveal =
        (struct message_reveal){.round = room->game->round, .has_again = has_again(room->game)};
    str_copy(reveal->title, sizeof reveal->title, challenge->title);
    str_copy(reveal->prompt, sizeof reveal->prompt, challenge->prompt);
    challenge_show(challenge, &challenge->keys[0], reveal->key, sizeof reveal->key);
    str_copy(reveal->explanation, sizeof reveal->explanation, challenge->explanation);
    write_slips(challenge, reveal);
    uint8_t part = plan_has(room->game, PHASE_MEND) ? game_part(room->game, PHASE_MEND) : 0;
    if (part == 0) {
        return;
    }
    const struct challenge *twin = room_part(room, part);
    str_copy(reveal->twin_title, sizeof reveal->twin_title, twin->title);
    str_copy(reveal->twin_prompt, sizeof reveal->twin_prompt, twin->prompt);
    challenge_show(twin, &twin->keys[0], reveal->twin_key, sizeof reveal->twin_key);
    str_copy(reveal->twin_explanation, sizeof reveal->twin_explanation, twin->explanation);
}

static uint8_t per_cent(uint32_t part, uint32_t whole) {
    return (uint8_t)((part * 100 + whole / 2) / whole);
}

static void write_bars(const struct room *room, const struct game_bars *bars, uint8_t round,
                       struct message *message) {
    message->id = MESSAGE_bars;
    message->as.bars =
        (struct message_bars){.round = round, .has_mend = plan_has(room->game, PHASE_MEND)};
    struct message_bars *it = &message->as.bars;
    it->sure_mended = bars->sure_mended >= SURE_MENDED_MIN ? (uint16_t)bars->sure_mended : 0;
    it->is_shown = bars->tries >= BARS_TRIES_MIN;
    if (!it->is_shown) {
        return;
    }
    int32_t gain = 0;
    it->first = per_cent(bars->first, bars->tries);
    it->huddle = per_cent(bars->huddle, bars->tries);
    it->mend = per_cent(bars->mend, bars->tries);
    it->is_all_there = !game_gain(bars, &gain);
    it->gain = (int16_t)(gain < -10000 ? -10000 : gain);
    it->has_again = bars->again_tries >= BARS_TRIES_MIN;
    it->again = it->has_again ? per_cent(bars->again, bars->again_tries) : 0;
}

void letter_bars(const struct room *room, struct message *message) {
    write_bars(room, &room->game->bars, room->game->round, message);
}

void letter_session_bars(const struct room *room, struct message *message) {
    write_bars(room, &room->game->session_bars, 0, message);
    if (message->as.bars.sure_mended > SEATS_MAX) {
        message->as.bars.sure_mended = SEATS_MAX;
    }
}

void letter_recap(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_recap;
    message->as.recap = (struct message_recap){
        .tries = game->tries, .later = game->later, .gold = game->gold, .goal = game->goal};
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        message->as.recap.seams += game->teams[i].seams;
    }
}

/* Of few challenges a line that is missing would tell which team did not get there. Until there are
 * more, each bowl has the class's: one for each challenge that anybody got there with. */
static uint8_t class_lines(const struct game *game) {
    uint8_t lines = 0;
    for (uint8_t round = 1; round <= game->round; round++) {
        bool is_there = false;
        for (uint16_t team = 1; team <= game->teams_count; team++) {
            is_there = is_there || game->teams[team].is_there[round];
        }
        lines = (uint8_t)(lines + is_there);
    }
    return lines;
}

static bool has_own_lines(const struct game *game) {
    unsigned played = 0;
    for (uint8_t round = 1; round <= game->round; round++) {
        const struct game_round *it = &game->rounds[round];
        played += it->kind == ROUND_NORMAL && it->is_booked;
    }
    return played >= SHELF_ROUNDS_MIN;
}

void letter_shelf(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    bool is_own = has_own_lines(game);
    uint8_t lines = class_lines(game);
    message->id = MESSAGE_shelf;
    struct message_shelf *shelf = &message->as.shelf;
    *shelf = (struct message_shelf){.bowls_count = 0};
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        const struct game_team *team = &game->teams[i];
        if (!game_is_bowl(game, i)) {
            continue;
        }
        if (shelf->bowls_count == SHELF_MAX) {
            shelf->more++;
            continue;
        }
        struct record_bowl *bowl = &shelf->bowls[shelf->bowls_count++];
        names_of_team(&room->names, i, bowl->name, sizeof bowl->name);
        bowl->seed = bowl_seed(game->config.seed, i, team->seed);
        bowl->lines = is_own ? team->lines : lines;
    }
}

/* Those with free places first. */
static bool put_bowl(const struct room *room, uint16_t number, struct message_bowls *bowls) {
    if (bowls->bowls_count == BOWLS_OPEN_MAX) {
        return false;
    }
    const struct game_team *team = &room->game->teams[number];
    struct record_open_bowl *bowl = &bowls->bowls[bowls->bowls_count++];
    *bowl =
        (struct record_open_bowl){.team = number,
                                  .seed = bowl_seed(room->game->config.seed, number, team->seed),
                                  .seats = team->seats_count};
    names_of_team(&room->names, number, bowl->name, sizeof bowl->name);
    return true;
}

void letter_bowls(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_bowls;
    struct message_bowls *bowls = &message->as.bowls;
    *bowls = (struct message_bowls){.may_open = game->teams_count < TEAMS_MAX};
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (game_is_bowl(game, i) && game_room(game, i) > 0 && !put_bowl(room, i, bowls)) {
            return;
        }
    }
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        if (game_room(game, i) == 0 && !put_bowl(room, i, bowls)) {
            return;
        }
    }
}
