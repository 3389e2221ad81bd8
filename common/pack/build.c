/* Builds a pack challenge by challenge. A mistake never stops it: what cannot be understood is left
 * empty, so that an author sees all there is to mend at once. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "fields.h"
#include "figure.h"
#include "hash.h"
#include "ideas.h"
#include "kind.h"
#include "str.h"

#define SECONDS_MIN        10
#define SECONDS_MAX        600
#define LANGUAGE_BYTES_MAX 35
#define LANGUAGE_DEFAULT   "en"

/* More than a challenge with all its lists and three such twins takes, without its texts. */
#define CHALLENGE_ROOM_BYTES 8192
#define PACK_ROOM_BYTES      4096

static const struct rule free_line = {TITLE_BYTES_MAX, false, TONE_FREE};
static const struct rule language_rule = {LANGUAGE_BYTES_MAX, false, TONE_FREE};
static const struct rule about_rule = {PROMPT_BYTES_MAX, false, TONE_WARNS};
static const struct rule figure_rule = {FIGURE_BYTES_MAX, false, TONE_FREE};
static const struct rule title_rule = {TITLE_BYTES_MAX, true, TONE_WARNS};
static const struct rule twin_title_rule = {TITLE_BYTES_MAX, false, TONE_WARNS};
static const struct rule prompt_rule = {PROMPT_BYTES_MAX, true, TONE_WARNS};
static const struct rule explanation_rule = {EXPLANATION_BYTES_MAX, true, TONE_REFUSES};
static const struct rule thinking_rule = {THINKING_BYTES_MAX, true, TONE_REFUSES};
static const struct rule turn_rule = {TURN_BYTES_MAX, true, TONE_REFUSES};

static void tell_kind(const struct builder *builder, int challenge, const char *found) {
    char names[128];
    char quote[256];
    kind_names(names, sizeof names);
    findings_quote(found != NULL ? found : "", quote, sizeof quote);
    field_mistake(builder, spot_at(challenge, "kind"),
                  found != NULL ? "expected %s, found `%s`" : "expected %s", names, quote);
}

void build_check_kinds(const struct marks *marks, struct findings *findings) {
    const struct builder builder = {.marks = marks, .findings = findings};
    int list = marks_field(marks, marks_root(marks), "challenges");
    int challenge = 0;
    for (unsigned i = 0; (challenge = marks_item(marks, list, i)) != 0; i++) {
        const char *name = marks_text(marks, marks_field(marks, challenge, "kind"));
        if (name != NULL && kind_named(name) == KIND_COUNT) {
            tell_kind(&builder, challenge, name);
        }
    }
}

static const char *text_at(struct builder *builder, int node, const char *field,
                           const struct rule *rule, const char *raw) {
    return field_text(builder, spot_at(node, field), rule, raw);
}

/* A slip misses the key, and is told apart from the slips before it. */
static void check_slip(struct builder *builder, struct spot spot, const struct challenge *challenge,
                       const struct answer *answer) {
    struct marked marked;
    char shown[ANSWER_BYTES_MAX + 1];
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
    unsigned count =
        field_list_count(builder, spot_at(node, "slips"), file->slips_count, SLIPS_MAX);
    struct slip *slips = store_take(&builder->store, count, sizeof *slips);
    challenge->slips = slips;
    for (unsigned i = 0; slips != NULL && i < count; i++) {
        const struct file_slip *from = &file->slips[i];
        int item = spot_item(builder, node, "slips", i).node;
        struct slip *slip = &slips[i];
        kind_check_slip(builder, item, challenge->kind);
        bool is_clear = answers_read(builder, item, challenge, &from->said, &slip->answer);
        slip->thinking = text_at(builder, item, "thinking", &thinking_rule, from->thinking);
        slip->turn = text_at(builder, item, "turn", &turn_rule, from->turn);
        ideas_build_slip(builder, item, from, challenge, slip);
        challenge->slips_count = (uint8_t)(i + 1);
        if (is_clear) {
            check_slip(builder, answers_spot(challenge, item, &from->said), challenge,
                       &slip->answer);
        }
    }
}

