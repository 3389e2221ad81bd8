/* With --resume it is that session, and one that is over is finished in the place of a lesson. Else
 * it is a new one, but for one of the last day that somebody at the terminal wants to go on with.
 */
#define _POSIX_C_SOURCE 200809L
#include "main_start.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "main_finish.h"
#include "main_keep.h"
#include "main_resume.h"

#define OFFERED_S 86400 /* so long a session that was not closed is asked about */

/* A session that was not closed lately, if somebody wants to go on with it. NULL: a new one. */
static const struct session_file *offered(const struct house *house,
                                          const struct sessions *sessions) {
    bool may_ask = !house->options.is_auto && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    const struct session_file *old =
        house->options.is_new ? NULL : sessions_unclosed(sessions, time(NULL) - OFFERED_S, false);
    return old != NULL && resume_offer(old, may_ask) ? old : NULL;
}

/* What a server that died has left to do. It is said; a new lesson begins all the same. */
static void finish_those_over(const struct house *house, const struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session_file *it = &sessions->list[i];
        bool is_left = it->is_readable && it->glance.is_over && !it->glance.is_closed;
        if (is_left && !it->is_held && access(it->path, F_OK) == 0) { /* not one just erased */
            finish_session(house->folder, it);
        }
    }
}

/* A new session, or an old one if somebody wants to. */
static enum start choose_new(struct house *house, const struct sessions *sessions) {
    if (!house_open_packs(house) || !house_set_up_game(house)) {
        return START_NOT_RIGHT;
    }
    keep_erase_old(sessions, house->options.keep_days, time(NULL), NULL, stdout);
    finish_those_over(house, sessions);
    const struct session_file *old = offered(house, sessions);
    bool is_right = old == NULL || resume_open(house, old);
    return is_right ? START_PLAYS : START_NOT_RIGHT;
}

static enum start finish_old(const struct house *house, const struct session_file *old) {
    enum finish finished = finish_session(house->folder, old);
    return finished == FINISH_WELL          ? START_DONE
           : finished == FINISH_NOT_WRITTEN ? START_NOT_WRITTEN
                                            : START_NOT_READ;
}

static enum start choose_old(struct house *house, const struct sessions *sessions) {
    const struct options *options = &house->options;
    const struct session_file *old =
        resume_find(sessions, options->session, house->why, sizeof house->why);
    if (old == NULL) {
        return START_NOT_RIGHT;
    }
    if (old->glance.is_over) {
        return finish_old(house, old);
    }
    keep_erase_old(sessions, options->keep_days, time(NULL), old, stdout);
    return resume_open(house, old) ? START_PLAYS : START_NOT_RIGHT;
}

enum start start_choose(struct house *house, const struct sessions *sessions) {
    return house->options.resumes ? choose_old(house, sessions) : choose_new(house, sessions);
}
