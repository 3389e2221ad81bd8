/* The board: what the whole class looks at, in type that is read from the last row. At the top the
 * round and how to come in, at the bottom the bowl of the class and its gold, between them the
 * phase. Everything is counted by the class; nothing here belongs to one student or one team. */
#include "screen.h"

#include <string.h>

#include "hash.h"
#include "str.h"

#define BOARD_MARGIN 80
#define BOWL_LINES   12 /* gold lines of the class's bowl when the goal is reached */

static const struct style board_muted = {FONT_BODY, 34, COLOR_MUTED, ALIGN_LEFT};
static const struct style board_says = {FONT_BODY_BOLD, 40, COLOR_INK, ALIGN_LEFT};
static const struct style board_title = {FONT_TITLE, 60, COLOR_INK, ALIGN_LEFT};

/* The largest of some sizes at which the text is at most `height` high; else the smallest. */
static struct style fit(const struct ui *ui, struct style style, int width, int height,
                        const char *text) {
    static const int sizes[] = {72, 64, 56, 48, 42, 36, 32};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        style.size = sizes[i];
        if (text_height(ui, width, style, text) <= height) {
            break;
        }
    }
    return style;
}

/* --- top and bottom ----------------------------------------------------------------------------
 */

/* Whether others can come in by the address that this board uses. */
static bool is_shown_address(const char *host) {
    return host[0] != '\0' && strncmp(host, "127.", 4) != 0 && strcmp(host, "localhost") != 0;
}

static struct words address_words(const struct app *app) {
    struct words words = {""};
    const char *host = app->net.host[0] != '\0' ? app->net.host : app->config.host;
    if (!is_shown_address(host)) {
        return words;
    }
    bool is_usual = app->net.port == PROTOCOL_PORT || app->net.port == 0;
    str_format(words.text, sizeof words.text, is_usual ? "%s" : "%s:%d", host, (int)app->net.port);
    return words;
}

static struct words join_words(const struct app *app) {
    struct words words = address_words(app);
    struct words both;
    bool has_address = words.text[0] != '\0';
    str_format(both.text, sizeof both.text, has_address ? "%s \xC2\xB7 %s" : "%s",
               app->session.view.welcome.code, words.text);
    return both;
}

static struct words place_words(const struct ui *ui, const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    if (!app->session.view.have_phase || phase->stage != STAGE_ROUND) {
        struct words words;
        str_copy(words.text, sizeof words.text, app->session.view.welcome.title);
        return words;
    }
    struct words round = ui_fill_count(ui, TEXT_NUMBER, phase->round, "");
    struct words rounds = ui_fill_count(ui, TEXT_NUMBER, phase->rounds, "");
    return ui_fill(ui, TEXT_BOARD_CHALLENGE_OF, round.text, rounds.text);
}

static int board_banner(struct ui *ui, int y) {
    struct rect band = {ui_px(ui, BOARD_MARGIN), y, ui->list->width - 2 * ui_px(ui, BOARD_MARGIN),
                        0};
    struct style style = {FONT_BODY_BOLD, 32, COLOR_INK, ALIGN_CENTRE};
    const char *words = ui_text(ui, TEXT_BOARD_OFFLINE);
    struct rect text = rect_inside(band, ui_px(ui, 32), 0);
    band.h = text_height(ui, text.w, style, words) + 2 * ui_px(ui, 12);
    ui_rect(ui, band,
            (struct paint){
                .fill = COLOR_SOFT, .stroke = COLOR_CLAY, .radius = ui_px(ui, 16), .stroke_px = 3});
    text.y = y + ui_px(ui, 12);
    text_draw(ui, text, style, words);
    return y + band.h + ui_px(ui, 16);
}

/* Returns the y where the content begins. */
static int board_top(struct ui *ui, const struct app *app) {
    int margin = ui_px(ui, BOARD_MARGIN);
    int y = ui_px(ui, 40);
    struct words join = join_words(app);
    struct words place = place_words(ui, app);
    struct style right = board_muted;
    right.font = FONT_BODY_BOLD;
    right.align = ALIGN_RIGHT;
    int line = text_line_height(ui, board_muted);
    int end = ui->list->width - margin;
    if (app->session.view.have_phase && app->session.view.phase.stage == STAGE_ROUND) {
        end -= clock_draw(ui, app, end, y + line / 2, 34) + ui_px(ui, 24);
    }
    int room = end - margin;
    int place_w = text_width(ui, board_muted, place.text);
    place_w = place_w < room / 2 ? place_w : room / 2;
    struct rect left_at = {margin, y, place_w, 0};
    struct rect right_at = {margin + place_w + ui_px(ui, 40), y, room - place_w - ui_px(ui, 40), 0};
    int left_h = text_draw(ui, left_at, board_muted, place.text);
    int right_h = text_draw(ui, right_at, right, join.text);
    y += (left_h > right_h ? left_h : right_h) + ui_px(ui, 32);
    return app->session.link == SESSION_IN || app->session.link == SESSION_ENDED
               ? y
               : board_banner(ui, y);
}

