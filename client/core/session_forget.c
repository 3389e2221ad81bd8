/* Messages that carry a round or a phase may come before or after the phase message that they
 * belong to, so a new phase clears by what a message says of itself and not by when it came. What
 * has no round of its own goes with the stage, the phase or the thought in the spotlight that it
 * was about. */
#include "session_forget.h"

#include <string.h>

#include "session_pending.h"

bool view_is_here(const struct session_view *view, uint8_t round, uint8_t phase) {
    return view->have_phase && view->phase.round == round && view->phase.phase == phase;
}

static void forget_said(struct session_view *view) {
    view->has_said = false;
    view->is_kept = false;
    view->is_ready_said = false;
    view->was_refused = false;
}

/* --- the way of the lesson ---------------------------------------------------------------------
 */

static void forget_other_rounds(struct session_view *view, uint8_t round) {
    view->have_challenge = view->have_challenge && view->challenge.round == round;
    view->have_twin = view->have_twin && view->twin.round == round;
    view->have_result = view->have_result && view->result.round == round;
    view->have_reveal = view->have_reveal && view->reveal.round == round;
    view->have_bars = view->have_bars && view->bars.round == round;
    view->have_thoughts = view->have_thoughts && view->thoughts.round == round;
    view->have_questions = view->have_questions && view->questions.round == round;
    view->have_chosen = view->have_chosen && view->chosen.round == round;
    view->have_lessons = view->have_lessons && view->lessons.round == round;
    view->have_pen_ask = view->have_pen_ask && view->pen_ask.round == round;
    view->has_offered = view->has_offered && view->offered.round == round;
    view->has_lesson = view->has_lesson && view->lesson.round == round;
    view->is_pen_raised = false;
}

static void forget_said_of_spotlight(struct session_view *view) {
    memset(view->ideas_said, 0, sizeof(view->ideas_said));
    view->is_claimed = false;
}

static bool is_teachers(const struct message_spotlight *spotlight) {
    return spotlight->caption == CAPTION_TEACHERS;
}

/* The teacher's own mistake is shown at any time; a thought of the class in its share alone. */
static void forget_other_spotlight(struct session_view *view, uint8_t round, uint8_t phase) {
    bool is_of_share = phase == PHASE_SHARE && view->spotlight.round == round;
    if (!view->have_spotlight || is_teachers(&view->spotlight) || is_of_share) {
        return;
    }
    view->have_spotlight = false;
    view->have_chosen = false;
    forget_said_of_spotlight(view);
}

static void forget_other_phases(struct session_view *view, uint8_t round, uint8_t phase) {
    bool is_said = view->has_said && view->said.round == round && view->said.phase == phase;
    bool is_kept = view->is_kept;
    forget_said(view);
    view->has_said = is_said;
    view->is_kept = is_said && is_kept;
    if (view->have_ideas && view->ideas.phase == PHASE_HUDDLE && phase != PHASE_HUDDLE) {
        view->table = view->ideas;
        view->have_table = true;
    }
    view->have_ideas = view->have_ideas && view->ideas.round == round && view->ideas.phase == phase;
    view->have_progress =
        view->have_progress && view->progress.round == round && view->progress.phase == phase;
    view->have_page = view->have_page && view->page.round == round && view->page.phase == phase;
    view->has_written =
        view->has_written && view->written.round == round && view->written.phase == phase;
    forget_other_spotlight(view, round, phase);
    memset(view->cheers.now, 0, sizeof(view->cheers.now));
}

void forget_for_phase(struct session_view *view, const struct message_phase *next) {
    bool is_same_stage = view->have_phase && view->phase.stage == next->stage;
    if (!view->have_phase || view->phase.round != next->round) {
        forget_other_rounds(view, next->round);
    }
    if (!is_same_stage || !view_is_here(view, next->round, next->phase)) {
        forget_other_phases(view, next->round, next->phase);
        view->have_table = view->have_table && view->table.round == next->round;
    }
    if (!is_same_stage && next->stage != STAGE_LOBBY) {
        view->have_bowls = false;
    }
    if (!is_same_stage) { /* the mood before the lesson is not the mood after it */
        memset(view->felt, 0, sizeof(view->felt));
    }
}

/* The teacher's own steps in between and away again: what was said to the thought before it holds.
 */
void forget_for_spotlight(struct session_view *view, const struct message_spotlight *next) {
    bool is_of_class = next->number > 0 && !is_teachers(next);
    bool is_said_to_it =
        view->said_spotlight_round == next->round && view->said_spotlight == next->number;
    if (!is_of_class || is_said_to_it) {
        return;
    }
    forget_said_of_spotlight(view);
    view->said_spotlight_round = next->round;
    view->said_spotlight = next->number;
    view->have_chosen = view->have_chosen && view->chosen.round == next->round &&
                        view->chosen.spotlight == next->number;
    memset(view->cheers.now, 0, sizeof(view->cheers.now));
}

/* --- another room, another person --------------------------------------------------------------
 */

void forget_run(struct session *session) {
    struct session_view *view = &session->view;
    bool is_said =
        view->has_said && pending_has_answer(session, view->said.round, view->said.phase);
    forget_said(view);
    view->has_said = is_said;
    view->have_phase = view->have_challenge = view->have_twin = view->have_ideas = false;
    view->have_table = false;
    view->have_progress = view->have_result = view->have_reveal = view->have_bars = false;
    view->have_recap = view->have_shelf = view->have_bowls = view->have_name_waits = false;
    view->have_thoughts = view->have_page = view->have_spotlight = view->have_questions = false;
    view->have_chosen = view->have_pen = view->have_pen_ask = view->have_lessons = false;
    view->have_learning_board = view->have_journey = false;
    if (session->config.desk != NULL) {
        memset(session->config.desk, 0, sizeof(*session->config.desk));
    }
}

void forget_seat(struct session *session) {
    struct session_view *view = &session->view;
    view->have_seat = view->have_team = view->have_ideas = view->have_result = false;
    view->have_table = false;
    view->have_page = view->have_chosen = view->have_pen_ask = view->have_journey = false;
    view->have_name_waits = false;
    view->has_offered = view->has_written = view->has_lesson = false;
    view->is_pen_raised = view->has_agreed = false;
    memset(view->felt, 0, sizeof(view->felt));
    forget_said_of_spotlight(view);
    forget_said(view);
    view->is_joining = false;
    session->pending_count = 0;
    session->memory.last_event = 0;
}
