/* The board while a round is played: what is asked and how many are done, and the thought in the
 * spotlight with its cheers. */
#include "board.h"

#define SHARE_BOWL_UNITS 560

/* --- asking ------------------------------------------------------------------------------------
 */

struct lines {
    const struct record_line *lines;
    int count, size, least_w; /* units of type */
};

static enum align lines_align(const struct lines *it) {
    const char *texts[OPTIONS_MAX];
    int count = it->count < OPTIONS_MAX ? it->count : OPTIONS_MAX;
    for (int i = 0; i < count; i++) {
        texts[i] = it->lines[i].text;
    }
    return texts_align(texts, count);
}

/* Where a line and its number stand: from the left, or all of it mirrored. */
static void line_place(struct rect cell, int indent, bool is_mirrored, struct rect *digit,
                       struct rect *text) {
    *digit = (struct rect){cell.x, cell.y, indent, 0};
    *text = (struct rect){cell.x + indent, cell.y, cell.w - indent, 0};
    if (is_mirrored) {
        text->x = cell.x;
        digit->x = cell.x + cell.w - indent;
    }
}

/* Numbered lines in as many columns as fit; measured and drawn by one function. */
static int lines_draw(struct ui *ui, struct rect at, const struct lines *it, bool is_drawn) {
    const enum align align = lines_align(it);
    struct style style = {FONT_BODY, it->size, COLOR_INK, align};
    struct style muted = {FONT_BODY, it->size - 4, COLOR_MUTED, align};
    const struct record_line *lines = it->lines;
    const int count = it->count;
    struct grid grid = grid_make(ui, at.w, count, ui_type(ui, it->least_w));
    int indent = ui_type(ui, 60), step = grid.cell_w + grid.gap;
    int top = at.y;
    for (int first = 0; first < count; first += grid.columns) {
        int most = 0;
        for (int i = first; i < first + grid.columns && i < count; i++) {
            int column = align == ALIGN_RIGHT ? grid.columns - 1 - (i - first) : i - first;
            struct rect digit, text, cell = {at.x + column * step, at.y, grid.cell_w, 0};
            line_place(cell, indent, align == ALIGN_RIGHT, &digit, &text);
            struct words number = ui_fill_count(ui, TEXT_NUMBER, (unsigned long)i + 1, "");
            int height = answer_measure(ui, text.w, style, lines[i].text).h;
            most = height > most ? height : most;
            if (is_drawn) {
                text_draw(ui, digit, muted, number.text);
                answer_draw(ui, text, style, lines[i].text);
            }
        }
        at.y += most + ui_px(ui, 14);
    }
    return at.y - top;
}

/* The options; of a match both lists, beside each other. */
static int lists_draw(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                      int size, bool is_drawn) {
    int least_w = challenge->kind == KIND_MATCH ? 8 * size : 560;
    struct lines lefts = {challenge->options, challenge->options_count, size, least_w};
    struct lines rights = {challenge->rights, challenge->rights_count, size, least_w};
    if (challenge->kind != KIND_MATCH) {
        return lines_draw(ui, at, &lefts, is_drawn);
    }
    int gap = ui_px(ui, 60);
    at.w = (at.w - gap) / 2;
    struct rect right = at;
    right.x += at.w + gap;
    int left_h = lines_draw(ui, at, &lefts, is_drawn);
    int right_h = lines_draw(ui, right, &rights, is_drawn);
    return left_h > right_h ? left_h : right_h;
}

/* How a question is set: sizes of type, its picture, and how high its panel is then. */
struct question_look {
    int title, prompt, list;
    int figure_units;           /* of one that stands below the words; 0: none does */
    struct figure_place beside; /* of one that stands at their right */
    int height;
};

#define FIGURE_LEAST 140
#define FIGURE_MOST  360

/* What is set in these sizes leaves room for a large bowl below. */
#define LARGE_PROMPT 60
#define LARGE_FIGURE 180

/* The largest type at which the lists are at most `room` high; else the smallest. */
static int list_size(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                     int room) {
    int size = 46;
    while (size > 26 && lists_draw(ui, at, challenge, size, false) > room) {
        size -= 4;
    }
    return size;
}

