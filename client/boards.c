/* The teacher's app says whether it wants a board; the displays say where. A board that cannot be
 * opened is taken as closed by hand: the lesson goes on without. */
#include "boards.h"

#include <string.h>

#include "log.h"
#include "str.h"

#define WHY_BYTES 256

/* --- displays --------------------------------------------------------------------------------- */

static bool have_changed(struct boards *boards, const struct pane *console,
                         const struct boards_config *config) {
    struct display now[DISPLAYS_MAX];
    size_t count = desktop_displays(config->desktop, now, DISPLAYS_MAX);
    size_t at = window_display(console->window);
    bool is_same = boards->is_placed && count == boards->displays_count && at == boards->console &&
                   memcmp(now, boards->displays, count * sizeof now[0]) == 0;
    memcpy(boards->displays, now, count * sizeof now[0]);
    boards->displays_count = count;
    boards->console = at;
    return !is_same;
}

static void close_beside(struct boards *boards) {
    if (boards->beside.app != NULL) {
        pane_close(&boards->beside, NULL);
        log_detail("the board's window is closed");
    }
}

static void place(struct boards *boards, struct pane *console, enum layout_wish wish) {
    enum board_place places[] = {BOARD_NOWHERE, BOARD_HERE, BOARD_WINDOW};
    struct layout next =
        layout_choose(boards->displays, boards->displays_count, boards->console, wish);
    bool has_moved = next.board != boards->layout.board || next.is_full != boards->layout.is_full;
    if (has_moved) {
        close_beside(boards); /* and opened again where it belongs now */
    }
    if (next.is_full) {
        places[LAYOUT_BOARD_WINDOW] = BOARD_BESIDE;
    }
    boards->layout = next;
    boards->is_placed = true;
    app_place_board(console->app, places[next.where]);
    console->is_dirty = true;
    log_detail("%zu displays: the board %s", boards->displays_count,
               next.where == LAYOUT_BOARD_HERE     ? "is shown here"
               : next.where == LAYOUT_BOARD_WINDOW ? "has a window"
                                                   : "is off");
}

/* --- panes ------------------------------------------------------------------------------------ */

static struct app_config config_of(const struct boards *boards,
                                   const struct boards_config *config) {
    const struct options *options = config->options;
    struct app_config board = {.role = ROLE_BOARD,
                               .port = boards->where.port,
                               .width = options->width,
                               .height = options->height,
                               .text_percent = options->settings.text_percent,
                               .less_motion = options->settings.has_less_motion,
                               .has_sound = pane_has_sound(&options->settings, ROLE_BOARD),
                               .texts = options->texts,
                               .address = boards->where.address};
    str_copy(board.code, sizeof board.code, boards->where.code);
    str_copy(board.host, sizeof board.host, boards->where.host);
    return board;
}

static bool open_board(struct boards *boards, struct pane *pane, const struct boards_config *config,
                       char *why, size_t size) {
    struct app_config board = config_of(boards, config);
    if (!pane_open(pane, config->desktop, &board, NULL, config->nonce, why, size)) {
        return false;
    }
    pane->sound = config->sound;
    line_lead(pane->line, config->identity);
    return true;
}

static bool open_window(struct boards *boards, const struct boards_config *config, char *why,
                        size_t size) {
    const struct options *options = config->options;
    bool is_known = boards->layout.board < boards->displays_count;
    struct window_config window = {.title = "Goldseam",
                                   .width = options->width,
                                   .height = options->height,
                                   .is_full = boards->layout.is_full,
                                   .display =
                                       is_known ? &boards->displays[boards->layout.board] : NULL};
    return pane_open_window(&boards->beside, config->desktop, &window, config->text,
                            options->settings.theme, why, size) &&
           open_board(boards, &boards->beside, config, why, size);
}

static void open_beside(struct boards *boards, struct pane *console,
                        const struct boards_config *config) {
    char why[WHY_BYTES] = "";
    if (open_window(boards, config, why, sizeof why)) {
        log_detail("the board's window stands on display %zu%s", boards->layout.board,
                   boards->layout.is_full ? ", full" : "");
        window_raise(console->window); /* the keyboard stays with the teacher */
    } else {
        log_note("the board cannot be opened: %s", why);
        pane_close(&boards->beside, NULL);
        app_board_closed(console->app);
    }
    console->is_dirty = true;
}

static void shut(struct boards *boards, const struct pane *console) {
    if (boards->beside.app != NULL) {
        close_beside(boards);
        window_raise(console->window);
    }
}

