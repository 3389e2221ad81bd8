/* The app: what its parts have in common. It looks at the session's view whenever it is asked for
 * something, and notes what has changed since. */
#include "app_state.h"

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "focus.h"
#include "setup.h"
#include "str.h"

static void still(struct motion *motion) {
    motion->crack_ms = motion->seam_ms = motion->bars_ms = motion->gold_ms = FAR_AWAY_MS;
}

struct app *app_open(const struct app_config *config) {
    struct app *app = calloc(1, sizeof *app);
    if (app == NULL) {
        return NULL;
    }
    app->config = *config;
    app->texts = config->texts != NULL ? config->texts : texts_english();
    app->config.text_percent = config->text_percent < 100   ? 100
                               : config->text_percent > 200 ? 200
                                                            : config->text_percent;
    struct session_config session = {.role = config->role};
    if (config->role == ROLE_TEACHER) {
        app->desk = desk_open();
        if (app->desk == NULL) {
            free(app);
            return NULL;
        }
        session.desk = &app->desk->tables;
        session.memory.token_count = config->token != NULL ? TOKEN_BYTES : 0;
        memcpy(session.memory.token, config->token != NULL ? config->token : session.memory.token,
               TOKEN_BYTES);
    }
    session_init(&app->session, &session);
    net_init(&app->net, config);
    play_clear(&app->play, &app->session.view.phase);
    still(&app->motion);
    app->fields[FIELD_NAME].chars_max = NAME_CHARS_MAX;
    app->fields[FIELD_WORDS].chars_max = WORDS_CHARS_MAX;
    app->fields[FIELD_MISTAKE].chars_max = app->fields[FIELD_LESSON].chars_max = MISTAKE_CHARS_MAX;
    app->fields[FIELD_NOTE].chars_max = NOTE_CHARS_MAX;
    app->fields[FIELD_GOAL].chars_max = GOAL_CHARS_MAX;
    app->fields[FIELD_FIND].chars_max = NAME_CHARS_MAX;
    field_set(&app->fields[FIELD_CODE], config->code);
    str_copy(app->address, sizeof app->address, config->address != NULL ? config->address : "");
    if (config->host[0] == '\0' && config->setup == NULL) {
        app->person.focus = (struct action){ACTION_FIELD, FIELD_CODE};
    }
    bool is_elsewhere = config->port != 0 && config->port != PROTOCOL_PORT;
    char address[sizeof config->host + 8];
    str_format(address, sizeof address, is_elsewhere ? "%s:%d" : "%s", config->host,
               (int)config->port);
    field_set(&app->fields[FIELD_ADDRESS], config->host[0] != '\0' ? address : "");
    return app;
}

void app_close(struct app *app) {
    if (app->owns_board) {
        app_close(app->board);
    }
    desk_close(app->desk);
    free(app->own_setup);
    free(app);
}

struct session *app_session(struct app *app) {
    return &app->session;
}

const char *app_title(const struct app *app) {
    static const enum text_id titles[ROLE_COUNT] = {[ROLE_STUDENT] = TEXT_WINDOW_STUDENT,
                                                    [ROLE_BOARD] = TEXT_WINDOW_BOARD,
                                                    [ROLE_TEACHER] = TEXT_WINDOW_TEACHER};
    return text_of(app->texts, titles[app->config.role]);
}

/* Who was in a room keeps all that it said: it may come back while a person looks for another. */
bool app_is_finding(const struct app *app) {
    bool is_elsewhere = app->net.asks || app->net.state == NET_ASKING;
    return !app->session.view.have_welcome || is_elsewhere;
}

bool app_has_sound(const struct app *app) {
    return app->config.has_sound;
}

void app_say_sound(struct app *app, bool is_on, uint64_t now_ms) {
    app->is_sound_on = is_on;
    app->sound_said_ms = now_ms;
}

enum cue app_take_cue(struct app *app, uint64_t now_ms) {
    app_tick(app, now_ms);
    return cues_take(&app->cues, now_ms);
}

struct field *app_focused_field(struct app *app) {
    bool is_shown = hit_of(&app->hits, app->person.focus) != NULL;
    bool is_field = app->person.focus.kind == ACTION_FIELD;
    return is_field && is_shown ? &app->fields[app->person.focus.value] : NULL;
}

struct action app_typing_opens(const struct app *app) {
    static const struct action places[] = {{ACTION_FIELD, FIELD_ANSWER}, {ACTION_NEW_IDEA, 0}};
    bool is_typed = play_is_typed(play_challenge(&app->session.view));
    for (size_t i = 0; is_typed && i < sizeof places / sizeof places[0]; i++) {
        if (hit_of(&app->hits, places[i]) != NULL) {
            return places[i];
        }
    }
    return (struct action){ACTION_NONE, 0};
}

bool app_wants_text(const struct app *app) {
    bool is_field =
        app->person.focus.kind == ACTION_FIELD && hit_of(&app->hits, app->person.focus) != NULL;
    return is_field || desk_is_on(app) || app_typing_opens(app).kind != ACTION_NONE;
}

