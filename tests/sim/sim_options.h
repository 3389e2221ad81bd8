/* What can be said to goldseam-sim. */
#ifndef SIM_OPTIONS_H
#define SIM_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct sim_options {
    uint64_t first_seed, last_seed;
    uint16_t seats;
    uint32_t minutes;
    const char *plan, *packs;
    bool is_telling, wants_help;
};

/* False, and told, when the command line is not right. */
bool sim_options_read(struct sim_options *options, int count, char **words);
void sim_options_help(FILE *file);

#endif