static struct draw_bowl class_bowl(const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    const char *code = app->session.view.welcome.code;
    uint64_t goal = room->goal > 0 ? room->goal : 1;
    uint64_t lines = room->goal > 0 ? room->gold * (uint64_t)BOWL_LINES / goal : 0;
    return (struct draw_bowl){.seed = (uint32_t)hash_bytes(HASH_START, code, strlen(code)),
                              .seams = (uint8_t)(lines < BOWL_LINES ? lines : BOWL_LINES),
                              .crack_permille = 1000,
                              .seam_permille = 1000};
}

static struct words here_words(const struct ui *ui, const struct message_room *room) {
    struct words here = ui_fill_count(ui, TEXT_BOARD_HERE, room->seats_here, "");
    struct words teams = ui_fill_count(ui, TEXT_BOARD_TEAMS, room->teams, "");
    return room->teams == 0 ? here : ui_fill(ui, TEXT_BOARD_HERE_IN, here.text, teams.text);
}

/* Returns the y where the content must end. */
static int board_bottom(struct ui *ui, const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    int margin = ui_px(ui, BOARD_MARGIN);
    bool is_recap = app->session.view.have_phase && app->session.view.phase.stage >= STAGE_RECAP;
    if (!app->session.view.have_room || is_recap) {
        return ui->list->height - ui_px(ui, 40);
    }
    struct draw_bowl bowl = class_bowl(app);
    struct words here = here_words(ui, room);
    int bowl_w = ui_px(ui, 260);
    int x = margin + bowl_w + ui_px(ui, 60);
    int w = ui->list->width - margin - x;
    int lines_h = text_line_height(ui, board_muted) * 2 + ui_px(ui, 76) + ui_type(ui, 12);
    int height = lines_h > bowl_w * 7 / 8 ? lines_h : bowl_w * 7 / 8;
    int top = ui->list->height - ui_px(ui, 40) - height;
    ui_bowl(ui, (struct rect){margin, top + (height - bowl_w * 7 / 8) / 2, bowl_w, bowl_w * 7 / 8},
            &bowl);
    struct rect at = {x, top + (height - lines_h) / 2, w, 0};
    at.y += gold_draw(ui, at, room->gold, room->goal) + ui_px(ui, 20);
    text_draw(ui, at, board_muted, here.text);
    return top - ui_px(ui, 24);
}

/* --- the phases --------------------------------------------------------------------------------
 */

static int options_draw(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                        bool is_drawn) {
    struct style style = {FONT_BODY, 38, COLOR_INK, ALIGN_LEFT};
    struct grid grid = grid_make(ui, at.w, challenge->options_count, ui_type(ui, 560));
    int indent = ui_type(ui, 60);
    int top = at.y;
    for (int first = 0; first < challenge->options_count; first += grid.columns) {
        int most = 0;
        for (int i = first; i < first + grid.columns && i < challenge->options_count; i++) {
            struct rect digit = {at.x + (i - first) * (grid.cell_w + grid.gap), at.y, indent, 0};
            struct rect text = {digit.x + indent, at.y, grid.cell_w - indent, 0};
            struct words number = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)i + 1, "");
            const char *option = challenge->options[i].text;
            int height = answer_measure(ui, text.w, style, option).h;
            most = height > most ? height : most;
            if (is_drawn) {
                text_draw(ui, digit, board_muted, number.text);
                answer_draw(ui, text, style, option);
            }
        }
        at.y += most + ui_px(ui, 14);
    }
    return at.y - top;
}

static void question_draw(struct ui *ui, struct column *column, int bottom,
                          const struct message_challenge *challenge) {
    int edge = ui_px(ui, 56);
    struct rect panel = {column->x, column->y, column->w, 0};
    struct rect inner = rect_inside(panel, edge, 0);
    int title_h = challenge->title[0] != '\0'
                      ? text_height(ui, inner.w, board_title, challenge->title) + ui_px(ui, 20)
                      : 0;
    int options_h = challenge->options_count > 0
                        ? options_draw(ui, inner, challenge, false) + ui_px(ui, 24)
                        : 0;
    int around = title_h + options_h + 2 * ui_px(ui, 44);
    struct style style = {FONT_BODY, 0, COLOR_INK, ALIGN_LEFT};
    style = fit(ui, style, inner.w, bottom - panel.y - around, challenge->prompt);
    int prompt_h = text_height(ui, inner.w, style, challenge->prompt);
    panel.h = around + prompt_h;
    panel_draw(ui, panel);
    inner.y = panel.y + ui_px(ui, 44);
    if (title_h > 0) {
        text_draw(ui, inner, board_title, challenge->title);
    }
    inner.y += title_h;
    text_draw(ui, inner, style, challenge->prompt);
    inner.y += prompt_h + ui_px(ui, 24);
    if (options_h > 0) {
        options_draw(ui, inner, challenge, true);
    }
    column->y += panel.h;
}

