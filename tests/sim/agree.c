/* The room writes each letter anew and it is compared, field by field, with the last one of its
 * kind in the client's view. What was not acknowledged by then is looked at too: nothing may be
 * left over. */
#include "agree.h"

#include <string.h>

#include "ears.h"
#include "letters.h"
#include "sample.h"
#include "str.h"
#include "world.h"

/* --- letters
 * --------------------------------------------------------------------------------------
 */

struct letter_view {
    bool have;
    enum message_id id;
    const void *held;
    size_t size;
};

static void copy_to(struct message *message, const struct letter_view *view) {
    memset(message, 0, sizeof *message);
    message->id = view->id;
    memcpy(&message->as, view->held, view->size);
}

/* Time goes on while a letter is under way. */
static void forget_time(struct message *message) {
    if (message->id == MESSAGE_phase) {
        message->as.phase.left_ms = 0;
    }
}

/* `world->told` holds what the room says. */
static bool is_same(struct world *world, const struct letter_view *view) {
    copy_to(&world->heard, view);
    forget_time(&world->heard);
    forget_time(&world->told);
    return view->have && sample_is_equal(&world->heard, &world->told);
}

#define VIEW(name)                                                                                 \
    (struct letter_view) {                                                                         \
        .have = view->have_##name, .id = MESSAGE_##name, .held = &view->name,                      \
        .size = sizeof view->name                                                                  \
    }

/* What differs of what everybody knows; NULL: nothing. */
static const char *differs_of_class(struct world *world, const struct session_view *view) {
    const struct room *room = &world->server->room;
    letter_phase(room, &world->told);
    if (!is_same(world, &VIEW(phase))) {
        return "phase";
    }
    letter_room(room, &world->told);
    if (!is_same(world, &VIEW(room))) {
        return "room";
    }
    letter_progress(room, &world->told);
    if (!is_same(world, &VIEW(progress))) {
        return "progress";
    }
    if (room->game->stage == STAGE_LOBBY) {
        letter_bowls(room, &world->told);
        return is_same(world, &VIEW(bowls)) ? NULL : "bowls";
    }
    if (room->game->phase == PHASE_SHARE && room->game->spotlight > 0 && room->game->mistake == 0) {
        letter_spotlight(room, &world->told);
        return is_same(world, &VIEW(spotlight)) ? NULL : "spotlight";
    }
    return NULL;
}

static const char *differs_of_seat(struct world *world, const struct session_view *view) {
    const struct room *room = &world->server->room;
    uint16_t seat = view->seat.seat;
    uint16_t team = room->game->seats[seat].team;
    enum phase phase = room->game->phase;
    letter_team(room, team, &world->told);
    if (!is_same(world, &VIEW(team))) {
        return "team";
    }
    if (team != 0 && (phase == PHASE_HUDDLE || phase == PHASE_MEND)) {
        letter_ideas(room, team, &world->told);
        return is_same(world, &VIEW(ideas)) ? NULL : "ideas";
    }
    if (phase == PHASE_OFFER || phase == PHASE_REFLECT) {
        letter_page(room, seat, &world->told);
        return is_same(world, &VIEW(page)) ? NULL : "page";
    }
    if (phase == PHASE_REVEAL) {
        letter_result(room, seat, &world->told);
        return is_same(world, &VIEW(result)) ? NULL : "result";
    }
    return NULL;
}

/* What this one said last in this phase stands on the desk, where it was an answer of its own. */
static const char *differs_of_desk(const struct world *world, const struct session *session) {
    const struct session_view *view = &session->view;
    const struct game *game = world_game(world);
    const struct desk *desk = &world->server->room.desks.list[view->seat.seat];
    const struct message_answer *it = &view->said;
    bool is_alone = game->phase == PHASE_TRY || game->phase == PHASE_AGAIN;
    bool is_now = view->has_said && it->round == game->round && it->phase == (uint8_t)game->phase;
    if (!is_now || it->idea != 0 || session_is_pending(session, MESSAGE_answer)) {
        return NULL;
    }
    const struct said *said = !is_alone                  ? &desk->backing
                              : game->phase == PHASE_TRY ? &desk->first_try
                                                         : &desk->again;
    bool is_there = said->is_given && said->is_final == it->is_final &&
                    strcmp(said->text, it->text) == 0 && said->picks_count == it->picks_count &&
                    memcmp(said->picks, it->picks, said->picks_count) == 0;
    return is_there ? NULL : "answer";
}

/* --- one student
 * ----------------------------------------------------------------------------------
 */

/* While all look up, what students say waits. */
static bool owes(const struct world *world, const struct student *student) {
    const struct game *game = world_game(world);
    return !student->is_rowdy && !game->is_frozen && student->session->pending_count > 0;
}

static bool knows(struct world *world, const struct student *student, char *what, size_t size) {
    const struct session *session = student->session;
    const struct session_view *view = &session->view;
    if (session->link != SESSION_IN) {
        str_format(what, size, "is not in");
        return student->app != NULL; /* a person may have gone to another screen */
    }
    const char *differs = differs_of_class(world, view);
    if (differs == NULL && view->have_seat && student->role == ROLE_STUDENT) {
        differs = differs_of_seat(world, view);
    }
    if (differs == NULL && view->have_seat && student->role == ROLE_STUDENT && !student->is_rowdy &&
        !world->hearsay.has_given) {
        differs = differs_of_desk(world, session);
    }
    if (differs != NULL) {
        str_format(what, size, "has another %s", differs);
        return false;
    }
    bool has_lost = student->seat != 0 && !view->have_seat;
    if (has_lost && !ears_may_lose_seat(world, student)) {
        str_format(what, size, "had seat %u and has none", student->seat);
        return false;
    }
    if (owes(world, student)) {
        str_format(what, size, "(seat %u) waits for action %u (%s)", view->seat.seat,
                   session->pending[0].action, message_name(session->pending[0].message.id));
        return false;
    }
    return true;
}

bool agree_all(struct world *world, char *who, size_t size) {
    char what[160] = "";
    if (world->server == NULL) {
        str_format(who, size, "there is no room");
        return false;
    }
    for (uint16_t i = 0; i < world->students_count; i++) {
        const struct student *student = &world->students[i];
        bool is_in =
            student->is_there && !student->has_moved && student->session->link != SESSION_ENDED;
        if (is_in && !knows(world, student, what, sizeof what)) {
            str_format(who, size, "student %d %s", student->number, what);
            return false;
        }
    }
    return true;
}