bool app_find_caret(const struct app *app, struct app_caret *caret) {
    *caret = (struct app_caret){app->caret.x, app->caret.y, app->caret.w, app->caret.h};
    return app->caret.w > 0;
}

/* --- the network -------------------------------------------------------------------------------
 */

void app_opened(struct app *app, const char *host, uint16_t port, const char *code,
                const char *address) {
    char place[sizeof app->net.at.host + 8];
    bool is_usual = port == PROTOCOL_PORT;
    str_format(place, sizeof place, "%s:%d", host, (int)port);
    str_format(app->address, sizeof app->address, is_usual ? "%s" : "%s:%d", address, (int)port);
    net_go(&app->net, place, code);
    if (app->desk != NULL && app->config.setup != NULL) {
        app->desk->has_hands = app->config.setup->is_on[SETUP_HANDS];
        app->desk->is_warm_up_first = app->config.setup->is_on[SETUP_WARM_UP];
        field_set(&app->fields[FIELD_GOAL], "");
    }
    app->person.focus = (struct action){ACTION_NONE, 0};
    app->person.scroll = 0;
}

void app_found(struct app *app, const char *host, const struct message_found *found,
               uint64_t now_ms) {
    struct app_room room = {.found = *found, .heard_ms = now_ms};
    str_copy(room.host, sizeof room.host, host);
    net_found(&app->net, &room);
}

const uint8_t *app_wants_code(const struct app *app, uint64_t now_ms) {
    return net_wants_code(&app->net, now_ms);
}

void app_tell_code(struct app *app, const uint8_t *key, const char *code, uint64_t now_ms) {
    net_tell_code(&app->net, key, code, now_ms);
}

void app_connected(struct app *app, const struct transport_identity *identity, bool is_known,
                   uint64_t now_ms) {
    net_reached(&app->net, identity, is_known, now_ms);
    if (app->net.state == NET_ASKING) {
        app->person.focus = (struct action){ACTION_NONE, 0};
        app->person.scroll = 0;
    }
}

void app_greet(struct app *app, uint64_t now_ms) {
    session_expect(&app->session, app->net.shown.fingerprint.code);
    session_connected(&app->session, now_ms);
}

void app_disconnected(struct app *app, int transport_end, uint64_t now_ms) {
    session_disconnected(&app->session);
    net_disconnected(&app->net, transport_end, now_ms);
}

void app_clear(struct app *app) {
    memset(&app->motion, 0, sizeof app->motion);
    still(&app->motion);
    play_clear(&app->play, &app->session.view.phase);
    field_set(&app->fields[FIELD_ANSWER], "");
    field_set(&app->fields[FIELD_WORDS], "");
    field_set(&app->fields[FIELD_NAME], "");
    app->is_choosing_bowl = app->is_help = app->tuning.is_open = false;
    app->recap_page = app->aim = 0;
    app->saved = SAVED_NOTHING;
    app->person.scroll = 0;
    app->person.focus = (struct action){ACTION_NONE, 0};
}

bool app_came_back(const struct app *app) {
    return app->session.view.have_seat && app->session.came_back;
}

/* The same room is dialled anew, by somebody new. */
static struct app_wish renew(struct app *app) {
    app->wants_renew = false;
    app_clear(app);
    if (app->net.state != NET_LOOKING) {
        net_again(&app->net);
        app->net.wants_disconnect = false; /* the wish does so */
    }
    return (struct app_wish){.kind = APP_WISHES_RENEW};
}

struct app_wish app_take_wish(struct app *app, uint64_t now_ms) {
    struct app_wish wish = {.kind = APP_WISHES_NOTHING};
    app_tick(app, now_ms);
    if (app->wants_renew && !app->wants_quit) {
        return renew(app);
    }
    if (app->saved == SAVES) {
        app->saved = NOT_SAVED; /* until it is said that it was */
        return (struct app_wish){.kind = APP_WISHES_SAVE};
    }
    if (app->wants_quit && !app->has_quit) {
        app->has_quit = true;
        wish.kind = APP_WISHES_QUIT;
    } else if (app->session.link != SESSION_ENDED || app->net.wants_disconnect) {
        wish = net_take_wish(&app->net, now_ms);
    }
    return wish;
}

/* --- what has changed --------------------------------------------------------------------------
 */

/* A scribe who comes back finds what stood there. */
static void adopt_words(struct app *app) {
    const struct session_view *view = &app->session.view;
    bool is_there = view->have_page && view->page.is_scribe && view->page.text[0] != '\0';
    if (is_there && app->play.words_ms == 0 && !app->play.is_words_due) {
        field_set(&app->fields[FIELD_WORDS], view->page.text);
        app->play.words_ms = 1;
    }
}

