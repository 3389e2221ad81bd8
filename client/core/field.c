/* Editing one line of text. The caret always stands between two clusters; what is not clean UTF-8
 * never gets in. In a text that runs from right to left the arrows go that way. */
#include "field.h"

#include <string.h>

#include "bidi.h"
#include "str.h"
#include "utf8.h"

void field_set(struct field *field, const char *text) {
    str_copy(field->text, sizeof field->text, text);
    field->caret = strlen(field->text);
}

/* One cluster: half an emoji would be another one. */
static bool insert_one(struct field *field, const char *cluster, size_t count) {
    size_t used = strlen(field->text);
    size_t most = field->chars_max > 0 ? field->chars_max : ANSWER_CHARS_MAX;
    size_t length = utf8_length(field->text) + utf8_length(cluster) - utf8_length(cluster + count);
    bool fits = used + count < sizeof field->text && length <= most;
    if (!fits || !utf8_is_clean(cluster, count)) {
        return false;
    }
    memmove(field->text + field->caret + count, field->text + field->caret,
            used - field->caret + 1);
    memcpy(field->text + field->caret, cluster, count);
    field->caret += count;
    return true;
}

bool field_insert(struct field *field, const char *text) {
    bool has_changed = false;
    while (*text != '\0') {
        size_t count = utf8_cluster(text);
        has_changed = insert_one(field, text, count) || has_changed;
        text += count;
    }
    return has_changed;
}

static bool delete_to(struct field *field, size_t from, size_t to) {
    memmove(field->text + from, field->text + to, strlen(field->text + to) + 1);
    field->caret = from;
    return from != to;
}

bool field_key(struct field *field, enum key key, bool *is_taken) {
    *is_taken = true;
    bool is_rtl = bidi_is_rtl(field->text, strlen(field->text));
    size_t step = utf8_cluster(field->text + field->caret);
    size_t before = utf8_cluster_before(field->text, field->caret);
    if (key == (is_rtl ? KEY_RIGHT : KEY_LEFT)) {
        field->caret = before;
    } else if (key == (is_rtl ? KEY_LEFT : KEY_RIGHT)) {
        field->caret += step;
    } else if (key == KEY_HOME) {
        field->caret = 0;
    } else if (key == KEY_END) {
        field->caret = strlen(field->text);
    } else if (key == KEY_BACKSPACE) {
        return delete_to(field, before, field->caret);
    } else if (key == KEY_DELETE) {
        return delete_to(field, field->caret, field->caret + step);
    } else {
        *is_taken = false;
    }
    return false;
}
