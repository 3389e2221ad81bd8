/* Three bars that grow: how many were there at the first try, after the huddle, after mending; and
 * what the room gained, in words. Also the gold of the class against its goal. */
#include <string.h>

#include "messages.h"
#include "str.h"
#include "widgets.h"

struct bar {
    int percent;
    enum color color;
    enum text_id label;
};

#define LABEL_LEAST 12

static bool is_word_whole(const struct ui *ui, int width, struct style style, const char *text) {
    while (*text != '\0') {
        struct words word;
        size_t count = strcspn(text, " ");
        str_copy_bytes(word.text, sizeof word.text, text, count);
        if (text_width(ui, style, word.text) > width) {
            return false;
        }
        text += count;
        text += strspn(text, " ");
    }
    return true;
}

/* The label below a bar, so large that none of its words is cut. */
static struct style label_style(const struct ui *ui, int width, int size, const char *text) {
    struct style style = {FONT_BODY, size, COLOR_MUTED, ALIGN_CENTRE};
    while (style.size > LABEL_LEAST && !is_word_whole(ui, width, style, text)) {
        style.size--;
    }
    return style;
}

static void bar_draw(struct ui *ui, struct rect cell, const struct bar *bar,
                     const struct bars_look *look) {
    struct style value = {FONT_BODY_BOLD, look->size + 2, COLOR_INK, ALIGN_CENTRE};
    const char *says = ui_text(ui, bar->label);
    struct style label = label_style(ui, cell.w, look->size, says);
    int room = ui_px(ui, look->height);
    int grown = room * bar->percent / 100 * look->permille / 1000;
    int least = ui_px(ui, 6);
    grown = grown > least ? grown : least;
    int base = cell.y + text_line_height(ui, value) + ui_px(ui, 6) + room;
    int inset = cell.w / 10;
    struct words percent = ui_fill_count(ui, TEXT_BARS_PERCENT, (unsigned long)bar->percent, "");
    struct rect number = {cell.x, base - grown - ui_px(ui, 6) - text_line_height(ui, value), cell.w,
                          0};
    ui_rect(ui, (struct rect){cell.x + inset, base - grown, cell.w - 2 * inset, grown},
            (struct paint){.fill = bar->color, .radius = ui_px(ui, 8)});
    if (look->permille == 1000) {
        text_draw(ui, number, value, percent.text);
    }
    text_draw(ui, (struct rect){cell.x, base + ui_px(ui, 8), cell.w, 0}, label, says);
}

int bars_draw(struct ui *ui, struct rect at, const struct message_bars *bars,
              const struct bars_look *look) {
    const struct bar all[] = {{bars->first, COLOR_BAR_FIRST, TEXT_BARS_FIRST},
                              {bars->huddle, COLOR_BAR_HUDDLE, TEXT_BARS_HUDDLE},
                              {bars->mend, COLOR_BAR_MEND, TEXT_BARS_MEND},
                              {bars->again, COLOR_BAR_MEND, TEXT_BARS_AGAIN}};
    int shown[4] = {0, 1};
    struct style value = {FONT_BODY_BOLD, look->size + 2, COLOR_INK, ALIGN_CENTRE};
    int count = 2;
    if (bars->has_mend) {
        shown[count++] = 2;
    }
    if (bars->has_again) {
        shown[count++] = 3;
    }
    int gap = ui_px(ui, 8);
    struct rect cell = {at.x, at.y, (at.w - (count - 1) * gap) / count, 0};
    int label_h = 0;
    for (int i = 0; i < count; i++) {
        const char *says = ui_text(ui, all[shown[i]].label);
        struct style label = label_style(ui, cell.w, look->size, says);
        int height = text_height(ui, cell.w, label, says);
        label_h = height > label_h ? height : label_h;
        bar_draw(ui, cell, &all[shown[i]], look);
        cell.x += cell.w + gap;
    }
    return text_line_height(ui, value) + ui_px(ui, 6 + look->height + 8) + label_h;
}

struct words bars_gain(const struct ui *ui, const struct message_bars *bars) {
    if (bars->is_all_there) {
        return ui_fill(ui, TEXT_BARS_ALL_THERE, "", "");
    }
    if (bars->gain < 0) {
        return ui_fill(ui, TEXT_BARS_NOT_YET, "", "");
    }
    if (bars->gain == 0) {
        return ui_fill(ui, TEXT_BARS_SAME, "", "");
    }
    return ui_fill_count(ui, TEXT_BARS_GREW, (unsigned long)bars->gain, "");
}

int gold_draw(struct ui *ui, struct rect at, uint32_t gold, uint32_t goal) {
    return gold_grow(ui, at, gold, goal, gold);
}

int gold_grow(struct ui *ui, struct rect at, uint32_t gold, uint32_t goal, uint32_t shown) {
    struct style title = {FONT_BODY_BOLD, 34, COLOR_INK, ALIGN_LEFT};
    struct style count = {FONT_BODY_BOLD, 30, COLOR_GOLD_TEXT, ALIGN_RIGHT};
    int top = at.y;
    struct words got = ui_fill_count(ui, TEXT_NUMBER, gold, "");
    struct words of = ui_fill_count(ui, TEXT_NUMBER, goal, "");
    struct words both = goal > 0 ? ui_fill(ui, TEXT_GOLD_OF, got.text, of.text) : got;
    int count_w = text_width(ui, count, both.text);
    struct rect left = {at.x, at.y, at.w - count_w - ui_px(ui, 24), 0};
    int title_h = text_draw(ui, left, title, ui_text(ui, TEXT_GOLD_TITLE));
    text_draw(ui, at, count, both.text);
    at.y += title_h + ui_px(ui, 12);
    int h = ui_px(ui, 40);
    ui_rect(ui, (struct rect){at.x, at.y, at.w, h},
            (struct paint){.fill = COLOR_SOFT, .radius = h / 2});
    uint64_t full = goal > 0 ? goal : gold > 0 ? gold : 1;
    int w = (int)((uint64_t)at.w * (shown < full ? shown : full) / full);
    if (shown > 0) {
        ui_rect(ui, (struct rect){at.x, at.y, w > h ? w : h, h},
                (struct paint){.fill = COLOR_GOLD, .radius = h / 2});
    }
    return at.y + h - top;
}
