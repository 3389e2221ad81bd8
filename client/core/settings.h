/* How a window looks and sounds to who sits at it. Nothing in here is private, and nothing of it
 * goes to a room. Where a value comes from is the program's business: command line, the person's
 * own file, the site's, or what Goldseam does by itself. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>

enum theme { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_COUNT };

enum settings_key {
    SETTINGS_THEME,
    SETTINGS_TEXT,
    SETTINGS_LESS_MOTION,
    SETTINGS_SOUND,
    SETTINGS_VOLUME,
    SETTINGS_LANGUAGE,
    SETTINGS_FONT,
    SETTINGS_KEY_COUNT
};
#define SETTINGS_BIT(key) (1u << (key))

#define SETTINGS_TEXT_MIN       100
#define SETTINGS_TEXT_MAX       200
#define SETTINGS_VOLUME_MAX     100
#define SETTINGS_LANGUAGE_BYTES 32

struct settings {
    unsigned said; /* bit n: key n was said; the rest holds what it is without a word */
    enum theme theme;
    int text_percent; /* 100 to 200 */
    bool has_less_motion;
    bool has_sound;
    int volume;                             /* 0 to 100 */
    char language[SETTINGS_LANGUAGE_BYTES]; /* "de"; "": as the system has it */
    bool is_dyslexic; /* a font for dyslexic readers, where one is installed */
};

/* What Goldseam does by itself; nothing is said. */
struct settings settings_usual(void);

/* `upper` goes before `lower`, key by key. */
struct settings settings_over(const struct settings *upper, const struct settings *lower);

/* Copies one value, and notes that it is said. */
void settings_take(struct settings *settings, enum settings_key key, const struct settings *from);

#endif
