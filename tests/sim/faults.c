/* How often faults come is drawn for each session: some are calm, in some everything breaks at
 * once. The disk is behind by lag_ms: what was appended so long ago is on it now. */
#include "faults.h"

#include "world.h"

static uint32_t below(struct world *world, uint32_t bound) {
    return random_below(&world->weather_random, bound);
}

static struct student *any_student(struct world *world) {
    return &world->students[below(world, world->students_count)];
}

/* --- the faults
 * -----------------------------------------------------------------------------------
 */

/* How much there may be of each. Drawn one after the other: the order of arguments is the
 * compiler's. */
struct net_bounds {
    uint32_t delay_ms, spread_ms, loss_permille;
};

static bool set_net(struct world *world, struct net_bounds bounds) {
    struct memory_faults faults = {0};
    faults.delay_min_ms = below(world, bounds.delay_ms + 1);
    faults.delay_max_ms = faults.delay_min_ms + below(world, bounds.spread_ms + 1);
    faults.loss_permille = below(world, bounds.loss_permille + 1);
    memory_net_set_faults(world->net, &faults);
    return true;
}

static bool calm_net(struct world *world, struct student *nobody) {
    (void)nobody;
    return set_net(world, (struct net_bounds){0, 5, 0});
}

static bool usual_net(struct world *world, struct student *nobody) {
    (void)nobody;
    return set_net(world, (struct net_bounds){10, 60, 30});
}

static bool rough_net(struct world *world, struct student *nobody) {
    (void)nobody;
    return set_net(world, (struct net_bounds){300, 1500, 400});
}

static bool cut_one(struct world *world, struct student *nobody) {
    (void)nobody;
    struct student *student = any_student(world);
    memory_net_cut(world->net, student->transport);
    return student->peer != 0;
}

static bool cut_all(struct world *world, struct student *nobody) {
    (void)nobody;
    for (uint16_t i = 0; i < world->students_count; i++) {
        memory_net_cut(world->net, world->students[i].transport);
    }
    return true;
}

static bool stall_one(struct world *world, struct student *nobody) {
    (void)nobody;
    any_student(world)->deaf_until_ms = world->now_ms + 200 + below(world, 8000);
    return true;
}

static bool sleep_one(struct world *world, struct student *nobody) {
    (void)nobody;
    any_student(world)->deaf_until_ms = world->now_ms + 15000 + below(world, 60000);
    return true;
}

static bool hang_server(struct world *world, struct student *nobody) {
    (void)nobody;
    world->weather.server_deaf_until_ms = world->now_ms + 50 + below(world, 4000);
    return true;
}

static bool slow_disk(struct world *world, struct student *nobody) {
    (void)nobody;
    world->weather.lag_ms = 1 + below(world, below(world, 3) == 0 ? 3000 : 60);
    return true;
}

static bool quick_disk(struct world *world, struct student *nobody) {
    (void)nobody;
    world->weather.lag_ms = 0;
    return true;
}

static bool break_disk(struct world *world, struct student *nobody) {
    (void)nobody;
    journal_memory_set_trouble(world->journal, "The disk takes nothing more.");
    world->weather.trouble_until_ms = world->now_ms + 300 + below(world, 10000);
    return true;
}

/* A writer's backlog, so there is one as long as there is a writer. */
static bool fill_disk(struct world *world, struct student *nobody) {
    (void)nobody;
    if (world->server == NULL) {
        return false;
    }
    journal_memory_set_backlog(world->journal, below(world, 200));
    world->weather.backlog_until_ms = world->now_ms + 300 + below(world, 8000);
    return true;
}

static bool kill_server(struct world *world, struct student *nobody) {
    struct weather *weather = &world->weather;
    (void)nobody;
    if (world->server == NULL || weather->dies_after != 0) {
        return false;
    }
    weather->dies_after = 1 + below(world, 30);
    weather->forgets = 0;
    return true;
}

static bool kill_with_disk(struct world *world, struct student *nobody) {
    if (!kill_server(world, nobody)) {
        return false;
    }
    world->weather.forgets = 1 + below(world, below(world, 3) == 0 ? 60 : 5);
    return true;
}

