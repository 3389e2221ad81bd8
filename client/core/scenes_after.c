/* Scenes of what follows the asking: reveal and recap. */
#include "scene_put.h"

#include "str.h"

static void at_reveal(struct app *app, unsigned cracks, unsigned seams) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", cracks, seams);
    put_phase(app, PHASE_REVEAL, 0, 0);
    put_challenge(app, PUT_NUMBER);
    put_twin(app);
    put_reveal(app);
}

static void reveal_empty(struct app *app) {
    at_reveal(app, 0, 0);
    app->session.view.have_reveal = false;
}

static void reveal_seam(struct app *app) {
    at_reveal(app, 0, 3);
    put_result(app, true, false, true);
    put_bars(app, 38, 61, 86, 77);
    app->session.view.bars.sure_mended = 4;
}

static void reveal_flowing(struct app *app) {
    reveal_seam(app);
    app->motion.seam_ms = SCENE_NOW_MS - 600;
}

static void reveal_full(struct app *app) {
    reveal_seam(app);
    app->session.view.result.gold_helping = 2;
    app->session.view.bars.again = 79;
    app->session.view.bars.has_again = true;
    app->session.view.reveal.has_again = true;
}

static void reveal_old_crack(struct app *app) {
    reveal_seam(app);
    struct message_result *result = &app->session.view.result;
    app->session.view.phase.kind = ROUND_MENDING;
    result->gold_trying = result->gold_there = 0;
    result->paid_mending = 3;
}

static void reveal_old_no_twin(struct app *app) {
    reveal_old_crack(app);
    struct message_reveal *it = &app->session.view.reveal;
    it->twin_title[0] = it->twin_prompt[0] = it->twin_key[0] = it->twin_explanation[0] = '\0';
}

static void reveal_match(struct app *app) {
    at_reveal(app, 0, 2);
    put_result(app, true, false, false);
    put_bars(app, 100, 100, 100, 0);
    app->session.view.bars.is_all_there = true;
}

static void reveal_miss(struct app *app) {
    at_reveal(app, 1, 2);
    put_result(app, false, true, false);
    put_bars(app, 42, 50, 38, -7);
    app->session.view.is_ready_said = true;
}

static void reveal_no_bars(struct app *app) {
    at_reveal(app, 1, 2);
    put_result(app, false, true, false);
    app->session.view.have_twin = false;
    app->session.view.reveal.twin_key[0] = '\0';
    app->session.view.reveal.slips_count = 0;
}

static void reveal_longest(struct app *app) {
    reveal_seam(app);
    put_challenge(app, PUT_LONGEST_NUMBER);
    struct message_reveal *it = &app->session.view.reveal;
    put_long(it->key, sizeof it->key, ANSWER_BYTES_MAX);
    put_long(it->explanation, sizeof it->explanation, EXPLANATION_BYTES_MAX);
    put_long(it->twin_prompt, sizeof it->twin_prompt, PROMPT_BYTES_MAX);
    put_long(it->twin_key, sizeof it->twin_key, ANSWER_BYTES_MAX);
    put_long(it->twin_explanation, sizeof it->twin_explanation, EXPLANATION_BYTES_MAX);
    it->slips_count = SLIPS_MAX;
    for (int i = 0; i < SLIPS_MAX; i++) {
        put_long(it->slips[i].answer, sizeof it->slips[i].answer,
                 i % 2 == 0 ? 8 : ANSWER_BYTES_MAX);
        put_long(it->slips[i].thinking, sizeof it->slips[i].thinking, THINKING_BYTES_MAX);
        put_long(it->slips[i].turn, sizeof it->slips[i].turn, TURN_BYTES_MAX);
    }
}

static void between(struct app *app) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 1, 2);
    put_phase(app, PHASE_NONE, 0, 0);
}

static void between_last(struct app *app) {
    between(app);
    app->session.view.phase.number = 8;
}

static void break_time(struct app *app) {
    between(app);
    put_stage(app, STAGE_LOBBY);
    app->session.view.phase.round = 3;
    put_bowls(app, 5);
}

