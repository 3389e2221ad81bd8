/* The recap on three pages: the bowls of the class and what we did, the learning board, and what is
 * this student's alone. */
#include "screen.h"

#include <string.h>

#include "bidi.h"
#include "str.h"

/* --- our bowls ---------------------------------------------------------------------------------
 */

/* What there is none of is left out. */
static void count_draw(struct ui *ui, struct column *column, struct style style, enum text_id text,
                       unsigned long count) {
    if (count > 0) {
        column_text(ui, column, style, ui_fill_count(ui, text, count, "").text);
    }
}

static const struct style panel_title = {FONT_TITLE, 24, COLOR_INK, ALIGN_LEFT};

static void gold_counts(struct ui *ui, struct column *column, const struct app *app,
                        enum align align) {
    const struct message_recap *recap = &app->session.view.recap;
    struct style gold = {FONT_BODY_BOLD, 20, COLOR_GOLD_TEXT, align};
    count_draw(ui, column, gold, TEXT_RECAP_SEAMS, recap->seams);
    count_draw(ui, column, gold, TEXT_REVEAL_GOLD, recap->gold);
}

static void counts_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_recap *recap = &app->session.view.recap;
    column_say(ui, column, panel_title, TEXT_RECAP_TODAY);
    column_space(ui, column, 8);
    count_draw(ui, column, style_body, TEXT_RECAP_TRIES, recap->tries);
    count_draw(ui, column, style_body, TEXT_RECAP_LATER, recap->later);
    column_space(ui, column, 6);
    gold_counts(ui, column, app, ALIGN_LEFT);
    column_space(ui, column, 10);
    column_say(ui, column, style_body, TEXT_RECAP_THANKS);
}

/* The tries and the thanks as one text, where lessons have the room. */
static struct words counts_words(const struct ui *ui, const struct message_recap *recap) {
    struct words all = {""};
    if (recap->tries > 0) {
        all = ui_fill_count(ui, TEXT_RECAP_TRIES, recap->tries, "");
        str_append(all.text, sizeof all.text, " ");
    }
    if (recap->later > 0) {
        str_append(all.text, sizeof all.text,
                   ui_fill_count(ui, TEXT_RECAP_LATER, recap->later, "").text);
        str_append(all.text, sizeof all.text, " ");
    }
    str_append(all.text, sizeof all.text, ui_text(ui, TEXT_RECAP_THANKS));
    return all;
}

/* The newest lessons, as many as there is room for; all of them have a page of their own. */
static void lessons_part(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct message_learning_board *board = &app->session.view.learning_board;
    struct entry_look look = {.thought = 16, .lesson = 19, .gap = 14};
    struct words counts = counts_words(ui, &app->session.view.recap);
    bottom -= text_height(ui, column->w, style_muted, counts.text) + ui_px(ui, 14);
    column_say(ui, column, panel_title, TEXT_LEARNING_HEADING);
    column_space(ui, column, 10);
    look.height = bottom - column->y > 1 ? bottom - column->y : 1;
    struct rect at = {column->x, column->y, column->w, 0};
    column->y += learning_draw(ui, at, board, &look);
    column_space(ui, column, 14);
    column_text(ui, column, style_muted, counts.text);
}

static void shelf_part(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_shelf *shelf = &app->session.view.shelf;
    if (!app->session.view.have_shelf) {
        return;
    }
    struct rect at = {column->x, column->y, column->w, 0};
    column->y += shelf_draw(ui, at, shelf, &(struct shelf_look){140, 17});
    if (shelf->more > 0) {
        struct style style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
        column_space(ui, column, 8);
        column_text(ui, column, style, ui_fill_count(ui, TEXT_RECAP_MORE, shelf->more, "").text);
    }
    column_space(ui, column, 16);
}

/* Whether the lessons have room beside the bars, without a page to turn. */
static bool has_lessons_beside(const struct ui *ui, const struct app *app, int y, bool is_beside) {
    bool has_some =
        app->session.view.have_learning_board && app->session.view.learning_board.entries_count > 0;
    return is_beside && has_some && ui->window.y + ui->window.h - y >= ui_px(ui, 230);
}

