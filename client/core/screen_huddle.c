/* The huddle and the mend: the team's answers on cards, without names; one of them, or a new one,
 * is backed. In the mend a sentence says how the huddle went, in words of the same calm either way.
 */
#include "screen.h"

#include <string.h>

#include "str.h"

#define SHORT_ANSWER_BYTES 12 /* that fits a button's label */

/* --- an idea's card ----------------------------------------------------------------------------
 */

struct idea_look {
    int size; /* of the answer */
    int edge;
    uint32_t leading; /* the idea that counts for now */
    const struct message_challenge *challenge;
};

/* The lines of a card, measured and drawn by one function so that they agree. */
static int idea_lines(struct ui *ui, struct rect at, const struct record_idea *idea,
                      const struct idea_look *look, bool is_drawn) {
    char text[PICKS_WORDS_SIZE];
    struct style answer = {FONT_TITLE, look->size, COLOR_INK, ALIGN_CENTRE};
    struct style tries = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
    struct style backed = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_CENTRE};
    struct words by_tries = ui_fill_count(ui, TEXT_HUDDLE_TRIES, idea->tries, "");
    struct words by_backed = ui_fill_count(ui, TEXT_HUDDLE_BACKED, idea->backed, "");
    const char *new_one = ui_text(ui, TEXT_HUDDLE_NEW);
    const char *first = idea->tries > 0 ? by_tries.text : new_one;
    picks_words(look->challenge, idea->picks, idea->picks_count, idea->text, text, sizeof text);
    int top = at.y;
    at.y += is_drawn ? answer_draw(ui, at, answer, text) : answer_measure(ui, at.w, answer, text).h;
    at.y += ui_px(ui, 10);
    at.y += is_drawn ? text_draw(ui, at, tries, first) : text_height(ui, at.w, tries, first);
    if (idea->backed > 0) {
        at.y += ui_px(ui, 2);
        at.y += is_drawn ? text_draw(ui, at, backed, by_backed.text)
                         : text_height(ui, at.w, backed, by_backed.text);
    }
    if (idea->idea == look->leading) {
        const char *says = ui_text(ui, TEXT_HUDDLE_LEADING);
        at.y += ui_px(ui, 2);
        at.y += is_drawn ? text_draw(ui, at, tries, says) : text_height(ui, at.w, tries, says);
    }
    return at.y - top;
}

/* Cards have digits where an answer is picked. Where it is typed a digit belongs to the answer:
 * what is typed becomes a new idea. */
static enum key idea_key(const struct app *app, int index) {
    bool is_typed = play_is_typed(play_challenge(&app->session.view));
    return is_typed ? KEY_NONE : (enum key)(KEY_1 + index);
}

static void idea_frame(struct ui *ui, struct rect cell, const struct card *card) {
    card_draw(ui, cell, card);
    if (card->key != KEY_NONE) {
        badge_draw(ui, cell.x + ui_px(ui, 14), cell.y + ui_px(ui, 14), card->key);
    }
}

static void idea_draw(struct ui *ui, struct rect cell, const struct app *app, int index,
                      const struct idea_look *look) {
    const struct message_ideas *ideas = &app->session.view.ideas;
    const struct record_idea *idea = &ideas->ideas[index];
    struct card card = {.action = {ACTION_PICK_IDEA, index}, .key = idea_key(app, index)};
    card.is_picked = app->play.idea == idea->idea;
    card.is_leading = ideas->leading == idea->idea;
    idea_frame(ui, cell, &card);
    struct rect inner = rect_inside(cell, look->edge, 0);
    int height = idea_lines(ui, inner, idea, look, false);
    int least = card.key != KEY_NONE ? ui_px(ui, 14) + badge_size(ui) : ui_px(ui, 16);
    inner.y += (cell.h - height) / 2 > least ? (cell.h - height) / 2 : least;
    idea_lines(ui, inner, idea, look, true);
    if (card.is_picked) {
        int size = badge_size(ui);
        ui_tick(ui,
                (struct rect){cell.x + cell.w - size - ui_px(ui, 14), cell.y + ui_px(ui, 14), size,
                              size},
                COLOR_ACCENT);
    }
}

