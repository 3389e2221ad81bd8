/* Where the settings of a program come from at its start: the command line goes before the person's
 * own file, that before the site's beside the program, that before the site's in /etc, and all of
 * them before what Goldseam does by itself. */
#ifndef SITE_H
#define SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"
#include "settings_file.h"
#include "theme.h"

/* Where the files are looked for; NULL: that one is not looked for. */
struct site_places {
    const char *own, *beside, *of_all;
    const char *theme; /* the installed look */
};

/* Puts into the options what nobody said on the command line: settings, and for a window of a
 * student or a board that was given neither address nor code the site's server. `look` is the usual
 * one, or what a theme file makes of it. Files that are not right are told on standard error and
 * left out, but for a theme file that the command line names: then it is false, and `why` (size
 * bytes) tells what is not right. */
bool site_settle(struct options *options, const struct site_places *places, struct look *look,
                 char *why, size_t size);

/* The usual places, in storage of the caller. */
struct site_paths {
    char own[SETTINGS_PATH_MAX], beside[SETTINGS_PATH_MAX], theme[SETTINGS_PATH_MAX];
};
struct site_places site_usual_places(struct site_paths *paths);

#endif
