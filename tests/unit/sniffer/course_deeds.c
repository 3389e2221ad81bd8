/* What students do, each at set times after a phase has begun. Everybody sends as many messages as
 * everybody else in the same place: a draft and an answer, a page, one offer. What is in them is as
 * long as it likes to be. */
#include "course.h"

#include <string.h>

#include "str.h"

#define FIRST_MS 30
#define EACH_MS  7 /* between two students */
#define DEED_MS  230

/* --- the lobby
 * ------------------------------------------------------------------------------------ */

void course_sit(struct course *course, int student) {
    struct pupil *pupil = &course->pupils[student];
    struct session *session = &pupil->session;
    const struct session_view *view = &session->view;
    int first = student - student % CAST_TEAM_SEATS;
    const struct session_view *opener = &course->pupils[first].session.view;
    if (!view->have_seat) {
        session_join(session, 0, course->now_ms);
    } else if (view->have_team && view->team.team != 0) {
        pupil->has_sat = true;
    } else if (student == first && !session_is_pending(session, MESSAGE_open_bowl)) {
        session_open_bowl(session, course->now_ms);
    } else if (student != first && opener->have_team && opener->team.team != 0 &&
               !session_is_pending(session, MESSAGE_choose_bowl)) {
        session_choose_bowl(session, opener->team.team, course->now_ms);
    }
}

/* --- answers
 * -------------------------------------------------------------------------------------- */

static const struct challenge *asked(const struct course *course, const struct session_view *view) {
    bool is_twin = view->phase.phase == PHASE_MEND || view->phase.phase == PHASE_AGAIN;
    const char *prompt = is_twin && view->have_twin ? view->twin.prompt : view->challenge.prompt;
    for (uint16_t i = 0; i < course->pack->challenges_count; i++) {
        const struct challenge *challenge = &course->pack->challenges[i];
        if (strcmp(challenge->prompt, prompt) == 0) {
            return challenge;
        }
        for (uint8_t k = 0; k < challenge->twins_count; k++) {
            if (strcmp(challenge->twins[k].prompt, prompt) == 0) {
                return &challenge->twins[k];
            }
        }
    }
    return NULL;
}

/* NULL: a "not yet". */
static const struct answer *answer_in(const struct challenge *challenge, enum cast_answer what) {
    if (what == CAST_MATCH) {
        return &challenge->keys[0];
    }
    if (what == CAST_NOT_YET || challenge->slips_count == 0) {
        return NULL;
    }
    bool has_second = what == CAST_SECOND_SLIP && challenge->slips_count > 1;
    return &challenge->slips[has_second ? 1 : 0].answer;
}

static bool is_said(const struct record_idea *idea, const struct answer *answer) {
    return strcmp(idea->text, answer->text) == 0 && idea->picks_count == answer->picks_count &&
           memcmp(idea->picks, answer->picks, idea->picks_count) == 0;
}

/* A mate's answer is backed; a new one is typed. */
static void write_answer(const struct session_view *view, const struct answer *answer,
                         struct message_answer *it) {
    bool has_table = view->phase.phase == PHASE_HUDDLE || view->phase.phase == PHASE_MEND;
    for (uint16_t i = 0; has_table && view->have_ideas && i < view->ideas.ideas_count; i++) {
        if (is_said(&view->ideas.ideas[i], answer)) {
            it->idea = view->ideas.ideas[i].idea;
            return;
        }
    }
    str_copy(it->text, sizeof it->text, answer->text);
    it->picks_count = answer->picks_count;
    memcpy(it->picks, answer->picks, answer->picks_count);
}

/* A mending round is about a crack of any earlier one: there all get there, so that as many are
 * mended whoever has them. */
static enum cast_answer what_to_say(const struct course *course, const struct session_view *view,
                                    int student) {
    if (view->phase.kind == ROUND_MENDING) {
        return CAST_MATCH;
    }
    return cast_answer_of(&course->cast, view->phase.number, (enum phase)view->phase.phase,
                          student);
}

static void say(struct course *course, int student, bool is_final) {
    struct session *session = &course->pupils[student].session;
    const struct session_view *view = &session->view;
    const struct challenge *challenge = asked(course, view);
    struct message_answer it = {.is_final = is_final, .confidence = CONFIDENCE_SURE};
    enum cast_answer what = what_to_say(course, view, student);
    const struct answer *answer = challenge != NULL ? answer_in(challenge, what) : NULL;
    if (answer != NULL) {
        write_answer(view, answer, &it);
    }
    session_answer(session, &it, course->now_ms);
}

