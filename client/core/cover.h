/* The cover of a teacher's window, for a display that the class looks at too: the board, and below
 * it a slim strip with what leads the lesson and is no secret. What is private shows while KEY_F3
 * is held. Private to the app; everybody else uses app_board.h. */
#ifndef COVER_H
#define COVER_H

#include "app_state.h"

/* Whether the cover is what the window shows: there is something to cover, and nobody looks under
 * it. */
bool cover_is_on(const struct app *app);

void cover_set(struct app *app, bool is_covered);

/* Opens the board's window, or closes it, where there is a display for it. */
void cover_turn_board(struct app *app);

/* What is done with the cover, or while it is on. False: it is for the screen, as ever. Nothing
 * that is not seen is typed into or acted on. */
bool cover_input(struct app *app, const struct input *input, uint64_t now_ms);

/* Draws it into the app's list. */
void cover_draw(struct app *app, const struct text_measure *measure, uint64_t now_ms);

/* The strip from y `top` down; returns the y behind it (screen_cover.c). */
int cover_strip(struct ui *ui, const struct app *app, int top);

#endif