/* Bars in a panel at the left, lessons or counts in one at the right; below each other where it is
 * narrow. */
static void panels_draw(struct ui *ui, struct column *column, const struct app *app) {
    bool has_bars = app->session.view.have_bars && app->session.view.bars.is_shown;
    int edge = ui_px(ui, 22);
    int gap = ui_px(ui, 24);
    int left_w = ui_px(ui, 400);
    bool is_beside = has_bars && column->w - left_w - gap >= ui_type(ui, 480);
    struct column bars = {column->x + edge, column->y + edge, left_w - 2 * edge};
    struct column counts = {column->x + edge, column->y + edge, column->w - 2 * edge};
    size_t panels = ui->list->count;
    struct rect left = {column->x, column->y, left_w, 0};
    struct rect right = {column->x, column->y, column->w, 0};
    panel_draw(ui, right);
    if (is_beside) {
        panel_draw(ui, left);
        counts.x += left_w + gap;
        counts.w -= left_w + gap;
        right.x += left_w + gap;
        right.w -= left_w + gap;
    } else {
        bars.w = counts.w < ui_px(ui, 480) ? counts.w : ui_px(ui, 480);
    }
    bars_panel(ui, &bars, app);
    if (!is_beside && has_bars) {
        counts.y = bars.y;
    }
    if (has_lessons_beside(ui, app, column->y, is_beside)) {
        gold_counts(ui, &bars, app, ALIGN_CENTRE);
        lessons_part(ui, &counts, app, ui->window.y + ui->window.h - edge - ui_px(ui, 8));
    } else {
        counts_draw(ui, &counts, app);
    }
    /* The panels were drawn first, below their content; now it is known how tall they are. */
    int end = counts.y > bars.y || !is_beside ? counts.y : bars.y;
    int height = end + edge - column->y;
    if (ui->list->count > panels) {
        ui->list->commands[panels].x = right.x;
        ui->list->commands[panels].w = right.w;
        ui->list->commands[panels].h = height;
    }
    if (is_beside && ui->list->count > panels + 1) {
        ui->list->commands[panels + 1].h = height;
    }
    column->y += height;
}

static void bowls_page(struct ui *ui, struct column *column, const struct app *app) {
    struct style heading = {FONT_TITLE, 30, COLOR_INK, ALIGN_CENTRE};
    column_text(ui, column, heading, ui_text(ui, TEXT_RECAP_HEADING));
    column_space(ui, column, 8);
    shelf_part(ui, column, app);
    if (app->session.view.have_recap) {
        panels_draw(ui, column, app);
    } else {
        column_say(ui, column, style_muted, TEXT_WAITING);
    }
}

/* --- the learning board ------------------------------------------------------------------------
 */

/* An arrow that begins at the rectangle's x and goes the way of its width. */
static void entry_arrow(struct ui *ui, struct rect at) {
    int indent = at.w < 0 ? -at.w : at.w, way = at.w < 0 ? -1 : 1;
    int arm = indent / 5;
    int middle = at.y + at.h / 2;
    int px = indent / 10 > 2 ? indent / 10 : 2;
    int from = at.x + way * px, tip = from + way * (indent / 2);
    ui_line(ui, (struct rect){from, middle, tip - from, 0}, COLOR_GOLD, px);
    ui_line(ui, (struct rect){tip, middle, -way * arm, -arm}, COLOR_GOLD, px);
    ui_line(ui, (struct rect){tip, middle, -way * arm, arm}, COLOR_GOLD, px);
}

