/* Words that a team's scribe writes, and what the class may see of them. The rules know only that
 * there are words and whose; the words stand on the team's page, wait among the texts for the
 * teacher's nod, and only then may a spotlight or the learning board show them. Without the nod the
 * chip of the known slip stands there, or the bare answer. */
#include "room.h"

#include <string.h>

#include "str.h"
#include "utf8.h"

#define WORDS_CHARS_MAX 140

static struct sheet *sheet_of(const struct room *room, uint16_t team, enum words_kind kind) {
    struct page *page = &room->pages[team];
    return kind == WORDS_THOUGHT ? &page->thought : &page->lesson;
}

static enum words_kind kind_of(enum phase phase) {
    return phase == PHASE_REFLECT ? WORDS_LESSON : WORDS_THOUGHT;
}

/* --- what may be shown
 * ----------------------------------------------------------------------------- */

static const char *chip(const struct room *room, uint8_t slip) {
    const struct challenge *challenge = room_part(room, 0);
    return slip >= 1 && slip <= challenge->slips_count ? challenge->slips[slip - 1].thinking : "";
}

const char *room_thought(const struct room *room, const struct game_spotlight *spotlight) {
    const struct game_candidate *it = &spotlight->thought;
    bool is_chip = it->thought != 0 && it->thought != THOUGHT_WORDS;
    if (is_chip) {
        return chip(room, it->thought);
    }
    if (it->thought == THOUGHT_WORDS && it->team != 0) {
        const struct sheet *sheet = &room->pages[it->team].thought;
        if (sheet->state == SHEET_NODDED) {
            return sheet->words;
        }
    }
    return chip(room, it->slip);
}

bool room_thought_waits(const struct room *room, const struct game_candidate *candidate) {
    return candidate->thought == THOUGHT_WORDS && candidate->team != 0 &&
           room->pages[candidate->team].thought.state == SHEET_WAITS;
}

static bool says(const struct said *said, uint32_t answer) {
    return said->is_given && said->answer == answer;
}

/* Words for an answer in the spotlight: of a team that offered its miss, or of a seat that offered
 * its first try. Whoever kept the same answer may have typed it in another way. */
static const struct said *offered(const struct room *room, uint32_t answer) {
    const struct game *game = room->game;
    for (uint16_t team = 1; team <= game->teams_count; team++) {
        bool is_shown = game_missed(game, team) && game->teams[team].consent >= CONSENT_WITHOUT;
        if (is_shown && says(&room->huddle_said[team], answer)) {
            return &room->huddle_said[team];
        }
    }
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        const struct said *said = &room->desks.list[seat].first_try;
        bool is_shown = game->seats[seat].offer.own == CONSENT_WITHOUT;
        if (is_shown && game_own_is_asked(game, seat) && says(said, answer)) {
            return said;
        }
    }
    return NULL;
}

void room_spotlight_answer(const struct room *room, const struct game_spotlight *spotlight,
                           char *text, size_t size) {
    const struct challenge *challenge = room_part(room, 0);
    const struct game_candidate *it = &spotlight->thought;
    text[0] = '\0';
    if (spotlight->source == SPOTLIGHT_AUTHORED) {
        if (it->slip >= 1 && it->slip <= challenge->slips_count) {
            challenge_show(challenge, &challenge->slips[it->slip - 1].answer, text, size);
        }
        return;
    }
    const struct said *said = offered(room, it->answer);
    if (said != NULL) {
        struct answer answer = {.text = said->text, .picks_count = said->picks_count};
        memcpy(answer.picks, said->picks, sizeof answer.picks);
        challenge_show(challenge, &answer, text, size);
    }
}

/* What a team's lesson was learned from: its own thought where it let the class see it, else what
 * all saw in the spotlight. */
static void learned_from(const struct room *room, uint16_t number, char *text, size_t size) {
    const struct game *game = room->game;
    const struct game_team *team = &game->teams[number];
    bool may_see = team->consent == CONSENT_WITHOUT || team->consent == CONSENT_NAME;
    bool is_shown = game->spotlight > 0;
    text[0] = '\0';
    if (game_missed(game, number) && may_see && team->thought != 0) {
        struct game_spotlight own = {
            .thought = {.team = number, .thought = team->thought, .slip = 0}};
        str_copy(text, size, room_thought(room, &own));
    }
    if (text[0] == '\0' && is_shown) {
        str_copy(text, size, room_thought(room, &game->spotlights[1]));
    }
}

