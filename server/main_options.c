/* One table of numbers with their ranges, one of texts; what is not right is told with what would
 * be. */
#define _GNU_SOURCE
#include "main_options.h"

#include <getopt.h>
#include <string.h>

#include "installed.h"
#include "main_keep.h"
#include "protocol.h"
#include "str.h"
#include "utf8.h"

void options_help(FILE *file) {
    fputs(
        "usage: goldseam-server --pack FILE [options]\n"
        "       goldseam-server --resume [SESSION] [options]\n"
        "       goldseam-server sessions [--data DIR]\n"
        "       goldseam-server erase SESSION [--seat N] [--data DIR]\n"
        "       goldseam-server identity [--data DIR | --identity FILE]\n"
        "\n"
        "Opens a room for one lesson. Students join with goldseam, by the address and the code "
        "that\n"
        "the first line says. In a terminal Enter goes on to the next phase.\n"
        "\n"
        "  --pack FILE     the challenges: a file, or the name of an installed pack; several "
        "packs:\n"
        "                  one --pack each\n"
        "  --packs DIR     all packs of a folder; the first is played unless told otherwise\n"
        "  --port P        UDP port (default 27450; 0: any free one)\n"
        "  --address A     listen on this address only (default: on all)\n"
        "  --data DIR      where journals and results go (default ~/.local/state/goldseam)\n"
        "  --title T       what the room is called (default: the pack's title)\n"
        "  --plan NAME     the phases of a round: quick (default), full or full+again; or a file\n"
        "                  with one phase a line\n"
        "  --rounds K      how many challenges (default: all of the pack)\n"
        "  --team-size N   aimed at, 2 to 4 (default 3)\n"
        "  --goal G        the class's goal in gold (default: made from teams and rounds)\n"
        "  --seats-max N   places in the room (default and most 4000)\n"
        "  --seats-per-machine N  new seats of one PC until you approve more (default 2)\n"
        "  --terminal-server      many students sit at one machine: it may 64 times as much\n"
        "  --console       in the terminal: all of a teacher's actions as words; help lists them\n"
        "  --typed-names   own first names may be typed; each waits for a nod\n"
        "  --approve-texts what students write is shown without a nod: for adults, and for tests\n"
        "  --auto          nobody at the console: starts when nobody has joined for 5 s, plays, "
        "gives\n"
        "                  the pen once in each share to somebody who wants it, mends once more "
        "what "
        "is\n"
        "                  open at the end, closes\n"
        "  --seats N       with --auto: starts as soon as N students are there\n"
        "  --warm-up       with --auto: begins with a warm-up, for which there is no gold\n"
        "  --seed S        the same seed, the same teams and names\n"
        "  --keep-days N   sessions older than N days are erased at the start (default 14; 0: "
        "none)\n"
        "  --identity FILE the teacher's identity (default: \"identity\" in the data folder; made "
        "at "
        "the\n"
        "                  first start). Who has it can lead the room, from any machine\n"
        "  --teacher KEY   another teacher may lead too: the key that goldseam-server identity "
        "prints\n"
        "                  there; up to 8 times\n"
        "  --help, --version\n"
        "\n"
        "  --resume [SESSION]  goes on with a session that was not closed, the newest or the "
        "named\n"
        "                  one: same code, same port, same place, everybody's seat. Beside it "
        "only\n"
        "                  --data, --port, --address, --console, --keep-days, --identity, "
        "--teacher,\n"
        "                  --seats-per-machine and --terminal-server can be said\n"
        "  --new           does not ask whether to go on with one\n"
        "\n"
        "  identity        prints the public key of the teacher on this machine\n"
        "  sessions        lists the sessions that are kept, with what each is called\n"
        "  erase           erases a session, or all that one seat has written in it. See\n"
        "                  goldseam-server erase --help\n"
        "\n"
        "Ctrl-C closes the session: students are told, results are written. A second Ctrl-C ends "
        "at\n"
        "once, and --resume goes on. So it does when the terminal was closed, or the power was "
        "cut.\n"
        "\n"
        "Ends with 0 when the lesson is over, 1 when the machine cannot, 2 when the command line, "
        "the\n"
        "pack or the plan is not right.\n",
        file);
}

