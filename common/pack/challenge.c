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
    uint8_t picks[PICKS_MAX];
    uint8_t picks_count;
};

/* What an answer of each kind is made of. */
enum form { FORM_TYPED, FORM_ONE, FORM_SET, FORM_WHOLE };

static const enum form forms[KIND_COUNT] = {
    [KIND_CHOICE] = FORM_ONE, [KIND_CHOICES] = FORM_SET, [KIND_NUMBER] = FORM_TYPED,
    [KIND_TEXT] = FORM_TYPED, [KIND_ORDER] = FORM_WHOLE, [KIND_MATCH] = FORM_WHOLE,
    [KIND_SLIP] = FORM_ONE,
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

static bool has_pick(const struct answer *answer, unsigned pick) {
    return memchr(answer->picks, (int)pick, answer->picks_count) != NULL;
}

/* Whether the picks are of their kind's form: there, none twice, and as many as are asked for. */
static bool picks_are_whole(const struct challenge *challenge, const struct answer *answer) {
    enum form form = forms[challenge->kind];
    unsigned options =
        challenge->kind == KIND_MATCH ? challenge->rights_count : challenge->options_count;
    unsigned wanted = form == FORM_ONE ? 1 : options;
    unsigned there = 0;
    if (answer->picks_count > PICKS_MAX || options > PICKS_MAX) {
        return false;
    }
    for (unsigned option = 0; option < options; option++) {
        there += has_pick(answer, option);
    }
    bool is_each_new_and_there = there == answer->picks_count;
    return is_each_new_and_there && (form == FORM_SET ? there > 0 : there == wanted);
}

static void read_picks(const struct challenge *challenge, const struct answer *answer,
                       struct reading *reading) {
    if (!picks_are_whole(challenge, answer)) {
        reading->trouble = MARK_IS_NO_OPTION;
        return;
    }
    if (forms[challenge->kind] != FORM_SET) {
        memcpy(reading->picks, answer->picks, answer->picks_count);
        reading->picks_count = answer->picks_count;
        return;
    }
    for (unsigned option = 0; option < challenge->options_count; option++) {
        if (has_pick(answer, option)) {
            reading->picks[reading->picks_count++] = (uint8_t)option;
        }
    }
}

static void read_typed(const struct challenge *challenge, const struct answer *answer,
                       struct reading *reading) {
    if (answer->picks_count > 0) {
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

/* Reads an answer that is not empty in both its forms. */
static void read_answer(const struct challenge *challenge, const struct answer *answer,
                        struct reading *reading) {
    reading->trouble = MARK_IS_MISS;
    reading->value = (struct number){0, 1};
    reading->unit[0] = '\0';
    reading->text[0] = '\0';
    reading->picks_count = 0;
    if (forms[challenge->kind] == FORM_TYPED) {
        read_typed(challenge, answer, reading);
    } else if (challenge->kind == KIND_SLIP && answer->picks_count == 0) {
        reading->trouble = MARK_IS_NOT_YET; /* a repair, but of no line yet */
    } else {
        read_picks(challenge, answer, reading);
    }
}

static bool agree(const struct challenge *challenge, const struct reading *a,
                  const struct reading *b) {
    if (a->trouble != MARK_IS_MISS || b->trouble != MARK_IS_MISS) {
        return false;
    }
    if (forms[challenge->kind] != FORM_TYPED) {
        return a->picks_count == b->picks_count && memcmp(a->picks, b->picks, a->picks_count) == 0;
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

/* "#2", or "#1 #3": numbers from 1 of what is shown. */
static void normalise_picks(const struct reading *reading, char *normal, size_t size) {
    normal[0] = '\0';
    for (unsigned i = 0; i < reading->picks_count; i++) {
        char pick[8];
        str_format(pick, sizeof pick, i == 0 ? "#%u" : " #%u", reading->picks[i] + 1U);
        str_append(normal, size, pick);
    }
}

static void normalise(const struct challenge *challenge, const struct reading *reading,
                      char *normal) {
    const size_t size = ANSWER_BYTES_MAX + 1;
    if (reading->trouble == MARK_IS_NOT_YET || reading->trouble == MARK_IS_NO_OPTION) {
        normal[0] = '\0';
    } else if (forms[challenge->kind] != FORM_TYPED) {
        normalise_picks(reading, normal, size);
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

/* The next of several, behind what stands between them. */
static void show_next(const char *between, const char *next, char *text, size_t size) {
    str_append(text, size, text[0] == '\0' ? "" : between);
    str_append(text, size, next);
}

static const char *option_at(const char *const *options, unsigned count, unsigned pick) {
    return pick < count ? options[pick] : "";
}

static void show_pairs(const struct challenge *challenge, const struct answer *answer, char *text,
                       size_t size) {
    for (unsigned i = 0; i < answer->picks_count && i < challenge->options_count; i++) {
        show_next(", ", challenge->options[i], text, size);
        str_append(text, size, " \u2013 ");
        str_append(text, size,
                   option_at(challenge->rights, challenge->rights_count, answer->picks[i]));
    }
}

static void show_set(const struct challenge *challenge, const struct answer *answer, char *text,
                     size_t size) {
    for (unsigned option = 0; option < challenge->options_count; option++) {
        if (has_pick(answer, option)) {
            show_next(", ", challenge->options[option], text, size);
        }
    }
}

static void show_picks(const struct challenge *challenge, const struct answer *answer, char *text,
                       size_t size) {
    const char *between = challenge->kind == KIND_ORDER ? " \u2192 " : ", ";
    for (unsigned i = 0; i < answer->picks_count; i++) {
        const char *option =
            option_at(challenge->options, challenge->options_count, answer->picks[i]);
        if (option[0] != '\0') {
            show_next(between, option, text, size);
        }
    }
}

void challenge_show(const struct challenge *challenge, const struct answer *answer, char *text,
                    size_t size) {
    bool is_typed = answer->picks_count == 0 || answer->picks_count > PICKS_MAX;
    str_copy(text, size, is_typed ? answer->text : "");
    if (is_typed) {
        return;
    }
    if (challenge->kind == KIND_MATCH) {
        show_pairs(challenge, answer, text, size);
    } else if (challenge->kind == KIND_CHOICES) {
        show_set(challenge, answer, text, size);
    } else {
        show_picks(challenge, answer, text, size);
    }
    if (challenge->kind == KIND_SLIP && answer->text[0] != '\0') {
        show_next(" \u2192 ", answer->text, text, size);
    }
}
