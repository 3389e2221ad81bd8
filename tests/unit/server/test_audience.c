/* Who may hear what. Whole lessons are played from a seed: students of teams that matched and of
 * teams that missed, a board, a teacher. Every message that anybody hears is looked up in a table
 * by its kind, the phase and the listener, and every text in it is searched for what must not be
 * there: keys, explanations, slips, tries, words without a nod, names. The table has a row for each
 * message that a server sends, so a new message needs a decision here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marked_class.h"
#include "message_table.h"
#include "server_inside.h"
#include "str.h"

#define SEEDS 60

/* --- who hears which message when
 * ----------------------------------------------------------------- */

enum { STUDENT = 1, BOARDS = 2, TEACHERS = 4, ANYBODY = 7 };

#define IN(phase) (1u << (phase))
#define ALWAYS    0xffffu
#define AT_REST   IN(PHASE_NONE)
#define ANSWERING (IN(PHASE_TRY) | IN(PHASE_HUDDLE) | IN(PHASE_MEND) | IN(PHASE_AGAIN))
#define PLAYING   (ALWAYS & ~AT_REST)
#define REVEALED  (IN(PHASE_REVEAL) | IN(PHASE_REFLECT) | IN(PHASE_AGAIN))

struct cell {
    enum message_id id;
    unsigned who, phases;
    bool is_rare; /* not every run of this test meets it */
};

static const struct cell cells[] = {
    {MESSAGE_welcome, ANYBODY, ALWAYS, false},
    {MESSAGE_refused, ANYBODY, ALWAYS, false},
    {MESSAGE_kept, STUDENT | TEACHERS, ALWAYS, false},
    {MESSAGE_closed, ANYBODY, ALWAYS, false},
    {MESSAGE_beat, ANYBODY, ALWAYS, true},
    {MESSAGE_names, STUDENT, ALWAYS, false},
    {MESSAGE_name_waits, STUDENT, ALWAYS, false},
    {MESSAGE_seat, STUDENT, ALWAYS, false},
    {MESSAGE_team, STUDENT, ALWAYS, false},
    {MESSAGE_room, ANYBODY, ALWAYS, false},
    {MESSAGE_phase, ANYBODY, ALWAYS, false},
    {MESSAGE_bowls, ANYBODY, AT_REST, false},
    {MESSAGE_challenge, ANYBODY, PLAYING, false},
    {MESSAGE_progress, ANYBODY, ALWAYS, false},
    {MESSAGE_mine, STUDENT, ANSWERING, true},
    {MESSAGE_ideas, STUDENT, IN(PHASE_HUDDLE) | IN(PHASE_MEND), false},
    {MESSAGE_result, STUDENT, PLAYING & ~IN(PHASE_TRY) & ~IN(PHASE_HUDDLE), false},
    {MESSAGE_thoughts, ANYBODY, IN(PHASE_OFFER), false},
    {MESSAGE_page, STUDENT, IN(PHASE_OFFER) | IN(PHASE_REFLECT), false},
    {MESSAGE_questions, ANYBODY, IN(PHASE_SHARE), false},
    {MESSAGE_spotlight, ANYBODY, ALWAYS, false}, /* outside of share the teacher's own alone */
    {MESSAGE_chosen, STUDENT, IN(PHASE_SHARE), false},
    {MESSAGE_cheers, ANYBODY, ALWAYS, false},
    {MESSAGE_pen, ANYBODY, ALWAYS, false},
    {MESSAGE_pen_ask, STUDENT, ALWAYS, false},
    {MESSAGE_reveal, ANYBODY, REVEALED, false},
    {MESSAGE_bars, ANYBODY, REVEALED | AT_REST, false},
    {MESSAGE_lessons, ANYBODY, IN(PHASE_REFLECT), false},
    {MESSAGE_recap, ANYBODY, AT_REST, false},
    {MESSAGE_shelf, ANYBODY, AT_REST, false},
    {MESSAGE_learning_board, ANYBODY, AT_REST, false},
    {MESSAGE_journey, STUDENT, AT_REST, false},
    {MESSAGE_desk, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_seats, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_teams, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_queue, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_texts, TEACHERS, ALWAYS, false},
    {MESSAGE_desk_packs, TEACHERS, ALWAYS, false},
    {MESSAGE_part, ANYBODY, ALWAYS, true}, /* carries others, which are looked at whole */
    {MESSAGE_found, 0, 0, true},           /* answers a datagram outside of every connection */
};

#define CELLS (sizeof cells / sizeof cells[0])

static unsigned heard[CELLS];

static const struct cell *cell_of(enum message_id id) {
    for (size_t i = 0; i < CELLS; i++) {
        if (cells[i].id == id) {
            return &cells[i];
        }
    }
    return NULL;
}

/* --- the class
 * ------------------------------------------------------------------------------------ */

static struct marked_class class;
static char seen_names[PUPILS][NAME_BYTES_MAX + 1];
static bool was_revealed['F' + 1]; /* by letter of a challenge or a twin, in this lesson */
static unsigned texts_searched, small_shares_met, kinds_met[ROUND_KIND_COUNT];

