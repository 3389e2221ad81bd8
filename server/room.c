/* Between the rules, which know numbers only, and the students, who write words. An answer is
 * marked with the pack here, gets its number (equal answers get the same), and what was typed stays
 * on the desk of its seat. A phase that ends takes its words along into the results before they are
 * cleared. */
#include "room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "str.h"

static void take_packs(struct room *room, const struct room_config *config) {
    assert(config->packs_count >= 1 && config->packs_count <= PACKS_MAX);
    room->packs_count = config->packs_count;
    for (uint8_t i = 0; i < config->packs_count; i++) {
        room->packs[i].pack = config->packs[i];
    }
}

static bool take_memory(struct room *room, uint16_t seats_max) {
    bool has_desks = desks_init(&room->desks, seats_max);
    bool has_tray = tray_init(&room->tray);
    bool has_learning = learning_init(&room->learning);
    room->game = calloc(1, sizeof *room->game);
    room->cheers = calloc(1, sizeof *room->cheers);
    room->pages = calloc(TEAMS_MAX + 1, sizeof *room->pages);
    room->huddle_said = calloc(TEAMS_MAX + 1, sizeof *room->huddle_said);
    room->results = results_new();
    bool has_game = room->game != NULL && room->cheers != NULL && room->results != NULL;
    bool has_words = room->pages != NULL && room->huddle_said != NULL;
    return has_desks && has_tray && has_learning && has_game && has_words;
}

bool room_init(struct room *room, const struct room_config *config) {
    *room = (struct room){.journal = config->journal, .nods_itself = config->nods_itself};
    room->reserve = (size_t)config->seats_max + 64;
    take_packs(room, config);
    names_init(&room->names, config->game->seed);
    if (!take_memory(room, config->seats_max)) {
        return false;
    }
    game_init(room->game, config->game);
    cheers_init(room->cheers);
    return true;
}

void room_deinit(struct room *room) {
    desks_deinit(&room->desks);
    tray_deinit(&room->tray);
    learning_deinit(&room->learning);
    free(room->game);
    free(room->cheers);
    free(room->pages);
    free(room->huddle_said);
    free(room->results);
}

static enum refusal_reason reason_of(enum game_status status) {
    switch (status) {
    case GAME_NO_SUCH:
        return REFUSED_NOT_OFFERED;
    case GAME_FULL:
        return REFUSED_FULL;
    case GAME_FROZEN:
        return REFUSED_FROZEN;
    case GAME_LOCKED:
        return REFUSED_LOCKED;
    case GAME_NOT_YOURS:
        return REFUSED_NOT_YOURS;
    case GAME_OK:
    case GAME_NOT_NOW:
    case GAME_TIME_WENT_BACK:
    case GAME_NOTHING_TO_DO:
        break;
    }
    return REFUSED_NOT_NOW;
}

struct outcome room_refused(enum refusal_reason reason) {
    return (struct outcome){.reason = reason};
}

static bool has_effect(const struct effects *effects, enum effect_kind kind) {
    for (size_t i = 0; i < effects->count; i++) {
        if (effects->list[i].kind == kind) {
            return true;
        }
    }
    return false;
}

/* The words of what counted: before the backings are cleared. */
static void keep_huddle(struct room *room) {
    for (uint16_t team = 1; team <= room->game->teams_count; team++) {
        uint32_t answer = room->game->teams[team].huddle.answer;
        const struct said *said = answer != 0 ? room_said(room, team, answer) : NULL;
        room->huddle_said[team] = said != NULL ? *said : (struct said){0};
    }
}

static void end_phase(struct room *room, enum phase phase) {
    results_take_phase(room->results, room, phase);
    room_words_end(room, phase);
    if (phase == PHASE_HUDDLE) {
        keep_huddle(room);
    }
}

static void start_round(struct room *room) {
    uint32_t number = room->game->challenge;
    bool is_warm_up = room->game->rounds[room->game->round].kind == ROUND_WARM_UP;
    struct room_pack *pack = &room->packs[number / PACK_STRIDE];
    enum room_played *played = &pack->played[number % PACK_STRIDE];
    if (*played != PLAYED) {
        *played = is_warm_up ? PLAYED_FOR_WARMTH : PLAYED;
    }
    desks_clear_round(&room->desks);
    room_words_clear(room);
    results_take_round(room->results, room);
}

static void change_phase(struct room *room, enum phase before, uint8_t round_before) {
    if (before != PHASE_NONE) {
        end_phase(room, before);
    }
    if (room->game->round != round_before) {
        start_round(room);
    } else {
        desks_clear_backings(&room->desks);
    }
}

struct outcome room_apply(struct room *room, struct event *event, const struct journal_words *words,
                          bool is_own) {
    size_t needed = is_own ? 1 : room->reserve + 1;
    bool has_page = words != NULL && words->page != NULL;
    room->effects.count = 0;
    if (room->journal->calls->room(room->journal) < needed ||
        (has_page && room->journal->calls->pages_room(room->journal) == 0)) {
        return room_refused(REFUSED_BUSY);
    }
    enum phase phase = room->game->phase;
    uint8_t round = room->game->round;
    event->at_ms = room->now_ms;
    enum game_status status = game_apply(room->game, event, &room->effects);
    if (status == GAME_NOTHING_TO_DO) {
        room->effects.count = 0;
        return (struct outcome){.is_taken = true};
    }
    if (status != GAME_OK) {
        room->effects.count = 0;
        return room_refused(reason_of(status));
    }
    room->last_event = room->journal->calls->append(room->journal, event, NULL, words);
    assert(room->last_event != 0);
    if (has_effect(&room->effects, EFFECT_PHASE)) {
        change_phase(room, phase, round);
    }
    return (struct outcome){.is_taken = true, .event = room->last_event};
}