static void note_phase(struct app *app) {
    const struct session_view *view = &app->session.view;
    if (view->have_phase && !play_is_of(&app->play, &view->phase)) {
        play_clear(&app->play, &view->phase);
        app->recap_page = 0;
        field_set(&app->fields[FIELD_ANSWER], "");
        field_set(&app->fields[FIELD_WORDS], "");
        app->person.scroll = 0;
        app->paging_ms = 0;
        app->paged_scroll = 0;
        app->person.focus = (struct action){ACTION_NONE, 0};
        app->person.pressed = (struct action){ACTION_NONE, 0};
    }
    if (view->has_said && !app->play.is_touched) {
        play_adopt(&app->play, &app->fields[FIELD_ANSWER], &view->said);
    }
    adopt_words(app);
    bool is_typing = view->phase.phase == PHASE_TRY || view->phase.phase == PHASE_MEND ||
                     view->phase.phase == PHASE_AGAIN;
    const struct message_challenge *challenge = play_challenge(view);
    if (is_typing && challenge != NULL && !app->play.is_greeted && play_is_typed(challenge)) {
        app_focus(app, (struct action){ACTION_FIELD, FIELD_ANSWER});
        app->play.is_greeted = true;
        app->is_greeting = true;
    }
}

/* A crack of the huddle begins to grow when the team sees its bowl, gold to flow at reveal: what
 * tells of it comes a little before the phase itself, and in offer and share no bowl is shown. */
static void note_bowl(struct motion *motion, const struct session_view *view, uint64_t now_ms) {
    enum phase phase = (enum phase)view->phase.phase;
    bool is_round = view->have_phase && view->phase.stage == STAGE_ROUND;
    bool is_covered = phase == PHASE_HUDDLE || phase == PHASE_OFFER || phase == PHASE_SHARE;
    bool is_known = motion->has_team && motion->team == view->team.team;
    motion->crack_waits = is_known && (motion->crack_waits || view->team.cracks > motion->cracks);
    motion->seam_waits = is_known && (motion->seam_waits || view->team.seams > motion->seams);
    if (motion->crack_waits && !(is_round && is_covered)) {
        motion->crack_ms = now_ms;
        motion->crack_waits = false;
    }
    if (motion->seam_waits && !(is_round && (is_covered || phase == PHASE_MEND))) {
        motion->seam_ms = now_ms;
        motion->seam_waits = false;
    }
}

/* Something that grew since it was seen last begins to move; what is seen for the first time rests.
 */
static void note_motion(struct app *app, uint64_t now_ms) {
    const struct session_view *view = &app->session.view;
    struct motion *motion = &app->motion;
    note_bowl(motion, view, now_ms);
    if (view->have_bars && !motion->has_bars) {
        motion->bars_ms = now_ms;
    }
    if (motion->has_room && view->room.gold > motion->gold) {
        motion->gold_ms = now_ms;
        motion->gold_before = motion->gold;
    }
    pills_note(&app->pills, &view->cheers, now_ms);
    motion->has_team = view->have_team;
    motion->team = view->team.team;
    motion->cracks = view->team.cracks;
    motion->seams = view->team.seams;
    motion->has_bars = view->have_bars;
    motion->has_room = view->have_room;
    motion->gold = view->room.gold;
}

static void send_draft(struct app *app, uint64_t now_ms) {
    struct play *play = &app->play;
    if (play->is_due && now_ms >= play->sent_ms + PLAY_DRAFT_MS) {
        play_send(play, &app->session, &app->fields[FIELD_ANSWER], false, now_ms);
    }
    act_send_words(app, now_ms);
}

static void note_cues(struct app *app, uint64_t now_ms) {
    cues_note(&app->cues, &app->session, now_ms);
    if (!app->config.has_sound) {
        cues_drop(&app->cues);
    }
}

void app_tick(struct app *app, uint64_t now_ms) {
    note_cues(app, now_ms);
    if (app->session.link == SESSION_ENDED && app->session.why_ended == SESSION_OTHER_ROOM) {
        app->session.link = SESSION_OUT;
        net_wrong(&app->net, now_ms);
    }
    if (app->session.link == SESSION_ENDED && app->net.state != NET_LOOKING) {
        net_rest(&app->net);
    }
    if (app->desk != NULL) {
        desk_tick(app, now_ms);
        return;
    }
    note_phase(app);
    note_motion(app, now_ms);
    send_draft(app, now_ms);
}

uint64_t app_wake_ms(const struct app *app, uint64_t now_ms) {
    uint64_t wake = app->frame_wake_ms;
    if (app->play.is_due && app->play.sent_ms + PLAY_DRAFT_MS < wake) {
        wake = app->play.sent_ms + PLAY_DRAFT_MS;
    }
    if (pills_wake_ms(&app->pills) < wake) {
        wake = pills_wake_ms(&app->pills);
    }
    if (cues_wake_ms(&app->cues) < wake) {
        wake = cues_wake_ms(&app->cues);
    }
    if (desk_wake_ms(app->desk) < wake) {
        wake = desk_wake_ms(app->desk);
    }
    if (app->play.is_words_due && app->play.words_ms + PLAY_DRAFT_MS < wake) {
        wake = app->play.words_ms + PLAY_DRAFT_MS;
    }
    if (app->session.link != SESSION_ENDED && net_wake_ms(&app->net) < wake) {
        wake = net_wake_ms(&app->net);
    }
    if ((app->wants_quit && !app->has_quit) || app->wants_renew) {
        wake = now_ms;
    }
    return wake < now_ms ? now_ms : wake;
}
