/* What is asked in the scenes: one challenge of each kind, and the longest of them. */
#include "scene_put.h"

#include "str.h"

static void put_options(struct message_challenge *challenge, const char *const *options,
                        size_t count) {
    challenge->options_count = (uint16_t)count;
    for (size_t i = 0; i < count; i++) {
        str_copy(challenge->options[i].text, sizeof challenge->options[i].text, options[i]);
    }
}

static void put_longest(struct message_challenge *challenge) {
    put_long(challenge->title, sizeof challenge->title, TITLE_BYTES_MAX);
    put_long(challenge->prompt, sizeof challenge->prompt, PROMPT_BYTES_MAX);
    put_long(challenge->unit, sizeof challenge->unit, UNIT_BYTES_MAX);
    str_copy(challenge->figure, sizeof challenge->figure, "bar 24/24, 1/24, 0/24, 12/24");
}

static void put_words(struct message_challenge *it, enum challenge_kind kind, const char *title,
                      const char *prompt) {
    it->kind = (uint8_t)kind;
    str_copy(it->title, sizeof it->title, title);
    str_copy(it->prompt, sizeof it->prompt, prompt);
}

static void put_rights(struct message_challenge *it, const char *const *rights, size_t count) {
    it->rights_count = (uint16_t)count;
    for (size_t i = 0; i < count; i++) {
        str_copy(it->rights[i].text, sizeof it->rights[i].text, rights[i]);
    }
}

static void put_longest_lists(struct message_challenge *it, enum challenge_kind kind) {
    put_longest(it);
    it->kind = (uint8_t)kind;
    it->unit[0] = '\0';
    it->options_count = OPTIONS_MAX;
    it->rights_count = kind == KIND_MATCH ? OPTIONS_MAX : 0;
    for (int i = 0; i < OPTIONS_MAX; i++) {
        put_long(it->options[i].text, sizeof it->options[i].text, OPTION_BYTES_MAX);
        put_long(it->rights[i].text, sizeof it->rights[i].text, OPTION_BYTES_MAX);
    }
}

static void put_other_kind(struct message_challenge *it, enum put_challenge which) {
    static const char *const halves[] = {"1/2", "0.5", "2/3", "50 %", "4/8"};
    static const char *const order[] = {"5/8", "1/2", "0.6", "3/4"};
    static const char *const lefts[] = {"1/4", "3/5", "1/8", "2/3"};
    static const char *const rights[] = {"0.6", "0.666 ...", "25 %", "0.125"};
    static const char *const lines[] = {"3/4 of 20", "= 3 x (20 / 4)", "= 3 x 4", "= 12"};
    if (which == PUT_CHOICES) {
        put_words(it, KIND_CHOICES, "Which are a half?",
                  "A half can be written in many ways. Find all of them.");
        put_options(it, halves, 5);
    } else if (which == PUT_ORDER) {
        put_words(it, KIND_ORDER, "From small to large",
                  "Four jugs are filled to these parts. Which holds the least?");
        put_options(it, order, 4);
    } else if (which == PUT_MATCH) {
        put_words(it, KIND_MATCH, "Two names for one number",
                  "Every fraction on the left has a partner on the right.");
        put_options(it, lefts, 4);
        put_rights(it, rights, 4);
    } else if (which == PUT_SLIP) {
        put_words(it, KIND_SLIP, "Robin calculates",
                  "Robin wants three quarters of 20 marbles. Follow the lines one by one.");
        put_options(it, lines, 4);
    } else {
        put_longest_lists(it, which == PUT_LONGEST_ORDER   ? KIND_ORDER
                              : which == PUT_LONGEST_MATCH ? KIND_MATCH
                                                           : KIND_SLIP);
    }
}

void put_challenge(struct app *app, enum put_challenge which) {
    static const char *const sizes[] = {"2/5", "1/2", "3/8", "they are the same"};
    struct message_challenge *it = &app->session.view.challenge;
    app->session.view.have_challenge = true;
    *it = (struct message_challenge){.round = 3, .kind = KIND_NUMBER};
    if (which == PUT_NUMBER) {
        str_copy(it->title, sizeof it->title, "How much of the cake is left?");
        str_copy(it->prompt, sizeof it->prompt,
                 "Half of the cake is gone. Then a quarter of the whole cake is eaten too.");
        str_copy(it->figure, sizeof it->figure, "bar 4/8");
        str_copy(it->unit, sizeof it->unit, "of the cake");
    } else if (which == PUT_UNIT) {
        str_copy(it->title, sizeof it->title, "A ribbon for the parcel");
        str_copy(it->prompt, sizeof it->prompt,
                 "Three quarters of a ribbon of 2 m are used. How much is left?");
        str_copy(it->unit, sizeof it->unit, "m");
    } else if (which == PUT_CHOICE) {
        it->kind = KIND_CHOICE;
        str_copy(it->title, sizeof it->title, "Which is the largest?");
        str_copy(it->prompt, sizeof it->prompt,
                 "Three jugs of the same size are filled to these parts. Which holds the most?");
        put_options(it, sizes, 4);
    } else if (which >= PUT_CHOICES && which <= PUT_LONGEST_SLIP) {
        put_other_kind(it, which);
    } else if (which == PUT_TEXT) {
        it->kind = KIND_TEXT;
        str_copy(it->title, sizeof it->title, "The name of a part");
        str_copy(it->prompt, sizeof it->prompt,
                 "What is the number below the line of a fraction called?");
    } else {
        put_longest(it);
        for (int i = 0; i < OPTIONS_MAX && which == PUT_LONGEST_CHOICE; i++) {
            it->kind = KIND_CHOICE;
            it->options_count = OPTIONS_MAX;
            put_long(it->options[i].text, sizeof it->options[i].text, OPTION_BYTES_MAX);
        }
    }
}

void put_twin(struct app *app) {
    struct message_challenge *it = &app->session.view.twin;
    app->session.view.have_twin = true;
    *it = (struct message_challenge){.round = 3, .part = 1, .kind = KIND_NUMBER};
    str_copy(it->title, sizeof it->title, "How much of the juice is left?");
    str_copy(it->prompt, sizeof it->prompt,
             "A third of the juice is gone. Then a sixth of the whole juice is drunk too.");
    str_copy(it->figure, sizeof it->figure, "circle 4/6");
}
