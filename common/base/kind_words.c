/* Goes through a text word by word and looks each one up. The lists hold the forms of a word one by
 * one: a rule for beginnings would refuse words that nobody meant, like "badge" for "bad". Arabic
 * writes its article and its "and" into the word, and vowels as marks: both are taken off first.
 * Japanese has no spaces, so there the list is of stretches that stand in no other word. */
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

/* Wrong, mistaken, to fail, to lose, bad, stupid, clever, genius. */
static const char *const arabic[] = {
    "خطأ",  "خطا",  "خاطئ",  "خاطئة", "خاطئا", "أخطأ",  "أخطأت", "أخطاء", "يخطئ",   "تخطئ",
    "فشل",  "فشلت", "يفشل",  "تفشل",  "فاشل",  "فاشلة", "راسب",  "رسب",   "خسر",    "خسرت",
    "يخسر", "تخسر", "خسارة", "خاسر",  "خاسرة", "سيئ",   "سيء",   "سيئة",  "أسوأ",   "غبي",
    "غبية", "أغبى", "غباء",  "ذكي",   "ذكية",  "أذكى",  "ذكاء",  "عبقري", "عبقرية", NULL,
};
static const char *const arabic_fronts[] = {"وال", "فال", "بال", "كال", "لل", "ال",
                                            "و",   "ف",   "ب",   "ك",   "ل",  NULL};

static const char *const japanese[] = {
    "間違",   "まちがい", "まちがえ", "まちがっ", "まちがう", "誤り",     "誤答",
    "不正解", "失敗",     "しっぱい", "負け",     "点数",     "得点",     "スコア",
    "天才",   "賢い",     "かしこい", "頭がい",   "頭が良",   "頭が悪",   "馬鹿",
    "バカ",   "駄目",     "ダメ",     "悪い",     "エラー",   "ひどい点", NULL,
};

/* How words stand in the texts of a language. */
static const struct list {
    const char *language;
    const char *const *words;
    const char *const *fronts; /* may be written in front of a word, NULL: none */
    bool has_no_spaces;
} lists[] = {
    {"en", english, NULL, false},
    {"ar", arabic, arabic_fronts, false},
    {"ja", japanese, NULL, true},
};

static const struct list *list_of(const char *language) {
    size_t length = strcspn(language, "-_");
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        char primary[16];
        bool fits = str_copy_bytes(primary, sizeof primary, language, length) &&
                    utf8_fold(primary, primary, sizeof primary);
        if (fits && strcmp(primary, lists[i].language) == 0) {
            return &lists[i];
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

/* The word without what may be written in front of it. */
static bool is_listed_behind(const struct list *list, const char *word) {
    for (const char *const *front = list->fronts; front != NULL && *front != NULL; front++) {
        size_t length = strlen(*front);
        if (strncmp(word, *front, length) == 0 && is_listed(list->words, word + length)) {
            return true;
        }
    }
    return is_listed(list->words, word);
}

/* Takes vowel marks (U+064B to U+0652) and the lengthening stroke (U+0640) out of a word. */
static void take_marks_out(char *word) {
    char *to = word;
    for (const char *at = word; *at != '\0';) {
        size_t step = utf8_step(at);
        uint32_t point = utf8_point(at);
        if ((point < 0x064B || point > 0x0652) && point != 0x0640) {
            memmove(to, at, step);
            to += step;
        }
        at += step;
    }
    *to = '\0';
}

/* Looks for a stretch of the list anywhere. */
static bool refuse_stretch(const struct list *list, const char *text, char *word, size_t size) {
    for (const char *const *stretch = list->words; *stretch != NULL; stretch++) {
        if (strstr(text, *stretch) != NULL) {
            str_copy(word, size, *stretch);
            return true;
        }
    }
    return false;
}

/* Bytes of the word at `text`; 0 where none stands. */
static size_t word_bytes(const char *text) {
    bool is_letter = false;
    size_t count = 0, step = step_of(text, &is_letter);
    while (is_letter && text[count] != '\0') {
        count += step;
        step = step_of(text + count, &is_letter);
    }
    return count;
}

static bool refuse_word(const struct list *list, const char *text, char *word, size_t size) {
    while (*text != '\0') {
        char original[WORD_BYTES_MAX + 1];
        char folded[WORD_BYTES_MAX + 1];
        bool is_letter = false;
        size_t count = word_bytes(text);
        if (count == 0) {
            text += step_of(text, &is_letter);
            continue;
        }
        if (str_copy_bytes(original, sizeof original, text, count) &&
            fold_word(original, folded, sizeof folded)) {
            if (list->fronts != NULL) {
                take_marks_out(folded);
            }
            if (is_listed_behind(list, folded)) {
                str_copy(word, size, folded);
                return true;
            }
        }
        text += count;
    }
    return false;
}

bool kind_words_refuse(const char *language, const char *text, char *word, size_t size) {
    const struct list *list = list_of(language);
    if (list == NULL) {
        return false;
    }
    return list->has_no_spaces ? refuse_stretch(list, text, word, size)
                               : refuse_word(list, text, word, size);
}
