/* The pictures of a room: as many of a thing as are to be counted, laid out as on a die, and below
 * them what one would say: "3 fish". Whoever cannot see them well compares the words. */
#include "transport.h"
#include "widgets.h"

#define EDGE_UNITS 20

static struct style words_style(const struct pictures_look *look) {
    return (struct style){FONT_BODY_BOLD, look->size, COLOR_INK, ALIGN_CENTRE};
}

static struct words picture_words(const struct ui *ui, uint8_t picture) {
    enum text_id text = (enum text_id)((int)TEXT_THING_FISH + (int)picture_thing(picture));
    return ui_fill_count(ui, text, (unsigned long)picture_times(picture), "");
}

/* Two rows at most; the odd one of three stands above the two others. */
static void things_draw(struct ui *ui, struct rect at, uint8_t picture) {
    int times = picture_times(picture);
    int gap = at.h / 12;
    int rows = times > 2 ? 2 : 1;
    int columns = times > 1 ? 2 : 1;
    int tall = times == 1 ? at.h * 4 / 5 : times == 2 ? at.h * 3 / 5 : (at.h - gap) / 2;
    int wide = (at.w - (columns - 1) * gap) / columns;
    int side = tall < wide ? tall : wide;
    int y = at.y + (at.h - rows * side - (rows - 1) * gap) / 2;
    for (int done = 0; done < times; y += side + gap) {
        int here = times == 3 && done == 0 ? 1 : times - done < 2 ? times - done : 2;
        int x = at.x + (at.w - here * side - (here - 1) * gap) / 2;
        for (int i = 0; i < here; i++, done++, x += side + gap) {
            ui_thing(ui, (struct rect){x, y, side, side}, picture_thing(picture));
        }
    }
}

/* As wide as the longest words want it. */
static int least_width(const struct ui *ui, const uint8_t *pictures,
                       const struct pictures_look *look) {
    int most = look->height;
    for (int i = 0; i < FINGERPRINT_PICTURES; i++) {
        int width = text_width(ui, words_style(look), picture_words(ui, pictures[i]).text);
        most = width > most ? width : most;
    }
    return most + 2 * ui_px(ui, EDGE_UNITS);
}

int pictures_rest(const struct ui *ui, const struct pictures_look *look) {
    return text_line_height(ui, words_style(look)) + 2 * ui_px(ui, EDGE_UNITS) + ui_px(ui, 8);
}

int pictures_draw(struct ui *ui, struct rect at, const uint8_t *pictures,
                  const struct pictures_look *look) {
    struct style style = words_style(look);
    int edge = ui_px(ui, EDGE_UNITS);
    struct grid grid = grid_make(ui, at.w, FINGERPRINT_PICTURES, least_width(ui, pictures, look));
    struct rect cell = {at.x, at.y, grid.cell_w, look->height + pictures_rest(ui, look)};
    for (int i = 0; i < FINGERPRINT_PICTURES; i++) {
        struct rect inner = rect_inside(cell, edge, edge);
        panel_draw(ui, cell);
        things_draw(ui, (struct rect){inner.x, inner.y, inner.w, look->height}, pictures[i]);
        inner.y += look->height + ui_px(ui, 8);
        text_draw(ui, inner, style, picture_words(ui, pictures[i]).text);
        bool is_last = (i + 1) % grid.columns == 0;
        cell.x = is_last ? at.x : cell.x + grid.cell_w + grid.gap;
        cell.y += is_last ? cell.h + grid.gap : 0;
    }
    int rows = (FINGERPRINT_PICTURES + grid.columns - 1) / grid.columns;
    return rows * (cell.h + grid.gap) - grid.gap;
}
