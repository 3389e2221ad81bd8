/* Choosing: the options of a challenge on cards with their digits, and how sure somebody is as
 * three faces. A mark beside the colour says what is picked, for those who do not see the colour.
 */
#include "widgets.h"

#include "messages.h"

static struct style option_style(const struct ui *ui) {
    return (struct style){FONT_BODY, ui->is_roomy ? 26 : 22, COLOR_INK, ALIGN_LEFT};
}

/* Room for the badge, and its gap. */
static int badge_room(const struct ui *ui, const struct choice *choice) {
    return choice->has_keys ? badge_size(ui) + ui_px(ui, 12) : 0;
}

/* Edges, badge and tick that stand round an option's text. */
static int option_edges(const struct ui *ui, const struct choice *choice) {
    return 2 * ui_px(ui, 16) + badge_room(ui, choice) + badge_size(ui) + ui_px(ui, 12);
}

static struct style note_style(const struct choice_note *note) {
    return (struct style){note->is_backed ? FONT_BODY_BOLD : FONT_BODY, 17,
                          note->is_backed ? COLOR_INK : COLOR_MUTED, ALIGN_LEFT};
}

/* Room that a note takes beside the text. */
static int note_beside(const struct ui *ui, const struct choice *choice, int index) {
    if (choice->notes == NULL || !choice->has_notes_beside) {
        return 0;
    }
    const struct choice_note *note = &choice->notes[index];
    return text_width(ui, note_style(note), note->text) + ui_px(ui, 12);
}

/* Room for a note is kept where there is none yet, so that nothing moves when somebody backs. */
static int note_height(const struct ui *ui, int width, const struct choice *choice, int index) {
    if (choice->notes == NULL || choice->has_notes_beside) {
        return 0;
    }
    const struct choice_note *note = &choice->notes[index];
    return ui_px(ui, 4) + text_height(ui, width, note_style(note), note->text);
}

static int words_height(const struct ui *ui, int width, const struct choice *choice, int index) {
    const char *option = choice->options[index];
    return choice->is_prose ? text_height(ui, width, option_style(ui), option)
                            : answer_measure(ui, width, option_style(ui), option).h;
}

static int option_height(const struct ui *ui, int cell_w, const struct choice *choice, int index) {
    int inner = cell_w - option_edges(ui, choice) - note_beside(ui, choice, index);
    int height = words_height(ui, inner, choice, index);
    height = height > badge_size(ui) ? height : badge_size(ui);
    return height + note_height(ui, inner, choice, index) +
           2 * ui_px(ui, choice->is_dense ? 8
                         : ui->is_roomy   ? 20
                                          : 14);
}

static void option_draw(struct ui *ui, struct rect cell, const struct choice *choice, int index) {
    bool is_other = choice->last_value != 0 && index == choice->count - 1;
    int value = is_other ? choice->last_value : choice->first + index;
    struct card card = {.action = {choice->action, value}};
    const struct choice_note *note = choice->notes != NULL ? &choice->notes[index] : NULL;
    card.key = choice->has_keys ? (enum key)(KEY_1 + index) : KEY_NONE;
    card.is_picked = (choice->picked >> index & 1) != 0;
    card.is_leading = note != NULL && note->is_leading;
    card_draw(ui, cell, &card);
    int size = badge_size(ui);
    int x = cell.x + ui_px(ui, 16);
    if (choice->has_keys) {
        badge_draw(ui, x, cell.y + (cell.h - size) / 2, card.key);
    }
    struct rect text = {x + badge_room(ui, choice), cell.y, cell.w - option_edges(ui, choice), 0};
    text.w -= note_beside(ui, choice, index);
    int height = words_height(ui, text.w, choice, index);
    bool is_noted = note != NULL && note->text[0] != '\0';
    text.y += (cell.h - height - (is_noted ? note_height(ui, text.w, choice, index) : 0)) / 2;
    if (choice->is_prose) {
        text_draw(ui, text, option_style(ui), choice->options[index]);
    } else {
        struct style style = option_style(ui);
        style.align = texts_align(choice->options, choice->count);
        answer_draw(ui, text, style, choice->options[index]);
    }
    if (is_noted && choice->has_notes_beside) {
        struct rect beside = {text.x + text.w + ui_px(ui, 12), cell.y, cell.w, 0};
        beside.y += (cell.h - text_line_height(ui, note_style(note))) / 2;
        text_draw(ui, beside, note_style(note), note->text);
    } else if (is_noted) {
        text.y += height + ui_px(ui, 4);
        text_draw(ui, text, note_style(note), note->text);
    }
    if (card.is_picked) {
        struct rect tick = {cell.x + cell.w - ui_px(ui, 16) - size, cell.y + (cell.h - size) / 2,
                            size, size};
        ui_tick(ui, tick, COLOR_ACCENT);
    }
}

static struct grid choice_grid(const struct ui *ui, int width, const struct choice *choice) {
    int widest = 0;
    for (int i = 0; i < choice->count; i++) {
        int natural = answer_measure(ui, width, option_style(ui), choice->options[i]).w;
        widest = natural > widest ? natural : widest;
        if (choice->notes != NULL) {
            const struct choice_note *note = &choice->notes[i];
            int most = ui_type(ui, 230); /* a longer one wraps */
            natural = text_width(ui, note_style(note), note->text);
            natural = natural < most ? natural : most;
            widest = natural > widest ? natural : widest;
        }
    }
    int least = choice->is_list ? width : widest + option_edges(ui, choice);
    least = least > choice->least_w ? least : choice->least_w;
    return grid_make(ui, width, choice->count, least > ui_px(ui, 200) ? least : ui_px(ui, 200));
}