static const struct game *game(void) {
    return marked_class_game(&class);
}

static uint16_t seat_of(int pupil) {
    return marked_class_seat(&class, pupil);
}

static uint16_t team_of(int pupil) {
    return marked_class_team(&class, pupil);
}

static bool is_own_team(int a, int b) {
    return a == b || (team_of(a) != 0 && team_of(a) == team_of(b));
}

static unsigned role_of(int pupil) {
    return pupil == BOARD ? BOARDS : pupil == TEACHER ? TEACHERS : STUDENT;
}

/* --- what a text may say
 * -------------------------------------------------------------------------- */

struct ear {
    int pupil;
    const struct message *message;
    const char *field;
    const char *text;
};

static void complain(const struct ear *ear, const char *what) {
    fail_msg("%s: %s.%s to %d in phase %d of round %d says \"%s\"", what,
             message_form(ear->message->id)->form.name, ear->field, ear->pupil, (int)game()->phase,
             game()->round, ear->text);
}

static bool is_message(const struct ear *ear, enum message_id id) {
    return ear->message->id == id;
}

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
        assert_true(place < class.made_count);
        const struct made *it = &class.made[place];
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
static void note_reveal(void) {
    const uint8_t *reveal = memchr(game()->plan, PHASE_REVEAL, game()->plan_count);
    if (game()->phase != PHASE_NONE && game()->phase_index >= reveal - game()->plan) {
        was_revealed[(int)letter_of(0)] = true;
        was_revealed[(int)letter_of(game_part(game(), PHASE_MEND))] = true;
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
        if (is_own_team(pupil, i) && strstr(class.said_keys[i], mark) != NULL) {
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
    if (was_revealed[(int)letter]) {
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
        const char *name = seen_names[i];
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
        names_of_team(&class.lesson->server->room.names, team, name, sizeof name);
        if (strstr(ear->text, name) != NULL && !all_said_yes(team)) {
            complain(ear, "a team's name without its yes");
        }
    }
}

/* --- every text of a message, by the table of its fields
 * ------------------------------------------------ */

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
            texts_searched++;
        } else if (field->type == FIELD_LIST) {
            const struct form *record = record_form(field->record);
            for (size_t j = 0; j < field_count(field, owner); j++) {
                search_form(ear, record, owner + field->offset + j * record->size_bytes);
            }
        }
    }
}

/* --- what numbers may say
 * ------------------------------------------------------------------------ */