static struct style question_title(int size) {
    struct style style = board_title;
    style.size = size;
    return style;
}

static int lists_height(struct ui *ui, struct rect inner, const struct message_challenge *challenge,
                        int size) {
    bool has_lists = challenge->options_count > 0;
    return has_lists ? lists_draw(ui, inner, challenge, size, false) + ui_px(ui, 24) : 0;
}

static int title_height(const struct ui *ui, int width, const struct message_challenge *challenge,
                        int size) {
    bool has_title = challenge->title[0] != '\0';
    struct style style = question_title(size);
    return has_title ? text_height(ui, width, style, challenge->title) + ui_px(ui, 20) : 0;
}

static int figure_part(struct ui *ui, struct rect at, const char *figure, int units,
                       bool is_drawn) {
    struct figure_look look = {.height = ui_px(ui, units), .size = 34, .is_wide = true};
    int height = units > 0 ? figure_measure(ui, at.w, figure, &look).h : 0;
    if (height > 0 && is_drawn) {
        figure_draw(ui, at, figure, &look);
    }
    return height > 0 ? height + ui_px(ui, 28) : 0;
}

/* A picture below the words takes what they leave. */
static void grow_figure(struct ui *ui, struct rect inner, int room, struct question_look *look,
                        const char *figure) {
    int without = look->height - figure_part(ui, inner, figure, look->figure_units, false);
    for (int units = FIGURE_MOST; units > look->figure_units && look->figure_units > 0;
         units -= 20) {
        int height = without + figure_part(ui, inner, figure, units, false);
        if (height <= room) {
            look->figure_units = units;
            look->height = height;
            return;
        }
    }
}

/* A narrow picture at the right, as high as the question may be. */
static struct figure_place question_place(const struct ui *ui, int width, int room,
                                          const char *figure) {
    int units = room * 1000 / ui->scale_permille;
    struct figure_room place = {.below = FIGURE_LEAST, .size = 34, .text_least = 700};
    place.beside = units < FIGURE_LEAST ? FIGURE_LEAST : units > FIGURE_MOST ? FIGURE_MOST : units;
    return figure_place(ui, width, figure, &place);
}

/* The sizes below a title of a size that fill `room`, or come near to it. */
static struct question_look look_below(struct ui *ui, struct rect inner, int room, int title,
                                       const struct message_challenge *challenge) {
    struct question_look look = {.title = title};
    struct style prompt = {FONT_BODY, 36, COLOR_INK, ALIGN_LEFT};
    int edges = 2 * ui_px(ui, 44);
    look.beside = question_place(ui, inner.w, room - edges, challenge->figure);
    look.figure_units = look.beside.below_h > 0 ? FIGURE_LEAST : 0;
    inner.w = look.beside.text_w;
    int around = title_height(ui, inner.w, challenge, title) + edges;
    around += figure_part(ui, inner, challenge->figure, look.figure_units, false);
    int prompt_h = text_height(ui, inner.w, prompt, challenge->prompt) + ui_px(ui, 24);
    look.list = list_size(ui, inner, challenge, room - around - prompt_h);
    around += lists_height(ui, inner, challenge, look.list);
    prompt = board_fit(ui, prompt, inner.w, room - around, challenge->prompt);
    look.prompt = prompt.size;
    look.height = around + text_height(ui, inner.w, prompt, challenge->prompt);
    int least = look.beside.beside_h + edges;
    look.height = look.beside.is_beside && least > look.height ? least : look.height;
    return look;
}

/* The title shrinks last, and nothing below what the last row can read: what is higher than `room`
 * even then is shown in parts. */
static struct question_look question_fit(struct ui *ui, int width, int room,
                                         const struct message_challenge *challenge) {
    static const int titles[] = {84, 72, 60, 52, 44, 38};
    struct rect inner = {0, 0, width - 2 * ui_px(ui, 56), 0};
    struct question_look look = {.height = 0};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        look = look_below(ui, inner, room, titles[i], challenge);
        bool is_even = look.prompt * 4 >= titles[i] * 3 || titles[i] <= 60;
        if (look.height <= room && is_even) {
            break;
        }
    }
    grow_figure(ui, inner, room, &look, challenge->figure);
    return look;
}

