/* The journal holds all that is needed: what the room was opened with, the packs byte by byte, and
 * every event. Its lock is taken first, so that nobody else writes it. Then it is read twice: its
 * head before the network is opened, because the port stands there, and its events when there is a
 * server to tell them to. It is opened for writing when all of that is done: on another machine's
 * disk nobody can read what is open for writing, this program no more than others. */
#define _POSIX_C_SOURCE 200809L
#include "main_resume.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal_reader.h"
#include "main_files.h"
#include "plan_text.h"
#include "str.h"

/* --- which one
 * ------------------------------------------------------------------------------------ */

static void tell_rules(const char *name, uint32_t version, char *why, size_t size) {
    str_format(why, size,
               "The session %s was begun with version %u of the rules, this program has %d. Go on "
               "with the Goldseam that began it.",
               name, version, RULES_VERSION);
}

static bool may_go_on(const struct session_file *session, char *why, size_t size) {
    if (session->is_held) {
        str_format(why, size, "The session %s is open in another server on this machine.",
                   session->name);
    } else if (!session->is_readable) {
        str_copy(why, size, session->why);
    } else if (session->glance.is_closed) {
        str_format(why, size,
                   "The session %s was closed, so there is nothing to go on with. Begin a new one "
                   "by --pack FILE.",
                   session->name);
    } else if (session->glance.rules_version != RULES_VERSION) {
        tell_rules(session->name, session->glance.rules_version, why, size);
    } else {
        return true;
    }
    return false;
}

const struct session_file *resume_find(const struct sessions *sessions, const char *said, char *why,
                                       size_t size) {
    const struct session_file *it = said != NULL ? sessions_find(sessions, said, why, size)
                                                 : sessions_unclosed(sessions, 0, true);
    if (it == NULL && said == NULL) {
        str_format(why, size,
                   "Every session in %s was closed, so there is nothing to go on with. Begin a "
                   "new one by --pack FILE.",
                   sessions->folder);
    }
    return it != NULL && may_go_on(it, why, size) ? it : NULL;
}

/* --- whether to
 * ----------------------------------------------------------------------------------- */

/* Its events through the rules, for where the class is. */
static bool look(const char *path, struct game *game) {
    char why[512];
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    if (reader == NULL) {
        return false;
    }
    struct event event;
    struct effects effects;
    uint64_t number = 0;
    bool is_read = journal_reader_head(reader)->rules_version == RULES_VERSION;
    enum journal_read read = JOURNAL_READ_EVENT;
    game_init(game, &journal_reader_head(reader)->config);
    while (is_read && (read = journal_reader_next(reader, &number, &event, why, sizeof why)) ==
                          JOURNAL_READ_EVENT) {
        is_read = game_apply(game, &event, &effects) == GAME_OK;
    }
    journal_reader_close(reader);
    return is_read && read == JOURNAL_READ_END && game->stage != STAGE_CLOSED;
}

static void place_of(const struct game *game, char *text, size_t size) {
    if (game->stage == STAGE_LOBBY) {
        str_copy(text, size, "lobby");
    } else if (game->stage == STAGE_RECAP) {
        str_copy(text, size, "recap");
    } else if (game->rounds[game->round].kind == ROUND_NORMAL) {
        str_format(text, size, "round %u, %s", game->number, plan_phase_word(game->phase));
    } else {
        str_format(text, size, "%s, %s",
                   game->rounds[game->round].kind == ROUND_MENDING ? "mending round" : "warm-up",
                   plan_phase_word(game->phase));
    }
}

/* Enter and y are yes; whoever types something else has not said so. Byte by byte: what is typed
 * ahead is the console's. */
static bool read_answer(void) {
    char line[16], byte = 0;
    size_t length = 0;
    for (;;) {
        ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count <= 0) { /* Ctrl-C too: then nothing is opened at all */
            return false;
        }
        if (byte == '\n') {
            return length == 0 || line[0] == 'y' || line[0] == 'Y';
        }
        if (length < sizeof line) {
            line[length++] = byte;
        }
    }
}