static struct words done_count(const struct ui *ui, const struct app *app) {
    const struct message_progress *progress = &app->session.view.progress;
    struct words done = ui_fill_count(ui, TEXT_NUMBER, progress->done, "");
    struct words all = ui_fill_count(ui, TEXT_NUMBER, progress->present, "");
    return ui_fill(ui, TEXT_BOARD_DONE, done.text, all.text);
}

/* The question with what is done now and how many are done. */
static void asking_draw(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    enum phase phase = (enum phase)app->session.view.phase.phase;
    enum text_id says = phase == PHASE_TRY || phase == PHASE_AGAIN ? TEXT_BOARD_TRY
                        : phase == PHASE_HUDDLE                    ? TEXT_BOARD_HUDDLE
                                                                   : TEXT_BOARD_MEND;
    bool has_count = app->session.view.have_progress && app->session.view.progress.present > 0;
    struct words count = done_count(ui, app);
    int count_w = has_count ? text_width(ui, board_muted, count.text) : 0;
    struct style right = board_muted;
    right.align = ALIGN_RIGHT;
    int says_w = column->w - count_w - ui_px(ui, 40);
    int below = text_height(ui, says_w, board_says, ui_text(ui, says)) + ui_px(ui, 28);
    if (challenge != NULL) {
        question_draw(ui, column, bottom - below, challenge);
    }
    column_space(ui, column, 28);
    struct rect at = {column->x, column->y, says_w, 0};
    if (has_count) {
        text_draw(ui, (struct rect){column->x, column->y, column->w, 0}, right, count.text);
    }
    column->y += text_draw(ui, at, board_says, ui_text(ui, says));
}

static void lobby_draw(struct ui *ui, struct column *column, const struct app *app) {
    struct style code = {FONT_TITLE, 150, COLOR_INK, ALIGN_CENTRE};
    struct style says = board_says;
    struct style muted = board_muted;
    struct words address = address_words(app);
    says.align = muted.align = ALIGN_CENTRE;
    column_space(ui, column, 24);
    column_say(ui, column, says, TEXT_BOARD_JOIN);
    column_space(ui, column, 12);
    column_text(ui, column, code, app->session.view.welcome.code);
    column_space(ui, column, 12);
    column_say(ui, column, muted, TEXT_BOARD_JOIN_HOW);
    if (address.text[0] != '\0') {
        column_space(ui, column, 8);
        column_text(ui, column, muted, ui_fill(ui, TEXT_BOARD_ADDRESS, address.text, "").text);
    }
}

static int bars_width(const struct ui *ui, const struct app *app) {
    bool has_bars = app->session.view.have_bars && app->session.view.bars.is_shown;
    return has_bars ? ui_px(ui, 560) : 0;
}

