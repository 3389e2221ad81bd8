/* goldseam-attack: does to a room what its neighbours might, and tells in a table what was tried
 * and what came out. Everything is bounded, comes from a seed, and goes to one address alone. */
#include <getopt.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack.h"
#include "hash.h"
#include "primitives.h"
#include "pulse.h"
#include "str.h"

#define CALM_US        1000000
#define P99_MS         20.0
#define TRIES          4
#define MEMORY_KIB_MAX 8192 /* that one attack may leave behind */

enum { ENDS_WELL, ENDS_WITH_EFFECT, ENDS_WITH_USAGE, ENDS_TOO_SLOW = 77 };

struct options {
    struct bench bench;
    long pid;      /* of the room, to look at its memory; 0: not looked at */
    unsigned slow; /* floods that never were what they should be */
    double calm_p99_ms;
};

void bench_count(struct bench *bench, const struct stranger *stranger) {
    bench->sent += stranger->sent;
    bench->sent_bytes += stranger->sent_bytes;
    bench->heard += stranger->heard;
    bench->heard_bytes += stranger->heard_bytes;
}

uint64_t bench_seed(struct bench *bench) {
    return hash_u64(hash_u64(HASH_START, bench->seed), ++bench->guests);
}

bool bench_tell(struct bench *bench, bool is_well, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(bench->text, sizeof bench->text, format, arguments);
    va_end(arguments);
    return is_well;
}

/* Honest people are not at an attacker's machine: theirs is the first address, and the attackers
 * have those behind it. */
static uint32_t honest_from(const struct bench *bench) {
    return bench->from == 0 ? 0 : bench->from - 1;
}

/* ---- one attack, and its row */