#define CHECK(ear, is_so)                                                                          \
    do {                                                                                           \
        if (!(is_so)) {                                                                            \
            complain(ear, "not so: " #is_so);                                                      \
        }                                                                                          \
    } while (0)

static bool has_come_to(enum phase phase) {
    const uint8_t *at = memchr(game()->plan, (int)phase, game()->plan_count);
    return at != NULL && game()->phase_index >= at - game()->plan;
}

/* Of the own team and the own first try, and no gold before it is booked. */
static void check_result(const struct ear *ear, const struct message_result *it) {
    const struct game_team *team = &game()->teams[team_of(ear->pupil)];
    const struct game_answer *first = &game()->seats[seat_of(ear->pupil)].first_try;
    bool is_booked = has_come_to(PHASE_REVEAL);
    bool is_mend = is_booked && has_come_to(PHASE_MEND);
    bool was_asked = is_mend ? team->was_asked_mend : team->was_asked_huddle;
    bool is_there = (is_mend ? team->mend.mark : team->huddle.mark) == MARK_MATCH;
    bool team_missed = team->was_asked_huddle && team->huddle.mark != MARK_MATCH;
    bool own_missed = first->answer != 0 && first->mark != MARK_MATCH;
    int gold = it->gold_trying + it->gold_there + it->gold_helping + it->gold_reflecting +
               it->paid_mending;
    CHECK(ear, team_of(ear->pupil) != 0);
    CHECK(ear, it->is_asked == was_asked);
    CHECK(ear, it->is_match == (was_asked && is_there));
    CHECK(ear, it->asks_own == (game()->phase == PHASE_OFFER && own_missed && !team_missed));
    CHECK(ear, gold == 0 || is_booked);
}

static uint16_t teams_that_show(uint32_t answer) {
    uint16_t count = 0;
    for (uint16_t team = 1; team <= game()->teams_count; team++) {
        const struct game_team *it = &game()->teams[team];
        count = (uint16_t)(count + (it->was_asked_huddle && it->huddle.mark != MARK_MATCH &&
                                    it->huddle.answer == answer && it->consent >= CONSENT_WITHOUT));
    }
    return count;
}

/* With fewer than four teams offered and authored thoughts look alike. */
static void check_spotlight(const struct ear *ear, const struct message_spotlight *it) {
    const struct game_spotlight *on = &game()->spotlights[game()->spotlight];
    if (it->number == 0) {
        CHECK(ear, it->caption == CAPTION_TEACHERS || it->thought[0] == '\0');
        return;
    }
    CHECK(ear, game()->phase == PHASE_SHARE);
    if (game()->teams_count < 4) {
        small_shares_met++;
        CHECK(ear, it->caption == CAPTION_MANY && it->teams == 0);
        CHECK(ear, it->team[0] == '\0' && !it->may_claim);
    }
    CHECK(ear, it->teams == 0 || (it->teams >= 3 && on->source == SPOTLIGHT_OFFERED &&
                                  it->teams == teams_that_show(on->thought.answer)));
}

static void check_bars(const struct ear *ear, const struct message_bars *it) {
    const struct game_bars *bars = it->round == 0 ? &game()->session_bars : &game()->bars;
    int sum = it->first + it->huddle + it->mend + it->again;
    CHECK(ear, it->is_shown == (bars->tries >= 5));
    CHECK(ear, it->is_shown || (sum == 0 && it->gain == 0));
    CHECK(ear, it->sure_mended != 1);
}

/* The lessons of this test are short: no bowl says what its own team got there with. */
static void check_shelf(const struct ear *ear, const struct message_shelf *it) {
    assert_true(game()->number < 4);
    for (uint16_t i = 1; i < it->bowls_count; i++) {
        CHECK(ear, it->bowls[i].lines == it->bowls[0].lines);
    }
}

static void check_journey(const struct ear *ear, const struct message_journey *it) {
    const struct game_seat *seat = &game()->seats[seat_of(ear->pupil)];
    CHECK(ear, it->rounds_count == game()->round);
    CHECK(ear, memcmp(it->rounds, &seat->journey[1], it->rounds_count) == 0);
}

static void check_numbers(struct ear *ear) {
    const struct message *message = ear->message;
    ear->field = "numbers";
    ear->text = "";
    switch ((int)message->id) {
    case MESSAGE_seat:
        CHECK(ear, message->as.seat.seat == seat_of(ear->pupil));
        return;
    case MESSAGE_team:
        CHECK(ear, message->as.team.team == team_of(ear->pupil));
        return;
    case MESSAGE_result:
        check_result(ear, &message->as.result);
        return;
    case MESSAGE_spotlight:
        check_spotlight(ear, &message->as.spotlight);
        return;
    case MESSAGE_pen_ask:
        CHECK(ear, game()->pen_seat == seat_of(ear->pupil));
        return;
    case MESSAGE_bars:
        check_bars(ear, &message->as.bars);
        return;
    case MESSAGE_shelf:
        check_shelf(ear, &message->as.shelf);
        return;
    case MESSAGE_journey:
        check_journey(ear, &message->as.journey);
        return;
    default:
        return;
    }
}

static void on_heard(struct lesson *it, int pupil, const struct message *message, size_t size) {
    (void)it;
    (void)size;
    const struct cell *cell = cell_of(message->id);
    struct ear ear = {.pupil = pupil, .message = message, .field = "", .text = ""};
    assert_non_null(cell);
    note_reveal();
    kinds_met[game()->rounds[game()->round].kind]++;
    heard[cell - cells]++;
    if ((cell->who & role_of(pupil)) == 0 || (cell->phases & IN(game()->phase)) == 0) {
        complain(&ear, "not for this listener now");
    }
    if (message->id == MESSAGE_seat && pupil < PUPILS) {
        str_copy(seen_names[pupil], sizeof seen_names[pupil], message->as.seat.name);
    }
    check_numbers(&ear);
    search_form(&ear, &message_form(message->id)->form, (const uint8_t *)&message->as);
}

/* --- facts
 * ---------------------------------------------------------------------------------------- */

static void every_message_of_a_server_has_a_row(void **state) {
    (void)state;
    for (size_t i = 0; i < message_form_count(); i++) {
        const struct message_form *form = message_form_at(i);
        if ((form->from & FROM_SERVER) != 0 && cell_of(form->id) == NULL) {
            fail_msg("%s: who may hear it, and when?", form->form.name);
        }
    }
}

static void what_is_for_the_teacher_is_for_nobody_else(void **state) {
    (void)state;
    for (size_t i = 0; i < CELLS; i++) {
        const char *name = message_form(cells[i].id)->form.name;
        if (strncmp(name, "desk", 4) == 0) {
            assert_int_equal(cells[i].who, TEACHERS);
        }
    }
}

static void nobody_hears_what_is_not_for_them(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        memset(seen_names, 0, sizeof seen_names);
        memset(was_revealed, 0, sizeof was_revealed);
        marked_class_play(&class, seed, on_heard);
    }
    for (size_t i = 0; i < CELLS; i++) {
        if (heard[i] == 0 && !cells[i].is_rare) {
            fail_msg("%s was never heard: this test has not looked at it",
                     message_form(cells[i].id)->form.name);
        }
    }
    assert_true(texts_searched > 10000);
    assert_true(small_shares_met > 0);
    for (size_t i = 0; i < ROUND_KIND_COUNT; i++) {
        assert_true(kinds_met[i] > 1000);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_of_a_server_has_a_row),
        cmocka_unit_test(what_is_for_the_teacher_is_for_nobody_else),
        cmocka_unit_test(nobody_hears_what_is_not_for_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
