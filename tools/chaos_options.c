/* What can be said to a proxy: where it waits, where the room is, and what happens on the way. The
 * troubles have the names and the values that they have in a scenario. */
#include "chaos_options.h"

#include <getopt.h>
#include <string.h>

#include "address.h"
#include "protocol.h"
#include "str.h"

#define WHY_BYTES_MAX 256
#define LISTEN_HOST   "127.0.0.1"

void chaos_options_help(FILE *file) {
    fputs(
        "usage: goldseam-chaos --listen PORT --to HOST[:PORT] [options]\n"
        "\n"
        "Stands between students and a room, and does to their datagrams what a network may do.\n"
        "Students go to the port that it listens on. The same seed makes the same trouble.\n"
        "\n"
        "  --listen [ADDRESS:]PORT  where students come; 0: any free port (default address\n"
        "                           127.0.0.1; 0.0.0.0 lets other machines in)\n"
        "  --to HOST[:PORT]         the room\n"
        "  --seed N                 other dice (default 1)\n"
        "  --scenario FILE          trouble that changes with time, see below\n"
        "  --direction WAY          the troubles that follow are for up (to the room), down or\n"
        "                           both (default)\n"
        "\n"
        "  --loss 5%                so many datagrams are lost\n"
        "  --duplicate 1%           so many come twice\n"
        "  --reorder 2%             so many come 10 to 100 ms late, behind others\n"
        "  --delay 20ms             each is so late\n"
        "  --jitter 60ms            and up to so much more, each for itself: so some overtake\n"
        "  --bandwidth 1Mbit        each client's line has no more, and queues 64 KiB\n"
        "  --blackhole 5s/2s        nothing gets through for 5 s, everything for 2 s, in turn\n"
        "  --ports 20s              the room sees each client come from another port so often\n"
        "\n"
        "  --verbose                counts every 10 s (SIGUSR1: at once)\n"
        "  --log FILE               what is done and when, line by line: new clients and ports,\n"
        "                           dark and light, each line of the scenario; in milliseconds of\n"
        "                           the clock that goldseam-swarm --log goes by\n"
        "  --help, --version\n"
        "\n"
        "A scenario is a text. Its clock starts with the first datagram; until its first line is\n"
        "due there is what the command line says.\n"
        "\n"
        "  at 10s loss 20% jitter 60ms   # from then on this, and nothing else\n"
        "  at 25s down loss 50%          # one way (up, down); the other stays as it was\n"
        "  at 40s calm\n"
        "  at 45s blackhole 5s/2s ports 20s\n"
        "  end 60s                       # without it: until Ctrl-C\n"
        "\n"
        "At its end it tells what it has done. Ends with 0 when its scenario is over or it was\n"
        "told to (Ctrl-C), 1 when the machine cannot, 2 when the command line or a file is not\n"
        "right, 3 when there is no such host.\n",
        file);
}

enum option_key {
    OPTION_LISTEN = 1,
    OPTION_TO,
    OPTION_SEED,
    OPTION_SCENARIO,
    OPTION_DIRECTION,
    OPTION_VERBOSE,
    OPTION_LOG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_TROUBLE,
};

/* While it is read. */
struct reading {
    struct chaos_options *options;
    bool has_listen;
    bool is_way[CHAOS_WAYS]; /* which the next troubles are for */
};

static bool is_number(const char *text) {
    return text[strspn(text, "0123456789")] == '\0';
}

static bool take_listen(struct reading *reading, const char *text) {
    struct chaos_options *options = reading->options;
    long long port = 0;
    bool is_read = is_number(text)
                       ? str_to_integer(text, 0, UINT16_MAX, &port)
                       : address_read(text, options->listen_host, sizeof options->listen_host,
                                      &options->listen_port) &&
                             strchr(text, ':') != NULL;
    if (!is_read) {
        fprintf(stderr,
                "goldseam-chaos: --listen needs a port from 0 to 65535, with an address or "
                "without one, like 0.0.0.0:27460, not \"%s\".\n",
                text);
        return false;
    }
    if (is_number(text)) {
        options->listen_port = (uint16_t)port;
    }
    reading->has_listen = true;
    return true;
}

static bool take_room(struct chaos_options *options, const char *text) {
    options->port = PROTOCOL_PORT;
    if (address_read(text, options->host, sizeof options->host, &options->port)) {
        return true;
    }
    fprintf(stderr, "goldseam-chaos: \"%s\" is not an address. It looks like 192.168.1.20:%d.\n",
            text, PROTOCOL_PORT);
    return false;
}