/* A picture is checked here and sent as it stands. */
static const char *build_figure(struct builder *builder, int node, const char *raw) {
    struct figure figure;
    char why[256];
    char quote[256];
    const char *text = text_at(builder, node, "figure", &figure_rule, raw);
    if (!figure_read(text, &figure, why, sizeof why)) {
        findings_quote(text, quote, sizeof quote);
        field_mistake(builder, spot_at(node, "figure"), "%s, found `%s`", why, quote);
        return "";
    }
    return text;
}

/* What a challenge and a twin have in common. */
static void build_common(struct builder *builder, int node, const struct file_challenge *file,
                         struct challenge *challenge) {
    kind_check_challenge(builder, node, challenge->kind);
    challenge->prompt = text_at(builder, node, "prompt", &prompt_rule, file->prompt);
    challenge->figure = build_figure(builder, node, file->figure);
    answers_build(builder, node, file, challenge);
    challenge->explanation =
        text_at(builder, node, "explanation", &explanation_rule, file->explanation);
    build_slips(builder, node, file, challenge);
}

static void build_twins(struct builder *builder, int node, const struct file_challenge *file,
                        struct challenge *challenge) {
    unsigned count =
        field_list_count(builder, spot_at(node, "twins"), file->twins_count, TWINS_MAX);
    struct challenge *twins = store_take(&builder->store, count, sizeof *twins);
    uint64_t seed = builder->seed;
    challenge->twins = twins;
    for (unsigned i = 0; twins != NULL && i < count; i++) {
        const struct file_challenge *from = &file->twins[i];
        int item = spot_item(builder, node, "twins", i).node;
        twins[i].kind = challenge->kind;
        twins[i].unit = challenge->unit;
        twins[i].other_units = challenge->other_units;
        twins[i].other_units_count = challenge->other_units_count;
        twins[i].tolerance = challenge->tolerance;
        twins[i].try_ms = challenge->try_ms;
        ideas_share(challenge, &twins[i]);
        builder->seed = hash_u64(seed, i + 1);
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
        field_mistake(builder, spot_at(node, "seconds"), "expected a whole number from %d to %d",
                      SECONDS_MIN, SECONDS_MAX);
    }
    return (uint32_t)number * 1000;
}

static void build_challenge(struct builder *builder, int node, const struct file_challenge *file,
                            struct challenge *challenge) {
    unsigned kind = kind_named(file->kind != NULL ? file->kind : "");
    if (file->kind == NULL) {
        tell_kind(builder, node, NULL);
    }
    if (kind == KIND_COUNT) {
        return; /* told already */
    }
    challenge->kind = (enum challenge_kind)kind;
    challenge->title = text_at(builder, node, "title", &title_rule, file->title);
    challenge->unit = "";
    challenge->tolerance = (struct number){0, 1};
    ideas_build(builder, node, file, challenge);
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
        field_mistake(builder, spot_at(root, "language"),
                      "expected a language like `en` or `pt-BR`");
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
    pack->hash = builder->hash;
    build_head(builder, file, pack);
    if (count == 0) {
        field_mistake(builder, spot_at(root, "challenges"), "expected at least one challenge");
    }
    pack->challenges = challenges;
    for (unsigned i = 0; challenges != NULL && i < count; i++) {
        int item = spot_item(builder, root, "challenges", i).node;
        builder->seed = hash_u64(builder->hash, i);
        build_challenge(builder, item, &file->challenges[i], &challenges[i]);
        pack->challenges_count = (uint16_t)(i + 1);
    }
    if (builder->store.is_full) {
        findings_mistake(builder->findings, 1, NULL, "this pack takes more room than there is");
    }
}

struct pack *build_pack(const struct file_pack *file, const struct marks *marks, size_t bytes_count,
                        uint64_t hash, struct findings *findings) {
    struct builder builder = {
        .marks = marks, .findings = findings, .language = LANGUAGE_DEFAULT, .hash = hash};
    unsigned count = field_list_count(&builder, spot_at(marks_root(marks), "challenges"),
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
