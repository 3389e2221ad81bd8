/* goldseam-server: a room without a screen. Here and nowhere else are the clock, the dice for
 * secrets, the signals and the order in which things are opened and closed. The loop waits for the
 * network or for the next deadline, takes everything that is there, lets the server do its turn,
 * and sends. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "journal_sqlite.h"
#include "main_address.h"
#include "main_console.h"
#include "main_files.h"
#include "main_options.h"
#include "main_sign.h"
#include "room_code.h"
#include "server.h"
#include "str.h"
#include "transport_enet.h"

#ifndef GOLDSEAM_VERSION
#error "the build says the version"
#endif

#define CODE_KEY_BYTES 5
#define IDLE_MS        50       /* the console and the sign are looked at so often */
#define BUSY_EVENTS    8        /* from so many in a turn on, */
#define BUSY_NS        3000000L /* a turn is not begun more often than this */
#define TAKEN_MAX      20000 /* events a turn: then the room has its turn, whatever is still waiting */
#define WHY_SIZE       4096
#define PATH_SIZE      1400

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

/* The one thing that a signal may touch. */
static volatile sig_atomic_t is_interrupted;

static void interrupt(int signal_number) {
    (void)signal_number;
    is_interrupted = 1;
}

/* Everything that is open. */
struct house {
    struct options options;
    struct pack *pack;
    char *pack_bytes;
    size_t pack_bytes_count;
    char folder[1024];
    char journal_path[PATH_SIZE], results_path[PATH_SIZE];
    char started_at[32];
    char title[TITLE_BYTES_MAX + 1];
    char code[CODE_CHARS + 1];
    uint8_t key[CODE_KEY_BYTES];
    struct game_config game;
    struct transport *transport;
    struct journal *journal;
    struct server *server;
    struct lobby_sign sign;
    struct console console;
    char why[WHY_SIZE];
};

static uint64_t clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* The date, for people: nothing is ever computed from it. */
static void date_now(const char *format, char *text, size_t size) {
    time_t now = time(NULL);
    struct tm parts;
    if (gmtime_r(&now, &parts) == NULL || strftime(text, size, format, &parts) == 0) {
        str_copy(text, size, "unknown");
    }
}

static void random_bytes(void *context, uint8_t *bytes, size_t count) {
    (void)context;
    size_t done = 0;
    while (done < count) {
        ssize_t got = getrandom(bytes + done, count - done, 0);
        if (got < 0 && errno != EINTR) {
            perror("goldseam-server: this machine gives no random bytes");
            abort();
        }
        done += got > 0 ? (size_t)got : 0;
    }
}

static enum exit_status complain(const struct house *house, enum exit_status status) {
    fprintf(stderr, "goldseam-server: %s\n", house->why);
    return status;
}

/* --- opening
 * -------------------------------------------------------------------------------------- */

static bool set_up_game(struct house *house) {
    const struct options *options = &house->options;
    const char *plan = options->plan != NULL ? options->plan : "quick";
    uint16_t there = house->pack->challenges_count;
    uint8_t rounds = (uint8_t)(there < ROUNDS_MAX ? there : ROUNDS_MAX);
    struct game_config *game = &house->game;
    if (options->rounds > there) {
        str_format(house->why, sizeof house->why,
                   "--rounds %u is more than the pack has: it has %u challenges.", options->rounds,
                   there);
        return false;
    }
    if (!plan_by_name(plan, game->plan, &game->plan_count)) {
        str_format(house->why, sizeof house->why,
                   "There is no plan called \"%s\". There are quick, full and full+again.", plan);
        return false;
    }
    game->seed = options->seed;
    if (!options->has_seed) {
        random_bytes(NULL, (uint8_t *)&game->seed, sizeof game->seed);
    }
    game->rounds = options->rounds > 0 ? options->rounds : rounds;
    game->goal = options->goal;
    game->team_size = options->team_size;
    game->is_auto = options->is_auto;
    game->grace_ms = options->is_auto ? 300 : 3000;
    const char *what = game_config_check(game);
    str_copy(house->why, sizeof house->why, what != NULL ? what : "");
    return what == NULL;
}

static bool open_pack(struct house *house) {
    const char *path = house->options.pack;
    house->pack_bytes =
        files_read(path, PACK_BYTES_MAX, &house->pack_bytes_count, house->why, sizeof house->why);
    if (house->pack_bytes == NULL) {
        return false;
    }
    house->pack = pack_load_bytes(path, house->pack_bytes, house->pack_bytes_count, house->why,
                                  sizeof house->why);
    if (house->pack == NULL) {
        return false;
    }
    const char *title = house->options.title != NULL ? house->options.title : house->pack->title;
    str_copy(house->title, sizeof house->title, title);
    return true;
}

