/* goldseam: a student's window, or the board. It reads its command line and hands over to the
 * window, or to the pictures that need none. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "locale.h"
#include "log.h"
#include "options.h"
#include "picture.h"
#include "show.h"

enum exit_status { EXIT_WELL, EXIT_MACHINE, EXIT_USE };

/* Not a secret: it tells answers to our own questions from others. */
static uint32_t draw_nonce(void) {
    uint32_t nonce;
    if (getrandom(&nonce, sizeof nonce, GRND_NONBLOCK) != sizeof nonce) {
        nonce = (uint32_t)time(NULL);
    }
    return nonce;
}

/* NULL when there is no memory for it: then the words are English. */
static struct locale *open_words(struct options *options) {
    char folder[4096] = "";
    const char *lang = options->settings.language;
    struct locale_wish wish = locale_wish(lang);
    locale_folder(folder, sizeof folder);
    struct locale *locale = locale_open(folder, &wish);
    if (locale == NULL) {
        return NULL;
    }
    if (lang[0] != '\0' && strncmp(lang, locale_lang(locale), 2) != 0) {
        fprintf(stderr, "goldseam: there are no words for --lang %s here, so they are English.\n",
                lang);
    }
    options->texts = locale_texts(locale);
    return locale;
}

/* The pictures or the window, in the language of whoever sits there. */
static int run(struct options *options) {
    struct locale *locale = open_words(options);
    int status =
        options->task == TASK_SCENE ? picture_run(options) : show_run(options, draw_nonce());
    locale_close(locale);
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
