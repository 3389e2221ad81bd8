/* Scenes of offer and reflect, where a team chooses or writes, and of what is done alone once more.
 */
#include "scene_put.h"

#include "str.h"

static const char *const thoughts[] = {"We took 1 of 2 and 1 of 4, and that makes 2 of 6.",
                                       "A quarter of the half that was left is gone.",
                                       "Half and a quarter are more than the cake."};
static const char *const lessons[] = {"Cut the pieces equally large first.",
                                      "Look at what the quarter is a quarter of.",
                                      "Draw the whole before you take parts away."};

static void at_phase(struct app *app, enum phase phase) {
    put_room(app, 27, 9);
    put_seat(app, "Brave Otter");
    put_team(app, "Heron", 1, 2);
    put_phase(app, phase, 45000, 31000);
    put_challenge(app, PUT_NUMBER);
}

static void put_page(struct app *app, bool is_scribe, const char *text, unsigned handed_in) {
    struct message_page *page = &app->session.view.page;
    app->session.view.have_page = true;
    *page = (struct message_page){.round = 3,
                                  .phase = app->session.view.phase.phase,
                                  .is_scribe = is_scribe,
                                  .handed_in = (uint8_t)handed_in};
    str_copy(page->scribe, sizeof page->scribe, is_scribe ? "" : "Quiet Comet");
    str_copy(page->text, sizeof page->text, text);
    if (is_scribe) {
        field_set(&app->fields[FIELD_WORDS], text);
        app->play.words_ms = 1;
    }
}

static void put_thoughts(struct app *app) {
    struct message_thoughts *it = &app->session.view.thoughts;
    app->session.view.have_thoughts = true;
    it->round = 3;
    it->thoughts_count = 3;
    for (int i = 0; i < 3; i++) {
        str_copy(it->thoughts[i].text, sizeof it->thoughts[i].text, thoughts[i]);
    }
}

static void put_lessons(struct app *app) {
    struct message_lessons *it = &app->session.view.lessons;
    app->session.view.have_lessons = true;
    it->round = 3;
    it->lessons_count = 3;
    for (int i = 0; i < 3; i++) {
        str_copy(it->lessons[i].text, sizeof it->lessons[i].text, lessons[i]);
    }
}

/* --- offer -------------------------------------------------------------------------------------
 */

static void offer_empty(struct app *app) {
    at_phase(app, PHASE_OFFER);
}

static void offer_of(struct app *app, bool is_match) {
    at_phase(app, PHASE_OFFER);
    put_result(app, is_match, !is_match, false);
    put_team_answer(app, is_match ? "1/4" : "2/6");
    put_thoughts(app);
    put_page(app, false, "", 1);
    app->play.thought = 1;
    app->play.consent = 2;
    app->play.is_page_new = true;
}

static void offer_miss(struct app *app) {
    offer_of(app, false);
}

static void offer_match(struct app *app) {
    offer_of(app, true);
}

static void offer_own(struct app *app) {
    offer_match(app);
    app->session.view.result.asks_own = true;
}

static void offer_not_asked(struct app *app) {
    offer_match(app);
    app->session.view.result.is_asked = false;
    app->session.view.result.is_match = false;
}

static void offer_scribe(struct app *app) {
    offer_miss(app);
    put_page(app, true, "We thought the quarter was of what was left, n", 1);
    app->play.thought = THOUGHT_WORDS;
    app->person.focus = (struct action){ACTION_FIELD, FIELD_WORDS};
}

static void offer_watching(struct app *app) {
    offer_miss(app);
    put_page(app, false, "We thought the quarter was of what was left, n", 2);
    app->play.thought = THOUGHT_WORDS;
}

static void offer_kept(struct app *app) {
    offer_miss(app);
    app->session.view.has_offered = true;
    app->session.view.offered.round = 3;
    app->play.is_page_new = false;
}

static void offer_asked(struct app *app) {
    offer_scribe(app);
    app->play.consent = 0;
    app->play.was_asked = true;
    app->person.focus = (struct action){ACTION_CONSENT, 1};
}

static void offer_not_yet(struct app *app) {
    offer_miss(app);
    app->session.view.result.answer[IDEA_NUMBER_BYTES - 1] = 0;
}

