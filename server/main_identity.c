/* One line on standard output, the key and nothing else, so that it can be copied or read by a
 * script. Where there is no identity yet one is made: then the machine of a teacher who has never
 * opened a room has a key too. */
#define _GNU_SOURCE
#include "main_identity.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "main_files.h"
#include "main_teachers.h"
#include "str.h"

#define WHY_SIZE 2048

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

enum key { KEY_DATA = 1, KEY_IDENTITY, KEY_HELP };

static const struct option known[] = {
    {"data", required_argument, NULL, KEY_DATA},
    {"identity", required_argument, NULL, KEY_IDENTITY},
    {"help", no_argument, NULL, KEY_HELP},
    {NULL, 0, NULL, 0},
};

struct asked {
    const char *data, *identity;
    bool is_help;
};

static void help(FILE *file) {
    fputs("usage: goldseam-server identity [--data DIR | --identity FILE]\n"
          "\n"
          "Prints the public key of the teacher on this machine, 64 hexadecimal digits: what a\n"
          "room on another machine is told by --teacher, so that this teacher may lead it. A key\n"
          "is no secret. The identity itself is made where there is none yet.\n"
          "\n"
          "  --data DIR       the data folder with the identity (default "
          "~/.local/state/goldseam)\n"
          "  --identity FILE  another place than the data folder\n"
          "  --help\n"
          "\n"
          "Ends with 0 when the key was printed, 1 when the machine cannot, 2 when the command\n"
          "line or the file is not right.\n",
          file);
}

static bool read_words(struct asked *asked, int count, char **words, char *why, size_t size) {
    int key = 0;
    opterr = 0;
    optind = 1;
    while ((key = getopt_long(count, words, "", known, NULL)) != -1) {
        if (key == '?') {
            str_format(why, size, "\"%s\" is not an option, or something is missing behind it.",
                       words[optind - 1]);
            return false;
        }
        if (key == KEY_DATA) {
            asked->data = optarg;
        } else if (key == KEY_IDENTITY) {
            asked->identity = optarg;
        } else {
            asked->is_help = true;
        }
    }
    if (optind < count) {
        str_copy(why, size, "Nothing more is expected behind \"identity\".");
    }
    return optind == count;
}

static enum exit_status print_key(const struct asked *asked, char *why, size_t size) {
    struct identity identity;
    char folder[1024] = "", text[IDENTITY_KEY_CHARS + 1];
    if (asked->identity == NULL &&
        !files_data_folder(asked->data, folder, sizeof folder, why, size)) {
        return EXIT_MACHINE;
    }
    enum identity_file got = teachers_open_identity(asked->identity, folder, &identity, why, size);
    if (got != IDENTITY_FILE_WELL) {
        return got == IDENTITY_FILE_NOT_RIGHT ? EXIT_USE : EXIT_MACHINE;
    }
    identity_key_text(identity.open, text);
    identity_deinit(&identity);
    puts(text);
    return EXIT_WELL;
}

bool identity_is_asked(int count, char **words) {
    return count > 1 && strcmp(words[1], "identity") == 0;
}

int identity_run(int count, char **words) {
    struct asked asked = {.is_help = false};
    char why[WHY_SIZE] = "";
    if (!read_words(&asked, count - 1, words + 1, why, sizeof why)) {
        fprintf(stderr, "goldseam-server: %s\nTry goldseam-server identity --help.\n", why);
        return EXIT_USE;
    }
    if (asked.is_help) {
        help(stdout);
        return EXIT_WELL;
    }
    enum exit_status status = print_key(&asked, why, sizeof why);
    if (status != EXIT_WELL) {
        fprintf(stderr, "goldseam-server: %s\n", why);
    }
    return (int)status;
}
