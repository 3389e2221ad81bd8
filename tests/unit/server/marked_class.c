/* Every pupil does something that fits the phase, three times a phase, drawn by chance; a teacher
 * nods, picks, asks the pen and tells of mistakes; wires break and students come back. */
#include "marked_class.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"
#include "server_inside.h"
#include "str.h"

#define ROUNDS 2

/* Every word of the pack that gives something away begins with a mark: KEY an answer that matches,
 * WHY an explanation, SLIP a slip's answer, THINK its thought, TURN its turn. Behind it stands the
 * challenge: A with its twins B and C, D with its twins E and F. */
static const char pack_text[] =
    "title: Marks\n"
    "language: en\n"
    "challenges:\n"
    "  - kind: text\n"
    "    title: First\n"
    "    prompt: What is the first word?\n"
    "    answer: KEY-A\n"
    "    explanation: WHY-A it is so.\n"
    "    slips:\n"
    "      - {answer: SLIP-A1 it, thinking: THINK-A1 it was, turn: TURN-A1 here}\n"
    "      - {answer: SLIP-A2 it, thinking: THINK-A2 it was, turn: TURN-A2 here}\n"
    "    twins:\n"
    "      - title: First again\n"
    "        prompt: What is the next word?\n"
    "        answer: KEY-B\n"
    "        explanation: WHY-B it is so.\n"
    "        slips: [{answer: SLIP-B1 it, thinking: THINK-B1 it was, turn: TURN-B1 here}]\n"
    "      - title: First once more\n"
    "        prompt: What is the word after that?\n"
    "        answer: KEY-C\n"
    "        explanation: WHY-C it is so.\n"
    "        slips: [{answer: SLIP-C1 it, thinking: THINK-C1 it was, turn: TURN-C1 here}]\n"
    "  - kind: text\n"
    "    title: Second\n"
    "    prompt: What is the second word?\n"
    "    answer: KEY-D\n"
    "    explanation: WHY-D it is so.\n"
    "    slips:\n"
    "      - {answer: SLIP-D1 it, thinking: THINK-D1 it was, turn: TURN-D1 here}\n"
    "      - {answer: SLIP-D2 it, thinking: THINK-D2 it was, turn: TURN-D2 here}\n"
    "    twins:\n"
    "      - title: Second again\n"
    "        prompt: What is the next word now?\n"
    "        answer: KEY-E\n"
    "        explanation: WHY-E it is so.\n"
    "        slips: [{answer: SLIP-E1 it, thinking: THINK-E1 it was, turn: TURN-E1 here}]\n"
    "      - title: Second once more\n"
    "        prompt: What is the word after that one?\n"
    "        answer: KEY-F\n"
    "        explanation: WHY-F it is so.\n"
    "        slips: [{answer: SLIP-F1 it, thinking: THINK-F1 it was, turn: TURN-F1 here}]\n";

static struct marked_class *all; /* the one that plays */
static struct lesson *lesson;
static struct random dice;

const struct game *marked_class_game(const struct marked_class *it) {
    return it->lesson->server->room.game;
}

uint16_t marked_class_seat(const struct marked_class *it, int pupil) {
    const struct message *seat = it->lesson->pupils[pupil].last[MESSAGE_seat];
    return seat != NULL ? seat->as.seat.seat : 0;
}

uint16_t marked_class_team(const struct marked_class *it, int pupil) {
    uint16_t seat = pupil < PUPILS ? marked_class_seat(it, pupil) : 0;
    return seat != 0 ? marked_class_game(it)->seats[seat].team : 0;
}

static const struct game *game(void) {
    return marked_class_game(all);
}

static uint16_t seat_of(int pupil) {
    return marked_class_seat(all, pupil);
}

static uint16_t team_of(int pupil) {
    return marked_class_team(all, pupil);
}

static bool chance(uint32_t of_ten) {
    return random_below(&dice, 10) < of_ten;
}

