/* Finding a name among a thousand: what is typed is the beginning of a word of it. Capital letters
 * of the Latin alphabet count as small ones; all others are taken as they stand. */
#include <stddef.h>

#include "act.h"
#include "desk_app.h"

static char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool begins_with(const char *text, const char *with) {
    for (; *with != '\0'; with++, text++) {
        if (small(*text) != small(*with)) {
            return false;
        }
    }
    return true;
}

bool desk_is_found(const struct app *app, const char *name) {
    const char *wanted = app->fields[FIELD_FIND].text;
    for (const char *at = name; wanted[0] != '\0' && *at != '\0'; at++) {
        bool is_word = at == name || at[-1] == ' ';
        if (is_word && begins_with(at, wanted)) {
            return true;
        }
    }
    return wanted[0] == '\0';
}

/* A team is found by its own name and by those of its seats. */
int desk_found_teams(const struct app *app, uint16_t *teams) {
    const struct session_desk *tables = &app->desk->tables;
    bool is_found[TEAMS_MAX + 1] = {false};
    int count = 0;
    for (uint16_t i = 0; i < tables->seats_count; i++) {
        const struct record_desk_seat *seat = &tables->seats[i];
        if (seat->seat != 0 && !is_found[seat->team]) {
            is_found[seat->team] = desk_is_found(app, seat->name);
        }
    }
    for (uint16_t i = 0; i < tables->teams_count; i++) {
        const struct record_desk_team *team = &tables->teams[i];
        if (team->team != 0 && (is_found[team->team] || desk_is_found(app, team->name))) {
            teams[count++] = team->team;
        }
    }
    return count;
}

/* What stands first in the list. */
void desk_take_found(struct app *app, uint64_t now_ms) {
    for (size_t i = 0; i < app->hits.count; i++) {
        const struct hit *hit = &app->hits.items[i];
        bool is_row = hit->action.kind == ACTION_DESK_TEAM ||
                      hit->action.kind == ACTION_DESK_SEAT ||
                      hit->action.kind == ACTION_DESK_MOVE || hit->action.kind == ACTION_DESK_GIVE;
        if (is_row && !hit->is_mouse && hit->action.value != 0) {
            app_act(app, hit->action, now_ms);
            return;
        }
    }
}
