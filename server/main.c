/* goldseam-server: a room without a screen. Here are the signals, the loop, and the order in which
 * things are opened and closed. The loop waits for the network or for the next deadline, takes
 * everything that is there, lets the server do its turn, and sends. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "main_files.h"
#include "main_finish.h"
#include "main_house.h"
#include "main_housekeeping.h"
#include "main_identity.h"
#include "main_machine.h"
#include "main_resume.h"
#include "main_start.h"
#include "main_terminal.h"

#define IDLE_MS     50       /* the console and the sign are looked at so often */
#define BUSY_EVENTS 8        /* from so many in a turn on, */
#define BUSY_NS     3000000L /* a turn is not begun more often than this */
#define TAKING_MS   50       /* and not longer than this */
#define TAKEN_MAX   20000 /* events a turn: then the room has its turn, whatever is still waiting */

#define CLOSE_US 1900000L /* after Ctrl-C the program ends by then, whatever the disk does */
#define LEAVE_MS 1000     /* after a hang-up the disk has so long to take what waits */

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

/* --- signals
 * -------------------------------------------------------------------------------------- */

/* The only things that a signal may touch. */
static volatile sig_atomic_t is_interrupted, is_hung_up;

static void end_now(const char *sentence) {
    ssize_t written = write(STDERR_FILENO, sentence, strlen(sentence));
    (void)written;
    _exit(EXIT_MACHINE);
}

/* Ctrl-C, or whoever looks after this machine: the session is closed. Twice: there is no time. */
static void interrupt(int signal_number) {
    (void)signal_number;
    if (is_interrupted) {
        end_now("\ngoldseam-server: ended at once. The session was not closed; goldseam-server "
                "--resume goes on with it.\n");
    }
    is_interrupted = 1;
}

/* The terminal is gone, and nobody has decided anything. */
static void hang_up(int signal_number) {
    (void)signal_number;
    is_hung_up = 1;
}

static void run_out_of_time(int signal_number) {
    (void)signal_number;
    end_now("goldseam-server: the disk does not take the end of the session. What was kept is in "
            "the journal; goldseam-server --resume goes on with it, or closes it.\n");
}

static void end_in_time(void) {
    setitimer(ITIMER_REAL,
              &(struct itimerval){.it_value = {CLOSE_US / 1000000, CLOSE_US % 1000000}}, NULL);
}

static void listen_to_signals(void) {
    struct sigaction stop = {.sa_handler = interrupt};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction late = {.sa_handler = run_out_of_time};
    struct sigaction leave = {.sa_handler = hang_up}, before;
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGALRM, &late, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGTTIN, &ignore, NULL); /* in the background a console is simply not read */
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN) { /* not nohup's */
        sigaction(SIGHUP, &leave, NULL);
    }
}

static enum exit_status complain(const struct house *house, enum exit_status status) {
    fprintf(stderr, "goldseam-server: %s\n", house->why);
    return status;
}

/* --- the loop
 * ------------------------------------------------------------------------------------- */

/* Waits for the network until the next deadline, then takes all that is there. Returns how much. */
static unsigned take_network(struct house *house) {
    struct transport *transport = house->transport;
    struct transport_event event;
    uint64_t now_ms = machine_ms();
    uint64_t wake_ms = server_wake_ms(house->server);
    uint64_t wait_ms = wake_ms > now_ms ? wake_ms - now_ms : 1; /* never a loop without a rest */
    wait_ms = wait_ms < IDLE_MS ? wait_ms : IDLE_MS;
    unsigned taken = 0;
    bool is_there = transport->calls->poll(transport, (uint32_t)wait_ms, &event);
    while (is_there) {
        server_handle(house->server, &event, machine_ms());
        taken++;
        bool has_time = machine_ms() - now_ms < wait_ms + TAKING_MS;
        is_there = taken < TAKEN_MAX && has_time && transport->calls->poll(transport, 0, &event);
    }
    return taken;
}

/* Waking for each datagram costs more than it brings when many come. */
static void rest(unsigned taken, const struct timespec *start) {
    if (taken < BUSY_EVENTS) {
        return;
    }
    struct timespec until = *start;
    until.tv_nsec += BUSY_NS;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
}

/* To the terminal, and to whoever looks for a room. */
static void tell(struct house *house) {
    struct server_status status;
    server_status(house->server, &status);
    terminal_tell(house, &status);
    lobby_sign_answer(&house->sign, status.seats_free);
}

static void play(struct house *house) {
    bool is_closing = false;
    while (!server_is_over(house->server) && !is_hung_up) {
        struct timespec start;
        clock_gettime(CLOCK_MONOTONIC, &start);
        unsigned taken = take_network(house);
        if (is_interrupted && !is_closing) {
            is_closing = true;
            end_in_time();
            server_close_room(house->server, CLOSED_BY_TEACHER, machine_ms());
        }
        terminal_take(house);
        server_tick(house->server, machine_ms());
        house->transport->calls->flush(house->transport);
        tell(house);
        rest(taken, &start);
    }
}

