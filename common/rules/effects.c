/* What an event changed, said once each: whoever sends it on need not look for doubles. */
#include "effects.h"

#include <assert.h>

void effects_add(struct effects *effects, enum effect_kind kind, uint32_t id) {
    for (size_t i = 0; i < effects->count; i++) {
        if (effects->list[i].kind == kind && effects->list[i].id == id) {
            return;
        }
    }
    assert(effects->count < EFFECTS_MAX);
    effects->list[effects->count] = (struct effect){kind, id};
    effects->count++;
}
