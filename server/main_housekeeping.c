/* "goldseam-server sessions" and "goldseam-server erase": each reads its own few options, looks at
 * the data folder, and says in plain lines what is there or what went. */
#define _GNU_SOURCE
#include "main_housekeeping.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "main_erase.h"
#include "main_files.h"
#include "main_keep.h"
#include "main_sessions.h"
#include "str.h"

#define WHY_SIZE 2048

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

struct asked {
    const char *data, *session;
    uint16_t seat; /* 0: not said */
    unsigned keep_days;
    bool is_help, is_erase;
};

static void help_sessions(FILE *file) {
    fputs("usage: goldseam-server sessions [--data DIR] [--keep-days N]\n"
          "\n"
          "Lists the sessions that are kept: name, date, title, seats, rounds, whether it was\n"
          "closed, the size of its files, and until when it is kept.\n"
          "\n"
          "  --data DIR      where they are (default ~/.local/state/goldseam)\n"
          "  --keep-days N   as it is said to the server (default 14; 0: for ever)\n"
          "  --help\n",
          file);
}

static void help_erase(FILE *file) {
    fputs("usage: goldseam-server erase SESSION [--seat N] [--data DIR]\n"
          "\n"
          "Erases a session: its journal, its results, and every file that begins with its name.\n"
          "SESSION is a name from goldseam-server sessions, or the room's code.\n"
          "\n"
          "  --seat N     erases what one student has written: the name, every answer and word,\n"
          "               the way back to the seat, from the journal and from the results. The\n"
          "               numbers stay: how the lesson went can still be looked at.\n"
          "               Which seat is whose: goldseam-replay --story --with-seats JOURNAL\n"
          "  --data DIR   where the sessions are (default ~/.local/state/goldseam)\n"
          "  --help\n"
          "\n"
          "What was erased cannot be brought back. A session that a server has open is not "
          "erased.\n"
          "Ends with 0 when it is gone, 1 when the machine cannot or the room is open, 2 when the\n"
          "command line is not right or there is no such session.\n",
          file);
}

static enum exit_status complain(const char *why, enum exit_status status) {
    fprintf(stderr, "goldseam-server: %s\n", why);
    return status;
}

/* --- the command line
 * ----------------------------------------------------------------------------- */

enum key { KEY_DATA = 1, KEY_SEAT, KEY_KEEP_DAYS, KEY_HELP };

static const struct option of_sessions[] = {
    {"data", required_argument, NULL, KEY_DATA},
    {"keep-days", required_argument, NULL, KEY_KEEP_DAYS},
    {"help", no_argument, NULL, KEY_HELP},
    {NULL, 0, NULL, 0},
};

static const struct option of_erase[] = {
    {"data", required_argument, NULL, KEY_DATA},
    {"seat", required_argument, NULL, KEY_SEAT},
    {"help", no_argument, NULL, KEY_HELP},
    {NULL, 0, NULL, 0},
};

static bool take_number(struct asked *asked, int key, const char *text, char *why, size_t size) {
    bool is_seat = key == KEY_SEAT;
    long long value = 0, max = is_seat ? SEATS_MAX : KEEP_DAYS_MAX;
    if (!str_to_integer(text, is_seat, max, &value)) {
        str_format(why, size, "--%s takes a whole number from %d to %lld, not \"%s\".",
                   is_seat ? "seat" : "keep-days", is_seat, max, text);
        return false;
    }
    if (is_seat) {
        asked->seat = (uint16_t)value;
    } else {
        asked->keep_days = (unsigned)value;
    }
    return true;
}

/* The words behind the command's own. */
static bool read_words(struct asked *asked, int count, char **words, char *why, size_t size) {
    int key = 0;
    opterr = 0;
    optind = 1;
    while ((key = getopt_long(count, words, "", asked->is_erase ? of_erase : of_sessions, NULL)) !=
           -1) {
        if (key == '?') {
            str_format(why, size, "\"%s\" is not an option, or something is missing behind it.",
                       words[optind - 1]);
            return false;
        }
        asked->is_help = asked->is_help || key == KEY_HELP;
        if (key == KEY_DATA) {
            asked->data = optarg;
        } else if (key != KEY_HELP && !take_number(asked, key, optarg, why, size)) {
            return false;
        }
    }
    int left = count - optind;
    asked->session = left > 0 ? words[optind] : NULL;
    if (!asked->is_help && left != asked->is_erase) {
        str_format(why, size, "%s",
                   asked->is_erase ? "One session is needed: goldseam-server erase SESSION."
                                   : "Nothing more is expected behind \"sessions\".");
        return false;
    }
    return true;
}

/* --- doing it
 * ------------------------------------------------------------------------------------- */

static enum exit_status do_erase(const struct sessions *sessions, const struct asked *asked) {
    char why[WHY_SIZE];
    const struct session_file *it = sessions_find(sessions, asked->session, why, sizeof why);
    if (it == NULL) {
        return complain(why, EXIT_USE);
    }
    if (it->is_held) {
        str_format(why, sizeof why,
                   "The session %s is open in a server now. End the lesson first, then erase.",
                   it->name);
        return complain(why, EXIT_MACHINE);
    }
    if (asked->seat > it->glance.seats) {
        str_format(why, sizeof why, "The session %s has no seat %u: it has %u.", it->name,
                   asked->seat, it->glance.seats);
        return complain(why, EXIT_USE);
    }
    bool is_gone = asked->seat == 0
                       ? erase_session(sessions, it, stdout, why, sizeof why)
                       : erase_seat(sessions, it, asked->seat, stdout, why, sizeof why);
    return is_gone ? EXIT_WELL : complain(why, EXIT_MACHINE);
}

static enum exit_status run(const struct asked *asked) {
    struct sessions sessions;
    char folder[1024], why[WHY_SIZE];
    enum exit_status status = EXIT_WELL;
    if (!files_data_folder_name(asked->data, folder, sizeof folder, why, sizeof why) ||
        !sessions_read(&sessions, folder, why, sizeof why)) {
        return complain(why, EXIT_MACHINE);
    }
    if (asked->is_erase) {
        status = do_erase(&sessions, asked);
    } else {
        sessions_tell(&sessions, asked->keep_days, time(NULL), stdout);
    }
    sessions_free(&sessions);
    return status;
}

bool housekeeping_is_asked(int count, char **words) {
    return count > 1 && (strcmp(words[1], "sessions") == 0 || strcmp(words[1], "erase") == 0);
}

int housekeeping_run(int count, char **words) {
    struct asked asked = {.keep_days = KEEP_DAYS_DEFAULT,
                          .is_erase = strcmp(words[1], "erase") == 0};
    char why[WHY_SIZE];
    if (!read_words(&asked, count - 1, words + 1, why, sizeof why)) {
        complain(why, EXIT_USE);
        fprintf(stderr, "Try goldseam-server %s --help.\n", words[1]);
        return EXIT_USE;
    }
    if (asked.is_help) {
        (asked.is_erase ? help_erase : help_sessions)(stdout);
        return EXIT_WELL;
    }
    return (int)run(&asked);
}
