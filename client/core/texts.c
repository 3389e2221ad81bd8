/* The words of the windows. The English stands in texts.def; another locale fills a struct texts of
 * its own. Filling puts other texts and a number into the places of a text; a text never grows past
 * the caller's room and never ends inside a character. */
#include "texts.h"

#include <assert.h>
#include <string.h>

#include "bidi.h"
#include "str.h"

static unsigned plural_english(const void *rule, unsigned long n) {
    (void)rule;
    return n == 1 ? 0 : 1;
}

static const struct texts english = {
    .forms = {{
#define TEXT(id, english)      [TEXT_##id] = english,
#define PLURAL(id, one, other) [TEXT_##id] = one,
#include "texts.def"
              },
              {
#define PLURAL(id, one, other) [TEXT_##id] = other,
#include "texts.def"
              }},
    .plural = plural_english,
};

static const char *const names[TEXT_COUNT] = {
#define TEXT(id, english)      [TEXT_##id] = #id,
#define PLURAL(id, one, other) [TEXT_##id] = #id,
#include "texts.def"
};

const struct texts *texts_english(void) {
    return &english;
}

const char *text_name(enum text_id id) {
    return names[id];
}

/* The locale that has the text: this one, or what it falls back to. */
static const struct texts *owner_of(const struct texts *texts, enum text_id id) {
    assert(id < TEXT_COUNT);
    while (texts->forms[0][id] == NULL && texts->fallback != NULL) {
        texts = texts->fallback;
    }
    return texts;
}

const char *text_of(const struct texts *texts, enum text_id id) {
    return owner_of(texts, id)->forms[0][id];
}

/* The form of a text that `count` takes, by the rule of the locale that has the text. */
static const char *form_of(const struct texts *texts, enum text_id id, unsigned long count) {
    texts = owner_of(texts, id);
    if (texts->forms[1][id] == NULL) {
        return texts->forms[0][id];
    }
    unsigned form = texts->plural(texts->rule, count);
    bool is_there = form < TEXT_FORMS_MAX && texts->forms[form][id] != NULL;
    return texts->forms[is_there ? form : 0][id];
}

/* Whether a place ("{1}", "{n}") starts at `at`. */
static bool is_place(const char *at) {
    return at[0] == '{' && at[1] != '\0' && at[2] == '}';
}

static size_t count_place(const char *text, char letter) {
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += is_place(text) && text[1] == letter ? 1 : 0;
    }
    return count;
}

bool text_same_places(const char *one, const char *other) {
    for (const char *at = one; *at != '\0'; at++) {
        if (is_place(at) && count_place(one, at[1]) != count_place(other, at[1])) {
            return false;
        }
    }
    for (const char *at = other; *at != '\0'; at++) {
        if (is_place(at) && count_place(one, at[1]) == 0) {
            return false;
        }
    }
    return true;
}

static void append_bytes(char *text, size_t size, const char *from, size_t count) {
    size_t used = strlen(text);
    str_copy_bytes(text + used, size - used, from, count);
}

/* A name that runs the other way than the sentence would take the sentence's own words and numbers
 * along; isolated, it does not. */
static void append_own(const char *place, bool is_isolated, char *text, size_t size) {
    str_append(text, size, is_isolated ? BIDI_ISOLATE : "");
    str_append(text, size, place);
    str_append(text, size, is_isolated ? BIDI_ISOLATE_END : "");
}

/* Whether a text has words of its own beside its places. One that has none runs as what it is
 * filled with does. */
static bool has_words(const char *text) {
    for (; *text != '\0'; text += is_place(text) ? 3 : 1) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return true;
        }
    }
    return false;
}

/* A text that is being filled. */
struct filled {
    char *text;
    size_t size;
    bool has_words;
    bool is_turning; /* it has letters that run from right to left */
};

static void append_place(char letter, unsigned long count, const char *const *places,
                         size_t places_count, const struct filled *filled) {
    if (letter == 'n') {
        char number[24];
        str_format(number, sizeof number, "%lu", count);
        str_append(filled->text, filled->size, number);
        return;
    }
    size_t index = (size_t)(letter - '1');
    assert(index < places_count);
    if (index < places_count) {
        const char *place = places[index];
        bool is_mixed = filled->is_turning || !bidi_is_plain(place, strlen(place));
        append_own(place, is_mixed && filled->has_words, filled->text, filled->size);
    }
}

void text_fill(const struct texts *texts, enum text_id id, unsigned long count,
               const char *const *places, size_t places_count, char *text, size_t size) {
    const char *from = form_of(texts, id, count);
    struct filled filled = {text, size, has_words(from), !bidi_is_plain(from, strlen(from))};
    text[0] = '\0';
    while (*from != '\0') {
        if (is_place(from)) {
            append_place(from[1], count, places, places_count, &filled);
            from += 3;
            continue;
        }
        size_t stretch = 1;
        while (from[stretch] != '\0' && !is_place(from + stretch)) {
            stretch++;
        }
        append_bytes(text, size, from, stretch);
        from += stretch;
    }
}
