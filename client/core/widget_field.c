/* A field to type into. What is typed wraps like any text, so a long answer is seen whole; the
 * caret stands still, because nothing blinks. What an input method is still composing stands at the
 * caret, underlined, and is not yet part of the text. */
#include "widgets.h"

#include <string.h>

#include "caret.h"
#include "str.h"

/* The text as it is seen: with what is being composed. */
struct shown {
    char text[WORDS_BYTES_MAX + COMPOSING_BYTES_MAX + 1];
    size_t caret;
    size_t from, to; /* what is being composed */
};

static void show(const struct ui *ui, const struct field_look *look, struct shown *shown) {
    const struct field *field = look->field;
    const struct composing *composing = &ui->person.composing;
    bool is_composing = ui_is_focused(ui, look->action) && composing->text[0] != '\0';
    size_t count = is_composing ? strlen(composing->text) : 0;
    str_copy_bytes(shown->text, sizeof shown->text, field->text, field->caret);
    str_append(shown->text, sizeof shown->text, is_composing ? composing->text : "");
    str_append(shown->text, sizeof shown->text, field->text + field->caret);
    shown->from = field->caret;
    shown->to = field->caret + count;
    shown->caret = field->caret + (is_composing ? composing->caret : 0);
}

static void underline(struct ui *ui, const struct wrap *wrap, const struct wrap_line *line,
                      const struct rect *at, const size_t range[2]) {
    struct caret from = caret_of(wrap, line, range[0]), to = caret_of(wrap, line, range[1]);
    int left = from.x < to.x ? from.x : to.x, right = from.x < to.x ? to.x : from.x;
    int px = ui_px(ui, 2) > 1 ? ui_px(ui, 2) : 2;
    if (right > left) {
        ui_rect(ui, (struct rect){at->x + left, at->y + at->h - px, right - left, px},
                (struct paint){.fill = COLOR_MUTED});
    }
}

static void caret_draw(struct ui *ui, const struct rect *at, struct caret caret) {
    int w = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2;
    int x = at->x + caret.x + (caret.is_rtl ? -w - w / 2 : w / 2);
    ui->caret = (struct rect){x, at->y, w, at->h};
    ui_rect(ui, ui->caret, (struct paint){.fill = COLOR_ACCENT});
}

/* The caret stands on the last line that begins at or before it. */
static void marks_draw(struct ui *ui, struct rect inner, const struct field_look *look,
                       const struct shown *shown) {
    struct wrap wrap;
    struct wrap_line line;
    struct rect at = inner, caret_at = inner;
    struct caret caret = {0, false};
    wrap_init(&wrap, ui->measure, look->style.font, ui_type(ui, look->style.size), inner.w);
    wrap_start(&wrap, shown->text);
    at.h = caret_at.h = text_line_height(ui, look->style);
    for (; wrap_next(&wrap, &line); at.y += at.h) {
        size_t start = (size_t)(line.start - shown->text);
        at.x = inner.x + text_shift(look->style, inner.w, &line);
        if (shown->from < start + line.count && shown->to > start) {
            size_t range[2] = {shown->from > start ? shown->from - start : 0, shown->to - start};
            underline(ui, &wrap, &line, &at, range);
        }
        if (start <= shown->caret) {
            caret = caret_of(&wrap, &line, shown->caret - start);
            caret_at = at;
        }
    }
    caret_draw(ui, &caret_at, caret);
}

int field_draw(struct ui *ui, struct rect at, const struct field_look *look) {
    bool has_focus = ui_is_focused(ui, look->action);
    struct shown shown;
    show(ui, look, &shown);
    bool is_empty = shown.text[0] == '\0';
    struct style hint = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};
    struct rect inner = rect_inside(at, ui_px(ui, 24), 0);
    int edge = ui_px(ui, ui->is_roomy ? 18 : 14);
    int text_h = text_height(ui, inner.w, look->style, shown.text);
    int hint_h = is_empty ? text_height(ui, inner.w, hint, look->hint) : 0;
    at.h = (text_h > hint_h ? text_h : hint_h) + 2 * edge;
    struct paint paint = {.fill = COLOR_PANEL, .radius = ui_px(ui, 14)};
    paint.stroke = has_focus                         ? COLOR_ACCENT
                   : ui_is_hovered(ui, look->action) ? COLOR_MUTED
                                                     : COLOR_LINE;
    paint.stroke_px = has_focus ? 3 : 2;
    ui_rect(ui, at, paint);
    inner.y = at.y + edge;
    if (is_empty && !has_focus) {
        inner.y = at.y + (at.h - hint_h) / 2;
        text_draw(ui, inner, hint, look->hint);
    } else {
        text_draw(ui, inner, look->style, shown.text);
    }
    if (has_focus) {
        marks_draw(ui, inner, look, &shown);
    }
    ui_hit(ui, at, look->action);
    return at.h;
}
