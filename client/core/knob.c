/* A word belongs to a knob when its middle stands there. */
#include "knob.h"

#include <string.h>

#include "app_state.h"
#include "str.h"

static bool is_on(const struct rect *rect, const struct draw_command *command) {
    int x = command->x + command->w / 2, y = command->y + command->h / 2;
    return x >= rect->x && x < rect->x + rect->w && y >= rect->y && y < rect->y + rect->h;
}

static void add_words(struct knob *knob, const char *words) {
    if (knob->words[0] != '\0') {
        str_append(knob->words, sizeof knob->words, " ");
    }
    str_append(knob->words, sizeof knob->words, words);
}

bool knob_at(const struct app *app, size_t index, struct knob *knob) {
    if (index >= app->hits.count) {
        return false;
    }
    const struct hit *hit = &app->hits.items[index];
    *knob = (struct knob){.x = hit->rect.x,
                          .y = hit->rect.y,
                          .w = hit->rect.w,
                          .h = hit->rect.h,
                          .has_focus = action_equals(hit->action, app->person.focus)};
    for (size_t i = 0; i < app->list.count; i++) {
        const struct draw_command *command = &app->list.commands[i];
        if (command->kind == DRAW_TEXT && is_on(&hit->rect, command)) {
            add_words(knob, app->list.text + command->text);
        }
    }
    return true;
}
