/* Editing one line of text. The caret always stands between two characters; what is not clean UTF-8
 * never gets in. */
#include "field.h"

#include <string.h>

#include "str.h"
#include "utf8.h"

void field_set(struct field *field, const char *text) {
    str_copy(field->text, sizeof field->text, text);
    field->caret = strlen(field->text);
}

static bool insert_one(struct field *field, const char *character, size_t count) {
    size_t used = strlen(field->text);
    size_t most = field->chars_max > 0 ? field->chars_max : ANSWER_CHARS_MAX;
    bool fits = used + count < sizeof field->text && utf8_length(field->text) < most;
    if (!fits || !utf8_is_clean(character, count)) {
        return false;
    }
    memmove(field->text + field->caret + count, field->text + field->caret,
            used - field->caret + 1);
    memcpy(field->text + field->caret, character, count);
    field->caret += count;
    return true;
}

/* Bytes of the character at `text` by its lead byte, not more than there are. */
static size_t character_bytes(const char *text) {
    size_t count = 1;
    while (((unsigned char)text[count] & 0xC0) == 0x80) {
        count++;
    }
    return count;
}

bool field_insert(struct field *field, const char *text) {
    bool has_changed = false;
    while (*text != '\0') {
        size_t count = character_bytes(text);
        has_changed = insert_one(field, text, count) || has_changed;
        text += count;
    }
    return has_changed;
}

static size_t previous(const struct field *field) {
    size_t at = field->caret;
    while (at > 0) {
        at--;
        if (((unsigned char)field->text[at] & 0xC0) != 0x80) {
            break;
        }
    }
    return at;
}

static bool delete_to(struct field *field, size_t from, size_t to) {
    memmove(field->text + from, field->text + to, strlen(field->text + to) + 1);
    field->caret = from;
    return from != to;
}

bool field_key(struct field *field, enum key key, bool *is_taken) {
    *is_taken = true;
    size_t step = utf8_step(field->text + field->caret);
    if (key == KEY_LEFT) {
        field->caret = previous(field);
    } else if (key == KEY_RIGHT) {
        field->caret += step;
    } else if (key == KEY_HOME) {
        field->caret = 0;
    } else if (key == KEY_END) {
        field->caret = strlen(field->text);
    } else if (key == KEY_BACKSPACE) {
        return delete_to(field, previous(field), field->caret);
    } else if (key == KEY_DELETE) {
        return delete_to(field, field->caret, field->caret + step);
    } else {
        *is_taken = false;
    }
    return false;
}
