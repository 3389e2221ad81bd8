/* Stands between students and a room, and does to their datagrams what a network may do: it gives a
 * student another source port, as a router does that has forgotten who talked through it, and it
 * goes dark for a while, as a Wi-Fi does behind a closed door. Each student's address has one
 * socket towards the room. What it did and when stands line by line on its output, in milliseconds
 * of the clock that nobody can set; so a test can say how long somebody was cut off.
 *
 * All of it stays on this machine, and nothing grows: so many students, so long a life. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "str.h"

#define STUDENTS_MAX   64
#define DATAGRAM_BYTES 65536
#define TAKEN_MAX      64 /* from one socket in a turn, so that each has its turn */
#define TURN_MS        50 /* at most: a signal is noticed, and a time that has come */
#define LIFE_MS        3600000

struct options {
    uint16_t room_port;
    uint16_t port; /* 0: any that is free */
    uint64_t new_port_ms;
    uint64_t dark_ms, light_ms;
    uint64_t trouble_ms; /* then all is forwarded */
};

struct student {
    struct sockaddr_in address;
    int upstream; /* -1: none could be opened, the next turn tries again */
    uint64_t since_ms;
};

struct relay {
    struct options options;
    int socket;
    struct student students[STUDENTS_MAX];
    size_t count;
    uint64_t start_ms, now_ms;
    bool is_dark;
    uint64_t up, down, swallowed, turned_away, new_ports;
    uint8_t bytes[DATAGRAM_BYTES];
};

static volatile sig_atomic_t is_ended;

static void end(int signal_number) {
    (void)signal_number;
    is_ended = 1;
}

static uint64_t clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void tell(const struct relay *relay, const char *what, size_t student) {
    printf("%" PRIu64 " %s %zu\n", relay->now_ms, what, student);
    fflush(stdout);
}

/* ---- sockets */