/* --- the nod
 * -------------------------------------------------------------------------------------- */

static void add_effect(struct room *room, enum effect_kind kind, uint32_t id) {
    if (room->effects.count < EFFECTS_MAX) {
        room->effects.list[room->effects.count++] = (struct effect){.kind = kind, .id = id};
    }
}

static void add_lesson(struct room *room, uint16_t team, const char *thought, const char *lesson,
                       bool is_own_words) {
    struct lesson_entry entry = {
        .round = room->game->round, .team = team, .is_own_words = is_own_words};
    str_copy(entry.thought, sizeof entry.thought, thought);
    str_copy(entry.lesson, sizeof entry.lesson, lesson);
    learning_add(&room->learning, &entry);
}

/* Words that waited: they are of the round in which they were handed in. */
static void add_nodded(struct room *room, const struct tray_text *text) {
    struct lesson_entry entry = {.round = text->round, .team = text->team, .is_own_words = true};
    str_copy(entry.thought, sizeof entry.thought, text->thought);
    str_copy(entry.lesson, sizeof entry.lesson, text->words);
    learning_add(&room->learning, &entry);
}

/* A thought is somebody's page of this round; a lesson may be of a round long over. */
static void decide(struct room *room, const struct tray_text *text, bool is_yes) {
    struct sheet *sheet = sheet_of(room, text->team, text->kind);
    if (sheet->state == SHEET_WAITS && sheet->text == text->number) {
        sheet->state = is_yes ? SHEET_NODDED : SHEET_HELD_BACK;
    }
    if (text->kind == WORDS_LESSON && is_yes) {
        add_nodded(room, text);
        add_effect(room, EFFECT_LESSON, text->team);
    } else if (text->kind == WORDS_THOUGHT) {
        add_effect(room, EFFECT_QUEUE, 0);
        if (is_yes && room->game->phase == PHASE_SHARE && room->game->spotlight > 0) {
            add_effect(room, EFFECT_SPOTLIGHT, room->game->spotlight);
        }
    }
}

struct outcome room_nod(struct room *room, uint32_t number, bool is_yes) {
    const struct tray_text *text = tray_find(&room->tray, number);
    if (text == NULL || text->kind == WORDS_NAME) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_text_decided,
                          .as.text_decided = {.kind = (uint32_t)text->kind,
                                              .team = text->team,
                                              .round = text->round,
                                              .is_yes = is_yes}};
    struct outcome outcome = room_apply(room, &event, NULL, true);
    if (outcome.is_taken) {
        decide(room, text, is_yes);
        tray_remove(&room->tray, number);
    }
    return outcome;
}

/* The words are whole: they wait, or are shown at once where texts are nodded to by themselves. */
static void hand_in(struct room *room, uint16_t team, enum words_kind kind) {
    struct sheet *sheet = sheet_of(room, team, kind);
    struct tray_text text = {.kind = kind, .team = team, .round = room->game->round};
    str_copy(text.words, sizeof text.words, sheet->words);
    if (kind == WORDS_LESSON) {
        learned_from(room, team, text.thought, sizeof text.thought);
    }
    if (room->nods_itself) {
        sheet->state = SHEET_NODDED;
        if (kind == WORDS_LESSON) {
            add_lesson(room, team, text.thought, text.words, true);
        }
        return;
    }
    const struct tray_text *put = tray_put(&room->tray, &text);
    sheet->state = put != NULL ? SHEET_WAITS : SHEET_GROWS;
    sheet->text = put != NULL ? put->number : 0;
}

/* The page is written on again: whatever was decided was about other words. */
static void take_back(struct room *room, uint16_t team, enum words_kind kind) {
    struct sheet *sheet = sheet_of(room, team, kind);
    if (sheet->state == SHEET_WAITS) {
        tray_remove(&room->tray, sheet->text);
    }
    if (sheet->state != SHEET_GROWS && kind == WORDS_LESSON) {
        learning_withdraw(&room->learning, team, room->game->round);
    }
    sheet->state = SHEET_GROWS;
    sheet->text = 0;
}

