/* Every text of a message, by the table of its fields, is searched for what must not be there. What
 * gives something away is marked by the class that is played (marked_class.h). */
#include "ear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "message_table.h"
#include "server_inside.h"
#include "str.h"

/* The class may see what a pupil's team, or the pupil alone, let out in this round. */
static bool has_let_out(int pupil) {
    uint16_t seat = seat_of(pupil);
    uint16_t team = team_of(pupil);
    bool of_team = game_missed(game(), team) && game()->teams[team].consent >= CONSENT_WITHOUT;
    bool own = game()->seats[seat].offer.own == CONSENT_WITHOUT && game_own_is_asked(game(), seat);
    return of_team || own;
}

static bool is_on_screens(const struct ear *ear) {
    return is_message(ear, MESSAGE_spotlight) || is_message(ear, MESSAGE_desk_queue);
}

static bool answer_may_be_heard(const struct ear *ear, const struct made *it) {
    if (is_message(ear, MESSAGE_mine) || is_message(ear, MESSAGE_ideas)) {
        return is_own_team(ear->pupil, it->pupil);
    }
    return is_on_screens(ear) && it->round == game()->round && has_let_out(it->pupil);
}

static bool words_may_be_heard(const struct ear *ear, const struct made *it) {
    if (is_message(ear, MESSAGE_page)) {
        return is_own_team(ear->pupil, it->pupil);
    }
    if (is_message(ear, MESSAGE_desk_texts)) {
        return ear->pupil == TEACHER;
    }
    bool may_show = is_on_screens(ear) || is_message(ear, MESSAGE_learning_board) ||
                    is_message(ear, MESSAGE_seat) || is_message(ear, MESSAGE_team) ||
                    is_message(ear, MESSAGE_desk_seats) || is_message(ear, MESSAGE_page) ||
                    is_message(ear, MESSAGE_pen);
    return may_show && it->is_nodded;
}

static void check_made(const struct ear *ear) {
    for (const char *at = strstr(ear->text, "MADE"); at != NULL; at = strstr(at + 4, "MADE")) {
        unsigned place = 0;
        assert_int_equal(sscanf(at, "MADE%4u", &place), 1);
        assert_true(place < ear_hearing()->class.made_count);
        const struct made *it = &ear_hearing()->class.made[place];
        bool may = it->is_words ? words_may_be_heard(ear, it) : answer_may_be_heard(ear, it);
        if (!may) {
            complain(ear, it->is_words ? "words without a nod" : "a try of somebody else");
        }
    }
}

/* The round's own challenge is A or D; B, E its first twin and C, F its second. */
static bool is_of_this_round(char letter) {
    const char *own = game()->challenge == 1 ? "ABC" : "DEF";
    return strchr(own, letter) != NULL;
}

static char letter_of(uint8_t part) {
    return (char)((game()->challenge == 1 ? 'A' : 'D') + part);
}

/* What the reveal tells stays told: the challenge, and the twin that was mended with. */
void ear_note_reveal(void) {
    const uint8_t *reveal = memchr(game()->plan, PHASE_REVEAL, game()->plan_count);
    if (game()->phase != PHASE_NONE && game()->phase_index >= reveal - game()->plan) {
        ear_hearing()->was_revealed[(int)letter_of(0)] = true;
        ear_hearing()->was_revealed[(int)letter_of(game_part(game(), PHASE_MEND))] = true;
    }
}

/* From offer on: the thoughts of this round's own challenge. */
static bool is_thought_out(char letter) {
    const uint8_t *offer = memchr(game()->plan, PHASE_OFFER, game()->plan_count);
    return game()->phase != PHASE_NONE && offer != NULL &&
           game()->phase_index >= offer - game()->plan && letter == letter_of(0);
}

static bool team_has_typed(int pupil, const char *mark) {
    for (int i = 0; i < PUPILS; i++) {
        if (is_own_team(pupil, i) && strstr(ear_hearing()->class.said_keys[i], mark) != NULL) {
            return true;
        }
    }
    return false;
}

static bool has_chosen_both(int pupil) {
    const uint8_t *ideas = game()->teams[team_of(pupil)].ideas[game()->spotlight];
    return team_of(pupil) != 0 && ideas[QUESTION_GOOD] != 0 && ideas[QUESTION_TURN] != 0;
}

static bool have_all_chosen(void) {
    for (uint16_t i = 1; i <= game()->teams_count; i++) {
        const uint8_t *ideas = game()->teams[i].ideas[game()->spotlight];
        bool has_both = ideas[QUESTION_GOOD] != 0 && ideas[QUESTION_TURN] != 0;
        if (game()->teams[i].seats_count > 0 && !has_both) {
            return false;
        }
    }
    return true;
}

static bool is_in_spotlight(char letter, char number) {
    const struct game_spotlight *it = &game()->spotlights[game()->spotlight];
    return game()->phase == PHASE_SHARE && is_of_this_round(letter) &&
           it->thought.slip == (uint8_t)(number - '0');
}

