/* Scenes of a round while it is asked: try, huddle, mend. */
#include "scene_put.h"

#include "str.h"

static void at_phase(struct app *app, enum phase phase, enum put_challenge challenge) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 1, 2);
    put_phase(app, phase, 60000, 37000);
    put_challenge(app, challenge);
}

/* --- try ---------------------------------------------------------------------------------------
 */

static void try_empty(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_NUMBER);
    put_typed(app, "", CONFIDENCE_NONE);
}

static void try_number(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_NUMBER);
    put_typed(app, "1/4", CONFIDENCE_THINK_SO);
}

static void try_number_draft(struct app *app) {
    try_number(app);
    struct action focus = app->person.focus;
    put_said(app, false, true);
    app->person.focus = focus;
}

static void try_number_kept(struct app *app) {
    try_number(app);
    put_said(app, true, true);
}

static void try_number_asked(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_UNIT);
    put_typed(app, "1,000", CONFIDENCE_SURE);
    struct action focus = app->person.focus;
    put_said(app, false, true); /* nothing is kept while it cannot be read */
    app->session.view.said.text[0] = '\0';
    app->person.focus = focus;
    app->play.is_touched = true;
}

static void try_number_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_LONGEST_NUMBER);
    put_typed(app, "31415926535897932384626433832795028841971693993751058209749445923078164062862",
              3);
}

static void try_choice(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_CHOICE);
    picks_set(&app->play.picks, 1);
    app->play.confidence = CONFIDENCE_GUESS;
    app->person.focus = (struct action){ACTION_PICK_OPTION, 1};
}

static void try_choice_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_LONGEST_CHOICE);
    picks_set(&app->play.picks, 7);
}

static void try_text(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_TEXT);
    put_typed(app, "denominator", CONFIDENCE_SURE);
}

static void try_text_longest(struct app *app) {
    at_phase(app, PHASE_TRY, PUT_TEXT);
    char text[ANSWER_CHARS_MAX + 1];
    put_long(text, sizeof text, ANSWER_CHARS_MAX);
    put_typed(app, text, CONFIDENCE_NONE);
}

static void try_last_seconds(struct app *app) {
    try_number(app);
    put_phase(app, PHASE_TRY, 60000, 7400);
    put_typed(app, "1/4", CONFIDENCE_THINK_SO);
}

static void try_sound_on(struct app *app) {
    try_number(app);
    app_say_sound(app, true, SCENE_NOW_MS - 100);
}

static void try_paused(struct app *app) {
    try_number(app);
    app->session.view.phase.is_paused = true;
    app->session.view.deadline_ms = UINT64_MAX;
}

static void try_offline(struct app *app) {
    try_number_kept(app);
    app->session.view.is_kept = false;
    app->session.link = SESSION_OUT;
    app->net.state = NET_WAITING;
    app->net.retry_at_ms = SCENE_NOW_MS + 3000;
    app->net.find_at_ms = SCENE_NOW_MS + 2000;
}

/* --- huddle ------------------------------------------------------------------------------------
 */

static void huddle_empty(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_NUMBER);
}

static void huddle_one(struct app *app) {
    huddle_empty(app);
    put_idea(app, "1/4", 3, 0);
}

static void huddle(struct app *app) {
    huddle_empty(app);
    put_idea(app, "1/4", 2, 2);
    put_idea(app, "3/4", 1, 0);
    app->play.idea = 1;
}

static void huddle_two_of_us(struct app *app) {
    huddle(app);
    app->session.view.team.mates_count = 2;
}

static void huddle_three(struct app *app) {
    huddle(app);
    put_idea(app, "0.375", 0, 1);
    app->play.idea = 2;
    put_said(app, true, true);
}

static void huddle_new(struct app *app) {
    huddle(app);
    app->play.idea = 0;
    app->play.is_new_open = true;
    put_typed(app, "3/8", CONFIDENCE_NONE);
    app->is_greeting = false; /* they are typing it */
}

