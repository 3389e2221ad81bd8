/* What screens are made of. Every widget takes a place and returns how much of it it used, so that
 * screens stack them; text always wraps and is never cut. */
#ifndef WIDGETS_H
#define WIDGETS_H

#include "field.h"
#include "ui.h"

struct message_bars;
struct wrap_line;
struct message_challenge;
struct message_shelf;
struct picks;

/* --- text (widget_text.c) ----------------------------------------------------------------------
 */

/* ALIGN_LEFT is where a paragraph begins: at the right for one that runs from right to left.
 * ALIGN_EDGE is at the left for all: for names that stand in a list. */
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_EDGE };

struct style {
    enum font font;
    int size; /* units of type */
    enum color color;
    enum align align;
};

/* Draws `text` wrapped into at.w from at.x, at.y (at.h is not looked at). Returns its height. */
int text_draw(struct ui *ui, struct rect at, struct style style, const char *text);
/* The same without drawing. */
int text_height(const struct ui *ui, int width, struct style style, const char *text);
/* How far from the left of `width` a line of it begins. */
int text_shift(struct style style, int width, const struct wrap_line *line);
int text_line_height(const struct ui *ui, struct style style);
/* Width of `text` on one line. */
int text_width(const struct ui *ui, struct style style, const char *text);

/* Where the texts of a list begin: where one begins at the right, all do, since a number among them
 * has no direction of its own. */
enum align texts_align(const char *const *texts, int count);

/* A place that is filled from the top down. */
struct column {
    int x, y, w;
};

void column_text(struct ui *ui, struct column *column, struct style style, const char *text);
void column_say(struct ui *ui, struct column *column, struct style style, enum text_id id);
void column_space(const struct ui *ui, struct column *column, int units);

/* Room for one filled text. */
#define UI_TEXT_SIZE 2048
struct words {
    char text[UI_TEXT_SIZE];
};

const char *ui_text(const struct ui *ui, enum text_id id);
struct words ui_fill(const struct ui *ui, enum text_id id, const char *first, const char *second);
struct words ui_fill_count(const struct ui *ui, enum text_id id, unsigned long count,
                           const char *first);

/* --- answers (widget_answer.c) -----------------------------------------------------------------
 */

/* An answer as people write it: "3/8" and "1 1/2 cm" as stacked fractions, all else as text. */
struct rect answer_measure(const struct ui *ui, int width, struct style style, const char *text);
/* Draws it into at.w; returns its height. */
int answer_draw(struct ui *ui, struct rect at, struct style style, const char *text);

/* --- things to press (widget_button.c) ---------------------------------------------------------
 */

struct button {
    const char *label;
    struct action action;
    enum key key; /* a badge shows it, KEY_NONE for none */
    bool is_primary;
};

/* How large a button is that may be at most `width` wide. */
struct rect button_measure(const struct ui *ui, int width, const struct button *button);
void button_draw(struct ui *ui, struct rect rect, const struct button *button);

/* A rounded panel. */
void panel_draw(struct ui *ui, struct rect rect);

/* A card that can be picked: its frame, hit and focus. `is_leading` frames it
 * calmly: gold would say that it is the key. */
struct card {
    struct action action;
    enum key key;
    bool is_picked, is_leading;
};
void card_draw(struct ui *ui, struct rect rect, const struct card *card);

/* The small square with a digit; returns its width. */
int badge_draw(struct ui *ui, int x, int y, enum key key);
int badge_size(const struct ui *ui);

/* Cards in rows of equal width: how `count` of at least `least_w` stand in `width`. */
struct grid {
    int columns, cell_w, gap;
};
struct grid grid_make(const struct ui *ui, int width, int count, int least_w);

/* --- fields, options, faces (widget_field.c, widget_choice.c) ----------------------------------
 */

struct field_look {
    const struct field *field;
    struct action action;
    struct style style;
    const char *hint; /* while it is empty */
};
int field_draw(struct ui *ui, struct rect at, const struct field_look *look);

/* What stands below an option: how many thought it, how many back it. */
struct choice_note {
    char text[96];
    bool is_backed, is_leading;
};

