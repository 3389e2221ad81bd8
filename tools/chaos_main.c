/* goldseam-chaos: a bad network, on purpose and from a seed. It reads its command line and its
 * scenario, finds the room, and takes turns until the scenario is over or somebody presses Ctrl-C;
 * then it tells what it has done. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chaos_net.h"
#include "chaos_options.h"

#define WHY_BYTES_MAX 512
#define REPORT_US     10000000

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE, EXIT_OUT_OF_REACH };

/* What signals may touch. */
static volatile sig_atomic_t is_ended, is_asked;

static void end(int signal_number) {
    (void)signal_number;
    is_ended = 1;
}

static void ask(int signal_number) {
    (void)signal_number;
    is_asked = 1;
}

static void listen_to_signals(void) {
    struct sigaction ends = {.sa_handler = end}, asks = {.sa_handler = ask};
    sigaction(SIGINT, &ends, NULL);
    sigaction(SIGTERM, &ends, NULL);
    sigaction(SIGUSR1, &asks, NULL);
}

/* ---- what is said to it */

/* The text of a file, the caller's to free(); NULL and a sentence when there is none. */
static char *read_text(const char *path) {
    char *text = calloc(1, CHAOS_TEXT_MAX + 2);
    FILE *file = text == NULL ? NULL : fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "goldseam-chaos: \"%s\" could not be read: %s.\n", path, strerror(errno));
        free(text);
        return NULL;
    }
    size_t count = fread(text, 1, CHAOS_TEXT_MAX + 1, file);
    const char *why = ferror(file) ? strerror(errno) : NULL;
    if (why == NULL && (count > CHAOS_TEXT_MAX || memchr(text, '\0', count) != NULL)) {
        why = "a scenario is a text of up to 64 KiB";
    }
    fclose(file);
    if (why != NULL) {
        fprintf(stderr, "goldseam-chaos: \"%s\" could not be read: %s.\n", path, why);
        free(text);
        return NULL;
    }
    return text;
}

static bool read_scenario(struct chaos_scenario *scenario, const struct chaos_options *options) {
    char why[WHY_BYTES_MAX];
    chaos_scenario_init(scenario, options->ways);
    if (options->scenario_path == NULL) {
        return true;
    }
    char *text = read_text(options->scenario_path);
    if (text == NULL) {
        return false;
    }
    bool is_read = chaos_scenario_read(scenario, text, options->scenario_path, why, sizeof why);
    if (!is_read) {
        fprintf(stderr, "goldseam-chaos: %s.\n", why);
    }
    free(text);
    return is_read;
}

static bool find_room(const struct chaos_options *options, struct sockaddr_in *room) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found = NULL;
    int status = getaddrinfo(options->host, NULL, &hints, &found);
    if (status != 0) {
        fprintf(stderr,
                "goldseam-chaos: there is no machine called \"%s\" (%s). Give its address.\n",
                options->host, gai_strerror(status));
        return false;
    }
    memcpy(room, found->ai_addr, sizeof *room);
    room->sin_port = htons(options->port);
    freeaddrinfo(found);
    return true;
}

/* ---- the whole */

static void play(struct chaos_net *net, bool is_verbose) {
    uint64_t reported_us = net->now_us;
    while (!is_ended && chaos_net_turn(net)) {
        bool is_due = is_verbose && net->now_us - reported_us >= REPORT_US;
        if (is_asked || is_due) {
            is_asked = 0;
            reported_us = net->now_us;
            chaos_net_report(net, stdout);
        }
    }
    chaos_net_report(net, stdout);
}

static enum exit_status run(struct chaos_net *net, const struct chaos_options *options) {
    char why[WHY_BYTES_MAX];
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(options->listen_port)};
    if (inet_pton(AF_INET, options->listen_host, &at.sin_addr) != 1) {
        fprintf(stderr,
                "goldseam-chaos: \"%s\" is not an address to listen on. It looks like 0.0.0.0.\n",
                options->listen_host);
        return EXIT_USE;
    }
    uint16_t port = chaos_net_open(net, &at, why, sizeof why);
    if (port == 0) {
        fprintf(stderr, "goldseam-chaos: %s.\n", why);
        return EXIT_MACHINE;
    }
    printf("chaos ready: port %u\n", (unsigned)port);
    fflush(stdout);
    play(net, options->is_verbose);
    chaos_net_close(net);
    return EXIT_WELL;
}

static enum exit_status run_logged(struct chaos_net *net, const struct chaos_options *options) {
    if (options->log_path != NULL) {
        net->log = fopen(options->log_path, "w");
        if (net->log == NULL) {
            fprintf(stderr, "goldseam-chaos: \"%s\" could not be written: %s.\n", options->log_path,
                    strerror(errno));
            return EXIT_MACHINE;
        }
    }
    enum exit_status status = run(net, options);
    if (net->log != NULL) {
        fclose(net->log);
    }
    return status;
}

int main(int count, char **words) {
    static struct chaos_scenario scenario;
    static struct chaos_net net;
    struct chaos_options options;
    if (!chaos_options_read(&options, count, words)) {
        return EXIT_USE;
    }
    if (options.wants_help) {
        chaos_options_help(stdout);
        return EXIT_WELL;
    }
    if (options.wants_version) {
        puts("goldseam-chaos " GOLDSEAM_VERSION);
        return EXIT_WELL;
    }
    if (!read_scenario(&scenario, &options)) {
        return EXIT_USE;
    }
    if (!find_room(&options, &net.clients.room)) {
        return EXIT_OUT_OF_REACH;
    }
    net.scenario = &scenario;
    net.clients.seed = options.seed;
    listen_to_signals();
    return (int)run_logged(&net, &options);
}
