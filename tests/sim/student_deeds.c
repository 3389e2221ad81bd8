/* What a student does who plays along, more or less: through the client core, as a window would. */
#include "deed.h"

#include <string.h>

#include "hands.h"
#include "said.h"
#include "world.h"

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->deeds_random, bound);
}

static bool has_hands(const struct student *student) {
    return student->is_there && !student->has_moved && student->app == NULL;
}

static bool pick_name(struct world *world, struct student *student) {
    return has_hands(student) &&
           session_join(student->session, (uint8_t)below(world, 3), world->now_ms) != 0;
}

static bool other_names(struct world *world, struct student *student) {
    return has_hands(student) && session_more_names(student->session, world->now_ms) != 0;
}

static bool answer(struct world *world, struct student *student, bool is_final) {
    struct message_answer said = {.is_final = is_final};
    said.confidence = (uint8_t)below(world, CONFIDENCE_COUNT);
    said_answer(world, &said);
    return has_hands(student) && session_answer(student->session, &said, world->now_ms) != 0;
}

static bool try_out(struct world *world, struct student *student) {
    return answer(world, student, false);
}

static bool hand_in(struct world *world, struct student *student) {
    return answer(world, student, true);
}

static bool not_yet(struct world *world, struct student *student) {
    struct message_answer said = {.is_final = true};
    return has_hands(student) && session_answer(student->session, &said, world->now_ms) != 0;
}

static bool back_idea(struct world *world, struct student *student) {
    if (!has_hands(student) || !student->session->view.have_ideas ||
        student->session->view.ideas.ideas_count == 0) {
        return false;
    }
    const struct message_ideas *ideas = &student->session->view.ideas;
    struct message_answer said = {.is_final = below(world, 4) > 0};
    said.idea = ideas->ideas[below(world, ideas->ideas_count)].idea;
    return session_answer(student->session, &said, world->now_ms) != 0;
}

static bool is_ready(struct world *world, struct student *student) {
    return has_hands(student) && session_ready(student->session, world->now_ms) != 0;
}

static bool leave(struct world *world, struct student *student) {
    (void)world;
    if (!has_hands(student) || student->session->link != SESSION_IN) {
        return false;
    }
    session_leave(student->session);
    return true;
}

static bool hang_up(struct world *world, struct student *student) {
    return has_hands(student) && student_hang_up(world, student);
}

static bool stop(struct world *world, struct student *student) {
    student_close(world, student);
    return true;
}

/* Two who come at once are each a window, so the place of one who is not there opens one. */
static bool bring_somebody(struct world *world, struct student *student) {
    struct student *other = &world->students[below(world, world->students_count)];
    (void)student;
    if (other->is_there) {
        return false;
    }
    student_open(world, other);
    return true;
}

/* The seat goes along to another machine; the old window does nothing any more. */
static bool move(struct world *world, struct student *student) {
    struct student *other = &world->students[below(world, world->students_count)];
    bool is_in = has_hands(student) && student->session->link == SESSION_IN && student->seat != 0;
    bool is_place = !other->is_there && other->app == NULL && other->is_rowdy == student->is_rowdy;
    if (!is_in || !is_place || other->role != student->role) {
        return false;
    }
    student_open(world, other);
    student_take_over(other, student);
    return true;
}

/* --- sitting down together
 * ------------------------------------------------------------------------
 */

static bool type_name(struct world *world, struct student *student) {
    char name[NAME_BYTES_MAX + 1];
    said_words(world, "Nia", name, sizeof name);
    return has_hands(student) && session_type_name(student->session, name, world->now_ms) != 0;
}

static bool open_bowl(struct world *world, struct student *student) {
    return has_hands(student) && session_open_bowl(student->session, world->now_ms) != 0;
}

static bool choose_bowl(struct world *world, struct student *student) {
    if (!has_hands(student) || !student->session->view.have_bowls ||
        student->session->view.bowls.bowls_count == 0) {
        return false;
    }
    const struct message_bowls *bowls = &student->session->view.bowls;
    uint16_t team = bowls->bowls[below(world, bowls->bowls_count)].team;
    return session_choose_bowl(student->session, team, world->now_ms) != 0;
}

static bool agree(struct world *world, struct student *student) {
    return has_hands(student) && session_agree(student->session, world->now_ms) != 0;
}

static bool feel(struct world *world, struct student *student) {
    enum feeling feeling = (enum feeling)below(world, FEELING_COUNT);
    uint8_t value = (uint8_t)(1 + below(world, feeling == FEELING_MOOD ? MOODS : CLIMATE_STEPS));
    return has_hands(student) && session_feel(student->session, feeling, value, world->now_ms) != 0;
}