static void question_draw(struct ui *ui, struct column *column, int bottom,
                          const struct message_challenge *challenge) {
    struct question_look look = question_fit(ui, column->w, bottom - column->y, challenge);
    struct style prompt = {FONT_BODY, look.prompt, COLOR_INK, ALIGN_LEFT};
    struct rect panel = {column->x, column->y, column->w, look.height};
    struct rect inner = rect_inside(panel, ui_px(ui, 56), ui_px(ui, 44));
    panel_draw(ui, panel);
    if (look.beside.is_beside) {
        figure_stand(ui, inner, &look.beside, challenge->figure);
        inner.w = look.beside.text_w;
    }
    if (challenge->title[0] != '\0') {
        text_draw(ui, inner, question_title(look.title), challenge->title);
    }
    inner.y += title_height(ui, inner.w, challenge, look.title);
    inner.y += text_draw(ui, inner, prompt, challenge->prompt) + ui_px(ui, 24);
    inner.y += figure_part(ui, inner, challenge->figure, look.figure_units, true);
    if (challenge->options_count > 0) {
        lists_draw(ui, inner, challenge, look.list, true);
    }
    column->y += look.height;
}

static const struct style board_count = {FONT_BODY, 40, COLOR_MUTED, ALIGN_LEFT};

static struct words done_count(const struct ui *ui, const struct app *app) {
    const struct message_progress *progress = &app->session.view.progress;
    struct words done = ui_fill_count(ui, TEXT_NUMBER, progress->done, "");
    struct words all = ui_fill_count(ui, TEXT_NUMBER, progress->present, "");
    return ui_fill(ui, TEXT_BOARD_DONE, done.text, all.text);
}

/* What is done now, and how many are done, beside each other below the question. */
struct asking {
    const char *says;
    struct words count;
    int says_w, height;
};

static struct asking asking_of(const struct ui *ui, const struct app *app, int width) {
    static const enum text_id texts[PHASE_COUNT] = {
        [PHASE_TRY] = TEXT_BOARD_TRY,         [PHASE_HUDDLE] = TEXT_BOARD_HUDDLE,
        [PHASE_OFFER] = TEXT_BOARD_OFFER,     [PHASE_MEND] = TEXT_BOARD_MEND,
        [PHASE_REFLECT] = TEXT_BOARD_REFLECT, [PHASE_AGAIN] = TEXT_BOARD_AGAIN,
    };
    const struct session_view *view = &app->session.view;
    struct asking asking = {.says = ui_text(ui, texts[view->phase.phase])};
    int count_w = 0;
    if (view->have_progress && view->progress.present > 0) {
        asking.count = done_count(ui, app);
        count_w = text_width(ui, board_count, asking.count.text);
    }
    asking.says_w = width - count_w - ui_px(ui, 40);
    asking.height = text_height(ui, asking.says_w, board_says, asking.says);
    return asking;
}

bool board_asking_fits(struct ui *ui, const struct app *app, int width, int height, bool is_large) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    int below = asking_of(ui, app, width).height + ui_px(ui, 28);
    struct question_look look = question_fit(ui, width, height - below, challenge);
    bool is_small =
        look.prompt < LARGE_PROMPT || (look.figure_units > 0 && look.figure_units < LARGE_FIGURE);
    return look.height <= height - below && !(is_large && is_small);
}

/* The question with what is done now and how many are done. */
void board_asking(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct message_challenge *challenge = play_challenge(&app->session.view);
    struct asking asking = asking_of(ui, app, column->w);
    struct style right = board_count;
    right.align = ALIGN_RIGHT;
    question_draw(ui, column, bottom - asking.height - ui_px(ui, 28), challenge);
    column_space(ui, column, 28);
    struct rect at = {column->x, column->y, asking.says_w, 0};
    if (asking.count.text[0] != '\0') {
        text_draw(ui, (struct rect){column->x, column->y, column->w, 0}, right, asking.count.text);
    }
    column->y += text_draw(ui, at, board_says, asking.says);
}

