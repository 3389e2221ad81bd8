/* Between the rules, which know numbers only, and the students, who write words. An answer is
 * marked with the pack here, gets its number (equal answers get the same), and what was typed stays
 * on the desk of its seat. A phase that ends takes its words along into the results before they are
 * cleared. */
#include "room_inside.h"

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

/* Where the class was before an event, and how many teams it had. */
struct place {
    enum phase phase;
    uint8_t round;
    uint16_t teams;
};

static struct place place_of(const struct game *game) {
    return (struct place){.phase = game->phase, .round = game->round, .teams = game->teams_count};
}

void room_keep_huddle(struct room *room, uint16_t team) {
    uint16_t seat = 0;
    uint32_t answer = game_leading(room->game, team, &seat).answer;
    const struct said *said = answer != 0 ? room_said(room, team, answer) : NULL;
    room->huddle_said[team] = said != NULL ? *said : (struct said){0};
}

/* At its start the tries are what counts. */
static void start_huddle(struct room *room) {
    for (uint16_t team = 1; team <= room->game->teams_count; team++) {
        room_keep_huddle(room, team);
    }
}

static void end_phase(struct room *room, struct place before) {
    results_take_phase(room->results, room, before.phase, before.teams);
    room_words_end(room, before.phase);
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

static void change_phase(struct room *room, struct place before) {
    if (before.phase != PHASE_NONE) {
        end_phase(room, before);
    }
    if (room->game->round != before.round) {
        start_round(room);
    } else {
        desks_clear_backings(&room->desks);
    }
    if (room->game->phase == PHASE_HUDDLE) {
        start_huddle(room);
    }
}

static void take_accepted(struct room *room, const struct event *event,
                          const struct journal_words *words, struct place before) {
    if (has_effect(&room->effects, EFFECT_PHASE)) {
        change_phase(room, before);
    }
    room_follow(room, event, words);
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
    struct place before = place_of(room->game);
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
    room->last_event = room->journal->calls->append(room->journal, event, &room->by, words);
    room->by = (struct journal_by){0};
    assert(room->last_event != 0);
    take_accepted(room, event, words, before);
    return (struct outcome){.is_taken = true, .event = room->last_event};
}

/* --- again
 * ----------------------------------------------------------------------------------------- */

/* The rules know numbers only: whether there is anything behind them is for the room to see. */
static bool has_what_it_names(const struct room *room, const struct event *event) {
    if (event->kind == EVENT_round_started) {
        const struct event_round_started *it = &event->as.round_started;
        const struct challenge *challenge = room_find_challenge(room, it->challenge);
        return challenge != NULL && challenge->twins_count == it->twins &&
               challenge->slips_count == it->slips;
    }
    if (event->kind == EVENT_pack_chosen) {
        return event->as.pack_chosen.pack < room->packs_count;
    }
    if (event->kind == EVENT_mistake_shown) {
        uint32_t mistake = event->as.mistake_shown.mistake;
        return mistake <= MISTAKES_MAX && mistake <= room->learning.mistakes_count + 1u;
    }
    if (event->kind == EVENT_lesson_given) {
        uint32_t lesson = event->as.lesson_given.lesson;
        return lesson == LESSON_WORDS || lesson == WORDS_GONE || room->game->round == 0 ||
               lesson <= room_part(room, 0)->lessons_count;
    }
    return event->kind != EVENT_seat_added || room->desks.count < room->desks.max;
}

bool room_replay(struct room *room, const struct journal_entry *entry, char *why, size_t size) {
    struct journal_words words = {.text = entry->has_answer ? entry->text : NULL,
                                  .picks = entry->picks,
                                  .picks_count = entry->picks_count,
                                  .name = entry->has_name ? entry->name : NULL,
                                  .page = entry->has_page ? entry->page : NULL,
                                  .lesson = entry->has_page ? entry->lesson : NULL,
                                  .is_page_final = entry->is_page_final,
                                  .token = entry->has_token ? entry->token : NULL};
    struct place before = place_of(room->game);
    enum game_status status = GAME_NO_SUCH;
    room->effects.count = 0;
    if (has_what_it_names(room, &entry->event)) {
        status = game_apply(room->game, &entry->event, &room->effects);
    }
    if (status != GAME_OK) {
        str_format(why, size, "entry %u of run %u (%s) does not fit what stands before it: %s",
                   (unsigned)JOURNAL_PLACE_OF(entry->number),
                   (unsigned)JOURNAL_RUN_OF(entry->number), event_name(entry->event.kind),
                   game_status_name(status));
        return false;
    }
    room->now_ms = entry->event.at_ms;
    room->last_event = entry->number;
    if (words.name != NULL) {
        names_claim(&room->names, words.name);
    }
    take_accepted(room, &entry->event, &words, before);
    return true;
}

bool room_trouble(const struct room *room, char *sentence, size_t size) {
    if (room->journal->calls->trouble(room->journal, sentence, size)) {
        return true;
    }
    str_copy(sentence, size, "");
    if (room->lost > 0) {
        str_format(
            sentence, size,
            "The disk lost the last %llu entries before the restart: answers of those seconds "
            "may be missing.",
            (unsigned long long)room->lost);
    }
    return room->lost > 0;
}

void room_attention(const struct room *room, char *sentence, size_t size) {
    bool is_disk = room->journal->calls->trouble(room->journal, sentence, size);
    room_trouble(room, sentence, size);
    if (room->has_outsiders && !is_disk) {
        str_copy(sentence, size,
                 "A computer that has enough new seats asks for one more: approve lets it in.");
    }
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
    return room_apply(room, &event, &words, is_own);
}
