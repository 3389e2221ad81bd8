/* Scenes of the settings. */
#include "scene_put.h"

#include "str.h"

static void add_language(struct app *app, const char *code, const char *name) {
    struct tuning_choices *choices = &app->tuning.choices;
    int at = choices->languages_count++;
    str_copy(choices->languages[at].code, sizeof choices->languages[at].code, code);
    str_copy(choices->languages[at].name, sizeof choices->languages[at].name, name);
}

static void put_settings(struct app *app) {
    put_room(app, 12, 4);
    put_stage(app, STAGE_LOBBY);
    put_seat(app, "Brave Otter");
    app->tuning.has_choices = true;
    app->config.volume = 60;
    str_copy(app->config.language, sizeof app->config.language, "en");
    app_open_settings(app, true);
}

static void settings(struct app *app) {
    put_settings(app);
    add_language(app, "de", "Deutsch");
    add_language(app, "en", "English");
    add_language(app, "es", "Espa\xC3\xB1ol");
    add_language(app, "fr",
                 "Fran\xC3\xA7"
                 "ais");
}

static void settings_font(struct app *app) {
    settings(app);
    app->tuning.choices.has_dyslexic = true;
    app->config.is_dyslexic = true;
    app->config.has_sound = true;
    app->config.less_motion = true;
    app->person.focus = (struct action){ACTION_SET_THEME, THEME_DARK};
}

/* Nothing to choose but what every machine has. */
static void settings_few(struct app *app) {
    put_settings(app);
    add_language(app, "en", "English");
}

static void settings_longest(struct app *app) {
    static const char *const codes[TUNING_LANGUAGES_MAX] = {"de", "en", "es", "fr", "it",
                                                            "nl", "pl", "pt", "ro"};
    put_settings(app);
    for (int i = 0; i < TUNING_LANGUAGES_MAX; i++) {
        char name[TUNING_NAME_BYTES];
        put_long(name, sizeof name, i % 2 == 0 ? TUNING_NAME_BYTES - 1 : 12);
        add_language(app, codes[i], name);
    }
    app->tuning.choices.has_dyslexic = true;
    app->tuning.is_unkept = true;
}

const struct scene_maker scenes_settings[] = {
    {{"settings", "how it looks and sounds"}, ROLE_STUDENT, settings},
    {{"settings-font", "with a font for dyslexic readers, in use"}, ROLE_STUDENT, settings_font},
    {{"settings-few", "one language alone"}, ROLE_STUDENT, settings_few},
    {{"settings-longest", "the longest names, and nothing can be kept"},
     ROLE_STUDENT,
     settings_longest},
    {{"settings-desk", "at the console"}, ROLE_TEACHER, settings},
};
const size_t scenes_settings_count = sizeof scenes_settings / sizeof scenes_settings[0];
