/* What an event that the rules have accepted means for the words of the room: an answer stands on
 * its seat's desk, a page was written on, a text got its nod, a seat has a name and a token. One
 * way for an event that just came and for one that is read from the journal, so a room that is
 * started again is the room that it was. */
#include <string.h>

#include "room_inside.h"
#include "str.h"

static void add_effect(struct room *room, enum effect_kind kind, uint32_t id) {
    if (room->effects.count < EFFECTS_MAX) {
        room->effects.list[room->effects.count++] = (struct effect){.kind = kind, .id = id};
    }
}

/* --- answers
 * --------------------------------------------------------------------------------------- */

static struct said *place_of(struct desk *desk, enum phase phase) {
    if (phase == PHASE_TRY) {
        return &desk->first_try;
    }
    return phase == PHASE_AGAIN ? &desk->again : &desk->backing;
}

static void follow_answered(struct room *room, const struct event *event,
                            const struct journal_words *words) {
    const struct event_answered *it = &event->as.answered;
    bool is_match = it->mark == MARK_MATCH;
    struct said said = {.is_given = true,
                        .is_final = it->is_final == 1,
                        .confidence = (uint8_t)it->confidence,
                        .is_match = is_match,
                        .slip = is_match ? 0 : (uint8_t)it->mark,
                        .answer = it->answer};
    if (words->text != NULL) {
        str_copy(said.text, sizeof said.text, words->text);
        said.picks_count = (uint8_t)words->picks_count;
        memcpy(said.picks, words->picks, words->picks_count);
    }
    *place_of(&room->desks.list[it->seat], (enum phase)it->phase) = said;
    if (room->game->phase == PHASE_HUDDLE) {
        room_keep_huddle(room, room->game->seats[it->seat].team);
    }
}

/* --- pages
 * ----------------------------------------------------------------------------------------- */

struct sheet *room_sheet(const struct room *room, uint16_t team, enum words_kind kind) {
    struct page *page = &room->pages[team];
    return kind == WORDS_THOUGHT ? &page->thought : &page->lesson;
}