/* The card with the cross: a new idea. */
static void new_draw(struct ui *ui, struct rect cell, const struct app *app, int index) {
    struct style style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
    struct card card = {.action = {ACTION_NEW_IDEA, 0}, .key = idea_key(app, index)};
    card.is_picked = app->play.is_new_open;
    idea_frame(ui, cell, &card);
    struct rect inner = rect_inside(cell, ui_px(ui, 20), 0);
    const char *words = ui_text(ui, TEXT_HUDDLE_NEW);
    int arm = ui_px(ui, ui->is_roomy ? 36 : 24);
    int height = 2 * arm + ui_px(ui, 20) + text_height(ui, inner.w, style, words);
    int x = cell.x + cell.w / 2;
    int y = cell.y + (cell.h - height) / 2 + arm;
    ui_line(ui, (struct rect){x - arm, y, 2 * arm, 0}, COLOR_MUTED, ui_px(ui, 6));
    ui_line(ui, (struct rect){x, y - arm, 0, 2 * arm}, COLOR_MUTED, ui_px(ui, 6));
    inner.y = y + arm + ui_px(ui, 20);
    text_draw(ui, inner, style, words);
}

/* --- the table ---------------------------------------------------------------------------------
 */

static int cell_height(struct ui *ui, const struct app *app, const struct grid *grid,
                       const struct idea_look *look) {
    const struct message_ideas *ideas = &app->session.view.ideas;
    struct rect inner = {0, 0, grid->cell_w - 2 * look->edge, 0};
    struct style style = {FONT_BODY, 18, COLOR_MUTED, ALIGN_CENTRE};
    int most = ui_px(ui, 68) + text_height(ui, inner.w, style, ui_text(ui, TEXT_HUDDLE_NEW));
    for (int i = 0; i < ideas->ideas_count; i++) {
        int height = idea_lines(ui, inner, &ideas->ideas[i], look, false);
        most = height > most ? height : most;
    }
    bool has_digits = idea_key(app, 0) != KEY_NONE;
    return most + 2 * (has_digits ? ui_px(ui, 14) + badge_size(ui) : ui_px(ui, 16));
}

/* Rows of cards, the one for a new idea behind them. */
static void table_draw(struct ui *ui, struct column *column, const struct app *app) {
    int ideas = app->session.view.have_ideas ? app->session.view.ideas.ideas_count : 0;
    int count = ideas + 1;
    bool is_crowded = count > 4;
    struct idea_look look = {.size = is_crowded ? 36 : 42, .edge = ui_px(ui, is_crowded ? 14 : 20)};
    look.size = ui->is_roomy ? look.size * 5 / 4 : look.size;
    look.challenge = play_challenge(&app->session.view);
    look.leading = app->session.view.ideas.leading;
    int least = ui_type(ui, is_crowded ? 150 : 180);
    struct grid grid = grid_make(ui, column->w, count, least);
    struct rect cell = {column->x, column->y, grid.cell_w, 0};
    cell.w = cell.w < ui_type(ui, 320) ? cell.w : ui_type(ui, 320);
    cell.h = cell_height(ui, app, &(struct grid){.cell_w = cell.w}, &look);
    int least_h = ui->is_roomy ? ui_px(ui, 250) : 0;
    cell.h = cell.h > least_h ? cell.h : least_h;
    for (int i = 0; i < count; i++) {
        cell.x = column->x + i % grid.columns * (cell.w + grid.gap);
        cell.y = column->y + i / grid.columns * (cell.h + ui_px(ui, 16));
        if (i < ideas) {
            idea_draw(ui, cell, app, i, &look);
        } else {
            new_draw(ui, cell, app, i);
        }
    }
    column->y = cell.y + cell.h;
}

/* --- words -------------------------------------------------------------------------------------
 */

