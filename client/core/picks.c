/* Picking, without a screen. An order begins as it is shown, so its list is written only when
 * something moves; pairs begin without partners. */
#include "picks.h"

#include <string.h>

#include "str.h"

bool picks_are_for(const struct message_challenge *challenge) {
    return challenge != NULL && challenge->kind != KIND_NUMBER && challenge->kind != KIND_TEXT;
}

void picks_set(struct picks *picks, int option) {
    picks->list[0] = (uint8_t)option;
    picks->count = 1;
}

bool picks_have(const struct picks *picks, int option) {
    return memchr(picks->list, option, picks->count) != NULL;
}

void picks_toggle(struct picks *picks, int option) {
    size_t at = 0;
    while (at < picks->count && picks->list[at] < option) {
        at++;
    }
    bool is_in = at < picks->count && picks->list[at] == option;
    if (is_in) {
        picks->count--;
        memmove(picks->list + at, picks->list + at + 1, picks->count - at);
    } else if (picks->count < PICKS_MAX) {
        memmove(picks->list + at + 1, picks->list + at, picks->count - at);
        picks->list[at] = (uint8_t)option;
        picks->count++;
    }
}

int picks_at(const struct picks *picks, int place) {
    return place < picks->count ? picks->list[place] : place;
}

void picks_move(struct picks *picks, int count, int from, int to) {
    if (from < 0 || to < 0 || from >= count || to >= count || count > PICKS_MAX || from == to) {
        return;
    }
    for (int i = picks->count; i < count; i++) {
        picks->list[i] = (uint8_t)i;
    }
    picks->count = (uint8_t)count;
    uint8_t moved = picks->list[from];
    if (from < to) {
        memmove(picks->list + from, picks->list + from + 1, (size_t)(to - from));
    } else {
        memmove(picks->list + to + 1, picks->list + to, (size_t)(from - to));
    }
    picks->list[to] = moved;
}

int picks_partner(const struct picks *picks, int left) {
    return left < picks->count ? picks->list[left] : PICK_NONE;
}

void picks_pair(struct picks *picks, int lefts, int left, int right) {
    if (left < 0 || left >= lefts || lefts > PICKS_MAX) {
        return;
    }
    bool is_pair = picks_partner(picks, left) == right;
    for (int i = picks->count; i < lefts; i++) {
        picks->list[i] = PICK_NONE;
    }
    picks->count = (uint8_t)lefts;
    for (int i = 0; i < lefts; i++) {
        picks->list[i] = picks->list[i] == right ? PICK_NONE : picks->list[i];
    }
    picks->list[left] = is_pair ? PICK_NONE : (uint8_t)right;
}

bool picks_are_empty(const struct picks *picks, const struct message_challenge *challenge) {
    if (challenge->kind == KIND_ORDER) {
        return false;
    }
    for (size_t i = 0; i < picks->count; i++) {
        if (picks->list[i] != PICK_NONE) {
            return false;
        }
    }
    return true;
}

bool picks_are_whole(const struct picks *picks, const struct message_challenge *challenge) {
    if (challenge->kind != KIND_MATCH) {
        return !picks_are_empty(picks, challenge);
    }
    return picks->count == challenge->options_count && !picks_have(picks, PICK_NONE);
}

/* --- words -------------------------------------------------------------------------------------
 */

static const char *line_at(const struct record_line *lines, size_t count, size_t index) {
    return index < count ? lines[index].text : "";
}

static const char *between(enum challenge_kind kind) {
    return kind == KIND_ORDER ? " \xE2\x86\x92 " : kind == KIND_MATCH ? "\n" : ", ";
}

void picks_words(const struct message_challenge *challenge, const uint8_t *list, size_t count,
                 const char *typed, char *words, size_t size) {
    words[0] = '\0';
    if (!picks_are_for(challenge)) {
        str_copy(words, size, typed);
        return;
    }
    bool is_match = challenge->kind == KIND_MATCH;
    for (size_t i = 0; i < count; i++) {
        size_t option = is_match ? i : list[i];
        str_append(words, size, i > 0 ? between((enum challenge_kind)challenge->kind) : "");
        str_append(words, size, line_at(challenge->options, challenge->options_count, option));
        if (is_match) {
            str_append(words, size, " \xE2\x80\x93 ");
            str_append(words, size, line_at(challenge->rights, challenge->rights_count, list[i]));
        }
    }
    if (challenge->kind == KIND_SLIP && typed[0] != '\0') {
        str_append(words, size, "\n\xE2\x86\x92 ");
        str_append(words, size, typed);
    }
}
