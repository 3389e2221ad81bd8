/* Being somebody else: a teacher without the teacher's key, or with words that were said on another
 * connection; a student by a token that is stolen, old or made up. */
#include <string.h>

#include "attack.h"
#include "identity.h"
#include "identity_file.h"
#include "protocol.h"
#include "sizes.h"
#include "visit.h"

#define SETTLE_MS 500

/* ---- teachers */

struct claim {
    const uint8_t *owner; /* the key that is shown, */
    uint8_t signature[SIGNATURE_BYTES];
};

enum said { SAID_NOTHING, SAID_WELCOME, SAID_REFUSED };

static enum said say_teacher(struct pupil *pupil, const struct claim *claim) {
    struct message *message = &pupil->scratch;
    *message = (struct message){.id = MESSAGE_hello,
                                .as.hello = {.major = PROTOCOL_MAJOR,
                                             .minor = PROTOCOL_MINOR,
                                             .role = ROLE_TEACHER,
                                             .owner_count = KEY_BYTES,
                                             .signature_count = SIGNATURE_BYTES}};
    memcpy(message->as.hello.owner, claim->owner, KEY_BYTES);
    memcpy(message->as.hello.signature, claim->signature, SIGNATURE_BYTES);
    pupil_say(pupil, message);
    pupil_await_end(pupil, SETTLE_MS);
    if (pupil->heard_of[MESSAGE_welcome] > 0) {
        return SAID_WELCOME;
    }
    bool is_refused =
        pupil->heard_of[MESSAGE_refused] > 0 && pupil->refused.reason == REFUSED_NOT_YOURS;
    return is_refused ? SAID_REFUSED : SAID_NOTHING;
}

/* On a new connection: signs its handshake with `signer`, or uses what was signed before. */
static enum said try_teacher(struct bench *bench, const struct identity *signer,
                             struct claim *claim) {
    struct pupil pupil;
    struct gate_identity shown;
    if (!visit_open(bench, &pupil)) {
        return SAID_NOTHING;
    }
    guest_identity(&pupil.guest, &shown);
    if (signer != NULL) {
        identity_sign_connection(signer, shown.handshake, claim->signature);
    }
    enum said said = say_teacher(&pupil, claim);
    visit_end(bench, &pupil);
    return said;
}

static void made_up(struct bench *bench, struct identity *identity) {
    struct random random;
    uint8_t seed[KEY_BYTES];
    random_init(&random, bench_seed(bench), 5);
    guest_random_bytes(&random, seed, sizeof seed);
    identity_init(identity, seed);
}

static bool expect_refused(struct bench *bench, const struct identity *signer,
                           const uint8_t *owner) {
    struct claim claim = {.owner = owner};
    bool is_refused = try_teacher(bench, signer, &claim) == SAID_REFUSED;
    return bench_tell(bench, is_refused, "%s", is_refused ? "refused" : "not refused");
}

/* Signs well, with a key that may not teach here. */
static bool other_teacher(struct bench *bench) {
    struct identity own;
    made_up(bench, &own);
    return expect_refused(bench, &own, own.open);
}

/* Shows the key of the room's teacher, which everybody knows, and signs with another. */
static bool teachers_key(struct bench *bench) {
    struct identity own;
    struct pupil pupil;
    struct gate_identity shown;
    made_up(bench, &own);
    if (!visit_open(bench, &pupil)) {
        return false;
    }
    guest_identity(&pupil.guest, &shown);
    visit_end(bench, &pupil);
    return expect_refused(bench, &own, shown.teacher);
}

/* What the teacher in truth has signed, on the one connection for which it was, and on another. */
static bool teachers_words(struct bench *bench) {
    struct identity teacher;
    struct claim claim;
    char why[256];
    if (bench->identity == NULL) {
        return bench_tell(bench, true, "not tried: no --identity");
    }
    if (identity_file_read(bench->identity, &teacher, why, sizeof why) != IDENTITY_FILE_WELL) {
        return bench_tell(bench, false, "%s", why);
    }
    claim.owner = teacher.open;
    bool is_welcome = try_teacher(bench, &teacher, &claim) == SAID_WELCOME;
    bool is_refused = try_teacher(bench, NULL, &claim) == SAID_REFUSED;
    identity_deinit(&teacher);
    return bench_tell(bench, is_welcome && is_refused, "%s by the teacher, %s said again",
                      is_welcome ? "taken" : "refused", is_refused ? "refused" : "taken");
}

