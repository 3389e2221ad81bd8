/* The mood is asked twice, in the lobby and at the recap; the two statements at the recap. */
#include "feelings.h"

#include <assert.h>

enum felt_kind felt_kind_of(enum feeling feeling, enum stage stage) {
    if (stage == STAGE_LOBBY) {
        return feeling == FEELING_MOOD ? FELT_MOOD_BEFORE : FELT_COUNT;
    }
    if (stage != STAGE_RECAP) {
        return FELT_COUNT;
    }
    switch (feeling) {
    case FEELING_MOOD:
        return FELT_MOOD_AFTER;
    case FEELING_DARE:
        return FELT_DARE;
    case FEELING_KIND:
        return FELT_KIND;
    case FEELING_COUNT:
        break;
    }
    return FELT_COUNT;
}

uint8_t felt_max(enum felt_kind kind) {
    return kind == FELT_DARE || kind == FELT_KIND ? CLIMATE_STEPS : MOODS;
}

void feelings_count(struct feelings *feelings, enum felt_kind kind, struct felt *felt,
                    uint8_t value) {
    assert(value >= 1 && value <= felt_max(kind));
    if (felt->value != 0) {
        feelings->counts[kind][felt->value]--;
    }
    feelings->counts[kind][value]++;
    felt->value = value;
}

void feelings_recall(struct feelings *feelings, uint8_t kind, uint8_t value) {
    if (kind < FELT_COUNT && value >= 1 && value <= MOODS) {
        feelings->counts[kind][value]++;
    }
}
