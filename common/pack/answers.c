/* What may be answered, and what meets the key: options, units, tolerance, keys. An authored answer
 * is read here with number_read and utf8_fold, exactly as a student's will be. */
#include "answers.h"

#include <string.h>

#include "challenge.h"
#include "options.h"
#include "picks.h"
#include "str.h"
#include "utf8.h"

#define FOLDED_BYTES_MAX 2048
#define SHOWN_BYTES_MAX  6144 /* eight pairs of the longest options */

static const struct rule answer_rule = {ANSWER_BYTES_MAX, true, TONE_FREE};
static const struct rule repair_rule = {ANSWER_BYTES_MAX, true, TONE_REFUSES};
static const struct rule unit_rule = {UNIT_BYTES_MAX, true, TONE_FREE};

/* The unit as a student's answer would bring it, folded; NULL (told) when none could. */
static const char *take_unit(struct builder *builder, struct spot spot, const char *raw) {
    const char *unit = field_text(builder, spot, &unit_rule, raw);
    struct number value;
    char probe[UNIT_BYTES_MAX + 4];
    char found[UNIT_BYTES_MAX + 1] = "";
    str_format(probe, sizeof probe, "1 %s", unit);
    if (unit[0] == '\0') {
        return NULL;
    }
    bool is_read = number_read(probe, &value, found) == NUMBER_OK && found[0] != '\0';
    if (!is_read || value.numerator != 1 || value.denominator != 1) {
        field_mistake(builder, spot,
                      "expected a unit as it is written behind a number (the percent sign is part "
                      "of the number)");
        return NULL;
    }
    char *folded = store_take_text(&builder->store, strlen(found) + 1);
    if (folded != NULL) {
        str_copy(folded, strlen(found) + 1, found);
        return folded;
    }
    return NULL;
}

static void take_units(struct builder *builder, int node, const struct file_challenge *file,
                       struct challenge *challenge) {
    bool has_units = file->unit != NULL || file->other_units != NULL;
    if (challenge->kind != KIND_NUMBER || !has_units) {
        return; /* a twin keeps its challenge's */
    }
    challenge->unit = "";
    challenge->other_units_count = 0;
    if (take_unit(builder, spot_at(node, "unit"), file->unit) != NULL) {
        challenge->unit = field_text(builder, spot_at(node, "unit"), &unit_rule, file->unit);
    }
    unsigned count = field_list_count(builder, spot_at(node, "other_units"),
                                      file->other_units_count, ACCEPTED_MAX);
    const char **units = store_take(&builder->store, count, sizeof *units);
    challenge->other_units = units;
    for (unsigned i = 0; units != NULL && i < count; i++) {
        struct spot item = spot_item(builder, node, "other_units", i);
        const char *unit = take_unit(builder, item, file->other_units[i]);
        if (unit != NULL) {
            units[challenge->other_units_count++] = unit;
        }
    }
}

static void take_tolerance(struct builder *builder, int node, const struct file_challenge *file,
                           struct challenge *challenge) {
    struct spot spot = spot_at(node, "tolerance");
    struct number value = {0, 1};
    char unit[UNIT_BYTES_MAX + 1];
    if (file->tolerance == NULL || challenge->kind != KIND_NUMBER) {
        return;
    }
    if (number_read(file->tolerance, &value, unit) != NUMBER_OK || unit[0] != '\0' ||
        value.numerator < 0) {
        field_mistake(builder, spot, "expected a number from 0 up, without a unit");
    } else {
        challenge->tolerance = value;
    }
}

/* Whether an authored number can be read, and in one way. */
static bool number_is_clear(struct builder *builder, struct spot spot,
                            const struct challenge *challenge, const char *text) {
    struct number value;
    char unit[UNIT_BYTES_MAX + 1];
    char quote[256];
    enum number_status status = number_read(text, &value, unit);
    findings_quote(text, quote, sizeof quote);
    if (status == NUMBER_TWO_WAYS) {
        field_mistake(builder, spot,
                      "expected a number that can be read in one way; `%s` may be a thousand or a "
                      "decimal",
                      quote);
    } else if (status == NUMBER_TOO_LARGE) {
        field_mistake(builder, spot, "expected a number of at most 18 digits, found `%s`", quote);
    } else if (status != NUMBER_OK) {
        field_mistake(builder, spot,
                      "expected a number like 3/8, 1 1/2, 0.375 or 37.5%%, found `%s`", quote);
    } else if (unit[0] != '\0' && challenge->unit[0] == '\0') {
        field_mistake(builder, spot, "expected a number alone; write `%s` into the field `unit`",
                      unit);
    } else {
        return true;
    }
    return false;
}

static bool text_can_be_typed(struct builder *builder, struct spot spot, const char *text) {
    char folded[FOLDED_BYTES_MAX];
    if (utf8_length(text) > ANSWER_CHARS_MAX) {
        field_mistake(builder, spot, "expected at most %d characters, found %zu", ANSWER_CHARS_MAX,
                      utf8_length(text));
        return false;
    }
    if (!utf8_fold(text, folded, sizeof folded) || folded[0] == '\0') {
        field_mistake(builder, spot, "expected an answer that can be seen and typed");
        return false;
    }
    return true;
}

/* Whether the answer can be shown whole wherever answers are shown. */
static bool can_be_shown(struct builder *builder, struct spot spot,
                         const struct challenge *challenge, const struct answer *answer) {
    char shown[SHOWN_BYTES_MAX];
    challenge_show(challenge, answer, shown, sizeof shown);
    if (strlen(shown) > ANSWER_BYTES_MAX) {
        field_mistake(
            builder, spot,
            "expected an answer that is shown in at most %d bytes, but it takes %zu; make "
            "its texts shorter",
            ANSWER_BYTES_MAX, strlen(shown));
        return false;
    }
    return true;
}

