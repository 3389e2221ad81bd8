/* What a teacher chose when they last opened a room, for the first screen of the next one: a file
 * of the person's own. Nothing about a class stands in it. */
#ifndef LAST_LESSON_H
#define LAST_LESSON_H

#include <stdbool.h>

#include "setup.h"

#define LAST_LESSON_FILE "last_lesson" /* in the state folder, see state_place */

/* Chooses as last time what can be chosen still. False: nothing is known, or what stands there is
 * not right as a whole; then the setup is as it was. The packs are listed before. */
bool last_lesson_read(const char *path, struct setup *setup);

/* False, with errno, when it cannot be written. */
bool last_lesson_keep(const char *path, const struct setup *setup);

#endif
