/* What a swarm has seen, for people and for programs. */
#ifndef SWARM_REPORT_H
#define SWARM_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "swarm_bot.h"
#include "swarm_tally.h"

/* One line about a phase that is over. */
void report_phase(FILE *file, const struct tally *tally, const struct message_phase *phase);

/* The table at the end. Sorts the samples. */
void report_table(FILE *file, struct tally *tally);

/* Which phase was met by how many seats, and what all of them did there. */
void report_met(FILE *file, const struct tally *tally);
/* The same for each of `bots` that has a seat, a line each. */
void report_seats(FILE *file, const struct bot *bots, size_t count);

/* Writes the names of the phases of a plan (game.h) that no seat met into `names`, "" for none. */
void report_unmet(const struct tally *tally, const char *plan, char *names, size_t size);

/* The same as JSON, with every lesson that was written and every answer that was told to be kept.
 * `end`: one word about how it ended. Sorts the samples. False when the file could not be written.
 */
bool report_json(const char *path, struct tally *tally, const struct bot *bots, size_t count,
                 const char *end);

/* Parts of it. */
void report_met_json(FILE *file, const struct tally *tally);
void report_seats_json(FILE *file, const struct bot *bots, size_t count);
void report_lessons_json(FILE *file, const struct tally *tally);
const char *report_phase_word(enum phase phase);

#endif
