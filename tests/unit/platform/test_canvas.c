/* Draw lists become pixels, once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "canvas.h"
#include "screenshot.h"

static struct sheet sheet;
static struct text *text;
static struct canvas *canvas;
static struct draw_list list;

static int open_canvas(void **state) {
    char why[256] = "";
    (void)state;
    text = text_open(why, sizeof why);
    if (text == NULL || !screenshot_open(&sheet, 200, 120, why, sizeof why)) {
        print_error("%s\n", why);
        return -1;
    }
    canvas = canvas_open(sheet.renderer, text, THEME_LIGHT);
    return canvas != NULL ? 0 : -1;
}

static int close_canvas(void **state) {
    (void)state;
    canvas_close(canvas);
    screenshot_close(&sheet);
    text_close(text);
    return 0;
}

static int start_list(void **state) {
    (void)state;
    canvas_forget(canvas);
    draw_list_clear(&list, 200, 120);
    return 0;
}

static bool is_at(int x, int y, enum color color) {
    uint32_t pixel;
    memcpy(&pixel, (const uint8_t *)sheet.surface->pixels + y * sheet.surface->pitch + x * 4,
           sizeof pixel);
    struct rgba wanted = theme_color(THEME_LIGHT, color);
    return ((pixel >> 16) & 255) == wanted.r && ((pixel >> 8) & 255) == wanted.g &&
           (pixel & 255) == wanted.b;
}

static struct draw_command *add_panel(int x, int y, int w, int h) {
    struct draw_command *panel = draw_list_add(&list, DRAW_RECT);
    panel->x = x;
    panel->y = y;
    panel->w = w;
    panel->h = h;
    panel->fill = COLOR_PANEL;
    return panel;
}

static void an_equal_list_is_not_drawn_again(void **state) {
    (void)state;
    add_panel(10, 10, 50, 50);
    assert_true(canvas_draw(canvas, &list));
    assert_false(canvas_draw(canvas, &list));
    add_panel(70, 10, 50, 50);
    assert_true(canvas_draw(canvas, &list));
    canvas_forget(canvas);
    assert_true(canvas_draw(canvas, &list));
}

static void a_rounded_panel_has_its_border_inside_and_paper_in_its_corners(void **state) {
    (void)state;
    struct draw_command *panel = add_panel(20, 20, 100, 60);
    panel->stroke = COLOR_ACCENT;
    panel->stroke_px = 3;
    panel->radius = 16;
    canvas_draw(canvas, &list);
    assert_true(is_at(20, 20, COLOR_PAPER));
    assert_true(is_at(119, 79, COLOR_PAPER));
    assert_true(is_at(19, 50, COLOR_PAPER));
    assert_true(is_at(20, 50, COLOR_ACCENT));
    assert_true(is_at(22, 50, COLOR_ACCENT));
    assert_true(is_at(23, 50, COLOR_PANEL));
    assert_true(is_at(70, 20, COLOR_ACCENT));
    assert_true(is_at(70, 79, COLOR_ACCENT));
    assert_true(is_at(70, 80, COLOR_PAPER));
    assert_true(is_at(70, 50, COLOR_PANEL));
    assert_true(is_at(27, 27, COLOR_PANEL)); /* within the corner's curve, inside the border */
}

static void a_radius_larger_than_the_panel_makes_a_pill(void **state) {
    (void)state;
    add_panel(20, 20, 100, 20)->radius = 500;
    canvas_draw(canvas, &list);
    assert_true(is_at(70, 21, COLOR_PANEL));
    assert_true(is_at(20, 20, COLOR_PAPER));
    assert_true(is_at(21, 30, COLOR_PANEL));
}

static void nothing_is_drawn_outside_the_clip_until_it_ends(void **state) {
    (void)state;
    struct draw_command *clip = draw_list_add(&list, DRAW_CLIP);
    clip->x = 0;
    clip->y = 0;
    clip->w = 50;
    clip->h = 120;
    add_panel(10, 10, 100, 20);
    draw_list_add(&list, DRAW_CLIP);
    add_panel(10, 50, 100, 20);
    canvas_draw(canvas, &list);
    assert_true(is_at(40, 20, COLOR_PANEL));
    assert_true(is_at(60, 20, COLOR_PAPER));
    assert_true(is_at(60, 60, COLOR_PANEL));
}

