/* Three short lists with one form. An author who names a sentence in a slip writes it out again, as
 * it stands in the list: a number would point elsewhere as soon as somebody adds a line. */
#include "ideas.h"

#include "general_ideas.h"

#define LESSONS_MIN 1
#define IDEAS_MIN   2

static const struct rule idea_rule = {IDEA_BYTES_MAX, true, TONE_REFUSES};
static const struct rule lesson_rule = {LESSON_BYTES_MAX, true, TONE_REFUSES};
static const struct rule named_rule = {IDEA_BYTES_MAX, true, TONE_FREE};

/* A list of sentences in the file. */
struct source {
    const char *field;
    const struct rule *rule;
    char *const *texts;
    unsigned count, min;
};

/* The texts, and how many; NULL with a mistake told when there are too few or too many. */
static const char *const *take(struct builder *builder, int node, const struct source *source,
                               uint8_t *count) {
    struct spot spot = spot_at(node, source->field);
    if (source->count < source->min || source->count > IDEAS_PER_CHALLENGE_MAX) {
        field_mistake(builder, spot, "expected %u to %d sentences, found %u", source->min,
                      IDEAS_PER_CHALLENGE_MAX, source->count);
        return NULL;
    }
    const char **texts = store_take(&builder->store, source->count, sizeof *texts);
    for (unsigned i = 0; texts != NULL && i < source->count; i++) {
        struct spot item = spot_item(builder, node, source->field, i);
        texts[i] = field_text(builder, item, source->rule, source->texts[i]);
        if (texts[i][0] != '\0' && field_find(texts, i, texts[i]) < i) {
            field_mistake(builder, item,
                          "expected sentences that differ, but this one is there twice");
        }
    }
    *count = (uint8_t)(texts != NULL ? source->count : 0);
    return texts;
}

static const char *const *take_or_general(struct builder *builder, int node,
                                          const struct source *source,
                                          const char *const *(*general)(size_t *), uint8_t *count) {
    if (marks_field(builder->marks, node, source->field) != 0) {
        return take(builder, node, source, count);
    }
    size_t general_count = 0;
    const char *const *texts = general(&general_count);
    *count = (uint8_t)general_count;
    return texts;
}

void ideas_build(struct builder *builder, int node, const struct file_challenge *file,
                 struct challenge *challenge) {
    const struct source good = {"good", &idea_rule, file->good, file->good_count, IDEAS_MIN};
    const struct source turns = {"turns", &idea_rule, file->turns, file->turns_count, IDEAS_MIN};
    const struct source lessons = {"lessons", &lesson_rule, file->lessons, file->lessons_count,
                                   LESSONS_MIN};
    challenge->good = take_or_general(builder, node, &good, general_good, &challenge->good_count);
    challenge->turns =
        take_or_general(builder, node, &turns, general_turns, &challenge->turns_count);
    challenge->lessons =
        take_or_general(builder, node, &lessons, general_lessons, &challenge->lessons_count);
}

void ideas_share(const struct challenge *challenge, struct challenge *twin) {
    twin->good = challenge->good;
    twin->turns = challenge->turns;
    twin->lessons = challenge->lessons;
    twin->good_count = challenge->good_count;
    twin->turns_count = challenge->turns_count;
    twin->lessons_count = challenge->lessons_count;
}

/* The sentences of a challenge that a slip may name. */
struct sentences {
    const char *field;
    const char *const *texts;
    unsigned count;
};

/* From 1; 0 where the file names none, or (told) none that is there. */
static uint8_t find_named(struct builder *builder, struct spot spot, const char *raw,
                          const struct sentences *among) {
    const char *text = raw != NULL ? field_text(builder, spot, &named_rule, raw) : "";
    if (text[0] == '\0' || among->texts == NULL) {
        return 0;
    }
    unsigned place = field_find(among->texts, among->count, text);
    if (place == among->count) {
        char quote[256];
        findings_quote(text, quote, sizeof quote);
        field_mistake(builder, spot, "expected one of the sentences in `%s`, found `%s`",
                      among->field, quote);
        return 0;
    }
    return (uint8_t)(place + 1);
}

void ideas_build_slip(struct builder *builder, int node, const struct file_slip *file,
                      const struct challenge *challenge, struct slip *slip) {
    const struct sentences good = {"good", challenge->good, challenge->good_count};
    const struct sentences turns = {"turns", challenge->turns, challenge->turns_count};
    slip->good_index = find_named(builder, spot_at(node, "good"), file->good, &good);
    slip->turn_index = find_named(builder, spot_at(node, "turns_at"), file->turns_at, &turns);
}