static struct sockaddr_in on_this_machine(uint16_t port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int open_socket(void) {
    return socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

/* The new one is opened before the old one is closed: so it gets another port for sure. */
static void renew_upstream(struct relay *relay, struct student *student) {
    struct sockaddr_in room = on_this_machine(relay->options.room_port);
    int old = student->upstream;
    student->upstream = open_socket();
    student->since_ms = relay->now_ms;
    if (student->upstream >= 0 &&
        connect(student->upstream, (struct sockaddr *)&room, sizeof room) < 0) {
        close(student->upstream);
        student->upstream = -1;
    }
    if (old >= 0) {
        close(old);
    }
}

/* Says on which port students are waited for; 0: on none. */
static uint16_t listen_for_students(struct relay *relay) {
    struct sockaddr_in at = on_this_machine(relay->options.port);
    socklen_t size = sizeof at;
    relay->socket = open_socket();
    if (relay->socket < 0 || bind(relay->socket, (struct sockaddr *)&at, sizeof at) < 0 ||
        getsockname(relay->socket, (struct sockaddr *)&at, &size) < 0) {
        return 0;
    }
    return ntohs(at.sin_port);
}

/* ---- students */

static bool is_same(const struct sockaddr_in *a, const struct sockaddr_in *b) {
    return a->sin_port == b->sin_port && a->sin_addr.s_addr == b->sin_addr.s_addr;
}

/* NULL: there are as many as there may be. */
static struct student *student_of(struct relay *relay, const struct sockaddr_in *address) {
    for (size_t i = 0; i < relay->count; i++) {
        if (is_same(&relay->students[i].address, address)) {
            return &relay->students[i];
        }
    }
    if (relay->count == STUDENTS_MAX) {
        return NULL;
    }
    struct student *student = &relay->students[relay->count++];
    *student = (struct student){.address = *address, .upstream = -1};
    renew_upstream(relay, student);
    tell(relay, "student", relay->count);
    return student;
}

/* ---- datagrams. What a socket does not take is lost, as on any network. */

static void take_upwards(struct relay *relay) {
    for (unsigned i = 0; i < TAKEN_MAX; i++) {
        struct sockaddr_in from;
        socklen_t size = sizeof from;
        ssize_t count = recvfrom(relay->socket, relay->bytes, sizeof relay->bytes, 0,
                                 (struct sockaddr *)&from, &size);
        if (count < 0) {
            return;
        }
        const struct student *student = student_of(relay, &from);
        if (student == NULL) {
            relay->turned_away++;
        } else if (relay->is_dark) {
            relay->swallowed++;
        } else if (send(student->upstream, relay->bytes, (size_t)count, 0) == count) {
            relay->up++;
        }
    }
}

static void take_downwards(struct relay *relay, const struct student *student) {
    for (unsigned i = 0; i < TAKEN_MAX; i++) {
        ssize_t count = recv(student->upstream, relay->bytes, sizeof relay->bytes, 0);
        if (count < 0) {
            return;
        }
        if (relay->is_dark) {
            relay->swallowed++;
        } else if (sendto(relay->socket, relay->bytes, (size_t)count, 0,
                          (const struct sockaddr *)&student->address,
                          sizeof student->address) == count) {
            relay->down++;
        }
    }
}

/* ---- trouble */

static void change_light(struct relay *relay, bool has_trouble) {
    uint64_t round_ms = relay->options.dark_ms + relay->options.light_ms;
    uint64_t at_ms = relay->now_ms - relay->start_ms;
    bool is_dark =
        has_trouble && relay->options.dark_ms > 0 && at_ms % round_ms >= relay->options.light_ms;
    if (is_dark != relay->is_dark) {
        relay->is_dark = is_dark;
        tell(relay, is_dark ? "dark" : "light", 0);
    }
}

static void change_ports(struct relay *relay, bool has_trouble) {
    uint64_t every_ms = has_trouble ? relay->options.new_port_ms : 0;
    for (size_t i = 0; i < relay->count; i++) {
        struct student *student = &relay->students[i];
        bool is_due = every_ms > 0 && relay->now_ms - student->since_ms >= every_ms;
        if (is_due || student->upstream < 0) {
            renew_upstream(relay, student);
            relay->new_ports++;
            tell(relay, "port", i + 1);
        }
    }
}

/* ---- the whole */

static void turn(struct relay *relay) {
    struct pollfd fds[1 + STUDENTS_MAX];
    size_t count = relay->count;
    fds[0] = (struct pollfd){.fd = relay->socket, .events = POLLIN};
    for (size_t i = 0; i < count; i++) {
        fds[1 + i] = (struct pollfd){.fd = relay->students[i].upstream, .events = POLLIN};
    }
    int ready = poll(fds, (nfds_t)(1 + count), TURN_MS);
    relay->now_ms = clock_ms();
    bool has_trouble = relay->now_ms - relay->start_ms < relay->options.trouble_ms;
    change_light(relay, has_trouble);
    if (ready > 0) {
        if (fds[0].revents != 0) {
            take_upwards(relay);
        }
        for (size_t i = 0; i < count; i++) {
            if (fds[1 + i].revents != 0) {
                take_downwards(relay, &relay->students[i]);
            }
        }
    }
    change_ports(relay, has_trouble);
}

static void finish(struct relay *relay) {
    printf("relay: %zu students, %" PRIu64 " up, %" PRIu64 " down, %" PRIu64 " swallowed, %" PRIu64
           " turned away, %" PRIu64 " new ports\n",
           relay->count, relay->up, relay->down, relay->swallowed, relay->turned_away,
           relay->new_ports);
    for (size_t i = 0; i < relay->count; i++) {
        if (relay->students[i].upstream >= 0) {
            close(relay->students[i].upstream);
        }
    }
    close(relay->socket);
}

static int run(struct relay *relay) {
    struct sigaction action = {.sa_handler = end};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    uint16_t port = listen_for_students(relay);
    if (port == 0) {
        fprintf(stderr, "relay: port %u cannot be used (%s). Port 0 takes any free one.\n",
                (unsigned)relay->options.port, strerror(errno));
        return 1;
    }
    printf("relay ready: port %u\n", (unsigned)port);
    fflush(stdout);
    relay->start_ms = clock_ms();
    relay->now_ms = relay->start_ms;
    while (!is_ended && relay->now_ms - relay->start_ms < LIFE_MS) {
        turn(relay);
    }
    finish(relay);
    return 0;
}

/* ---- what can be said to it */

static void help(FILE *file) {
    fputs(
        "usage: goldseam-relay [options] PORT\n"
        "\n"
        "Forwards datagrams between students and the room at PORT of this machine, and makes\n"
        "trouble on the way. Students find it at the port that it prints.\n"
        "\n"
        "  --port N                 its own port (default: any that is free)\n"
        "  --new-port-every SECONDS the room sees each student come from another port so often\n"
        "  --dark SECONDS           forwards nothing for so long,\n"
        "  --light SECONDS          after everything for so long\n"
        "  --for SECONDS            makes no more trouble then (default: an hour)\n"
        "  --help\n"
        "\n"
        "Ends when it is told to (SIGTERM, Ctrl-C), or after an hour, with 0 and its counts; with\n"
        "1 when the port cannot be used, with 2 when the command line is not right.\n",
        file);
}

enum option_key { OPTION_PORT = 1, OPTION_NEW_PORT, OPTION_DARK, OPTION_LIGHT, OPTION_FOR };

static bool take_number(struct options *options, int key, const char *text) {
    bool is_port = key == OPTION_PORT;
    long long value = 0, min = is_port ? 0 : 1, max = is_port ? UINT16_MAX : LIFE_MS / 1000;
    if (!str_to_integer(text, min, max, &value)) {
        fprintf(stderr, "relay: a number from %lld to %lld is needed, not \"%s\".\n", min, max,
                text);
        return false;
    }
    uint64_t ms = (uint64_t)value * 1000;
    switch (key) {
    case OPTION_PORT:
        options->port = (uint16_t)value;
        break;
    case OPTION_NEW_PORT:
        options->new_port_ms = ms;
        break;
    case OPTION_DARK:
        options->dark_ms = ms;
        break;
    case OPTION_LIGHT:
        options->light_ms = ms;
        break;
    default:
        options->trouble_ms = ms;
        break;
    }
    return true;
}

static bool take_room(struct options *options, int count, char **words) {
    long long port = 0;
    if (count != 1 || !str_to_integer(words[0], 1, UINT16_MAX, &port)) {
        fputs("relay: the port of the room is needed, from 1 to 65535.\n", stderr);
        return false;
    }
    if ((options->dark_ms > 0) != (options->light_ms > 0)) {
        fputs("relay: --dark and --light go together.\n", stderr);
        return false;
    }
    options->room_port = (uint16_t)port;
    return true;
}

int main(int argc, char **argv) {
    static const struct option known[] = {
        {"port", required_argument, NULL, OPTION_PORT},
        {"new-port-every", required_argument, NULL, OPTION_NEW_PORT},
        {"dark", required_argument, NULL, OPTION_DARK},
        {"light", required_argument, NULL, OPTION_LIGHT},
        {"for", required_argument, NULL, OPTION_FOR},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0}};
    static struct relay relay = {.options = {.trouble_ms = LIFE_MS}};
    for (int key; (key = getopt_long(argc, argv, "h", known, NULL)) != -1;) {
        if (key == 'h') {
            help(stdout);
            return 0;
        }
        if (key == '?' || !take_number(&relay.options, key, optarg)) {
            fputs("Try goldseam-relay --help.\n", stderr);
            return 2;
        }
    }
    if (!take_room(&relay.options, argc - optind, argv + optind)) {
        return 2;
    }
    return run(&relay);
}
