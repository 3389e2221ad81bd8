/* A list. The words of the class count more than a pack's: where there is no place left, those go
 * first. */
#include "learning.h"

#include <stdlib.h>
#include <string.h>

bool learning_init(struct learning *learning) {
    *learning = (struct learning){.list = calloc(LEARNING_MAX, sizeof(struct lesson_entry))};
    return learning->list != NULL;
}

void learning_deinit(struct learning *learning) {
    free(learning->list);
}

static void remove_at(struct learning *learning, uint16_t at) {
    size_t behind = (size_t)learning->count - at - 1;
    memmove(&learning->list[at], &learning->list[at + 1], behind * sizeof *learning->list);
    learning->count--;
}

/* False: all that stand there are people's own. */
static bool make_room(struct learning *learning) {
    for (uint16_t i = 0; i < learning->count; i++) {
        if (!learning->list[i].is_own_words) {
            remove_at(learning, i);
            return true;
        }
    }
    return false;
}

static bool is_there(const struct learning *learning, const struct lesson_entry *entry) {
    for (uint16_t i = 0; i < learning->count; i++) {
        const struct lesson_entry *other = &learning->list[i];
        if (!other->is_own_words && strcmp(other->lesson, entry->lesson) == 0 &&
            strcmp(other->thought, entry->thought) == 0) {
            return true;
        }
    }
    return false;
}

void learning_add(struct learning *learning, const struct lesson_entry *entry) {
    if (!entry->is_own_words && is_there(learning, entry)) {
        return;
    }
    if (learning->count == LEARNING_MAX) {
        bool has_room = entry->is_own_words && make_room(learning);
        learning->lost = (uint16_t)(learning->lost + (learning->lost < UINT16_MAX));
        if (!has_room) {
            return;
        }
    }
    learning->list[learning->count++] = *entry;
}

void learning_withdraw(struct learning *learning, uint16_t team, uint8_t round) {
    for (uint16_t i = learning->count; i > 0; i--) {
        const struct lesson_entry *entry = &learning->list[i - 1];
        if (team != 0 && entry->team == team && entry->round == round) {
            remove_at(learning, (uint16_t)(i - 1));
        }
    }
}