enum words_kind room_words_kind(enum phase phase) {
    return phase == PHASE_REFLECT ? WORDS_LESSON : WORDS_THOUGHT;
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

/* The words are whole: they wait, or are shown at once where texts are nodded to by themselves. */
static void hand_in(struct room *room, uint16_t team, enum words_kind kind) {
    struct sheet *sheet = room_sheet(room, team, kind);
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
    struct sheet *sheet = room_sheet(room, team, kind);
    if (sheet->state == SHEET_WAITS) {
        tray_remove(&room->tray, sheet->text);
    }
    if (sheet->state != SHEET_GROWS && kind == WORDS_LESSON) {
        learning_withdraw(&room->learning, team, room->game->round);
    }
    sheet->state = SHEET_GROWS;
    sheet->text = 0;
}

/* The scribe's words as they stand now, whole or not yet. */
static void write_page(struct room *room, uint16_t seat, enum words_kind kind,
                       const struct journal_words *words) {
    uint16_t team = room->game->seats[seat].team;
    struct sheet *sheet = room_sheet(room, team, kind);
    bool is_other = strcmp(sheet->words, words->page) != 0;
    if (is_other || !words->is_page_final) {
        take_back(room, team, kind);
    }
    str_copy(sheet->words, sizeof sheet->words, words->page);
    if (words->is_page_final && words->page[0] != '\0' && sheet->state == SHEET_GROWS) {
        hand_in(room, team, kind);
    }
    add_effect(room, kind == WORDS_LESSON ? EFFECT_LESSON : EFFECT_OFFER, team);
}

static void follow_offered(struct room *room, const struct event *event,
                           const struct journal_words *words) {
    uint16_t seat = (uint16_t)event->as.offered.seat;
    uint16_t team = room->game->seats[seat].team;
    bool is_words = event->as.offered.thought == THOUGHT_WORDS;
    if (words->page != NULL) {
        write_page(room, seat, WORDS_THOUGHT, words);
        return;
    }
    room->desks.list[seat].has_offered = true;
    if (is_words && room_sheet(room, team, WORDS_THOUGHT)->state == SHEET_GROWS) {
        hand_in(room, team, WORDS_THOUGHT);
    } else if (!is_words && game_scribe(room->game, team) == seat) {
        take_back(room, team, WORDS_THOUGHT);
    }
}

static void follow_lesson_given(struct room *room, const struct event *event,
                                const struct journal_words *words) {
    uint16_t seat = (uint16_t)event->as.lesson_given.seat;
    uint16_t team = room->game->seats[seat].team;
    bool is_words = event->as.lesson_given.lesson == LESSON_WORDS;
    if (words->page != NULL) {
        write_page(room, seat, WORDS_LESSON, words);
    } else if (is_words && room_sheet(room, team, WORDS_LESSON)->state == SHEET_GROWS) {
        hand_in(room, team, WORDS_LESSON);
    } else if (room->game->teams[team].lesson != LESSON_WORDS) {
        take_back(room, team, WORDS_LESSON);
    }
}

/* The teacher's nod. A thought is somebody's page of this round; a lesson may be of a round long
 * over. */
static void follow_text_decided(struct room *room, const struct event *event,
                                const struct journal_words *words) {
    const struct event_text_decided *it = &event->as.text_decided;
    const struct tray_text *text = tray_find_page(&room->tray, (enum words_kind)it->kind,
                                                  (uint16_t)it->team, (uint8_t)it->round);
    (void)words;
    if (text == NULL) {
        return;
    }
    struct sheet *sheet = room_sheet(room, text->team, text->kind);
    if (sheet->state == SHEET_WAITS && sheet->text == text->number) {
        sheet->state = it->is_yes == 1 ? SHEET_NODDED : SHEET_HELD_BACK;
    }
    if (text->kind == WORDS_LESSON && it->is_yes == 1) {
        add_nodded(room, text);
        add_effect(room, EFFECT_LESSON, text->team);
    } else if (text->kind == WORDS_THOUGHT) {
        add_effect(room, EFFECT_QUEUE, 0);
        if (it->is_yes == 1 && room->game->phase == PHASE_SHARE && room->game->spotlight > 0) {
            add_effect(room, EFFECT_SPOTLIGHT, room->game->spotlight);
        }
    }
    tray_remove(&room->tray, text->number);
}

static void follow_mistake_shown(struct room *room, const struct event *event,
                                 const struct journal_words *words) {
    uint32_t number = event->as.mistake_shown.mistake;
    struct learning *learning = &room->learning;
    if (number == 0 || words->page == NULL || number > MISTAKES_MAX) {
        return;
    }
    struct mistake *mistake = &learning->mistakes[number];
    learning->mistakes_count = (uint8_t)number;
    str_copy(mistake->thought, sizeof mistake->thought, words->page);
    str_copy(mistake->lesson, sizeof mistake->lesson, words->lesson);
    add_lesson(room, 0, words->page, words->lesson, true);
}

/* --- seats
 * ----------------------------------------------------------------------------------------- */

static void follow_seat_added(struct room *room, const struct event *event,
                              const struct journal_words *words) {
    static const uint8_t none[TOKEN_HASH_BYTES] = {0};
    (void)event; /* seats are numbered in the order in which they come */
    desks_add(&room->desks, words->name != NULL ? words->name : "",
              words->token != NULL ? words->token : none);
}

static void follow_seat_resumed(struct room *room, const struct event *event,
                                const struct journal_words *words) {
    const struct event_seat_resumed *it = &event->as.seat_resumed;
    if (words->token != NULL) {
        desks_turn_token(&room->desks, (uint16_t)it->seat, (enum return_kind)it->how, words->token);
    }
}

static void follow_seat_removed(struct room *room, const struct event *event,
                                const struct journal_words *words) {
    (void)words;
    desks_void_tokens(&room->desks, (uint16_t)event->as.seat_removed.seat);
}

static void follow_seat_noted(struct room *room, const struct event *event,
                              const struct journal_words *words) {
    struct desk *desk = &room->desks.list[event->as.seat_noted.seat];
    str_copy(desk->note, sizeof desk->note, words->page != NULL ? words->page : "");
}

void room_follow(struct room *room, const struct event *event, const struct journal_words *words) {
    static const struct journal_words none = {0};
    static const struct {
        enum event_kind kind;
        void (*follow)(struct room *room, const struct event *event,
                       const struct journal_words *words);
    } rows[] = {
        {EVENT_answered, follow_answered},           {EVENT_offered, follow_offered},
        {EVENT_lesson_given, follow_lesson_given},   {EVENT_text_decided, follow_text_decided},
        {EVENT_mistake_shown, follow_mistake_shown}, {EVENT_seat_added, follow_seat_added},
        {EVENT_seat_resumed, follow_seat_resumed},   {EVENT_seat_noted, follow_seat_noted},
        {EVENT_seat_removed, follow_seat_removed},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].kind == event->kind) {
            rows[i].follow(room, event, words != NULL ? words : &none);
        }
    }
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
        const struct sheet *sheet = room_sheet(room, team, room_words_kind(phase));
        if (is_words && sheet->state == SHEET_GROWS && sheet->words[0] != '\0') {
            hand_in(room, team, room_words_kind(phase));
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
