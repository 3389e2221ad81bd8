/* goldseam-sim: one session for each seed. Here are the clock for the figures, the packs' files and
 * the meter of what the server takes from the heap: the linker leads malloc, calloc and realloc of
 * everything that is linked statically through here. */
#define _GNU_SOURCE
#include <glob.h>
#include <stdlib.h>
#include <time.h>

#include "hash.h"
#include "report.h"
#include "str.h"

#define PACKS_FILES_MAX 16
#define TWICE_EVERY     50 /* so often a seed is played twice, to be the same */

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

/* --- the meter
 * ------------------------------------------------------------------------------------
 */

static bool is_metered;
static uint64_t taken_count;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size) {
    taken_count += is_metered;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    taken_count += is_metered;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    taken_count += is_metered;
    return __real_realloc(memory, size);
}

static void meter_enter(void) {
    is_metered = true;
}

static void meter_leave(void) {
    is_metered = false;
}

static uint64_t meter_taken(void) {
    return taken_count;
}

/* --- packs
 * ----------------------------------------------------------------------------------------
 */

struct packs {
    struct pack *list[PACKS_FILES_MAX];
    size_t count;
};

static bool load_packs(struct packs *packs, const char *folder) {
    static char why[8192];
    char pattern[1024];
    glob_t files = {0};
    str_format(pattern, sizeof pattern, "%s/*.yaml", folder);
    glob(pattern, 0, NULL, &files);
    for (size_t i = 0; i < files.gl_pathc && packs->count < PACKS_FILES_MAX; i++) {
        struct pack *pack = pack_load(files.gl_pathv[i], why, sizeof why);
        if (pack == NULL) {
            fprintf(stderr, "goldseam-sim: %s\n", why);
            globfree(&files);
            return false;
        }
        packs->list[packs->count++] = pack;
    }
    globfree(&files);
    if (packs->count == 0) {
        fprintf(stderr, "goldseam-sim: there are no packs in %s.\n", folder);
    }
    return packs->count > 0;
}

/* --- seeds
 * ----------------------------------------------------------------------------------------
 */

static uint64_t clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* Plays a seed. `hash`: of the state in which it ended. */
static bool play_seed(struct world *world, const struct world_config *config,
                      struct figures *figures, uint64_t seed, uint64_t *hash) {
    taken_count = 0;
    bool is_open = world_open(world, config, figures, seed);
    if (is_open) {
        world_play(world);
        *hash = hash_u64(hash_u64(game_hash(world_game(world)), world->step), figures->told);
    }
    world_close(world);
    return is_open;
}

static bool is_same_again(struct world *world, const struct world_config *config, uint64_t seed,
                          uint64_t hash, uint64_t told_before) {
    static struct figures figures;
    figures = (struct figures){.told = told_before};
    uint64_t again = 0;
    play_seed(world, config, &figures, seed, &again);
    if (again != hash) {
        world_violate(world, "one seed is one run", "played twice it went two ways");
    }
    return again == hash;
}

static enum exit_status play_seeds(const struct sim_options *options,
                                   const struct world_config *config, struct world *world) {
    static struct figures figures;
    uint64_t started_ms = clock_ms();
    for (uint64_t seed = options->first_seed; seed <= options->last_seed; seed++) {
        uint64_t hash = 0;
        uint64_t told_before = figures.told;
        if (!play_seed(world, config, &figures, seed, &hash)) {
            fputs("goldseam-sim: there is not enough memory.\n", stderr);
            return EXIT_MACHINE;
        }
        figures.state = hash_u64(figures.state, hash);
        bool is_twice =
            !world->verdict.is_violated && (seed - options->first_seed) % TWICE_EVERY == 0;
        if (is_twice) {
            is_same_again(world, config, seed, hash, told_before);
        }
        if (world->verdict.is_violated) {
            report_violation(world, options);
            return EXIT_MACHINE;
        }
    }
    report_figures(&figures, clock_ms() - started_ms);
    return EXIT_WELL;
}

static enum exit_status run(const struct sim_options *options) {
    struct packs packs = {0};
    enum exit_status status = EXIT_USE;
    struct world *world = calloc(1, sizeof *world);
    if (world != NULL && load_packs(&packs, options->packs)) {
        struct world_config config = {.packs = (const struct pack *const *)packs.list,
                                      .packs_count = packs.count,
                                      .plan = options->plan,
                                      .seats = options->seats,
                                      .minutes = options->minutes,
                                      .is_telling = options->is_telling,
                                      .meter = {meter_enter, meter_leave, meter_taken}};
        status = play_seeds(options, &config, world);
    }
    for (size_t i = 0; i < packs.count; i++) {
        pack_free(packs.list[i]);
    }
    free(world);
    return status;
}

int main(int count, char **words) {
    struct sim_options options;
    if (!sim_options_read(&options, count, words)) {
        return EXIT_USE;
    }
    if (options.wants_help) {
        sim_options_help(stdout);
        return EXIT_WELL;
    }
    return (int)run(&options);
}
