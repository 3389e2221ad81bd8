/* The app of one window, a student's, a board's or a teacher's: a machine that takes input, the
 * session's view and time, and draws itself as a list of commands. It wishes for what only the
 * world outside can do. */
#ifndef APP_H
#define APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cues.h"
#include "draw_list.h"
#include "input.h"
#include "session.h"
#include "settings.h"
#include "text_measure.h"
#include "texts.h"
#include "transport.h"

struct setup;
struct tuning_choices;

struct app_config {
    enum role role;
    char code[CODE_CHARS + 1]; /* as given on the command line, "" for none */
    char host[64];             /* "" : look for rooms on the LAN */
    uint16_t port;
    int width, height;
    int text_percent; /* 100 to 200 */
    bool less_motion;
    bool has_sound;   /* F8 changes it */
    enum theme theme; /* these the app only shows in its settings, and notes when they change */
    int volume;
    char language[SETTINGS_LANGUAGE_BYTES];
    bool is_dyslexic;
    const struct texts *texts;
    const char *address; /* the room's as others reach it, where that is not the host; else NULL */
    bool has_day;        /* day_ms is known */
    uint64_t day_ms; /* with the caller's clock added: milliseconds of the day, as a wall clock has
                        them */
    struct setup *setup; /* a teacher's, who opens a room first; NULL for others */
    const uint8_t
        *token; /* a teacher's, TOKEN_BYTES: by it the room counts once what is said twice */
};

struct app;

/* NULL when there is no memory. */
struct app *app_open(const struct app_config *config);
void app_close(struct app *app);

/* The session of this window: the caller moves its datagrams. */
struct session *app_session(struct app *app);

void app_input(struct app *app, const struct input *input, uint64_t now_ms);

/* The teacher's own room is open: goes in. `host` is how this machine reaches it, `address` how
 * others do. */
void app_opened(struct app *app, const char *host, uint16_t port, const char *code,
                const char *address);

/* A room answered on the LAN. */
void app_found(struct app *app, const char *host, const struct message_found *found,
               uint64_t now_ms);
/* The room's key whose code is to be worked out now, KEY_BYTES; NULL: none. The same one until its
 * code is told, NULL when this machine cannot work it out. */
const uint8_t *app_wants_code(const struct app *app, uint64_t now_ms);
void app_tell_code(struct app *app, const uint8_t *key, const char *code, uint64_t now_ms);

/* The connection that was wished for stands, and this was shown of the room at its other end;
 * `is_known`: its teacher was met on this machine before. Nothing is said to the room before
 * app_greet, for which the app wishes when it is the one that is meant. */
void app_connected(struct app *app, const struct transport_identity *identity, bool is_known,
                   uint64_t now_ms);
void app_greet(struct app *app, uint64_t now_ms);
/* It ended (enum transport_end). */
void app_disconnected(struct app *app, int transport_end, uint64_t now_ms);

/* What the app wants from outside; taken once. */
enum app_wish_kind {
    APP_WISHES_NOTHING,
    APP_WISHES_FIND,       /* ask the LAN which rooms there are */
    APP_WISHES_CONNECT,    /* to host, port, code */
    APP_WISHES_DISCONNECT, /* then perhaps another connect */
    APP_WISHES_GREET,      /* the room of this code, at host and port, is the one that is meant:
                              what this machine remembers of it, then app_greet */
    APP_WISHES_RENEW,      /* somebody else sits here: session_renew without a connection */
    APP_WISHES_SAVE,       /* a file with app_journey, then app_saved */
    APP_WISHES_QUIT,
};
struct app_wish {
    enum app_wish_kind kind;
    char host[64];
    uint16_t port;
    char code[CODE_CHARS + 1];
};
/* To be called whenever app_wake_ms has come: what a pause in typing made due is said to the
 * session here, so take the session's datagrams behind it. */
struct app_wish app_take_wish(struct app *app, uint64_t now_ms);

/* F8 changes it. */
bool app_has_sound(const struct app *app);
/* Says that sound is on or off, of another window that the same person leads. */
void app_say_sound(struct app *app, bool is_on, uint64_t now_ms);

/* What is to be heard now; CUE_COUNT: nothing. To be called until then whenever app_wake_ms has
 * come; nothing is to be heard while sound is off. */
enum cue app_take_cue(struct app *app, uint64_t now_ms);

/* The student's own way through the lesson as lines of text, for a file; nothing about others is in
 * it. `day`: as it stands there. */
#define APP_JOURNEY_SIZE 16384
void app_journey(const struct app *app, const char *day, char *text, size_t size);
/* It was written, there; or it could not be, in that folder ("": there is none). */
void app_saved(struct app *app, bool is_saved, const char *path);

/* True while a text field has the focus: the platform then takes text input. */
bool app_wants_text(const struct app *app);

/* Where the caret stands, in pixels of the last picture; false: no field has the focus. Input
 * methods show what they offer beside it. */
struct app_caret {
    int x, y, w, h;
};
bool app_find_caret(const struct app *app, struct app_caret *caret);

/* What stands on its window's frame. */
const char *app_title(const struct app *app);

/* What the person has changed in the settings since this was asked last, as bits of SETTINGS_BIT;
 * how all of them are now. */
unsigned app_take_settings(struct app *app, struct settings *settings);
/* The same changed in another window, or the words changed with the language. Whether there is
 * sound is each window's own. */
void app_set_settings(struct app *app, const struct settings *settings);
void app_set_texts(struct app *app, const struct texts *texts);
/* The base size of all type by the look, in percent; a person's own comes on top of it. */
void app_set_base(struct app *app, int base_percent);
/* Whether the settings are shown and it is not known yet what there is to choose: to be told before
 * the next app_draw. */
bool app_wants_choices(const struct app *app);
void app_tell_choices(struct app *app, const struct tuning_choices *choices);
/* Whether what was changed could not be kept. */
void app_tell_unkept(struct app *app, bool is_unkept);

/* Draws the screen as it is now. The list belongs to the app and holds until the next call. */
const struct draw_list *app_draw(struct app *app, const struct text_measure *measure,
                                 uint64_t now_ms);

/* When it will look different, or wish for something, without anything else happening. */
uint64_t app_wake_ms(const struct app *app, uint64_t now_ms);

#endif
