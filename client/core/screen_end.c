/* The end of a connection for good: the room has closed, has no place, or plays another version. */
#include "screen.h"

#include "protocol.h"
#include "str.h"

static struct words version_words(const struct ui *ui, const struct app *app) {
    char ours[16];
    char theirs[16];
    const struct message_refused *refused = &app->session.view.refused;
    str_format(ours, sizeof ours, "%d.%d", PROTOCOL_MAJOR, PROTOCOL_MINOR);
    str_format(theirs, sizeof theirs, "%d.%d", refused->major, refused->minor);
    return ui_fill(ui, TEXT_END_VERSION, ours, theirs);
}

/* A teacher who closes the room before its recap reads where the results are; nobody finds another
 * room from there. */
static bool is_own_end(const struct app *app) {
    return app->desk != NULL && app->session.why_ended == SESSION_ROOM_CLOSED;
}

static struct button way_on(const struct ui *ui, const struct app *app) {
    bool is_full = app->session.why_ended == SESSION_FULL;
    struct button button = {.label = ui_text(ui, is_full ? TEXT_END_AGAIN : TEXT_END_FIND),
                            .action = {ACTION_START_AGAIN, 0},
                            .is_primary = true};
    if (is_own_end(app)) {
        button.label = ui_text(ui, TEXT_DESK_CLOSE_WINDOW);
        button.action = (struct action){ACTION_DESK, DESK_DO_LEAVE};
    }
    return button;
}

void screen_end(struct ui *ui, const struct app *app) {
    static const enum text_id headings[] = {[SESSION_NOT_ENDED] = TEXT_END_CLOSED_HEADING,
                                            [SESSION_ROOM_CLOSED] = TEXT_END_CLOSED_HEADING,
                                            [SESSION_VERSION] = TEXT_END_VERSION_HEADING,
                                            [SESSION_FULL] = TEXT_END_FULL_HEADING,
                                            [SESSION_NOT_OWNER] = TEXT_DESK_NOT_OWNER_HEADING,
                                            [SESSION_OTHER_ROOM] = TEXT_END_CLOSED_HEADING};
    bool is_full = app->session.why_ended == SESSION_FULL;
    bool is_closed = app->session.why_ended == SESSION_ROOM_CLOSED;
    bool is_moved = is_closed && app->session.closed_reason == CLOSED_MOVED;
    bool is_removed = is_closed && app->session.closed_reason == CLOSED_REMOVED;
    bool is_not_ours = app->session.why_ended == SESSION_NOT_OWNER;
    enum text_id text = is_not_ours       ? TEXT_DESK_NOT_OWNER
                        : is_full         ? TEXT_END_FULL
                        : is_moved        ? TEXT_END_MOVED
                        : is_removed      ? TEXT_END_REMOVED
                        : is_own_end(app) ? TEXT_DESK_OVER
                                          : TEXT_END_CLOSED;
    enum text_id says = is_moved     ? TEXT_END_MOVED_HEADING
                        : is_removed ? TEXT_END_REMOVED_HEADING
                                     : headings[app->session.why_ended];
    struct words words = app->session.why_ended == SESSION_VERSION ? version_words(ui, app)
                                                                   : ui_fill(ui, text, "", "");
    int top = frame_top(ui, app);
    struct footer footer = {.primary = way_on(ui, app)};
    int bottom = frame_bottom(ui, &footer);
    struct column side;
    struct column column = frame_columns(ui, ui_scroll_begin(ui, top, bottom), 0, &side);
    struct style heading = style_heading;
    struct style body = {FONT_BODY, 22, COLOR_INK, ALIGN_CENTRE};
    heading.align = ALIGN_CENTRE;
    column_space(ui, &column, 96);
    column_text(ui, &column, heading, ui_text(ui, says));
    column_space(ui, &column, 24);
    column_text(ui, &column, body, words.text);
    ui_scroll_end(ui, column.y);
}
