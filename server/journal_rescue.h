/* When the disk did not sync, nothing that the system holds of the file can be believed: pages that
 * were never written may count as clean. Then all that was committed, and what waits, goes into a
 * new file beside it, and that one takes its place:
 *
 *   PATH.new    being written; whoever finds one takes it away
 *   PATH.whole  complete and synced; whoever finds one puts it in the place of PATH
 *
 * The log of the old file goes before the new file has its name, so that they never meet. */
#ifndef JOURNAL_RESCUE_H
#define JOURNAL_RESCUE_H

#include "journal_file.h"
#include "journal_trouble.h"

/* What a server left half done is put in order; the lock of PATH is held. JOURNAL_WELL, or what the
 * disk did. */
enum journal_trouble journal_rescue_tidy(const char *path);

/* PATH.new with everything that is committed, with a transaction begun: the caller writes into it
 * what waits. NULL: journal_file_trouble(file) says why not. */
struct journal_file *journal_rescue_begin(struct journal_file *file);

/* Gives the copy up: its trouble becomes the file's. */
void journal_rescue_drop(struct journal_file *file, struct journal_file *copy);

/* Commits, reads everything again and compares, syncs, and names it PATH.whole. False:
 * journal_file_trouble(file) says why not, and nothing is left of it. The copy is freed. */
bool journal_rescue_finish(struct journal_file *file, struct journal_file *copy);

/* PATH.whole becomes PATH, and the file goes on with it. False: journal_file_trouble(file) says why
 * not; again later. */
bool journal_rescue_swap(struct journal_file *file);

#endif
