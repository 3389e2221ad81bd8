/* The board: what the whole class looks at, in type that is read from the last row. At the top the
 * round and how to come in, at the bottom the bowl of the class and its gold, between them the
 * phase. Everything is counted by the class; nothing here belongs to one student or one team. */
#include "board.h"

#include <string.h>

#include "hash.h"
#include "str.h"

#define BOWL_UNITS       260
#define BOWL_UNITS_ROOMY 380 /* where what stands above leaves room */
#define BOWL_LINES       12  /* gold lines of the class's bowl when the goal is reached */

const struct style board_muted = {FONT_BODY, 34, COLOR_MUTED, ALIGN_LEFT};
const struct style board_says = {FONT_BODY_BOLD, 40, COLOR_INK, ALIGN_LEFT};
const struct style board_title = {FONT_TITLE, 60, COLOR_INK, ALIGN_LEFT};

struct style board_fit(const struct ui *ui, struct style style, int width, int height,
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

struct words board_address(const struct app *app) {
    struct words words = {""};
    if (app->address[0] != '\0') {
        str_copy(words.text, sizeof words.text, app->address);
        return words;
    }
    const char *host = app->net.at.host[0] != '\0' ? app->net.at.host : app->config.host;
    if (!is_shown_address(host)) {
        return words;
    }
    bool is_usual = app->net.at.port == PROTOCOL_PORT || app->net.at.port == 0;
    str_format(words.text, sizeof words.text, is_usual ? "%s" : "%s:%d", host,
               (int)app->net.at.port);
    return words;
}

static struct words join_words(const struct app *app) {
    struct words words = board_address(app);
    struct words both;
    bool has_address = words.text[0] != '\0';
    str_format(both.text, sizeof both.text, has_address ? "%s \xC2\xB7 %s" : "%s",
               app->session.view.welcome.code, words.text);
    return both;
}

static struct words place_words(struct ui *ui, const struct app *app) {
    const struct message_phase *phase = &app->session.view.phase;
    const char *sound = sound_words(ui, app);
    if (sound != NULL) {
        struct words words;
        str_copy(words.text, sizeof words.text, sound);
        return words;
    }
    if (!app->session.view.have_phase || phase->stage != STAGE_ROUND) {
        struct words words;
        str_copy(words.text, sizeof words.text, app->session.view.welcome.title);
        return words;
    }
    return round_words(ui, app);
}

/* A line that all should read now; returns the y behind it. */
static int board_banner(struct ui *ui, int y, const char *words, enum color stroke) {
    struct rect band = {ui_px(ui, BOARD_MARGIN), y, ui->list->width - 2 * ui_px(ui, BOARD_MARGIN),
                        0};
    struct style style = {FONT_BODY_BOLD, 32, COLOR_INK, ALIGN_CENTRE};
    struct rect text = rect_inside(band, ui_px(ui, 32), 0);
    band.h = text_height(ui, text.w, style, words) + 2 * ui_px(ui, 12);
    ui_rect(ui, band,
            (struct paint){
                .fill = COLOR_SOFT, .stroke = stroke, .radius = ui_px(ui, 16), .stroke_px = 3});
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
    bool is_reached = app->session.link == SESSION_IN || app->session.link == SESSION_ENDED;
    if (!is_reached) {
        y = board_banner(ui, y, ui_text(ui, TEXT_BOARD_OFFLINE), COLOR_CLAY);
    }
    struct words pen = pen_words(ui, app);
    return pen.text[0] != '\0' ? board_banner(ui, y, pen.text, COLOR_GOLD) : y;
}

static uint32_t lines_of(const struct message_room *room, uint32_t gold) {
    uint64_t lines = room->goal > 0 ? gold * (uint64_t)BOWL_LINES / room->goal : 0;
    return lines < BOWL_LINES ? (uint32_t)lines : BOWL_LINES;
}

/* How far (0 to 1000) the gold has come that the class got last, one line behind the other. */
static int gold_progress(struct ui *ui, const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    const struct motion *motion = &app->motion;
    uint32_t lines = lines_of(room, room->gold) - lines_of(room, motion->gold_before);
    uint64_t start = app->config.less_motion ? FAR_AWAY_MS : motion->gold_ms;
    return ui_progress(ui, start, GOLD_MS * (uint64_t)(lines > 1 ? lines : 1));
}

struct draw_bowl board_bowl(struct ui *ui, const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    const char *code = app->session.view.welcome.code;
    uint32_t lines = lines_of(room, room->gold);
    struct draw_bowl bowl = {.seed = (uint32_t)hash_bytes(HASH_START, code, strlen(code)),
                             .seams = (uint8_t)lines,
                             .is_whole = true,
                             .crack_permille = 1000,
                             .seam_permille = 1000};
    int permille = gold_progress(ui, app);
    if (permille < 1000) {
        uint32_t before = lines_of(room, app->motion.gold_before);
        uint32_t come = (lines - before) * (uint32_t)permille;
        bowl.seams = (uint8_t)(before + (lines > before ? come / 1000 + 1 : 0));
        bowl.seam_permille = (uint16_t)(lines > before ? come % 1000 : 1000);
    }
    return bowl;
}

int board_gold(struct ui *ui, struct rect at, const struct app *app) {
    const struct message_room *room = &app->session.view.room;
    int permille = gold_progress(ui, app);
    uint32_t before = permille < 1000 ? app->motion.gold_before : room->gold;
    uint64_t more = (uint64_t)(room->gold - before) * (uint64_t)ui_ease(permille) / 1000;
    return gold_grow(ui, at, room->gold, room->goal, before + (uint32_t)more);
}

struct words board_here(const struct ui *ui, const struct message_room *room) {
    struct words here = ui_fill_count(ui, TEXT_BOARD_HERE, room->seats_here, "");
    struct words teams = ui_fill_count(ui, TEXT_BOARD_TEAMS, room->teams, "");
    return room->teams == 0 ? here : ui_fill(ui, TEXT_BOARD_HERE_IN, here.text, teams.text);
}

/* The bowl of the class, its gold, and who is here. */
struct bottom {
    int bowl; /* units */
    struct style here;
};

static const struct bottom bottom_usual = {BOWL_UNITS, {FONT_BODY, 34, COLOR_MUTED, ALIGN_LEFT}};
static const struct bottom bottom_roomy = {BOWL_UNITS_ROOMY,
                                           {FONT_BODY, 48, COLOR_INK, ALIGN_LEFT}};

static int bottom_lines(const struct ui *ui, const struct bottom *it) {
    return text_line_height(ui, board_muted) + text_line_height(ui, it->here) + ui_px(ui, 76) +
           ui_type(ui, 12);
}

static int bottom_height(const struct ui *ui, const struct bottom *it) {
    int lines_h = bottom_lines(ui, it);
    int bowl_h = ui_px(ui, it->bowl) * 7 / 8;
    return lines_h > bowl_h ? lines_h : bowl_h;
}

/* From y `top` down. */
static void bottom_draw(struct ui *ui, const struct app *app, const struct bottom *it, int top) {
    const struct message_room *room = &app->session.view.room;
    struct draw_bowl bowl = board_bowl(ui, app);
    struct words here = board_here(ui, room);
    int margin = ui_px(ui, BOARD_MARGIN);
    int height = bottom_height(ui, it);
    struct rect at = {margin, top, ui_px(ui, it->bowl), ui_px(ui, it->bowl) * 7 / 8};
    at.y += (height - at.h) / 2;
    ui_bowl(ui, at, &bowl);
    at.x += at.w + ui_px(ui, 60);
    at.w = ui->list->width - margin - at.x;
    at.y = top + (height - bottom_lines(ui, it)) / 2;
    at.y += board_gold(ui, at, app) + ui_px(ui, 20);
    text_draw(ui, at, it->here, here.text);
}

/* --- the phases --------------------------------------------------------------------------------
 */

/* The teacher's own mistake stands before everything else while it is told. */
static bool is_teachers_turn(const struct session_view *view) {
    return view->have_spotlight && view->spotlight.caption == CAPTION_TEACHERS;
}

/* Whether a question is on the board, and nothing else. */
static bool is_asking(const struct session_view *view) {
    bool is_round = view->have_phase && view->phase.stage == STAGE_ROUND;
    return is_round && !is_teachers_turn(view) && view->phase.phase != PHASE_NONE &&
           view->phase.phase != PHASE_SHARE && view->phase.phase != PHASE_REVEAL &&
           play_challenge(view) != NULL;
}

/* Nothing is played now, and something was or will be: the class has its bowl to look at. */
static bool is_between(const struct session_view *view) {
    bool is_rest = view->phase.stage == STAGE_ROUND && view->phase.phase == PHASE_NONE;
    bool is_break = view->phase.stage == STAGE_LOBBY && view->phase.round > 0;
    return view->have_phase && !is_teachers_turn(view) && (is_rest || is_break);
}

/* Whether what stands above a bottom can be read in `height`; with a large bowl, as large as from
 * the last row. */
static bool has_room_for(struct ui *ui, const struct app *app, int width, int height,
                         bool is_roomy) {
    const struct session_view *view = &app->session.view;
    bool is_share = is_teachers_turn(view) || view->phase.phase == PHASE_SHARE;
    if (is_share) {
        return !is_roomy && board_share_fits(ui, app, width, height);
    }
    if (is_asking(view)) {
        return board_asking_fits(ui, app, width, height, is_roomy);
    }
    bool is_lobby = !view->have_phase || view->phase.stage == STAGE_LOBBY;
    bool has_bowls = view->have_bowls && view->bowls.bowls_count > 0;
    return !is_roomy || (is_lobby && !has_bowls);
}

/* At the end the shelf has the room; and so has a question or a thought that needs all of it. */
static const struct bottom *bottom_of(struct ui *ui, const struct app *app, int width, int room) {
    static const struct bottom *const all[] = {&bottom_roomy, &bottom_usual};
    const struct session_view *view = &app->session.view;
    bool is_recap = view->have_phase && view->phase.stage >= STAGE_RECAP;
    if (!view->have_room || is_recap || is_between(view)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (has_room_for(ui, app, width, room - bottom_height(ui, all[i]), i == 0)) {
            return all[i];
        }
    }
    return NULL;
}

static void phase_draw(struct ui *ui, struct column *column, const struct app *app, int bottom) {
    const struct session_view *view = &app->session.view;
    bool is_round = view->have_phase && view->phase.stage == STAGE_ROUND;
    if (is_teachers_turn(view) || (is_round && view->phase.phase == PHASE_SHARE)) {
        board_share(ui, column, app, bottom);
    } else if (is_between(view)) {
        board_between(ui, column, app, bottom);
    } else if (!view->have_phase || view->phase.stage == STAGE_LOBBY) {
        board_lobby(ui, column, app, bottom);
    } else if (!is_round) {
        board_recap(ui, column, app, bottom);
    } else if (view->phase.phase == PHASE_REVEAL) {
        board_reveal(ui, column, app, bottom);
    } else if (is_asking(view)) {
        board_asking(ui, column, app, bottom);
    } else {
        column_say(ui, column, board_says, TEXT_BOARD_WAITING);
    }
}

void screen_board(struct ui *ui, const struct app *app) {
    int top = board_top(ui, app);
    int margin = ui_px(ui, BOARD_MARGIN);
    int width = ui->list->width - 2 * margin;
    int bottom = ui->list->height - ui_px(ui, 40);
    int edge = ui_px(ui, 8);
    int gap = ui_px(ui, 24);
    const struct bottom *it = bottom_of(ui, app, width, bottom - gap - edge - top - 1);
    if (it != NULL) {
        bottom_draw(ui, app, it, bottom - bottom_height(ui, it));
        bottom -= bottom_height(ui, it) + gap;
    }
    int y = ui_scroll_begin(ui, top, bottom);
    struct column column = {margin, y + 1, width};
    phase_draw(ui, &column, app, y + bottom - top - edge);
    ui_scroll_end(ui, column.y + ui_px(ui, 4));
}