#define CHOICE_MAX 9
struct choice {
    const char *options[CHOICE_MAX];
    int count;
    unsigned picked;                 /* bit n: option n */
    const struct choice_note *notes; /* one for each option, NULL for none */
    enum action_kind action;         /* of each, with its index */
    bool is_prose;                   /* sentences: none is set in smaller type than others */
    bool is_list;                    /* each below the one before */
    bool has_keys;                   /* digits choose */
    bool is_dense;                   /* less air */
    bool has_notes_beside;           /* at the end of the line, not below it; for short ones */
    int least_w;                     /* of a card at least; 0: as its text needs */
    int first;                       /* the action's value of the first */
    int last_value;                  /* ... and of the last, where it is not the next; else 0 */
};
int choice_draw(struct ui *ui, struct rect at, const struct choice *choice);
/* How wide a card must be for the longest option on one line. */
int choice_width(const struct ui *ui, const struct choice *choice);
int choice_height(const struct ui *ui, int width, const struct choice *choice);

/* --- moving and pairing (widget_picks.c) -------------------------------------------------------
 */

/* Cards to put in an order, or two lists to pair; `held`: the place, or the left, that is in hand.
 */
struct picks_look {
    const struct message_challenge *challenge;
    const struct picks *picks;
    int held;
    bool has_keys; /* digits pair */
};
int order_draw(struct ui *ui, struct rect at, const struct picks_look *look);
int match_draw(struct ui *ui, struct rect at, const struct picks_look *look);

/* Faces in a row, the first with value 1 of the action; `picked` 0: none. */
struct faces {
    enum action_kind action;
    int count, picked;
    const int *levels; /* of their mouths */
    const enum text_id *labels;
};
int faces_draw(struct ui *ui, struct rect at, const struct faces *faces);

/* Three faces; `picked` is an enum confidence. */
int confidence_draw(struct ui *ui, struct rect at, int picked);

/* --- the frame of a screen (widget_frame.c) ----------------------------------------------------
 */

struct app;

/* That sound was put on or off just now; NULL when it was not. It stands in the place of the words
 * at the top. */
const char *sound_words(struct ui *ui, const struct app *app);

/* Paper, round, dots of the plan, ring of time, help, and the banner when the room is out of reach.
 * Returns the y where the content begins. */
int frame_top(struct ui *ui, const struct app *app);
/* "Round 3 of 8", or which other kind of round it is. */
struct words round_words(const struct ui *ui, const struct app *app);

/* That the room is out of reach, when it is; returns its height, 0 when it is not. */
int offline_band(struct ui *ui, const struct app *app, int y);

/* The line at the bottom. Everything may be absent (NULL, or no label). `done` stands in
 * the place of the primary button, with a tick once it is kept. */
struct footer {
    struct button primary, quiet;
    const char *note;
    bool is_note_strong; /* it asks something */
    const char *done;
    bool is_kept;
};
/* Returns the y where the content must end. */
int frame_bottom(struct ui *ui, const struct footer *footer);

/* A band under the top line, with a question's buttons; returns what it takes with its gap. */
struct band {
    const char *text;
    enum color stroke;
    struct button buttons[2];
    int buttons_count;
};
int band_draw(struct ui *ui, int y, const struct band *band);

/* The pen (widget_pen.c): its button, 0 wide where there is none, and its bands. */
int pen_width(const struct ui *ui, const struct app *app);
int pen_draw(struct ui *ui, const struct app *app, int right, int middle);
int pen_bands(struct ui *ui, const struct app *app, int y);
/* What the class reads of the pen; "" for nothing. */
struct words pen_words(const struct ui *ui, const struct app *app);

/* The content's column between the margins, or two of them where the window is wide enough for the
 * size of its type: then `side` is `side_units` wide at the right; else side->w is 0. */
struct column frame_columns(const struct ui *ui, int y, int side_units, struct column *side);

#define MARGIN_UNITS 40

/* --- cheers (widget_cheers.c) ------------------------------------------------------------------
 */

enum text_id cheer_text(int cheer);

/* The line at the bottom of share: five cheers, "that was ours". Returns the y where the content
 * must end. */
int cheers_bar(struct ui *ui, const struct app *app, bool has_counts);

