/* The copy is made by SQLite out of what it believes, then read again, row by row with every sum,
 * and compared with what this program knows that it wrote. A name says how far it came, because a
 * name changes at once or not at all. Each step may be done again after it failed. */
#define _GNU_SOURCE
#include "journal_rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "journal_file_inside.h"
#include "journal_folder.h"
#include "journal_reader_inside.h"
#include "str.h"

static const char copy_tables[] = "INSERT INTO fresh.session SELECT * FROM main.session;"
                                  "INSERT INTO fresh.packs SELECT * FROM main.packs;"
                                  "INSERT INTO fresh.events SELECT * FROM main.events;"
                                  "INSERT INTO fresh.texts SELECT * FROM main.texts;"
                                  "INSERT INTO fresh.words SELECT * FROM main.words;"
                                  "INSERT INTO fresh.tokens SELECT * FROM main.tokens;"
                                  "INSERT INTO fresh.feelings SELECT * FROM main.feelings;"
                                  "INSERT INTO fresh.names SELECT * FROM main.names;";

static enum journal_trouble of_errno(void) {
    return journal_trouble_of(SQLITE_IOERR, errno);
}

static bool refuse(struct journal_file *file, enum journal_trouble trouble) {
    file->trouble = trouble;
    return false;
}

/* PATH with these letters behind; paths that are too long were refused when the lock was taken. */
static const char *beside(const struct journal_file *file, const char *letters, char *name) {
    str_format(name, JOURNAL_PATH_SIZE, "%s%s", file->path, letters);
    return name;
}

static void remove_copy(const struct journal_file *file) {
    char name[JOURNAL_PATH_SIZE];
    unlink(beside(file, ".new", name));
    unlink(beside(file, ".new-wal", name));
    unlink(beside(file, ".new-shm", name));
}

/* --- making the copy
 * ----------------------------------------------------------------------------- */

static bool copy_committed(struct journal_file *file, const char *name) {
    sqlite3_stmt *attach = NULL;
    bool is_in = sqlite3_prepare_v2(file->db, "ATTACH ? AS fresh", -1, &attach, NULL) == SQLITE_OK;
    if (is_in) {
        sqlite3_bind_text(attach, 1, name, -1, SQLITE_STATIC);
        is_in = sqlite3_step(attach) == SQLITE_DONE;
    }
    sqlite3_finalize(attach);
    if (!is_in) {
        return journal_file_refused(file);
    }
    bool is_copied =
        journal_file_execute(file, "PRAGMA fresh.journal_mode=OFF; PRAGMA fresh.synchronous=OFF;"
                                   "BEGIN") &&
        journal_file_execute(file, copy_tables) && journal_file_execute(file, "COMMIT");
    enum journal_trouble trouble = file->trouble;
    journal_file_rollback(file);
    sqlite3_exec(file->db, "DETACH fresh", NULL, NULL, NULL);
    file->trouble = trouble;
    return is_copied;
}

