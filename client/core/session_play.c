/* The actions of the whole game. Each looks whether this is the time for it, notes in the view what
 * this seat has said, and hands a message to those that wait; a cheer alone has no number and is
 * not waited for. */
#include "session_play.h"

#include <string.h>

#include "message_table.h"
#include "str.h"

/* --- when --------------------------------------------------------------------------------------
 */

static bool is_seated(const struct session *session) {
    const struct session_view *view = &session->view;
    return session->config.role == ROLE_STUDENT && session->link != SESSION_ENDED &&
           view->have_seat && view->have_phase && !view->phase.is_frozen;
}

static bool is_in_stage(const struct session *session, enum stage stage) {
    return is_seated(session) && session->view.phase.stage == stage;
}

static bool is_in_phase(const struct session *session, enum phase phase) {
    return is_in_stage(session, STAGE_ROUND) && session->view.phase.phase == phase;
}

/* A thought of the class is in the spotlight. */
static bool is_sharing(const struct session *session) {
    return is_in_phase(session, PHASE_SHARE) && session->view.have_spotlight &&
           session->view.spotlight.number > 0;
}

/* --- the lobby ---------------------------------------------------------------------------------
 */

uint32_t session_open_bowl(struct session *session, uint64_t now_ms) {
    if (!is_in_stage(session, STAGE_LOBBY) || session_is_pending(session, MESSAGE_open_bowl)) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_open_bowl};
    return action_ask(session, &message, now_ms);
}

uint32_t session_choose_bowl(struct session *session, uint16_t team, uint64_t now_ms) {
    if (!is_in_stage(session, STAGE_LOBBY) || team == 0 || team > TEAMS_MAX) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_choose_bowl, .as.choose_bowl.team = team};
    return action_ask(session, &message, now_ms);
}

uint32_t session_type_name(struct session *session, const char *name, uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!action_is_choosing_name(session) || !view->names.may_type || name[0] == '\0') {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_type_name};
    if (!str_copy(message.as.type_name.name, sizeof(message.as.type_name.name), name)) {
        return 0;
    }
    uint32_t action = action_ask(session, &message, now_ms);
    view->have_name_waits = view->have_name_waits && action == 0;
    return action;
}

uint32_t session_agree(struct session *session, uint64_t now_ms) {
    if (!is_seated(session) || session->view.has_agreed) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_agree};
    uint32_t action = action_ask(session, &message, now_ms);
    session->view.has_agreed = action != 0;
    return action;
}

uint32_t session_feel(struct session *session, enum feeling feeling, uint8_t value,
                      uint64_t now_ms) {
    uint8_t most = feeling == FEELING_MOOD ? MOODS : CLIMATE_STEPS;
    bool is_time = is_in_stage(session, STAGE_LOBBY) || is_in_stage(session, STAGE_RECAP);
    if (!is_time || feeling >= FEELING_COUNT || value == 0 || value > most) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_feel,
                                     .as.feel = {.feeling = (uint8_t)feeling, .value = value}};
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        session->view.felt[feeling] = value;
    }
    return action;
}

/* --- offer and reflect -------------------------------------------------------------------------
 */

uint32_t session_offer(struct session *session, const struct message_offer *offer,
                       uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!is_in_phase(session, PHASE_OFFER)) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_offer, .as.offer = *offer};
    message.as.offer.round = view->phase.round;
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        view->offered = message.as.offer;
        view->offered.action = action;
        view->has_offered = true;
    }
    return action;
}

uint32_t session_write(struct session *session, const char *text, bool is_final, uint64_t now_ms) {
    struct session_view *view = &session->view;
    bool is_time = is_in_phase(session, PHASE_OFFER) || is_in_phase(session, PHASE_REFLECT);
    if (!is_time || !view->have_page || !view->page.is_scribe) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_write};
    struct message_write *write = &message.as.write;
    *write = (struct message_write){
        .round = view->phase.round, .phase = view->phase.phase, .is_final = is_final};
    if (!str_copy(write->text, sizeof(write->text), text)) {
        return 0;
    }
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        view->written = *write;
        view->written.action = action;
        view->has_written = true;
    }
    return action;
}