/* Once it is needed it stays: the next cover is there at once. */
static void open_under(struct boards *boards, struct pane *console,
                       const struct boards_config *config) {
    char why[WHY_BYTES] = "";
    if (open_board(boards, &boards->under, config, why, sizeof why)) {
        app_lend_board(console->app, boards->under.app);
    } else {
        log_note("the board cannot be shown: %s", why);
        pane_close(&boards->under, NULL);
    }
}

static bool is_elsewhere(const struct app_where *one, const struct app_where *other) {
    return one->port != other->port || strcmp(one->host, other->host) != 0 ||
           strcmp(one->code, other->code) != 0;
}

/* The room where the teacher is; boards of another one are closed. */
static void follow(struct boards *boards, struct pane *console) {
    struct app_where where;
    if (app_where(console->app, &where) && is_elsewhere(&where, &boards->where)) {
        boards_close(boards, console);
        boards->where = where;
    }
}

static void open_and_close(struct boards *boards, struct pane *console,
                           const struct boards_config *config) {
    bool is_in = boards->where.code[0] != '\0';
    if (!app_wants_board(console->app)) {
        shut(boards, console);
    } else if (is_in && boards->beside.app == NULL) {
        open_beside(boards, console, config);
    }
    if (is_in && boards->under.app == NULL && app_wants_cover(console->app)) {
        open_under(boards, console, config);
    }
}

/* One board alone is heard. What comes to the one under the cover shows in the console's window. */
static void turn_under(struct boards *boards, struct pane *console,
                       const struct boards_config *config, const struct text_measure *measure,
                       uint64_t now_ms) {
    if (boards->under.app == NULL) {
        return;
    }
    boards->under.sound = boards->beside.app == NULL ? config->sound : NULL;
    pane_turn(&boards->under, measure, now_ms);
    console->is_dirty = console->is_dirty || boards->under.is_dirty;
    boards->under.is_dirty = false;
}

void boards_turn(struct boards *boards, struct pane *console, const struct boards_config *config,
                 const struct text_measure *measure, uint64_t now_ms) {
    if (have_changed(boards, console, config)) {
        place(boards, console, config->options->board);
    }
    follow(boards, console);
    bool was_open = boards->beside.app != NULL;
    open_and_close(boards, console, config);
    if (was_open && boards->beside.app != NULL) { /* else settings are to hold for it first */
        pane_turn(&boards->beside, measure, now_ms);
    }
    turn_under(boards, console, config, measure, now_ms);
    if (app_is_covered(console->app) != boards->is_covered) {
        boards->is_covered = !boards->is_covered;
        log_detail("the console is %s", boards->is_covered ? "covered" : "seen");
    }
}

uint64_t boards_wake_ms(const struct boards *boards, uint64_t now_ms) {
    uint64_t beside =
        boards->beside.app != NULL ? pane_wake_ms(&boards->beside, now_ms) : UINT64_MAX;
    uint64_t under = boards->under.app != NULL ? pane_wake_ms(&boards->under, now_ms) : UINT64_MAX;
    return beside < under ? beside : under;
}

void boards_input(struct boards *boards, struct pane *console, const struct input *input,
                  uint64_t now_ms) {
    if (boards->beside.app == NULL) {
        return;
    }
    if (input->kind == INPUT_CLOSE) {
        app_board_closed(console->app);
        console->is_dirty = true;
        return;
    }
    if (app_lead(console->app, input, now_ms)) {
        console->is_dirty = true;
    } else {
        app_input(boards->beside.app, input, now_ms);
        boards->beside.is_dirty = true;
    }
}

/* The one that is heard: never both. */
static struct pane *heard(struct boards *boards) {
    return boards->beside.app != NULL ? &boards->beside : &boards->under;
}

bool boards_are_heard(const struct boards *boards) {
    return boards->beside.app != NULL || boards->under.app != NULL;
}

bool boards_take_sound(struct boards *boards, struct pane *console, const struct input *input,
                       uint64_t now_ms) {
    bool is_sound = input->kind == INPUT_KEY && input->key == KEY_F8;
    if (!is_sound || !boards_are_heard(boards)) {
        return false;
    }
    struct pane *pane = heard(boards);
    app_input(pane->app, input, now_ms);
    app_say_sound(console->app, app_has_sound(pane->app), now_ms);
    pane->is_dirty = console->is_dirty = true;
    return true;
}

void boards_close(struct boards *boards, struct pane *console) {
    close_beside(boards);
    if (boards->under.app != NULL) {
        app_lend_board(console->app, NULL);
        pane_close(&boards->under, NULL);
    }
}
