/* The token is written as soon as it changes, safe from a power cut; the highest event, which
 * changes with every answer, every two seconds at most: it only helps a room to notice what its
 * disk lost. A disk that does not take it is told of once. */
#define _GNU_SOURCE
#include "keeper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "log.h"
#include "seat_store.h"
#include "str.h"

#define KEEP_MS   2000
#define WHY_BYTES 768

struct keeper {
    struct seat_store *store; /* NULL: nothing is remembered */
    struct seat_record kept;  /* what stands on disk */
    uint32_t changes;         /* of the session, when it was looked at */
    uint64_t kept_ms;
    bool is_due, has_complained;
};

/* Once, and where somebody who looks after the PCs can see it. */
static void complain(struct keeper *keeper, const char *why) {
    if (!keeper->has_complained && why[0] != '\0') {
        fprintf(stderr, "goldseam: %s\n", why);
        keeper->has_complained = true;
    }
}

struct keeper *keeper_open(const char *folder) {
    char place[400], why[WHY_BYTES] = "";
    struct keeper *keeper = calloc(1, sizeof *keeper);
    if (keeper == NULL) {
        return NULL;
    }
    if (folder == NULL && !seat_store_folder(place, sizeof place)) {
        complain(keeper, "HOME says no folder, so this window will not come back to its seat by "
                         "itself.");
        return keeper;
    }
    keeper->store = seat_store_open(folder != NULL ? folder : place, why, sizeof why);
    complain(keeper, why);
    if (keeper->store != NULL) {
        log_detail("this window is number %d on this machine", seat_store_slot(keeper->store));
    }
    return keeper;
}

/* --- bringing ----------------------------------------------------------------------------------
 */

/* Without randomness there is no token that others cannot guess; then the room gives one. */
static struct session_memory somebody_new(void) {
    struct session_memory memory = {.token_count = TOKEN_BYTES};
    if (getrandom(memory.token, sizeof memory.token, 0) != (ssize_t)sizeof memory.token) {
        memory = (struct session_memory){.token_count = 0};
    }
    return memory;
}

static bool find(struct keeper *keeper, const char *code, struct seat_record *record) {
    char why[WHY_BYTES] = "";
    bool is_found =
        keeper->store != NULL && seat_store_find(keeper->store, code, record, why, sizeof why);
    if (why[0] != '\0') {
        fprintf(stderr, "goldseam: %s\n", why);
    }
    return is_found;
}

void keeper_bring(struct keeper *keeper, struct session *session, const char *code) {
    bool is_elsewhere = strcmp(code, session->memory.code) != 0;
    if (session->view.have_welcome && !is_elsewhere) {
        return;
    }
    struct session_memory memory = somebody_new();
    struct seat_record record;
    if (find(keeper, code, &record)) {
        memcpy(memory.token, record.token, sizeof memory.token);
        memory.token_count = TOKEN_BYTES;
        memory.last_event = record.last_event;
        str_copy(memory.code, sizeof memory.code, record.code);
        memory.is_certain = true; /* the connection has shown it */
        keeper->kept = record;
        log_detail("this window had a seat there");
    }
    session_renew(session, &memory);
    keeper->changes = session->memory_changes;
    keeper->is_due = false;
}

/* --- keeping -----------------------------------------------------------------------------------
 */

static void keep(struct keeper *keeper, const struct session_memory *memory, uint64_t now_ms) {
    char why[WHY_BYTES] = "";
    struct seat_record record = {.last_event = memory->last_event};
    bool is_same_seat = memcmp(keeper->kept.token, memory->token, sizeof memory->token) == 0 &&
                        strcmp(keeper->kept.code, memory->code) == 0;
    memcpy(record.token, memory->token, sizeof record.token);
    str_copy(record.code, sizeof record.code, memory->code);
    if (is_same_seat && now_ms < keeper->kept_ms + KEEP_MS) {
        return;
    }
    if (!seat_store_keep(keeper->store, &record, !is_same_seat, why, sizeof why)) {
        complain(keeper, why);
    }
    keeper->kept = record;
    keeper->kept_ms = now_ms;
    keeper->is_due = false;
}

/* Nobody comes back to this seat: the room has closed, or the teacher took the seat away. */
static bool is_over(const struct session *session) {
    return session->link == SESSION_ENDED && session->why_ended == SESSION_ROOM_CLOSED &&
           (session->closed_reason == CLOSED_LESSON_OVER ||
            session->closed_reason == CLOSED_BY_TEACHER ||
            session->closed_reason == CLOSED_REMOVED);
}

void keeper_note(struct keeper *keeper, const struct session *session, uint64_t now_ms) {
    const struct session_memory *memory = &session->memory;
    if (keeper->store == NULL || !session->view.have_welcome || memory->token_count == 0) {
        return;
    }
    if (is_over(session)) {
        if (keeper->kept.code[0] != '\0') {
            seat_store_remove(keeper->store, keeper->kept.code);
            keeper->kept = (struct seat_record){.last_event = 0};
        }
        keeper->is_due = false;
        return;
    }
    keeper->is_due = keeper->is_due || keeper->changes != session->memory_changes;
    keeper->changes = session->memory_changes;
    if (keeper->is_due) {
        keep(keeper, memory, now_ms);
    }
}

void keeper_renew(struct keeper *keeper, struct session *session) {
    struct session_memory memory = somebody_new();
    if (keeper->store != NULL && keeper->kept.code[0] != '\0') {
        seat_store_remove(keeper->store, keeper->kept.code);
    }
    keeper->kept = (struct seat_record){.last_event = 0};
    keeper->is_due = false;
    session_renew(session, &memory);
    keeper->changes = session->memory_changes;
}

void keeper_close(struct keeper *keeper, const struct session *session) {
    if (keeper == NULL) {
        return;
    }
    if (session != NULL && keeper->store != NULL) {
        keeper_note(keeper, session, UINT64_MAX);
    }
    seat_store_close(keeper->store);
    free(keeper);
}
