/* Settings take effect at once: the app changes what it draws by itself, and notes the rest for the
 * program. */
#include "act.h"

#include "str.h"

static void changed(struct app *app, enum settings_key key) {
    app->tuning.changed |= SETTINGS_BIT(key);
    app->must_show_focus = true; /* the page may have grown */
}

void app_open_settings(struct app *app, bool is_open) {
    app->is_help = is_open;
    app->tuning.is_open = is_open;
    app->person.scroll = 0;
}

void act_settings(struct app *app, int value, uint64_t now_ms) {
    (void)value;
    (void)now_ms;
    app_open_settings(app, !app->tuning.is_open);
}

void act_set_theme(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->config.theme = (enum theme)value;
    changed(app, SETTINGS_THEME);
}

void act_set_text(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->config.text_percent = tuning_text_percent(value);
    changed(app, SETTINGS_TEXT);
}

void act_set_motion(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->config.less_motion = value == 1;
    changed(app, SETTINGS_LESS_MOTION);
}

void act_set_sound(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->config.has_sound = value == 1;
    cues_drop(&app->cues);
    changed(app, SETTINGS_SOUND);
}

/* Who chooses how loud it is wants to hear it. */
void act_set_volume(struct app *app, int value, uint64_t now_ms) {
    app->config.volume = tuning_volume(value);
    changed(app, SETTINGS_VOLUME);
    if (!app->config.has_sound) {
        act_set_sound(app, 1, now_ms);
    }
    cues_try(&app->cues, now_ms);
}

void act_set_language(struct app *app, int value, uint64_t now_ms) {
    const struct tuning_choices *choices = &app->tuning.choices;
    (void)now_ms;
    if (value >= 0 && value < choices->languages_count) {
        str_copy(app->config.language, sizeof app->config.language, choices->languages[value].code);
        changed(app, SETTINGS_LANGUAGE);
    }
}

void act_set_font(struct app *app, int value, uint64_t now_ms) {
    (void)now_ms;
    app->config.is_dyslexic = value == 1;
    changed(app, SETTINGS_FONT);
}

/* --- the program outside -------------------------------------------------------------------------
 */

bool app_wants_choices(const struct app *app) {
    return app->tuning.is_open && !app->tuning.has_choices;
}

void app_tell_choices(struct app *app, const struct tuning_choices *choices) {
    app->tuning.choices = *choices;
    app->tuning.has_choices = true;
}

void app_tell_unkept(struct app *app, bool is_unkept) {
    app->tuning.is_unkept = is_unkept;
}

unsigned app_take_settings(struct app *app, struct settings *settings) {
    unsigned bits = app->tuning.changed;
    app->tuning.changed = 0;
    *settings = (struct settings){.theme = app->config.theme,
                                  .text_percent = app->config.text_percent,
                                  .has_less_motion = app->config.less_motion,
                                  .has_sound = app->config.has_sound,
                                  .volume = app->config.volume,
                                  .is_dyslexic = app->config.is_dyslexic};
    str_copy(settings->language, sizeof settings->language, app->config.language);
    return bits;
}

void app_set_settings(struct app *app, const struct settings *settings) {
    app->config.theme = settings->theme;
    app->config.text_percent = settings->text_percent;
    app->config.less_motion = settings->has_less_motion;
    app->config.volume = settings->volume;
    app->config.is_dyslexic = settings->is_dyslexic;
    str_copy(app->config.language, sizeof app->config.language, settings->language);
}

void app_set_base(struct app *app, int base_percent) {
    app->base_percent = base_percent;
}

int app_type_percent(const struct app *app) {
    int base = app->base_percent > 0 ? app->base_percent : 100;
    int percent = app->config.text_percent * base / 100;
    return percent < SETTINGS_TEXT_MAX ? percent : SETTINGS_TEXT_MAX;
}

void app_set_texts(struct app *app, const struct texts *texts) {
    app->texts = texts;
}