/* Thought, and below it with an arrow what was learned; measured and drawn by one function. */
static int entry_lines(struct ui *ui, struct rect at, const struct record_board_entry *entry,
                       const struct entry_look *look, bool is_drawn) {
    struct style thought = {FONT_BODY, look->thought, COLOR_MUTED, ALIGN_LEFT};
    struct style lesson = {FONT_BODY_BOLD, look->lesson, COLOR_INK, ALIGN_LEFT};
    struct words first = ui_fill(ui, TEXT_REVEAL_THINKING, entry->thought, "");
    if (entry->is_teachers) {
        first = ui_fill(ui, TEXT_BOARD_TEACHERS, entry->thought, "");
    }
    bool is_rtl = bidi_is_rtl(entry->lesson, strlen(entry->lesson));
    thought.align = is_rtl ? ALIGN_RIGHT : ALIGN_LEFT;
    int top = at.y;
    int indent = ui_type(ui, look->lesson * 7 / 5);
    if (entry->thought[0] != '\0') {
        at.y += is_drawn ? text_draw(ui, at, thought, first.text)
                         : text_height(ui, at.w, thought, first.text);
        at.y += ui_px(ui, 2);
    }
    struct rect text = {is_rtl ? at.x : at.x + indent, at.y, at.w - indent, 0};
    if (is_drawn) {
        struct rect arrow = {is_rtl ? at.x + at.w : at.x, at.y, is_rtl ? -indent : indent,
                             text_line_height(ui, lesson)};
        entry_arrow(ui, arrow);
    }
    at.y += is_drawn ? text_draw(ui, text, lesson, entry->lesson)
                     : text_height(ui, text.w, lesson, entry->lesson);
    return at.y - top;
}

int learning_draw(struct ui *ui, struct rect at, const struct message_learning_board *board,
                  const struct entry_look *look) {
    int top = at.y;
    int drawn = 0;
    for (int i = 0; i < board->entries_count; i++) {
        int height = entry_lines(ui, at, &board->entries[i], look, false);
        bool fits = look->height == 0 || at.y + height - top <= look->height;
        if (!fits && drawn > 0) {
            break;
        }
        entry_lines(ui, at, &board->entries[i], look, true);
        at.y += height + ui_px(ui, look->gap);
        drawn++;
    }
    return drawn > 0 ? at.y - ui_px(ui, look->gap) - top : 0;
}

static void learning_page(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_learning_board *board = &app->session.view.learning_board;
    struct style heading = {FONT_TITLE, 30, COLOR_INK, ALIGN_LEFT};
    bool is_empty = !app->session.view.have_learning_board || board->entries_count == 0;
    column_say(ui, column, heading, TEXT_LEARNING_HEADING);
    column_space(ui, column, 12);
    if (is_empty) {
        column_say(ui, column, style_body, TEXT_LEARNING_EMPTY);
        return;
    }
    int edge = ui_px(ui, 28);
    struct rect panel = {column->x, column->y, column->w, 0};
    size_t at = ui->list->count;
    panel_draw(ui, panel);
    struct rect inner = rect_inside(panel, edge, edge);
    struct entry_look look = {.thought = 18, .lesson = 20, .gap = 16};
    int height = learning_draw(ui, inner, board, &look);
    if (ui->list->count > at) {
        ui->list->commands[at].h = height + 2 * edge;
    }
    column->y += height + 2 * edge;
    if (board->more > 0) {
        column_space(ui, column, 8);
        column_text(ui, column, style_muted,
                    ui_fill_count(ui, TEXT_LEARNING_MORE, board->more, "").text);
    }
}

/* --- the screen --------------------------------------------------------------------------------
 */

/* Three tabs, the open one with a line of the accent below it. */
struct tabs {
    struct button buttons[RECAP_PAGES];
    int w, h; /* of each */
};

static struct tabs tabs_make(const struct ui *ui, int width) {
    static const enum text_id texts[RECAP_PAGES] = {TEXT_RECAP_TAB_BOWLS, TEXT_RECAP_TAB_LEARNED,
                                                    TEXT_RECAP_TAB_MINE};
    struct tabs tabs = {.w = 0};
    int most = (width - (RECAP_PAGES - 1) * ui_px(ui, 12)) / RECAP_PAGES;
    for (int i = 0; i < RECAP_PAGES; i++) {
        tabs.buttons[i] = (struct button){.label = ui_text(ui, texts[i]),
                                          .action = {ACTION_RECAP_PAGE, i},
                                          .key = (enum key)(KEY_1 + i)};
        struct rect size = button_measure(ui, most, &tabs.buttons[i]);
        tabs.w = size.w > tabs.w ? size.w : tabs.w;
        tabs.h = size.h > tabs.h ? size.h : tabs.h;
    }
    return tabs;
}

