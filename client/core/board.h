/* The parts of the board: each draws one phase into a column that ends at `bottom`. Private to the
 * board's files. */
#ifndef BOARD_H
#define BOARD_H

#include "screen.h"

#define BOARD_MARGIN 80

extern const struct style board_muted;
extern const struct style board_says;
extern const struct style board_title;

/* The largest of some sizes at which the text is at most `height` high; else the smallest. */
struct style board_fit(const struct ui *ui, struct style style, int width, int height,
                       const char *text);

/* The address by which others can come in; "" for none. */
struct words board_address(const struct app *app);

void board_lobby(struct ui *ui, struct column *column, const struct app *app, int bottom);
/* Between rounds, and in a break: the bowl of the class, large, with its gold. */
void board_between(struct ui *ui, struct column *column, const struct app *app, int bottom);
/* The bowl of the class with a line for each part of its goal, growing when there is more gold than
 * before; the bar of that gold, which returns its height; how many are here. */
struct draw_bowl board_bowl(struct ui *ui, const struct app *app);
int board_gold(struct ui *ui, struct rect at, const struct app *app);
struct words board_here(const struct ui *ui, const struct message_room *room);
void board_asking(struct ui *ui, struct column *column, const struct app *app, int bottom);
/* Whether it can be read in that height without turning a page; `is_large`: and in large type. */
bool board_asking_fits(struct ui *ui, const struct app *app, int width, int height, bool is_large);
bool board_share_fits(struct ui *ui, const struct app *app, int width, int height);
void board_share(struct ui *ui, struct column *column, const struct app *app, int bottom);
void board_reveal(struct ui *ui, struct column *column, const struct app *app, int bottom);
void board_recap(struct ui *ui, struct column *column, const struct app *app, int bottom);

#endif
