/* What a class in pairs does again and again, through the same calls as everything else. */
#include "pairs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "str.h"

int pairs_open(void **state) {
    *state = lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2});
    return 0;
}

int pairs_open_kind(void **state) {
    *state =
        lesson_open(&(struct lesson_config){.plan = "full", .team_size = 2, .nods_itself = true});
    return 0;
}

int pairs_close(void **state) {
    lesson_close(*state);
    return 0;
}

enum refusal_reason pairs_refused(struct lesson *lesson, int pupil) {
    return (enum refusal_reason)LAST(pupil, refused)->reason;
}

int pairs_mate_of(int pupil) {
    return pupil % 2 == 0 ? pupil + 1 : pupil - 1;
}

void pairs_sit_down(struct lesson *lesson, int count) {
    lesson_join_all(lesson, count);
    for (int i = 0; i < count; i += 2) {
        assert_true(DO(i, open_bowl, 0));
        lesson_run(lesson, 120);
        assert_true(DO(i + 1, choose_bowl, .team = LAST(i, team)->team));
    }
}

void pairs_to_offer_with(struct lesson *lesson, int count, const char *slip) {
    pairs_sit_down(lesson, count);
    lesson_next(lesson);
    for (int i = 0; i < count; i++) {
        lesson_answer(lesson, i, i < 4 || i == 7 ? slip : "3/4", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    for (int i = 4; i < count; i++) {
        lesson_answer(lesson, i, "3/4", true);
    }
    lesson_run(lesson, 100);
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_OFFER);
}

void pairs_to_offer(struct lesson *lesson, int count) {
    pairs_to_offer_with(lesson, count, "2/6");
}

int pairs_scribe_of(struct lesson *lesson, int pupil) {
    return LAST(pupil, page)->is_scribe ? pupil : pairs_mate_of(pupil);
}

bool pairs_writes(struct lesson *lesson, int pupil, const char *text, bool is_final) {
    struct message message = {.id = MESSAGE_write};
    message.as.write.round = LAST(pupil, phase)->round;
    message.as.write.phase = LAST(pupil, phase)->phase;
    message.as.write.is_final = is_final;
    str_copy(message.as.write.text, sizeof message.as.write.text, text);
    return lesson_try(lesson, pupil, &message);
}

bool pairs_offers(struct lesson *lesson, int pupil, enum consent consent, uint8_t thought) {
    return DO(pupil, offer, .round = LAST(pupil, phase)->round, .consent = (uint8_t)consent,
              .thought = thought);
}

void pairs_both_offer(struct lesson *lesson, int pupil, enum consent consent, uint8_t thought) {
    assert_true(pairs_offers(lesson, pupil, consent, thought));
    assert_true(pairs_offers(lesson, pairs_mate_of(pupil), consent, thought));
}

bool pairs_is_idea(const struct message_result *result, uint32_t idea) {
    uint32_t number = 0;
    for (uint16_t i = 0; i < result->answer_count; i++) {
        number = number << 8 | result->answer[i];
    }
    return idea != 0 && result->answer_count == IDEA_NUMBER_BYTES && number == idea;
}

void pairs_to_share(struct lesson *lesson) {
    lesson_next(lesson);
    assert_int_equal(LAST(0, phase)->phase, PHASE_SHARE);
}
