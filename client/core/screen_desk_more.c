/* What a lesson needs now and then: behind one button, so that the next step stays the only obvious
 * one. */
#include "screen_desk.h"

#include "str.h"

static void act_button(struct ui *ui, struct flow *flow, enum text_id label, enum desk_act what) {
    struct button button = desk_button(ui, label, what);
    flow_button(ui, flow, &button);
}

/* A row for each thing to do: what it does, and what holds now at its end. */
static void more_row(struct ui *ui, struct column *column, struct action action, const char *label,
                     const char *now) {
    struct style right = desk_quiet;
    int edge = ui_px(ui, 5);
    int now_w = now[0] != '\0' ? text_width(ui, right, now) : 0;
    int label_w = column->w - now_w - (now_w > 0 ? ui_px(ui, 12) : 0);
    int h = text_height(ui, label_w, desk_bold, label) + 2 * edge;
    right.align = ALIGN_RIGHT;
    desk_row(ui, (struct rect){column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h},
             action);
    text_draw(ui, (struct rect){column->x, column->y + edge, label_w, 0}, desk_bold, label);
    if (now_w > 0) {
        int off = (text_line_height(ui, desk_bold) - text_line_height(ui, right)) / 2;
        struct rect at = {column->x + column->w - now_w, column->y + edge + off, now_w, 0};
        text_draw(ui, at, right, now);
    }
    column->y += h;
}

static void page_row(struct ui *ui, struct column *column, enum text_id label,
                     enum desk_page page) {
    more_row(ui, column, (struct action){ACTION_DESK_PAGE, (int)page}, ui_text(ui, label), "");
}

static void act_row(struct ui *ui, struct column *column, enum text_id label, enum desk_act what) {
    more_row(ui, column, (struct action){ACTION_DESK, (int)what}, ui_text(ui, label), "");
}

/* What is possible in this stage of the lesson. */
static void round_rows(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_phase *phase = &app->session.view.phase;
    bool is_round = phase->stage == STAGE_ROUND;
    bool is_between = phase->stage == STAGE_LOBBY || (is_round && phase->phase == PHASE_NONE);
    if (is_between) {
        act_row(ui, column, TEXT_DESK_WARM_UP, DESK_DO_WARM_UP);
    }
    if (is_between && app->desk->tables.desk.open_cracks > 0) {
        act_row(ui, column, TEXT_DESK_MENDING, DESK_DO_MENDING);
    }
    if (is_between && app->desk->tables.packs.packs_count > 1) {
        page_row(ui, column, TEXT_DESK_PACKS, DESK_PACKS);
    }
    if (is_round && phase->phase == PHASE_SHARE) {
        act_row(ui, column, TEXT_DESK_SKIP, DESK_DO_SKIP);
    }
    if (is_round) {
        act_row(ui, column, TEXT_DESK_TO_BREAK, DESK_DO_BREAK);
    }
}

void desk_more_page(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk *desk = &app->desk->tables.desk;
    bool is_muted = app->session.view.room.is_muted;
    struct words size = ui_fill_count(ui, TEXT_DESK_SIZE_NOW, desk->size, "");
    desk_back(ui, column, TEXT_DESK_BACK);
    column_say(ui, column, desk_heading, TEXT_DESK_MORE);
    column_space(ui, column, 6);
    round_rows(ui, app, column);
    column_space(ui, column, 8);
    act_row(ui, column, is_muted ? TEXT_DESK_UNMUTE : TEXT_DESK_MUTE, DESK_DO_MUTE);
    page_row(ui, column, TEXT_DESK_MISTAKE, DESK_MISTAKE);
    act_row(ui, column, TEXT_DESK_SHUFFLE, DESK_DO_SHUFFLE);
    more_row(ui, column, (struct action){ACTION_DESK, DESK_DO_SIZE}, ui_text(ui, TEXT_DESK_SIZE),
             size.text);
    act_row(ui, column, desk->is_locked ? TEXT_DESK_UNLOCK : TEXT_DESK_LOCK, DESK_DO_DOOR);
    act_row(ui, column, desk->may_type ? TEXT_DESK_NAMES_OFF : TEXT_DESK_NAMES, DESK_DO_NAMES);
    page_row(ui, column, TEXT_DESK_GOAL, DESK_GOAL);
    act_row(ui, column, app->desk->has_hands ? TEXT_DESK_HANDS_OFF : TEXT_DESK_HANDS_ON,
            DESK_DO_HANDS);
    if (app->desk->place != BOARD_HERE) {
        bool is_open = app->desk->wants_board;
        act_row(ui, column, is_open ? TEXT_DESK_BOARD_CLOSE : TEXT_DESK_BOARD_OPEN, DESK_DO_BOARD);
    }
    act_row(ui, column, app->desk->is_covered ? TEXT_DESK_UNCOVER : TEXT_DESK_COVER, DESK_DO_COVER);
    page_row(ui, column, TEXT_DESK_END, DESK_END);
}

