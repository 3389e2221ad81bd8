/* Whether a room that is read again from the journal, from its first entry to its last, is the room
 * that lives: the rules' state, desks, pages, the tray, the learning board, the results, and which
 * actions are known of everybody. */
#ifndef AGAIN_H
#define AGAIN_H

struct world;

/* Nothing where no server lives. */
void again_check(struct world *world);

#endif