static const struct deed faults[] = {
    {"a calm net", 8, calm_net},
    {"a net as usual", 10, usual_net},
    {"a rough net", 6, rough_net},
    {"a wire is cut", 30, cut_one},
    {"all wires are cut", 2, cut_all},
    {"a student stalls", 16, stall_one},
    {"a laptop sleeps", 3, sleep_one},
    {"the server hangs", 3, hang_server},
    {"the server dies", 5, kill_server},
    {"the server dies and its disk forgets", 1, kill_with_disk},
    {"the disk is slow", 8, slow_disk},
    {"the disk is quick", 4, quick_disk},
    {"the disk breaks", 4, break_disk},
    {"the disk is full", 4, fill_disk},
};

const struct deeds *fault_deeds(void) {
    static const struct deeds deeds = {DEED_FAULT, faults, sizeof faults / sizeof faults[0]};
    return &deeds;
}

/* --- the disk
 * -------------------------------------------------------------------------------------
 */

static void mend_disk(struct world *world) {
    struct weather *weather = &world->weather;
    if (weather->trouble_until_ms != 0 && world->now_ms >= weather->trouble_until_ms) {
        weather->trouble_until_ms = 0;
        journal_memory_set_trouble(world->journal, NULL);
    }
    if (weather->backlog_until_ms != 0 && world->now_ms >= weather->backlog_until_ms) {
        weather->backlog_until_ms = 0;
        journal_memory_set_backlog(world->journal, SIZE_MAX);
    }
}

uint64_t faults_last_number(const struct world *world) {
    size_t count = journal_memory_count(world->journal);
    return count > 0 ? journal_memory_at(world->journal, count)->number : 0;
}

/* What was there lag_ms ago is on the disk. When the marks do not suffice the disk is that much
 * quicker. */
static void sync_disk(struct world *world) {
    struct lag_mark now = {.at_ms = world->now_ms, .number = faults_last_number(world)};
    if (world->lag_count == LAG_MARKS) {
        world->lag_first = (world->lag_first + 1) % LAG_MARKS;
        world->lag_count--;
    }
    world->lag[(world->lag_first + world->lag_count++) % LAG_MARKS] = now;
    while (world->lag_count > 0) {
        const struct lag_mark *mark = &world->lag[world->lag_first];
        if (mark->at_ms + world->weather.lag_ms > world->now_ms) {
            return;
        }
        journal_memory_sync(world->journal, mark->number);
        world->lag_first = (world->lag_first + 1) % LAG_MARKS;
        world->lag_count--;
    }
}

/* --- time
 * -----------------------------------------------------------------------------------------
 */

void faults_begin(struct world *world) {
    struct weather *weather = &world->weather;
    weather->is_over = false;
    weather->every_ms = 200 + below(world, 1 + 2000 * (1 + below(world, 6)));
    weather->next_ms = world->now_ms + below(world, 5000);
    journal_memory_set_instant(world->journal, false);
}

void faults_turn(struct world *world) {
    struct weather *weather = &world->weather;
    if (!weather->is_over && world->now_ms >= weather->next_ms) {
        weather->next_ms = world->now_ms + 1 + below(world, (uint32_t)(2 * weather->every_ms));
        deeds_do(fault_deeds(), world, NULL, &world->weather_random);
    }
    mend_disk(world);
    sync_disk(world);
}

void faults_end(struct world *world) {
    struct weather *weather = &world->weather;
    set_net(world, (struct net_bounds){0, 0, 0});
    weather->is_over = true;
    weather->lag_ms = 0;
    weather->server_deaf_until_ms = 0;
    weather->dies_after = 0;
    weather->up_again_ms = 0;
    weather->trouble_until_ms = weather->trouble_until_ms != 0 ? world->now_ms : 0;
    weather->backlog_until_ms = weather->backlog_until_ms != 0 ? world->now_ms : 0;
    for (uint16_t i = 0; i < world->students_count; i++) {
        world->students[i].deaf_until_ms = world->now_ms;
    }
}
