/* Word by word, with the line that each stands in, so that what the grammar has against a plan can
 * be told at the phase that it is about: the first one with which the plan cannot go on. */
#include "plan_text.h"

#include <string.h>

#include "game.h"
#include "str.h"

#define WORD_MAX 24

static const char *const words[PHASE_COUNT] = {
    [PHASE_NONE] = "between rounds", [PHASE_TRY] = "try",         [PHASE_HUDDLE] = "huddle",
    [PHASE_OFFER] = "offer",         [PHASE_SHARE] = "share",     [PHASE_MEND] = "mend",
    [PHASE_REVEAL] = "reveal",       [PHASE_REFLECT] = "reflect", [PHASE_AGAIN] = "again",
};

const char *plan_phase_word(enum phase phase) {
    return phase < PHASE_COUNT ? words[phase] : "";
}

struct reader {
    const char *name, *at;
    unsigned line;
    uint8_t count;
    uint8_t plan[PLAN_PHASES_MAX];
    unsigned lines[PLAN_PHASES_MAX]; /* where each stands */
    char *why;
    size_t size;
};

static enum phase phase_of(const char *word) {
    for (enum phase phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        if (strcmp(words[phase], word) == 0) {
            return phase;
        }
    }
    return PHASE_NONE;
}

static bool tell(const struct reader *reader, unsigned line, const char *what) {
    str_format(reader->why, reader->size, "%s:%u: %s.", reader->name, line, what);
    return false;
}

/* To the next word, past spaces, commas and remarks. False: there is none. */
static bool skip(struct reader *reader) {
    for (;; reader->at++) {
        if (*reader->at == '#') {
            reader->at += strcspn(reader->at, "\n");
        }
        if (*reader->at == '\n') {
            reader->line++;
        } else if (*reader->at == '\0') {
            return false;
        } else if (strchr(" \t\r,", *reader->at) == NULL) {
            return true;
        }
    }
}

static bool take_word(struct reader *reader) {
    char word[WORD_MAX];
    char what[160];
    size_t length = strcspn(reader->at, " \t\r\n,#");
    bool is_whole = str_copy_bytes(word, sizeof word, reader->at, length);
    enum phase phase = is_whole ? phase_of(word) : PHASE_NONE;
    reader->at += length;
    if (phase == PHASE_NONE) {
        str_format(what, sizeof what,
                   "\"%s\" is no phase; there are try, huddle, offer, share, mend, reveal, "
                   "reflect and again",
                   word);
        return tell(reader, reader->line, what);
    }
    if (reader->count == PLAN_PHASES_MAX) {
        return tell(reader, reader->line, "a plan has eight phases at most");
    }
    reader->plan[reader->count] = (uint8_t)phase;
    reader->lines[reader->count++] = reader->line;
    return true;
}

/* A beginning of a plan that could still become one: with reveal behind it, it is one. */
static bool may_go_on(const struct reader *reader, uint8_t count) {
    uint8_t plan[PLAN_PHASES_MAX + 1];
    memcpy(plan, reader->plan, count);
    bool has_reveal = memchr(plan, PHASE_REVEAL, count) != NULL;
    plan[count] = PHASE_REVEAL;
    size_t whole = has_reveal ? count : (size_t)count + 1;
    return whole > PLAN_PHASES_MAX || plan_check(plan, whole) == NULL;
}

static bool check(const struct reader *reader) {
    const char *what = plan_check(reader->plan, reader->count);
    uint8_t at = 1;
    if (what == NULL) {
        return true;
    }
    while (at < reader->count && may_go_on(reader, at)) {
        at++;
    }
    return tell(reader, reader->count > 0 ? reader->lines[at - 1] : reader->line, what);
}

bool plan_text_read(const char *name, const char *text, uint8_t plan[PLAN_PHASES_MAX],
                    uint8_t *count, char *why, size_t size) {
    struct reader reader = {.name = name, .at = text, .line = 1, .why = why, .size = size};
    while (skip(&reader)) {
        if (!take_word(&reader)) {
            return false;
        }
    }
    if (!check(&reader)) {
        return false;
    }
    memcpy(plan, reader.plan, PLAN_PHASES_MAX);
    *count = reader.count;
    return true;
}
