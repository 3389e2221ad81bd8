/* The answer in hand. A text that cannot be read as a number yet is never sent as a draft: an empty
 * one goes in its place, so that half a number is not counted at the deadline. */
#include "play.h"

#include <string.h>

#include "str.h"

void play_clear(struct play *play, const struct message_phase *phase) {
    *play = (struct play){
        .stage = phase->stage, .round = phase->round, .phase = phase->phase, .picked = -1};
}

bool play_is_of(const struct play *play, const struct message_phase *phase) {
    return play->stage == phase->stage && play->round == phase->round &&
           play->phase == phase->phase;
}

void play_adopt(struct play *play, struct field *field, const struct message_answer *said) {
    play->is_touched = true;
    play->idea = said->idea;
    play->confidence = said->confidence;
    play->picked = said->picks_count > 0 ? said->picks[0] : -1;
    bool is_nothing = said->idea == 0 && said->picks_count == 0 && said->text[0] == '\0';
    play->is_not_yet = said->is_final && is_nothing;
    play->is_new_open = said->idea == 0 && !is_nothing;
    field_set(field, said->text);
}

const struct message_challenge *play_challenge(const struct session_view *view) {
    if (view->phase.phase == PHASE_MEND && view->have_twin) {
        return &view->twin;
    }
    return view->have_challenge ? &view->challenge : NULL;
}

bool play_is_choice(const struct message_challenge *challenge) {
    return challenge != NULL && challenge->options_count > 0;
}

const struct record_idea *play_idea_of(const struct session_view *view, int option) {
    for (int i = 0; view->have_ideas && i < view->ideas.ideas_count; i++) {
        const struct record_idea *idea = &view->ideas.ideas[i];
        if (idea->picks_count == 1 && idea->picks[0] == option) {
            return idea;
        }
    }
    return NULL;
}

int play_option(const struct play *play, const struct session_view *view) {
    for (int i = 0; play->idea != 0 && i < OPTIONS_MAX; i++) {
        const struct record_idea *idea = play_idea_of(view, i);
        if (idea != NULL && idea->idea == play->idea) {
            return i;
        }
    }
    return play->idea == 0 ? play->picked : -1;
}

enum number_status play_reads(const struct message_challenge *challenge,
                              const struct field *field) {
    if (challenge == NULL || challenge->kind != KIND_NUMBER) {
        return NUMBER_OK;
    }
    struct number value;
    char unit[UNIT_BYTES_MAX + 1];
    return number_read(field->text, &value, unit);
}

bool play_is_empty(const struct play *play, const struct message_challenge *challenge,
                   const struct field *field) {
    if (play->idea != 0) {
        return false;
    }
    if (play_is_choice(challenge)) {
        return play->picked < 0;
    }
    return strspn(field->text, " ") == strlen(field->text);
}

void play_touch(struct play *play) {
    play->is_touched = true;
    play->is_due = true;
    play->was_asked = false;
    play->is_not_yet = false;
}

static void put_answer(const struct play *play, const struct session_view *view,
                       const struct field *field, struct message_answer *answer) {
    const struct message_challenge *challenge = play_challenge(view);
    answer->round = play->round;
    answer->phase = play->phase;
    answer->confidence = play->confidence;
    if (play->is_not_yet) {
        return;
    }
    if (play->idea != 0) {
        answer->idea = play->idea;
    } else if (play_is_choice(challenge)) {
        answer->picks_count = play->picked >= 0 ? 1 : 0;
        answer->picks[0] = play->picked >= 0 ? (uint8_t)play->picked : 0;
    } else if (play_reads(challenge, field) == NUMBER_OK) {
        str_copy(answer->text, sizeof answer->text, field->text);
    }
}

uint32_t play_send(struct play *play, struct session *session, const struct field *field,
                   bool is_final, uint64_t now_ms) {
    struct message_answer answer;
    memset(&answer, 0, sizeof answer);
    put_answer(play, &session->view, field, &answer);
    answer.is_final = is_final;
    uint32_t action = session_answer(session, &answer, now_ms);
    play->sent_ms = now_ms;
    play->is_due = action == 0 && !is_final;
    return action;
}

bool play_is_done(const struct play *play, const struct session_view *view) {
    return view->has_said && view->said.is_final && !play->is_due && !view->was_refused;
}
