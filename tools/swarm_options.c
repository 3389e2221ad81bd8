/* What can be said to a swarm: where the room is, how many students come, how they play, and where
 * to write what they saw. Every number has its range; what is outside is told with it. */
#include "swarm_options.h"

#include <getopt.h>

#include "address.h"
#include "game.h"
#include "protocol.h"
#include "str.h"

void swarm_options_help(FILE *file) {
    fputs(
        "usage: goldseam-swarm HOST[:PORT] --seats N [options]\n"
        "\n"
        "N students in one process join the room and play its lesson: for company, and to see "
        "what\n"
        "the room can carry.\n"
        "\n"
        "  --seats N         how many students (1 to 4000)\n"
        "  --code CODE       the room's code as the board shows it\n"
        "  --rounds K        leave after K rounds (default: stay until the room closes)\n"
        "  --plan NAME       look at the end whether every phase of this plan was met (quick, "
        "full\n"
        "                    or full+again), and tell seat by seat what each has met\n"
        "  --pack FILE       the room's pack (a file or an installed name), for plausible answers\n"
        "  --seed S          the same seed, the same choices (default 1)\n"
        "  --pace MS         mean time to think in a phase (default 300)\n"
        "  --give-up SECONDS how long to look for a room that does not answer (default 30)\n"
        "  --json FILE       write there what was seen\n"
        "  --log FILE        write there, line by line as it comes, what each was told to be kept, "
        "and\n"
        "                    who lost the room and came back\n"
        "  --quiet           no line for each phase\n"
        "  --help, --version\n"
        "\n"
        "Ends with 0 when the lesson is over, 1 when not all could join or a phase of the plan "
        "was\n"
        "met by nobody, 2 when the command line or a file is not right, 3 when the room is out of\n"
        "reach.\n",
        file);
}

enum option_key {
    OPTION_SEATS = 1,
    OPTION_CODE,
    OPTION_ROUNDS,
    OPTION_PLAN,
    OPTION_PACK,
    OPTION_SEED,
    OPTION_PACE,
    OPTION_GIVE_UP,
    OPTION_JSON,
    OPTION_LOG,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION,
};

struct number_option {
    enum option_key key;
    const char *name;
    long long min, max;
};

static const struct number_option number_options[] = {
    {OPTION_SEATS, "seats", 1, SEATS_MAX}, {OPTION_ROUNDS, "rounds", 1, ROUNDS_MAX},
    {OPTION_SEED, "seed", 0, INT64_MAX},   {OPTION_PACE, "pace", 1, 600000},
    {OPTION_GIVE_UP, "give-up", 1, 86400},
};

static void set_number(struct swarm_options *options, enum option_key key, long long value) {
    if (key == OPTION_SEATS) {
        options->seats = (uint16_t)value;
    } else if (key == OPTION_ROUNDS) {
        options->rounds = (uint8_t)value;
    } else if (key == OPTION_SEED) {
        options->seed = (uint64_t)value;
    } else if (key == OPTION_PACE) {
        options->pace_ms = (uint32_t)value;
    } else {
        options->give_up_ms = (uint32_t)value * 1000;
    }
}

static bool take_number(struct swarm_options *options, enum option_key key, const char *text) {
    const struct number_option *option = number_options;
    while (option->key != key) {
        option++;
    }
    long long value = 0;
    if (!str_to_integer(text, option->min, option->max, &value)) {
        fprintf(stderr, "goldseam-swarm: --%s needs a number from %lld to %lld, not \"%s\".\n",
                option->name, option->min, option->max, text);
        return false;
    }
    set_number(options, key, value);
    return true;
}

static bool take_code(struct swarm_options *options, const char *text) {
    if (str_copy(options->code, sizeof(options->code), text)) {
        return true;
    }
    fprintf(stderr, "goldseam-swarm: \"%s\" is not a code. A code looks like K7QM-2XPD.\n", text);
    return false;
}

static bool take_plan(struct swarm_options *options, const char *text) {
    uint8_t plan[PLAN_PHASES_MAX], count = 0;
    if (plan_by_name(text, plan, &count)) {
        options->plan = text;
        return true;
    }
    fprintf(stderr, "goldseam-swarm: there is no plan \"%s\". Take quick, full or full+again.\n",
            text);
    return false;
}

static bool take_option(struct swarm_options *options, int key, const char *text) {
    switch (key) {
    case OPTION_CODE:
        return take_code(options, text);
    case OPTION_PLAN:
        return take_plan(options, text);
    case OPTION_PACK:
        options->pack_path = text;
        return true;
    case OPTION_LOG:
        options->log_path = text;
        return true;
    case OPTION_JSON:
        options->json_path = text;
        return true;
    case OPTION_QUIET:
        options->is_quiet = true;
        return true;
    case OPTION_HELP:
        options->wants_help = true;
        return true;
    case OPTION_VERSION:
        options->wants_version = true;
        return true;
    case '?':
        fputs("Try goldseam-swarm --help.\n", stderr);
        return false;
    default:
        return take_number(options, (enum option_key)key, text);
    }
}

static bool take_address(struct swarm_options *options, const char *text) {
    options->port = PROTOCOL_PORT;
    if (address_read(text, options->host, sizeof(options->host), &options->port)) {
        return true;
    }
    fprintf(stderr, "goldseam-swarm: \"%s\" is not an address. It looks like 192.168.1.20:%d.\n",
            text, PROTOCOL_PORT);
    return false;
}

/* The words beside the options: the address, and no more. */
static bool take_words(struct swarm_options *options, int count, char **words) {
    if (count == 0) {
        fputs("goldseam-swarm: where is the room? Give its address as HOST:PORT, or try --help.\n",
              stderr);
        return false;
    }
    if (count > 1) {
        fprintf(stderr, "goldseam-swarm: one room at a time; \"%s\" is one word too many.\n",
                words[1]);
        return false;
    }
    if (options->seats == 0) {
        fputs("goldseam-swarm: how many students? Give --seats N.\n", stderr);
        return false;
    }
    return take_address(options, words[0]);
}

bool swarm_options_read(struct swarm_options *options, int count, char **words) {
    static const struct option table[] = {
        {"seats", required_argument, NULL, OPTION_SEATS},
        {"code", required_argument, NULL, OPTION_CODE},
        {"rounds", required_argument, NULL, OPTION_ROUNDS},
        {"plan", required_argument, NULL, OPTION_PLAN},
        {"pack", required_argument, NULL, OPTION_PACK},
        {"seed", required_argument, NULL, OPTION_SEED},
        {"pace", required_argument, NULL, OPTION_PACE},
        {"give-up", required_argument, NULL, OPTION_GIVE_UP},
        {"json", required_argument, NULL, OPTION_JSON},
        {"log", required_argument, NULL, OPTION_LOG},
        {"quiet", no_argument, NULL, OPTION_QUIET},
        {"help", no_argument, NULL, OPTION_HELP},
        {"version", no_argument, NULL, OPTION_VERSION},
        {0},
    };
    *options = (struct swarm_options){.seed = 1, .pace_ms = 300, .give_up_ms = 30000};
    for (int key; (key = getopt_long(count, words, "", table, NULL)) != -1;) {
        if (!take_option(options, key, optarg)) {
            return false;
        }
    }
    bool is_told = options->wants_help || options->wants_version;
    return is_told || take_words(options, count - optind, words + optind);
}
