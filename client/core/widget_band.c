/* A band under the top line: something that all should know now, or one private question with its
 * buttons. */
#include "widgets.h"

static const struct style band_style = {FONT_BODY_BOLD, 18, COLOR_INK, ALIGN_LEFT};

/* Width and height of the buttons beside each other. */
static struct rect buttons_measure(const struct ui *ui, int width, const struct band *band) {
    struct rect all = {0, 0, 0, 0};
    for (int i = 0; i < band->buttons_count; i++) {
        struct rect size = button_measure(ui, width / 2 - ui_px(ui, 12), &band->buttons[i]);
        all.w += size.w + (i > 0 ? ui_px(ui, 12) : 0);
        all.h = size.h > all.h ? size.h : all.h;
    }
    return all;
}

static void buttons_draw(struct ui *ui, struct rect at, int width, const struct band *band) {
    for (int i = 0; i < band->buttons_count; i++) {
        struct rect size = button_measure(ui, width / 2 - ui_px(ui, 12), &band->buttons[i]);
        button_draw(ui, (struct rect){at.x, at.y, size.w, at.h}, &band->buttons[i]);
        at.x += size.w + ui_px(ui, 12);
    }
}

int band_draw(struct ui *ui, int y, const struct band *band) {
    int margin = ui_px(ui, MARGIN_UNITS);
    int edge = ui_px(ui, 10);
    struct rect rect = {margin, y, ui->list->width - 2 * margin, 0};
    struct rect inner = rect_inside(rect, ui_px(ui, 24), 0);
    struct style style = band_style;
    struct rect buttons = buttons_measure(ui, inner.w, band);
    int beside = inner.w - buttons.w - ui_px(ui, 24);
    bool is_beside = buttons.w > 0 && beside >= ui_type(ui, 320);
    int text_w = is_beside ? beside : inner.w;
    int text_h = text_height(ui, text_w, style, band->text);
    int height = text_h;
    if (is_beside) {
        height = buttons.h > text_h ? buttons.h : text_h;
    } else if (buttons.w > 0) {
        height += ui_px(ui, 8) + buttons.h;
    }
    rect.h = height + 2 * edge;
    style.align = buttons.w > 0 ? ALIGN_LEFT : ALIGN_CENTRE;
    ui_rect(
        ui, rect,
        (struct paint){
            .fill = COLOR_SOFT, .stroke = band->stroke, .radius = ui_px(ui, 12), .stroke_px = 2});
    inner.y = y + edge + (is_beside ? (height - text_h) / 2 : 0);
    text_draw(ui, (struct rect){inner.x, inner.y, text_w, 0}, style, band->text);
    buttons.x = is_beside ? inner.x + inner.w - buttons.w : inner.x;
    buttons.y = is_beside ? y + edge + (height - buttons.h) / 2 : y + edge + height - buttons.h;
    buttons_draw(ui, buttons, inner.w, band);
    return rect.h + ui_px(ui, 12);
}