/* ---- tokens */

/* Says hello with a token and looks what comes: the seat, or names for a newcomer. */
static uint16_t seat_of(struct pupil *pupil, const uint8_t *token) {
    pupil_hello(pupil, token);
    uint64_t until_us = stranger_us() + (uint64_t)VISIT_PATIENCE_MS * 1000;
    while (pupil->heard_of[MESSAGE_seat] + pupil->heard_of[MESSAGE_names] == 0 &&
           stranger_us() < until_us) {
        stranger_wait(&pupil->guest.stranger, 10);
        pupil_listen(pupil);
    }
    return pupil->heard_of[MESSAGE_seat] > 0 ? pupil->seat.seat : 0;
}

/* The next token comes when it is on the room's disk. */
static bool await_token(struct pupil *pupil, uint8_t *token) {
    uint64_t until_us = stranger_us() + (uint64_t)VISIT_PATIENCE_MS * 1000;
    while (pupil->seat.token_count != TOKEN_BYTES && stranger_us() < until_us) {
        stranger_wait(&pupil->guest.stranger, 10);
        pupil_listen(pupil);
    }
    memcpy(token, pupil->seat.token, TOKEN_BYTES);
    return pupil->seat.token_count == TOKEN_BYTES;
}

static bool stolen_tokens(struct bench *bench) {
    struct pupil owner, thief, late, nobody;
    struct random random;
    uint8_t token[TOKEN_BYTES], made_up_token[TOKEN_BYTES], next[TOKEN_BYTES];
    random_init(&random, bench_seed(bench), 6);
    guest_random_bytes(&random, token, sizeof token);
    guest_random_bytes(&random, made_up_token, sizeof made_up_token);
    if (!visit_open(bench, &owner) || !visit_open(bench, &thief) || !visit_open(bench, &late) ||
        !visit_open(bench, &nobody)) {
        return false;
    }
    pupil_hello(&owner, token);
    if (!pupil_sit_down(&owner, VISIT_PATIENCE_MS)) {
        return bench_tell(bench, false, "no seat");
    }
    bench->seats++;
    uint16_t own = owner.seat.seat;
    /* While its owner sits there: the owner hears of it, and nobody sits twice. */
    bool is_moved = seat_of(&thief, token) == own && pupil_await_end(&owner, VISIT_PATIENCE_MS) &&
                    owner.closed.reason == CLOSED_MOVED && await_token(&thief, next);
    visit_end(bench, &thief);
    /* Once the next one was used, the one before is nobody's. */
    bool comes_back = visit_open(bench, &thief) && seat_of(&thief, next) == own;
    bool is_old = comes_back && seat_of(&late, token) == 0;
    bool is_none = seat_of(&nobody, made_up_token) == 0;
    visit_end(bench, &owner);
    visit_end(bench, &thief);
    visit_end(bench, &late);
    visit_end(bench, &nobody);
    return bench_tell(bench, is_moved && is_old && is_none,
                      "stolen: its owner %s; rotated away: %s; made up: %s",
                      is_moved ? "was told" : "was not told", is_old ? "none's" : "taken",
                      is_none ? "none's" : "taken");
}

const struct attack *attacks_pose(void) {
    static const struct attack list[] = {
        {"other-teacher", WATCH_ANSWERS, other_teacher},
        {"teachers-key", WATCH_ANSWERS, teachers_key},
        {"teachers-words", WATCH_ANSWERS, teachers_words},
        {"stolen-tokens", WATCH_ANSWERS, stolen_tokens},
        {NULL, WATCH_ANSWERS, NULL},
    };
    return list;
}
