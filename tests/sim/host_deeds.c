/* A teacher who presses anything at any time. */
#include "deed.h"

#include "world.h"

static bool next(struct world *world, struct student *nobody) {
    (void)nobody;
    return server_next(world->server, world->now_ms);
}

/* Somebody leans on the key. */
static bool next_often(struct world *world, struct student *nobody) {
    bool is_taken = false;
    for (uint32_t i = 0; i < 2 + random_below(&world->deeds_random, 3); i++) {
        is_taken = next(world, nobody) || is_taken;
    }
    return is_taken;
}

static bool end_with_recap(struct world *world, struct student *nobody) {
    (void)nobody;
    return server_end_with_recap(world->server, world->now_ms);
}

static bool close_room(struct world *world, struct student *nobody) {
    (void)nobody;
    server_close_room(world->server, CLOSED_BY_TEACHER, world->now_ms);
    return true;
}

static const struct deed hosts[] = {
    {"next", 200, next},
    {"next, again and again", 10, next_often},
    {"ends with a recap", 2, end_with_recap},
    {"closes the room", 1, close_room},
};

const struct deeds *host_deeds(void) {
    static const struct deeds deeds = {DEED_HOST, hosts, sizeof hosts / sizeof hosts[0]};
    return &deeds;
}
