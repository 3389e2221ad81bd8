/* Builds a pack challenge by challenge. A mistake never stops it: what cannot be understood is left
 * empty, so that an author sees all there is to mend at once. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "challenge.h"
#include "fields.h"
#include "str.h"
#include "utf8.h"

#define SECONDS_MIN        10
#define SECONDS_MAX        600
#define LANGUAGE_BYTES_MAX 35
#define LANGUAGE_DEFAULT   "en"
#define FOLDED_BYTES_MAX   2048

/* More than a challenge with all its lists and three such twins takes, without its texts. */
#define CHALLENGE_ROOM_BYTES 8192
#define PACK_ROOM_BYTES      4096

static const struct rule free_line = {TITLE_BYTES_MAX, false, TONE_FREE};
static const struct rule language_rule = {LANGUAGE_BYTES_MAX, false, TONE_FREE};
static const struct rule about_rule = {PROMPT_BYTES_MAX, false, TONE_WARNS};
static const struct rule title_rule = {TITLE_BYTES_MAX, true, TONE_WARNS};
static const struct rule twin_title_rule = {TITLE_BYTES_MAX, false, TONE_WARNS};
static const struct rule prompt_rule = {PROMPT_BYTES_MAX, true, TONE_WARNS};
static const struct rule option_rule = {OPTION_BYTES_MAX, true, TONE_WARNS};
static const struct rule answer_rule = {ANSWER_BYTES_MAX, true, TONE_FREE};
static const struct rule unit_rule = {UNIT_BYTES_MAX, true, TONE_FREE};
static const struct rule explanation_rule = {EXPLANATION_BYTES_MAX, true, TONE_REFUSES};
static const struct rule thinking_rule = {THINKING_BYTES_MAX, true, TONE_REFUSES};
static const struct rule turn_rule = {TURN_BYTES_MAX, true, TONE_REFUSES};

static const struct {
    const char *name;
    bool is_played;
} kinds[KIND_COUNT] = {
    [KIND_CHOICE] = {"choice", true}, [KIND_CHOICES] = {"choices", false},
    [KIND_NUMBER] = {"number", true}, [KIND_TEXT] = {"text", true},
    [KIND_ORDER] = {"order", false},  [KIND_MATCH] = {"match", false},
    [KIND_SLIP] = {"slip", false},
};

/* KIND_COUNT for a name that is none. */
static unsigned kind_of(const char *name) {
    unsigned kind = 0;
    while (kind < KIND_COUNT && strcmp(kinds[kind].name, name) != 0) {
        kind++;
    }
    return kind;
}

void build_check_kinds(const struct marks *marks, struct findings *findings) {
    int list = marks_field(marks, marks_root(marks), "challenges");
    int challenge = 0;
    for (unsigned i = 0; (challenge = marks_item(marks, list, i)) != 0; i++) {
        const char *name = marks_text(marks, marks_field(marks, challenge, "kind"));
        size_t line = marks_field_line(marks, challenge, "kind");
        char quote[256];
        if (name == NULL) {
            continue;
        }
        unsigned kind = kind_of(name);
        findings_quote(name, quote, sizeof quote);
        if (kind == KIND_COUNT) {
            findings_mistake(findings, line, "kind",
                             "expected `choice`, `number` or `text`, found `%s`", quote);
        } else if (!kinds[kind].is_played) {
            findings_mistake(findings, line, "kind",
                             "this version does not play `%s` yet; expected `choice`, `number` or "
                             "`text`",
                             quote);
        }
    }
}

static struct spot at(int node, const char *field) {
    return (struct spot){node, field, false};
}

/* An item of the list in `field` of `node`. */
static struct spot item_of(const struct builder *builder, int node, const char *field,
                           unsigned index) {
    int list = marks_field(builder->marks, node, field);
    return (struct spot){marks_item(builder->marks, list, index), field, true};
}

static const char *text_at(struct builder *builder, int node, const char *field,
                           const struct rule *rule, const char *raw) {
    return field_text(builder, at(node, field), rule, raw);
}

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

