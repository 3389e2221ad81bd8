/* The answer in hand. A text that cannot be read as a number yet is never sent as a draft: an empty
 * one goes in its place, so that half a number is not counted at the deadline. */
#include "play.h"

#include <string.h>

#include "str.h"

void play_clear(struct play *play, const struct message_phase *phase) {
    *play = (struct play){
        .stage = phase->stage, .round = phase->round, .phase = phase->phase, .held = -1};
}

bool play_is_of(const struct play *play, const struct message_phase *phase) {
    return play->stage == phase->stage && play->round == phase->round &&
           play->phase == phase->phase;
}

void play_adopt(struct play *play, struct field *field, const struct message_answer *said) {
    play->is_touched = true;
    play->idea = said->idea;
    play->confidence = said->confidence;
    play->picks.count = (uint8_t)said->picks_count;
    memcpy(play->picks.list, said->picks, sizeof play->picks.list);
    bool is_nothing = said->idea == 0 && said->picks_count == 0 && said->text[0] == '\0';
    play->is_not_yet = said->is_final && is_nothing;
    play->is_new_open = said->idea == 0 && !is_nothing;
    field_set(field, said->text);
}

enum offer_question offer_question(const struct session_view *view) {
    const struct message_result *result = &view->result;
    if (view->have_result && result->is_asked && !result->is_match) {
        return OFFER_OURS;
    }
    return view->have_result && result->asks_own ? OFFER_OWN : OFFER_GUESS;
}

static uint32_t counted(const struct message_result *result) {
    uint32_t number = 0;
    for (uint16_t i = 0; i < result->answer_count; i++) {
        number = number << 8 | result->answer[i];
    }
    return number;
}

bool play_team_said_nothing(const struct session_view *view) {
    bool is_told = view->have_result && view->result.answer_count == IDEA_NUMBER_BYTES;
    return is_told && counted(&view->result) == 0;
}

const struct record_idea *play_team_answer(const struct session_view *view) {
    uint32_t number = counted(&view->result);
    bool is_known = view->have_table && view->have_result && number != 0;
    for (int i = 0; is_known && i < view->table.ideas_count; i++) {
        if (view->table.ideas[i].idea == number) {
            return &view->table.ideas[i];
        }
    }
    return NULL;
}

const struct message_challenge *play_challenge(const struct session_view *view) {
    bool is_twin = view->phase.phase == PHASE_MEND || view->phase.phase == PHASE_AGAIN;
    if (is_twin && view->have_twin) {
        return &view->twin;
    }
    return view->have_challenge ? &view->challenge : NULL;
}

bool play_is_choice(const struct message_challenge *challenge) {
    return challenge != NULL && challenge->kind == KIND_CHOICE;
}

bool play_is_typed(const struct message_challenge *challenge) {
    return challenge != NULL && !picks_are_for(challenge);
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

struct picks play_picks(const struct play *play, const struct session_view *view) {
    struct picks picks = play->picks;
    if (play->idea == 0) {
        return picks;
    }
    picks.count = 0;
    for (int i = 0; view->have_ideas && i < view->ideas.ideas_count; i++) {
        const struct record_idea *idea = &view->ideas.ideas[i];
        if (idea->idea == play->idea) {
            picks.count = (uint8_t)idea->picks_count;
            memcpy(picks.list, idea->picks, sizeof picks.list);
        }
    }
    return picks;
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
    if (picks_are_for(challenge)) {
        return picks_are_empty(&play->picks, challenge);
    }
    return strspn(field->text, " ") == strlen(field->text);
}

bool play_is_whole(const struct play *play, const struct message_challenge *challenge,
                   const struct field *field) {
    if (play_is_empty(play, challenge, field)) {
        return false;
    }
    if (play->idea != 0) {
        return true;
    }
    return picks_are_for(challenge) ? picks_are_whole(&play->picks, challenge)
                                    : play_reads(challenge, field) == NUMBER_OK;
}

void play_touch(struct play *play) {
    play->is_touched = true;
    play->is_due = true;
    play->was_asked = false;
    play->is_not_yet = false;
}

/* Only what is whole: half a pairing is a not yet, like half a number. */
static void put_picks(const struct play *play, const struct message_challenge *challenge,
                      const struct field *field, struct message_answer *answer) {
    if (!picks_are_whole(&play->picks, challenge)) {
        return;
    }
    bool is_order = challenge->kind == KIND_ORDER;
    answer->picks_count = is_order ? challenge->options_count : play->picks.count;
    for (int i = 0; i < answer->picks_count; i++) {
        answer->picks[i] = (uint8_t)picks_at(&play->picks, i);
    }
    if (challenge->kind == KIND_SLIP) {
        str_copy(answer->text, sizeof answer->text, field->text);
    }
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
    } else if (picks_are_for(challenge)) {
        put_picks(play, challenge, field, answer);
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
