/* The knobs of two pictures are the same when their hashes are. */
#include "knobs.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "hash.h"
#include "knob.h"

static uint64_t hash_knob(uint64_t hash, const struct knob *knob) {
    hash = hash_u64(hash, ((uint64_t)(uint32_t)knob->x << 32) | (uint32_t)knob->y);
    hash = hash_u64(hash, ((uint64_t)(uint32_t)knob->w << 32) | (uint32_t)knob->h);
    hash = hash_u64(hash, knob->has_focus);
    return hash_bytes(hash, knob->words, strlen(knob->words) + 1);
}

void knobs_tell(const struct app *app, uint64_t *told) {
    struct knob knob;
    uint64_t hash = HASH_START;
    for (size_t i = 0; knob_at(app, i, &knob); i++) {
        hash = hash_knob(hash, &knob);
    }
    if (hash == *told) {
        return;
    }
    *told = hash;
    for (size_t i = 0; knob_at(app, i, &knob); i++) {
        if (knob.w > 0) {
            printf("knob %d %d %d %d %s%s\n", knob.x, knob.y, knob.w, knob.h,
                   knob.has_focus ? "*" : "", knob.words);
        }
    }
    puts("knobs stand");
    fflush(stdout);
}
