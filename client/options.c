/* getopt_long takes the options wherever they stand; what is left is the command, and then a code
 * and an address in any order, told apart by what a code looks like. */
#define _GNU_SOURCE
#include "options.h"

#include <getopt.h>
#include <string.h>

#include "address.h"
#include "room_code.h"
#include "settings_file.h"
#include "str.h"
#include "window.h"

#define SIZE_PX_MAX 8192

enum long_option {
    OPTION_SIZE = 256,
    OPTION_TEXT,
    OPTION_THEME,
    OPTION_THEME_FILE,
    OPTION_LANG,
    OPTION_LESS_MOTION,
    OPTION_SOUND,
    OPTION_VOLUME,
    OPTION_FULL,
    OPTION_RENDERER,
    OPTION_SCENE,
    OPTION_SCREENSHOT,
    OPTION_AFTER,
    OPTION_BENCH,
    OPTION_QUIT_AFTER,
    OPTION_IDENTITY,
    OPTION_BOARD,
    OPTION_PACKS,
    OPTION_PORT,
    OPTION_KNOBS,
    OPTION_VERBOSE,
    OPTION_HELP,
    OPTION_VERSION,
};

static const struct option long_options[] = {
    {"size", required_argument, NULL, OPTION_SIZE},
    {"text", required_argument, NULL, OPTION_TEXT},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"theme-file", required_argument, NULL, OPTION_THEME_FILE},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"less-motion", no_argument, NULL, OPTION_LESS_MOTION},
    {"sound", required_argument, NULL, OPTION_SOUND},
    {"volume", required_argument, NULL, OPTION_VOLUME},
    {"full", no_argument, NULL, OPTION_FULL},
    {"renderer", required_argument, NULL, OPTION_RENDERER},
    {"scene", required_argument, NULL, OPTION_SCENE},
    {"screenshot", required_argument, NULL, OPTION_SCREENSHOT},
    {"after", required_argument, NULL, OPTION_AFTER},
    {"bench", no_argument, NULL, OPTION_BENCH},
    {"quit-after", required_argument, NULL, OPTION_QUIT_AFTER},
    {"board", required_argument, NULL, OPTION_BOARD},
    {"identity", required_argument, NULL, OPTION_IDENTITY},
    {"packs", required_argument, NULL, OPTION_PACKS},
    {"port", required_argument, NULL, OPTION_PORT},
    {"knobs", no_argument, NULL, OPTION_KNOBS},
    {"verbose", no_argument, NULL, OPTION_VERBOSE},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static bool read_number(const char *text, long long min, long long max, long long *value) {
    return str_to_integer(text, min, max, value);
}

/* "1280x720" */
static bool read_size(struct options *options, const char *text) {
    char width[16];
    long long w, h;
    const char *cross = strchr(text, 'x');
    if (cross == NULL || !str_copy_bytes(width, sizeof width, text, (size_t)(cross - text))) {
        return false;
    }
    if (!read_number(width, 160, SIZE_PX_MAX, &w) ||
        !read_number(cross + 1, 120, SIZE_PX_MAX, &h)) {
        return false;
    }
    options->width = (int)w;
    options->height = (int)h;
    return true;
}

static bool refuse(char *why, size_t size, const char *what, const char *given) {
    str_format(why, size, "%s, not \"%s\".", what, given);
    return false;
}

/* What can be said in the file of settings is read as it is there. */
static bool take_setting(struct options *options, enum settings_key key, char *why, size_t size) {
    static const char *const names[SETTINGS_KEY_COUNT] = {[SETTINGS_THEME] = "--theme",
                                                          [SETTINGS_TEXT] = "--text",
                                                          [SETTINGS_SOUND] = "--sound",
                                                          [SETTINGS_VOLUME] = "--volume",
                                                          [SETTINGS_LANGUAGE] = "--lang"};
    struct settings said = settings_usual();
    char what[96];
    if (settings_value_read(key, optarg, &said)) {
        settings_take(&options->settings, key, &said);
        return true;
    }
    str_format(what, sizeof what, "%s takes %s", names[key], settings_value_expects(key));
    return refuse(why, size, what, optarg);
}

