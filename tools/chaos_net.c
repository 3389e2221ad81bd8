/* A turn: wait for datagrams or for the next one that is due, ask chaos.h about each that came,
 * send what is due, change ports whose time has come. What a socket does not take is lost, as on
 * any network, but it is counted. A room that is not there is no reason to end: it may come back.
 */
#define _GNU_SOURCE
#include "chaos_net.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "str.h"

#define TAKEN_MAX    64 /* from one socket in a turn, so that each has its turn */
#define TURN_US      50000
#define BUFFER_BYTES (4 * 1024 * 1024)
#define SPARE_FILES  32

static uint64_t clock_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* The scenario's own time. */
static uint64_t scenario_us(const struct chaos_net *net) {
    return net->has_begun ? net->now_us - net->start_us : 0;
}

static const struct chaos_step *step_now(const struct chaos_net *net) {
    return chaos_scenario_at(net->scenario, scenario_us(net));
}

static void tell(const struct chaos_net *net, const char *what, unsigned number) {
    if (net->log != NULL) {
        fprintf(net->log, "%" PRIu64 " %s %u\n", net->now_us / 1000, what, number);
        fflush(net->log);
    }
}

/* ---- opening */

/* A client is a file. */
static void ask_files(void) {
    struct rlimit files;
    rlim_t wanted = CHAOS_CLIENTS_MAX + SPARE_FILES;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < wanted) {
        files.rlim_cur = files.rlim_max < wanted ? files.rlim_max : wanted;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

/* So that what is lost is lost by the dice. */
static void ask_buffer(int of) {
    int bytes = BUFFER_BYTES;
    if (setsockopt(of, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) < 0) {
        setsockopt(of, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    }
}

uint16_t chaos_net_open(struct chaos_net *net, const struct sockaddr_in *at, char *why,
                        size_t size) {
    struct sockaddr_in bound = *at;
    socklen_t bytes = sizeof bound;
    ask_files();
    net->socket = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (net->socket < 0) {
        str_format(why, size, "no socket could be opened: %s", strerror(errno));
        return 0;
    }
    if (bind(net->socket, (struct sockaddr *)&bound, sizeof bound) < 0 ||
        getsockname(net->socket, (struct sockaddr *)&bound, &bytes) < 0) {
        str_format(why, size,
                   "port %u cannot be used (%s); choose another one, or 0 for any that is free",
                   (unsigned)ntohs(at->sin_port), strerror(errno));
        close(net->socket);
        return 0;
    }
    ask_buffer(net->socket);
    net->now_us = clock_us();
    net->told_step = step_now(net);
    return ntohs(bound.sin_port);
}

/* ---- datagrams */

static void take(struct chaos_net *net, struct chaos_client *client, enum chaos_way way,
                 size_t count) {
    /* Lines and troubles go by the scenario's time, what is in the air too. */
    uint64_t now_us = scenario_us(net);
    const struct chaos_step *step = chaos_scenario_at(net->scenario, now_us);
    struct chaos_outcome outcome = chaos_pass(&client->line, way, &step->ways[way], count, now_us);
    struct chaos_ticket ticket = {
        .client = client->number, .place = (uint32_t)(client - net->clients.at), .way = way};
    chaos_count(&net->counts[way], &outcome, count);
    for (size_t i = 0; i < outcome.copies; i++) {
        ticket.due_us = outcome.due_us[i];
        net->no_room += chaos_flight_add(&net->flight, &ticket, net->bytes, count) ? 0 : 1;
    }
}

static void take_upwards(struct chaos_net *net) {
    for (unsigned i = 0; i < TAKEN_MAX; i++) {
        struct sockaddr_in from;
        socklen_t size = sizeof from;
        bool is_new = false;
        ssize_t count = recvfrom(net->socket, net->bytes, sizeof net->bytes, 0,
                                 (struct sockaddr *)&from, &size);
        if (count < 0) {
            return;
        }
        if (!net->has_begun) {
            net->has_begun = true;
            net->start_us = net->now_us;
            tell(net, "begin", 0);
        }
        struct chaos_client *client =
            chaos_clients_of(&net->clients, &from, scenario_us(net), &is_new);
        if (client == NULL) {
            net->turned_away++;
            continue;
        }
        if (is_new) {
            ask_buffer(client->upstream);
            tell(net, "client", client->number);
        }
        take(net, client, CHAOS_UP, (size_t)count);
    }
}

static void take_downwards(struct chaos_net *net, struct chaos_client *client) {
    for (unsigned i = 0; i < TAKEN_MAX; i++) {
        ssize_t count = recv(client->upstream, net->bytes, sizeof net->bytes, 0);
        if (count < 0) {
            return; /* nothing more, or the room is not there */
        }
        take(net, client, CHAOS_DOWN, (size_t)count);
    }
}

static void send_one(struct chaos_net *net, const struct chaos_datagram *datagram) {
    const struct chaos_ticket *ticket = &datagram->ticket;
    const struct chaos_client *client =
        chaos_clients_numbered(&net->clients, ticket->place, ticket->client);
    ssize_t sent = -1;
    if (client != NULL && ticket->way == CHAOS_UP) {
        sent = send(client->upstream, datagram->bytes, datagram->count, 0);
    } else if (client != NULL) {
        sent = sendto(net->socket, datagram->bytes, datagram->count, 0,
                      (const struct sockaddr *)&client->address, sizeof client->address);
    }
    net->not_sent += sent < 0 ? 1 : 0;
}

static void send_due(struct chaos_net *net) {
    struct chaos_datagram *datagram;
    while ((datagram = chaos_flight_take(&net->flight, scenario_us(net))) != NULL) {
        send_one(net, datagram);
        free(datagram);
    }
}

/* ---- time */

static void tell_changes(struct chaos_net *net) {
    const struct chaos_step *step = step_now(net);
    bool is_dark = chaos_is_dark(&step->ways[CHAOS_UP], scenario_us(net)) ||
                   chaos_is_dark(&step->ways[CHAOS_DOWN], scenario_us(net));
    if (net->has_begun && step != net->told_step) {
        tell(net, "step", step->line);
        net->told_step = step;
    }
    if (net->has_begun && is_dark != net->was_dark) {
        tell(net, is_dark ? "dark" : "light", 0);
        net->was_dark = is_dark;
    }
}

static void change_ports(struct chaos_net *net) {
    const struct chaos_trouble *trouble = &step_now(net)->ways[CHAOS_UP];
    for (uint32_t i = 0; trouble->ports_us > 0 && i < net->clients.high; i++) {
        struct chaos_client *client = &net->clients.at[i];
        if (client->number == 0 || !chaos_port_is_due(&client->line, trouble, scenario_us(net)) ||
            !chaos_clients_renew(&net->clients, client)) {
            continue;
        }
        ask_buffer(client->upstream);
        net->new_ports++;
        tell(net, "port", client->number);
    }
}

/* ---- the whole */

static struct timespec wait_time(const struct chaos_net *net) {
    uint64_t next_us = chaos_flight_next_us(&net->flight), now_us = scenario_us(net);
    uint64_t left_us = next_us <= now_us ? 0 : next_us - now_us;
    left_us = left_us < TURN_US ? left_us : TURN_US;
    return (struct timespec){.tv_nsec = (long)(left_us * 1000)};
}

bool chaos_net_turn(struct chaos_net *net) {
    struct pollfd fds[1 + CHAOS_CLIENTS_MAX];
    struct timespec wait = wait_time(net);
    uint32_t high = net->clients.high;
    fds[0] = (struct pollfd){.fd = net->socket, .events = POLLIN};
    for (uint32_t i = 0; i < high; i++) {
        const struct chaos_client *client = &net->clients.at[i];
        fds[1 + i] =
            (struct pollfd){.fd = client->number == 0 ? -1 : client->upstream, .events = POLLIN};
    }
    int ready = ppoll(fds, 1 + high, &wait, NULL);
    net->now_us = clock_us();
    tell_changes(net);
    for (uint32_t i = 0; ready > 0 && i < high; i++) {
        if (fds[1 + i].revents != 0) {
            take_downwards(net, &net->clients.at[i]);
        }
    }
    if (ready > 0 && fds[0].revents != 0) {
        take_upwards(net); /* last: it may end clients that were waited for */
    }
    send_due(net);
    change_ports(net);
    return !net->has_begun || scenario_us(net) < net->scenario->end_us;
}

static void report_way(const struct chaos_counts *counts, const char *name, FILE *file) {
    const uint64_t *fates = counts->fates;
    uint64_t came = fates[CHAOS_PASSES] + fates[CHAOS_LOST] + fates[CHAOS_DARK] + fates[CHAOS_FULL];
    fprintf(file,
            "%-5s %" PRIu64 " came, %" PRIu64 " passed (%" PRIu64 " bytes), %" PRIu64
            " lost, %" PRIu64 " in the dark, %" PRIu64 " too many for the line, %" PRIu64
            " twice, %" PRIu64 " held back\n",
            name, came, fates[CHAOS_PASSES], counts->bytes, fates[CHAOS_LOST], fates[CHAOS_DARK],
            fates[CHAOS_FULL], counts->doubled, counts->held);
}

void chaos_net_report(const struct chaos_net *net, FILE *file) {
    uint64_t since_ms = scenario_us(net) / 1000;
    fprintf(file,
            "chaos after %" PRIu64 ".%03" PRIu64 " s: %" PRIu32 " clients (%" PRIu32
            " ended for others, %" PRIu64 " datagrams turned away), %" PRIu64 " new ports\n",
            since_ms / 1000, since_ms % 1000, net->clients.numbers, net->clients.ended,
            net->turned_away, net->new_ports);
    report_way(&net->counts[CHAOS_UP], "up", file);
    report_way(&net->counts[CHAOS_DOWN], "down", file);
    if (net->no_room + net->not_sent > 0) {
        fprintf(file,
                "not by the dice: %" PRIu64 " had no room in memory, %" PRIu64
                " were not taken by a socket\n",
                net->no_room, net->not_sent);
    }
    fflush(file);
}

void chaos_net_close(struct chaos_net *net) {
    chaos_flight_deinit(&net->flight);
    chaos_clients_deinit(&net->clients);
    close(net->socket);
}
