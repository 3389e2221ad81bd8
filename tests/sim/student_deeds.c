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
    return student->is_there && student->app == NULL;
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
    if (!has_hands(student) || student->peer == 0) {
        return false;
    }
    student->transport->calls->disconnect(student->transport, student->peer);
    student->peer = 0;
    student->is_up = false;
    student->retry_at_ms = world->now_ms + below(world, 4000);
    session_disconnected(student->session);
    return true;
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
