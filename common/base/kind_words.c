/* Goes through a text word by word and looks each one up. The lists hold the forms of a word one by
 * one: a rule for beginnings would refuse words that nobody meant, like "badge" for "bad". */
#include "kind_words.h"

#include <string.h>

#include <utf8proc.h>

#include "str.h"
#include "utf8.h"

#define WORD_BYTES_MAX 64 /* no refused word is longer */

static const char *const english[] = {
    "wrong",   "wrongly",  "incorrect", "incorrectly", "fail",     "fails",  "failed", "failing",
    "failure", "failures", "lose",      "loses",       "losing",   "lost",   "loser",  "losers",
    "bad",     "badly",    "error",     "errors",      "score",    "scores", "scored", "scoring",
    "smart",   "smarter",  "smartest",  "genius",      "geniuses", NULL,
};

static const struct {
    const char *language;
    const char *const *words;
} lists[] = {
    {"en", english},
};

static const char *const *list_of(const char *language) {
    size_t length = strcspn(language, "-_");
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        char primary[16];
        bool fits = str_copy_bytes(primary, sizeof primary, language, length) &&
                    utf8_fold(primary, primary, sizeof primary);
        if (fits && strcmp(primary, lists[i].language) == 0) {
            return lists[i].words;
        }
    }
    return NULL;
}

/* Bytes of the character at `text`, and whether it is part of a word. */
static size_t step_of(const char *text, bool *is_letter) {
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
    if (step <= 0) {
        *is_letter = false;
        return 1;
    }
    utf8proc_category_t category = utf8proc_category(point);
    *is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
    return (size_t)step;
}

/* utf8_fold, without its cost for the many words of plain ASCII: a pack has thousands. */
static bool fold_word(const char *word, char *folded, size_t size) {
    size_t i = 0;
    for (; word[i] != '\0' && (unsigned char)word[i] < 0x80 && i + 1 < size; i++) {
        bool is_capital = word[i] >= 'A' && word[i] <= 'Z';
        folded[i] = (char)(is_capital ? word[i] - 'A' + 'a' : word[i]);
    }
    folded[i] = '\0';
    return word[i] == '\0' || utf8_fold(word, folded, size);
}

static bool is_listed(const char *const *words, const char *word) {
    for (; *words != NULL; words++) {
        if (strcmp(*words, word) == 0) {
            return true;
        }
    }
    return false;
}

bool kind_words_refuse(const char *language, const char *text, char *word, size_t size) {
    const char *const *words = list_of(language);
    while (words != NULL && *text != '\0') {
        bool is_letter = false;
        const char *start = text;
        size_t step = step_of(text, &is_letter);
        while (is_letter && *text != '\0') {
            text += step;
            step = step_of(text, &is_letter);
        }
        char original[WORD_BYTES_MAX + 1];
        char folded[WORD_BYTES_MAX + 1];
        if (text == start) {
            text += step;
        } else if (str_copy_bytes(original, sizeof original, start, (size_t)(text - start)) &&
                   fold_word(original, folded, sizeof folded) && is_listed(words, folded)) {
            str_copy(word, size, folded);
            return true;
        }
    }
    return false;
}
