/* What the class works on now, as far as the teacher needs it at a glance: the question, short,
 * with its picture; the key once the class has it; cheers; when the lesson ends; and how others
 * come in. */
#include "screen_desk.h"

#include <string.h>

#include "board.h"
#include "str.h"

#define PROMPT_SHORT  150 /* bytes */
#define OPTIONS_SHORT 110
#define LINE_SHORT    84
#define ELLIPSIS      "\xE2\x80\xA6"

/* Small: the board shows it large. */
static const struct figure_room desk_figure = {72, 44, 15, 320};

/* The beginning of a text, to the end of a word; with dots where there is more. */
struct words desk_short(const char *text, size_t bytes) {
    struct words words;
    size_t count = strlen(text);
    if (count > bytes) {
        count = bytes;
        while (count > 0 && ((unsigned char)text[count] & 0xC0u) == 0x80u) {
            count--;
        }
        size_t space = count;
        while (space > bytes / 2 && text[space] != ' ') {
            space--;
        }
        count = space > bytes / 2 ? space : count;
    }
    str_copy_bytes(words.text, sizeof words.text, text, count);
    if (text[count] != '\0') {
        str_append(words.text, sizeof words.text, ELLIPSIS);
    }
    return words;
}

static const struct message_challenge *asked_now(const struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_round = view->phase.stage == STAGE_ROUND && view->phase.phase != PHASE_NONE;
    return is_round ? play_challenge(view) : NULL;
}

static struct words options_words(const struct message_challenge *challenge) {
    struct words words = {.text = ""};
    for (int i = 0; i < challenge->options_count; i++) {
        str_append(words.text, sizeof words.text, i > 0 ? " \xC2\xB7 " : "");
        str_append(words.text, sizeof words.text, challenge->options[i].text);
    }
    return desk_short(words.text, OPTIONS_SHORT);
}

/* The key is nobody's, not the teacher's either, before the class has it. */
static void key_draw(struct ui *ui, const struct app *app, struct column *column) {
    struct style style = {FONT_BODY_BOLD, 18, COLOR_GOLD_TEXT, ALIGN_LEFT};
    const struct session_view *view = &app->session.view;
    const struct message_reveal *reveal = &view->reveal;
    if (!view->have_reveal || reveal->round != view->phase.round) {
        return;
    }
    struct words key = ui_fill(ui, TEXT_DESK_KEY, reveal->key, "");
    if (reveal->twin_key[0] != '\0') {
        key = ui_fill(ui, TEXT_DESK_KEYS_TWO, reveal->key, reveal->twin_key);
    }
    column_text(ui, column, style, key.text);
}

void desk_question(struct ui *ui, const struct app *app, struct column *column) {
    struct style title = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};
    const struct message_challenge *challenge = asked_now(app);
    enum phase phase = (enum phase)app->session.view.phase.phase;
    if (challenge == NULL || phase == PHASE_OFFER || phase == PHASE_SHARE) {
        return;
    }
    struct desk_panel panel = desk_panel_begin(ui, column);
    struct words prompt = desk_short(challenge->prompt, PROMPT_SHORT);
    struct words options = options_words(challenge);
    struct figure_place place = figure_place(ui, column->w, challenge->figure, &desk_figure);
    struct column text = {column->x, column->y, place.text_w};
    column_say(ui, &text, desk_heading, TEXT_DESK_QUESTION);
    column_space(ui, &text, 6);
    if (challenge->title[0] != '\0') {
        struct words short_title = desk_short(challenge->title, LINE_SHORT);
        column_text(ui, &text, title, short_title.text);
    }
    column_text(ui, &text, desk_body, prompt.text);
    if (options.text[0] != '\0') {
        column_text(ui, &text, desk_quiet, options.text);
    }
    key_draw(ui, app, &text);
    struct rect block = {column->x, column->y, column->w, 0};
    block.h = figure_block(&place, text.y - column->y);
    figure_stand(ui, block, &place, challenge->figure);
    column->y += block.h;
    desk_panel_end(ui, column, &panel);
}

void desk_question_line(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_challenge *challenge = asked_now(app);
    if (challenge != NULL) {
        struct words prompt = desk_short(challenge->prompt, LINE_SHORT);
        column_text(ui, column, desk_quiet, prompt.text);
        column_space(ui, column, 6);
    }
}

/* --- cheers ----------------------------------------------------------------------------------- */

