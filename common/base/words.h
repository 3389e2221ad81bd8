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

enum confidence {
    CONFIDENCE_NONE,
    CONFIDENCE_GUESS,
    CONFIDENCE_THINK_SO,
    CONFIDENCE_SURE,
    CONFIDENCE_COUNT
};

/* What a round is for. A warm-up counts for nothing; a mending round is for open cracks. */
enum round_kind { ROUND_NORMAL, ROUND_WARM_UP, ROUND_MENDING, ROUND_KIND_COUNT };

/* From the least public to the most; silence is keep. */
enum consent { CONSENT_SILENT, CONSENT_KEEP, CONSENT_WITHOUT, CONSENT_NAME, CONSENT_COUNT };

/* What is good in this thinking? Where does it turn? */
enum question { QUESTION_GOOD, QUESTION_TURN, QUESTION_COUNT };

/* A thought or a lesson in the team's own words, typed by its scribe; below it: the pack's. */
#define THOUGHT_WORDS 100u
#define LESSON_WORDS  100u

/* The kind ones, and there are no others. The first five in share, the last in mend. */
enum cheer {
    CHEER_OK,        /* "It's OK!" */
    CHEER_BRAVE,     /* "Brave!" */
    CHEER_ME_TOO,    /* "I thought that too" */
    CHEER_NOW_I_SEE, /* "Now I see it" */
    CHEER_THANK_YOU, /* "Thank you" */
    CHEER_YOU_CAN,   /* "You can!" */
    CHEER_COUNT
};

enum role { ROLE_STUDENT, ROLE_BOARD, ROLE_TEACHER, ROLE_COUNT };

#endif