static long memory_kib(long pid) {
    char path[64], line[256];
    long kib = 0;
    str_format(path, sizeof path, "/proc/%ld/status", pid);
    FILE *file = pid > 0 ? fopen(path, "r") : NULL;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0) {
            kib = strtol(line + 6, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return kib;
}

static void print_head(void) {
    printf("%-21s %8s %10s %7s %10s  %-29s %8s  %s\n", "attack", "sent", "bytes", "heard", "bytes",
           "others wait p50/p99/max ms", "memory", "what came out");
}

static void print_row(const char *name, const struct bench *bench, const struct pulse_report *pulse,
                      long grown_kib, bool is_well) {
    char waits[64], grown[32];
    str_format(waits, sizeof waits, "%.1f / %.1f / %.1f (%u)", pulse->p50_ms, pulse->p99_ms,
               pulse->max_ms, pulse->unanswered);
    str_format(grown, sizeof grown, "%+ld K", grown_kib);
    printf("%-21s %8" PRIu64 " %10" PRIu64 " %7" PRIu64 " %10" PRIu64 "  %-29s %8s  %s%s%s\n", name,
           bench->sent, bench->sent_bytes, bench->heard, bench->heard_bytes, waits, grown,
           is_well ? "" : "NOT AS IT SHOULD BE: ", bench->text,
           bench->was_slow ? "; too slowly" : "");
    fflush(stdout);
}

/* What anybody else notices of it. */
static bool is_quiet(struct options *options, const struct attack *attack,
                     const struct pulse_report *pulse, long grown_kib) {
    if (!pulse->was_in || pulse->was_ended) {
        return bench_tell(&options->bench, false, "an honest connection %s",
                          pulse->was_in ? "was ended" : "was not let in");
    }
    if (attack->watch == WATCH_ANSWERS && pulse->unanswered > 0) {
        return bench_tell(&options->bench, false, "the room did not answer others");
    }
    if (grown_kib > MEMORY_KIB_MAX) {
        return bench_tell(&options->bench, false, "it has cost %ld KiB", grown_kib);
    }
    return true;
}

/* Once; *has_waited: the only thing that was not as it should be is how long others waited. */
static bool try_attack(struct options *options, const struct attack *attack, bool *has_waited) {
    struct pulse_report pulse = {0};
    struct bench *bench = &options->bench;
    bench->sent = bench->sent_bytes = bench->heard = bench->heard_bytes = 0;
    bench->text[0] = '\0';
    bench->was_slow = false;
    long before_kib = memory_kib(options->pid);
    struct pulse *others = pulse_begin(&bench->room, honest_from(bench), bench_seed(bench));
    if (others == NULL) {
        fputs("goldseam-attack: not enough memory.\n", stderr);
        return false;
    }
    bool is_well = attack->run(bench);
    pulse_end(others, &pulse);
    long grown_kib = memory_kib(options->pid) - before_kib;
    is_well = is_well && is_quiet(options, attack, &pulse, grown_kib);
    bool is_watched = attack->watch == WATCH_WAITS ||
                      (attack->watch == WATCH_WAITS_ELSEWHERE && !gate_is_here(&bench->room));
    *has_waited =
        is_well && is_watched &&
        pulse.p99_ms > P99_MS + (options->calm_p99_ms < P99_MS ? options->calm_p99_ms : P99_MS);
    print_row(attack->name, bench, &pulse, grown_kib, is_well);
    return is_well;
}

/* This machine may have had something else to do: then it is tried again, and said. */
static bool run_attack(struct options *options, const struct attack *attack) {
    bool has_waited = true;
    for (unsigned i = 0; i < TRIES && (has_waited || options->bench.was_slow); i++) {
        if (!try_attack(options, attack, &has_waited)) {
            return false;
        }
    }
    if (options->bench.was_slow) {
        options->slow++;
        printf("TOO SLOW: %s: this machine sent less than 90 %% of it each time\n", attack->name);
    }
    if (has_waited) {
        printf("NOT AS IT SHOULD BE: %s: others waited longer than %.1f ms each time\n",
               attack->name, P99_MS + options->calm_p99_ms);
    }
    return !has_waited;
}

/* How long the room takes when nobody does anything to it: what else this machine is doing. */
static bool calm(struct bench *bench) {
    stranger_rest_us(CALM_US);
    return bench_tell(bench, true, "nothing is done");
}

static bool measure_calm(struct options *options) {
    static const struct attack nothing = {"calm", WATCH_ANSWERS, calm};
    struct pulse_report pulse;
    struct pulse *others = pulse_begin(&options->bench.room, honest_from(&options->bench),
                                       bench_seed(&options->bench));
    if (others == NULL) {
        return false;
    }
    nothing.run(&options->bench);
    pulse_end(others, &pulse);
    options->calm_p99_ms = pulse.p99_ms;
    print_row(nothing.name, &options->bench, &pulse, 0, pulse.was_in);
    return pulse.was_in;
}

/* ---- which */

struct family {
    const char *name;
    const struct attack *(*list)(void);
};

static const struct family families[] = {
    {"outside", attacks_outside},  {"filter", attacks_filter}, {"inside", attacks_inside},
    {"flood", attacks_flood},      {"crowd", attacks_crowd},   {"pose", attacks_pose},
    {"broken", attacks_malformed},
};

#define FAMILIES (sizeof families / sizeof families[0])

static bool is_named(const char *name, const char *family, const char *word) {
    return strcmp(word, "all") == 0 || strcmp(word, family) == 0 || strcmp(word, name) == 0;
}

/* Runs what fits a word; the count of it in *count. */
static bool run_word(struct options *options, const char *word, unsigned *count) {
    bool is_well = true;
    *count = 0;
    for (size_t i = 0; i < FAMILIES; i++) {
        for (const struct attack *attack = families[i].list(); attack->name != NULL; attack++) {
            if (is_named(attack->name, families[i].name, word)) {
                is_well = run_attack(options, attack) && is_well;
                (*count)++;
            }
        }
    }
    return is_well;
}

static void help(FILE *file) {
    fputs("usage: goldseam-attack --port P [options] NAME...\n"
          "\n"
          "Does to a room of your own what its neighbours might do, and tells what came out.\n"
          "\n"
          "  --host A      the room's address (default 127.0.0.1)\n"
          "  --port P      its port\n"
          "  --pid N       its process: the memory that an attack costs is told\n"
          "  --find P      the port on which rooms are looked for (default 27449)\n"
          "  --seed S      the same seed, the same attacks (default 1)\n"
          "  --seconds N   how long a flood takes (default 2)\n"
          "  --rate N      datagrams a second of it (default 10000)\n"
          "  --count N     malformed datagrams (default 20000)\n"
          "  --from A      the first of the addresses that floods come from (default: any)\n"
          "  --identity F  the teacher's, for a try with what the teacher has signed\n"
          "  --golden FILE a message of each kind (default tests/golden/messages.txt)\n"
          "  --help\n"
          "\n"
          "NAME: all, a family, or one of it:\n",
          file);
    for (size_t i = 0; i < FAMILIES; i++) {
        fprintf(file, "  %s:", families[i].name);
        for (const struct attack *attack = families[i].list(); attack->name != NULL; attack++) {
            fprintf(file, " %s", attack->name);
        }
        fputc('\n', file);
    }
    fputs("\nEnds with 0 when nothing came of it, 1 when something did, 2 when the command line is "
          "not right,\n77 when this machine was too slow to try it.\n",
          file);
}

/* ---- the command line */

enum option_key {
    OPTION_HOST = 1,
    OPTION_PORT,
    OPTION_PID,
    OPTION_FIND,
    OPTION_SEED,
    OPTION_SECONDS,
    OPTION_RATE,
    OPTION_COUNT,
    OPTION_GOLDEN,
    OPTION_IDENTITY,
    OPTION_FROM,
    OPTION_HELP,
};

static bool take_host(const char *text, uint32_t *host) {
    unsigned parts[4];
    char rest;
    if (sscanf(text, "%3u.%3u.%3u.%3u%c", &parts[0], &parts[1], &parts[2], &parts[3], &rest) != 4) {
        fprintf(stderr, "goldseam-attack: \"%s\" is no address like 127.0.0.1.\n", text);
        return false;
    }
    *host = parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3];
    return true;
}