static void build_options(struct builder *builder, int node, const struct file_challenge *file,
                          struct challenge *challenge) {
    struct spot spot = at(node, "options");
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
        struct spot item = item_of(builder, node, "options", i);
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
static const char *build_unit(struct builder *builder, struct spot spot, const char *raw) {
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

static void build_units(struct builder *builder, int node, const struct file_challenge *file,
                        struct challenge *challenge) {
    bool has_units = file->unit != NULL || file->other_units != NULL;
    if (challenge->kind != KIND_NUMBER) {
        if (has_units) {
            field_mistake(builder, at(node, file->unit != NULL ? "unit" : "other_units"),
                          "expected with kind `number` only");
        }
        return;
    }
    if (!has_units) {
        return; /* a twin keeps its challenge's */
    }
    challenge->unit = "";
    challenge->other_units_count = 0;
    if (build_unit(builder, at(node, "unit"), file->unit) != NULL) {
        challenge->unit = text_at(builder, node, "unit", &unit_rule, file->unit);
    }
    unsigned count =
        field_list_count(builder, at(node, "other_units"), file->other_units_count, ACCEPTED_MAX);
    const char **units = store_take(&builder->store, count, sizeof *units);
    challenge->other_units = units;
    for (unsigned i = 0; units != NULL && i < count; i++) {
        struct spot item = item_of(builder, node, "other_units", i);
        const char *unit = build_unit(builder, item, file->other_units[i]);
        if (unit != NULL) {
            units[challenge->other_units_count++] = unit;
        }
    }
}

static void build_tolerance(struct builder *builder, int node, const struct file_challenge *file,
                            struct challenge *challenge) {
    struct spot spot = at(node, "tolerance");
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

/* Understands an authored answer by the challenge's kind. */
static bool build_answer(struct builder *builder, struct spot spot,
                         const struct challenge *challenge, const char *raw,
                         struct answer *answer) {
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

static void build_keys(struct builder *builder, int node, const struct file_challenge *file,
                       struct challenge *challenge) {
    bool is_list = file->answers != NULL;
    struct spot spot = at(node, is_list ? "answers" : "answer");
    if (is_list && file->answer != NULL) {
        field_mistake(builder, spot, "expected either `answer` or `answers`, not both");
    }
    unsigned count =
        is_list ? field_list_count(builder, spot, file->answers_count, ACCEPTED_MAX) : 1;
    struct answer *keys = store_take(&builder->store, count, sizeof *keys);
    challenge->keys = keys;
    for (unsigned i = 0; keys != NULL && i < count; i++) {
        struct spot item = is_list ? item_of(builder, node, "answers", i) : spot;
        struct answer *key = &keys[challenge->keys_count];
        if (build_answer(builder, item, challenge, is_list ? file->answers[i] : file->answer,
                         key) &&
            key_has_unit(builder, item, challenge, key)) {
            challenge->keys_count++;
        }
    }
}

/* A slip misses the key, and is told apart from the slips before it. */
static void check_slip(struct builder *builder, struct spot spot, const struct challenge *challenge,
                       const struct answer *answer) {
    struct marked marked;
    char shown[OPTION_BYTES_MAX + 1];
    char quote[256];
    challenge_mark(challenge, answer, &marked);
    challenge_show(challenge, answer, shown, sizeof shown);
    findings_quote(shown, quote, sizeof quote);
    if (marked.mark == MARK_IS_MATCH) {
        field_mistake(builder, spot, "expected a miss, but `%s` meets the key", quote);
    } else if (marked.slip != 0 && marked.slip != challenge->slips_count) {
        field_mistake(builder, spot, "expected another answer than in slip %u, found `%s`",
                      marked.slip, quote);
    }
}

static void build_slips(struct builder *builder, int node, const struct file_challenge *file,
                        struct challenge *challenge) {
    unsigned count = field_list_count(builder, at(node, "slips"), file->slips_count, SLIPS_MAX);
    struct slip *slips = store_take(&builder->store, count, sizeof *slips);
    challenge->slips = slips;
    for (unsigned i = 0; slips != NULL && i < count; i++) {
        const struct file_slip *from = &file->slips[i];
        int item = item_of(builder, node, "slips", i).node;
        struct slip *slip = &slips[i];
        bool is_clear =
            build_answer(builder, at(item, "answer"), challenge, from->answer, &slip->answer);
        slip->thinking = text_at(builder, item, "thinking", &thinking_rule, from->thinking);
        slip->turn = text_at(builder, item, "turn", &turn_rule, from->turn);
        challenge->slips_count = (uint8_t)(i + 1);
        if (is_clear) {
            check_slip(builder, at(item, "answer"), challenge, &slip->answer);
        }
    }
}

/* What a challenge and a twin have in common. */
static void build_common(struct builder *builder, int node, const struct file_challenge *file,
                         struct challenge *challenge) {
    challenge->prompt = text_at(builder, node, "prompt", &prompt_rule, file->prompt);
    build_options(builder, node, file, challenge);
    build_units(builder, node, file, challenge);
    build_tolerance(builder, node, file, challenge);
    build_keys(builder, node, file, challenge);
    challenge->explanation =
        text_at(builder, node, "explanation", &explanation_rule, file->explanation);
    build_slips(builder, node, file, challenge);
}

static void build_twins(struct builder *builder, int node, const struct file_challenge *file,
                        struct challenge *challenge) {
    unsigned count = field_list_count(builder, at(node, "twins"), file->twins_count, TWINS_MAX);
    struct challenge *twins = store_take(&builder->store, count, sizeof *twins);
    challenge->twins = twins;
    for (unsigned i = 0; twins != NULL && i < count; i++) {
        const struct file_challenge *from = &file->twins[i];
        int item = item_of(builder, node, "twins", i).node;
        twins[i].kind = challenge->kind;
        twins[i].unit = challenge->unit;
        twins[i].other_units = challenge->other_units;
        twins[i].other_units_count = challenge->other_units_count;
        twins[i].tolerance = challenge->tolerance;
        twins[i].try_ms = challenge->try_ms;
        twins[i].title = from->title == NULL
                             ? challenge->title
                             : text_at(builder, item, "title", &twin_title_rule, from->title);
        build_common(builder, item, from, &twins[i]);
        challenge->twins_count = (uint8_t)(i + 1);
    }
}

static uint32_t build_seconds(struct builder *builder, int node, const char *raw) {
    long long number = TRY_MS_DEFAULT / 1000;
    if (raw != NULL && !str_to_integer(raw, SECONDS_MIN, SECONDS_MAX, &number)) {
        field_mistake(builder, at(node, "seconds"), "expected a whole number from %d to %d",
                      SECONDS_MIN, SECONDS_MAX);
    }
    return (uint32_t)number * 1000;
}

static void build_challenge(struct builder *builder, int node, const struct file_challenge *file,
                            struct challenge *challenge) {
    unsigned kind = kind_of(file->kind != NULL ? file->kind : "");
    if (file->kind == NULL) {
        field_mistake(builder, at(node, "kind"), "expected `choice`, `number` or `text`");
    }
    if (kind == KIND_COUNT || !kinds[kind].is_played) {
        return; /* told already */
    }
    challenge->kind = (enum challenge_kind)kind;
    challenge->title = text_at(builder, node, "title", &title_rule, file->title);
    challenge->unit = "";
    challenge->tolerance = (struct number){0, 1};
    build_common(builder, node, file, challenge);
    challenge->try_ms = build_seconds(builder, node, file->seconds);
    build_twins(builder, node, file, challenge);
    if (file->slips_count == 0) {
        findings_warning(builder->findings, marks_line(builder->marks, node), "slips",
                         "no slips: nobody will see where a thought turns");
    }
    if (file->twins_count == 0) {
        findings_warning(builder->findings, marks_line(builder->marks, node), "twins",
                         "no twin: teams will mend with the same challenge again");
    }
}

static bool is_language(const char *text) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t first = strspn(text, letters);
    size_t all = strspn(text, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return first >= 2 && first <= 8 && text[all] == '\0' &&
           (text[first] == '\0' || text[first] == '-');
}

static void build_head(struct builder *builder, const struct file_pack *file, struct pack *pack) {
    int root = marks_root(builder->marks);
    const char *language = text_at(builder, root, "language", &language_rule, file->language);
    pack->language = language[0] != '\0' ? language : LANGUAGE_DEFAULT;
    if (!is_language(pack->language)) {
        field_mistake(builder, at(root, "language"), "expected a language like `en` or `pt-BR`");
    }
    builder->language = pack->language;
    pack->title = text_at(builder, root, "title", &title_rule, file->title);
    pack->ages = text_at(builder, root, "ages", &free_line, file->ages);
    pack->about = text_at(builder, root, "about", &about_rule, file->about);
    pack->author = text_at(builder, root, "author", &free_line, file->author);
    pack->licence = text_at(builder, root, "licence", &free_line, file->licence);
}

static void build_all(struct builder *builder, const struct file_pack *file, unsigned count,
                      struct pack *pack) {
    int root = marks_root(builder->marks);
    struct challenge *challenges = store_take(&builder->store, count, sizeof *challenges);
    build_head(builder, file, pack);
    if (count == 0) {
        field_mistake(builder, at(root, "challenges"), "expected at least one challenge");
    }
    pack->challenges = challenges;
    for (unsigned i = 0; challenges != NULL && i < count; i++) {
        int item = item_of(builder, root, "challenges", i).node;
        build_challenge(builder, item, &file->challenges[i], &challenges[i]);
        pack->challenges_count = (uint16_t)(i + 1);
    }
    if (builder->store.is_full) {
        findings_mistake(builder->findings, 1, NULL, "this pack takes more room than there is");
    }
}

struct pack *build_pack(const struct file_pack *file, const struct marks *marks, size_t bytes_count,
                        struct findings *findings) {
    struct builder builder = {.marks = marks, .findings = findings, .language = LANGUAGE_DEFAULT};
    unsigned count = field_list_count(&builder, at(marks_root(marks), "challenges"),
                                      file->challenges_count, CHALLENGES_MAX);
    size_t room = PACK_ROOM_BYTES + count * CHALLENGE_ROOM_BYTES + 4 * bytes_count;
    if (!store_init(&builder.store, room)) {
        findings_mistake(findings, 1, NULL, "there is not enough memory for this pack");
        return NULL;
    }
    struct pack *pack = store_take(&builder.store, 1, sizeof *pack);
    if (pack != NULL) {
        build_all(&builder, file, count, pack);
    }
    if (pack == NULL || findings->told->mistakes_count > 0) {
        free(builder.store.bytes);
        return NULL;
    }
    return pack;
}
