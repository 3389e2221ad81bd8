/* The faults of machines: wires that break, delay and lose; laptops that sleep; a disk that is
 * slow, full or broken; a server that hangs or dies (crash.h). */
#ifndef FAULTS_H
#define FAULTS_H

#include <stdint.h>

struct world;

void faults_begin(struct world *world);
/* The next fault, when it is due; and what the disk does by now. */
void faults_turn(struct world *world);
/* Everything is well from now on. */
void faults_end(struct world *world);

/* The number of the journal's last entry, on disk or not; 0: there is none. */
uint64_t faults_last_number(const struct world *world);

#endif
