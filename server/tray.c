/* A list in the order of arrival. It is short and looked through rarely, by a teacher's hand. */
#include "tray.h"

#include <stdlib.h>
#include <string.h>

bool tray_init(struct tray *tray) {
    *tray = (struct tray){.list = calloc(TEXTS_WAITING_MAX, sizeof(struct tray_text))};
    return tray->list != NULL;
}

void tray_deinit(struct tray *tray) {
    free(tray->list);
}

bool tray_is_full(const struct tray *tray) {
    return tray->count == TEXTS_WAITING_MAX;
}

struct tray_text *tray_put(struct tray *tray, const struct tray_text *text) {
    if (tray_is_full(tray)) {
        return NULL;
    }
    struct tray_text *place = &tray->list[tray->count++];
    *place = *text;
    place->number = ++tray->last;
    return place;
}

const struct tray_text *tray_find(const struct tray *tray, uint32_t number) {
    for (uint16_t i = 0; i < tray->count; i++) {
        if (tray->list[i].number == number) {
            return &tray->list[i];
        }
    }
    return NULL;
}

const struct tray_text *tray_find_page(const struct tray *tray, enum words_kind kind, uint16_t team,
                                       uint8_t round) {
    for (uint16_t i = 0; i < tray->count; i++) {
        const struct tray_text *text = &tray->list[i];
        if (text->kind == kind && text->team == team && text->round == round) {
            return text;
        }
    }
    return NULL;
}

void tray_remove(struct tray *tray, uint32_t number) {
    const struct tray_text *text = tray_find(tray, number);
    if (text == NULL) {
        return;
    }
    size_t at = (size_t)(text - tray->list);
    size_t behind = (size_t)tray->count - at - 1;
    memmove(&tray->list[at], &tray->list[at + 1], behind * sizeof *text);
    tray->count--;
}