/* The descriptor is older than what is written, so that it hears of every page that was not. */
static bool open_copy(struct journal_file *file, struct journal_file *copy) {
    beside(file, ".new", copy->path);
    copy->sync_descriptor =
        open(copy->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (copy->sync_descriptor < 0) {
        return refuse(file, of_errno());
    }
    if (sqlite3_open_v2(copy->path, &copy->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        !journal_file_execute(copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF") ||
        !journal_file_execute(copy, journal_file_schema)) {
        return refuse(file, copy->trouble);
    }
    if (!copy_committed(file, copy->path)) {
        return false;
    }
    return (journal_file_prepare(copy) && journal_file_begin(copy)) || refuse(file, copy->trouble);
}

struct journal_file *journal_rescue_begin(struct journal_file *file) {
    struct journal_file *copy = calloc(1, sizeof *copy);
    if (copy == NULL) {
        file->trouble = JOURNAL_NO_MEMORY;
        return NULL;
    }
    copy->lock.descriptor = -1;
    copy->sync_descriptor = -1;
    copy->state = file->state;
    remove_copy(file);
    if (!open_copy(file, copy)) {
        journal_rescue_drop(file, copy);
        return NULL;
    }
    return copy;
}

void journal_rescue_drop(struct journal_file *file, struct journal_file *copy) {
    if (copy->trouble != JOURNAL_WELL) {
        file->trouble = copy->trouble;
    }
    journal_file_close(copy);
    remove_copy(file);
}

/* --- is it what was written?
 * --------------------------------------------------------------------- */

static bool is_same(struct journal_reader *reader, const struct journal_file_state *state) {
    struct journal_entry entry;
    struct journal_feeling feeling;
    struct journal_pack pack;
    char why[256];
    enum journal_read read = JOURNAL_READ_EVENT;
    uint64_t feelings = 0;
    while (read == JOURNAL_READ_EVENT) {
        read = reader->base.next(&reader->base, &entry, why, sizeof why);
    }
    while (reader->base.next_feeling(&reader->base, &feeling)) {
        feelings ^= journal_sum_feeling(feeling.key, feeling.statement, feeling.value);
    }
    for (size_t i = 0; i < reader->head.packs_count; i++) {
        if (!journal_reader_pack(reader, i, &pack, why, sizeof why)) {
            return false;
        }
    }
    return read == JOURNAL_READ_END && reader->last == state->last &&
           reader->chain == state->chain && feelings == state->feelings;
}

static bool is_true_copy(const char *name, const struct journal_file_state *state) {
    char why[256];
    struct journal_reader *reader = journal_reader_open_still(name, why, sizeof why);
    bool is_true = reader != NULL && is_same(reader, state);
    if (reader != NULL) {
        journal_reader_close(reader);
    }
    return is_true;
}

/* Commits, and lets go of it as a database; the descriptor stays. */
static bool end_copy(struct journal_file *copy) {
    bool is_in = journal_file_commit(copy) &&
                 journal_file_execute(copy, "PRAGMA journal_mode=WAL"); /* nothing in it */
    journal_file_disconnect(copy);
    return is_in;
}

static bool name_whole(struct journal_file *file, struct journal_file *copy) {
    char whole[JOURNAL_PATH_SIZE];
    if (!is_true_copy(copy->path, &copy->state)) {
        return refuse(copy, JOURNAL_DAMAGED);
    }
    if (fsync(copy->sync_descriptor) != 0) {
        return refuse(copy, of_errno());
    }
    if (rename(copy->path, beside(file, ".whole", whole)) != 0 ||
        !journal_folder_sync(file->path)) {
        return refuse(copy, of_errno());
    }
    return true;
}

bool journal_rescue_finish(struct journal_file *file, struct journal_file *copy) {
    bool is_whole = end_copy(copy) && name_whole(file, copy);
    if (is_whole) {
        file->state = copy->state;
    }
    journal_rescue_drop(file, copy);
    return is_whole;
}

/* --- in its place
 * -------------------------------------------------------------------------------- */

/* The caller holds the lock; nothing has the file open. */
static bool put_in_place(const char *path) {
    char whole[JOURNAL_PATH_SIZE], name[JOURNAL_PATH_SIZE];
    if (!str_format(whole, sizeof whole, "%s.whole", path) || access(whole, F_OK) != 0) {
        return journal_folder_sync(path);
    }
    static const char *const behind[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        str_format(name, sizeof name, "%s%s", path, behind[i]);
        if (unlink(name) != 0 && errno != ENOENT) {
            return false;
        }
    }
    return journal_folder_sync(path) && rename(whole, path) == 0 && journal_folder_sync(path);
}

bool journal_rescue_swap(struct journal_file *file) {
    journal_file_disconnect(file);
    if (!put_in_place(file->path)) {
        return refuse(file, of_errno());
    }
    if (!journal_file_connect(file) || !journal_file_prepare(file)) {
        return false;
    }
    file->is_trusted = true;
    return true;
}

enum journal_trouble journal_rescue_tidy(const char *path) {
    char name[JOURNAL_PATH_SIZE];
    static const char *const begun[] = {".new", ".new-wal", ".new-shm"};
    for (size_t i = 0; i < sizeof begun / sizeof begun[0]; i++) {
        if (str_format(name, sizeof name, "%s%s", path, begun[i])) {
            unlink(name);
        }
    }
    return put_in_place(path) ? JOURNAL_WELL : of_errno();
}
