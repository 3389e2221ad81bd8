/* One frame being made: where to draw, how large things are, and the list of hits (what can be
 * pressed) that is made in the same pass. Screens and widgets draw through it; the app resolves
 * input against the hits of the last frame. */
#ifndef UI_H
#define UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw_list.h"
#include "input.h"
#include "texts.h"
#include "things.h"

#define FAR_AWAY_MS UINT64_MAX
#define FRAME_MS    33 /* between two pictures of something that moves */

struct rect {
    int x, y, w, h;
};

/* What pressing something does. `value`: which one. */
enum action_kind {
    ACTION_NONE,
    ACTION_PICK_ROOM,
    ACTION_FIELD, /* enum field_name */
    ACTION_CONNECT,
    ACTION_OUR_ROOM, /* 1 it is, 2 it is not */
    ACTION_TAKE_NAME,
    ACTION_MORE_NAMES,
    ACTION_TYPE_NAME,
    ACTION_OPEN_BOWL,
    ACTION_CHOOSE_BOWL, /* index into the view's bowls */
    ACTION_OTHER_BOWL,  /* shows the bowls again, or not */
    ACTION_AGREE,
    ACTION_AIM,       /* 1 to 3; the one that is chosen again: none */
    ACTION_MOOD,      /* 1 to 5 */
    ACTION_THOUGHT,   /* from 1; THOUGHT_WORDS: in our own words */
    ACTION_CONSENT,   /* 1 to 3, from the least public */
    ACTION_LESSON,    /* from 1; LESSON_WORDS */
    ACTION_CHEER,     /* enum cheer */
    ACTION_CLAIM,     /* that was ours */
    ACTION_GOOD,      /* what is good in it, from 1 */
    ACTION_TURN,      /* where it turns, from 1 */
    ACTION_HAND_PAGE, /* what was chosen or written at offer and reflect */
    ACTION_PEN,       /* "I'd say something", or not any more */
    ACTION_PEN_SAY,   /* 1 yes, 0 pass */
    ACTION_PICK_OPTION,
    ACTION_ORDER, /* the place: picks its card up, or puts it down */
    ACTION_ORDER_UP,
    ACTION_ORDER_DOWN,
    ACTION_MATCH_LEFT,
    ACTION_MATCH_RIGHT,
    ACTION_CONFIDENCE, /* enum confidence */
    ACTION_NOT_YET,
    ACTION_HAND_IN,
    ACTION_PICK_IDEA, /* index into the view's ideas */
    ACTION_NEW_IDEA,
    ACTION_BACK_IDEA,
    ACTION_READY,
    ACTION_RECAP_PAGE, /* from 0 */
    ACTION_RECAP_NEXT,
    ACTION_DARE, /* 1 to 4 */
    ACTION_KIND, /* 1 to 4 */
    ACTION_SAVE, /* the own way, as a file */
    ACTION_HELP,
    ACTION_CLOSE_HELP,
    ACTION_SCROLL, /* -1 a page up, 1 down */
    ACTION_START_AGAIN,
    ACTION_NOT_ME,    /* somebody else sits at this window now */
    ACTION_DESK,      /* enum desk_act; these are the teacher's */
    ACTION_DESK_PAGE, /* enum desk_page */
    ACTION_DESK_TURN, /* the list at the right: -1 back, 1 on */
    ACTION_DESK_TEAM, /* its number */
    ACTION_DESK_SEAT,
    ACTION_DESK_HAND, /* the seat, where it stands among those who may need a hand */
    ACTION_DESK_MOVE, /* the seat, to this team */
    ACTION_DESK_GIVE, /* the newcomer gets this seat */
    ACTION_DESK_PACK,
    ACTION_DESK_SHOW, /* a miss, by its number */
    ACTION_DESK_HIDE,
    ACTION_DESK_UP,
    ACTION_DESK_DOWN,
    ACTION_DESK_YES, /* words that wait, by their number */
    ACTION_DESK_NO,
    ACTION_SETUP_PACK,   /* before a room of one's own */
    ACTION_SETUP_PLAN,   /* enum setup_plan */
    ACTION_SETUP_PHASE,  /* enum phase, of the own plan */
    ACTION_SETUP_ROUNDS, /* -1 one less, 1 one more */
    ACTION_SETUP_SIZE,
    ACTION_SETUP_SWITCH,  /* enum setup_switch */
    ACTION_SETUP_PREVIEW, /* 1 shown, 0 not */
    ACTION_SETUP_OPEN,
    ACTION_SETUP_GO_ON,
    ACTION_SETTINGS, /* opens or closes them */
    ACTION_SET_THEME,
    ACTION_SET_TEXT,
    ACTION_SET_MOTION, /* 1: less */
    ACTION_SET_SOUND,  /* 1: on */
    ACTION_SET_VOLUME,
    ACTION_SET_LANGUAGE,
    ACTION_SET_FONT, /* 1: for dyslexic readers */
    ACTION_COUNT
};

enum field_name {
    FIELD_CODE,
    FIELD_ADDRESS,
    FIELD_NAME,
    FIELD_ANSWER,
    FIELD_WORDS,
    FIELD_MISTAKE, /* the teacher's own, and what was learned from it */
    FIELD_LESSON,
    FIELD_NOTE, /* about a seat */
    FIELD_GOAL, /* of the class, in gold */
    FIELD_FIND, /* a name in a long list */
    FIELD_COUNT
};
#define NAME_CHARS_MAX    16
#define WORDS_CHARS_MAX   140
#define NOTE_CHARS_MAX    30
#define GOAL_CHARS_MAX    7
#define MISTAKE_CHARS_MAX 120