bool resume_offer(const struct session_file *session, bool may_ask) {
    char date[64], place[64], why[512];
    if (session->glance.rules_version != RULES_VERSION) {
        tell_rules(session->name, session->glance.rules_version, why, sizeof why);
        printf("attention: a session was not closed. %s\n", why);
        return false;
    }
    struct game *game = calloc(1, sizeof *game);
    bool is_there = game != NULL && look(session->path, game);
    sessions_date(session->created, date, sizeof date);
    if (!is_there) {
        printf("attention: the session %s (%s) was not closed, and cannot be gone on with by this "
               "program\n",
               session->name, date);
        free(game);
        return false;
    }
    place_of(game, place, sizeof place);
    printf("%s (%s) was not closed: %s, %u %s.", session->glance.title, date, place,
           game->seats_count, game->seats_count == 1 ? "seat" : "seats");
    free(game);
    if (!may_ask) {
        printf(" To go on with it: goldseam-server --resume %s\n", session->name);
        fflush(stdout);
        return false;
    }
    fputs(" Go on with it? [Y/n] ", stdout);
    fflush(stdout);
    return read_answer();
}

/* --- what it was opened with
 * ---------------------------------------------------------------------- */

static void take_settings(struct house *house, const struct journal_head *head) {
    struct options *options = &house->options;
    str_copy(house->title, sizeof house->title, head->title);
    str_copy(house->code, sizeof house->code, head->code);
    str_copy(house->started_at, sizeof house->started_at, head->created);
    str_copy(house->address, sizeof house->address, head->address);
    house->game = head->config;
    house->run = head->run + 1;
    options->is_auto = head->config.is_auto;
    options->seats = head->seats_wait;
    options->seats_max = head->seats_max;
    options->nods_itself = head->nods_itself;
    options->port = options->has_port ? options->port : head->port;
    if (options->address == NULL && house->address[0] != '\0') {
        options->address = house->address;
    }
}

/* A file that is another one by now does not matter; it is said, because somebody has changed it
 * for a reason. */
static void tell_other_file(const struct journal_pack *pack) {
    char why[512];
    size_t count = 0;
    if (access(pack->name, R_OK) != 0) {
        return;
    }
    char *bytes = files_read(pack->name, PACK_BYTES_MAX, &count, why, sizeof why);
    if (bytes != NULL && (count != pack->bytes_count || memcmp(bytes, pack->bytes, count) != 0)) {
        printf("attention: %s has changed since; the session goes on with what it began with\n",
               pack->name);
    }
    free(bytes);
}

/* Of a session that will be played on, or of one that is over. */
static bool take_packs(struct house *house, struct journal_reader *reader, bool is_played) {
    size_t count = journal_reader_head(reader)->packs_count;
    for (size_t i = 0; i < count; i++) {
        struct journal_pack pack;
        if (!journal_reader_pack(reader, i, &pack, house->why, sizeof house->why) ||
            !packs_add_bytes(&house->packs, &pack, house->why, sizeof house->why)) {
            return false;
        }
        if (is_played) {
            tell_other_file(&pack);
        }
    }
    return true;
}

static bool take_all(struct house *house, struct journal_reader *reader,
                     const struct session_file *session) {
    const struct journal_head *head = journal_reader_head(reader);
    if (head->rules_version != RULES_VERSION) {
        tell_rules(session->name, head->rules_version, house->why, sizeof house->why);
        return false;
    }
    take_settings(house, head);
    return take_packs(house, reader, !session->glance.is_over);
}

bool resume_open(struct house *house, const struct session_file *session) {
    packs_free(&house->packs);
    house->packs = (struct packs){.count = 0};
    str_copy(house->journal_path, sizeof house->journal_path, session->path);
    str_format(house->results_path, sizeof house->results_path, "%s/%s.results.json", house->folder,
               session->name);
    if (!journal_lock_take(&house->lock, session->path, house->why, sizeof house->why)) {
        return false;
    }
    struct journal_reader *reader =
        journal_reader_open(session->path, house->why, sizeof house->why);
    bool is_taken = reader != NULL && take_all(house, reader, session);
    if (reader != NULL) {
        journal_reader_close(reader);
    }
    return is_taken;
}

bool resume_replay(struct house *house) {
    struct journal_reader *reader =
        journal_reader_open(house->journal_path, house->why, sizeof house->why);
    bool is_replayed =
        reader != NULL &&
        server_read_past(house->server, journal_reader_past(reader), house->why, sizeof house->why);
    if (reader != NULL) {
        journal_reader_close(reader);
    }
    return is_replayed;
}
