/* Steps of the round are compared with those seen last. The moment at which cracks and seams come
 * to some teams is a tick and a ring for all of them: in a quiet room one PC that ticks would tell
 * on the team that sits at it. */
#include "cues.h"

#include <string.h>

static void set_due(struct cues *cues, enum cue cue, uint64_t at_ms) {
    cues->due_ms[cue] = at_ms > 0 ? at_ms : 1;
}

/* A round goes on from the huddle, or comes to its reveal. */
static void note_step(struct cues *cues, const struct message_phase *now, uint64_t now_ms) {
    bool is_round = cues->stage == STAGE_ROUND && now->stage == STAGE_ROUND;
    if (!is_round || cues->round != now->round || cues->phase == now->phase) {
        return;
    }
    if (cues->phase == PHASE_HUDDLE && now->phase != PHASE_NONE) {
        set_due(cues, CUE_CRACK, now_ms);
    }
    if (now->phase == PHASE_REVEAL) {
        cues->revealed_ms = now_ms;
        cues->due_ms[CUE_CRACK] = 0;
        if (now->kind != ROUND_WARM_UP) { /* where there is no gold */
            set_due(cues, CUE_SEAM, now_ms);
        }
    }
}

static void note_phase(struct cues *cues, const struct session *session, uint64_t now_ms) {
    const struct message_phase *now = &session->view.phase;
    bool is_same = cues->has_phase && cues->stage == now->stage && cues->round == now->round &&
                   cues->phase == now->phase;
    if (!session->view.have_phase || is_same) {
        return;
    }
    cues->revealed_ms = 0;
    cues->has_belled = false;
    if (cues->has_phase && session->phases_heard > 1) {
        note_step(cues, now, now_ms);
    }
    cues->has_phase = true;
    cues->stage = now->stage;
    cues->round = now->round;
    cues->phase = now->phase;
}

/* The bell of the class, on the board: it is about all teams, and told to all. */
static void note_bars(struct cues *cues, const struct session *session) {
    const struct session_view *view = &session->view;
    bool is_told =
        view->have_bars && view->bars.is_shown && view->bars.sure_mended >= SURE_MENDED_MIN;
    bool is_here = session->config.role != ROLE_STUDENT && cues->revealed_ms > 0;
    if (is_told && is_here && !cues->has_belled) {
        cues->has_belled = true;
        set_due(cues, CUE_MENDED, cues->revealed_ms + CUE_MENDED_MS);
    }
}

void cues_note(struct cues *cues, const struct session *session, uint64_t now_ms) {
    note_phase(cues, session, now_ms);
    note_bars(cues, session);
    if (session->handed_count != cues->handed) {
        cues->handed = session->handed_count;
        set_due(cues, CUE_KEPT, now_ms);
    }
    if (session->view.cheers.choruses > cues->choruses) {
        set_due(cues, CUE_CHORUS, now_ms);
    }
    cues->choruses = session->view.cheers.choruses;
}

void cues_try(struct cues *cues, uint64_t now_ms) {
    set_due(cues, CUE_KEPT, now_ms);
}

void cues_drop(struct cues *cues) {
    memset(cues->due_ms, 0, sizeof cues->due_ms);
}

enum cue cues_take(struct cues *cues, uint64_t now_ms) {
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        uint64_t due = cues->due_ms[cue];
        if (due == 0 || now_ms < due) {
            continue;
        }
        cues->due_ms[cue] = 0;
        if (now_ms - due < CUE_LATE_MS) {
            return (enum cue)cue;
        }
    }
    return CUE_COUNT;
}

uint64_t cues_wake_ms(const struct cues *cues) {
    uint64_t wake = UINT64_MAX;
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        bool is_next = cues->due_ms[cue] > 0 && cues->due_ms[cue] < wake;
        wake = is_next ? cues->due_ms[cue] : wake;
    }
    return wake;
}
