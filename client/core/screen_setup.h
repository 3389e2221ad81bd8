/* The parts of the screen before a room of one's own. Private to it. */
#ifndef SCREEN_SETUP_APP_H
#define SCREEN_SETUP_APP_H

#include "screen_desk.h"

struct setup;

extern const struct style setup_quiet;

/* The packs to choose among (screen_setup_packs.c), and the challenges of the one that is chosen.
 */
void setup_packs(struct ui *ui, struct column *column, const struct setup *setup);
void setup_preview(struct ui *ui, const struct app *app, struct column *column);

#endif
