/* The date that counts is the one in the session itself: a file that was copied or touched is as
 * old as its lesson. */
#include "main_keep.h"

#define DAY_S 86400

static bool is_old(const struct session_file *session, unsigned keep_days, time_t now) {
    return session->created != (time_t)-1 && !session->is_held &&
           session->created < now - (time_t)keep_days * DAY_S;
}

static void tell_one(const struct session_file *session, FILE *file) {
    char date[64];
    sessions_date(session->created, date, sizeof date);
    fprintf(file, "  %s  %s  %s\n", session->name, date, session->glance.title);
}

/* Those that are told of in one breath. */
struct told {
    const struct session_file *list[64];
    size_t count;
};

static void note(struct told *told, const struct session_file *session) {
    if (told->count < sizeof told->list / sizeof told->list[0]) {
        told->list[told->count] = session;
    }
    told->count++;
}

static void tell(const struct told *told, FILE *file) {
    size_t max = sizeof told->list / sizeof told->list[0];
    for (size_t i = 0; i < told->count && i < max; i++) {
        tell_one(told->list[i], file);
    }
    if (told->count > max) {
        fprintf(file, "  and %zu more\n", told->count - max);
    }
}

void keep_erase_old(const struct sessions *sessions, unsigned keep_days, time_t now,
                    const struct session_file *except, FILE *file) {
    struct told gone = {.count = 0}, ahead = {.count = 0};
    char why[512];
    for (size_t i = 0; keep_days > 0 && i < sessions->count; i++) {
        const struct session_file *it = &sessions->list[i];
        if (it->created != (time_t)-1 && it->created > now + DAY_S) {
            note(&ahead, it);
        } else if (it != except && is_old(it, keep_days, now)) {
            if (sessions_remove(sessions, it, NULL, why, sizeof why)) {
                note(&gone, it);
            } else {
                fprintf(file, "attention: %s\n", why);
            }
        }
    }
    if (gone.count > 0) {
        fprintf(file, "erased %zu %s older than %u days:\n", gone.count,
                gone.count == 1 ? "session" : "sessions", keep_days);
        tell(&gone, file);
    }
    if (ahead.count > 0) {
        fprintf(file,
                "attention: dated in the future, so this machine's clock is or was not right; "
                "left alone:\n");
        tell(&ahead, file);
    }
    fflush(file);
}