static bool take_number(struct options *options, enum option_key key, const char *text) {
    long long value;
    if (!str_to_integer(text, 0, INT32_MAX, &value)) {
        fprintf(stderr, "goldseam-attack: a number is needed, not \"%s\".\n", text);
        return false;
    }
    switch ((int)key) {
    case OPTION_PORT:
        options->bench.room.port = (uint16_t)value;
        break;
    case OPTION_PID:
        options->pid = (long)value;
        break;
    case OPTION_FIND:
        options->bench.find_port = (uint16_t)value;
        break;
    case OPTION_SEED:
        options->bench.seed = (uint64_t)value;
        break;
    case OPTION_SECONDS:
        options->bench.seconds = (unsigned)value;
        break;
    case OPTION_RATE:
        options->bench.rate = (unsigned)value;
        break;
    default:
        options->bench.count = (uint64_t)value;
        break;
    }
    return true;
}

static bool take_option(struct options *options, int key, const char *text) {
    switch (key) {
    case '?':
        return false;
    case OPTION_HOST:
        return take_host(text, &options->bench.room.host);
    case OPTION_FROM:
        return take_host(text, &options->bench.from);
    case OPTION_IDENTITY:
        options->bench.identity = text;
        return true;
    case OPTION_GOLDEN:
        options->bench.golden = text;
        return true;
    default:
        return take_number(options, (enum option_key)key, text);
    }
}

static int run_words(struct options *options, int words_count, char **words) {
    bool is_well = measure_calm(options);
    for (int i = 0; i < words_count; i++) {
        unsigned count;
        is_well = run_word(options, words[i], &count) && is_well;
        if (count == 0) {
            fprintf(stderr, "goldseam-attack: there is no \"%s\". Try --help.\n", words[i]);
            return ENDS_WITH_USAGE;
        }
    }
    printf("seats taken: %u\n", options->bench.seats);
    return !is_well ? ENDS_WITH_EFFECT : options->slow > 0 ? ENDS_TOO_SLOW : ENDS_WELL;
}

int main(int argc, char **argv) {
    static const struct option table[] = {
        {"host", required_argument, NULL, OPTION_HOST},
        {"port", required_argument, NULL, OPTION_PORT},
        {"pid", required_argument, NULL, OPTION_PID},
        {"find", required_argument, NULL, OPTION_FIND},
        {"seed", required_argument, NULL, OPTION_SEED},
        {"seconds", required_argument, NULL, OPTION_SECONDS},
        {"rate", required_argument, NULL, OPTION_RATE},
        {"count", required_argument, NULL, OPTION_COUNT},
        {"golden", required_argument, NULL, OPTION_GOLDEN},
        {"identity", required_argument, NULL, OPTION_IDENTITY},
        {"from", required_argument, NULL, OPTION_FROM},
        {"help", no_argument, NULL, OPTION_HELP},
        {0},
    };
    static struct options options = {.bench = {.room = {.host = STRANGER_HERE},
                                               .find_port = 27449,
                                               .seed = 1,
                                               .seconds = 2,
                                               .rate = 10000,
                                               .count = 20000,
                                               .golden = "tests/golden/messages.txt"}};
    for (int key; (key = getopt_long(argc, argv, "", table, NULL)) != -1;) {
        if (key == OPTION_HELP) {
            help(stdout);
            return ENDS_WELL;
        }
        if (!take_option(&options, key, optarg)) {
            fputs("Try goldseam-attack --help.\n", stderr);
            return ENDS_WITH_USAGE;
        }
    }
    if (options.bench.room.port == 0 || optind == argc) {
        fputs("goldseam-attack: which room (--port), and what? Try --help.\n", stderr);
        return ENDS_WITH_USAGE;
    }
    primitives_ready();
    print_head();
    return run_words(&options, argc - optind, argv + optind);
}