/* --- offer, share, reflect
 * ------------------------------------------------------------------------
 */

static bool make_offer(struct world *world, struct student *student) {
    struct message_offer offer = {.consent = (uint8_t)below(world, CONSENT_COUNT)};
    offer.thought = (uint8_t)(below(world, 3) == 0 ? THOUGHT_WORDS : below(world, SLIPS_MAX));
    offer.own = (uint8_t)below(world, CONSENT_NAME); /* nobody is named alone */
    return has_hands(student) && session_offer(student->session, &offer, world->now_ms) != 0;
}

/* Whole teams that let their miss out are rare where everybody draws alone. */
static bool offer_all(struct world *world, struct student *student) {
    bool is_any = false;
    for (uint16_t i = 0; i < world->students_count && student->seat != 0; i++) {
        struct student *mate = &world->students[i];
        if (has_hands(mate) && !mate->is_rowdy && mate->seat != 0 &&
            hearsay_are_mates(&world->hearsay, mate->seat, student->seat)) {
            struct message_offer offer = {.consent = CONSENT_NAME, .thought = THOUGHT_WORDS};
            is_any = session_offer(mate->session, &offer, world->now_ms) != 0 || is_any;
        }
    }
    return is_any;
}

static bool write_words(struct world *world, struct student *student) {
    char text[WORDS_BYTES_MAX + 1];
    said_words(world, "in our own words", text, sizeof text);
    return has_hands(student) &&
           session_write(student->session, text, below(world, 3) == 0, world->now_ms) != 0;
}

static bool choose_idea(struct world *world, struct student *student) {
    enum question question = (enum question)below(world, QUESTION_COUNT);
    uint8_t idea = (uint8_t)(1 + below(world, IDEAS_PER_CHALLENGE_MAX));
    return has_hands(student) &&
           session_choose_idea(student->session, question, idea, world->now_ms) != 0;
}

static bool claim(struct world *world, struct student *student) {
    return has_hands(student) && session_claim(student->session, world->now_ms) != 0;
}

static bool cheer(struct world *world, struct student *student) {
    return has_hands(student) &&
           session_cheer(student->session, (enum cheer)below(world, CHEER_COUNT), world->now_ms);
}

static bool give_lesson(struct world *world, struct student *student) {
    uint8_t lesson =
        (uint8_t)(below(world, 4) == 0 ? LESSON_WORDS : below(world, IDEAS_PER_CHALLENGE_MAX));
    return has_hands(student) && session_lesson(student->session, lesson, world->now_ms) != 0;
}

static bool raise_pen(struct world *world, struct student *student) {
    return has_hands(student) &&
           session_pen_raise(student->session, below(world, 4) > 0, world->now_ms) != 0;
}

static bool answer_pen(struct world *world, struct student *student) {
    return has_hands(student) &&
           session_pen_say(student->session, below(world, 2) == 0, world->now_ms) != 0;
}

static bool press(struct world *world, struct student *student) {
    return hands_press(world, student);
}

static bool come_anew(struct world *world, struct student *student) {
    if (!student->is_there || student->session->link != SESSION_ENDED) {
        return false;
    }
    student_close(world, student);
    student_open(world, student);
    return true;
}

static const struct deed deeds_of_students[] = {
    {"picks a name", 40, pick_name},
    {"asks for other names", 4, other_names},
    {"tries something out", 20, try_out},
    {"hands in", 40, hand_in},
    {"hands in a not yet", 4, not_yet},
    {"backs an idea", 20, back_idea},
    {"is ready", 10, is_ready},
    {"types a name", 6, type_name},
    {"opens a bowl", 6, open_bowl},
    {"chooses a bowl", 10, choose_bowl},
    {"agrees", 2, agree},
    {"says how it feels", 4, feel},
    {"offers", 30, make_offer},
    {"a whole team offers", 6, offer_all},
    {"writes", 12, write_words},
    {"chooses an idea", 40, choose_idea},
    {"claims", 12, claim},
    {"cheers", 40, cheer},
    {"gives a lesson", 12, give_lesson},
    {"raises the pen", 4, raise_pen},
    {"answers the pen", 20, answer_pen},
    {"leaves", 1, leave},
    {"hangs up", 2, hang_up},
    {"closes the window", 1, stop},
    {"brings somebody along", 3, bring_somebody},
    {"moves to another machine", 2, move},
    {"presses something", 60, press},
    {"comes anew", 4, come_anew},
};

const struct deeds *student_deeds(void) {
    static const struct deeds deeds = {DEED_STUDENT, deeds_of_students,
                                       sizeof deeds_of_students / sizeof deeds_of_students[0]};
    return &deeds;
}
