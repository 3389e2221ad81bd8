/* The command line of goldseam-swarm. */
#ifndef SWARM_OPTIONS_H
#define SWARM_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "sizes.h"

struct swarm_options {
    char host[64];
    uint16_t port;
    char code[2 * CODE_CHARS + 1]; /* as typed, "" for none */
    uint16_t seats;
    uint8_t rounds; /* 0: until the room closes */
    uint64_t seed;
    const char *json_path; /* NULL: none */
    const char *log_path;  /* NULL: none */
    FILE *log;             /* that file, opened */
    const char *pack_path; /* NULL: none */
    const char *plan;      /* every phase of it is to be met; NULL: nothing is looked after */
    uint32_t pace_ms;
    uint32_t give_up_ms;
    bool is_quiet;
    bool wants_help, wants_version;
};

/* False and one sentence on standard error when the command line is not right. */
bool swarm_options_read(struct swarm_options *options, int count, char **words);

void swarm_options_help(FILE *file);

#endif
