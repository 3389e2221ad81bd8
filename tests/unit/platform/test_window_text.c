/* What SDL tells of an input method becomes input; a window that nobody sees is enough for that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "desktop.h"
#include "str.h"
#include "window.h"

static struct desktop *desktop;
static struct window *window;

static enum window_event wait(struct input *input) {
    size_t which = 0;
    return window_wait(&window, 1, 100, input, &which);
}

static int open_window(void **state) {
    char why[256] = "";
    struct window_config config = {.title = "test", .width = 960, .height = 540};
    struct input input;
    (void)state;
    if (setenv("SDL_VIDEODRIVER", "dummy", 1) != 0) {
        return -1;
    }
    desktop = desktop_open(NULL, why, sizeof why);
    window = desktop != NULL ? window_open(desktop, &config, why, sizeof why) : NULL;
    while (window != NULL && wait(&input) != WINDOW_NOTHING) {
    }
    return window != NULL ? 0 : -1;
}

static int close_window(void **state) {
    (void)state;
    window_close(window);
    desktop_close(desktop);
    return 0;
}

static uint32_t id_of_window(void) {
    return SDL_GetWindowID(SDL_RenderGetWindow(window_renderer(window)));
}

static void push_editing(const char *text, int start) {
    SDL_Event event = {.edit = {.type = SDL_TEXTEDITING, .start = start}};
    event.edit.windowID = id_of_window();
    assert_true(str_copy(event.edit.text, sizeof event.edit.text, text));
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void what_is_composed_comes_with_its_caret_in_bytes(void **state) {
    (void)state;
    struct input input;
    push_editing("かな", 1);
    assert_int_equal(wait(&input), WINDOW_INPUT);
    assert_int_equal(input.kind, INPUT_COMPOSE);
    assert_string_equal(input.text, "かな");
    assert_int_equal(input.x, 3);
}

static void an_input_method_that_is_done_says_so(void **state) {
    (void)state;
    struct input input;
    push_editing("", 0);
    assert_int_equal(wait(&input), WINDOW_INPUT);
    assert_int_equal(input.kind, INPUT_COMPOSE);
    assert_string_equal(input.text, "");
}

/* SDL hands it over in memory of its own. */
static void a_long_text_is_shown_as_far_as_there_is_room(void **state) {
    (void)state;
    struct input input;
    char text[600] = "";
    for (int i = 0; i < 190; i++) {
        str_append(text, sizeof text, "か");
    }
    SDL_Event event = {.editExt = {.type = SDL_TEXTEDITING_EXT, .start = 190}};
    event.editExt.windowID = id_of_window();
    event.editExt.text = SDL_strdup(text);
    assert_int_equal(SDL_PushEvent(&event), 1);
    assert_int_equal(wait(&input), WINDOW_INPUT);
    assert_int_equal(strlen(input.text), INPUT_TEXT_BYTES - 3);
    assert_int_equal(input.x, INPUT_TEXT_BYTES - 3);
    assert_memory_equal(input.text, text, strlen(input.text));
}

static void what_is_not_clean_is_not_shown(void **state) {
    (void)state;
    struct input input;
    push_editing("a\u202Eb", 3);
    assert_int_equal(wait(&input), WINDOW_INPUT);
    assert_string_equal(input.text, "");
}

static void the_caret_is_told_without_harm_where_nothing_listens(void **state) {
    (void)state;
    struct window_caret caret = {100, 200, 3, 30};
    window_tell_caret(window, &caret);
    window_take_text(window, true);
    window_tell_caret(window, &caret);
    window_take_text(window, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_composed_comes_with_its_caret_in_bytes),
        cmocka_unit_test(an_input_method_that_is_done_says_so),
        cmocka_unit_test(a_long_text_is_shown_as_far_as_there_is_room),
        cmocka_unit_test(what_is_not_clean_is_not_shown),
        cmocka_unit_test(the_caret_is_told_without_harm_where_nothing_listens),
    };
    return cmocka_run_group_tests(tests, open_window, close_window);
}
