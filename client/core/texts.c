/* The words of the windows. The English stands in texts.def; another locale fills a struct texts of
 * its own. Filling puts other texts and a number into the places of a text; a text never grows past
 * the caller's room and never ends inside a character. */
#include "texts.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "str.h"

static unsigned plural_english(unsigned long n) {
    return n == 1 ? 0 : 1;
}

static const struct texts english = {
    .one =
        {
#define TEXT(id, english)      [TEXT_##id] = english,
#define PLURAL(id, one, other) [TEXT_##id] = one,
#include "texts.def"
        },
    .other =
        {
#define PLURAL(id, one, other) [TEXT_##id] = other,
#include "texts.def"
        },
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

const char *text_of(const struct texts *texts, enum text_id id) {
    assert(id < TEXT_COUNT);
    return texts->one[id];
}

/* Whether a place ("{1}", "{n}") starts at `at`. */
static bool is_place(const char *at) {
    return at[0] == '{' && at[1] != '\0' && at[2] == '}';
}

static void append_bytes(char *text, size_t size, const char *from, size_t count) {
    size_t used = strlen(text);
    str_copy_bytes(text + used, size - used, from, count);
}

static void append_place(char letter, unsigned long count, const char *const *places,
                         size_t places_count, char *text, size_t size) {
    if (letter == 'n') {
        char number[24];
        str_format(number, sizeof number, "%lu", count);
        str_append(text, size, number);
        return;
    }
    size_t index = (size_t)(letter - '1');
    assert(index < places_count);
    if (index < places_count) {
        str_append(text, size, places[index]);
    }
}

void text_fill(const struct texts *texts, enum text_id id, unsigned long count,
               const char *const *places, size_t places_count, char *text, size_t size) {
    bool is_other = texts->other[id] != NULL && texts->plural(count) != 0;
    const char *from = is_other ? texts->other[id] : texts->one[id];
    text[0] = '\0';
    while (*from != '\0') {
        if (is_place(from)) {
            append_place(from[1], count, places, places_count, text, size);
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