#define MARKED_DO(pupil, name, ...)                                                                \
    lesson_do(lesson, pupil, &(struct message){.id = MESSAGE_##name, .as.name = {__VA_ARGS__}})

static const char *make(int pupil, bool is_words, char text[16]) {
    assert_true(all->made_count < MADE_MAX);
    all->made[all->made_count] =
        (struct made){.pupil = pupil, .round = game()->round, .is_words = is_words};
    str_format(text, 16, "MADE%04u", all->made_count++);
    return text;
}

static bool is_there(int pupil) {
    const struct pupil *it = &lesson->pupils[pupil];
    return it->is_connected && !it->is_gone && it->last[MESSAGE_seat] != NULL;
}

/* The letter of what is asked now. */
static char asked_letter(void) {
    char first = game()->challenge == 1 ? 'A' : 'D';
    return (char)(first + game_part(game(), game()->phase));
}

static void answer(int pupil) {
    struct message message = {.id = MESSAGE_answer};
    struct message_answer *it = &message.as.answer;
    it->round = game()->round;
    it->phase = (uint8_t)game()->phase;
    it->confidence = (uint8_t)random_below(&dice, CONFIDENCE_COUNT);
    it->is_final = chance(8);
    char made_text[16];
    uint32_t what = random_below(&dice, 4);
    if (what == 0) {
        str_copy(it->text, sizeof it->text, make(pupil, false, made_text));
    } else {
        bool is_key = what == 1 || (what == 2 && game()->phase == PHASE_MEND);
        if (is_key) {
            str_format(it->text, sizeof it->text, "KEY-%c", asked_letter());
        } else { /* equal answers, and each pupil leaves another space in it */
            str_format(it->text, sizeof it->text, "SLIP-%c1%*s", asked_letter(), pupil + 4, "it");
        }
        str_append(all->said_keys[pupil], sizeof all->said_keys[pupil], it->text);
        str_append(all->said_keys[pupil], sizeof all->said_keys[pupil], " ");
    }
    lesson_do(lesson, pupil, &message);
}

static void write(int pupil) {
    struct message message = {.id = MESSAGE_write};
    char text[16];
    message.as.write.round = game()->round;
    message.as.write.phase = (uint8_t)game()->phase;
    message.as.write.is_final = chance(7);
    str_copy(message.as.write.text, sizeof message.as.write.text, make(pupil, true, text));
    lesson_do(lesson, pupil, &message);
}

static bool is_scribe(int pupil) {
    return game_scribe(game(), team_of(pupil)) == seat_of(pupil);
}

static void offer(int pupil) {
    if (is_scribe(pupil) && chance(7)) {
        write(pupil);
    }
    bool has_words =
        is_scribe(pupil) && lesson->server->room.pages[team_of(pupil)].thought.words[0];
    uint8_t thought = has_words && chance(7) ? THOUGHT_WORDS : (uint8_t)random_below(&dice, 3);
    bool is_open = (game()->round + team_of(pupil)) % 2 == 0; /* whole teams say yes now and then */
    uint8_t consent = is_open ? CONSENT_NAME : (uint8_t)random_below(&dice, CONSENT_COUNT);
    MARKED_DO(pupil, offer, .round = game()->round, .consent = consent, .thought = thought,
              .own = (uint8_t)random_below(&dice, 3));
}

static void share(int pupil) {
    uint8_t spotlight = game()->spotlight > 0 ? game()->spotlight : 1;
    MARKED_DO(pupil, choose_idea, .round = game()->round, .spotlight = spotlight,
              .question = (uint8_t)random_below(&dice, 2), .idea = 1);
    if (chance(6)) {
        MARKED_DO(pupil, claim, .round = game()->round, .spotlight = spotlight);
    }
    lesson_send(lesson, pupil, &(struct message){.id = MESSAGE_cheer, .as.cheer.cheer = CHEER_OK});
}

static void take_part(int pupil) {
    switch (game()->phase) {
    case PHASE_TRY:
    case PHASE_HUDDLE:
    case PHASE_MEND:
    case PHASE_AGAIN:
        answer(pupil);
        break;
    case PHASE_OFFER:
        offer(pupil);
        break;
    case PHASE_SHARE:
        share(pupil);
        break;
    case PHASE_REFLECT:
        if (is_scribe(pupil) && chance(7)) {
            write(pupil);
        } else {
            MARKED_DO(pupil, lesson, .round = game()->round, .lesson = 1);
        }
        break;
    case PHASE_REVEAL:
        lesson_ready(lesson, pupil);
        break;
    case PHASE_NONE:
    case PHASE_COUNT:
        break;
    }
}

/* To one text, or to all: what was nodded to may be heard from now on. */
static void nod(void) {
    const struct tray *tray = &lesson->server->room.tray;
    if (tray->count == 0) {
        return;
    }
    const struct tray_text *text = &tray->list[random_below(&dice, tray->count)];
    bool is_yes = chance(6);
    unsigned place = 0;
    if (is_yes && sscanf(text->words, "MADE%4u", &place) == 1) {
        all->made[place].is_nodded = true;
    }
    MARKED_DO(TEACHER, host_nod, .text = text->number, .is_yes = is_yes);
}

static void teach(void) {
    nod();
    if (chance(3)) {
        MARKED_DO(TEACHER, host_pen, 0);
    }
    if (chance(2)) {
        MARKED_DO(TEACHER, host_mistake, .thought = "I forgot it", .lesson = "I look twice");
    } else if (chance(5)) {
        MARKED_DO(TEACHER, host_mistake, .thought = "", .lesson = "");
    }
    if (game()->phase == PHASE_SHARE && game()->queue_count > 0) {
        uint32_t at = random_below(&dice, game()->queue_count);
        MARKED_DO(TEACHER, host_pick, .answer = game()->queue[at].answer);
    }
}

static void wander(int pupil) {
    if (chance(1) && is_there(pupil)) {
        lesson_cut(lesson, pupil);
        lesson_come_back(lesson, pupil);
    }
    if (chance(2)) {
        MARKED_DO(pupil, pen_raise, .is_raised = true);
    }
    if (game()->pen_seat == seat_of(pupil) && !game()->pen_said_yes) {
        MARKED_DO(pupil, pen_say, .is_yes = chance(7));
    }
}

static void play_phase(void) {
    for (int turn = 0; turn < 3; turn++) {
        for (int i = 0; i < PUPILS; i++) {
            if (is_there(i)) {
                take_part(i);
                wander(i);
            }
        }
        teach();
        lesson_run(lesson, 400);
    }
}

/* By a name of its own, after a nod. */
static void come_late(void) {
    int late = PUPILS - 1;
    struct message message = {.id = MESSAGE_type_name};
    char text[16];
    lesson_connect(lesson, late);
    lesson_hello(lesson, late, ROLE_STUDENT, NULL);
    str_copy(message.as.type_name.name, sizeof message.as.type_name.name, make(late, true, text));
    lesson_do(lesson, late, &message);
    lesson_run(lesson, 50);
    all->made[all->made_count - 1].is_nodded = true;
    MARKED_DO(TEACHER, host_nod, .text = 0, .is_yes = true);
    lesson_run(lesson, 50);
    assert_true(is_there(late));
}

static void sit_down(int pupils) {
    for (int i = 0; i < pupils; i++) {
        lesson_join(lesson, i);
        if (i % 2 == 0) {
            MARKED_DO(i, open_bowl, 0);
        } else {
            MARKED_DO(i, choose_bowl, .team = team_of(i - 1));
        }
        lesson_run(lesson, 120);
    }
}

/* In the last phase of a round the teacher may start one for the cracks that are open. */
static bool starts_mending(void) {
    uint8_t round = game()->round;
    bool is_last = game()->phase != PHASE_NONE && game()->phase_index + 1 == game()->plan_count;
    if (is_last && chance(5)) {
        MARKED_DO(TEACHER, host_round, .kind = ROUND_MENDING);
        lesson_run(lesson, 150);
    }
    return game()->round != round;
}

static void begin(void) {
    if (chance(3)) {
        MARKED_DO(TEACHER, host_round, .kind = ROUND_WARM_UP);
        lesson_run(lesson, 150);
        assert_int_equal(game()->rounds[1].kind, ROUND_WARM_UP);
    }
}

/* One after the other, until the recap. */
static void play_rounds(void) {
    uint8_t round = 0;
    for (int i = 0; i < 200 && game()->stage != STAGE_RECAP; i++) {
        if (game()->round != round) {
            round = game()->round;
            memset(all->said_keys, 0, sizeof all->said_keys);
        }
        play_phase();
        if (!starts_mending()) {
            lesson_next(lesson);
        }
    }
    assert_int_equal(game()->stage, STAGE_RECAP);
}

void marked_class_play(struct marked_class *it, uint64_t seed,
                       void (*on_heard)(struct lesson *lesson, int pupil,
                                        const struct message *message, size_t size_bytes)) {
    all = it;
    random_init(&dice, seed, 3);
    memset(all, 0, sizeof *all);
    bool has_again = chance(5); /* else a twin is left for a mending round */
    lesson = lesson_open(&(struct lesson_config){.plan = has_again ? "full+again" : "full",
                                                 .team_size = 2,
                                                 .rounds = ROUNDS,
                                                 .may_type = true,
                                                 .seed = seed,
                                                 .pack_text = pack_text});
    all->lesson = lesson;
    lesson->on_heard = on_heard;
    lesson_connect(lesson, BOARD);
    lesson_hello(lesson, BOARD, ROLE_BOARD, NULL);
    lesson_teach(lesson, TEACHER);
    sit_down(seed % 4 == 3 ? PUPILS_FEW : PUPILS - 1);
    if (seed % 2 == 0) {
        come_late();
    }
    begin();
    play_rounds();
    nod();
    lesson_run(lesson, 1500);
    lesson_next(lesson);
    lesson_close(lesson);
}
