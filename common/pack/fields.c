/* Takes texts over: folded and block texts of YAML come with line ends, so every run of white space
 * becomes one space; what cannot be sent or shown is refused here, with its line. */
#include "fields.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "kind_words.h"
#include "utf8.h"

#define FOLDED_BYTES_MAX 6144 /* folding can make a text longer, up to eighteen times */

struct spot spot_at(int node, const char *field) {
    return (struct spot){node, field, false};
}

struct spot spot_item(const struct builder *builder, int node, const char *field, unsigned index) {
    int list = marks_field(builder->marks, node, field);
    return (struct spot){marks_item(builder->marks, list, index), field, true};
}

size_t field_line(const struct builder *builder, struct spot spot) {
    return spot.is_item ? marks_line(builder->marks, spot.node)
                        : marks_field_line(builder->marks, spot.node, spot.field);
}

void field_mistake(const struct builder *builder, struct spot spot, const char *format, ...) {
    char says[512];
    va_list list;
    va_start(list, format);
    vsnprintf(says, sizeof says, format, list);
    va_end(list);
    findings_mistake(builder->findings, field_line(builder, spot), spot.field, "%s", says);
}

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* `to` has room for all of `from`. */
static void collapse(const char *from, char *to) {
    size_t used = 0;
    for (; *from != '\0'; from++) {
        if (!is_white(*from)) {
            to[used++] = *from;
        } else if (used > 0 && to[used - 1] != ' ') {
            to[used++] = ' ';
        }
    }
    used -= used > 0 && to[used - 1] == ' ';
    to[used] = '\0';
}

static bool speaks_kindly(const struct builder *builder, struct spot spot, enum tone tone,
                          const char *text) {
    char word[64];
    if (tone == TONE_FREE || !kind_words_refuse(builder->language, text, word, sizeof word)) {
        return true;
    }
    if (tone == TONE_WARNS) {
        findings_warning(builder->findings, field_line(builder, spot), spot.field,
                         "the word `%s` is fine here only if it is not about the students", word);
        return true;
    }
    field_mistake(builder, spot, "expected words about the work, without `%s`", word);
    return false;
}

const char *field_text(struct builder *builder, struct spot spot, const struct rule *rule,
                       const char *raw) {
    char *text = store_take_text(&builder->store, raw != NULL ? strlen(raw) + 1 : 1);
    if (text == NULL) {
        return "";
    }
    collapse(raw != NULL ? raw : "", text);
    size_t length = strlen(text);
    if (length == 0 && rule->is_required) {
        field_mistake(builder, spot, "expected a text, but there is none");
    } else if (length > rule->bytes_max) {
        field_mistake(builder, spot, "expected at most %zu bytes, found %zu", rule->bytes_max,
                      length);
    } else if (!utf8_is_clean(text, length)) {
        field_mistake(builder, spot, "expected text without control characters");
    } else if (speaks_kindly(builder, spot, rule->tone, text)) {
        return text;
    }
    return "";
}

unsigned field_list_count(const struct builder *builder, struct spot spot, unsigned count,
                          unsigned max) {
    if (count > max) {
        field_mistake(builder, spot, "expected at most %u, found %u", max, count);
        return max;
    }
    return count;
}

unsigned field_find(const char *const *texts, unsigned count, const char *text) {
    char wanted[FOLDED_BYTES_MAX];
    char folded[FOLDED_BYTES_MAX];
    unsigned i = 0;
    if (!utf8_fold(text, wanted, sizeof wanted)) {
        return count;
    }
    while (i < count &&
           !(utf8_fold(texts[i], folded, sizeof folded) && strcmp(folded, wanted) == 0)) {
        i++;
    }
    return i;
}