static void huddle_crowded(struct app *app) {
    static const char *const answers[] = {"1/4",   "3/4",   "2/6",  "1/8",
                                          "0.375", "1 1/2", "half", "5"};
    huddle_empty(app);
    for (unsigned i = 0; i < IDEAS_MAX; i++) {
        put_idea(app, answers[i], i < 4 ? 1 : 0, i % 2);
    }
    app->play.idea = 4;
}

static void huddle_choice(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_CHOICE);
    put_idea(app, "", 2, 1);
    put_idea(app, "", 1, 0);
    for (uint8_t i = 0; i < 2; i++) {
        app->session.view.ideas.ideas[i].picks_count = 1;
        app->session.view.ideas.ideas[i].picks[0] = (uint8_t)(3 * i);
    }
    picks_set(&app->play.picks, 3);
}

static void huddle_longest(struct app *app) {
    at_phase(app, PHASE_HUDDLE, PUT_LONGEST_NUMBER);
    char text[ANSWER_BYTES_MAX + 1];
    put_long(text, sizeof text, ANSWER_BYTES_MAX);
    for (unsigned i = 0; i < IDEAS_MAX; i++) {
        put_idea(app, text, 1, 1);
    }
    app->play.is_new_open = true;
    put_typed(app, text, CONFIDENCE_NONE);
}

static void huddle_pen(struct app *app) {
    huddle(app);
    app->session.view.is_pen_raised = true;
    app->session.view.have_pen = true;
    app->session.view.pen.state = PEN_SAYS;
    str_copy(app->session.view.pen.name, NAME_BYTES_MAX + 1, "Quiet Comet");
}

static void huddle_pen_asks(struct app *app) {
    huddle(app);
    app->session.view.is_pen_raised = true;
    app->session.view.have_pen_ask = true;
    app->session.view.have_pen = true;
    app->session.view.pen.state = PEN_ASKS;
}

static void huddle_pen_nobody(struct app *app) {
    huddle(app);
    app->session.view.have_pen = true;
    app->session.view.pen.state = PEN_NOBODY;
}

static void huddle_warm_up(struct app *app) {
    huddle(app);
    app->session.view.phase.kind = ROUND_WARM_UP;
}

/* The teacher's own mistake, told while teams talk. */
static void huddle_mistake(struct app *app) {
    huddle(app);
    struct message_spotlight *spotlight = &app->session.view.spotlight;
    app->session.view.have_spotlight = true;
    spotlight->caption = CAPTION_TEACHERS;
    str_copy(spotlight->thought, sizeof spotlight->thought,
             "I counted the pieces, not their size.");
    str_copy(spotlight->lesson, sizeof spotlight->lesson, "Now I draw the whole first.");
}

/* --- mend --------------------------------------------------------------------------------------
 */

static void mend_miss(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_NUMBER);
    put_twin(app);
    put_result(app, false, true, false);
    put_typed(app, "1/2", CONFIDENCE_NONE);
}

static void mend_cracking(struct app *app) {
    mend_miss(app);
    app->motion.crack_ms = SCENE_NOW_MS - CRACK_MS / 4;
}

static void mend_empty(struct app *app) {
    mend_miss(app);
    put_typed(app, "", CONFIDENCE_NONE);
}

static void mend_match(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_NUMBER);
    put_team(app, "Heron", 0, 2);
    put_twin(app);
    put_result(app, true, false, false);
    put_typed(app, "1/2", CONFIDENCE_NONE);
}

static void mend_ideas(struct app *app) {
    mend_miss(app);
    put_idea(app, "1/2", 0, 2);
    put_idea(app, "5/6", 0, 1);
    put_said(app, true, true);
}

static void mend_choice(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_CHOICE);
    put_result(app, false, true, false);
    put_idea(app, "", 0, 2);
    app->session.view.ideas.ideas[0].picks_count = 1;
    app->session.view.ideas.ideas[0].picks[0] = 2;
    picks_set(&app->play.picks, 2);
    put_said(app, true, true);
}

static void mend_old_crack(struct app *app) {
    mend_miss(app);
    app->session.view.phase.kind = ROUND_MENDING;
    app->session.view.challenge.is_mending = true;
    app->session.view.result.is_asked = false;
}

