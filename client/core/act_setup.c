/* Choosing how a room is opened. */
#include "act.h"
#include "setup.h"

/* While the server starts nothing is chosen any more. */
static struct setup *open_setup(struct app *app) {
    struct setup *setup = app->config.setup;
    return setup != NULL && setup->state == SETUP_CHOOSING ? setup : NULL;
}

void act_setup_pack(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
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

void act_setup_names(struct app *app, int value, uint64_t now_ms) {
    struct setup *setup = open_setup(app);
    (void)now_ms;
    if (setup != NULL) {
        setup->may_type = value == 1;
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