/* --- writing
 * --------------------------------------------------------------------------------------- */

bool room_takes_words(const struct room *room, const struct message_write *write) {
    const struct game *game = room->game;
    bool is_written = game->phase == PHASE_OFFER || game->phase == PHASE_REFLECT;
    return is_written && write->round == game->round && write->phase == (uint8_t)game->phase;
}

static struct event event_of_write(const struct room *room, uint16_t seat,
                                   const struct message_write *write) {
    struct event event = {.kind = EVENT_lesson_given};
    bool has_words = write->text[0] != '\0';
    if (room->game->phase == PHASE_REFLECT) {
        event.as.lesson_given = (struct event_lesson_given){
            .seat = seat, .lesson = has_words ? LESSON_WORDS : 0, .is_final = write->is_final};
        return event;
    }
    const struct game_offer *offer = &room->game->seats[seat].offer;
    bool is_chip = offer->thought != THOUGHT_WORDS;
    event.kind = EVENT_offered;
    event.as.offered =
        (struct event_offered){.seat = seat,
                               .consent = offer->consent,
                               .thought = has_words ? THOUGHT_WORDS
                                          : is_chip ? offer->thought
                                                    : 0,
                               .own = offer->own,
                               .is_final = write->is_final && room->desks.list[seat].has_offered};
    return event;
}

/* Why these words cannot be taken; REFUSED_COUNT: they can. */
static enum refusal_reason check_words(const struct room *room, uint16_t seat,
                                       const struct message_write *write) {
    uint16_t team = room->game->seats[seat].team;
    if (!room_takes_words(room, write) || team == 0) {
        return REFUSED_NOT_NOW;
    }
    if (room->game->is_frozen) {
        return REFUSED_FROZEN;
    }
    if (game_scribe(room->game, team) != seat) {
        return REFUSED_NOT_YOURS;
    }
    if (utf8_length(write->text) > WORDS_CHARS_MAX) {
        return REFUSED_TOO_MANY;
    }
    bool needs_place = write->is_final && write->text[0] != '\0' && !room->nods_itself;
    bool has_place = sheet_of(room, team, kind_of(room->game->phase))->state == SHEET_WAITS;
    if (needs_place && !has_place && tray_is_full(&room->tray)) {
        return REFUSED_TOO_MANY;
    }
    return REFUSED_COUNT;
}

struct outcome room_write(struct room *room, uint16_t seat, const struct message_write *write,
                          bool is_own) {
    enum refusal_reason reason = check_words(room, seat, write);
    if (reason != REFUSED_COUNT) {
        return room_refused(reason);
    }
    enum words_kind kind = kind_of(room->game->phase);
    struct event event = event_of_write(room, seat, write);
    struct journal_words words = {.page = write->text, .lesson = ""};
    struct outcome outcome = room_apply(room, &event, &words, is_own);
    if (!outcome.is_taken) {
        return outcome;
    }
    uint16_t team = room->game->seats[seat].team;
    struct sheet *sheet = sheet_of(room, team, kind);
    bool is_other = strcmp(sheet->words, write->text) != 0;
    if (is_other || !write->is_final) {
        take_back(room, team, kind);
    }
    str_copy(sheet->words, sizeof sheet->words, write->text);
    if (write->is_final && write->text[0] != '\0' && sheet->state == SHEET_GROWS) {
        hand_in(room, team, kind);
    }
    add_effect(room, kind == WORDS_LESSON ? EFFECT_LESSON : EFFECT_OFFER, team);
    return outcome;
}

/* --- choosing
 * -------------------------------------------------------------------------------------- */

struct outcome room_offer(struct room *room, uint16_t seat, const struct message_offer *offer) {
    const struct game *game = room->game;
    uint16_t team = game->seats[seat].team;
    if (game->phase != PHASE_OFFER || offer->round != game->round || team == 0) {
        return room_refused(REFUSED_NOT_NOW);
    }
    struct sheet *sheet = &room->pages[team].thought;
    bool is_words = offer->thought == THOUGHT_WORDS;
    if (is_words && sheet->words[0] == '\0') {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_offered};
    event.as.offered = (struct event_offered){.seat = seat,
                                              .consent = offer->consent,
                                              .thought = offer->thought,
                                              .own = offer->own,
                                              .is_final = true};
    struct outcome outcome = room_apply(room, &event, NULL, false);
    if (!outcome.is_taken) {
        return outcome;
    }
    room->desks.list[seat].has_offered = true;
    if (is_words && sheet->state == SHEET_GROWS) {
        hand_in(room, team, WORDS_THOUGHT);
    } else if (!is_words && game_scribe(game, team) == seat) {
        take_back(room, team, WORDS_THOUGHT);
    }
    return outcome;
}

