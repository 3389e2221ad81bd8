/* What the class hears of thoughts. Of a team there is in them only what the team let out: a
 * thought that it offered, its name after its yes, words after the teacher's nod. With fewer than
 * four teams an offered thought and an authored one have the same caption and no counts. */
#include "letters.h"

#include <string.h>

#include "str.h"

/* Counts of teams are told from so many on. */
#define TEAMS_TOLD_MIN 3

void letter_thoughts(const struct room *room, struct message *message) {
    const struct challenge *challenge = room_part(room, 0);
    message->id = MESSAGE_thoughts;
    struct message_thoughts *thoughts = &message->as.thoughts;
    *thoughts = (struct message_thoughts){.round = room->game->round,
                                          .thoughts_count = challenge->slips_count};
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        str_copy(thoughts->thoughts[i].text, sizeof thoughts->thoughts[i].text,
                 challenge->slips[i].thinking);
    }
}

/* As many as fit: the teams that said yes. */
static void write_named(const struct room *room, char *text, size_t size) {
    uint16_t teams[4];
    size_t count = game_named(room->game, room->game->spotlight, teams, 4);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        char name[NAME_BYTES_MAX + 1];
        names_of_team(&room->names, teams[i], name, sizeof name);
        if (strlen(text) + strlen(name) + 3 > size) {
            return;
        }
        str_append(text, size, i > 0 ? ", " : "");
        str_append(text, size, name);
    }
}

static void write_teachers(const struct room *room, struct message_spotlight *it) {
    const struct mistake *mistake = &room->learning.mistakes[room->game->mistake];
    it->caption = CAPTION_TEACHERS;
    str_copy(it->thought, sizeof it->thought, mistake->thought);
    str_copy(it->lesson, sizeof it->lesson, mistake->lesson);
}

static void write_thought(const struct room *room, struct message_spotlight *it) {
    const struct game *game = room->game;
    const struct game_spotlight *spotlight = &game->spotlights[game->spotlight];
    bool is_small = game_is_small(game);
    bool is_teams = spotlight->source == SPOTLIGHT_OFFERED && !is_small;
    it->number = game->spotlight;
    it->caption = is_teams ? CAPTION_TEAM : CAPTION_MANY;
    it->may_claim = !is_small;
    it->teams =
        is_teams && spotlight->thought.teams >= TEAMS_TOLD_MIN ? spotlight->thought.teams : 0;
    room_spotlight_answer(room, spotlight, it->answer, sizeof it->answer);
    str_copy(it->thought, sizeof it->thought, room_thought(room, spotlight));
    if (is_teams) {
        write_named(room, it->team, sizeof it->team);
    }
    const struct challenge *challenge = room_part(room, 0);
    uint8_t slip = spotlight->thought.slip;
    if (game_all_answered(game) && slip >= 1 && slip <= challenge->slips_count) {
        str_copy(it->turn, sizeof it->turn, challenge->slips[slip - 1].turn);
    }
}

void letter_spotlight(const struct room *room, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_spotlight;
    struct message_spotlight *it = &message->as.spotlight;
    *it = (struct message_spotlight){.round = game->round};
    if (game->mistake != 0) {
        write_teachers(room, it);
    } else if (game->phase == PHASE_SHARE && game->spotlight > 0) {
        write_thought(room, it);
    }
}

static void write_ideas(struct record_idea_line *lines, const char *const *texts, uint8_t count) {
    for (uint8_t i = 0; i < count; i++) {
        str_copy(lines[i].text, sizeof lines[i].text, texts[i]);
    }
}

void letter_questions(const struct room *room, struct message *message) {
    const struct challenge *challenge = room_part(room, 0);
    message->id = MESSAGE_questions;
    struct message_questions *questions = &message->as.questions;
    *questions = (struct message_questions){.round = room->game->round,
                                            .good_count = challenge->good_count,
                                            .turns_count = challenge->turns_count};
    write_ideas(questions->good, challenge->good, challenge->good_count);
    write_ideas(questions->turns, challenge->turns, challenge->turns_count);
}

void letter_lessons(const struct room *room, struct message *message) {
    const struct challenge *challenge = room_part(room, 0);
    message->id = MESSAGE_lessons;
    struct message_lessons *lessons = &message->as.lessons;
    *lessons = (struct message_lessons){.round = room->game->round,
                                        .lessons_count = challenge->lessons_count};
    for (uint8_t i = 0; i < challenge->lessons_count; i++) {
        str_copy(lessons->lessons[i].text, sizeof lessons->lessons[i].text, challenge->lessons[i]);
    }
}

/* Newest first; false when the board is full. */
static bool put_entry(const struct lesson_entry *entry, struct message_learning_board *board) {
    if (board->entries_count == BOARD_ENTRIES_MAX) {
        return false;
    }
    struct record_board_entry *place = &board->entries[board->entries_count++];
    place->is_teachers = entry->team == 0;
    str_copy(place->thought, sizeof place->thought, entry->thought);
    str_copy(place->lesson, sizeof place->lesson, entry->lesson);
    return true;
}

static void put_entries(const struct learning *learning, bool is_own_words,
                        struct message_learning_board *board) {
    for (uint16_t i = learning->count; i > 0; i--) {
        const struct lesson_entry *entry = &learning->list[i - 1];
        if (entry->is_own_words == is_own_words && !put_entry(entry, board)) {
            return;
        }
    }
}

void letter_learning_board(const struct room *room, struct message *message) {
    const struct learning *learning = &room->learning;
    message->id = MESSAGE_learning_board;
    struct message_learning_board *board = &message->as.learning_board;
    *board = (struct message_learning_board){.entries_count = 0};
    put_entries(learning, true, board);
    put_entries(learning, false, board);
    unsigned more = (unsigned)learning->count + learning->lost - board->entries_count;
    board->more = (uint16_t)(more < UINT16_MAX ? more : UINT16_MAX);
}

void letter_pen(const struct room *room, enum pen_state state, struct message *message) {
    message->id = MESSAGE_pen;
    message->as.pen = (struct message_pen){.state = (uint8_t)state};
    if (state == PEN_SAYS) {
        str_copy(message->as.pen.name, sizeof message->as.pen.name,
                 room->desks.list[room->game->pen_seat].name);
    }
}

void letter_cheers(const struct cheers_sums *sums, struct message *message) {
    message->id = MESSAGE_cheers;
    message->as.cheers =
        (struct message_cheers){.counts_count = CHEER_COUNT, .is_chorus = sums->is_chorus};
    for (size_t i = 0; i < CHEER_COUNT; i++) {
        uint32_t count = sums->counts[i];
        message->as.cheers.counts[i] = (uint8_t)(count < UINT8_MAX ? count : UINT8_MAX);
    }
}
