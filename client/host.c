/* A room of one's own that runs already is not opened anew: the window finds it again. */
#define _GNU_SOURCE
#include "host.h"

#include <stdio.h>
#include <stdlib.h>

#include "last_lesson.h"
#include "left_room.h"
#include "locale.h"
#include "log.h"
#include "own_packs.h"
#include "own_room.h"
#include "state_place.h"
#include "str.h"

#define ROOM_MS    100 /* between looks at a server that starts */
#define WHY_BYTES  768
#define PATH_BYTES 1024

/* Of the settings, else of the environment; NULL: nobody said one. */
static const char *wished_language(const struct options *options) {
    struct locale_wish wish = locale_wish(options->settings.language);
    const char *const said[] = {wish.lang, wish.language, wish.lc_all, wish.lc_messages,
                                wish.environment};
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        if (said[i] != NULL && said[i][0] != '\0') {
            return said[i];
        }
    }
    return NULL;
}

/* For the next time; a lesson is held without it too. */
static void keep_choice(const struct setup *setup) {
    char path[PATH_BYTES];
    if (!state_place(LAST_LESSON_FILE, path, sizeof path) || !last_lesson_keep(path, setup)) {
        log_note("what was chosen for this lesson cannot be kept for the next one");
    }
}

/* NULL: there is no memory. */
static struct setup *make_setup(const struct options *options) {
    struct own_room room;
    struct setup *setup = calloc(1, sizeof *setup);
    if (setup == NULL) {
        return NULL;
    }
    setup->plan = SETUP_FULL;
    setup->size = 3;
    setup->is_on[SETUP_HANDS] = true;
    setup->phases[PHASE_HUDDLE] = setup->phases[PHASE_MEND] = true;
    setup->state = own_room_look(&room) == OWN_ROOM_NONE ? SETUP_CHOOSING : SETUP_OPENING;
    left_room_find(setup->left);
    own_packs_list(options->packs, setup);
    own_packs_choose(setup, wished_language(options));
    char path[PATH_BYTES];
    if (state_place(LAST_LESSON_FILE, path, sizeof path)) {
        (void)last_lesson_read(path, setup);
    }
    return setup;
}

int host_open(struct host *host, const struct options *options) {
    char why[WHY_BYTES] = "";
    *host = (struct host){.room_port = options->room_port};
    enum identity_file got = options->is_own
                                 ? teacher_open_own(&host->teacher, why, sizeof why)
                                 : teacher_open(options->identity, &host->teacher, why, sizeof why);
    if (got != IDENTITY_FILE_WELL) {
        fprintf(stderr, "goldseam: %s\n", why);
        return got == IDENTITY_FILE_MACHINE ? 1 : 2;
    }
    host->setup = options->is_own ? make_setup(options) : NULL;
    return 0;
}

void host_close(struct host *host) {
    free(host->setup);
    identity_deinit(&host->teacher.identity);
}

/* The server starts: on with its room as soon as it says where it is. */
static bool turn_opening(struct setup *setup, struct app *app) {
    struct own_room room;
    enum own_room_state state = own_room_look(&room);
    if (state == OWN_ROOM_STARTING) {
        return false;
    }
    setup->is_going_on = false;
    if (state == OWN_ROOM_READY) {
        setup->state = SETUP_OPEN;
        str_copy(setup->left, sizeof setup->left, room.code);
        app_opened(app, "127.0.0.1", room.port, room.code, room.address);
        return true;
    }
    own_room_last_words(setup->why, sizeof setup->why);
    setup->state = SETUP_CHOOSING;
    left_room_find(setup->left);
    return true;
}

/* In a lesson whose server does not answer: has it ended? The window comes back to it by itself,
 * for it goes on at the same port. */
static bool turn_open(struct host *host, struct app *app) {
    struct setup *setup = host->setup;
    struct own_room room;
    bool was_gone = setup->is_gone;
    enum session_link link = app_session(app)->link;
    if (link == SESSION_IN || link == SESSION_ENDED) {
        setup->is_gone = false;
        return was_gone;
    }
    setup->is_gone = own_room_look(&room) == OWN_ROOM_NONE;
    if (setup->is_gone && !was_gone && host->has_gone_on) {
        own_room_last_words(setup->why, sizeof setup->why);
    }
    if (setup->is_gone && setup->is_going_on) {
        setup->is_gone = !own_room_start(setup, host->room_port, setup->why, sizeof setup->why);
    }
    host->has_gone_on = host->has_gone_on || setup->is_going_on;
    setup->is_going_on = false;
    return setup->is_gone != was_gone;
}

bool host_turn(struct host *host, struct app *app) {
    struct setup *setup = host->setup;
    if (setup == NULL || setup->state == SETUP_CHOOSING) {
        return false;
    }
    if (setup->state == SETUP_OPEN) {
        return turn_open(host, app);
    }
    if (setup->state == SETUP_ASKED) {
        bool is_started = own_room_start(setup, host->room_port, setup->why, sizeof setup->why);
        setup->state = is_started ? SETUP_OPENING : SETUP_CHOOSING;
        if (is_started && !setup->is_going_on) {
            keep_choice(setup);
        }
        setup->is_going_on = setup->is_going_on && is_started;
        return true;
    }
    return turn_opening(setup, app);
}

uint64_t host_wake_ms(const struct host *host, uint64_t now_ms) {
    bool is_opening = host->setup != NULL && host->setup->state == SETUP_OPENING;
    return is_opening ? now_ms + ROOM_MS : UINT64_MAX;
}
