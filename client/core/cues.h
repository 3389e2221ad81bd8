/* What is to be heard, and when: decided here, played by the platform. Nothing that is heard in a
 * room may tell what one team has done: every window hears the same at the same moment, by the
 * steps of the round and by what the whole class is told, never by its own bowl. Only the click for
 * an answer that was kept is one's own; every answer has it. */
#ifndef CUES_H
#define CUES_H

#include <stdbool.h>
#include <stdint.h>

#include "session.h"

enum cue {
    CUE_KEPT,   /* what was handed in is on the room's disk */
    CUE_CRACK,  /* the huddle is over: each team learns whether it is there yet */
    CUE_SEAM,   /* reveal: gold is booked for all */
    CUE_CHORUS, /* over half of the class says it is OK */
    CUE_MENDED, /* at reveal: sure misses of the class were mended */
    CUE_COUNT   /* none */
};

#define CUE_LATE_MS     1000 /* nobody wants to hear what was that long ago */
#define CUE_MENDED_MS   1100 /* behind the bowl's ring */
#define SURE_MENDED_MIN 2

/* What has been seen of the session; zeroed: nothing yet. */
struct cues {
    bool has_phase, has_belled;
    uint8_t stage, round, phase;
    uint64_t handed;
    uint32_t choruses;
    uint64_t revealed_ms;       /* when this reveal began; 0: before this window saw it */
    uint64_t due_ms[CUE_COUNT]; /* 0: not */
};

/* Looks at what has changed. What a connection tells first is no news. */
void cues_note(struct cues *cues, const struct session *session, uint64_t now_ms);

/* Something to hear, for who has just chosen how loud it is. */
void cues_try(struct cues *cues, uint64_t now_ms);

/* Whatever was to be heard is not. */
void cues_drop(struct cues *cues);

/* The next one that is due; CUE_COUNT: none. What is too late is left out. */
enum cue cues_take(struct cues *cues, uint64_t now_ms);

/* When the next one is due; UINT64_MAX: none waits. */
uint64_t cues_wake_ms(const struct cues *cues);

#endif
