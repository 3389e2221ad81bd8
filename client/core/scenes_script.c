/* Scenes in other scripts: those of an afternoon of fractions, with the words of a pack and of a
 * class that write Arabic or Japanese put in the place of the English ones. */
#include "scene_put.h"

#include <string.h>

#include "str.h"

enum script { ARABIC, JAPANESE };

static const struct {
    const char *english, *other[2];
} sayings[] = {
#define SAY(english, arabic, japanese) {english, {arabic, japanese}},
#include "scene_say.def"
#undef SAY
};

static void say(enum script script, char *text, size_t size) {
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
        if (strcmp(sayings[i].english, text) == 0) {
            str_copy(text, size, sayings[i].other[script]);
            return;
        }
    }
}

#define SAY_IN(text) say(script, (text), sizeof(text))

static void say_challenge(enum script script, struct message_challenge *it) {
    SAY_IN(it->title);
    SAY_IN(it->prompt);
    SAY_IN(it->unit);
    for (int i = 0; i < OPTIONS_MAX; i++) {
        SAY_IN(it->options[i].text);
        SAY_IN(it->rights[i].text);
    }
}

static void say_spotlight(enum script script, struct session_view *view) {
    SAY_IN(view->spotlight.thought);
    SAY_IN(view->spotlight.team);
    SAY_IN(view->spotlight.lesson);
    SAY_IN(view->spotlight.turn);
    SAY_IN(view->chosen.turn_text);
    for (int i = 0; i < view->questions.good_count; i++) {
        SAY_IN(view->questions.good[i].text);
    }
    for (int i = 0; i < view->questions.turns_count; i++) {
        SAY_IN(view->questions.turns[i].text);
    }
}

static void say_pages(enum script script, struct session_view *view) {
    SAY_IN(view->page.text);
    SAY_IN(view->page.scribe);
    for (int i = 0; i < view->thoughts.thoughts_count; i++) {
        SAY_IN(view->thoughts.thoughts[i].text);
    }
    for (int i = 0; i < view->lessons.lessons_count; i++) {
        SAY_IN(view->lessons.lessons[i].text);
    }
    for (int i = 0; i < view->learning_board.entries_count; i++) {
        SAY_IN(view->learning_board.entries[i].thought);
        SAY_IN(view->learning_board.entries[i].lesson);
    }
}

static void say_reveal(enum script script, struct message_reveal *it) {
    SAY_IN(it->title);
    SAY_IN(it->prompt);
    SAY_IN(it->explanation);
    SAY_IN(it->twin_title);
    SAY_IN(it->twin_prompt);
    SAY_IN(it->twin_explanation);
    for (int i = 0; i < it->slips_count; i++) {
        SAY_IN(it->slips[i].thinking);
        SAY_IN(it->slips[i].turn);
    }
}

static void say_people(enum script script, struct session_view *view) {
    SAY_IN(view->welcome.title);
    SAY_IN(view->pen.name);
    for (int i = 0; i < view->team.mates_count; i++) {
        SAY_IN(view->team.mates[i].name);
    }
    for (int i = 0; i < view->ideas.ideas_count; i++) {
        SAY_IN(view->ideas.ideas[i].text);
    }
}

static void say_desk(enum script script, struct session_desk *desk) {
    for (int i = 0; i < desk->queue.queue_count; i++) {
        SAY_IN(desk->queue.queue[i].thought);
    }
    for (int i = 0; i < desk->texts.texts_count; i++) {
        SAY_IN(desk->texts.texts[i].words);
    }
    for (int i = 0; i < desk->seats_count; i++) {
        SAY_IN(desk->seats[i].name);
    }
    for (int i = 0; i < desk->teams_count; i++) {
        SAY_IN(desk->teams[i].name);
    }
}

static void make_in(enum script script, struct app *app, const char *scene) {
    struct session_view *view = &app->session.view;
    scene_make(app, scene);
    say_people(script, view);
    say_challenge(script, &view->challenge);
    say_challenge(script, &view->twin);
    say_spotlight(script, view);
    say_pages(script, view);
    say_reveal(script, &view->reveal);
    if (app->desk != NULL) {
        say_desk(script, &app->desk->tables);
    }
    for (int i = 0; i < FIELD_COUNT; i++) {
        char text[WORDS_BYTES_MAX + 1];
        str_copy(text, sizeof text, app->fields[i].text);
        SAY_IN(text);
        field_set(&app->fields[i], text);
    }
}

/* A text of as many bytes as there may be, without the spaces that would help it to be broken. */
static void fill(enum script script, char *text, size_t size) {
    static const char *const words[] = {"كيفيقسمالأولادثلاثأرباعالكعكة؟ (1/2) ",
                                        "長いリボンを同じ長さに切って、「３／４」をつかいました。"};
    text[0] = '\0';
    while (strlen(text) + strlen(words[script]) < size) {
        str_append(text, size, words[script]);
    }
}

static void make_longest(enum script script, struct app *app) {
    struct message_challenge *it = &app->session.view.challenge;
    make_in(script, app, "try-choice");
    fill(script, it->title, sizeof it->title);
    fill(script, it->prompt, sizeof it->prompt);
    it->options_count = OPTIONS_MAX;
    for (int i = 0; i < OPTIONS_MAX; i++) {
        fill(script, it->options[i].text, sizeof it->options[i].text);
    }
}

