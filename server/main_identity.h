/* "goldseam-server identity": the public key of the teacher on this machine, to be named on
 * another one, or to be compared. */
#ifndef MAIN_IDENTITY_H
#define MAIN_IDENTITY_H

#include <stdbool.h>

/* Whether the command line asks for it. */
bool identity_is_asked(int count, char **words);

/* Does it, and returns the program's exit status. */
int identity_run(int count, char **words);

#endif