static int tabs_width(const struct ui *ui, const struct tabs *tabs) {
    return RECAP_PAGES * tabs->w + (RECAP_PAGES - 1) * ui_px(ui, 12);
}

static void tabs_draw(struct ui *ui, int x, int y, const struct app *app, const struct tabs *tabs) {
    for (int i = 0; i < RECAP_PAGES; i++) {
        struct rect tab = {x, y, tabs->w, tabs->h};
        button_draw(ui, tab, &tabs->buttons[i]);
        if (app->recap_page == i) {
            int w = tab.w / 2;
            ui_rect(ui, (struct rect){tab.x + w / 2, tab.y + tab.h - ui_px(ui, 8), w, ui_px(ui, 4)},
                    (struct paint){.fill = COLOR_ACCENT, .radius = ui_px(ui, 2)});
        }
        x += tabs->w + ui_px(ui, 12);
    }
}

static struct footer recap_footer(const struct ui *ui, const struct app *app) {
    bool is_over = app->session.link == SESSION_ENDED;
    struct footer footer = {.note = is_over ? ui_text(ui, TEXT_END_CLOSED) : NULL};
    if (app->recap_page + 1 < RECAP_PAGES && !app->session.view.is_ready_said) {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_RECAP_NEXT),
                                         .action = {ACTION_RECAP_NEXT, 0},
                                         .is_primary = true};
    } else if (app->session.view.is_ready_said) {
        footer.done = ui_text(ui, TEXT_RECAP_READY_SAID);
        footer.is_kept = true;
    } else if (!is_over) {
        footer.primary = (struct button){.label = ui_text(ui, TEXT_RECAP_READY),
                                         .action = {ACTION_READY, 0},
                                         .is_primary = true};
    }
    return footer;
}

/* At the left of the bottom line where nothing else stands and there is room; else above. */
static bool tabs_stand_below(const struct ui *ui, const struct footer *footer,
                             const struct tabs *tabs) {
    int room = ui->list->width - 2 * ui_px(ui, MARGIN_UNITS) - ui_px(ui, 24);
    int primary = ui_px(ui, footer->done != NULL ? 400 : 280);
    if (footer->primary.label != NULL) {
        int natural = button_measure(ui, room, &footer->primary).w;
        primary = natural > primary ? natural : primary;
    }
    return footer->note == NULL && tabs_width(ui, tabs) + primary <= room &&
           tabs->h <= ui_px(ui, 64);
}

void screen_recap(struct ui *ui, const struct app *app) {
    static void (*const pages[RECAP_PAGES])(struct ui *, struct column *, const struct app *) = {
        bowls_page, learning_page, mine_page};
    int margin = ui_px(ui, MARGIN_UNITS);
    struct footer footer = recap_footer(ui, app);
    struct tabs tabs = tabs_make(ui, ui->list->width - 2 * margin);
    bool is_below = tabs_stand_below(ui, &footer, &tabs);
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    if (!is_below) {
        column_space(ui, &column, 4);
        tabs_draw(ui, column.x, column.y, app, &tabs);
        column.y += tabs.h + ui_px(ui, 12);
    }
    pages[app->recap_page](ui, &column, app);
    ui_scroll_end(ui, column.y + ui_px(ui, 8));
    if (is_below) {
        int room = ui->list->height - ui_px(ui, 32) - bottom - ui_px(ui, 16);
        tabs_draw(ui, margin, bottom + ui_px(ui, 16) + (room - tabs.h) / 2, app, &tabs);
    }
}
