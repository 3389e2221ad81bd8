/* The faults of machines: wires that break, delay and lose; laptops that sleep; a disk that is
 * slow, full or broken; a server that hangs. */
#ifndef FAULTS_H
#define FAULTS_H

struct world;

void faults_begin(struct world *world);
/* The next fault, when it is due; and what the disk does by now. */
void faults_turn(struct world *world);
/* Everything is well from now on. */
void faults_end(struct world *world);

#endif
