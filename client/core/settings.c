/* Values that know whether somebody said them, so that one source can stand over another. */
#include "settings.h"

#include "str.h"

struct settings settings_usual(void) {
    return (struct settings){.text_percent = SETTINGS_TEXT_MIN, .volume = 60};
}

void settings_take(struct settings *settings, enum settings_key key, const struct settings *from) {
    settings->said |= SETTINGS_BIT(key);
    switch (key) {
    case SETTINGS_THEME:
        settings->theme = from->theme;
        break;
    case SETTINGS_TEXT:
        settings->text_percent = from->text_percent;
        break;
    case SETTINGS_LESS_MOTION:
        settings->has_less_motion = from->has_less_motion;
        break;
    case SETTINGS_SOUND:
        settings->has_sound = from->has_sound;
        break;
    case SETTINGS_VOLUME:
        settings->volume = from->volume;
        break;
    case SETTINGS_LANGUAGE:
        str_copy(settings->language, sizeof settings->language, from->language);
        break;
    case SETTINGS_FONT:
        settings->is_dyslexic = from->is_dyslexic;
        break;
    case SETTINGS_KEY_COUNT:
        break;
    }
}

struct settings settings_over(const struct settings *upper, const struct settings *lower) {
    struct settings both = *lower;
    for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
        if ((upper->said & SETTINGS_BIT(key)) != 0) {
            settings_take(&both, (enum settings_key)key, upper);
        }
    }
    return both;
}
