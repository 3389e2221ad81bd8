/* Messages out of the room's state. A key, an explanation or a slip is touched in letter_reveal
 * alone; a try is touched in letter_ideas, where it goes to its own team without a name, and in
 * letter_mine. */
#include "letters.h"

#include <assert.h>
#include <string.h>

#include "str.h"

/* Shown from so many on, so that nobody can be told from the figures. */
#define BARS_TRIES_MIN  5
#define SURE_MENDED_MIN 2

void letter_room(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    uint16_t here, away, done, present;
    game_count(game, &here, &away, &done, &present);
    message->id = MESSAGE_room;
    message->as.room = (struct message_room){.seats_here = here,
                                             .seats_away = away,
                                             .teams = game->teams_count,
                                             .gold = game->gold,
                                             .goal = game->goal};
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

void letter_phase(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_phase;
    struct message_phase *phase = &message->as.phase;
    *phase = (struct message_phase){.stage = (uint8_t)game->stage,
                                    .round = game->round,
                                    .rounds = game->config.rounds,
                                    .phase = (uint8_t)game->phase,
                                    .plan_count = game->config.plan_count};
    memcpy(phase->plan, game->config.plan, sizeof phase->plan);
    if (game->deadline_ms != UINT64_MAX) {
        phase->duration_ms = to_u32(game->deadline_ms - game->phase_start_ms);
        phase->left_ms =
            game->deadline_ms > room->now_ms ? to_u32(game->deadline_ms - room->now_ms) : 0;
    }
}

void letter_challenge(const struct room *room, uint8_t part, struct message *message) {
    const struct challenge *challenge = room_challenge(room, part == 0 ? PHASE_TRY : PHASE_MEND);
    message->id = MESSAGE_challenge;
    struct message_challenge *it = &message->as.challenge;
    *it = (struct message_challenge){.round = room->game->round,
                                     .part = part,
                                     .kind = (uint8_t)challenge->kind,
                                     .options_count = challenge->options_count};
    str_copy(it->title, sizeof it->title, challenge->title);
    str_copy(it->prompt, sizeof it->prompt, challenge->prompt);
    str_copy(it->unit, sizeof it->unit, challenge->unit);
    for (uint8_t i = 0; i < challenge->options_count; i++) {
        str_copy(it->options[i].text, sizeof it->options[i].text, challenge->options[i]);
    }
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

static bool plan_has(const struct game_config *config, enum phase phase) {
    return memchr(config->plan, (int)phase, config->plan_count) != NULL;
}

void letter_reveal(const struct room *room, struct message *message) {
    assert(room->game->phase == PHASE_REVEAL);
    const struct challenge *challenge = room_challenge(room, PHASE_TRY);
    message->id = MESSAGE_reveal;
    struct message_reveal *reveal = &message->as.reveal;
    *reveal = (struct message_reveal){.round = room->game->round};
    challenge_show(challenge, &challenge->keys[0], reveal->key, sizeof reveal->key);
    str_copy(reveal->explanation, sizeof reveal->explanation, challenge->explanation);
    write_slips(challenge, reveal);
    if (!plan_has(&room->game->config, PHASE_MEND) || room_part(room, PHASE_MEND) == 0) {
        return;
    }
    const struct challenge *twin = room_challenge(room, PHASE_MEND);
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
    message->as.bars = (struct message_bars){.round = round,
                                             .has_mend = plan_has(&room->game->config, PHASE_MEND)};
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

void letter_shelf(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_shelf;
    struct message_shelf *shelf = &message->as.shelf;
    uint16_t count = game->teams_count < SHELF_MAX ? game->teams_count : SHELF_MAX;
    *shelf =
        (struct message_shelf){.bowls_count = count, .more = (uint16_t)(game->teams_count - count)};
    for (uint16_t i = 0; i < count; i++) {
        const struct game_team *team = &game->teams[i + 1];
        struct record_bowl *bowl = &shelf->bowls[i];
        names_of_team(&room->names, (uint16_t)(i + 1), bowl->name, sizeof bowl->name);
        bowl->seed = team->seed;
        bowl->lines = team->lines;
    }
}

void letter_team(const struct room *room, uint16_t number, struct message *message) {
    message->id = MESSAGE_team;
    struct message_team *it = &message->as.team;
    *it = (struct message_team){.team = number};
    if (number == 0) {
        return;
    }
    const struct game_team *team = &room->game->teams[number];
    names_of_team(&room->names, number, it->name, sizeof it->name);
    it->seed = team->seed;
    it->gold = team->gold;
    it->cracks = team->cracks;
    it->seams = team->seams;
    it->mates_count = team->seats_count;
    for (uint8_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[i];
        str_copy(it->mates[i].name, sizeof it->mates[i].name, room->desks.list[seat].name);
        it->mates[i].is_here = room->game->seats[seat].is_here;
    }
}

/* The place of an answer on the table, made where there is none yet; NULL: the table is full. */
static struct record_idea *place_idea(struct message_ideas *ideas, const struct said *said) {
    for (uint16_t i = 0; i < ideas->ideas_count; i++) {
        if (ideas->ideas[i].idea == said->answer) {
            return &ideas->ideas[i];
        }
    }
    if (ideas->ideas_count == IDEAS_MAX) {
        return NULL;
    }
    struct record_idea *idea = &ideas->ideas[ideas->ideas_count++];
    *idea = (struct record_idea){.idea = said->answer, .picks_count = said->picks_count};
    str_copy(idea->text, sizeof idea->text, said->text);
    memcpy(idea->picks, said->picks, sizeof idea->picks);
    return idea;
}

static void place_tries(const struct room *room, const struct game_team *team,
                        struct message_ideas *ideas) {
    for (uint8_t i = 0; i < team->seats_count; i++) {
        const struct said *said = &room->desks.list[team->seats[i]].first_try;
        bool is_one = said->is_given && said->answer != 0;
        struct record_idea *idea = is_one ? place_idea(ideas, said) : NULL;
        if (idea != NULL) {
            idea->tries++;
        }
    }
}

static void place_backings(const struct room *room, const struct game_team *team,
                           struct message_ideas *ideas) {
    for (uint8_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[i];
        const struct said *said = &room->desks.list[seat].backing;
        bool is_one = said->is_given && said->answer != 0;
        struct record_idea *idea = is_one ? place_idea(ideas, said) : NULL;
        if (idea != NULL) {
            idea->backed++;
        }
        bool is_done = said->is_given && said->is_final;
        ideas->thinking =
            (uint8_t)(ideas->thinking + (room->game->seats[seat].is_here && !is_done));
    }
}

void letter_ideas(const struct room *room, uint16_t number, struct message *message) {
    const struct game *game = room->game;
    const struct game_team *team = &game->teams[number];
    uint16_t seat = 0;
    message->id = MESSAGE_ideas;
    struct message_ideas *ideas = &message->as.ideas;
    *ideas = (struct message_ideas){.round = game->round, .phase = (uint8_t)game->phase};
    if (game->phase == PHASE_HUDDLE) {
        place_tries(room, team, ideas);
    }
    place_backings(room, team, ideas);
    ideas->leading = game_leading(game, number, &seat).answer;
}

void letter_result(const struct room *room, uint16_t number, struct message *message) {
    const struct game *game = room->game;
    bool is_reveal = game->phase == PHASE_REVEAL;
    bool is_mend = is_reveal && plan_has(&game->config, PHASE_MEND);
    message->id = MESSAGE_result;
    message->as.result =
        (struct message_result){.round = game->round, .phase = (uint8_t)game->phase};
    if (number == 0) {
        return;
    }
    const struct game_team *team = &game->teams[number];
    struct message_result *it = &message->as.result;
    bool missed_huddle = team->was_asked_huddle && team->huddle.mark != MARK_MATCH;
    it->is_asked = is_mend ? team->was_asked_mend : team->was_asked_huddle;
    it->is_match = (is_mend ? team->mend.mark : team->huddle.mark) == MARK_MATCH;
    it->is_crack = team->owes[game->round] > 0;
    it->is_seam = is_mend && it->is_match && missed_huddle;
    if (is_reveal) {
        it->gold_trying = team->paid_trying;
        it->gold_there = team->paid_there;
        it->gold_helping = team->paid_helping;
        it->gold_reflecting = team->paid_reflecting;
    }
}

bool letter_mine(const struct room *room, uint16_t seat, struct message *message) {
    const struct desk *desk = &room->desks.list[seat];
    enum phase phase = room->game->phase;
    const struct said *said = phase == PHASE_TRY ? &desk->first_try : &desk->backing;
    if ((phase != PHASE_TRY && phase != PHASE_HUDDLE && phase != PHASE_MEND) || !said->is_given) {
        return false;
    }
    message->id = MESSAGE_mine;
    message->as.mine = (struct message_mine){.round = room->game->round,
                                             .phase = (uint8_t)phase,
                                             .idea = phase == PHASE_TRY ? 0 : said->answer,
                                             .picks_count = said->picks_count,
                                             .confidence = said->confidence,
                                             .is_final = said->is_final};
    str_copy(message->as.mine.text, sizeof message->as.mine.text, said->text);
    memcpy(message->as.mine.picks, said->picks, sizeof said->picks);
    return true;
}

void letter_seat(const struct room *room, uint16_t seat, struct message *message) {
    const struct desk *desk = &room->desks.list[seat];
    message->id = MESSAGE_seat;
    message->as.seat = (struct message_seat){.seat = seat, .token_count = TOKEN_BYTES};
    str_copy(message->as.seat.name, sizeof message->as.seat.name, desk->name);
    memcpy(message->as.seat.token, desk->token, TOKEN_BYTES);
}