/* An answer of one text. */
static bool read_one(struct builder *builder, struct spot spot, const struct challenge *challenge,
                     const char *raw, struct answer *answer) {
    const char *text = field_text(builder, spot, &answer_rule, raw);
    bool is_typed = challenge->kind == KIND_NUMBER || challenge->kind == KIND_TEXT;
    *answer = (struct answer){.text = ""};
    if (text[0] == '\0') {
        return false;
    }
    if (!is_typed) {
        answer->picks_count = 1;
        return picks_read_one(builder, spot, challenge, text, &answer->picks[0]);
    }
    answer->text = text;
    return text_can_be_typed(builder, spot, text) &&
           (challenge->kind != KIND_NUMBER || number_is_clear(builder, spot, challenge, text));
}

/* Kinds whose answer is several picks; a set of one may be written as one text. */
static bool has_several(const struct challenge *challenge, const struct file_answer *said) {
    return challenge->kind == KIND_ORDER || challenge->kind == KIND_MATCH ||
           (challenge->kind == KIND_CHOICES && (said->answer == NULL || said->answers != NULL));
}

struct spot answers_spot(const struct challenge *challenge, int node,
                         const struct file_answer *said) {
    bool is_match = challenge->kind == KIND_MATCH;
    bool is_list = has_several(challenge, said);
    return spot_at(node, is_match ? "pairs" : is_list ? "answers" : "answer");
}

static void check_form(struct builder *builder, int node, const struct file_answer *said) {
    if (said->answers != NULL && said->answer != NULL) {
        field_mistake(builder, spot_at(node, "answers"),
                      "expected either `answer` or `answers`, not both");
    }
}

bool answers_read(struct builder *builder, int node, const struct challenge *challenge,
                  const struct file_answer *said, struct answer *answer) {
    struct spot spot = answers_spot(challenge, node, said);
    if (challenge->kind == KIND_CHOICES) {
        check_form(builder, node, said);
    }
    bool is_clear = has_several(challenge, said)
                        ? picks_read(builder, node, challenge, said, answer)
                        : read_one(builder, spot, challenge, said->answer, answer);
    return is_clear && can_be_shown(builder, spot, challenge, answer);
}

/* A key's unit must be one that the challenge accepts; a slip's need not. */
static bool key_has_unit(struct builder *builder, struct spot spot,
                         const struct challenge *challenge, const struct answer *key) {
    struct number value;
    char unit[UNIT_BYTES_MAX + 1] = "";
    if (challenge->kind != KIND_NUMBER || number_read(key->text, &value, unit) != NUMBER_OK ||
        unit[0] == '\0' || challenge_has_unit(challenge, unit)) {
        return true;
    }
    field_mistake(builder, spot, "expected the unit `%s`, found `%s`", challenge->unit, unit);
    return false;
}

/* Any of several answers meets the key. */
static void take_keys(struct builder *builder, int node, const struct file_answer *said,
                      struct challenge *challenge, struct answer *keys) {
    bool is_list = said->answers != NULL;
    struct spot spot = spot_at(node, is_list ? "answers" : "answer");
    check_form(builder, node, said);
    unsigned count =
        is_list ? field_list_count(builder, spot, said->answers_count, ACCEPTED_MAX) : 1;
    for (unsigned i = 0; i < count; i++) {
        struct spot item = is_list ? spot_item(builder, node, "answers", i) : spot;
        struct answer *key = &keys[challenge->keys_count];
        if (read_one(builder, item, challenge, is_list ? said->answers[i] : said->answer, key) &&
            key_has_unit(builder, item, challenge, key)) {
            challenge->keys_count++;
        }
    }
}

/* The one key of a kind that has one. `own`: where the file's own order is the key. */
static void take_key(struct builder *builder, int node, const struct file_challenge *file,
                     struct challenge *challenge, struct answer *key) {
    if (challenge->kind == KIND_ORDER || challenge->kind == KIND_MATCH) {
        struct spot spot = spot_at(node, challenge->kind == KIND_MATCH ? "pairs" : "options");
        bool is_clear = key->picks_count > 0 && can_be_shown(builder, spot, challenge, key);
        challenge->keys_count = is_clear;
        return;
    }
    bool is_clear = answers_read(builder, node, challenge, &file->said, key);
    if (challenge->kind == KIND_SLIP) {
        key->text = field_text(builder, spot_at(node, "repair"), &repair_rule, file->repair);
        is_clear = is_clear && can_be_shown(builder, spot_at(node, "repair"), challenge, key);
    }
    challenge->keys_count = is_clear;
}

void answers_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge) {
    struct answer *keys = store_take(&builder->store, ACCEPTED_MAX, sizeof *keys);
    bool has_one = challenge->kind != KIND_CHOICE && challenge->kind != KIND_NUMBER &&
                   challenge->kind != KIND_TEXT;
    if (keys == NULL) {
        return;
    }
    challenge->keys = keys;
    options_build(builder, node, file, challenge, &keys[0]);
    take_units(builder, node, file, challenge);
    take_tolerance(builder, node, file, challenge);
    if (has_one) {
        take_key(builder, node, file, challenge, &keys[0]);
    } else {
        take_keys(builder, node, &file->said, challenge, keys);
    }
}
