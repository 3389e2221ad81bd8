/* Seeds are a range, the rest are numbers with their ranges and names. */
#define _GNU_SOURCE
#include "sim_options.h"

#include <getopt.h>
#include <string.h>

#include "game.h"
#include "str.h"
#include "world.h"

void sim_options_help(FILE *file) {
    fputs(
        "usage: goldseam-sim --seeds A..B [options]\n"
        "\n"
        "Plays whole sessions in one process: the server core and real client cores over a wire,\n"
        "a disk and a clock in memory, with faults drawn from a seed. After every step it looks\n"
        "at what must hold. A seed that finds something says how to play it again.\n"
        "\n"
        "  --seeds A..B   one session for each of these seeds (default 1..200); A alone: one\n"
        "  --seats N      students at most (1 to 64; default 24)\n"
        "  --plan P       the phases of a round by name: quick, full, full+again; any (default):\n"
        "                 one of these, or one of a teacher's own\n"
        "  --minutes M    of virtual time at most before the faults stop (1 to 600; default 6)\n"
        "  --packs DIR    folder with packs, *.yaml (default assets/packs)\n"
        "  --tell         every deed as a line\n"
        "  --help\n"
        "\n"
        "Ends with 0 when all held, 1 when something did not, 2 when the command line or a pack\n"
        "is not right.\n",
        file);
}

enum option_key {
    OPTION_SEEDS = 1,
    OPTION_SEATS,
    OPTION_PLAN,
    OPTION_MINUTES,
    OPTION_PACKS,
    OPTION_TELL,
    OPTION_HELP
};

static const struct option known[] = {
    {"seeds", required_argument, NULL, OPTION_SEEDS},
    {"seats", required_argument, NULL, OPTION_SEATS},
    {"plan", required_argument, NULL, OPTION_PLAN},
    {"minutes", required_argument, NULL, OPTION_MINUTES},
    {"packs", required_argument, NULL, OPTION_PACKS},
    {"tell", no_argument, NULL, OPTION_TELL},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

static bool take_number(const char *name, const char *text, long long max, long long *value) {
    if (str_to_integer(text, 1, max, value)) {
        return true;
    }
    fprintf(stderr, "goldseam-sim: --%s needs a number from 1 to %lld, not \"%s\".\n", name, max,
            text);
    return false;
}

static bool take_seeds(struct sim_options *options, const char *text) {
    char first[32];
    const char *dots = strstr(text, "..");
    long long a = 0;
    long long b = 0;
    size_t length = dots != NULL ? (size_t)(dots - text) : strlen(text);
    bool is_range = str_copy_bytes(first, sizeof first, text, length) &&
                    str_to_integer(first, 0, INT64_MAX, &a) &&
                    str_to_integer(dots != NULL ? dots + 2 : first, a, INT64_MAX, &b);
    if (!is_range) {
        fprintf(stderr, "goldseam-sim: --seeds needs a range like 1..200, not \"%s\".\n", text);
        return false;
    }
    options->first_seed = (uint64_t)a;
    options->last_seed = (uint64_t)b;
    return true;
}

static bool take_plan(struct sim_options *options, const char *text) {
    uint8_t plan[PLAN_PHASES_MAX];
    uint8_t count = 0;
    options->plan = text;
    if (strcmp(text, "any") == 0 || plan_by_name(text, plan, &count)) {
        return true;
    }
    fprintf(stderr, "goldseam-sim: there is no plan called \"%s\".\n", text);
    return false;
}

static bool take(struct sim_options *options, int key, const char *text) {
    long long value = 0;
    bool is_right = true;
    switch ((enum option_key)key) {
    case OPTION_SEEDS:
        return take_seeds(options, text);
    case OPTION_SEATS:
        is_right = take_number("seats", text, WORLD_STUDENTS_MAX, &value);
        options->seats = (uint16_t)value;
        return is_right;
    case OPTION_MINUTES:
        is_right = take_number("minutes", text, 600, &value);
        options->minutes = (uint32_t)value;
        return is_right;
    case OPTION_PLAN:
        return take_plan(options, text);
    case OPTION_PACKS:
        options->packs = text;
        return true;
    case OPTION_TELL:
        options->is_telling = true;
        return true;
    case OPTION_HELP:
        options->wants_help = true;
        return true;
    default:
        fputs("Try goldseam-sim --help.\n", stderr);
        return false;
    }
}

bool sim_options_read(struct sim_options *options, int count, char **words) {
    *options = (struct sim_options){.first_seed = 1,
                                    .last_seed = 200,
                                    .seats = 24,
                                    .minutes = 6,
                                    .plan = "any",
                                    .packs = "assets/packs"};
    int key = 0;
    while ((key = getopt_long(count, words, "", known, NULL)) != -1) {
        if (!take(options, key, optarg)) {
            return false;
        }
    }
    if (optind < count) {
        fprintf(stderr, "goldseam-sim: \"%s\" is not an option. Try goldseam-sim --help.\n",
                words[optind]);
        return false;
    }
    return true;
}