uint32_t session_lesson(struct session *session, uint8_t lesson, uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!is_in_phase(session, PHASE_REFLECT)) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_lesson,
                                     .as.lesson = {.round = view->phase.round, .lesson = lesson}};
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        view->lesson = message.as.lesson;
        view->lesson.action = action;
        view->has_lesson = true;
    }
    return action;
}

/* --- share -------------------------------------------------------------------------------------
 */

uint32_t session_choose_idea(struct session *session, enum question question, uint8_t idea,
                             uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!is_sharing(session) || !view->have_questions || question >= QUESTION_COUNT) {
        return 0;
    }
    uint16_t most =
        question == QUESTION_GOOD ? view->questions.good_count : view->questions.turns_count;
    if (idea == 0 || idea > most) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_choose_idea,
                                     .as.choose_idea = {.round = view->spotlight.round,
                                                        .spotlight = view->spotlight.number,
                                                        .question = (uint8_t)question,
                                                        .idea = idea}};
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        view->ideas_said[question] = idea;
    }
    return action;
}

uint32_t session_claim(struct session *session, uint64_t now_ms) {
    struct session_view *view = &session->view;
    if (!is_sharing(session) || !view->spotlight.may_claim || view->is_claimed) {
        return 0;
    }
    struct session_action message = {
        .id = MESSAGE_claim,
        .as.claim = {.round = view->spotlight.round, .spotlight = view->spotlight.number}};
    uint32_t action = action_ask(session, &message, now_ms);
    view->is_claimed = action != 0;
    return action;
}

bool session_cheer(struct session *session, enum cheer cheer, uint64_t now_ms) {
    bool is_share = is_in_phase(session, PHASE_SHARE) && cheer < CHEER_YOU_CAN;
    bool is_mend = is_in_phase(session, PHASE_MEND) && cheer == CHEER_YOU_CAN;
    bool is_heard =
        session->link == SESSION_IN && !(session->view.have_room && session->view.room.is_muted);
    uint64_t *oldest = &session->cheered_ms[session->cheered_next];
    bool is_often = session->cheered_count == SESSION_CHEERS_A_SECOND && now_ms - *oldest < 1000;
    if (!(is_share || is_mend) || !is_heard || is_often ||
        session->cheers_count == SESSION_CHEERS_A_SECOND) {
        return false;
    }
    *oldest = now_ms;
    session->cheered_next = (session->cheered_next + 1) % SESSION_CHEERS_A_SECOND;
    session->cheered_count += session->cheered_count < SESSION_CHEERS_A_SECOND;
    session->cheers[session->cheers_count++] = (uint8_t)cheer;
    return true;
}

/* --- the pen -----------------------------------------------------------------------------------
 */

uint32_t session_pen_raise(struct session *session, bool is_raised, uint64_t now_ms) {
    if (!is_seated(session) || session->view.is_pen_raised == is_raised) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_pen_raise, .as.pen_raise.is_raised = is_raised};
    uint32_t action = action_ask(session, &message, now_ms);
    session->view.is_pen_raised = action != 0 ? is_raised : !is_raised;
    return action;
}

uint32_t session_pen_say(struct session *session, bool is_yes, uint64_t now_ms) {
    if (!is_seated(session) || !session->view.have_pen_ask) {
        return 0;
    }
    struct session_action message = {.id = MESSAGE_pen_say, .as.pen_say.is_yes = is_yes};
    uint32_t action = action_ask(session, &message, now_ms);
    if (action != 0) {
        session->view.have_pen_ask = false;
        session->view.is_pen_raised = false;
    }
    return action;
}

/* --- the teacher -------------------------------------------------------------------------------
 */

uint32_t session_host(struct session *session, const struct message *message, uint64_t now_ms) {
    bool is_teachers = message_senders(message->id) == (unsigned)FROM_TEACHER;
    if (session->config.role != ROLE_TEACHER || session->link != SESSION_IN || !is_teachers) {
        return 0;
    }
    struct session_action action = {.id = message->id};
    memcpy(&action.as, &message->as, message_form((uint64_t)message->id)->form.size_bytes);
    return action_ask(session, &action, now_ms);
}
