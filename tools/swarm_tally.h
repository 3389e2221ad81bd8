/* What a swarm has seen: who joined, what was sent and kept and how soon, how far apart the first
 * and the last student heard of a phase. */
#ifndef SWARM_TALLY_H
#define SWARM_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "session.h"
#include "swarm_met.h"
#include "swarm_samples.h"

/* A phase as the class heard of it. */
struct tally_phase {
    uint64_t first_us, last_us; /* when the first, when the last student heard */
    uint32_t heard;
    uint32_t sent, kept;
    uint64_t asked_us, kept_us; /* when the first was sent, when the last was told to be kept */
    uint32_t met;               /* seats that did what it is for, or were shown it */
    uint32_t said;              /* offers, ideas or lessons that were kept */
    uint32_t cheers;            /* sent */
};

/* An answer that was told to be kept. */
struct tally_kept {
    uint64_t event;
    uint64_t at_us; /* when it was told */
    uint16_t seat;
    uint8_t round, phase;
};

/* What a scribe wrote as its team's lesson and was told to be kept; the newest of the round. */
struct tally_lesson {
    uint16_t seat;
    uint8_t round;
    char text[WORDS_BYTES_MAX + 1];
};

struct tally {
    uint32_t seats, joined;
    uint64_t start_us, joined_us; /* when the swarm began, when its last student had a seat */
    uint64_t asked;               /* answers that the students gave */
    uint64_t replaced;            /* of these, by a newer one before they were sent */
    uint64_t kept, refused;
    uint64_t disconnects;
    uint64_t sent, sent_bytes, received, received_bytes; /* messages of all seats */
    struct samples kept_us, fan_out_us;
    uint64_t others_asked, others_kept, others_refused; /* actions beside answers and "ready" */
    uint32_t met[PHASE_COUNT];                          /* seats that met a phase in any round */
    uint32_t rounds[ROUND_KIND_COUNT];   /* seats that answered in any round of this kind */
    struct met all;                      /* of all seats together */
    uint8_t spotlights[ROUNDS_MAX + 1];  /* bit n: thought n was seen */
    struct message_learning_board board; /* as it was shown last */
    struct tally_phase phases[STAGE_COUNT][ROUNDS_MAX + 1][PHASE_COUNT];
    struct message_phase now; /* the newest phase that anybody heard of */
    bool has_now;
    struct message_bars bars[ROUNDS_MAX + 1]; /* by round; 0: of the whole session */
    struct tally_kept *told;
    size_t told_count, told_capacity;
    struct tally_lesson *lessons;
    size_t lessons_count, lessons_capacity;
    bool is_incomplete; /* there was no memory for everything */
};

void tally_init(struct tally *tally, uint32_t seats, uint64_t now_us);
void tally_deinit(struct tally *tally);

/* Another student has a seat. */
void tally_joined(struct tally *tally, uint64_t now_us);

/* A student heard of a phase that is new to this student. `is_back`: by coming back or late, which
 * says nothing about how fast the news goes round. True when nobody had heard of it before. */
bool tally_heard(struct tally *tally, const struct message_phase *phase, bool is_back,
                 uint64_t now_us);

void tally_asked(struct tally *tally, const struct message_phase *phase, uint64_t now_us);

/* How long it took is counted for what was handed in; a room may let what stands in a field wait
 * for what will stand there next. */
void tally_kept(struct tally *tally, const struct tally_kept *kept, bool is_final,
                uint64_t wait_us);

/* A seat met this phase; `is_first`: for the first time. */
void tally_met(struct tally *tally, uint8_t round, enum phase phase, bool is_first);

/* An action of a seat that is no answer was kept. */
void tally_other_kept(struct tally *tally, struct met *seat, const struct session_action *kept);

/* Words were kept as the lesson of a seat's team: in place of those at `at`, where that is the same
 * seat and round, else behind all others. Returns where they are now. */
size_t tally_lesson(struct tally *tally, size_t at, const struct tally_lesson *lesson);

void tally_cheered(struct tally *tally, struct met *seat, const struct message_phase *phase,
                   enum cheer cheer);
void tally_spotlight(struct tally *tally, uint8_t round, uint8_t number);
uint32_t tally_spotlights(const struct tally *tally);

/* Answers kept a second, from the first that is sent in a phase to the last that is kept: of the
 * middle one of all phases with answers. 0: there was none. */
uint32_t tally_kept_a_second(const struct tally *tally);

const struct tally_phase *tally_phase_of(const struct tally *tally,
                                         const struct message_phase *phase);

#endif
