/* Scenes without a window: listed, drawn into PNG files, measured. */
#ifndef PICTURE_H
#define PICTURE_H

#include "options.h"
#include "theme.h"

/* Does what the options ask of their scene. Returns the program's exit status; says on standard
 * error what did not go. */
int picture_run(const struct options *options, const struct look *look);

#endif
