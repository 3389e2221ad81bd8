/* Puts what a room would have told into a scene's app, piece by piece. Private to the scenes; each
 * table of scenes has a file of its own. */
#ifndef SCENE_PUT_H
#define SCENE_PUT_H

#include "app_state.h"
#include "scene.h"

/* A scene and what makes it of an app that was just opened. */
struct scene_maker {
    struct scene scene;
    enum role role;
    void (*make)(struct app *app);
};

extern const struct scene_maker scenes_coming[]; /* find, name, lobby, end, help */
extern const size_t scenes_coming_count;
extern const struct scene_maker scenes_round[]; /* try, huddle, mend */
extern const size_t scenes_round_count;
extern const struct scene_maker scenes_kinds[]; /* the kinds of challenge that have more to move */
extern const size_t scenes_kinds_count;
extern const struct scene_maker scenes_figure[]; /* challenges with a picture */
extern const size_t scenes_figure_count;
extern const struct scene_maker scenes_page[]; /* offer, reflect, again */
extern const size_t scenes_page_count;
extern const struct scene_maker scenes_share[];
extern const size_t scenes_share_count;
extern const struct scene_maker scenes_after[]; /* reveal, recap */
extern const size_t scenes_after_count;
extern const struct scene_maker scenes_board[];
extern const size_t scenes_board_count;
extern const struct scene_maker scenes_setup[]; /* before a room of one's own */
extern const size_t scenes_setup_count;
extern const struct scene_maker scenes_desk[]; /* the teacher's console */
extern const size_t scenes_desk_count;
extern const struct scene_maker scenes_settings[];
extern const size_t scenes_settings_count;

extern const struct scene_maker scenes_cover[]; /* where the class looks at that display too */
extern const size_t scenes_cover_count;

/* The console of an afternoon of fractions, with so many teams. */
void put_desk(struct app *app, unsigned teams);

extern const struct scene_maker scenes_script[]; /* of all of them, in Arabic and Japanese */
extern const size_t scenes_script_count;

/* Makes the scene of that name, for one that only changes it. */
void scene_make(struct app *app, const char *name);

/* A long text of `count` bytes at most, of words and one very long word. */
void put_long(char *text, size_t size, size_t count);

void put_room(struct app *app, unsigned here, unsigned teams); /* welcome, room; the link stands */
void put_morning(struct app *app);                             /* it is 10:12 */
void put_seat(struct app *app, const char *name);
void put_team(struct app *app, const char *name, unsigned cracks, unsigned seams);
void put_bowls(struct app *app, unsigned bowls); /* in the lobby */
/* Round 3 of 8 of the plan `full+again`, with `left_ms` of `duration_ms` to go. */
void put_phase(struct app *app, enum phase phase, uint32_t duration_ms, uint32_t left_ms);
void put_stage(struct app *app, enum stage stage);

enum put_challenge {
    PUT_NUMBER,
    PUT_UNIT,
    PUT_CHOICE,
    PUT_TEXT,
    PUT_CHOICES,
    PUT_ORDER,
    PUT_MATCH,
    PUT_SLIP,
    PUT_LONGEST_ORDER,
    PUT_LONGEST_MATCH,
    PUT_LONGEST_SLIP,
    PUT_LONGEST_NUMBER,
    PUT_LONGEST_CHOICE
};
void put_challenge(struct app *app, enum put_challenge which);
void put_twin(struct app *app);

/* What this student has in hand, and has said. */
void put_typed(struct app *app, const char *text, enum confidence confidence);
void put_said(struct app *app, bool is_final, bool is_kept);

void put_idea(struct app *app, const char *text, unsigned tries, unsigned backed);
void put_team_answer(struct app *app, const char *text); /* of the huddle; behind put_result */
void put_result(struct app *app, bool is_match, bool is_crack, bool is_seam);
void put_spotlight(struct app *app, enum caption caption);
void put_cheers(struct app *app);
void put_reveal(struct app *app);
void put_bars(struct app *app, unsigned first, unsigned huddle, unsigned mend, int gain);
void put_recap(struct app *app);
void put_learning(struct app *app, int entries);
void put_shelf(struct app *app, unsigned bowls);
/* What the connection has shown of the room: three numbers of pictures. */
void put_shown(struct app *app, const uint8_t *pictures);
void put_found(struct app *app, const char *title, const char *host, const char *code);

#endif