/* --- pages
 * ---------------------------------------------------------------------------------------- */

static const char *const words[CAST_PARTS] = {
    [CAST_ALL_MISS] = "We went by what it looks like from outside, and stopped there too early.",
    [CAST_MISS_KEPT] = "Two of us thought of the other half, and one waited for the end of it all.",
    [CAST_ONE_MISSES] = "Quick.",
    [CAST_ALL_MATCH] = "Somebody may have counted the ends.",
};

static const char *words_of(const struct course *course, int student) {
    const struct session_view *view = &course->pupils[student].session.view;
    return words[cast_part_of(&course->cast, view->phase.number, student)];
}

static void write_page(struct course *course, int student, bool is_final) {
    struct session *session = &course->pupils[student].session;
    session_write(session, words_of(course, student), is_final, course->now_ms); /* the scribe's */
}

static void hand_offer(struct course *course, int student) {
    struct session *session = &course->pupils[student].session;
    enum cast_part part = cast_part_of(&course->cast, session->view.phase.number, student);
    bool is_scribe = session->view.page.is_scribe;
    struct message_offer offer = {.thought = is_scribe ? THOUGHT_WORDS : 0};
    if (part == CAST_ALL_MISS || part == CAST_MISS_KEPT) {
        offer.consent = part == CAST_ALL_MISS ? CONSENT_WITHOUT : CONSENT_KEEP;
    }
    if (session->view.result.asks_own) {
        offer.own = CONSENT_KEEP;
    }
    session_offer(session, &offer, course->now_ms);
}

static void hand_lesson(struct course *course, int student) {
    struct session *session = &course->pupils[student].session;
    bool is_scribe = session->view.page.is_scribe;
    session_lesson(session, is_scribe ? LESSON_WORDS : 1, course->now_ms);
}

/* --- a phase's deeds
 * ------------------------------------------------------------------------------ */

static void deed_of_page(struct course *course, int student, int deed) {
    bool is_offer = course->pupils[student].session.view.phase.phase == PHASE_OFFER;
    if (deed < 2) {
        write_page(course, student, deed == 1);
    } else if (deed == 2 && is_offer) {
        hand_offer(course, student);
    } else if (deed == 2) {
        hand_lesson(course, student);
    }
}

static void deed_of_share(struct course *course, int student, int deed) {
    struct session *session = &course->pupils[student].session;
    if (deed == 0) {
        session_cheer(session, CHEER_BRAVE, course->now_ms);
    } else if (deed == 1) {
        session_choose_idea(session, QUESTION_GOOD, 1, course->now_ms);
    } else if (deed == 2) {
        session_choose_idea(session, QUESTION_TURN, 2, course->now_ms);
    } else if (deed == 3 && student == 1) {
        session_claim(session, course->now_ms);
    }
}

static void deed_in(struct course *course, int student, int deed) {
    struct session *session = &course->pupils[student].session;
    switch ((enum phase)session->view.phase.phase) {
    case PHASE_TRY:
    case PHASE_HUDDLE:
    case PHASE_MEND:
    case PHASE_AGAIN:
        if (deed < 2) {
            say(course, student, deed == 1);
        }
        break;
    case PHASE_OFFER:
    case PHASE_REFLECT:
        deed_of_page(course, student, deed);
        break;
    case PHASE_SHARE:
        deed_of_share(course, student, deed);
        break;
    case PHASE_REVEAL:
        if (deed == 0) {
            session_ready(session, course->now_ms);
        }
        break;
    case PHASE_NONE:
    case PHASE_COUNT:
        break;
    }
}

void course_act(struct course *course, int student) {
    struct pupil *pupil = &course->pupils[student];
    const struct session_view *view = &pupil->session.view;
    uint32_t thought = view->have_spotlight ? view->spotlight.number : 0;
    uint32_t place = (uint32_t)view->phase.stage << 24 | (uint32_t)view->phase.round << 16 |
                     (uint32_t)view->phase.phase << 8 | thought;
    if (place != pupil->place) {
        pupil->place = place;
        pupil->place_ms = course->now_ms;
        pupil->deeds = 0;
    }
    uint64_t due_ms = pupil->place_ms + FIRST_MS + (uint64_t)(student * EACH_MS) +
                      (uint64_t)(pupil->deeds * DEED_MS);
    if (course->now_ms >= due_ms && pupil->deeds < 4) {
        deed_in(course, student, pupil->deeds);
        pupil->deeds++;
    }
}
