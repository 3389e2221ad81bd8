/* Choosing how a room is opened. */
#include "act.h"
#include "setup.h"
#include "str.h"

/* While the server starts nothing is chosen any more. */
static struct setup *open_setup(struct app *app) {
    struct setup *setup = app->config.setup;
    return setup != NULL && setup->state == SETUP_CHOOSING ? setup : NULL;
}

void act_setup_pack(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->rounds = value == setup->pack ? setup->rounds : 0;
        setup->pack = value;
    }
}

void act_setup_plan(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->plan = (enum setup_plan)value;
    }
}

void act_setup_size(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->size = (uint8_t)value;
    }
}

void act_setup_phase(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup_switch_phase(setup, (enum phase)value);
    }
}

void act_setup_rounds(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup == NULL) {
        return;
    }
    int rounds = setup_rounds(setup) + value;
    setup->rounds = rounds < 1 ? 1 : rounds;
    setup->rounds = setup_rounds(setup);
}

void act_setup_switch(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->is_on[value] = !setup->is_on[value];
    }
}

void act_setup_preview(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->is_previewing = value == 1;
        app->person.scroll = 0;
        app_focus(app, (struct action){ACTION_SETUP_PREVIEW, value == 1 ? 0 : 1});
    }
}

void act_setup_goal(struct app *app) {
    struct setup *setup = open_setup(app);
    long long goal = 0;
    if (setup != NULL) {
        bool is_number = str_to_integer(app->fields[FIELD_GOAL].text, 1, GOLD_MAX, &goal);
        setup->goal = is_number ? (uint32_t)goal : 0;
    }
}

void act_setup_open(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)value;
    (void)now_ms;
    if (setup != NULL && setup->packs_count > 0) {
        setup->state = SETUP_ASKED;
        setup->why[0] = '\0';
    }
}

void act_setup_go_on(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = app->config.setup;
    (void)value;
    (void)now_ms;
    if (setup == NULL || setup->left[0] == '\0') {
        return;
    }
    if (setup->state == SETUP_CHOOSING) {
        setup->state = SETUP_ASKED;
        setup->is_going_on = true;
        setup->why[0] = '\0';
    } else if (setup->state == SETUP_OPEN && setup->is_gone) {
        setup->is_going_on = true;
    }
}
