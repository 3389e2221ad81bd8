/* What a swarm has seen, for people and for programs. */
#ifndef SWARM_REPORT_H
#define SWARM_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "swarm_tally.h"

/* One line about a phase that is over. */
void report_phase(FILE *file, const struct tally *tally, const struct message_phase *phase);

/* The table at the end. Sorts the samples. */
void report_table(FILE *file, struct tally *tally);

/* The same as JSON, with every answer that was told to be kept. `end`: one word about how it ended.
 * Sorts the samples. False when the file could not be written. */
bool report_json(const char *path, struct tally *tally, const char *end);

#endif
