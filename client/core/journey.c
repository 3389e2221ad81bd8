/* The page and the file say the same: what came of each round, and the aim. Nothing about anybody
 * else is in either. */
#include "journey.h"

#include <assert.h>

#include "str.h"

/* What a round was for this student, told by how far it came. */
struct step {
    uint8_t bit;
    enum text_id text;
};
static const struct step steps[] = {
    {JOURNEY_FIRST, TEXT_JOURNEY_FIRST}, {JOURNEY_HUDDLE, TEXT_JOURNEY_HUDDLE},
    {JOURNEY_MEND, TEXT_JOURNEY_MEND},   {JOURNEY_MENDED, TEXT_JOURNEY_MENDED},
    {JOURNEY_TRIED, TEXT_JOURNEY_TRIED}, {JOURNEY_ASKED, TEXT_JOURNEY_ASKED},
};

enum text_id journey_text(uint8_t bits) {
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if ((bits & steps[i].bit) != 0) {
            return steps[i].text;
        }
    }
    return TEXT_JOURNEY_AWAY;
}

int journey_number(const struct message_journey *journey, int round) {
    bool is_told = round < journey->numbers_count && journey->numbers[round] != 0;
    return is_told ? journey->numbers[round] : round + 1;
}

enum text_id journey_aim(int aim) {
    static const enum text_id aims[] = {TEXT_AIM_1, TEXT_AIM_2, TEXT_AIM_3};
    assert(aim >= 1 && aim <= 3);
    return aims[aim - 1];
}

/* --- the file ----------------------------------------------------------------------------------
 */

static void add_line(const char *line, char *text, size_t size) {
    str_append(text, size, line);
    str_append(text, size, "\n");
}

static void add_round(const struct app *app, int round, char *text, size_t size) {
    const struct message_journey *journey = &app->session.view.journey;
    uint8_t bits = journey->rounds[round];
    char number[16];
    str_format(number, sizeof number, "%3d  ", journey_number(journey, round));
    str_append(text, size, number);
    str_append(text, size, text_of(app->texts, journey_text(bits)));
    if ((bits & JOURNEY_AGAIN) != 0) {
        str_append(text, size, "; ");
        str_append(text, size, text_of(app->texts, TEXT_JOURNEY_AGAIN));
    }
    add_line("", text, size);
}

void app_journey(const struct app *app, const char *day, char *text, size_t size) {
    const struct session_view *view = &app->session.view;
    str_copy(text, size, "Goldseam\n");
    add_line(view->welcome.title, text, size);
    add_line(day, text, size);
    add_line("", text, size);
    if (app->aim != 0) {
        add_line(text_of(app->texts, TEXT_MINE_AIM), text, size);
        str_append(text, size, "     ");
        add_line(text_of(app->texts, journey_aim(app->aim)), text, size);
        add_line("", text, size);
    }
    add_line(text_of(app->texts, TEXT_JOURNEY), text, size);
    for (int i = 0; view->have_journey && i < view->journey.rounds_count; i++) {
        if (view->journey.rounds[i] != 0) {
            add_round(app, i, text, size);
        }
    }
}

void app_saved(struct app *app, bool is_saved, const char *path) {
    app->saved = is_saved ? SAVED : NOT_SAVED;
    str_copy(app->saved_path, sizeof app->saved_path, path);
}
