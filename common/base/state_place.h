/* Where programs keep what they remember (XDG Base Directory Specification, version 0.8): the
 * folder goldseam in $XDG_STATE_HOME, or in ~/.local/state; and what a person has set, in
 * $XDG_CONFIG_HOME, or in ~/.config. */
#ifndef STATE_PLACE_H
#define STATE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* The place of `name` in that folder; "" is the folder itself. False: nobody's home is known, or it
 * does not fit. */
bool state_place(const char *name, char *path, size_t size);

/* The same in the folder for what was set. */
bool config_place(const char *name, char *path, size_t size);

/* The place of what others have set: `name` beside that folder, which need not be there. */
bool config_place_beside(const char *name, char *path, size_t size);

#endif