enum key {
    KEY_PACK = 1,
    KEY_PACKS,
    KEY_DATA,
    KEY_TITLE,
    KEY_ADDRESS,
    KEY_PLAN,
    KEY_PORT,
    KEY_SEED,
    KEY_ROUNDS,
    KEY_SEATS,
    KEY_SEATS_MAX,
    KEY_TEAM_SIZE,
    KEY_GOAL,
    KEY_AUTO,
    KEY_WARM_UP,
    KEY_APPROVE,
    KEY_TYPED,
    KEY_CONSOLE,
    KEY_RESUME,
    KEY_NEW,
    KEY_KEEP_DAYS,
    KEY_IDENTITY,
    KEY_TEACHER,
    KEY_MACHINE_SEATS,
    KEY_TERMINAL,
    KEY_HELP,
    KEY_VERSION,
};

static const struct option known[] = {
    {"pack", required_argument, NULL, KEY_PACK},
    {"packs", required_argument, NULL, KEY_PACKS},
    {"data", required_argument, NULL, KEY_DATA},
    {"title", required_argument, NULL, KEY_TITLE},
    {"address", required_argument, NULL, KEY_ADDRESS},
    {"plan", required_argument, NULL, KEY_PLAN},
    {"port", required_argument, NULL, KEY_PORT},
    {"seed", required_argument, NULL, KEY_SEED},
    {"rounds", required_argument, NULL, KEY_ROUNDS},
    {"seats", required_argument, NULL, KEY_SEATS},
    {"seats-max", required_argument, NULL, KEY_SEATS_MAX},
    {"team-size", required_argument, NULL, KEY_TEAM_SIZE},
    {"goal", required_argument, NULL, KEY_GOAL},
    {"auto", no_argument, NULL, KEY_AUTO},
    {"warm-up", no_argument, NULL, KEY_WARM_UP},
    {"approve-texts", no_argument, NULL, KEY_APPROVE},
    {"console", no_argument, NULL, KEY_CONSOLE},
    {"typed-names", no_argument, NULL, KEY_TYPED},
    {"resume", optional_argument, NULL, KEY_RESUME},
    {"new", no_argument, NULL, KEY_NEW},
    {"keep-days", required_argument, NULL, KEY_KEEP_DAYS},
    {"identity", required_argument, NULL, KEY_IDENTITY},
    {"teacher", required_argument, NULL, KEY_TEACHER},
    {"seats-per-machine", required_argument, NULL, KEY_MACHINE_SEATS},
    {"terminal-server", no_argument, NULL, KEY_TERMINAL},
    {"help", no_argument, NULL, KEY_HELP},
    {"version", no_argument, NULL, KEY_VERSION},
    {NULL, 0, NULL, 0},
};

static const struct {
    enum key key;
    const char *name;
    long long min, max;
} numbers[] = {
    {KEY_PORT, "--port", 0, UINT16_MAX},
    {KEY_SEED, "--seed", 0, INT64_MAX},
    {KEY_ROUNDS, "--rounds", 1, ROUNDS_MAX},
    {KEY_SEATS, "--seats", 1, SEATS_MAX},
    {KEY_SEATS_MAX, "--seats-max", 1, SEATS_MAX},
    {KEY_TEAM_SIZE, "--team-size", TEAM_SEATS_MIN, TEAM_SEATS_MAX},
    {KEY_GOAL, "--goal", 1, GOLD_MAX},
    {KEY_KEEP_DAYS, "--keep-days", 0, KEEP_DAYS_MAX},
    {KEY_MACHINE_SEATS, "--seats-per-machine", 1, SEATS_MAX},
};

