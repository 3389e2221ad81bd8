/* The process of the server dies, at any step: its connections are gone without a word, and so is
 * what was not on disk; after a while the next run goes on with what is there. With a damaged disk
 * the last entries that it had told to be kept are gone, too. */
#ifndef CRASH_H
#define CRASH_H

#include <stdbool.h>

struct world;

/* To be asked behind everything that the server does: whether that was its last. Then there is no
 * server any more. */
bool crash_comes(struct world *world);

/* The next run, when it is time for it. */
void crash_turn(struct world *world);

#endif
