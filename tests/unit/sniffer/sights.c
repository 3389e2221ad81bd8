/* A list that grows. */
#include "sights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

void sights_add(struct sights *sights, const struct sight *sight) {
    if (sights->count == sights->max) {
        sights->max = sights->max > 0 ? 2 * sights->max : 1024;
        sights->list = realloc(sights->list, sights->max * sizeof *sights->list);
        assert_non_null(sights->list);
    }
    sights->list[sights->count++] = *sight;
}

void sights_free(struct sights *sights) {
    free(sights->list);
    *sights = (struct sights){.list = NULL};
}

bool sights_are_same(const struct sights *a, const struct sights *b, size_t *at) {
    for (*at = 0; *at < a->count && *at < b->count; ++*at) {
        const struct sight *x = &a->list[*at];
        const struct sight *y = &b->list[*at];
        if (x->at_ms != y->at_ms || x->size != y->size || x->is_up != y->is_up) {
            return false;
        }
    }
    return a->count == b->count;
}
