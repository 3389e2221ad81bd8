/* A scene is an app in a state of its own; here it is drawn as a window would draw it, on a sheet
 * in memory. The measuring draws it again and again from scratch, as if every frame were a new one,
 * and counts the work: in memory nothing waits for anybody. */
#define _POSIX_C_SOURCE 200809L
#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "canvas.h"
#include "scene.h"
#include "screenshot.h"
#include "stopwatch.h"
#include "str.h"

#define BENCH_FRAMES 40
#define WHY_BYTES    256

struct studio {
    const struct options *options;
    const struct look *look;
    struct text *text;
    struct text_measure measure;
    struct sheet sheet;
    struct canvas *canvas;
};

static struct app *open_scene(const struct options *options, const char *name) {
    struct app_config config = {.role = options->role,
                                .width = options->width,
                                .height = options->height,
                                .text_percent = options->settings.text_percent,
                                .less_motion = options->settings.has_less_motion,
                                .theme = options->settings.theme,
                                .texts = options->texts};
    return scene_open(name, &config);
}

static bool studio_open(struct studio *studio, const struct options *options,
                        const struct look *look, char *why, size_t size) {
    *studio = (struct studio){.options = options, .look = look};
    studio->text = text_open(why, size);
    if (studio->text == NULL ||
        !screenshot_open(&studio->sheet, options->width, options->height, why, size)) {
        return false;
    }
    text_use(studio->text, look, options->settings.is_dyslexic);
    studio->measure = text_measure(studio->text);
    studio->canvas = canvas_open(studio->sheet.renderer, studio->text, options->settings.theme);
    if (studio->canvas == NULL) {
        str_copy(why, size, "There is not enough memory to draw.");
        return false;
    }
    canvas_use(studio->canvas, look, options->settings.theme);
    return true;
}

static void studio_close(struct studio *studio) {
    canvas_close(studio->canvas);
    screenshot_close(&studio->sheet);
    text_close(studio->text);
}

static int compare(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static void bench_scene(struct studio *studio, struct app *app, const char *name) {
    double layout[BENCH_FRAMES], draw[BENCH_FRAMES], whole[BENCH_FRAMES];
    double start = stopwatch_now().work_ms;
    canvas_draw(studio->canvas, app_draw(app, &studio->measure, SCENE_NOW_MS));
    double first = stopwatch_now().work_ms - start;
    for (size_t i = 0; i < BENCH_FRAMES; i++) {
        double before = stopwatch_now().work_ms;
        const struct draw_list *list = app_draw(app, &studio->measure, SCENE_NOW_MS);
        double between = stopwatch_now().work_ms;
        canvas_forget(studio->canvas);
        canvas_draw(studio->canvas, list);
        double after = stopwatch_now().work_ms;
        layout[i] = between - before;
        draw[i] = after - between;
        whole[i] = after - before;
    }
    qsort(layout, BENCH_FRAMES, sizeof layout[0], compare);
    qsort(draw, BENCH_FRAMES, sizeof draw[0], compare);
    qsort(whole, BENCH_FRAMES, sizeof whole[0], compare);
    printf("%-28s %6.2f ms a frame (layout %.2f, drawing %.2f; p99 %.2f), first %.1f ms, "
           "%zu KiB kept\n",
           name, whole[BENCH_FRAMES / 2], layout[BENCH_FRAMES / 2], draw[BENCH_FRAMES / 2],
           whole[BENCH_FRAMES * 99 / 100], first, canvas_bytes(studio->canvas) / 1024);
}

static bool do_scene(struct studio *studio, const char *name, const char *file, char *why,
                     size_t size) {
    struct app *app = open_scene(studio->options, name);
    if (app == NULL) {
        str_copy(why, size, "There is not enough memory for this scene.");
        return false;
    }
    app_set_base(app, studio->look->base_percent);
    if (studio->options->is_bench) {
        bench_scene(studio, app, name);
    }
    bool is_well = true;
    if (file != NULL) {
        canvas_forget(studio->canvas);
        uint64_t at_ms = SCENE_NOW_MS + studio->options->after_ms;
        canvas_draw(studio->canvas, app_draw(app, &studio->measure, at_ms));
        is_well = screenshot_write(&studio->sheet, file, why, size);
    }
    app_close(app);
    return is_well;
}

static bool do_all(struct studio *studio, char *why, size_t size) {
    const char *folder = studio->options->screenshot;
    if (folder != NULL && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        str_format(why, size, "The folder %s cannot be made: %s.", folder, strerror(errno));
        return false;
    }
    for (size_t i = 0; i < scene_count(); i++) {
        char file[1024];
        const char *name = scene_at(i)->name;
        if (folder != NULL && !str_format(file, sizeof file, "%s/%s.png", folder, name)) {
            str_copy(why, size, "The name of the folder is too long.");
            return false;
        }
        if (!do_scene(studio, name, folder != NULL ? file : NULL, why, size)) {
            return false;
        }
    }
    return true;
}

static void list_scenes(void) {
    for (size_t i = 0; i < scene_count(); i++) {
        printf("%-28s %s\n", scene_at(i)->name, scene_at(i)->what);
    }
}

static bool is_scene(const char *name) {
    for (size_t i = 0; i < scene_count(); i++) {
        if (strcmp(scene_at(i)->name, name) == 0) {
            return true;
        }
    }
    return false;
}

int picture_run(const struct options *options, const struct look *look) {
    bool is_all = strcmp(options->scene, "all") == 0;
    if (strcmp(options->scene, "list") == 0) {
        list_scenes();
        return 0;
    }
    if (!is_all && !is_scene(options->scene)) {
        fprintf(stderr, "goldseam: there is no scene \"%s\"; --scene list names them.\n",
                options->scene);
        return 2;
    }
    if (options->screenshot == NULL && !options->is_bench) {
        fprintf(stderr, "goldseam: say where the picture shall go: --screenshot %s\n",
                is_all ? "FOLDER/" : "FILE.png");
        return 2;
    }
    char why[WHY_BYTES] = "";
    struct studio studio;
    bool is_well = studio_open(&studio, options, look, why, sizeof why);
    if (is_well) {
        is_well = is_all ? do_all(&studio, why, sizeof why)
                         : do_scene(&studio, options->scene, options->screenshot, why, sizeof why);
    }
    studio_close(&studio);
    if (!is_well) {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    return is_well ? 0 : 1;
}