void desk_cheers(struct ui *ui, const struct app *app, struct column *column) {
    const struct session_view *view = &app->session.view;
    struct flow flow = flow_begin(column);
    if (view->room.is_muted) {
        column_say(ui, column, desk_quiet, TEXT_DESK_CHEERS_MUTED);
        return;
    }
    for (int i = CHEER_OK; i < CHEER_YOU_CAN; i++) {
        struct words count = ui_fill_count(ui, TEXT_NUMBER, view->cheers.now[i], "");
        struct words words = ui_fill(ui, TEXT_DESK_CHEER, ui_text(ui, cheer_text(i)), count.text);
        flow_text(ui, &flow, view->cheers.now[i] > 0 ? desk_count_style : desk_quiet, words.text);
    }
    if (view->cheers.choruses > 0) {
        struct words words = ui_fill_count(ui, TEXT_DESK_CHORUSES, view->cheers.choruses, "");
        struct style gold = {FONT_BODY_BOLD, 16, COLOR_GOLD_TEXT, ALIGN_LEFT};
        flow_text(ui, &flow, gold, words.text);
    }
    flow_end(ui, &flow, column);
}

/* --- time ------------------------------------------------------------------------------------- */

#define MINUTE_MS    60000u
#define DAY_MS       (24u * 60u * MINUTE_MS)
#define TO_FIVE_FROM 15u /* minutes; farther away nobody means a minute */

struct words desk_clock_words(const struct app *app, uint64_t at_ms, uint64_t now_ms) {
    struct words words;
    uint64_t step = at_ms > now_ms + TO_FIVE_FROM * MINUTE_MS ? 5 * MINUTE_MS : MINUTE_MS;
    uint64_t day = (at_ms + app->config.day_ms + step - 1) / step * step;
    uint64_t minutes = day % DAY_MS / MINUTE_MS;
    str_format(words.text, sizeof words.text, "%u:%02u", (unsigned)(minutes / 60),
               (unsigned)(minutes % 60));
    return words;
}

uint64_t desk_minute_ms(const struct app *app, uint64_t now_ms) {
    return now_ms + MINUTE_MS - (now_ms + app->config.day_ms) % MINUTE_MS;
}

/* The end of the lesson as planned; 0: it is not known. */
static uint64_t end_ms(const struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    uint64_t behind_ms = (uint64_t)app->desk->tables.desk.behind_seconds * 1000;
    bool runs = view->deadline_ms != FAR_AWAY_MS && view->deadline_ms > ui->now_ms;
    uint64_t left_ms =
        runs && view->phase.stage == STAGE_ROUND ? view->deadline_ms - ui->now_ms : 0;
    bool is_known = view->phase.stage < STAGE_RECAP && behind_ms + left_ms > 0;
    return is_known ? ui->now_ms + behind_ms + left_ms : 0;
}

void desk_times(struct ui *ui, const struct app *app, struct column *column) {
    const struct message_desk *desk = &app->desk->tables.desk;
    uint64_t end = end_ms(ui, app);
    struct words round = {.text = ""};
    if (desk->plan_seconds > 0 && app->session.view.phase.stage < STAGE_RECAP) {
        round =
            ui_fill_count(ui, TEXT_DESK_PLAN, (unsigned long)(desk->plan_seconds + 59) / 60, "");
    }
    if (end != 0 && app->config.has_day) {
        struct words at = desk_clock_words(app, end, ui->now_ms);
        struct words before = round;
        round = ui_fill(ui, TEXT_DESK_ENDS, before.text, at.text);
        ui_wake(ui, desk_minute_ms(app, ui->now_ms));
    }
    if (round.text[0] != '\0') {
        column_text(ui, column, desk_quiet, round.text);
    }
}

/* --- coming in -------------------------------------------------------------------------------- */

void desk_come_in(struct ui *ui, const struct app *app, struct column *column) {
    struct style code = {FONT_TITLE, 60, COLOR_INK, ALIGN_LEFT};
    const struct session_view *view = &app->session.view;
    if (view->phase.stage != STAGE_LOBBY || app->session.link == SESSION_ENDED) {
        return;
    }
    struct words address = board_address(app);
    if (app->address[0] != '\0') {
        address = ui_fill(ui, TEXT_DESK_TITLE, app->address, "");
    }
    struct words where = ui_fill(ui, TEXT_DESK_COME_IN_AT, address.text, "");
    struct desk_panel panel = desk_panel_begin(ui, column);
    column_say(ui, column, desk_quiet, TEXT_DESK_COME_IN);
    column_text(ui, column, code, view->welcome.code);
    if (address.text[0] != '\0') {
        column_text(ui, column, desk_quiet, where.text);
    }
    if (app->desk->tables.desk.is_locked) {
        column_say(ui, column, desk_bold, TEXT_DESK_DOOR_LOCKED);
    }
    desk_panel_end(ui, column, &panel);
}
