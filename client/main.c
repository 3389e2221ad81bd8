/* goldseam: a student's window, or the board. It reads its command line and hands over to the
 * window, or to the pictures that need none. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/random.h>
#include <time.h>

#include "live.h"
#include "log.h"
#include "options.h"
#include "picture.h"
#include "show.h"

#define WHY_BYTES 4096

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

/* Not a secret: it tells answers to our own questions from others. */
static uint32_t draw_nonce(void) {
    uint32_t nonce;
    if (getrandom(&nonce, sizeof nonce, GRND_NONBLOCK) != sizeof nonce) {
        nonce = (uint32_t)time(NULL);
    }
    return nonce;
}

/* The pictures or the window, as whoever sits there likes it. */
static int run(struct options *options) {
    char why[WHY_BYTES] = "";
    struct live *live = live_open(options, why, sizeof why);
    if (live == NULL) {
        fprintf(stderr, "goldseam: %s\n", why);
        return EXIT_USE;
    }
    int status = options->task == TASK_SCENE ? picture_run(options, live_look(live))
                                             : show_run(options, live, draw_nonce());
    live_close(live);
    return status;
}

int main(int argc, char **argv) {
    struct options options;
    char why[256];
    if (!options_read(&options, argc, argv, why, sizeof why)) {
        fprintf(stderr, "goldseam: %s\n", why);
        return EXIT_USE;
    }
    log_set_level(options.is_verbose ? LOG_DETAILS : LOG_ERRORS);
    switch (options.task) {
    case TASK_HELP:
        fputs(options_help(), stdout);
        return EXIT_WELL;
    case TASK_VERSION:
        puts("goldseam " GOLDSEAM_VERSION);
        return EXIT_WELL;
    case TASK_SCENE:
    case TASK_WINDOW:
        return run(&options);
    }
    return EXIT_MACHINE;
}
