/* Settings on disk: a person's own file, which the window writes, and a site's, which whoever looks
 * after a lab writes once for all of its PCs. Both have one form, YAML with the same keys; a site's
 * may say two more. What is not right is told with its line and left out; the rest holds. */
#ifndef SETTINGS_FILE_H
#define SETTINGS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "settings.h"

#define SETTINGS_FILE     "settings.yaml" /* in the config folder, see config_place */
#define SITE_FILE         "goldseam.yaml" /* beside the program */
#define SITE_FILE_OF_ALL  "/etc/goldseam/goldseam.yaml"
#define SETTINGS_PATH_MAX 1024

struct site {
    struct settings settings;
    char host[64]; /* where a window goes that is not told; "": nowhere by itself */
    uint16_t port; /* 0: the usual one */
    char theme_file[SETTINGS_PATH_MAX]; /* "" for none */
};

enum settings_file_state {
    SETTINGS_FILE_NONE,
    SETTINGS_FILE_GOOD,
    SETTINGS_FILE_BROKEN, /* `why` tells each mistake in a line */
};

/* Reads the value of one key as it is written in a file, or behind an option: false when it is none
 * of those that settings_value_expects tells ("light, dark or contrast"). Nothing else of `said`
 * is changed. */
bool settings_value_read(enum settings_key key, const char *text, struct settings *said);
const char *settings_value_expects(enum settings_key key);

/* The struct is filled in every case, with what can be read. */
enum settings_file_state settings_file_read(const char *path, struct settings *settings, char *why,
                                            size_t size);
enum settings_file_state site_file_read(const char *path, struct site *site, char *why,
                                        size_t size);

/* What `upper` says goes before what `lower` says. */
struct site site_over(const struct site *upper, const struct site *lower);

/* Keeps the keys `changed` (bits) of `settings` in the file at `path`, together with what it says
 * already. One that is not right is kept beside it as PATH.old first. Nobody ever sees half a file.
 * False and a sentence in `why` when it cannot be written. */
bool settings_file_keep(const char *path, const struct settings *settings, unsigned changed,
                        char *why, size_t size);

#endif
