/* Words that a team's scribe writes, and what the class may see of them. The rules know only that
 * there are words and whose; the words stand on the team's page, wait among the texts for the
 * teacher's nod, and only then may a spotlight or the learning board show them. Without the nod the
 * chip of the known slip stands there, or the bare answer. Here is asked whether words can be
 * taken, and what may be shown; what becomes of them stands in room_follow.c. */
#include "room_inside.h"

#include <string.h>

#include "utf8.h"

#define WORDS_CHARS_MAX 140

/* --- what may be shown
 * ----------------------------------------------------------------------------- */

static const char *chip(const struct room *room, uint8_t slip) {
    const struct challenge *challenge = room_part(room, 0);
    return slip >= 1 && slip <= challenge->slips_count ? challenge->slips[slip - 1].thinking : "";
}

/* In a small room a known slip has the pack's answer and the pack's thought, whoever had it, so
 * that nobody can tell an offered one from an authored one; words come there as well once they are
 * nodded to, for the team wrote them to be seen. */
static bool is_as_the_pack_has_it(const struct room *room, const struct game_candidate *it) {
    return game_is_small(room->game) && it->slip >= 1 &&
           it->slip <= room_part(room, 0)->slips_count;
}

const char *room_thought(const struct room *room, const struct game_spotlight *spotlight) {
    const struct game_candidate *it = &spotlight->thought;
    bool is_chip = it->thought != 0 && it->thought != THOUGHT_WORDS;
    if (is_chip && !is_as_the_pack_has_it(room, it)) {
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
    if (spotlight->source == SPOTLIGHT_AUTHORED || is_as_the_pack_has_it(room, it)) {
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

/* --- the nod
 * -------------------------------------------------------------------------------------- */

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
    return room_apply(room, &event, NULL, true);
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
        event.as.lesson_given =
            (struct event_lesson_given){.seat = seat,
                                        .lesson = has_words ? LESSON_WORDS : WORDS_GONE,
                                        .is_final = write->is_final};
        return event;
    }
    const struct game_offer *offer = &room->game->seats[seat].offer;
    event.kind = EVENT_offered;
    event.as.offered =
        (struct event_offered){.seat = seat,
                               .consent = offer->consent,
                               .thought = has_words ? THOUGHT_WORDS : WORDS_GONE,
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
    bool has_place =
        room_sheet(room, team, room_words_kind(room->game->phase))->state == SHEET_WAITS;
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
    struct event event = event_of_write(room, seat, write);
    struct journal_words words = {
        .page = write->text, .lesson = "", .is_page_final = write->is_final};
    return room_apply(room, &event, &words, is_own);
}

/* --- choosing
 * -------------------------------------------------------------------------------------- */

struct outcome room_offer(struct room *room, uint16_t seat, const struct message_offer *offer) {
    const struct game *game = room->game;
    uint16_t team = game->seats[seat].team;
    if (game->phase != PHASE_OFFER || offer->round != game->round || team == 0) {
        return room_refused(REFUSED_NOT_NOW);
    }
    const struct sheet *sheet = &room->pages[team].thought;
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
    return room_apply(room, &event, NULL, false);
}

struct outcome room_lesson(struct room *room, uint16_t seat, const struct message_lesson *lesson) {
    const struct game *game = room->game;
    uint16_t team = game->seats[seat].team;
    if (game->phase != PHASE_REFLECT || lesson->round != game->round || team == 0) {
        return room_refused(REFUSED_NOT_NOW);
    }
    const struct sheet *sheet = &room->pages[team].lesson;
    bool is_words = lesson->lesson == LESSON_WORDS;
    bool is_there =
        is_words ? sheet->words[0] != '\0' : lesson->lesson <= room_part(room, 0)->lessons_count;
    if (!is_there) {
        return room_refused(REFUSED_NOT_OFFERED);
    }
    struct event event = {.kind = EVENT_lesson_given};
    event.as.lesson_given =
        (struct event_lesson_given){.seat = seat, .lesson = lesson->lesson, .is_final = true};
    return room_apply(room, &event, NULL, false);
}

struct outcome room_mistake(struct room *room, const char *thought, const char *lesson) {
    const struct learning *learning = &room->learning;
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
    return room_apply(room, &event, &words, true);
}
