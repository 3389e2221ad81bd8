/* What stands on the wire beside the messages: version and the closed sets of reasons. Append only.
 */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#define PROTOCOL_MAJOR 1
#define PROTOCOL_MINOR 5

/* Where a room listens and where it is asked for, unless told otherwise (UDP). */
#define PROTOCOL_PORT      27450
#define PROTOCOL_FIND_PORT 27449

/* Bit set of who may send a message. */
enum message_from {
    FROM_STUDENT = 1,
    FROM_BOARD = 2,
    FROM_TEACHER = 4,
    FROM_CLIENT = FROM_STUDENT | FROM_BOARD | FROM_TEACHER,
    FROM_SERVER = 8,
};

enum refusal_reason {
    REFUSED_NOT_NOW,     /* another phase, or a stage that does not take it */
    REFUSED_VERSION,     /* another major version */
    REFUSED_FULL,        /* no seat is free */
    REFUSED_NO_NUMBER,   /* not a number yet */
    REFUSED_TWO_WAYS,    /* can be read in two ways: 1,000 */
    REFUSED_NOT_OFFERED, /* an idea or an option that is not there */
    REFUSED_BUSY,        /* the journal's backlog is full: try again */
    REFUSED_LOCKED,      /* the door: no newcomers now */
    REFUSED_FROZEN,      /* everybody looks up */
    REFUSED_NOT_YOURS,   /* another one's to do: the scribe's, the owner's */
    REFUSED_TOO_MANY,    /* more than there is room for, or more often */
    REFUSED_LATER,       /* too much at once: said again after a while, it is taken */
    REFUSED_MACHINE,     /* enough new seats of this computer: a teacher lets more in */
    REFUSED_COUNT
};

/* MOVED: another connection speaks for this seat now. REMOVED: the teacher took the seat away. */
enum closed_reason {
    CLOSED_LESSON_OVER,
    CLOSED_BY_TEACHER,
    CLOSED_MISBEHAVED,
    CLOSED_MOVED,
    CLOSED_REMOVED,
    CLOSED_COUNT
};

#endif
