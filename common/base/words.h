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
#define WORDS_GONE    101u /* in events: the scribe has taken the team's words away */

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

/* What stands over a thought in the spotlight. */
enum caption {
    CAPTION_MANY,     /* "a thought that many people have" */
    CAPTION_TEAM,     /* "a team thought" */
    CAPTION_TEACHERS, /* the teacher's own */
    CAPTION_COUNT
};

/* Words of students that other screens show after the teacher's nod alone. */
enum words_kind { WORDS_THOUGHT, WORDS_LESSON, WORDS_NAME, WORDS_KIND_COUNT };

/* What became of a typed name. TAKEN: the seat follows. */
enum name_state { NAME_WAITS, NAME_TAKEN, NAME_ANOTHER, NAME_STATE_COUNT };

/* Mood by five faces; the two statements of the error climate, 1 to 4. */
enum feeling { FEELING_MOOD, FEELING_DARE, FEELING_KIND, FEELING_COUNT };

/* NOBODY: nobody wants to, and it is the pen's fault. */
enum pen_state { PEN_AT_REST, PEN_ASKS, PEN_SAYS, PEN_NOBODY, PEN_STATE_COUNT };

/* A seat's own journey, for that seat's screen alone: bits of one round. */
enum journey {
    JOURNEY_ASKED = 1,   /* was there at the try, or sent something */
    JOURNEY_TRIED = 2,   /* with an answer */
    JOURNEY_FIRST = 4,   /* which matched */
    JOURNEY_HUDDLE = 8,  /* the team got there in the huddle */
    JOURNEY_MEND = 16,   /* ... at mend */
    JOURNEY_AGAIN = 32,  /* and alone, again */
    JOURNEY_MENDED = 64, /* the team's crack was closed in a mending round */
};

/* How a student came back to a seat: with the token in use, with the newer one that was made at the
 * last return, or because the teacher gave the seat. */
enum return_kind { RETURN_KNOWN, RETURN_NEWER, RETURN_GIVEN, RETURN_KIND_COUNT };

/* Why somebody may need a hand, for the teacher alone. SILENT: no own answer at the last two tries,
 * whether nothing came or "not yet", so that no answer, right or not, is ever what it tells. */
enum hand_reason { HAND_SILENT, HAND_AWAY, HAND_REASON_COUNT };

/* LEFT: the window was closed. */
enum desk_seat_state { DESK_SEAT_HERE, DESK_SEAT_AWAY, DESK_SEAT_LEFT, DESK_SEAT_STATE_COUNT };

enum role { ROLE_STUDENT, ROLE_BOARD, ROLE_TEACHER, ROLE_COUNT };

#endif