static bool take_seed(struct chaos_options *options, const char *text) {
    long long seed = 0;
    if (!str_to_integer(text, 0, INT64_MAX, &seed)) {
        fprintf(stderr, "goldseam-chaos: --seed needs a number from 0 up, not \"%s\".\n", text);
        return false;
    }
    options->seed = (uint64_t)seed;
    return true;
}

static bool take_direction(struct reading *reading, const char *text) {
    bool is_both = strcmp(text, "both") == 0;
    reading->is_way[CHAOS_UP] = is_both || strcmp(text, "up") == 0;
    reading->is_way[CHAOS_DOWN] = is_both || strcmp(text, "down") == 0;
    if (reading->is_way[CHAOS_UP] || reading->is_way[CHAOS_DOWN]) {
        return true;
    }
    fprintf(stderr, "goldseam-chaos: --direction is up, down or both, not \"%s\".\n", text);
    return false;
}

static bool take_trouble(struct reading *reading, const char *name, const char *text) {
    char why[WHY_BYTES_MAX];
    bool is_for_all = chaos_trouble_is_both_ways(name);
    for (unsigned way = 0; way < CHAOS_WAYS; way++) {
        if ((reading->is_way[way] || is_for_all) &&
            !chaos_trouble_read(&reading->options->ways[way], name, text, why, sizeof why)) {
            fprintf(stderr, "goldseam-chaos: --%s.\n", why);
            return false;
        }
    }
    return true;
}

static bool take_option(struct reading *reading, int key, const char *text) {
    switch (key) {
    case OPTION_LISTEN:
        return take_listen(reading, text);
    case OPTION_TO:
        return take_room(reading->options, text);
    case OPTION_SEED:
        return take_seed(reading->options, text);
    case OPTION_SCENARIO:
        reading->options->scenario_path = text;
        return true;
    case OPTION_DIRECTION:
        return take_direction(reading, text);
    case OPTION_VERBOSE:
        reading->options->is_verbose = true;
        return true;
    case OPTION_LOG:
        reading->options->log_path = text;
        return true;
    case OPTION_HELP:
        reading->options->wants_help = true;
        return true;
    case OPTION_VERSION:
        reading->options->wants_version = true;
        return true;
    case '?':
        fputs("Try goldseam-chaos --help.\n", stderr);
        return false;
    default:
        return take_trouble(reading, chaos_trouble_name((size_t)(key - OPTION_TROUBLE)), text);
    }
}

static bool is_whole(const struct reading *reading, int count, char **words) {
    if (count > 0) {
        fprintf(stderr, "goldseam-chaos: \"%s\" is one word too many. Try goldseam-chaos --help.\n",
                words[0]);
        return false;
    }
    if (!reading->has_listen || reading->options->host[0] == '\0') {
        fprintf(stderr, "goldseam-chaos: %s, or try --help.\n",
                reading->has_listen ? "where is the room? Give --to HOST:PORT"
                                    : "where do students come? Give --listen PORT");
        return false;
    }
    return true;
}

#define TROUBLES_MAX 16

bool chaos_options_read(struct chaos_options *options, int count, char **words) {
    struct option table[OPTION_TROUBLE + TROUBLES_MAX] = {
        {"listen", required_argument, NULL, OPTION_LISTEN},
        {"to", required_argument, NULL, OPTION_TO},
        {"seed", required_argument, NULL, OPTION_SEED},
        {"scenario", required_argument, NULL, OPTION_SCENARIO},
        {"direction", required_argument, NULL, OPTION_DIRECTION},
        {"verbose", no_argument, NULL, OPTION_VERBOSE},
        {"log", required_argument, NULL, OPTION_LOG},
        {"help", no_argument, NULL, OPTION_HELP},
        {"version", no_argument, NULL, OPTION_VERSION},
    };
    for (size_t i = 0; chaos_trouble_name(i) != NULL && i < TROUBLES_MAX; i++) {
        table[OPTION_VERSION + i] = (struct option){chaos_trouble_name(i), required_argument, NULL,
                                                    OPTION_TROUBLE + (int)i};
    }
    *options = (struct chaos_options){.seed = 1, .listen_host = LISTEN_HOST};
    struct reading reading = {.options = options, .is_way = {true, true}};
    for (int key; (key = getopt_long(count, words, "", table, NULL)) != -1;) {
        if (!take_option(&reading, key, optarg)) {
            return false;
        }
    }
    bool is_told = options->wants_help || options->wants_version;
    return is_told || is_whole(&reading, count - optind, words + optind);
}
