/* A live window: what a person does goes to the app, what the app draws goes to the screen, and the
 * line carries the rest. */
#ifndef SHOW_H
#define SHOW_H

#include "live.h"
#include "options.h"

/* Runs until the window is closed. Returns the program's exit status; says on standard error what
 * did not go. `nonce`: a random number for asking the network. */
int show_run(const struct options *options, struct live *live, uint32_t nonce);

#endif
