/* What may be answered, and what meets the key: options, units, tolerance, keys. An authored answer
 * is read here with number_read and utf8_fold, exactly as a student's will be. */
#include "answers.h"

#include <string.h>

#include "challenge.h"
#include "str.h"
#include "utf8.h"

#define FOLDED_BYTES_MAX 2048

static const struct rule option_rule = {OPTION_BYTES_MAX, true, TONE_WARNS};
static const struct rule answer_rule = {ANSWER_BYTES_MAX, true, TONE_FREE};
static const struct rule unit_rule = {UNIT_BYTES_MAX, true, TONE_FREE};

static bool same_folded(const char *a, const char *b) {
    char folded_a[FOLDED_BYTES_MAX];
    char folded_b[FOLDED_BYTES_MAX];
    return utf8_fold(a, folded_a, sizeof folded_a) && utf8_fold(b, folded_b, sizeof folded_b) &&
           strcmp(folded_a, folded_b) == 0;
}

/* The first option that reads the same; options_count when there is none. */
static unsigned option_like(const struct challenge *challenge, const char *text) {
    unsigned i = 0;
    while (i < challenge->options_count && !same_folded(challenge->options[i], text)) {
        i++;
    }
    return i;
}

static void take_options(struct builder *builder, int node, const struct file_challenge *file,
                         struct challenge *challenge) {
    struct spot spot = spot_at(node, "options");
    if (challenge->kind != KIND_CHOICE) {
        if (file->options != NULL) {
            field_mistake(builder, spot, "expected with kind `choice` only");
        }
        return;
    }
    if (file->options_count < OPTIONS_MIN) {
        field_mistake(builder, spot, "expected %d to %d options, found %u", OPTIONS_MIN,
                      OPTIONS_MAX, file->options_count);
    }
    unsigned count = field_list_count(builder, spot, file->options_count, OPTIONS_MAX);
    const char **options = store_take(&builder->store, count, sizeof *options);
    for (unsigned i = 0; options != NULL && i < count; i++) {
        struct spot item = spot_item(builder, node, "options", i);
        options[i] = field_text(builder, item, &option_rule, file->options[i]);
        challenge->options = options;
        if (options[i][0] != '\0' && option_like(challenge, options[i]) < i) {
            field_mistake(builder, item,
                          "expected options that differ, but this one is there twice");
        }
        challenge->options_count = (uint8_t)(i + 1);
    }
}

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
    if (challenge->kind != KIND_NUMBER) {
        if (has_units) {
            field_mistake(builder, spot_at(node, file->unit != NULL ? "unit" : "other_units"),
                          "expected with kind `number` only");
        }
        return;
    }
    if (!has_units) {
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
    if (file->tolerance == NULL) {
        return;
    }
    if (challenge->kind != KIND_NUMBER) {
        field_mistake(builder, spot, "expected with kind `number` only");
    } else if (number_read(file->tolerance, &value, unit) != NUMBER_OK || unit[0] != '\0' ||
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

static bool pick_is_there(struct builder *builder, struct spot spot,
                          const struct challenge *challenge, const char *text, uint8_t *pick) {
    unsigned option = option_like(challenge, text);
    if (option == challenge->options_count) {
        char quote[256];
        findings_quote(text, quote, sizeof quote);
        field_mistake(builder, spot, "expected one of the options, found `%s`", quote);
        return false;
    }
    *pick = (uint8_t)option;
    return true;
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

bool answers_read(struct builder *builder, struct spot spot, const struct challenge *challenge,
                  const char *raw, struct answer *answer) {
    const char *text = field_text(builder, spot, &answer_rule, raw);
    *answer = (struct answer){.text = ""};
    if (text[0] == '\0') {
        return false;
    }
    if (challenge->kind == KIND_CHOICE) {
        answer->picks_count = 1;
        return pick_is_there(builder, spot, challenge, text, &answer->picks[0]);
    }
    answer->text = text;
    return text_can_be_typed(builder, spot, text) &&
           (challenge->kind != KIND_NUMBER || number_is_clear(builder, spot, challenge, text));
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

static void take_keys(struct builder *builder, int node, const struct file_challenge *file,
                      struct challenge *challenge) {
    bool is_list = file->answers != NULL;
    struct spot spot = spot_at(node, is_list ? "answers" : "answer");
    if (is_list && file->answer != NULL) {
        field_mistake(builder, spot, "expected either `answer` or `answers`, not both");
    }
    unsigned count =
        is_list ? field_list_count(builder, spot, file->answers_count, ACCEPTED_MAX) : 1;
    struct answer *keys = store_take(&builder->store, count, sizeof *keys);
    challenge->keys = keys;
    for (unsigned i = 0; keys != NULL && i < count; i++) {
        struct spot item = is_list ? spot_item(builder, node, "answers", i) : spot;
        struct answer *key = &keys[challenge->keys_count];
        if (answers_read(builder, item, challenge, is_list ? file->answers[i] : file->answer,
                         key) &&
            key_has_unit(builder, item, challenge, key)) {
            challenge->keys_count++;
        }
    }
}

void answers_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge) {
    take_options(builder, node, file, challenge);
    take_units(builder, node, file, challenge);
    take_tolerance(builder, node, file, challenge);
    take_keys(builder, node, file, challenge);
}
