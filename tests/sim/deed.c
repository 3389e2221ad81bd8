/* A deed is drawn by its weight. One that is not possible now gives way to another draw, a few
 * times: then the person does nothing for once. */
#include "deed.h"

#include <assert.h>

#include "world.h"

#define DRAWS_MAX 10

static size_t draw(const struct deeds *deeds, struct random *random) {
    uint32_t sum = 0;
    for (size_t i = 0; i < deeds->count; i++) {
        sum += deeds->list[i].weight;
    }
    uint32_t at = random_below(random, sum);
    size_t i = 0;
    while (at >= deeds->list[i].weight) {
        at -= deeds->list[i].weight;
        i++;
    }
    return i;
}

void deeds_do(const struct deeds *deeds, struct world *world, struct student *student,
              struct random *random) {
    assert(deeds->count <= DEEDS_MAX);
    for (int tries = 0; tries < DRAWS_MAX; tries++) {
        size_t i = draw(deeds, random);
        if (deeds->list[i].act(world, student)) {
            world->figures->done[deeds->sort][i]++;
            world_tell(world, "%s%d: %s", student != NULL ? "student " : "room ",
                       student != NULL ? student->number : 0, deeds->list[i].name);
            return;
        }
    }
}
