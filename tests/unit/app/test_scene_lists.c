/* Every scene at 1280x720 as a list that a person can read, compared to the one in
 * tests/golden/scenes, and with text twice as large to the one in tests/golden/scenes-200.
 * GOLDEN_WRITE=1 writes them anew; look at what changed before it is committed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixed_measure.h"
#include "scene.h"
#include "str.h"

#define PICTURE_BYTES (512 * 1024)

static const char *const color_names[COLOR_COUNT] = {
    [COLOR_NONE] = "none",
    [COLOR_PAPER] = "paper",
    [COLOR_PANEL] = "panel",
    [COLOR_INK] = "ink",
    [COLOR_MUTED] = "muted",
    [COLOR_LINE] = "line",
    [COLOR_SOFT] = "soft",
    [COLOR_ACCENT] = "accent",
    [COLOR_ON_ACCENT] = "on_accent",
    [COLOR_GOLD] = "gold",
    [COLOR_GOLD_LIGHT] = "gold_light",
    [COLOR_GOLD_TEXT] = "gold_text",
    [COLOR_CLAY] = "clay",
    [COLOR_CLAY_DARK] = "clay_dark",
    [COLOR_LEAF] = "leaf",
    [COLOR_LEAF_SOFT] = "leaf_soft",
    [COLOR_BAR_FIRST] = "bar_first",
    [COLOR_BAR_HUDDLE] = "bar_huddle",
    [COLOR_BAR_MEND] = "bar_mend",
    [COLOR_TOP] = "top",
    [COLOR_ON_TOP] = "on_top",
    [COLOR_SHADE] = "shade",
};
static const char *const kind_names[] = {
    [DRAW_RECT] = "rect", [DRAW_LINE] = "line", [DRAW_RING] = "ring", [DRAW_FACE] = "face",
    [DRAW_TICK] = "tick", [DRAW_TEXT] = "text", [DRAW_BOWL] = "bowl", [DRAW_THING] = "thing",
    [DRAW_PIE] = "pie",   [DRAW_CLIP] = "clip", [DRAW_FADE] = "fade", [DRAW_FLAKE] = "flake",
};
static const char *const font_names[FONT_COUNT] = {
    [FONT_BODY] = "body", [FONT_BODY_BOLD] = "bold", [FONT_TITLE] = "title"};

struct picture {
    char *text;
    size_t used;
};

static void put(struct picture *picture, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void put(struct picture *picture, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int count =
        vsnprintf(picture->text + picture->used, PICTURE_BYTES - picture->used, format, list);
    va_end(list);
    assert_true(count >= 0 && picture->used + (size_t)count < PICTURE_BYTES);
    picture->used += (size_t)count;
}

static void put_bowl(struct picture *picture, const struct draw_bowl *bowl) {
    put(picture, " seed %u seams %d cracks %d%s crack %d seam %d", (unsigned)bowl->seed,
        bowl->seams, bowl->cracks,
        bowl->is_plain   ? " plain"
        : bowl->is_whole ? " whole"
                         : "",
        bowl->crack_permille, bowl->seam_permille);
}

static void put_command(struct picture *picture, const struct draw_list *list,
                        const struct draw_command *it) {
    put(picture, "%s %d %d %d %d", kind_names[it->kind], it->x, it->y, it->w, it->h);
    if (it->kind == DRAW_TEXT) {
        put(picture, " %s %d %s%s \"%s\"", font_names[it->font], it->size_px, color_names[it->fill],
            it->a != 0 ? " rtl" : "", list->text + it->text);
    } else if (it->kind == DRAW_BOWL) {
        put_bowl(picture, &it->bowl);
    } else if (it->kind != DRAW_CLIP) {
        put(picture, " fill %s stroke %s %d radius %d a %d", color_names[it->fill],
            color_names[it->stroke], it->stroke_px, it->radius, it->a);
    }
    if (it->pale > 0) {
        put(picture, " pale %d", it->pale);
    }
    put(picture, "\n");
}

static void put_scene(struct picture *picture, const char *name, int text_percent) {
    struct app_config config = {.width = 1280, .height = 720, .text_percent = text_percent};
    struct app *app = scene_open(name, &config);
    assert_non_null(app);
    const struct draw_list *list = app_draw(app, fixed_measure(), SCENE_NOW_MS);
    for (size_t i = 0; i < list->count; i++) {
        put_command(picture, list, &list->commands[i]);
    }
    app_close(app);
}

static void write_golden(const char *path, const struct picture *picture) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(picture->text, 1, picture->used, file), picture->used);
    assert_int_equal(fclose(file), 0);
}

/* The first line of `text` that differs from the golden one. */
static void say_difference(const char *path, const char *golden, const char *text) {
    size_t line = 1;
    while (*golden != '\0' && strcspn(golden, "\n") == strcspn(text, "\n") &&
           strncmp(golden, text, strcspn(golden, "\n")) == 0) {
        golden += strcspn(golden, "\n") + (golden[strcspn(golden, "\n")] == '\n');
        text += strcspn(text, "\n") + (text[strcspn(text, "\n")] == '\n');
        line++;
    }
    fail_msg("%s, line %zu:\n  was: %.*s\n  is:  %.*s\n  GOLDEN_WRITE=1 writes it anew", path, line,
             (int)strcspn(golden, "\n"), golden, (int)strcspn(text, "\n"), text);
}

static void compare_golden(const char *path, const struct picture *picture) {
    char *golden = calloc(1, PICTURE_BYTES);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        free(golden);
        fail_msg("%s is missing: GOLDEN_WRITE=1 writes it", path);
        return;
    }
    assert_non_null(golden);
    size_t count = fread(golden, 1, PICTURE_BYTES - 1, file);
    fclose(file);
    golden[count] = '\0';
    if (strcmp(golden, picture->text) != 0) {
        say_difference(path, golden, picture->text);
    }
    free(golden);
}

static void compare_scenes(int text_percent, const char *folder) {
    char path[256];
    bool is_writing = getenv("GOLDEN_WRITE") != NULL;
    for (size_t i = 0; i < scene_count(); i++) {
        struct picture picture = {calloc(1, PICTURE_BYTES), 0};
        assert_non_null(picture.text);
        put_scene(&picture, scene_at(i)->name, text_percent);
        assert_true(str_format(path, sizeof path, "%s/%s.txt", folder, scene_at(i)->name));
        if (is_writing) {
            write_golden(path, &picture);
        } else {
            compare_golden(path, &picture);
        }
        free(picture.text);
    }
}

static void every_scene_draws_its_golden_list(void **state) {
    (void)state;
    compare_scenes(100, "tests/golden/scenes");
}

static void every_scene_draws_it_with_large_text(void **state) {
    (void)state;
    compare_scenes(200, "tests/golden/scenes-200");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_draws_its_golden_list),
        cmocka_unit_test(every_scene_draws_it_with_large_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