static void offer_longest(struct app *app) {
    offer_miss(app);
    char text[WORDS_BYTES_MAX + 1];
    struct message_thoughts *it = &app->session.view.thoughts;
    it->thoughts_count = SLIPS_MAX;
    for (int i = 0; i < SLIPS_MAX; i++) {
        put_long(it->thoughts[i].text, sizeof it->thoughts[i].text, THINKING_BYTES_MAX);
    }
    put_long(text, sizeof text, WORDS_CHARS_MAX);
    put_page(app, true, text, 4);
    app->play.thought = THOUGHT_WORDS;
}

/* --- reflect, again ----------------------------------------------------------------------------
 */

static void reflect_empty(struct app *app) {
    at_phase(app, PHASE_REFLECT);
}

static void reflect_miss(struct app *app) {
    at_phase(app, PHASE_REFLECT);
    put_result(app, false, true, false);
    put_team_answer(app, "2/6");
    put_lessons(app);
    put_page(app, false, "", 0);
    app->play.lesson = 2;
    app->play.is_page_new = true;
}

static void reflect_match(struct app *app) {
    reflect_miss(app);
    put_result(app, true, false, true);
    put_team_answer(app, "2/6");
}

static void reflect_scribe(struct app *app) {
    reflect_match(app);
    put_page(app, true, "We drew the cake and cut it into four.", 2);
    app->play.lesson = LESSON_WORDS;
    app->person.focus = (struct action){ACTION_FIELD, FIELD_WORDS};
}

static void reflect_asked(struct app *app) {
    reflect_scribe(app);
    put_page(app, true, "", 0);
    app->play.was_asked = true;
}

static void reflect_kept(struct app *app) {
    reflect_miss(app);
    app->session.view.has_lesson = true;
    app->play.is_page_new = false;
    put_page(app, false, "", 3);
}

static void reflect_longest(struct app *app) {
    reflect_match(app);
    char text[WORDS_BYTES_MAX + 1];
    struct message_lessons *it = &app->session.view.lessons;
    it->lessons_count = IDEAS_PER_CHALLENGE_MAX;
    for (int i = 0; i < IDEAS_PER_CHALLENGE_MAX; i++) {
        put_long(it->lessons[i].text, sizeof it->lessons[i].text, LESSON_BYTES_MAX);
    }
    put_long(text, sizeof text, WORDS_BYTES_MAX);
    put_page(app, false, text, 4);
    put_long(app->session.view.page.scribe, NAME_BYTES_MAX + 1, NAME_BYTES_MAX);
}

static void again(struct app *app) {
    at_phase(app, PHASE_AGAIN);
    put_twin(app);
    put_typed(app, "1/2", CONFIDENCE_SURE);
}

const struct scene_maker scenes_page[] = {
    {{"offer-empty", "the thoughts have not come yet"}, ROLE_STUDENT, offer_empty},
    {{"offer-miss", "what were we thinking, and who may see it"}, ROLE_STUDENT, offer_miss},
    {{"offer-match", "what may others have thought"}, ROLE_STUDENT, offer_match},
    {{"offer-own", "the own first try is asked about, here alone"}, ROLE_STUDENT, offer_own},
    {{"offer-not-asked", "the team was not there for the huddle"}, ROLE_STUDENT, offer_not_asked},
    {{"offer-scribe", "this student writes"}, ROLE_STUDENT, offer_scribe},
    {{"offer-watching", "a teammate writes"}, ROLE_STUDENT, offer_watching},
    {{"offer-kept", "handed in"}, ROLE_STUDENT, offer_kept},
    {{"offer-asked", "handed in, and no card is chosen yet"}, ROLE_STUDENT, offer_asked},
    {{"offer-not-yet", "the team had no answer"}, ROLE_STUDENT, offer_not_yet},
    {{"offer-longest", "eight of the longest thoughts"}, ROLE_STUDENT, offer_longest},
    {{"reflect-empty", "the lessons have not come yet"}, ROLE_STUDENT, reflect_empty},
    {{"reflect-miss", "what did we learn"}, ROLE_STUDENT, reflect_miss},
    {{"reflect-match", "how did you make that happen"}, ROLE_STUDENT, reflect_match},
    {{"reflect-scribe", "this student writes"}, ROLE_STUDENT, reflect_scribe},
    {{"reflect-asked", "handed in, and no words stand there yet"}, ROLE_STUDENT, reflect_asked},
    {{"reflect-kept", "handed in, as all have"}, ROLE_STUDENT, reflect_kept},
    {{"reflect-longest", "six of the longest lessons"}, ROLE_STUDENT, reflect_longest},
    {{"again", "alone once more"}, ROLE_STUDENT, again},
};
const size_t scenes_page_count = sizeof scenes_page / sizeof scenes_page[0];
