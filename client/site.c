/* Each file is read once, lowest first, and what stands higher is put on top of it. A lab in which
 * a file has a mistake shall still have its lesson, so that nothing of this ends the program. */
#include "site.h"

#include <stdio.h>

#include "installed.h"
#include "log.h"
#include "state_place.h"
#include "str.h"
#include "theme_file.h"

#define WHY_BYTES 4096

/* --- the site ------------------------------------------------------------------------------------
 */

static struct site read_site(const char *path) {
    char why[WHY_BYTES] = "";
    struct site site = {.settings = settings_usual()};
    if (path != NULL && site_file_read(path, &site, why, sizeof why) == SETTINGS_FILE_BROKEN) {
        fprintf(stderr, "goldseam: the site file is not right; the rest of it holds.\n%s\n", why);
    }
    return site;
}

/* Broken settings are nobody's fault who sits there now: no word to the student. */
static struct settings read_own(const char *path) {
    char why[WHY_BYTES] = "";
    struct settings settings = settings_usual();
    if (path != NULL &&
        settings_file_read(path, &settings, why, sizeof why) == SETTINGS_FILE_BROKEN) {
        log_error("settings that are not right are left out: %s", why);
    }
    return settings;
}

static void go_to_server(struct options *options, const struct site *site) {
    bool is_told = options->code[0] != '\0' || options->host[0] != '\0';
    if (options->role != ROLE_TEACHER && !is_told && site->host[0] != '\0') {
        str_copy(options->host, sizeof options->host, site->host);
        options->port = site->port;
    }
}

/* --- the look ------------------------------------------------------------------------------------
 */

/* The installed one, and a site's own on top of it; the one of the command line instead of both. */
static bool settle_look(const struct options *options, const struct site_places *places,
                        const char *of_site, struct look *look, char *why, size_t size) {
    *look = look_usual;
    if (options->theme_file != NULL) {
        return theme_file_read(options->theme_file, look, why, size) == THEME_FILE_GOOD;
    }
    if (places->theme != NULL &&
        theme_file_read(places->theme, look, why, size) == THEME_FILE_BROKEN) {
        fprintf(stderr, "goldseam: the installed theme is not right, and not taken.\n%s\n", why);
    }
    if (of_site[0] != '\0' && theme_file_read(of_site, look, why, size) != THEME_FILE_GOOD) {
        fprintf(stderr, "goldseam: the site's theme is not right, and not taken.\n%s\n", why);
    }
    return true;
}

bool site_settle(struct options *options, const struct site_places *places, struct look *look,
                 char *why, size_t size) {
    struct site of_all = read_site(places->of_all), beside = read_site(places->beside);
    struct site site = site_over(&beside, &of_all);
    struct settings own = read_own(places->own);
    own = settings_over(&own, &site.settings);
    options->settings = settings_over(&options->settings, &own);
    go_to_server(options, &site);
    return settle_look(options, places, site.theme_file, look, why, size);
}

/* --- places --------------------------------------------------------------------------------------
 */

/* goldseam.yaml in the folder of the program. */
static bool find_beside(char *path, size_t size) {
    char folder[SETTINGS_PATH_MAX];
    return installed_program_folder(folder, sizeof folder) &&
           str_format(path, size, "%s/" SITE_FILE, folder);
}

static bool find_theme(char *path, size_t size) {
    char folder[SETTINGS_PATH_MAX];
    return installed_folder("goldseam", folder, sizeof folder) &&
           str_format(path, size, "%s/theme.yaml", folder);
}

struct site_places site_usual_places(struct site_paths *paths) {
    bool has_own = config_place(SETTINGS_FILE, paths->own, sizeof paths->own);
    bool has_beside = find_beside(paths->beside, sizeof paths->beside);
    bool has_theme = find_theme(paths->theme, sizeof paths->theme);
    return (struct site_places){.own = has_own ? paths->own : NULL,
                                .beside = has_beside ? paths->beside : NULL,
                                .of_all = SITE_FILE_OF_ALL,
                                .theme = has_theme ? paths->theme : NULL};
}