static void field_of(struct ui *ui, const struct app *app, struct column *column, int field) {
    struct field_look look = {.field = &app->fields[field],
                              .action = {ACTION_FIELD, field},
                              .style = desk_body,
                              .hint = ui_text(ui, field == FIELD_MISTAKE ? TEXT_DESK_MISTAKE_HINT
                                                                         : TEXT_DESK_LESSON_HINT)};
    column_say(ui, column, desk_quiet,
               field == FIELD_MISTAKE ? TEXT_DESK_MISTAKE_THOUGHT : TEXT_DESK_MISTAKE_LESSON);
    column_space(ui, column, 4);
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &look);
    column_space(ui, column, 12);
}

void desk_mistake_page(struct ui *ui, const struct app *app, struct column *column) {
    bool is_told =
        app->session.view.have_spotlight && app->session.view.spotlight.caption == CAPTION_TEACHERS;
    desk_back(ui, column, TEXT_DESK_BACK);
    column_say(ui, column, desk_heading, TEXT_DESK_MISTAKE);
    column_say(ui, column, desk_quiet, TEXT_DESK_MISTAKE_WHY);
    column_space(ui, column, 10);
    field_of(ui, app, column, FIELD_MISTAKE);
    field_of(ui, app, column, FIELD_LESSON);
    struct flow flow = flow_begin(column);
    act_button(ui, &flow, TEXT_DESK_MISTAKE_TELL, DESK_DO_TELL);
    if (is_told) {
        act_button(ui, &flow, TEXT_DESK_MISTAKE_UNTELL, DESK_DO_UNTELL);
    }
    flow_end(ui, &flow, column);
}

void desk_goal_page(struct ui *ui, const struct app *app, struct column *column) {
    struct words now = ui_fill_count(ui, TEXT_NUMBER, app->session.view.room.goal, "");
    struct field_look look = {.field = &app->fields[FIELD_GOAL],
                              .action = {ACTION_FIELD, FIELD_GOAL},
                              .style = desk_body,
                              .hint = now.text};
    desk_back(ui, column, TEXT_DESK_BACK);
    column_say(ui, column, desk_heading, TEXT_DESK_GOAL);
    column_say(ui, column, desk_quiet, TEXT_DESK_GOAL_WHY);
    column_space(ui, column, 10);
    column->y += field_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &look);
    column_space(ui, column, 12);
    struct flow flow = flow_begin(column);
    act_button(ui, &flow, TEXT_DESK_GOAL_SET, DESK_DO_GOAL);
    flow_end(ui, &flow, column);
}

static void pack_row(struct ui *ui, struct column *column, const struct message_desk_packs *packs,
                     int index) {
    const struct record_desk_pack *pack = &packs->packs[index];
    struct words says = ui_fill_count(ui, TEXT_DESK_PACK_CHALLENGES, pack->challenges, "");
    if (pack->says[0] != '\0') {
        struct words count = says;
        says = ui_fill(ui, TEXT_DESK_PACK_SAYS, count.text, pack->says);
    }
    if (index == packs->now) {
        struct words before = says;
        says = ui_fill(ui, TEXT_DESK_PACK_NOW, before.text, "");
    }
    struct column inner = {column->x, column->y + ui_px(ui, 8), column->w};
    int h = text_height(ui, inner.w, desk_bold, pack->title) +
            text_height(ui, inner.w, desk_quiet, says.text) + 2 * ui_px(ui, 8);
    struct rect row = {column->x - ui_px(ui, 6), column->y, column->w + ui_px(ui, 12), h};
    desk_row(ui, row, (struct action){ACTION_DESK_PACK, index});
    column_text(ui, &inner, desk_bold, pack->title);
    column_text(ui, &inner, desk_quiet, says.text);
    column->y += h;
}

void desk_packs_page(struct ui *ui, const struct app *app, struct column *column, int bottom) {
    const struct message_desk_packs *packs = &app->desk->tables.packs;
    int row_h = text_line_height(ui, desk_bold) + text_line_height(ui, desk_quiet) + ui_px(ui, 16);
    desk_back(ui, column, TEXT_DESK_BACK);
    column_say(ui, column, desk_heading, TEXT_DESK_PACKS);
    column_space(ui, column, 6);
    struct list list = list_begin(ui, app, bottom - column->y, row_h, packs->packs_count);
    for (int i = 0; i < list.count; i++) {
        pack_row(ui, column, packs, list.first + i);
    }
    list_end(ui, column, &list);
}

void desk_end_page(struct ui *ui, const struct app *app, struct column *column) {
    bool is_recap = app->session.view.phase.stage >= STAGE_RECAP;
    desk_back(ui, column, TEXT_DESK_BACK);
    column_say(ui, column, desk_heading,
               app->desk->is_closing ? TEXT_DESK_END_WINDOW : TEXT_DESK_END);
    column_space(ui, column, 4);
    column_say(ui, column, desk_quiet, TEXT_DESK_END_WHY);
    column_space(ui, column, 12);
    struct flow flow = flow_begin(column);
    act_button(ui, &flow, TEXT_DESK_LEAVE, DESK_DO_LEAVE);
    if (!is_recap) {
        act_button(ui, &flow, TEXT_DESK_END_RECAP, DESK_DO_RECAP);
    }
    act_button(ui, &flow, TEXT_DESK_END_NOW, DESK_DO_CLOSE);
    flow_end(ui, &flow, column);
}