static void at_recap(struct app *app, unsigned bowls) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 0, 3);
    put_stage(app, STAGE_RECAP);
    put_recap(app);
    put_shelf(app, bowls);
    put_bars(app, 38, 61, 86, 77);
    app->play.stage = STAGE_RECAP;
}

static void recap_empty(struct app *app) {
    at_recap(app, 0);
    app->session.view.have_bars = false;
    app->session.view.recap = (struct message_recap){.goal = 200};
}

static void recap_one(struct app *app) {
    at_recap(app, 1);
}

static void recap(struct app *app) {
    at_recap(app, 7);
    put_learning(app, 3);
}

static void recap_no_lessons(struct app *app) {
    at_recap(app, 7);
}

static void recap_crowded(struct app *app) {
    at_recap(app, SHELF_MAX);
    app->session.view.is_ready_said = true;
}

void put_learning(struct app *app, int entries) {
    static const char *const thoughts[] = {"2/6", "45 is more than 5, so 0.45 is more than 0.5",
                                           "3 x 1/4 = 3/12"};
    static const char *const lessons[] = {"Different pieces cannot be counted together.",
                                          "Look at the tenths first, then go on.",
                                          "Three quarters: the size of the piece stays."};
    struct message_learning_board *it = &app->session.view.learning_board;
    app->session.view.have_learning_board = true;
    it->entries_count = (uint16_t)entries;
    it->more = entries == BOARD_ENTRIES_MAX ? 7 : 0;
    for (int i = 0; i < entries; i++) {
        str_copy(it->entries[i].thought, sizeof it->entries[i].thought, thoughts[i % 3]);
        str_copy(it->entries[i].lesson, sizeof it->entries[i].lesson, lessons[i % 3]);
        it->entries[i].is_teachers = i == 3;
    }
}

static void recap_learning(struct app *app) {
    at_recap(app, 7);
    put_learning(app, 4);
    app->recap_page = 1;
}

static void recap_learning_empty(struct app *app) {
    at_recap(app, 7);
    app->recap_page = 1;
}

static void recap_learning_crowded(struct app *app) {
    at_recap(app, 7);
    put_learning(app, BOARD_ENTRIES_MAX);
    app->recap_page = 1;
}

static void recap_learning_longest(struct app *app) {
    recap_learning_crowded(app);
    struct message_learning_board *it = &app->session.view.learning_board;
    for (int i = 0; i < BOARD_ENTRIES_MAX; i++) {
        put_long(it->entries[i].thought, THINKING_BYTES_MAX + 1, THINKING_BYTES_MAX);
        put_long(it->entries[i].lesson, LESSON_BYTES_MAX + 1, LESSON_BYTES_MAX);
    }
}

static void put_journey(struct app *app, int rounds) {
    static const uint8_t bits[] = {
        JOURNEY_ASKED | JOURNEY_TRIED | JOURNEY_FIRST | JOURNEY_HUDDLE,
        JOURNEY_ASKED | JOURNEY_TRIED | JOURNEY_HUDDLE,
        JOURNEY_ASKED | JOURNEY_TRIED | JOURNEY_MEND | JOURNEY_AGAIN,
        JOURNEY_ASKED | JOURNEY_TRIED | JOURNEY_MENDED,
        JOURNEY_ASKED | JOURNEY_TRIED,
        JOURNEY_ASKED,
        JOURNEY_MEND,
        JOURNEY_ASKED | JOURNEY_TRIED | JOURNEY_MEND,
    };
    struct message_journey *it = &app->session.view.journey;
    app->session.view.have_journey = true;
    it->rounds_count = (uint16_t)rounds;
    for (int i = 0; i < rounds; i++) {
        it->rounds[i] = bits[i % 8];
    }
}

static void recap_mine(struct app *app) {
    at_recap(app, 7);
    put_journey(app, 8);
    app->recap_page = 2;
    app->aim = 1;
    app->session.view.felt[FEELING_MOOD] = 4;
    app->session.view.felt[FEELING_DARE] = 3;
}

