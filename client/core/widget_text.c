/* Text: wrapped, aligned, stacked into columns, and words with their places filled. Sizes are units
 * of type, so that a person's text size reaches every word. */
#include "widgets.h"

#include <string.h>

#include "bidi.h"
#include "hash.h"
#include "wrap.h"

static struct wrap wrap_of(const struct ui *ui, int width, struct style style) {
    struct wrap wrap;
    wrap_init(&wrap, ui->measure, style.font, ui_type(ui, style.size), width);
    return wrap;
}

int text_line_height(const struct ui *ui, struct style style) {
    return ui->measure->line_height(ui->measure->self, style.font, ui_type(ui, style.size));
}

int text_width(const struct ui *ui, struct style style, const char *text) {
    return ui->measure->width(ui->measure->self, style.font, ui_type(ui, style.size), text,
                              strlen(text));
}

static int lines_of(const struct ui *ui, int width, struct style style, const char *text) {
    struct wrap wrap = wrap_of(ui, width, style);
    struct wrap_line line;
    int lines = 0;
    wrap_start(&wrap, text);
    while (wrap_next(&wrap, &line)) {
        lines++;
    }
    return lines;
}

/* Counting lines measures each word, so what was counted in this frame is kept. */
static int lines_kept(const struct ui *ui, int width, struct style style, const char *text) {
    if (ui->heights == NULL) {
        return lines_of(ui, width, style, text);
    }
    uint64_t key = hash_u64(HASH_START, ((uint64_t)style.font << 32) | (uint32_t)width);
    key = hash_bytes(hash_u64(key, (uint64_t)ui_type(ui, style.size)), text, strlen(text)) | 1;
    size_t place = (size_t)((key ^ (key >> 32)) >> 1) % HEIGHTS_MAX;
    if (ui->heights->items[place].key != key) {
        ui->heights->items[place].lines = lines_of(ui, width, style, text);
        ui->heights->items[place].key = key;
    }
    return ui->heights->items[place].lines;
}

int text_height(const struct ui *ui, int width, struct style style, const char *text) {
    return lines_kept(ui, width, style, text) * text_line_height(ui, style);
}

int text_shift(struct style style, int width, const struct wrap_line *line) {
    int free_px = width - line->width;
    bool is_at_left = style.align == ALIGN_EDGE || (style.align == ALIGN_LEFT && !line->is_rtl);
    return is_at_left ? 0 : style.align == ALIGN_CENTRE ? free_px / 2 : free_px;
}

static void draw_line(struct ui *ui, struct rect at, struct style style,
                      const struct wrap_line *line) {
    struct draw_command *command = line->count > 0 ? draw_list_add(ui->list, DRAW_TEXT) : NULL;
    if (command == NULL) {
        return;
    }
    command->x = at.x + text_shift(style, at.w, line);
    command->y = at.y;
    command->w = line->width;
    command->h = text_line_height(ui, style);
    command->fill = style.color;
    command->font = style.font;
    command->size_px = ui_type(ui, style.size);
    command->a = line->is_rtl ? 1 : 0;
    command->pale = ui->pale;
    draw_list_set_text(ui->list, command, line->start, line->count);
}

int text_draw(struct ui *ui, struct rect at, struct style style, const char *text) {
    struct wrap wrap = wrap_of(ui, at.w, style);
    struct wrap_line line;
    int top = at.y;
    wrap_start(&wrap, text);
    while (wrap_next(&wrap, &line)) {
        draw_line(ui, at, style, &line);
        at.y += text_line_height(ui, style);
    }
    return at.y - top;
}

enum align texts_align(const char *const *texts, int count) {
    enum align align = ALIGN_LEFT;
    for (int i = 0; i < count; i++) {
        align = bidi_is_rtl(texts[i], strlen(texts[i])) ? ALIGN_RIGHT : align;
    }
    return align;
}

void column_text(struct ui *ui, struct column *column, struct style style, const char *text) {
    struct rect at = {column->x, column->y, column->w, 0};
    column->y += text_draw(ui, at, style, text);
}

void column_say(struct ui *ui, struct column *column, struct style style, enum text_id id) {
    column_text(ui, column, style, ui_text(ui, id));
}

void column_space(const struct ui *ui, struct column *column, int units) {
    column->y += ui_px(ui, units);
}

const char *ui_text(const struct ui *ui, enum text_id id) {
    return text_of(ui->texts, id);
}

struct words ui_fill(const struct ui *ui, enum text_id id, const char *first, const char *second) {
    struct words words;
    const char *const places[] = {first, second};
    text_fill(ui->texts, id, 1, places, 2, words.text, sizeof words.text);
    return words;
}

struct words ui_fill_count(const struct ui *ui, enum text_id id, unsigned long count,
                           const char *first) {
    struct words words;
    const char *const places[] = {first};
    text_fill(ui->texts, id, count, places, 1, words.text, sizeof words.text);
    return words;
}