static void take_pack(struct options *options, const char *path) {
    options->pack = options->pack != NULL ? options->pack : path;
    if (options->packs_count < PACKS_MAX) {
        options->packs[options->packs_count] = path;
    }
    options->packs_count = (uint8_t)(options->packs_count + (options->packs_count <= PACKS_MAX));
}

/* True when the key is one of a text, which was set then. */
static bool take_text(struct options *options, enum key key, const char *text) {
    const char **place = key == KEY_PACKS      ? &options->packs_folder
                         : key == KEY_DATA     ? &options->data
                         : key == KEY_TITLE    ? &options->title
                         : key == KEY_ADDRESS  ? &options->address
                         : key == KEY_PLAN     ? &options->plan
                         : key == KEY_IDENTITY ? &options->identity
                                               : NULL;
    if (place != NULL) {
        *place = text;
    }
    return place != NULL;
}

/* The same of one without a value. */
static bool take_flag(struct options *options, enum key key) {
    bool *place = key == KEY_AUTO       ? &options->is_auto
                  : key == KEY_WARM_UP  ? &options->warms_up
                  : key == KEY_APPROVE  ? &options->nods_itself
                  : key == KEY_TYPED    ? &options->may_type
                  : key == KEY_CONSOLE  ? &options->has_console
                  : key == KEY_NEW      ? &options->is_new
                  : key == KEY_TERMINAL ? &options->is_terminal_server
                                        : NULL;
    if (place != NULL) {
        *place = true;
    }
    return place != NULL;
}

static void set_number(struct options *options, enum key key, long long value) {
    if (key == KEY_PORT) {
        options->port = (uint16_t)value;
        options->has_port = true;
    } else if (key == KEY_SEED) {
        options->seed = (uint64_t)value;
        options->has_seed = true;
    } else if (key == KEY_ROUNDS) {
        options->rounds = (uint8_t)value;
    } else if (key == KEY_SEATS) {
        options->seats = (uint16_t)value;
    } else if (key == KEY_SEATS_MAX) {
        options->seats_max = (uint16_t)value;
    } else if (key == KEY_TEAM_SIZE) {
        options->team_size = (uint8_t)value;
    } else if (key == KEY_MACHINE_SEATS) {
        options->machine_seats = (uint16_t)value;
    } else if (key == KEY_KEEP_DAYS) {
        options->keep_days = (unsigned)value;
    } else {
        options->goal = (uint32_t)value;
    }
}

static bool take_number(struct options *options, enum key key, const char *text, char *why,
                        size_t size) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        long long value = 0;
        if (numbers[i].key != key) {
            continue;
        }
        if (!str_to_integer(text, numbers[i].min, numbers[i].max, &value)) {
            str_format(why, size, "%s takes a whole number from %lld to %lld, not \"%s\".",
                       numbers[i].name, numbers[i].min, numbers[i].max, text);
            return false;
        }
        set_number(options, key, value);
    }
    return true;
}

static bool take_teacher(struct options *options, const char *text, char *why, size_t size) {
    if (options->teachers_count == TEACHERS_NAMED_MAX) {
        str_format(why, size, "--teacher can be said %d times at most.", TEACHERS_NAMED_MAX);
        return false;
    }
    if (!identity_key_read(text, options->teachers[options->teachers_count])) {
        str_format(why, size,
                   "--teacher takes the key that \"goldseam-server identity\" prints on that "
                   "teacher's machine, %zu digits, not \"%s\".",
                   IDENTITY_KEY_CHARS, text);
        return false;
    }
    options->teachers_count++;
    return true;
}

/* All else stands in the session. */
static bool is_for_resume(int key) {
    return key == KEY_RESUME || key == KEY_DATA || key == KEY_PORT || key == KEY_ADDRESS ||
           key == KEY_CONSOLE || key == KEY_KEEP_DAYS || key == KEY_IDENTITY ||
           key == KEY_TEACHER || key == KEY_MACHINE_SEATS || key == KEY_TERMINAL;
}