static int row_height(const struct ui *ui, const struct grid *grid, const struct choice *choice,
                      int first) {
    int height = 0;
    for (int i = first; i < first + grid->columns && i < choice->count; i++) {
        int one = option_height(ui, grid->cell_w, choice, i);
        height = one > height ? one : height;
    }
    return height;
}

static int row_gap(const struct ui *ui, const struct choice *choice) {
    return ui_px(ui, choice->is_dense ? 8 : 12);
}

int choice_width(const struct ui *ui, const struct choice *choice) {
    int widest = 0;
    for (int i = 0; i < choice->count; i++) {
        int natural = text_width(ui, option_style(ui), choice->options[i]);
        widest = natural > widest ? natural : widest;
    }
    return widest + option_edges(ui, choice);
}

int choice_height(const struct ui *ui, int width, const struct choice *choice) {
    struct grid grid = choice_grid(ui, width, choice);
    int height = 0;
    for (int first = 0; first < choice->count; first += grid.columns) {
        height += row_height(ui, &grid, choice, first) + row_gap(ui, choice);
    }
    return height;
}

int choice_draw(struct ui *ui, struct rect at, const struct choice *choice) {
    struct grid grid = choice_grid(ui, at.w, choice);
    int gap = row_gap(ui, choice);
    int y = at.y;
    for (int first = 0; first < choice->count; first += grid.columns) {
        int height = row_height(ui, &grid, choice, first);
        for (int i = first; i < first + grid.columns && i < choice->count; i++) {
            int x = at.x + (i - first) * (grid.cell_w + grid.gap);
            option_draw(ui, (struct rect){x, y, grid.cell_w, height}, choice, i);
        }
        y += height + gap;
    }
    return y - gap - at.y;
}

/* --- faces -------------------------------------------------------------------------------------
 */

static int face_size(const struct ui *ui, const struct faces *faces) {
    return ui_px(ui, faces->count > 3 ? 56 : ui->is_roomy ? 80 : 68);
}

static int face_height(const struct ui *ui, int cell_w, const struct faces *faces, int index) {
    struct style style = {FONT_BODY_BOLD, 17, COLOR_INK, ALIGN_CENTRE};
    const char *label = ui_text(ui, faces->labels[index]);
    return face_size(ui, faces) + ui_px(ui, 8 + 12) + text_height(ui, cell_w, style, label);
}

static void face_draw(struct ui *ui, struct rect cell, const struct faces *faces, int index) {
    struct action action = {faces->action, index + 1};
    bool is_picked = faces->picked == index + 1;
    int size = face_size(ui, faces);
    struct draw_command *face = draw_list_add(ui->list, DRAW_FACE);
    bool is_hovered = ui_is_hovered(ui, action);
    if (face != NULL) {
        face->x = cell.x + (cell.w - size) / 2;
        face->y = cell.y + ui_px(ui, 4);
        face->w = size;
        face->h = size;
        face->a = faces->levels[index];
        face->fill = is_picked ? COLOR_GOLD_LIGHT : COLOR_SOFT;
        face->stroke = is_picked ? COLOR_GOLD : is_hovered ? COLOR_MUTED : COLOR_LINE;
        face->stroke_px = ui_px(ui, 3);
    }
    struct style style = {is_picked ? FONT_BODY_BOLD : FONT_BODY, 17, COLOR_INK, ALIGN_CENTRE};
    struct rect label = {cell.x, cell.y + size + ui_px(ui, 8), cell.w, 0};
    text_draw(ui, label, style, ui_text(ui, faces->labels[index]));
    ui_hit(ui, cell, action);
    if (ui_is_focused(ui, action)) {
        ui_focus_frame(ui, rect_inside(cell, ui_px(ui, 4), ui_px(ui, 4)), ui_px(ui, 12));
    }
}

int faces_draw(struct ui *ui, struct rect at, const struct faces *faces) {
    int gap = ui_px(ui, 8);
    struct rect cell = {at.x, at.y, (at.w - (faces->count - 1) * gap) / faces->count, 0};
    int most = ui_px(ui, 124) > ui_type(ui, 120) ? ui_px(ui, 124) : ui_type(ui, 120);
    cell.w = cell.w < most ? cell.w : most;
    for (int i = 0; i < faces->count; i++) {
        int height = face_height(ui, cell.w, faces, i);
        cell.h = height > cell.h ? height : cell.h;
    }
    for (int i = 0; i < faces->count; i++) {
        face_draw(ui, cell, faces, i);
        cell.x += cell.w + gap;
    }
    return cell.h;
}

int confidence_draw(struct ui *ui, struct rect at, int picked) {
    static const enum text_id words[] = {TEXT_CONFIDENCE_GUESS, TEXT_CONFIDENCE_THINK_SO,
                                         TEXT_CONFIDENCE_SURE};
    struct faces faces = {.action = ACTION_CONFIDENCE,
                          .count = 3,
                          .levels = (const int[]){0, 2, 4},
                          .labels = words,
                          .picked = picked};
    return faces_draw(ui, at, &faces);
}
