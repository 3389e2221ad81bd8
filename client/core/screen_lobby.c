/* The lobby: who I am, my team and its bowl, how many are here, what we agree on, how it works.
 * Also where somebody waits whose screen comes with a later step. */
#include "screen.h"

/* Three lines with ticks, and the button or that it was pressed. */
static void agreement_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id lines[] = {TEXT_LOBBY_AGREE_1, TEXT_LOBBY_AGREE_2,
                                         TEXT_LOBBY_AGREE_3};
    int tick = ui_type(ui, 22);
    struct rect inner = {column->x + tick + ui_px(ui, 12), column->y,
                         column->w - tick - ui_px(ui, 12), 0};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        int line = text_line_height(ui, style_body);
        ui_tick(ui, (struct rect){column->x, inner.y + (line - tick) / 2, tick, tick}, COLOR_LEAF);
        inner.y += text_draw(ui, inner, style_body, ui_text(ui, lines[i])) + ui_px(ui, 4);
    }
    column->y = inner.y + ui_px(ui, 8);
    if (app->session.view.has_agreed) {
        column_say(ui, column, style_gold, TEXT_LOBBY_AGREED);
        return;
    }
    struct button agree = {.label = ui_text(ui, TEXT_LOBBY_AGREE_YES), .action = {ACTION_AGREE, 0}};
    struct rect size = button_measure(ui, column->w, &agree);
    button_draw(ui, (struct rect){column->x, column->y, size.w, size.h}, &agree);
    column->y += size.h;
}

/* Three aims to pick one from, as it stays on this machine. */
static void aim_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id aims[] = {TEXT_AIM_1, TEXT_AIM_2, TEXT_AIM_3};
    for (int i = 0; i < 3; i++) {
        struct card card = {.action = {ACTION_AIM, i + 1}, .is_picked = app->aim == i + 1};
        struct rect cell = {column->x, column->y, column->w, 0};
        struct rect text = rect_inside(cell, ui_px(ui, 18), 0);
        int tick = ui_type(ui, 20);
        text.w -= tick + ui_px(ui, 8);
        int height = text_height(ui, text.w, style_body, ui_text(ui, aims[i]));
        cell.h = height + 2 * ui_px(ui, 9);
        card_draw(ui, cell, &card);
        text.y = cell.y + (cell.h - height) / 2;
        text_draw(ui, text, style_body, ui_text(ui, aims[i]));
        if (card.is_picked) {
            int x = text.x + text.w + ui_px(ui, 8);
            ui_tick(ui, (struct rect){x, cell.y + (cell.h - tick) / 2, tick, tick}, COLOR_ACCENT);
        }
        column->y += cell.h + ui_px(ui, 8);
    }
}

void mood_draw(struct ui *ui, struct column *column, const struct app *app) {
    static const enum text_id words[] = {TEXT_MOOD_1, TEXT_MOOD_2, TEXT_MOOD_3, TEXT_MOOD_4,
                                         TEXT_MOOD_5};
    struct faces faces = {.action = ACTION_MOOD,
                          .count = 5,
                          .levels = (const int[]){-3, -1, 0, 2, 4},
                          .labels = words,
                          .picked = app->session.view.felt[FEELING_MOOD]};
    column_say(ui, column, style_label, TEXT_LOBBY_MOOD);
    column_space(ui, column, 6);
    column->y += faces_draw(ui, (struct rect){column->x, column->y, column->w, 0}, &faces);
}

static bool is_midway(const struct app *app) {
    const struct session_view *view = &app->session.view;
    return view->have_phase && view->phase.stage == STAGE_ROUND;
}

static void team_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_team *team = &app->session.view.team;
    struct style mate = {FONT_BODY, 20, COLOR_INK, ALIGN_CENTRE};
    struct style label = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
    if (!app->session.view.have_team || team->team == 0) {
        struct draw_bowl bowl = {.is_plain = true, .crack_permille = 1000, .seam_permille = 1000};
        int w = ui_px(ui, 200);
        ui_bowl(ui, (struct rect){column->x + (column->w - w) / 2, column->y, w, w * 7 / 8}, &bowl);
        column->y += w * 7 / 8 + ui_px(ui, 12);
        if (!is_midway(app)) {
            column_say(ui, column, label, TEXT_LOBBY_NO_TEAM);
        }
        return;
    }
    bowl_column(ui, column, app, 230);
    bowl_caption(ui, column, app);
    column_space(ui, column, 20);
    column_say(ui, column, label, TEXT_LOBBY_TEAM);
    for (int i = 0; i < team->mates_count; i++) {
        struct words away = ui_fill(ui, TEXT_LOBBY_MATE_AWAY, team->mates[i].name, "");
        column_text(ui, column, mate, team->mates[i].is_here ? team->mates[i].name : away.text);
    }
}

