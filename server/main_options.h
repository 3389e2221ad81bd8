/* What can be said to goldseam-server on its command line. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "main_teachers.h"
#include "sizes.h"

enum options_status { OPTIONS_RUN, OPTIONS_HELP, OPTIONS_VERSION, OPTIONS_NOT_RIGHT };

struct options {
    const char *pack, *data, *title, *address, *plan; /* NULL where it was not said */
    const char *packs[PACKS_MAX];                     /* all that were named; the first is `pack` */
    uint8_t packs_count;
    const char *packs_folder;
    uint16_t port;
    uint64_t seed;
    bool has_seed;
    uint8_t rounds; /* 0: as many as the pack has */
    bool is_auto;
    bool warms_up;    /* with is_auto: a warm-up first */
    bool has_console; /* typed commands */
    bool nods_itself; /* students' words are shown without a nod */
    bool may_type;    /* own first names */
    uint16_t seats;   /* 0: not said */
    uint16_t seats_max;
    uint16_t machine_seats;  /* new ones of one machine; 0: not said */
    bool is_terminal_server; /* many sit at one machine */
    uint8_t team_size;
    uint32_t goal;        /* 0: made from teams and rounds */
    bool has_port;        /* said, not the default */
    bool resumes;         /* goes on with a session that was not closed: */
    const char *session;  /* this one; NULL: the newest */
    bool is_new;          /* and never asks whether to */
    const char *identity; /* the file; NULL: that of the data folder */
    uint8_t teachers[TEACHERS_NAMED_MAX][KEY_BYTES]; /* public keys of others who may lead */
    uint8_t teachers_count;
    unsigned keep_days; /* sessions that are older are erased; 0: none is */
};

/* Reads the command line. On OPTIONS_NOT_RIGHT one sentence is in `why`. */
enum options_status options_read(struct options *options, int count, char **words, char *why,
                                 size_t size);
void options_help(FILE *file);

#endif
