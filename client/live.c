/* One struct is the truth, `now`. A turn takes what a person changed in one window, and then tells
 * every window all of it, which costs nothing where nothing is new. What is changed is written at
 * once: there are few who change settings, and it is one small file. */
#define _POSIX_C_SOURCE 200809L
#include "live.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installed.h"
#include "locale.h"
#include "site.h"
#include "str.h"
#include "tuning.h"

#define WHY_BYTES 1280

struct live {
    struct options *options; /* what a window that is opened later begins with */
    struct site_paths paths;
    struct site_places places;
    struct settings now;
    struct look look;
    struct locale *locale; /* NULL: there was no memory, and the words are English */
    char folder[4096];     /* of the words */
    bool is_unkept;
};

/* --- words ---------------------------------------------------------------------------------------
 */

static const struct texts *texts_now(const struct live *live) {
    return live->locale != NULL ? locale_texts(live->locale) : texts_english();
}

/* Says so where there are no words for what somebody asked for. */
static void open_words(struct live *live, const char *lang) {
    struct locale_wish wish = locale_wish(lang[0] != '\0' ? lang : NULL);
    live->locale = locale_open(live->folder, &wish);
    if (live->locale == NULL) {
        return;
    }
    const char *found = locale_lang(live->locale);
    if (lang[0] != '\0' && strncmp(lang, found, 2) != 0) {
        fprintf(stderr,
                "goldseam: there are no words for --lang %s, or for that in the settings, so they "
                "are English.\n",
                lang);
    }
    str_copy(live->now.language, sizeof live->now.language, found);
}

/* The windows hold texts of the old words until they are told of the new ones. */
static struct locale *change_words(struct live *live) {
    struct locale *old = live->locale;
    open_words(live, live->now.language);
    return old;
}

static void add_language(struct live *live, struct tuning_choices *choices, const char *code) {
    struct locale_wish wish = {.lang = code};
    struct locale *locale = locale_open(live->folder, &wish);
    int at = choices->languages_count;
    if (locale != NULL && at < TUNING_LANGUAGES_MAX && strcmp(locale_lang(locale), code) == 0) {
        str_copy(choices->languages[at].code, sizeof choices->languages[at].code, code);
        str_copy(choices->languages[at].name, sizeof choices->languages[at].name,
                 text_of(locale_texts(locale), TEXT_SETTINGS_LANGUAGE_NAME));
        choices->languages_count++;
    }
    locale_close(locale);
}

static int is_language(const struct dirent *entry) {
    return locale_is_lang(entry->d_name) && strcmp(entry->d_name, "en") != 0;
}

/* English, which needs no catalog, stands where the alphabet has it. */
static void find_languages(struct live *live, struct tuning_choices *choices) {
    struct dirent **entries = NULL;
    int count = scandir(live->folder, &entries, is_language, alphasort);
    bool has_english = false;
    for (int i = 0; i < count; i++) {
        if (!has_english && strcmp(entries[i]->d_name, "en") > 0) {
            add_language(live, choices, "en");
            has_english = true;
        }
        add_language(live, choices, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    if (!has_english) {
        add_language(live, choices, "en");
    }
}

/* --- opening -------------------------------------------------------------------------------------
 */

struct live *live_open(struct options *options, char *why, size_t size) {
    struct live *live = calloc(1, sizeof *live);
    if (live == NULL) {
        str_copy(why, size, "There is not enough memory.");
        return NULL;
    }
    live->options = options;
    live->places = site_usual_places(&live->paths);
    if (options->task == TASK_SCENE) { /* a picture is the same on every machine */
        live->places = (struct site_places){.theme = live->places.theme};
    }
    if (!site_settle(options, &live->places, &live->look, why, size)) {
        free(live);
        return NULL;
    }
    live->now = options->settings;
    (void)installed_folder("locale", live->folder, sizeof live->folder);
    open_words(live, options->settings.language);
    options->texts = texts_now(live);
    return live;
}

void live_close(struct live *live) {
    if (live != NULL) {
        locale_close(live->locale);
        free(live);
    }
}

const struct settings *live_settings(const struct live *live) {
    return &live->now;
}

const struct look *live_look(const struct live *live) {
    return &live->look;
}

/* --- a turn --------------------------------------------------------------------------------------
 */

static void keep(struct live *live, unsigned changed) {
    char why[WHY_BYTES] = "There is no folder for settings; set HOME or XDG_CONFIG_HOME.";
    bool is_kept = live->places.own != NULL &&
                   settings_file_keep(live->places.own, &live->now, changed, why, sizeof why);
    if (!is_kept && !live->is_unkept) {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    live->is_unkept = !is_kept;
}

static unsigned take_changes(struct live *live, const struct live_window *windows, size_t count) {
    unsigned all = 0;
    for (size_t i = 0; i < count; i++) {
        struct settings settings;
        unsigned changed = app_take_settings(windows[i].app, &settings);
        for (int key = 0; key < SETTINGS_KEY_COUNT; key++) {
            if ((changed & SETTINGS_BIT(key)) != 0) {
                settings_take(&live->now, (enum settings_key)key, &settings);
            }
        }
        all |= changed;
    }
    return all;
}

static void tell_choices(struct live *live, struct app *app) {
    struct tuning_choices choices = {.has_dyslexic = text_has_dyslexic(&live->look)};
    find_languages(live, &choices);
    app_tell_choices(app, &choices);
}

bool live_turn(struct live *live, const struct live_window *windows, size_t count,
               struct text *text) {
    unsigned changed = take_changes(live, windows, count);
    struct locale *old =
        (changed & SETTINGS_BIT(SETTINGS_LANGUAGE)) != 0 ? change_words(live) : NULL;
    if (changed != 0) {
        keep(live, changed);
    }
    live->options->settings = live->now;
    live->options->texts = texts_now(live);
    bool has_other_fonts = text_use(text, &live->look, live->now.is_dyslexic);
    bool has_changed = has_other_fonts;
    for (size_t i = 0; i < count; i++) {
        struct app *app = windows[i].app;
        app_set_settings(app, &live->now);
        app_set_base(app, live->look.base_percent);
        app_set_texts(app, texts_now(live));
        app_tell_unkept(app, live->is_unkept);
        if (windows[i].canvas != NULL &&
            canvas_use(windows[i].canvas, &live->look, live->now.theme)) {
            has_changed = true;
        }
        if (windows[i].canvas != NULL && has_other_fonts) {
            canvas_clear(windows[i].canvas);
        }
        if (app_wants_choices(app)) {
            tell_choices(live, app);
            has_changed = true;
        }
    }
    locale_close(old);
    return has_changed || changed != 0;
}
