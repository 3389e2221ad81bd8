/* goldseam-swarm: a class of students without screens. It reads its command line, lets the crowd
 * take turns until the lesson is over, the room is out of reach or somebody presses Ctrl-C, and
 * tells what it has seen in each of these cases. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "installed.h"
#include "pack.h"
#include "str.h"
#include "swarm_crowd.h"
#include "swarm_options.h"
#include "swarm_report.h"
#include "transport_enet.h"

#define WHY_BYTES_MAX   2048
#define NAMES_BYTES_MAX 128
/* Few students want to be quick to the millisecond, many want the processor. */
#define TURN_NS      2000000L
#define TURN_MANY_NS 5000000L
#define MANY_SEATS   600

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE, EXIT_OUT_OF_REACH };

/* The one thing that a signal may touch. */
static volatile sig_atomic_t is_interrupted;

static void interrupt(int signal_number) {
    (void)signal_number;
    is_interrupted = 1;
}

static void listen_to_signals(void) {
    struct sigaction action = {.sa_handler = interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void tell_all_in(const struct tally *tally, bool *has_told) {
    if (!*has_told && tally->joined == tally->seats) {
        printf("everybody is in: %u after %.1f ms\n", tally->joined,
               (double)(tally->joined_us - tally->start_us) / 1000.0);
        fflush(stdout);
        *has_told = true;
    }
}

/* One line for the phase that is over as soon as another one begins. */
static void tell_progress(const struct tally *tally, struct message_phase *told, bool *has_told) {
    if (!tally->has_now) {
        return;
    }
    bool is_new = told->stage != tally->now.stage || told->round != tally->now.round ||
                  told->phase != tally->now.phase;
    if (*has_told && !is_new) {
        return;
    }
    if (*has_told) {
        report_phase(stdout, tally, told);
    }
    *told = tally->now;
    *has_told = true;
}

static enum crowd_state play(struct crowd *crowd, const struct tally *tally) {
    struct message_phase told = {0};
    bool has_told = false, has_told_in = false;
    enum crowd_state state = CROWD_PLAYS;
    long turn_ns = crowd->count < MANY_SEATS ? TURN_NS : TURN_MANY_NS;
    while (state == CROWD_PLAYS && !is_interrupted) {
        state = crowd_turn(crowd);
        if (!crowd->options->is_quiet) {
            tell_all_in(tally, &has_told_in);
            tell_progress(tally, &told, &has_told);
        }
        nanosleep(&(struct timespec){.tv_nsec = turn_ns}, NULL);
    }
    if (!crowd->options->is_quiet && has_told) {
        report_phase(stdout, tally, &told);
    }
    return state;
}

static const char *end_word(enum crowd_state state) {
    static const char *const words[] = {
        [CROWD_PLAYS] = "interrupted",
        [CROWD_OVER] = "over",
        [CROWD_GONE] = "gone",
        [CROWD_HOST_UNKNOWN] = "no such host",
        [CROWD_WRONG_CODE] = "another code",
        [CROWD_OTHER_SEAL] = "another version",
    };
    return words[state];
}

static enum exit_status tell_gone(const struct crowd *crowd) {
    const struct swarm_options *options = crowd->options;
    if (crowd->was_in) {
        fprintf(
            stderr,
            "goldseam-swarm: the room at %s:%u has been gone for %u s. Start it again, and then "
            "the swarm.\n",
            options->host, options->port, options->give_up_ms / 1000);
    } else {
        fprintf(stderr,
                "goldseam-swarm: no room answers at %s:%u. Look whether goldseam-server runs there "
                "and says this address.\n",
                options->host, options->port);
    }
    return EXIT_OUT_OF_REACH;
}

/* Was there somebody for every phase of the plan? */
static enum exit_status tell_unmet(const struct crowd *crowd, const struct tally *tally) {
    const char *plan = crowd->options->plan;
    char names[NAMES_BYTES_MAX] = "";
    if (plan != NULL) {
        report_unmet(tally, plan, names, sizeof(names));
    }
    if (names[0] == '\0') {
        return EXIT_WELL;
    }
    fprintf(stderr,
            "goldseam-swarm: nobody met this of the plan %s: %s. Look which plan the room plays.\n",
            plan, names);
    return EXIT_MACHINE;
}

/* The lesson is over: was everybody in it? */
static enum exit_status tell_over(const struct crowd *crowd, const struct tally *tally) {
    if (crowd->is_other_version) {
        fprintf(
            stderr,
            "goldseam-swarm: this is version %d.%d of the protocol, the room has %u.%u. Install "
            "the same Goldseam on both machines.\n",
            PROTOCOL_MAJOR, PROTOCOL_MINOR, crowd->version.major, crowd->version.minor);
        return EXIT_MACHINE;
    }
    if (crowd->is_misbehaved) {
        fputs("goldseam-swarm: the room sent students away because of what they sent. Install the "
              "same Goldseam on both machines.\n",
              stderr);
        return EXIT_MACHINE;
    }
    if (tally->joined < tally->seats) {
        fprintf(stderr, "goldseam-swarm: %u of %u students could join%s.\n", tally->joined,
                tally->seats,
                crowd->full_count > 0 ? "; the room has no more seats" : " before the room closed");
        return EXIT_MACHINE;
    }
    return tell_unmet(crowd, tally);
}

static enum exit_status tell_end(const struct crowd *crowd, const struct tally *tally,
                                 enum crowd_state state) {
    const struct swarm_options *options = crowd->options;
    switch (state) {
    case CROWD_PLAYS:
        return EXIT_WELL;
    case CROWD_OVER:
        return tell_over(crowd, tally);
    case CROWD_GONE:
        return tell_gone(crowd);
    case CROWD_HOST_UNKNOWN:
        fprintf(stderr, "goldseam-swarm: there is no machine called \"%s\". Give its address.\n",
                options->host);
        return EXIT_OUT_OF_REACH;
    case CROWD_WRONG_CODE:
        fprintf(stderr,
                "goldseam-swarm: the room at %s:%u has another code than \"%s\". Read it off the "
                "board again.\n",
                options->host, options->port, options->code);
        return EXIT_USE;
    case CROWD_OTHER_SEAL:
        fprintf(stderr,
                "goldseam-swarm: the room at %s:%u seals what it says in another version. Install "
                "the same Goldseam on both machines.\n",
                options->host, options->port);
        return EXIT_MACHINE;
    }
    return EXIT_MACHINE;
}

static enum exit_status tell_all(const struct crowd *crowd, struct tally *tally,
                                 enum crowd_state state) {
    const char *path = crowd->options->json_path;
    if (tally->received > 0) {
        report_table(stdout, tally);
        report_met(stdout, tally);
    }
    if (tally->received > 0 && crowd->options->plan != NULL) {
        report_seats(stdout, crowd->bots, crowd->count);
    }
    enum exit_status status = tell_end(crowd, tally, state);
    if (path != NULL && !report_json(path, tally, crowd->bots, crowd->count, end_word(state))) {
        fprintf(stderr, "goldseam-swarm: \"%s\" could not be written: %s.\n", path,
                strerror(errno));
        return status == EXIT_WELL ? EXIT_MACHINE : status;
    }
    return status;
}

/* With the pack in hand and everything else to be made. */
static enum exit_status run(const struct swarm_options *options, const struct pack *pack,
                            struct tally *tally) {
    char why[WHY_BYTES_MAX];
    struct crowd crowd;
    size_t peers = options->seats < PEERS_MAX - 16 ? options->seats + 16u : PEERS_MAX;
    struct fingerprints *fingerprints = fingerprints_open();
    struct transport *transport = NULL;
    str_copy(why, sizeof(why), "not enough memory.");
    if (fingerprints != NULL) {
        transport = transport_enet_dial(peers, fingerprints, why, sizeof(why));
    }
    if (transport == NULL) {
        fprintf(stderr, "goldseam-swarm: %s\n", why);
        fingerprints_close(fingerprints);
        return EXIT_MACHINE;
    }
    tally_init(tally, options->seats, crowd_now_us());
    if (!crowd_init(&crowd, options, transport, pack, tally)) {
        fprintf(stderr, "goldseam-swarm: not enough memory for %u students.\n", options->seats);
        transport->calls->close(transport);
        fingerprints_close(fingerprints);
        return EXIT_MACHINE;
    }
    enum crowd_state state = play(&crowd, tally);
    crowd_leave(&crowd);
    transport->calls->close(transport);
    fingerprints_close(fingerprints);
    enum exit_status status = tell_all(&crowd, tally, state);
    crowd_deinit(&crowd);
    tally_deinit(tally);
    return status;
}

static bool open_log(struct swarm_options *options) {
    if (options->log_path == NULL) {
        return true;
    }
    options->log = fopen(options->log_path, "w");
    if (options->log == NULL) {
        fprintf(stderr, "goldseam-swarm: \"%s\" could not be written: %s.\n", options->log_path,
                strerror(errno));
    }
    return options->log != NULL;
}

int main(int count, char **words) {
    struct swarm_options options;
    char why[WHY_BYTES_MAX];
    struct pack *pack = NULL;
    if (!swarm_options_read(&options, count, words)) {
        return EXIT_USE;
    }
    if (options.wants_help) {
        swarm_options_help(stdout);
        return EXIT_WELL;
    }
    if (options.wants_version) {
        puts("goldseam-swarm " GOLDSEAM_VERSION);
        return EXIT_WELL;
    }
    if (options.pack_path != NULL) {
        char path[INSTALLED_PATH_BYTES];
        if (installed_pack(options.pack_path, path, sizeof path, why, sizeof why)) {
            pack = pack_load(path, why, sizeof(why));
        }
        if (pack == NULL) {
            fprintf(stderr, "%s\n", why);
            return EXIT_USE;
        }
    }
    struct tally *tally = malloc(sizeof(*tally));
    if (tally == NULL) {
        fputs("goldseam-swarm: not enough memory.\n", stderr);
        pack_free(pack);
        return EXIT_MACHINE;
    }
    listen_to_signals();
    enum exit_status status = open_log(&options) ? run(&options, pack, tally) : EXIT_MACHINE;
    if (options.log != NULL) {
        fclose(options.log);
    }
    free(tally);
    pack_free(pack);
    return (int)status;
}
