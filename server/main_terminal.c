/* How lines come and what is told of each phase stands in main_console.c, what a word of a
 * teacher's does in commands.c; here they meet the room. */
#define _POSIX_C_SOURCE 200809L
#include "main_terminal.h"

#include <stdio.h>
#include <unistd.h>

#include "journal_sqlite.h"
#include "journal_trouble.h"
#include "main_address.h"
#include "main_machine.h"
#include "things.h"
#include "transport_enet.h"

void terminal_open(struct house *house) {
    char machine[64], pictures[80];
    const char *address = house->options.address;
    if (address == NULL) {
        address_of_machine(machine, sizeof machine);
        address = machine;
    }
    house->console.is_open = !house->options.is_auto || house->options.has_console;
    house->console.takes_commands = house->options.has_console;
    printf("room ready: %s port %u code %s\n", address, transport_enet_port(house->transport),
           house->code);
    pictures_say(house->fingerprint.pictures, FINGERPRINT_PICTURES, pictures, sizeof pictures);
    printf("pictures: %s\n", pictures);
    if (!house->options.is_auto && house->console.is_open && isatty(STDIN_FILENO)) {
        puts(house->options.has_console ? "Enter = next; help lists what else can be typed"
                                        : "Enter = next, q then Enter = end with recap");
    }
    if (journal_sqlite_is_remote(house->journal)) {
        puts("attention: " JOURNAL_REMOTE_SAYS);
    }
    fflush(stdout);
}

static void do_command(struct house *house) {
    static char answer[COMMANDS_ANSWER_SIZE];
    commands_do(&house->commands, house->console.line, machine_ms(), answer, sizeof answer);
    if (answer[0] != '\0') {
        puts(answer);
        fflush(stdout);
    }
}

static void go_on(struct house *house) {
    struct server_status status;
    if (server_next(house->server, machine_ms())) {
        return;
    }
    server_status(house->server, &status);
    puts(status.stage == STAGE_LOBBY && status.seats_here == 0 ? "nobody is here yet"
                                                               : "not now: try again");
    fflush(stdout);
}

void terminal_take(struct house *house) {
    switch (console_read(&house->console)) {
    case CONSOLE_NEXT:
        go_on(house);
        break;
    case CONSOLE_END:
        if (!server_end_with_recap(house->server, machine_ms())) {
            server_close_room(house->server, CLOSED_BY_TEACHER, machine_ms());
        }
        break;
    case CONSOLE_COMMAND:
        do_command(house);
        break;
    case CONSOLE_NOTHING:
        break;
    }
}

/* What came up by itself, for a teacher whose desk is this terminal. */
static void tell_news(struct house *house) {
    static char news[COMMANDS_ANSWER_SIZE];
    if (!house->options.has_console) {
        return;
    }
    commands_news(&house->commands, machine_ms(), news, sizeof news);
    if (news[0] != '\0') {
        puts(news);
        fflush(stdout);
    }
}

void terminal_tell(struct house *house, const struct server_status *status) {
    char sentence[TROUBLE_BYTES_MAX + 1];
    struct transport_stats stats;
    console_tell(&house->console, status);
    console_tell_misfits(&house->console, status);
    console_tell_false(&house->console, status);
    console_tell_outsiders(&house->console, status);
    house->transport->calls->stats(house->transport, &stats);
    console_tell_versions(&house->console, &stats);
    tell_news(house);
    bool is_troubled = server_trouble(house->server, sentence, sizeof sentence);
    console_tell_trouble(&house->console, is_troubled, sentence);
}
