/* A folder for disks that are tried out, in memory where there is such a place; and programs under
 * the preloaded disk. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

#define SCRATCH_PATH_SIZE 128

/* A new folder; ends the program when there can be none. */
void scratch_make(char path[SCRATCH_PATH_SIZE]);
/* Empties it, and takes it away. */
void scratch_empty(const char *folder);
void scratch_remove(const char *folder);

/* Runs the driver in the folder on "session.journal" with these words more in its environment
 * (NAME=VALUE, up to a NULL). Returns its exit status; `said`: what it wrote. */
int scratch_drive(const char *folder, unsigned run, unsigned count, unsigned seed,
                  const char *const *environment, char *said, size_t size);

#endif
