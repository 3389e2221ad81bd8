/* What number a host's name stands for, without waiting: a name server that is silent holds up a
 * thread, not the window. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include <stddef.h>

#define LOOKUP_NUMBER_BYTES 64

enum lookup_state {
    LOOKUP_BUSY,   /* ask again in a while */
    LOOKUP_FOUND,  /* the number was written */
    LOOKUP_NOBODY, /* no machine of that name; the next call asks anew */
};

struct lookup;

/* NULL when there is no memory. */
struct lookup *lookup_open(void);
/* Does not wait for a name server either. */
void lookup_close(struct lookup *lookup);

/* Numbers stand for themselves, and a name that was found once is answered at once from then on. */
enum lookup_state lookup_ask(struct lookup *lookup, const char *host, char *number);

#endif
