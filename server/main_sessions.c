/* A folder is read once, each journal is looked at, and then sorted. A file belongs to a session
 * when it begins with the session's name and a dot: the journal with SQLite's companions and the
 * lock, the results, and what somebody has put beside it under that name. */
#define _GNU_SOURCE
#include "main_sessions.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game.h"
#include "journal_lock.h"
#include "room_code.h"
#include "str.h"

#define SUFFIX ".journal"

/* --- time
 * ----------------------------------------------------------------------------------------- */

static time_t read_time(const char *text, const char *format) {
    struct tm parts = {.tm_isdst = 0};
    const char *end = strptime(text, format, &parts);
    return end != NULL && (*end == '\0' || *end == '-') ? timegm(&parts) : (time_t)-1;
}

time_t sessions_time(const char *iso) {
    return read_time(iso, "%Y-%m-%dT%H:%M:%SZ");
}

void sessions_date(time_t at, char *text, size_t size) {
    struct tm parts;
    bool is_date = at != (time_t)-1 && localtime_r(&at, &parts) != NULL &&
                   strftime(text, size, "%a %e %b %Y, %H:%M", &parts) > 0;
    if (!is_date) {
        str_copy(text, size, "of no known date");
    }
}

void sessions_size(uint64_t bytes, char *text, size_t size) {
    unsigned long long kilobytes = (bytes + 1023) / 1024;
    if (kilobytes < 10000) {
        str_format(text, size, "%llu KB", kilobytes);
    } else {
        str_format(text, size, "%llu MB", kilobytes / 1024);
    }
}

/* --- reading
 * -------------------------------------------------------------------------------------- */

static bool has_suffix(const char *name) {
    size_t length = strlen(name);
    return length > strlen(SUFFIX) && name[0] != '.' &&
           strcmp(name + length - strlen(SUFFIX), SUFFIX) == 0;
}

static int is_journal(const struct dirent *entry) {
    return has_suffix(entry->d_name);
}

static bool is_of(const char *name, const char *session) {
    size_t length = strlen(session);
    return strncmp(name, session, length) == 0 && name[length] == '.';
}

static uint64_t add_sizes(const char *folder, const char *session) {
    uint64_t bytes = 0;
    DIR *files = opendir(folder);
    const struct dirent *entry = NULL;
    while (files != NULL && (entry = readdir(files)) != NULL) {
        struct stat facts;
        if (is_of(entry->d_name, session) && fstatat(dirfd(files), entry->d_name, &facts, 0) == 0) {
            bytes += (uint64_t)facts.st_size;
        }
    }
    if (files != NULL) {
        closedir(files);
    }
    return bytes;
}

/* False when the name is too long to be one of ours. */
static bool look(struct session_file *session, const char *folder, const char *name) {
    if (!str_copy_bytes(session->name, sizeof session->name, name, strlen(name) - strlen(SUFFIX)) ||
        !str_format(session->path, sizeof session->path, "%s/%s", folder, name)) {
        return false;
    }
    session->is_held = journal_lock_is_held(session->path);
    session->is_readable =
        journal_glance(session->path, &session->glance, session->why, sizeof session->why);
    session->created = sessions_time(session->glance.created);
    if (session->created == (time_t)-1) {
        session->created = read_time(session->name, "%Y-%m-%d-%H%M%S");
    }
    session->bytes = add_sizes(folder, session->name);
    return true;
}

static int newest_first(const void *left, const void *right) {
    const struct session_file *a = left, *b = right;
    if (a->created != b->created) {
        return a->created < b->created ? 1 : -1;
    }
    return -strcmp(a->name, b->name);
}

bool sessions_read(struct sessions *sessions, const char *folder, char *why, size_t size) {
    struct dirent **entries = NULL;
    *sessions = (struct sessions){.count = 0};
    str_copy(sessions->folder, sizeof sessions->folder, folder);
    int count = scandir(folder, &entries, is_journal, NULL);
    if (count < 0) {
        str_format(why, size, "The data folder %s cannot be read: %s.", folder, strerror(errno));
        return errno == ENOENT;
    }
    sessions->list = calloc((size_t)count + 1, sizeof *sessions->list);
    for (int i = 0; i < count; i++) {
        if (sessions->list != NULL) {
            sessions->count += look(&sessions->list[sessions->count], folder, entries[i]->d_name);
        }
        free(entries[i]);
    }
    free(entries);
    if (sessions->list == NULL) {
        str_copy(why, size, "There is not enough memory to look at the sessions.");
        return false;
    }
    qsort(sessions->list, sessions->count, sizeof *sessions->list, newest_first);
    return true;
}

void sessions_free(struct sessions *sessions) {
    free(sessions->list);
    *sessions = (struct sessions){.count = 0};
}

/* --- finding
 * -------------------------------------------------------------------------------------- */

/* What is left of a path: "x/NAME.journal" is NAME. */
static void name_of(const char *said, char *name, size_t size) {
    const char *slash = strrchr(said, '/');
    const char *last = slash != NULL ? slash + 1 : said;
    size_t length = strlen(last);
    str_copy_bytes(name, size, last, has_suffix(last) ? length - strlen(SUFFIX) : length);
}