static bool open_network(struct house *house) {
    random_bytes(NULL, house->key, sizeof house->key);
    if (!room_code_of_key(house->key, sizeof house->key, house->code)) {
        str_copy(house->why, sizeof house->why, "The room's code could not be made.");
        return false;
    }
    house->transport = transport_enet_listen(house->options.address, house->options.port,
                                             house->code, PEERS_MAX, house->why, sizeof house->why);
    return house->transport != NULL;
}

static bool open_journal(struct house *house) {
    char stem[64];
    date_now("%Y-%m-%d-%H%M%S", stem, sizeof stem);
    date_now("%Y-%m-%dT%H:%M:%SZ", house->started_at, sizeof house->started_at);
    str_format(house->journal_path, PATH_SIZE, "%s/%s-%s.journal", house->folder, stem,
               house->code);
    str_format(house->results_path, PATH_SIZE, "%s/%s-%s.results.json", house->folder, stem,
               house->code);
    struct journal_pack pack = {
        .name = house->options.pack,
        .bytes = house->pack_bytes,
        .bytes_count = house->pack_bytes_count,
        .hash = house->pack->hash,
    };
    struct journal_session session = {
        .title = house->title,
        .code = house->code,
        .created = house->started_at,
        .packs = &pack,
        .packs_count = 1,
        .config = house->game,
    };
    house->journal =
        journal_sqlite_open(house->journal_path, &session, house->why, sizeof house->why);
    return house->journal != NULL;
}

static bool open_server(struct house *house) {
    struct server_config config = {
        .title = house->title,
        .code = house->code,
        .run = 1,
        .seats_max = house->options.seats_max,
        .peers_max = PEERS_MAX,
        .seats_wait = house->options.seats,
        .game = house->game,
        .pack = house->pack,
        .journal = house->journal,
        .transport = house->transport,
        .nods_itself = house->options.nods_itself,
        .may_type = house->options.may_type,
        .random_bytes = random_bytes,
    };
    house->server = server_open(&config, clock_ms());
    if (house->server == NULL) {
        str_copy(house->why, sizeof house->why, "There is not enough memory for a room.");
    }
    return house->server != NULL;
}

static void open_sign(struct house *house) {
    char why[256];
    house->sign.title = house->title;
    house->sign.port = transport_enet_port(house->transport);
    house->sign.key_count = sizeof house->key;
    memcpy(house->sign.key, house->key, sizeof house->key);
    house->sign.discovery = discovery_listen(PROTOCOL_FIND_PORT, why, sizeof why);
    if (house->sign.discovery == NULL) {
        fprintf(stderr,
                "goldseam-server: the room cannot be found by itself (%s); students type the "
                "address.\n",
                why);
    }
}

static void tell_ready(const struct house *house) {
    char machine[64];
    const char *address = house->options.address;
    if (address == NULL) {
        address_of_machine(machine, sizeof machine);
        address = machine;
    }
    printf("room ready: %s port %u code %s\n", address, transport_enet_port(house->transport),
           house->code);
    if (!house->options.is_auto && house->console.is_open && isatty(STDIN_FILENO)) {
        puts("Enter = next, q then Enter = end with recap");
    }
    fflush(stdout);
}

/* --- the loop
 * ------------------------------------------------------------------------------------- */

