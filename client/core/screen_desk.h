/* The parts of the console: one file each, drawn from the desk's tables. Each takes a column and
 * goes on below itself. Private to the console. */
#ifndef SCREEN_DESK_APP_H
#define SCREEN_DESK_APP_H

#include "screen.h"

/* Code, address, where the class is, who is here (screen_desk_top.c); returns its height. */
int desk_top(struct ui *ui, const struct app *app);

/* The phase, what to say, and the one next step (screen_desk_phase.c). */
void desk_phase(struct ui *ui, const struct app *app, struct column *column);
/* What the room has to say, what was not taken, what waits; nothing when there is nothing. */
void desk_notices(struct ui *ui, const struct app *app, struct column *column);

/* Misses on offer, words that wait for a nod (screen_desk_queue.c); nothing when there are none. */
void desk_queue(struct ui *ui, const struct app *app, struct column *column);
void desk_nods(struct ui *ui, const struct app *app, struct column *column);

/* Where the board stands, in one quiet line (screen_desk_board.c); nothing where there is none. */
void desk_board_line(struct ui *ui, const struct app *app, struct column *column);

/* The class in numbers (screen_desk_room.c). */
void desk_room(struct ui *ui, const struct app *app, struct column *column);

/* Teams and seats (screen_desk_teams.c), and the other pages (screen_desk_more.c). `bottom`: a
 * list shows as many rows as stand above it. */
void desk_teams_page(struct ui *ui, const struct app *app, struct column *column, int bottom);
void desk_team_page(struct ui *ui, const struct app *app, struct column *column, int bottom);
void desk_move_page(struct ui *ui, const struct app *app, struct column *column, int bottom);
void desk_give_page(struct ui *ui, const struct app *app, struct column *column, int bottom);
void desk_seat_page(struct ui *ui, const struct app *app, struct column *column);
void desk_more_page(struct ui *ui, const struct app *app, struct column *column);
void desk_mistake_page(struct ui *ui, const struct app *app, struct column *column);
void desk_goal_page(struct ui *ui, const struct app *app, struct column *column);
void desk_packs_page(struct ui *ui, const struct app *app, struct column *column, int bottom);
void desk_end_page(struct ui *ui, const struct app *app, struct column *column);

/* --- what they are made of (desk_parts.c) ----------------------------------------------------- */

extern const struct style desk_heading; /* of a panel */
extern const struct style desk_body;
extern const struct style desk_bold;
extern const struct style desk_quiet;

/* A panel as high as what is drawn in it. begin leaves the column inside. */
struct desk_panel {
    size_t command;
    struct rect rect;
};
struct desk_panel desk_panel_begin(struct ui *ui, struct column *column);
void desk_panel_end(struct ui *ui, struct column *column, const struct desk_panel *panel);

/* Buttons beside each other, and on the next line where there is no more room. */
struct flow {
    int left, right, x, y, h;
};
struct flow flow_begin(const struct column *column);
void flow_button(struct ui *ui, struct flow *flow, const struct button *button);
/* Words as a button, without a frame: for rows. */
void flow_link(struct ui *ui, struct flow *flow, const char *label, struct action action);
void flow_end(struct ui *ui, const struct flow *flow, struct column *column);
int link_width(const struct ui *ui, const char *label);

/* "< Teams" and a heading below it. */
void desk_back(struct ui *ui, struct column *column, enum text_id label);

/* A row that is pressed as a whole: its hit, focus and hover. */
void desk_row(struct ui *ui, struct rect rect, struct action action);

/* A list in pages: how many rows of `row_h` stand above `bottom`, where it begins, and below it
 * what turns the pages, where there is more than one. */
struct list {
    int first, count, rows, all;
};
struct list list_begin(const struct ui *ui, const struct app *app, int height, int row_h, int all);
void list_end(struct ui *ui, struct column *column, const struct list *list);
int list_pager_height(const struct ui *ui);

struct button desk_button(const struct ui *ui, enum text_id label, enum desk_act what);

#endif