/* The session may follow as a word of its own. */
static void take_resume(struct options *options, int count, char **words) {
    options->resumes = true;
    options->session = optarg;
    if (optarg == NULL && optind < count && words[optind][0] != '-') {
        options->session = words[optind++];
    }
}

static const char *name_of(int key) {
    const struct option *it = known;
    while (it->val != key) {
        it++;
    }
    return it->name;
}

/* Every screen shows it. */
static bool is_title(const char *text) {
    size_t count = strlen(text);
    return count <= TITLE_BYTES_MAX && utf8_is_clean(text, count);
}

static enum options_status tell_packs(char *why, size_t size) {
    char list[256];
    installed_packs_list(list, sizeof list);
    str_format(why, size, "A pack of challenges is needed: --pack FILE%s%s.",
               list[0] != '\0' ? ", or the name of one that is installed: " : "", list);
    return OPTIONS_NOT_RIGHT;
}

static enum options_status check(const struct options *options, char *why, size_t size) {
    if (options->resumes) {
        return OPTIONS_RUN;
    }
    if (options->pack == NULL && options->packs_folder == NULL) {
        return tell_packs(why, size);
    }
    if (options->title != NULL && !is_title(options->title)) {
        str_format(why, size,
                   "--title takes one line of plain text, %d bytes at most, without control "
                   "characters.",
                   TITLE_BYTES_MAX);
        return OPTIONS_NOT_RIGHT;
    }
    if (options->packs_count > PACKS_MAX) {
        str_format(why, size, "A room has %d packs at most.", PACKS_MAX);
        return OPTIONS_NOT_RIGHT;
    }
    if (options->seats > 0 && !options->is_auto) {
        str_copy(why, size, "--seats says when --auto starts; without --auto Enter starts.");
        return OPTIONS_NOT_RIGHT;
    }
    if (options->warms_up && !options->is_auto) {
        str_copy(why, size, "--warm-up goes with --auto; a teacher starts one at the console.");
        return OPTIONS_NOT_RIGHT;
    }
    if (options->seats > options->seats_max) {
        str_copy(why, size, "--seats is more than the --seats-max of the room.");
        return OPTIONS_NOT_RIGHT;
    }
    return OPTIONS_RUN;
}

enum options_status options_read(struct options *options, int count, char **words, char *why,
                                 size_t size) {
    *options = (struct options){.port = PROTOCOL_PORT,
                                .team_size = 3,
                                .seats_max = SEATS_MAX,
                                .keep_days = KEEP_DAYS_DEFAULT};
    opterr = 0;
    optind = 1;
    int key = 0, other = 0; /* one that a session has itself */
    while ((key = getopt_long(count, words, "", known, NULL)) != -1) {
        if (key == '?') {
            str_format(why, size, "\"%s\" is not an option, or something is missing behind it.",
                       words[optind - 1]);
            return OPTIONS_NOT_RIGHT;
        }
        if (key == KEY_HELP || key == KEY_VERSION) {
            return key == KEY_HELP ? OPTIONS_HELP : OPTIONS_VERSION;
        }
        other = is_for_resume(key) ? other : key;
        if (key == KEY_RESUME) {
            take_resume(options, count, words);
        } else if (key == KEY_PACK) {
            take_pack(options, optarg);
        } else if (key == KEY_TEACHER) {
            if (!take_teacher(options, optarg, why, size)) {
                return OPTIONS_NOT_RIGHT;
            }
        } else if (!take_flag(options, (enum key)key) &&
                   !take_text(options, (enum key)key, optarg) &&
                   !take_number(options, (enum key)key, optarg, why, size)) {
            return OPTIONS_NOT_RIGHT;
        }
    }
    if (optind < count) {
        str_format(why, size, "\"%s\" is not expected here.", words[optind]);
        return OPTIONS_NOT_RIGHT;
    }
    if (options->resumes && other != 0) {
        str_format(why, size, "--resume goes on as the session was begun: leave --%s away.",
                   name_of(other));
        return OPTIONS_NOT_RIGHT;
    }
    return check(options, why, size);
}