struct action {
    enum action_kind kind;
    int value;
};

bool action_is(struct action a, enum action_kind kind, int value);
bool action_equals(struct action a, struct action b);

struct hit {
    struct rect rect;  /* what can be pressed of it now: w = 0 when it is scrolled away */
    struct rect whole; /* where all of it is */
    struct action action;
    int order;    /* of the focus; equal ones in the order they were made */
    enum key key; /* presses it from the keyboard, KEY_NONE for none */
    bool is_primary;
    bool is_picked;   /* a card that is picked already */
    bool is_mouse;    /* never has the focus: keys have a way of their own */
    bool is_scrolled; /* stands in the part that scrolls */
};
#define HITS_MAX 192

struct hits {
    struct hit items[HITS_MAX];
    size_t count;
    bool is_full;
};

/* What the frame before knew and the person does, given to a frame. */
#define COMPOSING_BYTES_MAX (INPUT_TEXT_BYTES - 1)

/* What an input method is making, at the caret of the field that has the focus. */
struct composing {
    char text[COMPOSING_BYTES_MAX + 1];
    size_t caret; /* in bytes */
};

struct ui_person {
    struct action focus, hover, pressed;
    struct composing composing;
    int scroll; /* pixels that the content is moved up */
};

/* How many lines texts made in this frame: who looks for a size that fits asks again and again. */
#define HEIGHTS_MAX 512

struct heights {
    struct {
        uint64_t key; /* 0: none */
        int lines;
    } items[HEIGHTS_MAX];
};

struct ui {
    struct draw_list *list;
    struct hits *hits;
    struct heights *heights; /* empty at the start of a frame; NULL: nothing is kept */
    const struct text_measure *measure;
    const struct texts *texts;
    struct ui_person person;
    uint64_t now_ms;
    uint64_t wake_ms; /* when the frame will look different by itself */
    int scale_permille, type_permille;
    int pale;           /* of what is drawn now, 0 to 255 */
    struct rect window; /* region that scrolls; h = 0 until it was begun */
    bool is_inside;     /* of the region that scrolls */
    int content_height;
    struct rect caret; /* of the field that has the focus; w = 0: none */
    bool turns_itself; /* nobody is at it: a long page shows its parts in turn */
    bool is_roomy;     /* the page has room to spare: what is asked and answered is set larger */
};

/* How far a frame has come, to take back what was drawn since: a page that tries how it fits. */
struct ui_mark {
    size_t commands, text_used, hits;
    bool is_list_full, is_hits_full;
};
struct ui_mark ui_mark(const struct ui *ui);
void ui_rewind(struct ui *ui, const struct ui_mark *mark);

/* How far a long page goes on that shows its parts in turn, in pixels; each begins with the last
 * lines of the one before. */
int ui_page_step(const struct ui *ui);

/* How much of the region that scrolls is left below y; negative: the page is longer. */
int ui_left_below(const struct ui *ui, int y);

/* Sizes for a picture of design_w x design_h: everything grows with the window, type also with
 * text_percent, and never shrinks below what can be read. */
void ui_set_scale(struct ui *ui, int design_w, int design_h, int text_percent);

/* Pixels of `n` units of the design: of room, and of type. */
int ui_px(const struct ui *ui, int n);
int ui_type(const struct ui *ui, int n);

/* The frame looks different at `at_ms`. */
void ui_wake(struct ui *ui, uint64_t at_ms);

/* How far (0 to 1000) something has come that began at `start_ms` (FAR_AWAY_MS: long ago) and takes
 * `takes_ms`; asks for the next picture while it moves. */
int ui_progress(struct ui *ui, uint64_t start_ms, uint64_t takes_ms);

/* The same way begun and ended softly. */
int ui_ease(int permille);

/* To and fro, softly: -1000 to 1000, anew every 1000. */
int ui_wave(int permille);

/* The region from y `top` to `bottom` scrolls. Everything until ui_scroll_end is drawn in it; begin
 * returns the y of its first line. `content_bottom`: the y behind its last. A page that is longer
 * shows it: its edge fades, and a round button in the margin goes on. */
int ui_scroll_begin(struct ui *ui, int top, int bottom);
void ui_scroll_end(struct ui *ui, int content_bottom);

/* Adds a hit, cut to the region that scrolls. The caller may fill key and is_primary; never NULL.
 */
struct hit *ui_hit(struct ui *ui, struct rect rect, struct action action);

bool ui_is_focused(const struct ui *ui, struct action action);
bool ui_is_hovered(const struct ui *ui, struct action action);
bool ui_is_pressed(const struct ui *ui, struct action action);

/* --- shapes ------------------------------------------------------------------------------------
 */

struct paint {
    enum color fill, stroke;
    int radius, stroke_px;
};

void ui_rect(struct ui *ui, struct rect rect, struct paint paint);
void ui_line(struct ui *ui, struct rect from_by, enum color stroke, int stroke_px);
void ui_ring(struct ui *ui, int x, int y, int radius, int permille);
void ui_tick(struct ui *ui, struct rect square, enum color stroke);
/* A thing of a room's three pictures. */
void ui_thing(struct ui *ui, struct rect square, enum thing thing);
/* A disc cut into parts, some of them filled. */
void ui_pie(struct ui *ui, struct rect square, int parts, int filled);
/* A flake of gold leaf. */
void ui_flake(struct ui *ui, struct rect square, int shape, int turn);
void ui_bowl(struct ui *ui, struct rect rect, const struct draw_bowl *bowl);

/* The visible frame round what has the focus. */
void ui_focus_frame(struct ui *ui, struct rect rect, int radius);

struct rect rect_inside(struct rect rect, int by_x, int by_y);

#endif
