/* The words of the game that rules, wire and screens share. The values stand on the wire and in
 * journals: only ever append. */
#ifndef WORDS_H
#define WORDS_H

enum stage { STAGE_LOBBY, STAGE_ROUND, STAGE_RECAP, STAGE_CLOSED, STAGE_COUNT };

enum phase {
    PHASE_NONE,
    PHASE_TRY,
    PHASE_HUDDLE,
    PHASE_OFFER,
    PHASE_SHARE,
    PHASE_MEND,
    PHASE_REVEAL,
    PHASE_REFLECT,
    PHASE_AGAIN,
    PHASE_COUNT
};

enum challenge_kind {
    KIND_CHOICE,
    KIND_CHOICES,
    KIND_NUMBER,
    KIND_TEXT,
    KIND_ORDER,
    KIND_MATCH,
    KIND_SLIP,
    KIND_COUNT
};

enum confidence { CONFIDENCE_NONE, CONFIDENCE_GUESS, CONFIDENCE_THINK_SO, CONFIDENCE_SURE, CONFIDENCE_COUNT };

enum role { ROLE_STUDENT, ROLE_BOARD, ROLE_TEACHER, ROLE_COUNT };

#endif