static void board_bars(struct ui *ui, struct column *column, const struct app *app) {
    const struct message_bars *bars = &app->session.view.bars;
    uint64_t start = app->config.less_motion ? FAR_AWAY_MS : app->motion.bars_ms;
    struct bars_look look = {
        .height = 250, .size = 28, .permille = ui_progress(ui, start, BARS_MS)};
    struct style gain = {FONT_BODY_BOLD, 40, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    struct style sure = {FONT_BODY, 30, COLOR_MUTED, ALIGN_CENTRE};
    column_text(ui, column, gain, bars_gain(ui, bars).text);
    column_space(ui, column, 20);
    column->y += bars_draw(ui, (struct rect){column->x, column->y, column->w, 0}, bars, &look);
    if (bars->sure_mended > 0) {
        column_space(ui, column, 12);
        column_text(ui, column, sure,
                    ui_fill_count(ui, TEXT_BARS_SURE, bars->sure_mended, "").text);
    }
}

static void key_draw(struct ui *ui, struct column *column, int bottom, const struct app *app) {
    const struct message_reveal *reveal = &app->session.view.reveal;
    struct style key = {FONT_TITLE, 96, COLOR_INK, ALIGN_LEFT};
    int edge = ui_px(ui, 48);
    struct rect panel = {column->x, column->y, column->w, 0};
    struct column inner = {panel.x + edge, panel.y + edge, panel.w - 2 * edge};
    int says_h = text_height(ui, inner.w, board_says, ui_text(ui, TEXT_REVEAL_KEY));
    int key_h = answer_measure(ui, inner.w, key, reveal->key).h;
    int around = 2 * edge + says_h + key_h + ui_px(ui, 48);
    struct style why = {FONT_BODY, 0, COLOR_INK, ALIGN_LEFT};
    why = fit(ui, why, inner.w, bottom - panel.y - around, reveal->explanation);
    why.size = why.size < 48 ? why.size : 48;
    panel.h = around + text_height(ui, inner.w, why, reveal->explanation);
    panel_draw(ui, panel);
    column_say(ui, &inner, board_says, TEXT_REVEAL_KEY);
    column_space(ui, &inner, 24);
    inner.y += answer_draw(ui, (struct rect){inner.x, inner.y, inner.w, 0}, key, reveal->key);
    column_space(ui, &inner, 24);
    column_text(ui, &inner, why, reveal->explanation);
    column->y += panel.h;
}

static void reveal_draw(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    int bars_w = bars_width(ui, app);
    int gap = ui_px(ui, 60);
    bool is_beside = bars_w > 0 && column->w - bars_w - gap >= ui_type(ui, 800);
    struct column left = *column;
    struct column right = *column;
    if (is_beside) {
        left.w -= bars_w + gap;
        right.x += left.w + gap;
        right.w = bars_w;
    }
    if (app->session.view.have_reveal) {
        key_draw(ui, &left, bottom, app);
    }
    if (bars_w > 0) {
        right.y = is_beside ? right.y + ui_px(ui, 24) : left.y + ui_px(ui, 40);
        board_bars(ui, &right, app);
    }
    column->y = left.y > right.y ? left.y : right.y;
}

/* Words first, then the shelf: it may take all the room that there is. */
static void recap_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct style heading = {FONT_TITLE, 60, COLOR_INK, ALIGN_CENTRE};
    struct style line = {FONT_BODY, 36, COLOR_INK, ALIGN_CENTRE};
    struct style gold = {FONT_BODY_BOLD, 40, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    column_say(ui, column, heading, TEXT_RECAP_HEADING);
    column_space(ui, column, 12);
    if (view->have_bars && view->bars.is_shown) {
        column_text(ui, column, gold, bars_gain(ui, &view->bars).text);
    }
    if (view->have_recap) {
        struct words tries = ui_fill_count(ui, TEXT_RECAP_TRIES, view->recap.tries, "");
        struct words later = ui_fill_count(ui, TEXT_RECAP_LATER, view->recap.later, "");
        struct words seams = ui_fill_count(ui, TEXT_RECAP_SEAMS, view->recap.seams, "");
        struct words sum = ui_fill_count(ui, TEXT_REVEAL_GOLD, view->recap.gold, "");
        struct words both;
        str_format(both.text, sizeof both.text, "%s \xC2\xB7 %s", seams.text, sum.text);
        column_text(ui, column, gold, both.text);
        column_space(ui, column, 8);
        str_format(both.text, sizeof both.text, "%s %s", tries.text, later.text);
        column_text(ui, column, line, both.text);
        column_say(ui, column, line, TEXT_RECAP_THANKS);
    }
    column_space(ui, column, 32);
    if (view->have_shelf) {
        struct rect at = {column->x, column->y, column->w, 0};
        column->y += shelf_draw(ui, at, &view->shelf, &(struct shelf_look){240, 24});
    }
}

static void phase_draw(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    if (!view->have_phase || view->phase.stage == STAGE_LOBBY) {
        lobby_draw(ui, column, app);
    } else if (view->phase.stage != STAGE_ROUND) {
        recap_draw(ui, column, app);
    } else if (view->phase.phase == PHASE_REVEAL) {
        reveal_draw(ui, column, app, bottom);
    } else if (play_challenge(view) != NULL) {
        asking_draw(ui, column, app, bottom);
    } else {
        column_say(ui, column, board_says, TEXT_BOARD_WAITING);
    }
}

void screen_board(struct ui *ui, const struct app *app) {
    int top = board_top(ui, app);
    int bottom = board_bottom(ui, app);
    int margin = ui_px(ui, BOARD_MARGIN);
    int y = ui_scroll_begin(ui, top, bottom);
    struct column column = {margin, y + 1, ui->list->width - 2 * margin};
    phase_draw(ui, &column, app, bottom - ui_px(ui, 8));
    ui_scroll_end(ui, column.y + ui_px(ui, 4));
}
