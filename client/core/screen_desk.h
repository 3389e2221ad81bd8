/* The parts of the console: one file each, drawn from the desk's tables. Each takes a column and
 * goes on below itself. Private to the console, and to the screen before it. */
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

/* What is asked now (screen_desk_now.c), where the misses leave room for it; one line of it where
 * they do not; and when the lesson ends. */
struct words desk_short(const char *text, size_t bytes); /* its beginning, with dots */
void desk_question(struct ui *ui, const struct app *app, struct column *column);
void desk_question_line(struct ui *ui, const struct app *app, struct column *column);
void desk_times(struct ui *ui, const struct app *app, struct column *column);
/* "10:45": about when that is, in whole five minutes where it is far from now; and when the minute
 * is over, so that it may be another one. */
struct words desk_clock_words(const struct app *app, uint64_t at_ms, uint64_t now_ms);
uint64_t desk_minute_ms(const struct app *app, uint64_t now_ms);
/* Who may need a hand (screen_desk_hands.c); nothing when nobody does, or it is switched off. */
void desk_hands(struct ui *ui, const struct app *app, struct column *column);
/* How others come in, large, while they do. */
void desk_come_in(struct ui *ui, const struct app *app, struct column *column);
/* How often the class cheered this thought. */
void desk_cheers(struct ui *ui, const struct app *app, struct column *column);

/* Teams (screen_desk_teams.c), seats (screen_desk_seats.c), and the other pages
 * (screen_desk_more.c). `bottom`: a list shows as many rows as stand above it. */
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
extern const struct style desk_count_style;

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
/* Words among them that are no button. */
void flow_text(struct ui *ui, struct flow *flow, struct style style, const char *text);
void flow_end(struct ui *ui, const struct flow *flow, struct column *column);
int link_width(const struct ui *ui, const char *label);

/* "< Teams" and a heading below it. */
void desk_back(struct ui *ui, struct column *column, enum text_id label);

/* A row that is pressed as a whole: its hit, focus and hover. */
void desk_row(struct ui *ui, struct rect rect, struct action action);
/* The same, pressed in a part of it alone. */
void desk_row_in(struct ui *ui, struct rect rect, struct rect pressed, struct action action);

/* Where a name is typed that is looked for in a long list. */
void desk_find_field(struct ui *ui, const struct app *app, struct column *column);

/* A list in pages: how many rows of `row_h` stand above `bottom`, where it begins, and below it
 * what turns the pages, where there is more than one. */
struct list {
    int first, count, rows, all;
};
struct list list_begin(const struct ui *ui, const struct app *app, int height, int row_h, int all);
void list_end(struct ui *ui, struct column *column, const struct list *list);
int list_pager_height(const struct ui *ui);

/* The one next step, or what takes it back (screen_desk_phase.c). */
void desk_next(struct ui *ui, const struct app *app, struct flow *flow);

struct button desk_button(const struct ui *ui, enum text_id label, enum desk_act what);

#endif
