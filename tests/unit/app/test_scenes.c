/* What holds on every screen in every state, size of window and size of text: nothing is cut,
 * nothing overlaps, everything can be reached by Tab. A finding names scene, size and text. With a
 * language as its argument it looks at the screens in that language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app_state.h"
#include "fixed_measure.h"
#include "focus.h"
#include "locale.h"
#include "scene.h"

struct shape {
    int width, height, text_percent;
};

#ifdef SCENES_FEW_SHAPES
static const struct shape shapes[] = {{1280, 720, 100}, {960, 540, 100}, {960, 540, 200}};
#else
static const struct shape shapes[] = {
    {1280, 720, 100}, {1280, 720, 150},  {1280, 720, 200},  {960, 540, 100},   {960, 540, 150},
    {960, 540, 200},  {1920, 1080, 100}, {1920, 1080, 150}, {1920, 1080, 200}, {3840, 2160, 100},
};
#endif

static struct locale *locale; /* NULL: English */

static struct app *open_scene(size_t index, const struct shape *shape) {
    struct app_config config = {.width = shape->width,
                                .height = shape->height,
                                .text_percent = shape->text_percent,
                                .texts = locale != NULL ? locale_texts(locale) : NULL};
    struct app *app = scene_open(scene_at(index)->name, &config);
    assert_non_null(app);
    return app;
}

static const struct draw_list *draw(struct app *app) {
    return app_draw(app, fixed_measure(), SCENE_NOW_MS);
}

/* Calls `check` for every scene in every shape, with the name for its findings. */
static void for_all(void (*check)(struct app *app, const char *name)) {
    for (size_t i = 0; i < scene_count(); i++) {
        for (size_t s = 0; s < sizeof shapes / sizeof shapes[0]; s++) {
            char name[128];
            struct app *app = open_scene(i, &shapes[s]);
            snprintf(name, sizeof name, "%s %dx%d %d %%", scene_at(i)->name, shapes[s].width,
                     shapes[s].height, shapes[s].text_percent);
            check(app, name);
            app_close(app);
        }
    }
}

/* --- geometry ----------------------------------------------------------------------------------
 */

static struct rect bounds_of(const struct draw_command *command) {
    struct rect rect = {command->x, command->y, command->w, command->h};
    if (command->kind == DRAW_RING) {
        rect = (struct rect){command->x - command->radius, command->y - command->radius,
                             2 * command->radius, 2 * command->radius};
    }
    return rect;
}

static struct rect common_part(struct rect a, struct rect b) {
    int left = a.x > b.x ? a.x : b.x;
    int top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    bool is_none = right <= left || bottom <= top;
    return is_none ? (struct rect){0, 0, 0, 0}
                   : (struct rect){left, top, right - left, bottom - top};
}

static bool contains(struct rect outer, struct rect inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* The clip that holds for command `index`: the window when there is none. */
static struct rect clip_at(const struct draw_list *list, size_t index) {
    struct rect clip = {0, 0, list->width, list->height};
    for (size_t i = 0; i < index; i++) {
        if (list->commands[i].kind == DRAW_CLIP) {
            struct rect all = {0, 0, list->width, list->height};
            clip = list->commands[i].w > 0 ? bounds_of(&list->commands[i]) : all;
        }
    }
    return clip;
}

/* --- the checks --------------------------------------------------------------------------------
 */

static void check_inside(struct app *app, const char *name) {
    const struct draw_list *list = draw(app);
    if (list->is_full || app->hits.is_full) {
        fail_msg("%s: the list is full", name);
    }
    for (size_t i = 0; i < list->count; i++) {
        struct rect rect = bounds_of(&list->commands[i]);
        struct rect clip = clip_at(list, i);
        assert_true(list->commands[i].font < FONT_COUNT);
        bool is_clipped = clip.h < list->height;
        bool is_level = rect.x >= 0 && rect.x + rect.w <= list->width;
        bool is_upright = is_clipped || (rect.y >= 0 && rect.y + rect.h <= list->height);
        if (!is_level || !is_upright) {
            fail_msg("%s: command %zu, kind %d, %d %d %d %d leaves the window: %s", name, i,
                     (int)list->commands[i].kind, rect.x, rect.y, rect.w, rect.h,
                     list->commands[i].kind == DRAW_TEXT ? list->text + list->commands[i].text
                                                         : "");
        }
    }
}

/* The panel, card or button that a text begins in: the last filled rectangle below it. */
static const struct draw_command *box_of(const struct draw_list *list, size_t text) {
    const struct draw_command *at = &list->commands[text];
    for (size_t i = text; i > 0; i--) {
        const struct draw_command *box = &list->commands[i - 1];
        struct rect start = {at->x, at->y, 1, 1};
        bool is_box = box->kind == DRAW_RECT && box->fill != COLOR_NONE;
        if (is_box && contains(bounds_of(box), start)) {
            return box;
        }
    }
    return NULL;
}

static void check_boxes(struct app *app, const char *name) {
    const struct draw_list *list = draw(app);
    for (size_t i = 0; i < list->count; i++) {
        struct rect text = bounds_of(&list->commands[i]);
        bool is_seen = common_part(text, clip_at(list, i)).w > 0;
        const struct draw_command *box = box_of(list, i);
        if (list->commands[i].kind != DRAW_TEXT || !is_seen || box == NULL ||
            box == &list->commands[0]) {
            continue; /* on the paper itself: check_inside looks at it */
        }
        if (!contains(bounds_of(box), text)) {
            fail_msg("%s: \"%s\" is larger than its box %d %d %d %d: %d %d %d %d", name,
                     list->text + list->commands[i].text, box->x, box->y, box->w, box->h, text.x,
                     text.y, text.w, text.h);
        }
    }
}

static void check_texts_apart(struct app *app, const char *name) {
    const struct draw_list *list = draw(app);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *a = &list->commands[i];
        struct rect seen = common_part(bounds_of(a), clip_at(list, i));
        for (size_t k = i + 1; k < list->count && a->kind == DRAW_TEXT && seen.w > 0; k++) {
            const struct draw_command *b = &list->commands[k];
            bool is_text = b->kind == DRAW_TEXT;
            struct rect other = {0, 0, 0, 0};
            if (is_text || b->kind == DRAW_TICK || b->kind == DRAW_FACE || b->kind == DRAW_BOWL ||
                b->kind == DRAW_THING || b->kind == DRAW_PIE) {
                other = common_part(bounds_of(b), clip_at(list, k));
            }
            if (common_part(seen, other).w > 0) {
                fail_msg("%s: \"%s\" (%d %d %d %d) and \"%s\" (%d %d %d %d) overlap", name,
                         list->text + a->text, seen.x, seen.y, seen.w, seen.h,
                         is_text ? list->text + b->text : "a picture", other.x, other.y, other.w,
                         other.h);
            }
        }
    }
}

