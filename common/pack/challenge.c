/* Marks an answer: what does it say, and does that agree with a key or with a slip? Both questions
 * are asked in the same way, so that a slip is never found by another rule than a key is met. */
#include "challenge.h"

#include <assert.h>
#include <string.h>

#include "str.h"
#include "utf8.h"

#define FOLDED_BYTES_MAX 2048 /* folding can make a text longer */

/* An answer once it was read: which of the fields counts depends on the challenge's kind. */
struct reading {
    enum mark trouble; /* MARK_IS_MISS: none, it can be compared */
    struct number value;
    char unit[UNIT_BYTES_MAX + 1]; /* "" for any that the challenge accepts */
    char text[FOLDED_BYTES_MAX];
    uint8_t pick;
};

bool challenge_has_unit(const struct challenge *challenge, const char *unit) {
    char own[FOLDED_BYTES_MAX];
    if (utf8_fold(challenge->unit, own, sizeof own) && strcmp(own, unit) == 0) {
        return true;
    }
    for (unsigned i = 0; i < challenge->other_units_count; i++) {
        if (strcmp(challenge->other_units[i], unit) == 0) {
            return true;
        }
    }
    return false;
}

static void read_number(const struct challenge *challenge, const char *text,
                        struct reading *reading) {
    static const enum mark troubles[] = {
        [NUMBER_OK] = MARK_IS_MISS,
        [NUMBER_EMPTY] = MARK_IS_NOT_YET,
        [NUMBER_NOT_YET] = MARK_IS_NO_NUMBER,
        [NUMBER_TWO_WAYS] = MARK_IS_TWO_WAYS,
        [NUMBER_TOO_LARGE] = MARK_IS_NO_NUMBER,
    };
    reading->trouble = troubles[number_read(text, &reading->value, reading->unit)];
    if (challenge->unit[0] == '\0' || challenge_has_unit(challenge, reading->unit)) {
        reading->unit[0] = '\0';
    }
}

static void read_pick(const struct challenge *challenge, const struct answer *answer,
                      struct reading *reading) {
    if (answer->picks_count != 1 || answer->picks[0] >= challenge->options_count) {
        reading->trouble = MARK_IS_NO_OPTION;
        return;
    }
    reading->pick = answer->picks[0];
}

/* Reads an answer that is not empty in both its forms. */
static void read_answer(const struct challenge *challenge, const struct answer *answer,
                        struct reading *reading) {
    reading->trouble = MARK_IS_MISS;
    reading->value = (struct number){0, 1};
    reading->unit[0] = '\0';
    reading->text[0] = '\0';
    reading->pick = 0;
    bool is_typed = challenge->kind == KIND_NUMBER || challenge->kind == KIND_TEXT;
    if (challenge->kind == KIND_CHOICE) {
        read_pick(challenge, answer, reading);
    } else if (!is_typed || answer->picks_count > 0) {
        reading->trouble = MARK_IS_NO_OPTION;
    } else if (!utf8_fold(answer->text, reading->text, sizeof reading->text)) {
        /* Longer than any authored answer: it agrees with none. */
        str_copy(reading->text, sizeof reading->text, answer->text);
        reading->trouble = challenge->kind == KIND_NUMBER ? MARK_IS_NO_NUMBER : MARK_IS_MISS;
    } else if (reading->text[0] == '\0') {
        reading->trouble = MARK_IS_NOT_YET;
    } else if (challenge->kind == KIND_NUMBER) {
        read_number(challenge, answer->text, reading);
    }
}

static bool agree(const struct challenge *challenge, const struct reading *a,
                  const struct reading *b) {
    if (a->trouble != MARK_IS_MISS || b->trouble != MARK_IS_MISS) {
        return false;
    }
    if (challenge->kind == KIND_CHOICE) {
        return a->pick == b->pick;
    }
    if (challenge->kind == KIND_TEXT) {
        return strcmp(a->text, b->text) == 0;
    }
    struct number tolerance = challenge->tolerance;
    if (tolerance.denominator <= 0) {
        tolerance = (struct number){0, 1};
    }
    return strcmp(a->unit, b->unit) == 0 && number_is_near(a->value, b->value, tolerance);
}

static bool meets(const struct challenge *challenge, const struct reading *reading,
                  const struct answer *authored) {
    struct reading other;
    read_answer(challenge, authored, &other);
    return agree(challenge, reading, &other);
}

static void normalise(const struct challenge *challenge, const struct reading *reading,
                      char *normal) {
    const size_t size = ANSWER_BYTES_MAX + 1;
    if (reading->trouble == MARK_IS_NOT_YET || reading->trouble == MARK_IS_NO_OPTION) {
        normal[0] = '\0';
    } else if (challenge->kind == KIND_CHOICE) {
        str_format(normal, size, "#%u", reading->pick + 1U);
    } else if (challenge->kind == KIND_NUMBER && reading->trouble == MARK_IS_MISS) {
        number_format(reading->value, normal, size);
        if (reading->unit[0] != '\0') {
            str_append(normal, size, " ");
            str_append(normal, size, reading->unit);
        }
    } else {
        str_copy(normal, size, reading->text);
    }
}

void challenge_mark(const struct challenge *challenge, const struct answer *answer,
                    struct marked *marked) {
    assert(answer->text != NULL);
    struct reading reading;
    marked->mark = MARK_IS_NOT_YET;
    marked->slip = 0;
    marked->normal[0] = '\0';
    if (answer->text[0] == '\0' && answer->picks_count == 0) {
        return;
    }
    read_answer(challenge, answer, &reading);
    normalise(challenge, &reading, marked->normal);
    marked->mark = reading.trouble;
    for (unsigned i = 0; i < challenge->keys_count; i++) {
        if (meets(challenge, &reading, &challenge->keys[i])) {
            marked->mark = MARK_IS_MATCH;
            return;
        }
    }
    for (unsigned i = 0; i < challenge->slips_count && marked->slip == 0; i++) {
        if (meets(challenge, &reading, &challenge->slips[i].answer)) {
            marked->slip = (uint8_t)(i + 1);
        }
    }
}

void challenge_show(const struct challenge *challenge, const struct answer *answer, char *text,
                    size_t size) {
    str_copy(text, size, answer->picks_count > 0 ? "" : answer->text);
    for (unsigned i = 0; i < answer->picks_count && i < PICKS_MAX; i++) {
        if (answer->picks[i] < challenge->options_count) {
            str_append(text, size, text[0] == '\0' ? "" : ", ");
            str_append(text, size, challenge->options[answer->picks[i]]);
        }
    }
}