const struct session_file *sessions_find(const struct sessions *sessions, const char *said,
                                         char *why, size_t size) {
    char name[SESSION_NAME_SIZE], code[CODE_CHARS + 1];
    name_of(said, name, sizeof name);
    bool is_code = room_code_read(said, code);
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session_file *it = &sessions->list[i];
        if (strcmp(it->name, name) == 0 || (is_code && strcmp(it->glance.code, code) == 0)) {
            return it;
        }
    }
    str_format(why, size,
               "There is no session \"%s\" in %s. goldseam-server sessions lists those there are.",
               said, sessions->folder);
    return NULL;
}

const struct session_file *sessions_unclosed(const struct sessions *sessions, time_t since,
                                             bool or_over) {
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session_file *it = &sessions->list[i];
        bool is_asked = or_over || !it->glance.is_over;
        if (is_asked && it->is_readable && !it->glance.is_closed && !it->is_held &&
            it->created >= since) {
            return it;
        }
    }
    return NULL;
}

/* --- telling
 * -------------------------------------------------------------------------------------- */

static const char *state_of(const struct session_file *session) {
    return session->is_held            ? "open now"
           : !session->is_readable     ? "cannot be read"
           : session->glance.is_closed ? "closed"
           : session->glance.is_over   ? "over, and not closed yet"
           : session->glance.rules_version != RULES_VERSION
               ? "not closed, of another version of Goldseam"
               : "not closed";
}

#define DAY_S 86400

static void tell_kept(const struct session_file *session, unsigned keep_days, time_t now,
                      FILE *file) {
    if (keep_days == 0) {
        fputs("kept until it is erased by hand", file);
    } else if (session->created == (time_t)-1 || session->created > now + DAY_S) {
        fputs("kept: its date cannot be right", file);
    } else {
        char date[64];
        sessions_date(session->created + (time_t)keep_days * DAY_S, date, sizeof date);
        fprintf(file, "kept until %.*s", (int)strcspn(date, ","), date);
    }
}

void sessions_tell(const struct sessions *sessions, unsigned keep_days, time_t now, FILE *file) {
    if (sessions->count == 0) {
        fprintf(file, "There are no sessions in %s.\n", sessions->folder);
        return;
    }
    for (size_t i = 0; i < sessions->count; i++) {
        const struct session_file *it = &sessions->list[i];
        const struct journal_glance *glance = &it->glance;
        char date[64], bytes[32];
        sessions_date(it->created, date, sizeof date);
        sessions_size(it->bytes, bytes, sizeof bytes);
        fprintf(file, "%s\n    %s  %s\n", it->name, date, glance->title);
        fprintf(file, "    %u %s, %u %s, %s, %s, ", glance->seats,
                glance->seats == 1 ? "seat" : "seats", glance->rounds,
                glance->rounds == 1 ? "round" : "rounds", state_of(it), bytes);
        tell_kept(it, keep_days, now, file);
        fputc('\n', file);
    }
}

/* --- removing
 * ------------------------------------------------------------------------------------- */

/* One file, told. True: it is gone. */
static bool remove_one(int folder, const char *name, FILE *file) {
    struct stat facts;
    char bytes[32];
    if (fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) != 0 || unlinkat(folder, name, 0) != 0) {
        return errno == ENOENT;
    }
    sessions_size((uint64_t)facts.st_size, bytes, sizeof bytes);
    if (file != NULL) {
        fprintf(file, "  %s, %s\n", name, bytes);
    }
    return true;
}

/* Everything that is of the session but its journal and the lock that we hold. */
static bool remove_companions(DIR *files, const char *session, FILE *file) {
    const struct dirent *entry = NULL;
    bool is_all = true;
    while ((entry = readdir(files)) != NULL) {
        const char *behind = entry->d_name + strlen(session);
        bool is_companion = is_of(entry->d_name, session) && strcmp(behind, SUFFIX) != 0 &&
                            strcmp(behind, SUFFIX ".lock") != 0;
        is_all = (!is_companion || remove_one(dirfd(files), entry->d_name, file)) && is_all;
    }
    return is_all;
}

bool sessions_remove(const struct sessions *sessions, const struct session_file *session,
                     FILE *file, char *why, size_t size) {
    struct journal_lock lock;
    char journal[SESSION_NAME_SIZE + sizeof SUFFIX];
    if (!journal_lock_take(&lock, session->path, why, size)) {
        return false;
    }
    str_format(journal, sizeof journal, "%s" SUFFIX, session->name);
    DIR *files = opendir(sessions->folder);
    bool is_all = files != NULL && remove_companions(files, session->name, file) &&
                  remove_one(dirfd(files), journal, file);
    if (!is_all) {
        str_format(why, size, "Not every file of %s in %s could be removed: %s.", session->name,
                   sessions->folder, strerror(errno));
    }
    journal_lock_drop(&lock);
    if (files != NULL) {
        fsync(dirfd(files)); /* it stays gone after a power cut */
        closedir(files);
    }
    return is_all;
}
