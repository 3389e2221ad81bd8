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

/* Which phase was met by how many seats, and what they did there. */
void report_met(FILE *file, const struct tally *tally);

/* Writes the names of the phases of a plan (game.h) that no seat met into `names`, "" for none. */
void report_unmet(const struct tally *tally, const char *plan, char *names, size_t size);

/* The same as JSON, with every answer that was told to be kept. `end`: one word about how it ended.
 * Sorts the samples. False when the file could not be written. */
bool report_json(const char *path, struct tally *tally, const char *end);

#endif
