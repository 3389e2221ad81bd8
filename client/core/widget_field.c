/* A field to type into. What is typed wraps like any text, so a long answer is seen whole; the
 * caret stands still, because nothing blinks. */
#include "widgets.h"

#include <string.h>

#include "wrap.h"

/* Where the caret stands: the last line that begins at or before it. */
struct caret {
    int x, line;
};

static struct caret caret_of(const struct ui *ui, int width, const struct field_look *look) {
    struct wrap wrap;
    struct wrap_line line;
    struct caret caret = {0, 0};
    const struct text_measure *measure = ui->measure;
    int size_px = ui_type(ui, look->style.size);
    wrap_init(&wrap, measure, look->style.font, size_px, width);
    wrap_start(&wrap, look->field->text);
    for (int i = 0; wrap_next(&wrap, &line); i++) {
        size_t start = (size_t)(line.start - look->field->text);
        if (start > look->field->caret) {
            break;
        }
        size_t count = look->field->caret - start;
        count = count < line.count ? count : line.count;
        caret.line = i;
        caret.x = measure->width(measure->self, look->style.font, size_px, line.start, count);
    }
    return caret;
}

static void caret_draw(struct ui *ui, struct rect inner, const struct field_look *look) {
    struct caret caret = caret_of(ui, inner.w, look);
    int line_h = text_line_height(ui, look->style);
    int w = ui_px(ui, 3) > 1 ? ui_px(ui, 3) : 2;
    int y = inner.y + caret.line * line_h;
    ui_rect(ui, (struct rect){inner.x + caret.x + w / 2, y, w, line_h},
            (struct paint){.fill = COLOR_ACCENT});
}

int field_draw(struct ui *ui, struct rect at, const struct field_look *look) {
    bool has_focus = ui_is_focused(ui, look->action);
    bool is_empty = look->field->text[0] == '\0';
    struct style hint = {FONT_BODY, 18, COLOR_MUTED, ALIGN_LEFT};
    struct rect inner = rect_inside(at, ui_px(ui, 24), 0);
    int edge = ui_px(ui, 14);
    int text_h = text_height(ui, inner.w, look->style, look->field->text);
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
        text_draw(ui, inner, look->style, look->field->text);
    }
    if (has_focus) {
        caret_draw(ui, inner, look);
    }
    ui_hit(ui, at, look->action);
    return at.h;
}
