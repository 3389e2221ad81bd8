/* Covering is a matter of what is drawn and of what hands can reach: with the cover on, the last
 * frame has no hit of the console, and keys that act on something unseen go nowhere. The key that
 * lifts it counts as let go when the keyboard goes elsewhere, because nobody tells what happened to
 * it there. */
#include "cover.h"

#include "focus.h"
#include "screen.h"

bool cover_is_on(const struct app *app) {
    return app->desk != NULL && app->desk->is_covered && !app->desk->is_held && screen_is_room(app);
}

/* What was under the hand, or in it, is not there any more. */
static void let_go(struct app *app) {
    desk_drag_cancel(app);
    app->person.pressed = app->person.hover = (struct action){ACTION_NONE, 0};
}

void cover_set(struct app *app, bool is_covered) {
    app->desk->is_covered = is_covered;
    let_go(app);
}

static void hold(struct app *app, bool is_held) {
    app->desk->is_held = is_held;
    let_go(app);
}

void cover_turn_board(struct app *app) {
    struct desk_app *desk = app->desk;
    if (desk->place == BOARD_HERE) {
        return;
    }
    if (desk->is_offered) {
        cover_set(app, false); /* the class looks there from now on */
    }
    desk->wants_board = !desk->wants_board;
    desk->is_offered = false;
}

/* --- what hands do while it is on ------------------------------------------------------------- */

static bool is_of_board(const struct app *app, const struct input *input) {
    return app->board != NULL && input->y < app->board->config.height;
}

/* The board's page can be turned, and nothing else on it is to be pressed here. */
static void point_at_board(struct app *app, const struct input *input, uint64_t now_ms) {
    const struct hit *hit = hit_at(&app->board->hits, input->x, input->y);
    if (input->kind != INPUT_PRESS || (hit != NULL && hit->action.kind == ACTION_SCROLL)) {
        app_input(app->board, input, now_ms);
    }
}

static bool is_page_key(enum key key) {
    return key == KEY_UP || key == KEY_DOWN || key == KEY_PAGE_UP || key == KEY_PAGE_DOWN;
}

static bool take_key(struct app *app, const struct input *input, uint64_t now_ms) {
    bool is_boards = is_page_key(input->key) || input->key == KEY_F8; /* its sound is heard */
    if (is_boards && app->board != NULL) {
        app_input(app->board, input, now_ms);
    } else if (input->key == KEY_ESCAPE && app->desk->is_closing) {
        app_act(app, (struct action){ACTION_DESK, DESK_DO_BACK}, now_ms);
    }
    /* Tab, Enter, F1 and F10 are for the strip, which is all that can be reached. */
    return input->key != KEY_TAB && input->key != KEY_ENTER && input->key != KEY_F1 &&
           input->key != KEY_F10 && input->key != KEY_LEFT && input->key != KEY_RIGHT;
}

static bool take_pointer(struct app *app, const struct input *input, uint64_t now_ms) {
    bool is_boards = is_of_board(app, input);
    if (is_boards || (app->board != NULL && input->kind == INPUT_RELEASE)) {
        point_at_board(app, input, now_ms);
    }
    return is_boards && input->kind == INPUT_PRESS;
}

static bool take_covered(struct app *app, const struct input *input, uint64_t now_ms) {
    switch (input->kind) {
    case INPUT_TEXT:
    case INPUT_COMPOSE:
        return true;
    case INPUT_KEY:
        return take_key(app, input, now_ms);
    case INPUT_MOVE:
    case INPUT_PRESS:
    case INPUT_RELEASE:
        return take_pointer(app, input, now_ms);
    case INPUT_WHEEL:
        if (app->board != NULL) {
            app_input(app->board, input, now_ms);
        }
        return true;
    case INPUT_KEY_UP:
    case INPUT_AWAY:
    case INPUT_RESIZE:
    case INPUT_CLOSE:
        return false;
    }
    return false;
}

bool cover_input(struct app *app, const struct input *input, uint64_t now_ms) {
    if (app->desk == NULL) {
        return false;
    }
    bool is_key = input->kind == INPUT_KEY || input->kind == INPUT_KEY_UP;
    if (input->kind == INPUT_AWAY || (is_key && input->key == KEY_F3)) {
        hold(app, input->kind == INPUT_KEY);
        return true;
    }
    if (!cover_is_on(app)) {
        return false;
    }
    return desk_lead(app, input, now_ms) || take_covered(app, input, now_ms);
}

/* --- what is drawn ---------------------------------------------------------------------------- */

/* The board in the room above the strip; until it is in, one moment. */
static void draw_board(struct ui *ui, struct app *app, const struct text_measure *measure,
                       int height) {
    struct app *board = app->board;
    struct rect all = {0, 0, ui->list->width, ui->list->height};
    if (board != NULL && !app_is_finding(board)) {
        struct input size = {.kind = INPUT_RESIZE, .x = ui->list->width, .y = height};
        if (board->config.width != size.x || board->config.height != size.y) {
            app_input(board, &size, ui->now_ms);
        }
        draw_list_add_all(ui->list, app_draw(board, measure, ui->now_ms));
        ui_wake(ui, app_wake_ms(board, ui->now_ms));
        return;
    }
    ui_rect(ui, all, (struct paint){.fill = COLOR_PAPER});
    struct style style = {FONT_TITLE, 48, COLOR_MUTED, ALIGN_CENTRE};
    all.y = (height - text_line_height(ui, style)) / 2;
    text_draw(ui, all, style, ui_text(ui, TEXT_WAITING));
}

void cover_draw(struct app *app, const struct text_measure *measure, uint64_t now_ms) {
    struct ui ui = app_begin_frame(app, measure, now_ms);
    ui_set_scale(&ui, 1440, 810, app_type_percent(app)); /* slimmer than the console */
    int height = cover_strip(&ui, app, 0);               /* to see how high it is */
    ui = app_begin_frame(app, measure, now_ms);
    ui_set_scale(&ui, 1440, 810, app_type_percent(app));
    draw_board(&ui, app, measure, app->config.height - height);
    cover_strip(&ui, app, app->config.height - height);
    app->must_show_focus = false;
    app->frame_wake_ms = ui.wake_ms;
}