static void rtl_longest(struct app *app) {
    make_longest(ARABIC, app);
}

static void cjk_longest(struct app *app) {
    make_longest(JAPANESE, app);
}

/* An input method is making the rest of the answer. */
static void cjk_composing(struct app *app) {
    make_in(JAPANESE, app, "try-text");
    field_set(&app->fields[FIELD_ANSWER], "分");
    str_copy(app->person.composing.text, sizeof app->person.composing.text, "ぼ");
    app->person.composing.caret = strlen(app->person.composing.text);
}

/* A sentence in which everything meets: both directions, a number, an emoji of several. */
static void rtl_mixed(struct app *app) {
    make_in(ARABIC, app, "reflect-scribe");
    field_set(&app->fields[FIELD_WORDS],
              "قال Tom إن 3/8 (ثلاثة أثمان) أقل من 50 % 👍🏽");
}

#define IN_SCRIPT(prefix, script, name, base)                                                      \
    static void prefix##_##name(struct app *app) {                                                 \
        make_in(script, app, base);                                                                \
    }
#define IN_BOTH(name, base)                                                                        \
    IN_SCRIPT(rtl, ARABIC, name, base)                                                             \
    IN_SCRIPT(cjk, JAPANESE, name, base)

IN_BOTH(number, "try-number")
IN_BOTH(choice, "try-choice")
IN_BOTH(choices, "try-choices")
IN_BOTH(order, "try-order")
IN_BOTH(match, "try-match-paired")
IN_BOTH(slip, "try-slip")
IN_BOTH(text, "try-text")
IN_BOTH(huddle, "huddle-pen")
IN_BOTH(huddle_order, "huddle-order")
IN_BOTH(lobby, "lobby-team")
IN_BOTH(offer, "offer-miss")
IN_BOTH(share, "share-named")
IN_BOTH(reveal, "reveal-seam")
IN_BOTH(learning, "recap-learning")
IN_BOTH(board, "board-try-choice")
IN_BOTH(board_share, "board-share-turn")
IN_BOTH(board_reveal, "board-reveal")
IN_BOTH(board_lessons, "board-recap-lessons")
IN_BOTH(desk, "desk-share-queue")
IN_BOTH(desk_nods, "desk-nods")

#define SCENE(prefix, name, words, what, role)                                                     \
    { {#prefix "-" name, what}, role, prefix##_##words }
#define SCENES(prefix)                                                                             \
    SCENE(prefix, "try-number", number, "a number", ROLE_STUDENT),                                 \
        SCENE(prefix, "try-choice", choice, "an option", ROLE_STUDENT),                            \
        SCENE(prefix, "try-choices", choices, "a set", ROLE_STUDENT),                              \
        SCENE(prefix, "try-order", order, "an order", ROLE_STUDENT),                               \
        SCENE(prefix, "try-match", match, "pairs", ROLE_STUDENT),                                  \
        SCENE(prefix, "try-slip", slip, "a worked example", ROLE_STUDENT),                         \
        SCENE(prefix, "try-text", text, "a word", ROLE_STUDENT),                                   \
        SCENE(prefix, "try-longest", longest, "the longest texts", ROLE_STUDENT),                  \
        SCENE(prefix, "lobby", lobby, "a team", ROLE_STUDENT),                                     \
        SCENE(prefix, "huddle", huddle, "the pen found somebody", ROLE_STUDENT),                   \
        SCENE(prefix, "huddle-order", huddle_order, "two orders", ROLE_STUDENT),                   \
        SCENE(prefix, "offer", offer, "thoughts", ROLE_STUDENT),                                   \
        SCENE(prefix, "share", share, "a thought, and where it turns", ROLE_STUDENT),              \
        SCENE(prefix, "reveal", reveal, "key and why", ROLE_STUDENT),                              \
        SCENE(prefix, "recap-learning", learning, "the learning board", ROLE_STUDENT),             \
        SCENE(prefix, "board-try", board, "the board: a question", ROLE_BOARD),                    \
        SCENE(prefix, "board-share", board_share, "the board: a thought", ROLE_BOARD),             \
        SCENE(prefix, "board-reveal", board_reveal, "the board: key and why", ROLE_BOARD),         \
        SCENE(prefix, "board-lessons", board_lessons, "the board: lessons", ROLE_BOARD),           \
        SCENE(prefix, "desk", desk, "the console: misses", ROLE_TEACHER),                          \
        SCENE(prefix, "desk-nods", desk_nods, "the console: words that wait", ROLE_TEACHER)

const struct scene_maker scenes_script[] = {
    SCENES(rtl),
    {{"rtl-mixed", "both directions in one sentence"}, ROLE_STUDENT, rtl_mixed},
    SCENES(cjk),
    {{"cjk-composing", "an input method is at work"}, ROLE_STUDENT, cjk_composing},
};
const size_t scenes_script_count = sizeof scenes_script / sizeof scenes_script[0];
