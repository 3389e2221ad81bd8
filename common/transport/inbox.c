/* A heap whose first letter is the next one. */
#include "inbox.h"

#include <stdlib.h>

void *inbox_must_resize(void *memory, size_t size) {
    void *resized = realloc(memory, size);
    if (resized == NULL) {
        abort();
    }
    return resized;
}

struct letter *letter_new(size_t link, enum side to, enum letter_kind kind, size_t count) {
    struct letter *letter = inbox_must_resize(NULL, sizeof *letter + count);
    *letter = (struct letter){.link = link, .side = to, .kind = kind, .count = count};
    return letter;
}

static bool is_before(const struct letter *a, const struct letter *b) {
    return a->at_ms != b->at_ms ? a->at_ms < b->at_ms : a->order < b->order;
}

static void swap(struct letter **a, struct letter **b) {
    struct letter *kept = *a;
    *a = *b;
    *b = kept;
}

void inbox_add(struct inbox *inbox, struct letter *letter) {
    if (inbox->count == inbox->max) {
        inbox->max = inbox->max == 0 ? 16 : 2 * inbox->max;
        inbox->letters = inbox_must_resize(inbox->letters, inbox->max * sizeof *inbox->letters);
    }
    size_t at = inbox->count++;
    inbox->letters[at] = letter;
    while (at > 0 && is_before(inbox->letters[at], inbox->letters[(at - 1) / 2])) {
        swap(&inbox->letters[at], &inbox->letters[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

struct letter *inbox_take(struct inbox *inbox, uint64_t now_ms) {
    if (inbox->count == 0 || inbox->letters[0]->at_ms > now_ms) {
        return NULL;
    }
    struct letter *first = inbox->letters[0];
    inbox->letters[0] = inbox->letters[--inbox->count];
    for (size_t at = 0;;) {
        size_t next = 2 * at + 1;
        if (next + 1 < inbox->count && is_before(inbox->letters[next + 1], inbox->letters[next])) {
            next++;
        }
        if (next >= inbox->count || !is_before(inbox->letters[next], inbox->letters[at])) {
            break;
        }
        swap(&inbox->letters[at], &inbox->letters[next]);
        at = next;
    }
    return first;
}

void inbox_deinit(struct inbox *inbox) {
    for (size_t i = 0; i < inbox->count; i++) {
        free(inbox->letters[i]);
    }
    free(inbox->letters);
}
