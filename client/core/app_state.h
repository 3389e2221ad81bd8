/* What the app of one window remembers between two inputs. Private to the app, its screens and its
 * scenes; everybody else uses app.h. */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "app.h"
#include "desk_app.h"
#include "field.h"
#include "net.h"
#include "pills.h"
#include "play.h"
#include "tuning.h"
#include "ui.h"

/* When what moves began to move; FAR_AWAY_MS: it is at rest. Seen through changes of the view. */
struct motion {
    bool has_team, has_bars, has_room;
    bool crack_waits, seam_waits; /* until the bowl is on the screen */
    uint16_t team;
    uint8_t cracks, seams;
    uint32_t gold, gold_before; /* of the class */
    uint64_t crack_ms, seam_ms, bars_ms, gold_ms;
};

/* Whether the own way stands in a file. */
enum saved { SAVED_NOTHING, SAVES, SAVED, NOT_SAVED };
#define SAVED_PATH_SIZE 640

#define RECAP_PAGES 3 /* our bowls, the learning board, mine */

struct app {
    struct app_config config;
    const struct texts *texts;
    struct session session;
    struct net net;
    char address[80];        /* of the room, as others reach it; "": by its host */
    struct setup *own_setup; /* of a scene; NULL: the caller's */
    struct desk_app *desk;   /* a teacher's; NULL for others */
    struct app *board;       /* that is shown under a teacher's cover; NULL: there is none */
    bool owns_board;         /* a scene's */
    struct field fields[FIELD_COUNT];
    struct play play;
    struct motion motion;
    struct pills pills;
    struct cues cues;
    bool is_sound_on;       /* as it was said last */
    uint64_t sound_said_ms; /* when sound was put on or off; 0: never */
    bool is_choosing_bowl;  /* the bowls are shown although there is a team */
    int recap_page;
    enum saved saved;
    char saved_path[SAVED_PATH_SIZE]; /* where it is, or could not be written */
    int aim;                          /* for today, 1 to 3; 0 none. Never leaves this machine */
    struct ui_person person;
    bool must_show_focus; /* scroll until the focus is seen */
    bool is_greeting;     /* ... unless that would take a question away that was not read yet */
    /* The board goes through a long page by itself, until somebody moves it by hand. */
    uint64_t paging_ms; /* since when; 0: not begun in this phase */
    int paged_scroll;   /* where it left the page */
    bool is_help;
    int base_percent;     /* of the look; 0: nothing was said of it */
    struct tuning tuning; /* the page of settings stands in the place of help */
    bool wants_quit, has_quit;
    bool wants_renew; /* somebody else sits here */
    uint64_t frame_wake_ms;
    int window_height; /* of the part that scrolls, in the last frame */
    struct rect caret; /* of the last frame; w = 0: none */
    struct heights heights; /* of this frame */
    struct hits hits;  /* of the last frame */
    struct draw_list list;
};

#define CRACK_MS 400
#define SEAM_MS  1200
#define BARS_MS  600
#define GOLD_MS  1200 /* for each new line of the class's bowl; its bar grows meanwhile */

#define SOUND_SAID_MS 2500 /* so long it is said that sound is on or off */

/* Takes note of what has come since the last time: new phases, new cracks and seams; sends a draft
 * that is due. Called before everything that looks at the app. */
void app_tick(struct app *app, uint64_t now_ms);

/* Puts away what a person had in hand, and what moved. */
void app_clear(struct app *app);

/* Whether the seat was brought by this machine's memory, so that it may be another child's. */
bool app_came_back(const struct app *app);

/* An empty list and no hits, and what draws into them. Sizes are still to be set. */
struct ui app_begin_frame(struct app *app, const struct text_measure *measure, uint64_t now_ms);

/* The size of type that holds: the look's and the person's together, 200 at most. */
int app_type_percent(const struct app *app);

/* Opens or closes the page of settings. */
void app_open_settings(struct app *app, bool is_open);

/* Presses what an action stands for. */
void app_act(struct app *app, struct action action, uint64_t now_ms);

/* Gives the focus, and shows it. */
void app_focus(struct app *app, struct action action);

/* Whether a room is looked for, and not played in. */
bool app_is_finding(const struct app *app);

/* The field that has the focus, NULL for none. */
struct field *app_focused_field(struct app *app);

/* What is pressed by typing while no field has the focus: the answer's field, or the card of a new
 * idea; ACTION_NONE where no answer is typed. */
struct action app_typing_opens(const struct app *app);

/* The own bowl as it looks now. */
struct draw_bowl app_own_bowl(struct ui *ui, const struct app *app);

#endif