/* What is in hand now, as a short text; "" when it is nothing or long. */
static struct words in_hand(const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct picks picks = play_picks(&app->play, view);
    const char *typed = app->fields[FIELD_ANSWER].text;
    char text[PICKS_WORDS_SIZE];
    struct words words = {""};
    for (int i = 0; app->play.idea != 0 && i < view->ideas.ideas_count; i++) {
        const struct record_idea *idea = &view->ideas.ideas[i];
        typed = idea->idea == app->play.idea ? idea->text : typed;
    }
    picks_words(play_challenge(view), picks.list, picks.count, typed, text, sizeof text);
    if (strlen(text) <= SHORT_ANSWER_BYTES && strchr(text, '\n') == NULL) {
        str_copy(words.text, sizeof words.text, text);
    }
    return words;
}

static struct words done_of(const struct ui *ui, const struct app *app) {
    struct words what = in_hand(app);
    if (!app->session.view.is_kept) {
        return ui_fill(ui, TEXT_ON_ITS_WAY, "", "");
    }
    bool is_short = what.text[0] != '\0';
    return ui_fill(ui, is_short ? TEXT_HUDDLE_BACKED_KEPT : TEXT_HUDDLE_BACKED_THIS_KEPT, what.text,
                   "");
}

static struct words note_of(const struct ui *ui, const struct app *app, bool is_empty) {
    const struct session_view *view = &app->session.view;
    if (is_empty) {
        bool is_typed = play_is_typed(play_challenge(view));
        bool has_ideas = view->have_ideas && view->ideas.ideas_count > 0;
        if (is_typed && !has_ideas && view->phase.phase == PHASE_MEND) {
            return ui_fill(ui, TEXT_HUDDLE_TYPE, "", "");
        }
        return ui_fill(ui, is_typed ? TEXT_HUDDLE_PICK_OR_TYPE : TEXT_HUDDLE_PICK, "", "");
    }
    if (view->have_ideas && view->ideas.thinking > 0) {
        return ui_fill_count(ui, TEXT_HUDDLE_THINKING, view->ideas.thinking, "");
    }
    struct words nothing = {""};
    return view->have_ideas ? ui_fill(ui, TEXT_HUDDLE_ALL_DONE, "", "") : nothing;
}

/* Another one in each round, the same for the whole team. */
static enum text_id starter_text(const struct app *app) {
    static const enum text_id starters[] = {TEXT_HUDDLE_STARTER_1, TEXT_HUDDLE_STARTER_2,
                                            TEXT_HUDDLE_STARTER_3, TEXT_HUDDLE_STARTER_4};
    bool is_mend = app->session.view.phase.phase == PHASE_MEND;
    return starters[(app->session.view.phase.round + (is_mend ? 2 : 0)) % 4];
}

static void starter_draw(struct ui *ui, struct column *column, const struct app *app) {
    struct style style = {FONT_BODY, ui->is_roomy ? 22 : 20, COLOR_INK, ALIGN_LEFT};
    const char *words = ui_text(ui, starter_text(app));
    struct rect band = {column->x, column->y, column->w, 0};
    struct rect text = rect_inside(band, ui_px(ui, 24), 0);
    int edge = ui_px(ui, ui->is_roomy ? 18 : 10);
    band.h = text_height(ui, text.w, style, words) + 2 * edge;
    ui_rect(ui, band, (struct paint){.fill = COLOR_SOFT, .radius = ui_px(ui, 14)});
    text.y += edge;
    text_draw(ui, text, style, words);
    column->y += band.h;
}

static enum text_id mend_text(const struct session_view *view) {
    if (!view->have_result || !view->result.is_asked) {
        return TEXT_MEND_NOT_ASKED;
    }
    return view->result.is_match ? TEXT_MEND_MATCH : TEXT_MEND_MISS;
}

/* --- the two screens ---------------------------------------------------------------------------
 */

/* What was asked, in small type: the answers have the page. Its picture stands there only where no
 * side has room for it. */