static void text_is_drawn_in_its_colour(void **state) {
    (void)state;
    struct draw_command *line = draw_list_add(&list, DRAW_TEXT);
    line->x = 10;
    line->y = 10;
    line->fill = COLOR_INK;
    line->font = FONT_TITLE;
    line->size_px = 60;
    draw_list_set_text(&list, line, "I", 1);
    canvas_draw(canvas, &list);
    bool is_found = false;
    for (int x = 10; x < 40; x++) {
        is_found = is_found || is_at(x, 50, COLOR_INK);
    }
    assert_true(is_found);
}

/* Half way between the panel and the paper; gone it is paper. */
static void what_is_pale_lets_the_paper_through(void **state) {
    (void)state;
    add_panel(10, 10, 50, 50);
    struct draw_command *half = add_panel(70, 10, 50, 50);
    half->fill = COLOR_INK;
    half->pale = 128;
    struct draw_command *line = draw_list_add(&list, DRAW_TEXT);
    *line = (struct draw_command){.kind = DRAW_TEXT,
                                  .x = 10,
                                  .y = 60,
                                  .fill = COLOR_INK,
                                  .font = FONT_TITLE,
                                  .size_px = 40,
                                  .pale = 255};
    draw_list_set_text(&list, line, "I", 1);
    canvas_draw(canvas, &list);
    assert_true(is_at(20, 20, COLOR_PANEL));
    assert_false(is_at(90, 30, COLOR_INK));
    assert_false(is_at(90, 30, COLOR_PAPER));
    for (int x = 10; x < 40; x++) {
        assert_true(is_at(x, 90, COLOR_PAPER));
    }
}

static void a_flake_without_a_size_is_none(void **state) {
    (void)state;
    struct draw_command *flake = draw_list_add(&list, DRAW_FLAKE);
    flake->fill = COLOR_GOLD;
    flake->stroke = COLOR_GOLD_LIGHT;
    canvas_draw(canvas, &list);
    assert_true(is_at(0, 0, COLOR_PAPER));
}

static void every_kind_of_command_leaves_pixels(void **state) {
    (void)state;
    static const enum draw_kind kinds[] = {DRAW_RECT, DRAW_LINE, DRAW_RING, DRAW_FACE, DRAW_TICK,
                                           DRAW_PIE,  DRAW_BOWL, DRAW_FADE, DRAW_FLAKE};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        draw_list_clear(&list, 200, 120);
        struct draw_command *command = draw_list_add(&list, kinds[i]);
        command->x = command->y = 50;
        command->w = command->h = 40;
        command->radius = 15;
        command->stroke_px = 4;
        command->fill = COLOR_GOLD;
        command->stroke = COLOR_ACCENT;
        command->a = kinds[i] == DRAW_RING ? 400 : 2;
        command->bowl.seed = 4;
        command->bowl.seams = 1;
        canvas_draw(canvas, &list);
        int changed = 0;
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 200; x++) {
                changed += is_at(x, y, COLOR_PAPER) ? 0 : 1;
            }
        }
        assert_true(changed > 60);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(an_equal_list_is_not_drawn_again, start_list),
        cmocka_unit_test_setup(a_rounded_panel_has_its_border_inside_and_paper_in_its_corners,
                               start_list),
        cmocka_unit_test_setup(a_radius_larger_than_the_panel_makes_a_pill, start_list),
        cmocka_unit_test_setup(nothing_is_drawn_outside_the_clip_until_it_ends, start_list),
        cmocka_unit_test_setup(text_is_drawn_in_its_colour, start_list),
        cmocka_unit_test_setup(what_is_pale_lets_the_paper_through, start_list),
        cmocka_unit_test_setup(a_flake_without_a_size_is_none, start_list),
        cmocka_unit_test_setup(every_kind_of_command_leaves_pixels, start_list),
    };
    return cmocka_run_group_tests(tests, open_canvas, close_canvas);
}