/* `mark` as it was found: KEY-A, SLIP-A1. */
static bool mark_may_be_heard(const struct ear *ear, const char *kind, const char *mark) {
    char letter = mark[strlen(kind)];
    assert_true(letter >= 'A' && letter <= 'F');
    char number = mark[strlen(kind) + 1];
    bool is_answer = strcmp(kind, "KEY-") == 0 || strcmp(kind, "SLIP-") == 0;
    char whole[8];
    str_copy_bytes(whole, sizeof whole, mark, strlen(kind) + (kind[0] == 'S' ? 2 : 1));
    if (is_answer && (is_message(ear, MESSAGE_ideas) || is_message(ear, MESSAGE_mine))) {
        return team_has_typed(ear->pupil, whole);
    }
    if (ear_hearing()->was_revealed[(int)letter]) {
        return true;
    }
    if (strcmp(kind, "THINK-") == 0) {
        return is_thought_out(letter);
    }
    if (strcmp(kind, "SLIP-") == 0) {
        size_t spaces = strspn(mark + 7, " ");
        if (spaces > 1 && !has_let_out((int)spaces - 2)) {
            return false;
        }
        bool is_queued = is_message(ear, MESSAGE_desk_queue);
        return is_queued || (is_message(ear, MESSAGE_spotlight) && is_in_spotlight(letter, number));
    }
    if (strcmp(kind, "TURN-") == 0 && is_message(ear, MESSAGE_spotlight)) {
        return is_in_spotlight(letter, number) && have_all_chosen();
    }
    if (strcmp(kind, "TURN-") == 0) {
        return is_message(ear, MESSAGE_chosen) && is_in_spotlight(letter, number) &&
               has_chosen_both(ear->pupil);
    }
    return false;
}

static void check_marks(const struct ear *ear) {
    static const char *const kinds[] = {"KEY-", "WHY-", "SLIP-", "THINK-", "TURN-"};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const char *at = strstr(ear->text, kinds[i]);
        for (; at != NULL; at = strstr(at + 1, kinds[i])) {
            if (!mark_may_be_heard(ear, kinds[i], at)) {
                complain(ear, "too early");
            }
        }
    }
}

static bool is_field(const struct ear *ear, enum message_id id, const char *field) {
    return is_message(ear, id) && strcmp(ear->field, field) == 0;
}

/* A student's name is for teammates and the teacher, and for the class after the pen's yes: alone
 * in a field that is for names, and nowhere else. */
static bool name_may_be_heard(const struct ear *ear, int whose) {
    if (is_field(ear, MESSAGE_names, "text") || is_field(ear, MESSAGE_desk_seats, "name") ||
        is_field(ear, MESSAGE_desk_texts, "words")) {
        return true;
    }
    if (is_field(ear, MESSAGE_seat, "name")) {
        return ear->pupil == whose;
    }
    if (is_field(ear, MESSAGE_team, "name") || is_field(ear, MESSAGE_page, "scribe")) {
        return is_own_team(ear->pupil, whose);
    }
    return is_field(ear, MESSAGE_pen, "name") && game()->pen_seat == seat_of(whose) &&
           game()->pen_said_yes;
}

static void check_names(const struct ear *ear) {
    for (int i = 0; i < PUPILS; i++) {
        const char *name = ear_hearing()->seen_names[i];
        bool is_said = name[0] != '\0' && strstr(ear->text, name) != NULL;
        if (is_said && (strcmp(ear->text, name) != 0 || !name_may_be_heard(ear, i))) {
            complain(ear, "a student's name");
        }
    }
}

static bool all_said_yes(uint16_t team) {
    const struct game_team *it = &game()->teams[team];
    bool all = it->seats_count > 0;
    for (uint8_t i = 0; i < it->seats_count; i++) {
        const struct game_seat *seat = &game()->seats[it->seats[i]];
        bool has_claimed = (seat->claims & (1u << game()->spotlight)) != 0;
        all = all && (seat->offer.consent == CONSENT_NAME || has_claimed);
    }
    return all && game_missed(game(), team);
}

/* Beside a thought a team's name stands after the yes of all its members. */
static void check_team_names(const struct ear *ear) {
    char name[NAME_BYTES_MAX + 1];
    if (!is_message(ear, MESSAGE_spotlight)) {
        return;
    }
    for (uint16_t team = 1; team <= game()->teams_count; team++) {
        names_of_team(&ear_hearing()->class.lesson->server->room.names, team, name, sizeof name);
        if (strstr(ear->text, name) != NULL && !all_said_yes(team)) {
            complain(ear, "a team's name without its yes");
        }
    }
}

static void search_form(struct ear *ear, const struct form *form, const uint8_t *owner) {
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (field->type == FIELD_STR) {
            ear->field = field->name;
            ear->text = (const char *)owner + field->offset;
            check_made(ear);
            check_marks(ear);
            check_names(ear);
            check_team_names(ear);
            ear_hearing()->texts_searched++;
        } else if (field->type == FIELD_LIST) {
            const struct form *record = record_form(field->record);
            for (size_t j = 0; j < field_count(field, owner); j++) {
                search_form(ear, record, owner + field->offset + j * record->size_bytes);
            }
        }
    }
}

void ear_check_texts(struct ear *ear) {
    search_form(ear, &message_form(ear->message->id)->form, (const uint8_t *)&ear->message->as);
}
