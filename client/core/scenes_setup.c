/* Before a room of one's own. */
#include "scene_put.h"

#include <stdlib.h>

#include "setup.h"
#include "str.h"

static void put_challenges(struct setup *setup, struct setup_pack *pack) {
    static const char *const titles[] = {"The cake", "Two pizzas", "A ribbon", "Which is more?"};
    static const char *const prompts[] = {
        "Half of a cake is left. A quarter of the cake is eaten. How much is left?",
        "Two pizzas are cut into eight pieces each. Five pieces are eaten. How much of one pizza "
        "is "
        "that, and how much of both together?",
        "A ribbon of 3/4 m is cut into three parts of equal length. How long is a part?",
        "Which is more, 3/8 or 1/3?"};
    pack->first_challenge = setup->challenges_count;
    for (int i = 0; i < pack->challenges; i++) {
        struct setup_challenge *it = &setup->challenges[setup->challenges_count++];
        *it = (struct setup_challenge){
            .twins = (uint8_t)(1 + i % 3), .slips = (uint8_t)(2 + i % 2), .try_ms = 60000};
        str_copy(it->title, sizeof it->title, titles[i % 4]);
        str_copy(it->prompt, sizeof it->prompt, prompts[i % 4]);
    }
}

static struct setup *put_setup(struct app *app, int packs) {
    static const char *const titles[] = {"Fractions of everyday things", "Percentages"};
    struct setup *setup = calloc(1, sizeof *setup);
    app->own_setup = app->config.setup = setup;
    if (setup == NULL) {
        return NULL; /* the screen of the rooms nearby then */
    }
    setup->plan = SETUP_FULL;
    setup->size = 3;
    setup->is_on[SETUP_HANDS] = true;
    setup->phases[PHASE_HUDDLE] = setup->phases[PHASE_MEND] = true;
    put_morning(app);
    for (int i = 0; i < packs; i++) {
        struct setup_pack *pack = &setup->packs[setup->packs_count++];
        pack->challenges = (uint16_t)(12 - 4 * i);
        str_copy(pack->title, sizeof pack->title, titles[i]);
        str_copy(pack->ages, sizeof pack->ages, "10-12");
        put_challenges(setup, pack);
    }
    str_copy(setup->packs[0].first, sizeof setup->packs[0].first,
             "Half of a cake is left. A quarter of the cake is eaten. How much is left?");
    str_copy(setup->packs[1].says, sizeof setup->packs[1].says,
             "1 to look at: challenge 2 has no twin");
    app->person.focus = (struct action){ACTION_NONE, 0};
    return setup;
}

static void setup_choose(struct app *app) {
    put_setup(app, 2);
}

static void setup_opens(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup != NULL) {
        setup->state = SETUP_OPENING;
    }
}

static void setup_why(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup == NULL) {
        return;
    }
    str_copy(setup->why, sizeof setup->why,
             "The port 27450 is used by another program; choose another with --port.");
}

static void setup_left(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup != NULL) {
        str_copy(setup->left, sizeof setup->left, "K7QM-2XPD");
    }
}

/* The same under a lesson. */
static void desk_gone(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    put_desk(app, 9);
    put_phase(app, PHASE_TRY, 60000, 42000);
    app->session.link = SESSION_OUT;
    app->net.state = NET_WAITING;
    app->net.retry_at_ms = SCENE_NOW_MS + 3000;
    if (setup != NULL) {
        setup->state = SETUP_OPEN;
        setup->is_gone = true;
        str_copy(setup->left, sizeof setup->left, "K7QM-2XPD");
    }
}

static void setup_own(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup != NULL) {
        setup->plan = SETUP_OWN;
        setup->rounds = 6;
        setup->is_on[SETUP_WARM_UP] = true;
        setup_switch_phase(setup, PHASE_REFLECT);
    }
}

static void setup_look(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup != NULL) {
        setup->is_previewing = true;
    }
}

static void setup_longest(struct app *app) {
    struct setup *setup = put_setup(app, 2);
    if (setup == NULL) {
        return;
    }
    struct setup_pack *pack = &setup->packs[0];
    put_long(pack->title, sizeof pack->title, TITLE_BYTES_MAX);
    put_long(pack->first, sizeof pack->first, PROMPT_BYTES_MAX);
    put_long(pack->says, sizeof pack->says, SAYS_BYTES_MAX);
    put_long(setup->challenges[0].title, TITLE_BYTES_MAX + 1, TITLE_BYTES_MAX);
    put_long(setup->challenges[0].prompt, SETUP_PROMPT_BYTES + 1, SETUP_PROMPT_BYTES);
    setup->is_previewing = true;
}

static void setup_empty(struct app *app) {
    put_setup(app, 0);
}

const struct scene_maker scenes_setup[] = {
    {{"setup", "before a room of one's own"}, ROLE_TEACHER, setup_choose},
    {{"setup-opens", "its server starts"}, ROLE_TEACHER, setup_opens},
    {{"setup-why", "it did not open"}, ROLE_TEACHER, setup_why},
    {{"setup-left", "a room went down before it was closed"}, ROLE_TEACHER, setup_left},
    {{"desk-gone", "the server has ended under the lesson"}, ROLE_TEACHER, desk_gone},
    {{"setup-empty", "no packs are installed"}, ROLE_TEACHER, setup_empty},
    {{"setup-own", "a plan of one's own"}, ROLE_TEACHER, setup_own},
    {{"setup-look", "the challenges of a pack"}, ROLE_TEACHER, setup_look},
    {{"setup-longest", "the longest texts"}, ROLE_TEACHER, setup_longest},
};
const size_t scenes_setup_count = sizeof scenes_setup / sizeof scenes_setup[0];