/* The options that have a value. */
static bool take_value(struct options *options, int option, char *why, size_t size) {
    long long number = 0;
    switch (option) {
    case OPTION_SIZE:
        return read_size(options, optarg) ||
               refuse(why, size, "--size takes a size like 1280x720", optarg);
    case OPTION_TEXT:
        return take_setting(options, SETTINGS_TEXT, why, size);
    case OPTION_THEME:
        return take_setting(options, SETTINGS_THEME, why, size);
    case OPTION_LANG:
        return take_setting(options, SETTINGS_LANGUAGE, why, size);
    case OPTION_SOUND:
        return take_setting(options, SETTINGS_SOUND, why, size);
    case OPTION_VOLUME:
        return take_setting(options, SETTINGS_VOLUME, why, size);
    case OPTION_THEME_FILE:
        options->theme_file = optarg;
        return true;
    case OPTION_RENDERER:
        options->renderer = optarg;
        return true;
    case OPTION_SCENE:
        options->task = TASK_SCENE;
        options->scene = optarg;
        return true;
    case OPTION_SCREENSHOT:
        options->screenshot = optarg;
        return true;
    case OPTION_BOARD:
        return layout_read(optarg, &options->board) ||
               refuse(why, size, "--board takes window, here or off", optarg);
    case OPTION_AFTER:
        if (!read_number(optarg, 0, 60000, &number)) {
            return refuse(why, size, "--after takes milliseconds, 60000 at most", optarg);
        }
        options->after_ms = (uint32_t)number;
        return true;
    case OPTION_IDENTITY:
        options->identity = optarg;
        return true;
    case OPTION_PACKS:
        options->packs = optarg;
        return true;
    case OPTION_PORT:
        if (!read_number(optarg, 0, UINT16_MAX, &number)) {
            return refuse(why, size, "--port takes a number from 0 to 65535", optarg);
        }
        options->room_port = (int)number;
        return true;
    default:
        if (!read_number(optarg, 1, 86400, &number)) {
            return refuse(why, size, "--quit-after takes a number of seconds", optarg);
        }
        options->quit_after_s = (uint32_t)number;
        return true;
    }
}

static bool take_option(struct options *options, int option, char *why, size_t size) {
    switch (option) {
    case OPTION_LESS_MOTION:
        settings_take(&options->settings, SETTINGS_LESS_MOTION,
                      &(struct settings){.has_less_motion = true});
        return true;
    case OPTION_FULL:
        options->is_full = true;
        return true;
    case OPTION_BENCH:
        options->is_bench = true;
        return true;
    case OPTION_KNOBS:
        options->tells_knobs = true;
        return true;
    case OPTION_VERBOSE:
        options->is_verbose = true;
        return true;
    case OPTION_HELP:
        options->task = TASK_HELP;
        return true;
    case OPTION_VERSION:
        options->task = TASK_VERSION;
        return true;
    default:
        return take_value(options, option, why, size);
    }
}

static bool take_word(struct options *options, const char *word, char *why, size_t size) {
    char code[CODE_CHARS + 1];
    if (options->code[0] == '\0' && room_code_read(word, code)) {
        return str_copy(options->code, sizeof options->code, code);
    }
    if (options->host[0] != '\0') {
        return refuse(why, size, "There is one address and one code at most", word);
    }
    return address_read(word, options->host, sizeof options->host, &options->port) ||
           refuse(why, size, "An address looks like 192.168.1.20 or lab-3:27450", word);
}

static bool take_words(struct options *options, int argc, char **argv, char *why, size_t size) {
    int first = optind;
    if (first < argc && strcmp(argv[first], "join") == 0) {
        first++;
    } else if (first < argc && strcmp(argv[first], "board") == 0) {
        options->role = ROLE_BOARD;
        first++;
    } else if (first < argc && strcmp(argv[first], "host") == 0) {
        options->role = ROLE_TEACHER;
        first++;
    }
    for (int i = first; i < argc; i++) {
        if (!take_word(options, argv[i], why, size)) {
            return false;
        }
    }
    return true;
}

bool options_read(struct options *options, int argc, char **argv, char *why, size_t size) {
    *options = (struct options){.task = TASK_WINDOW,
                                .role = ROLE_STUDENT,
                                .width = 1280,
                                .height = 720,
                                .settings = settings_usual(),
                                .room_port = -1,
                                .texts = texts_english()};
    opterr = 0;
    optind = 1;
    for (;;) {
        int option = getopt_long(argc, argv, ":", long_options, NULL);
        if (option == -1) {
            break;
        }
        if (option == ':' || option == '?') {
            str_format(why, size, "%s %s. goldseam --help tells what there is.", argv[optind - 1],
                       option == ':' ? "needs a value behind it" : "is not an option");
            return false;
        }
        if (!take_option(options, option, why, size)) {
            return false;
        }
    }
    if (options->task == TASK_HELP || options->task == TASK_VERSION) {
        return true;
    }
    if (options->task == TASK_WINDOW && options->screenshot != NULL) {
        str_copy(why, size, "--screenshot belongs to a --scene; --scene list names them.");
        return false;
    }
    if (!take_words(options, argc, argv, why, size)) {
        return false;
    }
    if (options->identity != NULL && options->role != ROLE_TEACHER) {
        str_copy(why, size, "--identity belongs to \"goldseam host\": a teacher's console.");
        return false;
    }
    if (options->board != LAYOUT_FIND_OUT && options->role != ROLE_TEACHER) {
        str_copy(why, size, "--board belongs to \"goldseam host\"; goldseam board shows one.");
        return false;
    }
    bool is_own =
        options->role == ROLE_TEACHER && options->code[0] == '\0' && options->host[0] == '\0';
    if (!is_own && (options->packs != NULL || options->room_port >= 0)) {
        str_copy(why, size, "--packs and --port belong to \"goldseam host\" without an address.");
        return false;
    }
    if (is_own && options->identity != NULL) {
        str_copy(why, size, "--identity belongs to a room elsewhere: goldseam host CODE HOST.");
        return false;
    }
    options->is_own = is_own;
    return true;
}
