/* The scenes as one list, and opening one. A scene is an app whose session knows what a room would
 * have told it; nothing else about it is special. */
#include "scene.h"

#include <assert.h>
#include <string.h>

#include "scene_put.h"

static const struct scene_maker *maker_at(size_t index) {
    const struct {
        const struct scene_maker *makers;
        size_t count;
    } tables[] = {{scenes_coming, scenes_coming_count},     {scenes_round, scenes_round_count},
                  {scenes_kinds, scenes_kinds_count},       {scenes_page, scenes_page_count},
                  {scenes_figure, scenes_figure_count},     {scenes_share, scenes_share_count},
                  {scenes_after, scenes_after_count},       {scenes_board, scenes_board_count},
                  {scenes_desk, scenes_desk_count},         {scenes_cover, scenes_cover_count},
                  {scenes_settings, scenes_settings_count}, {scenes_setup, scenes_setup_count},
                  {scenes_script, scenes_script_count}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (index < tables[i].count) {
            return &tables[i].makers[index];
        }
        index -= tables[i].count;
    }
    return NULL;
}

size_t scene_count(void) {
    size_t count = 0;
    while (maker_at(count) != NULL) {
        count++;
    }
    return count;
}

const struct scene *scene_at(size_t index) {
    const struct scene_maker *maker = maker_at(index);
    return maker != NULL ? &maker->scene : NULL;
}

void scene_make(struct app *app, const char *name) {
    for (size_t i = 0; maker_at(i) != NULL; i++) {
        if (strcmp(maker_at(i)->scene.name, name) == 0) {
            maker_at(i)->make(app);
            return;
        }
    }
    assert(false); /* no scene of that name */
}

/* At rest: nothing in it has just begun. */
static void rest(struct app *app) {
    const struct session_view *view = &app->session.view;
    app->motion.has_team = view->have_team;
    app->motion.team = view->team.team;
    app->motion.cracks = view->team.cracks;
    app->motion.seams = view->team.seams;
    app->motion.has_bars = view->have_bars;
    app->motion.has_room = view->have_room;
    app->motion.gold = view->room.gold;
}

struct app *scene_open(const char *name, const struct app_config *config) {
    for (size_t i = 0; i < scene_count(); i++) {
        const struct scene_maker *maker = maker_at(i);
        if (strcmp(maker->scene.name, name) != 0) {
            continue;
        }
        struct app_config of_scene = *config;
        of_scene.role = maker->role;
        struct app *app = app_open(&of_scene);
        if (app != NULL) {
            maker->make(app);
            rest(app);
        }
        return app;
    }
    return NULL;
}
