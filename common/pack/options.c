/* What students pick from, in the order in which they see it. An order that is drawn once, from the
 * pack's own bytes, is the same on every machine and after every start, so a pick can be an index.
 */
#include "options.h"

#include <string.h>

#include "random.h"

static const struct rule option_rule = {OPTION_BYTES_MAX, true, TONE_WARNS};

/* A list in the file: one text an entry, or one of the two sides of pairs. */
struct source {
    const char *field, *side; /* side: "left", "right", or NULL where the entries are texts */
    const char *entries;      /* what they are called in a sentence */
    unsigned count, min;
    char *const *texts;
    const struct file_pair *pairs;
};

static const char *raw_at(const struct source *source, unsigned index) {
    if (source->side == NULL) {
        return source->texts[index];
    }
    const struct file_pair *pair = &source->pairs[index];
    return source->side[0] == 'l' ? pair->left : pair->right;
}

static struct spot spot_of(const struct builder *builder, int node, const struct source *source,
                           unsigned index) {
    struct spot item = spot_item(builder, node, source->field, index);
    return source->side == NULL ? item : spot_at(item.node, source->side);
}

static void check_count(struct builder *builder, int node, const struct source *source) {
    if (source->count < source->min || source->count > OPTIONS_MAX) {
        field_mistake(builder, spot_at(node, source->field), "expected %u to %d %s, found %u",
                      source->min, OPTIONS_MAX, source->entries, source->count);
    }
}

/* The texts as they stand in the file, `count` of them; NULL when there is no room. */
static const char **take_texts(struct builder *builder, int node, const struct source *source,
                               unsigned count) {
    const char **texts = store_take(&builder->store, count, sizeof *texts);
    for (unsigned i = 0; texts != NULL && i < count; i++) {
        struct spot spot = spot_of(builder, node, source, i);
        texts[i] = field_text(builder, spot, &option_rule, raw_at(source, i));
        if (texts[i][0] != '\0' && field_find(texts, i, texts[i]) < i) {
            field_mistake(builder, spot, "expected %s that differ, but this one is there twice",
                          source->entries);
        }
    }
    return texts;
}

static bool is_in_own_order(const uint8_t *places, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        if (places[i] != i) {
            return false;
        }
    }
    return true;
}

/* Puts the texts into a drawn order that is not their own; places[i]: where text i has gone. */
static void shuffle(struct builder *builder, const char **texts, unsigned count, uint8_t *places) {
    const char *own[OPTIONS_MAX];
    struct random random;
    random_init(&random, builder->seed, count);
    memcpy(own, texts, count * sizeof *own);
    do {
        for (unsigned i = 0; i < count; i++) {
            unsigned at = random_below(&random, i + 1);
            places[i] = places[at];
            places[at] = (uint8_t)i;
        }
    } while (is_in_own_order(places, count));
    for (unsigned i = 0; i < count; i++) {
        texts[places[i]] = own[i];
    }
}

static const char **take_list(struct builder *builder, int node, const struct source *source,
                              uint8_t *count) {
    *count = (uint8_t)(source->count < OPTIONS_MAX ? source->count : OPTIONS_MAX);
    const char **texts = take_texts(builder, node, source, *count);
    *count = texts != NULL ? *count : 0;
    return texts;
}

/* Only with two and more there is another order. */
static void shuffle_into(struct builder *builder, const char **texts, uint8_t count,
                         struct answer *key) {
    if (texts != NULL && count >= OPTIONS_MIN) {
        shuffle(builder, texts, count, key->picks);
        key->picks_count = count;
    }
}

static void take_pairs(struct builder *builder, int node, const struct file_challenge *file,
                       struct challenge *challenge, struct answer *key) {
    struct source source = {.field = "pairs",
                            .side = "left",
                            .entries = "pairs",
                            .count = file->said.pairs_count,
                            .min = OPTIONS_MIN,
                            .pairs = file->said.pairs};
    check_count(builder, node, &source);
    source.entries = "texts";
    challenge->options = take_list(builder, node, &source, &challenge->options_count);
    source.side = "right";
    const char **rights = take_list(builder, node, &source, &challenge->rights_count);
    challenge->rights = rights;
    shuffle_into(builder, rights, challenge->rights_count, key);
}

void options_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge, struct answer *key) {
    bool is_order = challenge->kind == KIND_ORDER;
    bool has_lines = challenge->kind == KIND_SLIP;
    *key = (struct answer){.text = ""};
    if (challenge->kind == KIND_NUMBER || challenge->kind == KIND_TEXT) {
        return;
    }
    if (challenge->kind == KIND_MATCH) {
        take_pairs(builder, node, file, challenge, key);
        return;
    }
    struct source source = {.field = has_lines ? "lines" : "options",
                            .entries = has_lines ? "lines" : "options",
                            .count = has_lines ? file->lines_count : file->options_count,
                            .min = is_order ? ORDER_OPTIONS_MIN : OPTIONS_MIN,
                            .texts = has_lines ? file->lines : file->options};
    check_count(builder, node, &source);
    const char **options = take_list(builder, node, &source, &challenge->options_count);
    challenge->options = options;
    if (is_order) {
        shuffle_into(builder, options, challenge->options_count, key);
    }
}