/* Waits for the network until the next deadline, then takes all that is there. Returns how much. */
static unsigned take_network(struct house *house) {
    struct transport *transport = house->transport;
    struct transport_event event;
    uint64_t now_ms = clock_ms();
    uint64_t wake_ms = server_wake_ms(house->server);
    uint64_t wait_ms = wake_ms > now_ms ? wake_ms - now_ms : 1; /* never a loop without a rest */
    wait_ms = wait_ms < IDLE_MS ? wait_ms : IDLE_MS;
    unsigned taken = 0;
    bool is_there = transport->calls->poll(transport, (uint32_t)wait_ms, &event);
    while (is_there) {
        server_handle(house->server, &event, clock_ms());
        taken++;
        is_there = taken < TAKEN_MAX && transport->calls->poll(transport, 0, &event);
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

static void take_console(struct house *house) {
    enum console_word word = console_read(&house->console);
    if (word == CONSOLE_NEXT && !server_next(house->server, clock_ms())) {
        struct server_status status;
        server_status(house->server, &status);
        puts(status.stage == STAGE_LOBBY && status.seats_here == 0 ? "nobody is here yet"
                                                                   : "not now: try again");
        fflush(stdout);
    }
    if (word == CONSOLE_END && !server_end_with_recap(house->server, clock_ms())) {
        server_close_room(house->server, CLOSED_BY_TEACHER, clock_ms());
    }
}

static void tell(struct house *house) {
    struct server_status status;
    char sentence[256];
    server_status(house->server, &status);
    console_tell(&house->console, &status);
    console_tell_misfits(&house->console, &status);
    bool is_troubled = house->journal->calls->trouble(house->journal, sentence, sizeof sentence);
    console_tell_trouble(&house->console, is_troubled, sentence);
    lobby_sign_answer(&house->sign, status.seats_free);
}

static void play(struct house *house) {
    bool is_closing = false;
    while (!server_is_over(house->server)) {
        struct timespec start;
        clock_gettime(CLOCK_MONOTONIC, &start);
        unsigned taken = take_network(house);
        if (is_interrupted && !is_closing) {
            is_closing = true;
            server_close_room(house->server, CLOSED_BY_TEACHER, clock_ms());
        }
        take_console(house);
        server_tick(house->server, clock_ms());
        house->transport->calls->flush(house->transport);
        tell(house);
        rest(taken, &start);
    }
}

/* --- closing
 * -------------------------------------------------------------------------------------- */

static bool write_results(struct house *house) {
    char ended_at[32];
    date_now("%Y-%m-%dT%H:%M:%SZ", ended_at, sizeof ended_at);
    struct results_head head = {
        .title = house->title, .started_at = house->started_at, .ended_at = ended_at};
    char *text = malloc(RESULTS_JSON_SIZE);
    size_t count = text != NULL ? server_results(house->server, &head, text, RESULTS_JSON_SIZE) : 0;
    bool is_written = count > 0 && files_write_new(house->results_path, text, count, house->why,
                                                   sizeof house->why);
    if (count == 0) {
        str_copy(house->why, sizeof house->why, "There is not enough memory for the results.");
    }
    free(text);
    return is_written;
}

/* Students are told first, then the journal is closed, then the results are written. */
static enum exit_status close_house(struct house *house) {
    enum exit_status status = EXIT_WELL;
    uint64_t hash = server_hash(house->server);
    house->transport->calls->close(house->transport);
    house->transport = NULL;
    bool is_kept =
        house->journal->calls->close(house->journal, hash, house->why, sizeof house->why);
    house->journal = NULL;
    if (!is_kept) {
        status = complain(house, EXIT_MACHINE);
    }
    if (write_results(house)) {
        printf("results: %s\n", house->results_path);
    } else {
        status = complain(house, EXIT_MACHINE);
    }
    printf("journal: %s\n", house->journal_path);
    fflush(stdout);
    return status;
}

static void free_house(struct house *house) {
    if (house->server != NULL) {
        server_free(house->server);
    }
    if (house->transport != NULL) {
        house->transport->calls->close(house->transport);
    }
    if (house->sign.discovery != NULL) {
        discovery_close(house->sign.discovery);
    }
    pack_free(house->pack);
    free(house->pack_bytes);
    free(house);
}

static enum exit_status run(struct house *house) {
    if (!open_pack(house) || !set_up_game(house)) {
        return complain(house, EXIT_USE);
    }
    if (!files_data_folder(house->options.data, house->folder, sizeof house->folder, house->why,
                           sizeof house->why)) {
        return complain(house, EXIT_MACHINE);
    }
    if (!open_network(house) || !open_journal(house) || !open_server(house)) {
        return complain(house, EXIT_MACHINE);
    }
    open_sign(house);
    house->console.is_open = !house->options.is_auto;
    tell_ready(house);
    play(house);
    return close_house(house);
}

static void listen_to_signals(void) {
    struct sigaction stop = {.sa_handler = interrupt};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGHUP, &stop, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGTTIN, &ignore, NULL); /* in the background a console is simply not read */
}

int main(int count, char **words) {
    struct house *house = calloc(1, sizeof *house);
    if (house == NULL) {
        fputs("goldseam-server: there is not enough memory.\n", stderr);
        return EXIT_MACHINE;
    }
    enum exit_status status = EXIT_WELL;
    umask(077);
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
    free_house(house);
    return (int)status;
}
