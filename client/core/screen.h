/* The screens. Each is a function from the app to draw commands and hits: it looks and never
 * changes anything. One file a screen; screen.c says which one is shown. */
#ifndef SCREEN_H
#define SCREEN_H

#include "app_state.h"
#include "messages.h"
#include "widgets.h"

/* Draws the screen that the app shows now. */
void screen_draw(struct ui *ui, const struct app *app);

/* Whether the room is on the screen: not the way to it, its end, or help. */
bool screen_is_room(const struct app *app);

void screen_find(struct ui *ui, const struct app *app);
void screen_pictures(struct ui *ui, const struct app *app); /* is that our room? */
void screen_end(struct ui *ui, const struct app *app); /* the room closed, or cannot be entered */
void screen_name(struct ui *ui, const struct app *app);
void screen_lobby(struct ui *ui, const struct app *app);
void screen_bowls(struct ui *ui, const struct app *app);   /* the lobby before one has a team */
void screen_between(struct ui *ui, const struct app *app); /* rounds, or in a break */
void screen_frozen(struct ui *ui, const struct app *app);  /* look up */
void screen_try(struct ui *ui, const struct app *app);
void screen_huddle(struct ui *ui, const struct app *app); /* mend too */
void screen_share(struct ui *ui, const struct app *app);
void screen_offer(struct ui *ui, const struct app *app); /* reflect too */
void screen_reveal(struct ui *ui, const struct app *app);
void screen_recap(struct ui *ui, const struct app *app);
void screen_board(struct ui *ui, const struct app *app);
void screen_desk(struct ui *ui, const struct app *app);  /* the teacher's console */
void screen_setup(struct ui *ui, const struct app *app); /* before a room of one's own */
void screen_help(struct ui *ui, const struct app *app);
void screen_settings(struct ui *ui, const struct app *app);

/* "That is not me", where the seat came back by this machine's memory; else no label: no button. */
struct button not_me_button(const struct ui *ui, const struct app *app);

/* Styles that several screens share. */
extern const struct style style_heading; /* of a screen */
extern const struct style style_title;   /* of a challenge */
extern const struct style style_prompt;
extern const struct style style_body;
extern const struct style style_muted;
extern const struct style style_label; /* of a control */
extern const struct style style_small;
extern const struct style style_gold;

/* The question in a panel: title and prompt, and the own bowl beside them where there is room
 * (`app` NULL: never). Returns the y behind it. */
int challenge_panel(struct ui *ui, struct rect at, const struct message_challenge *challenge,
                    const struct app *app);

/* What is asked, in small type, and what the own team answered in the huddle. */
void about_draw(struct ui *ui, struct column *column, const struct app *app, bool has_answer);

/* The control for an answer (options, or a field with its hint) with a label above it; what cannot
 * be read yet is asked back below. Returns the y behind it. */
int answer_control(struct ui *ui, struct rect at, const struct app *app, enum text_id label);

/* The options of a challenge as a choice, without notes. */
struct choice options_of(const struct app *app, const struct message_challenge *challenge);

/* The team's ideas in a short row, for a mend whose answer is typed. Returns its height. */
int backed_ideas(struct ui *ui, struct rect at, const struct app *app);

/* Whether the own team is known. */
bool has_bowl(const struct app *app);

/* The own bowl in a column, and below it whose it is. */
void bowl_column(struct ui *ui, struct column *column, const struct app *app, int units);
void bowl_caption(struct ui *ui, struct column *column, const struct app *app);

/* Five faces and what they are for, never required. */
void mood_draw(struct ui *ui, struct column *column, const struct app *app);

/* The thought in the spotlight, in a panel. Sizes in units. */
struct thought_look {
    int answer, thought, words, edge;
    bool has_turn; /* where it turns, once the own team has answered */
};
int thought_height(struct ui *ui, int width, const struct app *app,
                   const struct thought_look *look);
void thought_panel(struct ui *ui, struct column *column, const struct app *app,
                   const struct thought_look *look);

/* The page of the recap that is one student's own. */
void mine_page(struct ui *ui, struct column *column, const struct app *app);

/* Entries of the learning board below each other; `height` in pixels, 0: all of them. Returns the
 * height that they took. */
struct entry_look {
    int thought, lesson, gap; /* units */
    int height;
};
int learning_draw(struct ui *ui, struct rect at, const struct message_learning_board *board,
                  const struct entry_look *look);

/* A bowl of plain clay, nobody's. */
void plain_bowl(struct ui *ui, struct rect at, bool has_crack);

/* A famous miss, for those who wait; after a while another one. */
void story_draw(struct ui *ui, struct column *column);

/* How it works, in four short steps. */
void steps_draw(struct ui *ui, struct column *column);

/* What was asked, each with its own key and why: the challenge and its twin, in a mending round the
 * twin first, because that was answered now. Returns how many they are, 1 or 2. */
struct reveal_part {
    enum text_id caption;
    const char *title, *prompt, *figure, *key, *why;
};
int reveal_parts(const struct app *app, struct reveal_part parts[2]);

/* The three bars with their gain, in a column; nothing when they are not shown. */
void bars_panel(struct ui *ui, struct column *column, const struct app *app);

/* What a refused or unreadable answer asks back; NULL when there is nothing to ask. */
const char *asked_back(const struct ui *ui, const struct app *app);

/* Whether an answer in this phase went to the room for good; the sentence for the footer. */
const char *done_words(const struct ui *ui, const struct app *app, enum text_id when_kept);

#endif