static void recap_mine_saved(struct app *app) {
    recap_mine(app);
    app_saved(app, true, "/home/brave-otter/Documents/goldseam-2026-11-22.txt");
}

static void recap_mine_not_saved(struct app *app) {
    recap_mine(app);
    app_saved(app, false, "/home/brave-otter/Documents");
}

static void recap_mine_empty(struct app *app) {
    at_recap(app, 7);
    app->recap_page = 2;
}

static void recap_mine_crowded(struct app *app) {
    recap_mine(app);
    put_journey(app, ROUNDS_MAX);
}

static void recap_closed(struct app *app) {
    at_recap(app, 7);
    app->session.link = SESSION_ENDED;
    app->session.why_ended = SESSION_ROOM_CLOSED;
    app->net.state = NET_LOOKING;
}

const struct scene_maker scenes_after[] = {
    {{"reveal-empty", "the keys have not come yet"}, ROLE_STUDENT, reveal_empty},
    {{"reveal-seam", "a crack was mended"}, ROLE_STUDENT, reveal_seam},
    {{"reveal-flowing", "gold half way along the seam"}, ROLE_STUDENT, reveal_flowing},
    {{"reveal-full", "with gold for helping, and again to come"}, ROLE_STUDENT, reveal_full},
    {{"reveal-old-crack", "a mending round"}, ROLE_STUDENT, reveal_old_crack},
    {{"reveal-old-no-twin", "a mending round on the challenge itself"},
     ROLE_STUDENT,
     reveal_old_no_twin},
    {{"reveal-match", "there from the first, as all were"}, ROLE_STUDENT, reveal_match},
    {{"reveal-miss", "a crack waits; the room is not there yet"}, ROLE_STUDENT, reveal_miss},
    {{"reveal-no-bars", "too few for bars, no twin"}, ROLE_STUDENT, reveal_no_bars},
    {{"reveal-longest", "the longest texts, eight slips"}, ROLE_STUDENT, reveal_longest},
    {{"between", "between two rounds"}, ROLE_STUDENT, between},
    {{"between-last", "behind the last round"}, ROLE_STUDENT, between_last},
    {{"break", "a break"}, ROLE_STUDENT, break_time},
    {{"recap-empty", "nothing was played"}, ROLE_STUDENT, recap_empty},
    {{"recap-one", "one bowl"}, ROLE_STUDENT, recap_one},
    {{"recap", "seven bowls"}, ROLE_STUDENT, recap},
    {{"recap-no-lessons", "the same before a lesson is on the board"},
     ROLE_STUDENT,
     recap_no_lessons},
    {{"recap-crowded", "64 bowls and three more"}, ROLE_STUDENT, recap_crowded},
    {{"recap-learning", "the learning board"}, ROLE_STUDENT, recap_learning},
    {{"recap-learning-empty", "no lesson yet"}, ROLE_STUDENT, recap_learning_empty},
    {{"recap-learning-crowded", "24 lessons and more"}, ROLE_STUDENT, recap_learning_crowded},
    {{"recap-learning-longest", "the longest texts"}, ROLE_STUDENT, recap_learning_longest},
    {{"recap-mine", "the own way, aim and feelings"}, ROLE_STUDENT, recap_mine},
    {{"recap-mine-empty", "nothing was played"}, ROLE_STUDENT, recap_mine_empty},
    {{"recap-mine-crowded", "64 rounds"}, ROLE_STUDENT, recap_mine_crowded},
    {{"recap-mine-saved", "kept as a file"}, ROLE_STUDENT, recap_mine_saved},
    {{"recap-mine-not-saved", "no file could be written"}, ROLE_STUDENT, recap_mine_not_saved},
    {{"recap-closed", "the room has closed behind it"}, ROLE_STUDENT, recap_closed},
};
const size_t scenes_after_count = sizeof scenes_after / sizeof scenes_after[0];