static void question_draw(struct ui *ui, struct column *column,
                          const struct message_challenge *challenge, bool has_side) {
    struct style title = {FONT_BODY_BOLD, 20, COLOR_INK, ALIGN_LEFT};
    struct style question = {FONT_BODY, 20, COLOR_INK, ALIGN_LEFT};
    struct figure_room room = {80, 40, 16, 320};
    const char *figure = has_side ? "" : challenge->figure;
    struct figure_place place = figure_place(ui, column->w, figure, &room);
    struct column text = {column->x, column->y, place.text_w};
    if (challenge->title[0] != '\0') {
        column_text(ui, &text, title, challenge->title);
    }
    column_text(ui, &text, question, challenge->prompt);
    int height = figure_block(&place, text.y - column->y);
    figure_stand(ui, (struct rect){column->x, column->y, column->w, height}, &place, figure);
    column->y += height;
}

/* The picture of the huddle's question above the bowl. */
static void side_figure(struct ui *ui, struct column *side, const struct app *app) {
    struct figure_look look = {.height = ui_px(ui, 112), .size = 16, .is_centred = true};
    struct rect at = {side->x, side->y + ui_px(ui, 16), side->w, 0};
    bool is_huddle = app->session.view.phase.phase == PHASE_HUDDLE;
    int height = ui_px(ui, 32);
    if (is_huddle && app->session.view.have_challenge) {
        height += figure_draw(ui, at, app->session.view.challenge.figure, &look);
    }
    side->y += height > ui_px(ui, 72) ? height : ui_px(ui, 72);
}

static void huddle_content(struct ui *ui, struct column *column, const struct app *app,
                           bool has_side) {
    const struct session_view *view = &app->session.view;
    bool is_two = view->team.mates_count == 2;
    struct words sub =
        ui_fill(ui, is_two ? TEXT_HUDDLE_SUB_TWO : TEXT_HUDDLE_SUB, view->team.name, "");
    struct style heading = {FONT_TITLE, ui->is_roomy ? 32 : 28, COLOR_INK, ALIGN_LEFT};
    const char *says = ui_text(ui, TEXT_HUDDLE_HEADING);
    if (text_width(ui, heading, says) > column->w) {
        heading.size = 24; /* large type: the cards are what matters */
    }
    column_text(ui, column, heading, says);
    column_space(ui, column, 4);
    column_text(ui, column, style_muted, sub.text);
    if (view->have_challenge) {
        column_space(ui, column, 4);
        question_draw(ui, column, &view->challenge, has_side);
    }
    column_space(ui, column, 10);
    bool is_choice = play_is_choice(play_challenge(view));
    if (!is_choice) {
        table_draw(ui, column, app);
        column_space(ui, column, app->play.is_new_open ? 16 : 0);
    }
    if (is_choice || app->play.is_new_open) {
        column->y = answer_control(ui, (struct rect){column->x, column->y, column->w, 0}, app,
                                   is_choice ? TEXT_HUDDLE_OPTIONS : TEXT_HUDDLE_NEW_LABEL);
    }
    column_space(ui, column, 12);
    starter_draw(ui, column, app);
}

static void mend_content(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_challenge *challenge = play_challenge(view);
    struct style heading = {FONT_TITLE, 26, COLOR_INK, ALIGN_LEFT};
    column_say(ui, column, heading, mend_text(view));
    column_space(ui, column, 16);
    if (challenge == NULL) {
        column_say(ui, column, style_muted, TEXT_WAITING);
        return;
    }
    struct rect at = {column->x, column->y, column->w, 0};
    at.y = challenge_panel(ui, at, challenge, NULL) + ui_px(ui, 20);
    column->y = answer_control(ui, at, app, TEXT_MEND_ANSWER);
    column_space(ui, column, 20);
    if (!play_is_choice(challenge) && view->have_ideas && view->ideas.ideas_count > 0) {
        column_say(ui, column, style_label, TEXT_MEND_IDEAS);
        column_space(ui, column, 8);
        column->y += backed_ideas(ui, (struct rect){column->x, column->y, column->w, 0}, app);
    } else if (!play_is_choice(challenge)) {
        starter_draw(ui, column, app);
    }
}