static void check_hits_apart(struct app *app, const char *name) {
    draw(app);
    size_t primaries = 0;
    for (size_t i = 0; i < app->hits.count; i++) {
        const struct hit *a = &app->hits.items[i];
        primaries += a->is_primary ? 1 : 0;
        for (size_t k = i + 1; k < app->hits.count; k++) {
            const struct hit *b = &app->hits.items[k];
            if (common_part(a->rect, b->rect).w > 0 || action_equals(a->action, b->action)) {
                fail_msg("%s: hits %zu and %zu overlap or are the same", name, i, k);
            }
        }
    }
    if (primaries > 1) {
        fail_msg("%s: %zu primary buttons", name, primaries);
    }
}

static size_t tab_count(const struct hits *hits) {
    size_t count = 0;
    for (size_t i = 0; i < hits->count; i++) {
        count += hits->items[i].is_mouse ? 0 : 1;
    }
    return count;
}

/* Presses Tab as often as there are hits for it: each must have had the focus, and be seen then. */
static void check_tab(struct app *app, const char *name) {
    struct input tab = {.kind = INPUT_KEY, .key = KEY_TAB};
    bool was_there[HITS_MAX] = {false};
    draw(app);
    size_t count = tab_count(&app->hits);
    for (size_t i = 0; i < count; i++) {
        app_input(app, &tab, SCENE_NOW_MS);
        draw(app);
        const struct hit *hit = hit_of(&app->hits, app->person.focus);
        if (hit == NULL || hit->rect.w == 0) {
            fail_msg("%s: after %zu tabs the focus is not seen", name, i + 1);
            return;
        }
        was_there[hit - app->hits.items] = true;
    }
    for (size_t i = 0; i < app->hits.count; i++) {
        if (!was_there[i] && !app->hits.items[i].is_mouse) {
            fail_msg("%s: Tab never comes to hit %zu", name, i);
        }
    }
}

/* Two pictures of the same moment are the same. */
static void check_same_twice(struct app *app, const char *name) {
    uint64_t first = draw_list_hash(draw(app));
    if (draw_list_hash(draw(app)) != first) {
        fail_msg("%s: two pictures of one moment differ", name);
    }
}

static void nothing_leaves_the_window(void **state) {
    (void)state;
    for_all(check_inside);
}

static void no_text_is_larger_than_its_box(void **state) {
    (void)state;
    for_all(check_boxes);
}

static void texts_and_pictures_do_not_overlap(void **state) {
    (void)state;
    for_all(check_texts_apart);
}

static void hits_do_not_overlap_and_one_is_primary_at_most(void **state) {
    (void)state;
    for_all(check_hits_apart);
}

static void tab_comes_to_every_hit_and_shows_it(void **state) {
    (void)state;
    for_all(check_tab);
}

static void a_moment_looks_the_same_twice(void **state) {
    (void)state;
    for_all(check_same_twice);
}

static void scene_names_are_their_own(void **state) {
    (void)state;
    for (size_t i = 0; i < scene_count(); i++) {
        for (size_t k = i + 1; k < scene_count(); k++) {
            assert_string_not_equal(scene_at(i)->name, scene_at(k)->name);
        }
    }
    struct app_config config = {.width = 960, .height = 540, .text_percent = 100};
    assert_null(scene_open("no such scene", &config));
}

int main(int argc, char **argv) {
    if (argc == 2) {
        locale = locale_open(LOCALE_FOLDER, &(struct locale_wish){.lang = argv[1]});
        if (locale == NULL || strcmp(locale_lang(locale), argv[1]) != 0) {
            fprintf(stderr, "there are no words for %s in %s\n", argv[1], LOCALE_FOLDER);
            return 1;
        }
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scene_names_are_their_own),
        cmocka_unit_test(nothing_leaves_the_window),
        cmocka_unit_test(no_text_is_larger_than_its_box),
        cmocka_unit_test(texts_and_pictures_do_not_overlap),
        cmocka_unit_test(hits_do_not_overlap_and_one_is_primary_at_most),
        cmocka_unit_test(tab_comes_to_every_hit_and_shows_it),
        cmocka_unit_test(a_moment_looks_the_same_twice),
    };
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    locale_close(locale);
    return status;
}