/* Pills that drift up through `area`; with less motion nothing, or how often each was heard. */
struct pills_look {
    int size; /* units of type */
    bool has_counts;
};
void pills_draw(struct ui *ui, struct rect area, const struct app *app,
                const struct pills_look *look);

/* --- the chorus (widget_rain.c) ----------------------------------------------------------------
 */

#define CHORUS_FLAKES 96

/* Whether the last chorus was less than `lasts_ms` ago. */
bool is_chorus(struct ui *ui, const struct app *app, uint64_t lasts_ms);

/* The rain of gold, behind what is drawn after it; before a bowl whose rim is at y `rim`, into
 * which some of it falls; and when the frame is done: nothing of it comes near to words. */
void rain_draw(struct ui *ui, const struct app *app);
void rain_on_bowl(struct ui *ui, const struct app *app, struct rect area, int rim);
void rain_clear_words(struct ui *ui);

/* --- pictures (widget_clock.c, widget_bars.c, widget_shelf.c) ----------------------------------
 */

/* The ring of time with its digits in the last ten seconds; `radius` units of type. Returns its
 * width, 0 when this phase has no time. `right`, `middle`: where it ends and its middle. */
int clock_draw(struct ui *ui, const struct app *app, int right, int middle, int radius);
int dots_draw(struct ui *ui, const struct app *app, int middle_x, int middle_y);
int dots_width(const struct ui *ui, const struct app *app);

struct bars_look {
    int height, size; /* units: of a bar of 100 %, of its type */
    int permille;     /* how far they have grown */
};
int bars_draw(struct ui *ui, struct rect at, const struct message_bars *bars,
              const struct bars_look *look);
/* "The room grew by 62 %" */
struct words bars_gain(const struct ui *ui, const struct message_bars *bars);

struct shelf_look {
    int bowl, name; /* units: a bowl's width at most, size of the names */
};
int shelf_draw(struct ui *ui, struct rect at, const struct message_shelf *shelf,
               const struct shelf_look *look);

/* The pictures of a room side by side, each with its words below. Returns their height; what of it
 * are not pictures is pictures_rest. */
struct pictures_look {
    int height; /* of a picture, in pixels */
    int size;   /* of its words, in units */
};
int pictures_draw(struct ui *ui, struct rect at, const uint8_t *pictures,
                  const struct pictures_look *look);
int pictures_rest(const struct ui *ui, const struct pictures_look *look);

/* A challenge's picture in words (figure.h), at most `height` pixels high and as wide as `at`; ""
 * and what cannot be read take nothing (widget_figure.c). */
struct figure_look {
    int height; /* pixels */
    int size;   /* units of the numbers in it */
    bool is_centred;
    bool is_wide; /* several bars take the whole width */
};
struct rect figure_measure(const struct ui *ui, int width, const char *text,
                           const struct figure_look *look);
/* Returns its height. */
int figure_draw(struct ui *ui, struct rect at, const char *text, const struct figure_look *look);
/* A picture by a text that has `width`: at its right where it is narrow, and then may be as high as
 * `beside`; else below it. */
struct figure_room {
    int beside, below; /* units: its height at most */
    int size;          /* units of its numbers */
    int text_least;    /* units of type: the text's width beside it */
};
struct figure_place {
    struct figure_look look;
    struct rect size;
    bool is_beside;
    int text_w;            /* what is left for the text */
    int below_h, beside_h; /* what it takes below, with the space between; how high it is beside */
};
struct figure_place figure_place(const struct ui *ui, int width, const char *text,
                                 const struct figure_room *room);
/* How high both are, when the text is `text_h`; and the picture at its place in `block`. */
int figure_block(const struct figure_place *place, int text_h);
void figure_stand(struct ui *ui, struct rect block, const struct figure_place *place,
                  const char *text);

/* Gold of the class against its goal; returns its height. */
int gold_draw(struct ui *ui, struct rect at, uint32_t gold, uint32_t goal);
/* The same with a bar that has come to `shown`. */
int gold_grow(struct ui *ui, struct rect at, uint32_t gold, uint32_t goal, uint32_t shown);

#endif