static bool is_asked(enum phase phase) {
    return phase == PHASE_TRY || phase == PHASE_HUDDLE || phase == PHASE_MEND ||
           phase == PHASE_AGAIN;
}

bool room_takes(const struct room *room, const struct message_answer *answer) {
    const struct game *game = room->game;
    return is_asked(game->phase) && answer->round == game->round &&
           answer->phase == (uint8_t)game->phase;
}

const struct said *room_said(const struct room *room, uint16_t number, uint32_t answer) {
    const struct game_team *team = &room->game->teams[number];
    const struct said *tried = NULL;
    for (size_t i = 0; i < team->seats_count; i++) {
        const struct desk *desk = &room->desks.list[team->seats[i]];
        if (desk->backing.is_given && desk->backing.answer == answer) {
            return &desk->backing;
        }
        if (desk->first_try.is_given && desk->first_try.answer == answer) {
            tried = &desk->first_try;
        }
    }
    return tried;
}

/* Equal for equal answers, never 0, and says nothing about the key. */
static uint32_t number_of(const char *normal) {
    uint64_t hash = hash_bytes(HASH_START, normal, strlen(normal));
    uint32_t number = (uint32_t)(hash ^ (hash >> 32));
    return number != 0 ? number : 1;
}

/* An answer that a mate brought to the team's table. */
static const struct said *find_idea(const struct room *room, uint16_t seat, uint32_t idea) {
    uint16_t team = room->game->seats[seat].team;
    bool is_huddle = room->game->phase == PHASE_HUDDLE;
    for (size_t i = 0; team != 0 && i < room->game->teams[team].seats_count; i++) {
        const struct desk *desk = &room->desks.list[room->game->teams[team].seats[i]];
        if (is_huddle && desk->first_try.is_given && desk->first_try.answer == idea) {
            return &desk->first_try;
        }
        if (desk->backing.is_given && desk->backing.answer == idea) {
            return &desk->backing;
        }
    }
    return NULL;
}

/* What marking found out. False: a final answer that cannot be taken, and why. */
static bool take_mark(struct said *said, const struct marked *marked, enum refusal_reason *reason) {
    switch (marked->mark) {
    case MARK_IS_MATCH:
    case MARK_IS_MISS:
        said->answer = number_of(marked->normal);
        said->is_match = marked->mark == MARK_IS_MATCH;
        said->slip = said->is_match ? 0 : marked->slip;
        return true;
    case MARK_IS_NOT_YET:
        return true;
    case MARK_IS_NO_NUMBER:
        *reason = REFUSED_NO_NUMBER;
        return !said->is_final;
    case MARK_IS_TWO_WAYS:
        *reason = REFUSED_TWO_WAYS;
        return !said->is_final;
    case MARK_IS_NO_OPTION:
        break;
    }
    *reason = REFUSED_NOT_OFFERED;
    return false;
}

static bool mark_own(const struct room *room, const struct message_answer *answer,
                     struct said *said, enum refusal_reason *reason) {
    struct marked marked = {0};
    struct answer typed = {.text = answer->text, .picks_count = (uint8_t)answer->picks_count};
    memcpy(typed.picks, answer->picks, sizeof typed.picks);
    challenge_mark(room_challenge(room, room->game->phase), &typed, &marked);
    str_copy(said->text, sizeof said->text, answer->text);
    memcpy(said->picks, answer->picks, sizeof said->picks);
    said->picks_count = (uint8_t)answer->picks_count;
    return take_mark(said, &marked, reason);
}

/* Fills `said` with the words and what marking found out. A draft that cannot be read yet stands as
 * a not yet with its words. */
static bool understand(const struct room *room, uint16_t seat, const struct message_answer *answer,
                       struct said *said, enum refusal_reason *reason) {
    if (answer->idea == 0) {
        *said = (struct said){.is_final = answer->is_final};
        if (!mark_own(room, answer, said, reason)) {
            return false;
        }
    } else {
        const struct said *idea = find_idea(room, seat, answer->idea);
        bool is_alone = room->game->phase == PHASE_TRY || room->game->phase == PHASE_AGAIN;
        if (is_alone || idea == NULL) {
            *reason = REFUSED_NOT_OFFERED;
            return false;
        }
        *said = *idea;
    }
    said->is_given = true;
    said->is_final = answer->is_final;
    said->confidence = answer->confidence;
    return true;
}

static struct said *place_of(struct desk *desk, enum phase phase) {
    if (phase == PHASE_TRY) {
        return &desk->first_try;
    }
    return phase == PHASE_AGAIN ? &desk->again : &desk->backing;
}

struct outcome room_answer(struct room *room, uint16_t seat, const struct message_answer *answer,
                           bool is_own) {
    struct said said;
    enum refusal_reason reason = REFUSED_NOT_NOW;
    if (!room_takes(room, answer) || !understand(room, seat, answer, &said, &reason)) {
        return room_refused(reason);
    }
    struct event event = {.kind = EVENT_answered};
    event.as.answered = (struct event_answered){
        .seat = seat,
        .phase = answer->phase,
        .answer = said.answer,
        .mark = said.is_match ? MARK_MATCH : MARK_MISS + said.slip,
        .confidence = said.confidence,
        .is_final = said.is_final,
    };
    struct journal_words words = {
        .text = said.text, .picks = said.picks, .picks_count = said.picks_count};
    struct outcome outcome = room_apply(room, &event, &words, is_own);
    if (outcome.is_taken) {
        *place_of(&room->desks.list[seat], (enum phase)answer->phase) = said;
    }
    return outcome;
}