/* --- share -------------------------------------------------------------------------------------
 */

/* The largest look at which the thought is at most `height` high; else the smallest. */
static struct thought_look share_look(struct ui *ui, const struct app *app, int width, int height) {
    static const struct thought_look looks[] = {{150, 80, 44, 56, true}, {132, 68, 40, 56, true},
                                                {120, 56, 36, 48, true}, {96, 48, 34, 48, true},
                                                {84, 40, 32, 40, true},  {64, 34, 30, 32, true},
                                                {48, 28, 28, 24, true}};
    size_t last = sizeof looks / sizeof looks[0] - 1;
    for (size_t i = 0; i < last; i++) {
        if (thought_height(ui, width, app, &looks[i]) <= height) {
            return looks[i];
        }
    }
    return looks[last];
}

static void share_bowl(struct ui *ui, struct rect area, const struct app *app) {
    struct style chorus = {FONT_BODY_BOLD, 34, COLOR_GOLD_TEXT, ALIGN_CENTRE};
    int words_h = text_height(ui, area.w, chorus, ui_text(ui, TEXT_CHORUS)) + ui_px(ui, 16);
    int most = area.h - words_h > area.h / 2 ? area.h - words_h : area.h / 2;
    int w = area.w * 4 / 5;
    int h = w * 7 / 8;
    h = h < most ? h : most;
    w = h * 8 / 7;
    int out = ui_px(ui, 32);
    struct rect bowl = {area.x + (area.w - w) / 2, area.y + (most - h) / 2, w, h};
    struct rect round = {area.x - out, area.y, area.w + 2 * out, most};
    plain_bowl(ui, bowl, true);
    rain_on_bowl(ui, app, round, bowl.y + bowl.h / 6);
    pills_draw(ui, round, app, &(struct pills_look){.size = 27, .has_counts = true});
    if (is_chorus(ui, app, CHORUS_WORDS_MS)) {
        struct rect at = {area.x, area.y + area.h - words_h + ui_px(ui, 12), area.w, 0};
        text_draw(ui, at, chorus, ui_text(ui, TEXT_CHORUS));
    }
}

/* The thought's part of the width, the bowl has the other; and what stands below the thought. */
static int share_width(const struct ui *ui, int width) {
    return width - ui_px(ui, SHARE_BOWL_UNITS) - ui_px(ui, 48);
}

static int share_below(const struct ui *ui, const struct app *app, int width) {
    bool has_questions = app->session.view.spotlight.number > 0;
    const char *words = ui_text(ui, TEXT_BOARD_SHARE);
    return has_questions ? text_height(ui, width, board_says, words) + ui_px(ui, 28) : 0;
}

bool board_share_fits(struct ui *ui, const struct app *app, int width, int height) {
    int left_w = share_width(ui, width);
    int room = height - share_below(ui, app, left_w);
    struct thought_look look = share_look(ui, app, left_w, room);
    return !app->session.view.have_spotlight || thought_height(ui, left_w, app, &look) <= room;
}

void board_share(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    if (!view->have_spotlight) {
        column_space(ui, column, 60);
        column_say(ui, column, board_title, TEXT_SHARE_HEADING);
        column_space(ui, column, 24);
        column_say(ui, column, board_says, TEXT_SHARE_SOON);
        return;
    }
    struct column left = {column->x, column->y, share_width(ui, column->w)};
    int bowl_w = ui_px(ui, SHARE_BOWL_UNITS);
    struct rect area = {column->x + column->w - bowl_w, column->y, bowl_w, bottom - column->y};
    int below = share_below(ui, app, left.w);
    struct thought_look look = share_look(ui, app, left.w, bottom - left.y - below);
    thought_panel(ui, &left, app, &look);
    if (below > 0) {
        column_space(ui, &left, 28);
        column_say(ui, &left, board_says, TEXT_BOARD_SHARE);
    }
    share_bowl(ui, area, app);
    column->y = left.y > bottom ? left.y : bottom;
}
