/* The command line of goldseam-chaos. */
#ifndef CHAOS_OPTIONS_H
#define CHAOS_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "chaos_trouble.h"

struct chaos_options {
    char listen_host[64], host[64];
    uint16_t listen_port, port; /* listen_port 0: any that is free */
    uint64_t seed;
    const char *scenario_path; /* NULL: none */
    const char *log_path;      /* NULL: none */
    struct chaos_trouble ways[CHAOS_WAYS];
    bool is_verbose;
    bool wants_help, wants_version;
};

/* False and one sentence on standard error when the command line is not right. */
bool chaos_options_read(struct chaos_options *options, int count, char **words);

void chaos_options_help(FILE *file);

#endif
