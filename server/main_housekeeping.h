/* What goldseam-server does beside opening a room: it lists sessions and erases them. */
#ifndef MAIN_HOUSEKEEPING_H
#define MAIN_HOUSEKEEPING_H

#include <stdbool.h>

/* Whether the first word of the command line is one of these. */
bool housekeeping_is_asked(int count, char **words);
/* Does it. Returns the exit status of the program. */
int housekeeping_run(int count, char **words);

#endif
