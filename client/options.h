/* The command line of goldseam. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout.h"
#include "settings.h"
#include "sizes.h"
#include "texts.h"
#include "words.h"

enum options_task { TASK_WINDOW, TASK_SCENE, TASK_HELP, TASK_VERSION };

struct options {
    enum options_task task;
    enum role role;
    char code[CODE_CHARS + 1];
    char host[64];
    uint16_t port; /* 0: not given */
    int width, height;
    struct settings settings; /* said on the command line, and the usual ones */
    bool is_full, is_bench, tells_knobs, is_verbose;
    const char *theme_file;    /* NULL: the site's, or the installed one */
    const struct texts *texts; /* English; main puts those of the language there */
    enum layout_wish board;    /* of a teacher */
    const char *identity;      /* a teacher's; NULL: in the data folder */
    const char *packs;         /* a folder; NULL: the installed ones */
    bool is_own;               /* goldseam host: a room of one's own */
    int room_port;             /* of that; -1: the usual one */
    const char *renderer;      /* NULL: software */
    const char *scene;         /* a name, "list" or "all" */
    uint32_t after_ms;         /* of a scene's moment */
    const char *screenshot;    /* a file, or a folder for all scenes */
    uint32_t quit_after_s;     /* 0: never */
};

/* Reads the command line. False and a sentence in `why` (size bytes) when it is used in a way that
 * there is not. The texts stay the arguments'. */
bool options_read(struct options *options, int argc, char **argv, char *why, size_t size);

/* What --help prints. */
const char *options_help(void);

#endif