struct outcome room_lesson(struct room *room, uint16_t seat, const struct message_lesson *lesson) {
    const struct game *game = room->game;
    uint16_t team = game->seats[seat].team;
    if (game->phase != PHASE_REFLECT || lesson->round != game->round || team == 0) {
        return room_refused(REFUSED_NOT_NOW);
    }
    struct sheet *sheet = &room->pages[team].lesson;
    bool is_words = lesson->lesson == LESSON_WORDS;
    bool is_there =
        is_words ? sheet->words[0] != '\0' : lesson->lesson <= room_part(room, 0)->lessons_count;
    if (!is_there) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_lesson_given};
    event.as.lesson_given =
        (struct event_lesson_given){.seat = seat, .lesson = lesson->lesson, .is_final = true};
    struct outcome outcome = room_apply(room, &event, NULL, false);
    if (outcome.is_taken && is_words && sheet->state == SHEET_GROWS) {
        hand_in(room, team, WORDS_LESSON);
    } else if (outcome.is_taken && room->game->teams[team].lesson != LESSON_WORDS) {
        take_back(room, team, WORDS_LESSON);
    }
    return outcome;
}

struct outcome room_mistake(struct room *room, const char *thought, const char *lesson) {
    struct learning *learning = &room->learning;
    struct event event = {.kind = EVENT_mistake_shown};
    bool is_away = thought[0] == '\0' && lesson[0] == '\0';
    if (!is_away && learning->mistakes_count == MISTAKES_MAX) {
        return room_refused(REFUSED_TOO_MANY);
    }
    if (is_away) {
        return room_apply(room, &event, NULL, true);
    }
    uint8_t number = (uint8_t)(learning->mistakes_count + 1);
    event.as.mistake_shown.mistake = number;
    struct journal_words words = {.page = thought, .lesson = lesson};
    struct outcome outcome = room_apply(room, &event, &words, true);
    if (outcome.is_taken) {
        struct mistake *mistake = &learning->mistakes[number];
        learning->mistakes_count = number;
        str_copy(mistake->thought, sizeof mistake->thought, thought);
        str_copy(mistake->lesson, sizeof mistake->lesson, lesson);
        add_lesson(room, 0, thought, lesson, true);
    }
    return outcome;
}

/* --- ends
 * ------------------------------------------------------------------------------------------ */

void room_words_end(struct room *room, enum phase phase) {
    const struct game *game = room->game;
    if (phase != PHASE_OFFER && phase != PHASE_REFLECT) {
        return;
    }
    for (uint16_t team = 1; team <= game->teams_count; team++) {
        const struct game_team *it = &game->teams[team];
        bool is_reflect = phase == PHASE_REFLECT;
        bool is_words = is_reflect ? it->lesson == LESSON_WORDS : it->thought == THOUGHT_WORDS;
        const struct sheet *sheet = sheet_of(room, team, kind_of(phase));
        if (is_words && sheet->state == SHEET_GROWS && sheet->words[0] != '\0') {
            hand_in(room, team, kind_of(phase));
        } else if (is_reflect && it->lesson != 0 && !is_words) {
            char thought[THINKING_BYTES_MAX + 1];
            learned_from(room, team, thought, sizeof thought);
            add_lesson(room, team, thought, room_part(room, 0)->lessons[it->lesson - 1], false);
        }
    }
}

void room_words_clear(struct room *room) {
    for (uint16_t team = 0; team <= TEAMS_MAX; team++) {
        struct page *page = &room->pages[team];
        if (page->thought.state == SHEET_WAITS) {
            tray_remove(&room->tray, page->thought.text); /* nothing would show it any more */
        }
        page->thought.words[0] = page->lesson.words[0] = '\0';
        page->thought.state = page->lesson.state = SHEET_GROWS;
        page->thought.text = page->lesson.text = 0;
    }
}
