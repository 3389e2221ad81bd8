/* An author writes texts, or the number of a line; a challenge is marked by indexes. Here the ones
 * become the others. */
#include "picks.h"

#include "str.h"

static const struct rule text_rule = {OPTION_BYTES_MAX, true, TONE_FREE};

/* A list of which an answer may take each text once. */
struct stock {
    const char *const *texts;
    unsigned count;
    const char *name;
    bool is_taken[PICKS_MAX];
};

static bool find(struct builder *builder, struct spot spot, const struct stock *stock,
                 const char *text, uint8_t *pick) {
    unsigned place = field_find(stock->texts, stock->count, text);
    if (place == stock->count) {
        char quote[256];
        findings_quote(text, quote, sizeof quote);
        field_mistake(builder, spot, "expected one of the %s, found `%s`", stock->name, quote);
        return false;
    }
    *pick = (uint8_t)place;
    return true;
}

static bool find_line(struct builder *builder, struct spot spot, const struct challenge *challenge,
                      const char *text, uint8_t *pick) {
    long long line = 0;
    if (!str_to_integer(text, 1, challenge->options_count, &line)) {
        char quote[256];
        findings_quote(text, quote, sizeof quote);
        field_mistake(builder, spot, "expected the number of a line, from 1 to %u, found `%s`",
                      challenge->options_count, quote);
        return false;
    }
    *pick = (uint8_t)(line - 1);
    return true;
}

bool picks_read_one(struct builder *builder, struct spot spot, const struct challenge *challenge,
                    const char *text, uint8_t *pick) {
    struct stock stock = {challenge->options, challenge->options_count, "options", {false}};
    return challenge->kind == KIND_SLIP ? find_line(builder, spot, challenge, text, pick)
                                        : find(builder, spot, &stock, text, pick);
}

static bool take(struct builder *builder, struct spot spot, struct stock *stock, const char *raw,
                 uint8_t *pick) {
    const char *text = field_text(builder, spot, &text_rule, raw);
    if (text[0] == '\0' || !find(builder, spot, stock, text, pick)) {
        return false;
    }
    if (stock->is_taken[*pick]) {
        field_mistake(builder, spot, "expected each of the %s once, but this one is there twice",
                      stock->name);
        return false;
    }
    stock->is_taken[*pick] = true;
    return true;
}

static bool read_pairs(struct builder *builder, int node, const struct challenge *challenge,
                       const struct file_answer *said, struct answer *answer) {
    struct stock lefts = {challenge->options, challenge->options_count, "texts on the left", {0}};
    struct stock rights = {challenge->rights, challenge->rights_count, "texts on the right", {0}};
    if (said->pairs_count != lefts.count) {
        field_mistake(builder, spot_at(node, "pairs"), "expected all %u pairs, found %u",
                      lefts.count, said->pairs_count);
        return false;
    }
    bool is_clear = true;
    for (unsigned i = 0; i < lefts.count; i++) {
        int pair = spot_item(builder, node, "pairs", i).node;
        uint8_t left = 0;
        uint8_t right = 0;
        bool has_left = take(builder, spot_at(pair, "left"), &lefts, said->pairs[i].left, &left);
        bool has_right =
            take(builder, spot_at(pair, "right"), &rights, said->pairs[i].right, &right);
        answer->picks[left] = right;
        is_clear = is_clear && has_left && has_right;
    }
    answer->picks_count = (uint8_t)lefts.count;
    return is_clear;
}

static bool read_list(struct builder *builder, int node, const struct challenge *challenge,
                      const struct file_answer *said, struct answer *answer) {
    struct stock stock = {challenge->options, challenge->options_count, "options", {false}};
    struct spot spot = spot_at(node, "answers");
    bool is_whole = challenge->kind == KIND_ORDER;
    if (is_whole ? said->answers_count != stock.count
                 : said->answers_count < 1 || said->answers_count > stock.count) {
        field_mistake(builder, spot,
                      is_whole ? "expected all %u options, found %u"
                               : "expected 1 to %u options, found %u",
                      stock.count, said->answers_count);
        return false;
    }
    bool is_clear = true;
    for (unsigned i = 0; i < said->answers_count; i++) {
        struct spot item = spot_item(builder, node, "answers", i);
        is_clear = take(builder, item, &stock, said->answers[i], &answer->picks[i]) && is_clear;
    }
    answer->picks_count = (uint8_t)said->answers_count;
    return is_clear;
}

bool picks_read(struct builder *builder, int node, const struct challenge *challenge,
                const struct file_answer *said, struct answer *answer) {
    *answer = (struct answer){.text = ""};
    return challenge->kind == KIND_MATCH ? read_pairs(builder, node, challenge, said, answer)
                                         : read_list(builder, node, challenge, said, answer);
}