/* --- closing
 * -------------------------------------------------------------------------------------- */

/* Students are told first. */
static enum exit_status close_house(struct house *house) {
    char ended_at[32];
    struct transport_stats stats;
    house->transport->calls->stats(house->transport, &stats);
    console_sum_network(&stats);
    machine_date("%Y-%m-%dT%H:%M:%SZ", ended_at, sizeof ended_at);
    house->transport->calls->close(house->transport);
    house->transport = NULL;
    return finish_house(house, ended_at) ? EXIT_WELL : EXIT_MACHINE;
}

/* The session stays open, for a start that goes on with it: what waits is written, then students
 * lose the connection and look for the room. */
static enum exit_status leave_open(struct house *house) {
    struct server_status status;
    uint64_t until_ms = machine_ms() + LEAVE_MS;
    struct journal *journal = house->journal;
    server_status(house->server, &status);
    while (journal->calls->durable(journal) < status.events && machine_ms() < until_ms) {
        server_tick(house->server, machine_ms());
        house->transport->calls->flush(house->transport);
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
    house->transport->calls->close(house->transport);
    _exit(EXIT_WELL); /* the journal's file is not closed: that would be the session's end */
}

/* --- opening
 * -------------------------------------------------------------------------------------- */

/* All that was, then what comes. */
static enum exit_status go_on_with(struct house *house) {
    if (!resume_replay(house)) {
        return complain(house, EXIT_USE);
    }
    if (!house_open_journal(house)) {
        return complain(house, EXIT_MACHINE);
    }
    bool goes_on = server_is_over(house->server) ||
                   server_go_on(house->server, house->journal, house->why, sizeof house->why);
    return goes_on ? EXIT_WELL : complain(house, EXIT_USE);
}

/* There is no room for the journal that was just made: nothing of it is left. */
static void drop_journal(struct house *house) {
    char why[256];
    if (house->journal != NULL) {
        house->journal->calls->close(house->journal, 0, why, sizeof why);
        house->journal = NULL;
        unlink(house->journal_path);
    }
}

static enum exit_status open_house(struct house *house) {
    bool is_new = house->run == 1;
    enum identity_file identity = house_open_identity(house);
    if (identity != IDENTITY_FILE_WELL) {
        return complain(house, identity == IDENTITY_FILE_NOT_RIGHT ? EXIT_USE : EXIT_MACHINE);
    }
    if (!house_open_network(house) || (is_new && !house_open_journal(house)) ||
        !house_open_server(house)) {
        drop_journal(house);
        return complain(house, EXIT_MACHINE);
    }
    return is_new ? EXIT_WELL : go_on_with(house);
}

static enum exit_status open_and_play(struct house *house) {
    enum exit_status status = open_house(house);
    if (status != EXIT_WELL) {
        return status;
    }
    house_open_sign(house);
    house->commands.server = house->server;
    house->commands.fingerprint = &house->fingerprint;
    terminal_open(house);
    play(house);
    return is_hung_up ? leave_open(house) : close_house(house);
}

static enum exit_status run(struct house *house) {
    struct sessions sessions;
    if (!files_data_folder(house->options.data, house->folder, sizeof house->folder, house->why,
                           sizeof house->why) ||
        !sessions_read(&sessions, house->folder, house->why, sizeof house->why)) {
        return complain(house, EXIT_MACHINE);
    }
    enum start start = start_choose(house, &sessions);
    sessions_free(&sessions);
    switch (start) {
    case START_PLAYS:
        return is_interrupted ? EXIT_WELL : open_and_play(house);
    case START_NOT_WRITTEN:
        return EXIT_MACHINE;
    case START_NOT_READ:
        return EXIT_USE;
    case START_NOT_RIGHT:
        return complain(house, EXIT_USE);
    case START_DONE:
        break;
    }
    return EXIT_WELL;
}

int main(int count, char **words) {
    umask(077);
    if (housekeeping_is_asked(count, words)) {
        return housekeeping_run(count, words);
    }
    if (identity_is_asked(count, words)) {
        return identity_run(count, words);
    }
    struct house *house = house_new();
    if (house == NULL) {
        fputs("goldseam-server: there is not enough memory.\n", stderr);
        return EXIT_MACHINE;
    }
    enum exit_status status = EXIT_WELL;
    listen_to_signals();
    switch (options_read(&house->options, count, words, house->why, sizeof house->why)) {
    case OPTIONS_RUN:
        status = run(house);
        break;
    case OPTIONS_HELP:
        options_help(stdout);
        break;
    case OPTIONS_VERSION:
        puts("goldseam-server " GOLDSEAM_VERSION);
        break;
    case OPTIONS_NOT_RIGHT:
        status = complain(house, EXIT_USE);
        fputs("Try goldseam-server --help.\n", stderr);
        break;
    }
    house_free(house);
    return (int)status;
}
