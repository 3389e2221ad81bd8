/* What a start plays: a new session; one that was not closed; or none, when all that was left to do
 * was to finish one. */
#ifndef MAIN_START_H
#define MAIN_START_H

#include "main_house.h"
#include "main_sessions.h"

enum start {
    START_PLAYS,
    START_DONE,        /* the session was over; it is finished now */
    START_NOT_WRITTEN, /* it was over, and the machine cannot; said */
    START_NOT_READ,    /* it was over, and its journal is not right; said */
    START_NOT_RIGHT,   /* house->why says what */
};

/* Chooses it by the options, asks where that is wanted, and has the house ready to be opened. What
 * was to be erased by now, and what servers that died have left to do, is done too. */
enum start start_choose(struct house *house, const struct sessions *sessions);

#endif