static void content_draw(struct ui *ui, struct column *column, const struct app *app,
                         bool has_side) {
    if (app->session.view.phase.phase == PHASE_MEND) {
        mend_content(ui, column, app);
    } else {
        huddle_content(ui, column, app, has_side);
    }
}

static struct words back_label(const struct ui *ui, const struct app *app) {
    struct words what = in_hand(app);
    bool is_short = what.text[0] != '\0';
    return ui_fill(ui, is_short ? TEXT_HUDDLE_BACK : TEXT_HUDDLE_BACK_THIS, what.text, "");
}

/* "You can!", to all teams alike, on a key that no answer needs. */
static void you_can_draw(struct ui *ui, struct column *column, const struct app *app) {
    const struct session_view *view = &app->session.view;
    struct style heard = {FONT_BODY_BOLD, 17, COLOR_LEAF, ALIGN_CENTRE};
    struct button button = {.label = ui_text(ui, TEXT_CHEER_YOU_CAN),
                            .action = {ACTION_CHEER, CHEER_YOU_CAN},
                            .key = KEY_F2};
    column_space(ui, column, 16);
    if (view->have_room && view->room.is_muted) {
        struct style muted = {FONT_BODY, 17, COLOR_MUTED, ALIGN_CENTRE};
        column_say(ui, column, muted, TEXT_CHEERS_MUTED);
        return;
    }
    struct rect size = button_measure(ui, column->w, &button);
    button_draw(ui, (struct rect){column->x + (column->w - size.w) / 2, column->y, size.w, size.h},
                &button);
    column->y += size.h;
    if (view->cheers.now[CHEER_YOU_CAN] > 0) {
        struct words times =
            ui_fill_count(ui, TEXT_CHEER_YOU_CAN_HEARD, view->cheers.now[CHEER_YOU_CAN], "");
        column_space(ui, column, 6);
        column_text(ui, column, heard, times.text);
    }
}

void screen_huddle(struct ui *ui, const struct app *app) {
    const struct session_view *view = &app->session.view;
    const struct message_challenge *challenge = play_challenge(view);
    bool is_empty = play_is_empty(&app->play, challenge, &app->fields[FIELD_ANSWER]);
    struct words label = back_label(ui, app);
    struct words note = note_of(ui, app, is_empty);
    struct words done = done_of(ui, app);
    struct footer footer = {.note = note.text[0] != '\0' ? note.text : NULL};
    if (play_is_done(&app->play, view)) {
        footer.done = done.text;
        footer.is_kept = view->is_kept;
    } else if (!is_empty) {
        footer.primary = (struct button){
            .label = label.text, .action = {ACTION_BACK_IDEA, 0}, .is_primary = true};
    }
    int top = frame_top(ui, app);
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 272, &side);
    column_space(ui, &column, 4);
    struct ui_mark mark = ui_mark(ui);
    struct column roomy = column;
    ui->is_roomy = true;
    content_draw(ui, &roomy, app, side.w > 0);
    ui->is_roomy = side.w > 0 && ui_left_below(ui, roomy.y + ui_px(ui, 8)) >= 0;
    ui_rewind(ui, &mark);
    content_draw(ui, &column, app, side.w > 0);
    ui->is_roomy = false;
    struct column bowl = side.w > 0 ? side : column;
    if (side.w > 0) {
        side_figure(ui, &bowl, app);
    } else {
        column_space(ui, &bowl, 20);
    }
    bowl_column(ui, &bowl, app, 240);
    bowl_caption(ui, &bowl, app);
    if (view->phase.phase == PHASE_MEND) {
        you_can_draw(ui, &bowl, app);
    }
    ui_scroll_end(ui, (bowl.y > column.y ? bowl.y : column.y) + ui_px(ui, 8));
}
