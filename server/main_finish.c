/* The results are written first and the journal is closed last: while it is not, the next start
 * knows that something is still to be done, and does all of it again. */
#define _POSIX_C_SOURCE 200809L
#include "main_finish.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "main_files.h"
#include "main_key.h"
#include "main_resume.h"
#include "str.h"

static bool write_results(struct house *house, const char *ended_at) {
    struct results_head head = {
        .title = house->title, .started_at = house->started_at, .ended_at = ended_at};
    char *text = malloc(RESULTS_JSON_SIZE);
    size_t count = text != NULL ? server_results(house->server, &head, text, RESULTS_JSON_SIZE) : 0;
    bool is_written =
        count > 0 && files_replace(house->results_path, text, count, house->why, sizeof house->why);
    if (count == 0) {
        str_copy(house->why, sizeof house->why, "There is not enough memory for the results.");
    }
    free(text);
    return is_written;
}

static bool close_journal(struct house *house) {
    struct journal *journal = house->journal;
    house->journal = NULL;
    return journal->calls->close(journal, server_hash(house->server), house->why,
                                 sizeof house->why);
}

static bool told(const struct house *house, bool is_done) {
    if (!is_done) {
        fprintf(stderr, "goldseam-server: %s\n", house->why);
    }
    return is_done;
}

bool finish_house(struct house *house, const char *ended_at) {
    bool is_written = told(house, write_results(house, ended_at));
    bool is_closed = told(house, close_journal(house));
    if (is_closed) {
        key_erase(house->journal_path);
    }
    if (is_written) {
        printf("results: %s\n", house->results_path);
    }
    printf("journal: %s\n", house->journal_path);
    struct server_status status;
    server_status(house->server, &status);
    console_sum_false(&status);
    fflush(stdout);
    return is_written && is_closed;
}

/* --- a room that is no more
 * ----------------------------------------------------------------------- */

/* Nobody looked at a clock when it ended: its own counts from its beginning, without the time that
 * its room was down before. */
static void end_of(const struct house *house, char *text, size_t size) {
    struct server_status status;
    struct tm parts;
    server_status(house->server, &status);
    time_t began = sessions_time(house->started_at);
    time_t ended = began + (time_t)(status.open_ms / 1000);
    if (began == (time_t)-1 || gmtime_r(&ended, &parts) == NULL ||
        strftime(text, size, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
        str_copy(text, size, house->started_at);
    }
}

static enum finish finish(struct house *house, const struct session_file *session) {
    char ended_at[32];
    if (!resume_open(house, session)) {
        return FINISH_NOT_READ;
    }
    if (!house_open_server(house)) {
        return FINISH_NOT_WRITTEN;
    }
    if (!resume_replay(house)) {
        return FINISH_NOT_READ;
    }
    if (!server_is_over(house->server)) {
        str_copy(house->why, sizeof house->why, "its journal does not end with the lesson's end");
        return FINISH_NOT_READ;
    }
    if (!house_open_journal(house)) {
        return FINISH_NOT_WRITTEN;
    }
    printf("%s (session %s) was over when its server went down; it is closed now:\n", house->title,
           session->name);
    end_of(house, ended_at, sizeof ended_at);
    house->why[0] = '\0';
    return finish_house(house, ended_at) ? FINISH_WELL : FINISH_NOT_WRITTEN;
}

enum finish finish_session(const char *folder, const struct session_file *session) {
    struct house *house = house_new();
    if (house == NULL) {
        fputs("goldseam-server: there is not enough memory.\n", stderr);
        return FINISH_NOT_WRITTEN;
    }
    str_copy(house->folder, sizeof house->folder, folder);
    enum finish finished = finish(house, session);
    if (finished != FINISH_WELL) {
        told(house, house->why[0] == '\0');
        fprintf(stderr,
                "goldseam-server: so the session %s, which was over, could not be closed. It is "
                "tried again at the next start, and by goldseam-server --resume %s\n",
                session->name, session->name);
    }
    house_free(house);
    return finished;
}