static void here_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    if (is_midway(app)) {
        column_say(ui, column, style_muted, TEXT_LOBBY_MIDWAY);
    } else if (view->have_room) {
        struct words here = ui_fill_count(ui, TEXT_LOBBY_HERE, view->room.seats_here, "");
        column_text(ui, column, style_muted, here.text);
    }
}

/* Agreement and aim beside each other where there is room. */
static void promises_draw(struct ui *ui, struct column *column, const struct app *app) {
    int gap = ui_px(ui, 40);
    int half = (column->w - gap) / 2;
    bool is_beside = half >= ui_type(ui, 320);
    struct column left = *column;
    struct column right = *column;
    if (is_beside) {
        left.w = right.w = half;
        right.x += half + gap;
    }
    column_say(ui, &left, style_label, TEXT_LOBBY_AGREE);
    column_space(ui, &left, 8);
    agreement_draw(ui, &left, app);
    if (!is_beside) {
        right.y = left.y + ui_px(ui, 20);
    }
    column_say(ui, &right, style_label, TEXT_LOBBY_AIM);
    column_space(ui, &right, 8);
    aim_draw(ui, &right, app);
    column->y = left.y > right.y ? left.y : right.y;
}

#define STORY_MS 25000 /* each stays long enough to be read twice */

/* One after the other, for those who wait. */
void story_draw(struct ui *ui, struct column *column) {
    static const enum text_id stories[] = {TEXT_STORY_1, TEXT_STORY_2, TEXT_STORY_3, TEXT_STORY_4,
                                           TEXT_STORY_5, TEXT_STORY_6, TEXT_STORY_7};
    struct style style = {FONT_BODY, 17, COLOR_INK, ALIGN_LEFT};
    const uint64_t turn = ui->now_ms / STORY_MS;
    const char *story = ui_text(ui, stories[turn % (sizeof stories / sizeof stories[0])]);
    int edge = ui_px(ui, 16);
    struct rect band = {column->x, column->y, column->w, 0};
    struct column inner = {band.x + edge, band.y + edge, band.w - 2 * edge};
    band.h = text_height(ui, inner.w, style_label, ui_text(ui, TEXT_STORY)) + ui_px(ui, 4) +
             text_height(ui, inner.w, style, story) + 2 * edge;
    ui_rect(ui, band, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 14)});
    column_say(ui, &inner, style_label, TEXT_STORY);
    column_space(ui, &inner, 4);
    column_text(ui, &inner, style, story);
    column->y = band.y + band.h;
    ui_wake(ui, (turn + 1) * STORY_MS);
}

static bool is_choosing(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_lobby = !view->have_phase || view->phase.stage == STAGE_LOBBY;
    bool has_some = view->have_bowls && (view->bowls.may_open || view->bowls.bowls_count > 0);
    return is_lobby && has_some && (!has_bowl(app) || app->is_choosing_bowl);
}

static void lobby_content(struct ui *ui, struct column *column, const struct app *app) {
    struct words welcome = ui_fill(ui, TEXT_LOBBY_WELCOME, app->session.view.seat.name, "");
    column_space(ui, column, 4);
    column_text(ui, column, style_heading, welcome.text);
    column_space(ui, column, 2);
    here_draw(ui, column, app);
    column_space(ui, column, 18);
    promises_draw(ui, column, app);
    column_space(ui, column, 14);
    if (!is_midway(app)) { /* there is no time to say it then */
        mood_draw(ui, column, app);
        column_space(ui, column, 18);
    }
    column_say(ui, column, style_label, TEXT_LOBBY_HOW);
    column_space(ui, column, 8);
    steps_draw(ui, column);
}

void screen_lobby(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    if (is_choosing(app)) {
        screen_bowls(ui, app);
        return;
    }
    int top = frame_top(ui, app);
    struct footer footer = {.quiet = not_me_button(ui, app)};
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 280, &side);
    lobby_content(ui, &column, app);
    struct column team = side.w > 0 ? side : column;
    column_space(ui, &team, 24);
    team_draw(ui, &team, app);
    if (view->have_bowls && has_bowl(app)) {
        struct button other = {.label = ui_text(ui, TEXT_LOBBY_OTHER_BOWL),
                               .action = {ACTION_OTHER_BOWL, 0}};
        struct rect size = button_measure(ui, team.w, &other);
        column_space(ui, &team, 16);
        button_draw(ui, (struct rect){team.x + (team.w - size.w) / 2, team.y, size.w, size.h},
                    &other);
        team.y += size.h;
    }
    column_space(ui, &team, 20);
    story_draw(ui, &team);
    ui_scroll_end(ui, (team.y > column.y ? team.y : column.y) + ui_px(ui, 8));
}