static void mend_longest(struct app *app) {
    at_phase(app, PHASE_MEND, PUT_LONGEST_CHOICE);
    put_result(app, false, true, false);
    app->session.view.result.is_asked = false;
    picks_set(&app->play.picks, 3);
}

const struct scene_maker scenes_round[] = {
    {{"try-empty", "a question has just come"}, ROLE_STUDENT, try_empty},
    {{"try-number", "a number is typed"}, ROLE_STUDENT, try_number},
    {{"try-number-draft", "what stands there is known, and not handed in"},
     ROLE_STUDENT,
     try_number_draft},
    {{"try-number-kept", "handed in and kept"}, ROLE_STUDENT, try_number_kept},
    {{"try-number-two-ways", "a number that is asked back"}, ROLE_STUDENT, try_number_asked},
    {{"try-number-longest", "the longest texts"}, ROLE_STUDENT, try_number_longest},
    {{"try-choice", "an option is picked"}, ROLE_STUDENT, try_choice},
    {{"try-choice-longest", "eight of the longest options"}, ROLE_STUDENT, try_choice_longest},
    {{"try-text", "a word is typed"}, ROLE_STUDENT, try_text},
    {{"try-text-longest", "the longest answer"}, ROLE_STUDENT, try_text_longest},
    {{"try-last-seconds", "digits in the ring"}, ROLE_STUDENT, try_last_seconds},
    {{"try-sound-on", "F8 was pressed"}, ROLE_STUDENT, try_sound_on},
    {{"try-paused", "the clock stands"}, ROLE_STUDENT, try_paused},
    {{"try-offline", "the room is out of reach"}, ROLE_STUDENT, try_offline},
    {{"huddle-empty", "the ideas have not come yet"}, ROLE_STUDENT, huddle_empty},
    {{"huddle-one", "all thought the same"}, ROLE_STUDENT, huddle_one},
    {{"huddle", "two ideas, one is backed"}, ROLE_STUDENT, huddle},
    {{"huddle-two-of-us", "a team of two"}, ROLE_STUDENT, huddle_two_of_us},
    {{"huddle-three", "three ideas; own backing is kept"}, ROLE_STUDENT, huddle_three},
    {{"huddle-new", "a new idea is typed"}, ROLE_STUDENT, huddle_new},
    {{"huddle-choice", "options with what was thought and is backed"}, ROLE_STUDENT, huddle_choice},
    {{"huddle-crowded", "eight ideas"}, ROLE_STUDENT, huddle_crowded},
    {{"huddle-longest", "eight of the longest ideas"}, ROLE_STUDENT, huddle_longest},
    {{"huddle-pen", "the pen found somebody; own pen is up"}, ROLE_STUDENT, huddle_pen},
    {{"huddle-pen-asks", "the pen asks this student alone"}, ROLE_STUDENT, huddle_pen_asks},
    {{"huddle-pen-nobody", "the pen found nobody"}, ROLE_STUDENT, huddle_pen_nobody},
    {{"huddle-warm-up", "a round that counts for nothing"}, ROLE_STUDENT, huddle_warm_up},
    {{"huddle-mistake", "the teacher tells of a mistake"}, ROLE_STUDENT, huddle_mistake},
    {{"mend-old-crack", "a mending round"}, ROLE_STUDENT, mend_old_crack},
    {{"mend-miss", "not there yet: a new chance"}, ROLE_STUDENT, mend_miss},
    {{"mend-cracking", "the crack grows"}, ROLE_STUDENT, mend_cracking},
    {{"mend-empty", "nobody has answered yet"}, ROLE_STUDENT, mend_empty},
    {{"mend-match", "got there: one more of its kind"}, ROLE_STUDENT, mend_match},
    {{"mend-ideas", "teammates have backed answers"}, ROLE_STUDENT, mend_ideas},
    {{"mend-choice", "options; two back one of them"}, ROLE_STUDENT, mend_choice},
    {{"mend-longest", "no twin, the longest texts, away at the huddle"},
     ROLE_STUDENT,
     mend_longest},
};
const size_t scenes_round_count = sizeof scenes_round / sizeof scenes_round[0];
