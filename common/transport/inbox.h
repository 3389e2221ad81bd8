/* Letters on the wire in memory (transport_memory.c), each to be read when its time has come, and
 * of one time in the order of sending. For tests and the simulator: when the machine has no memory
 * left it stops the program. */
#ifndef INBOX_H
#define INBOX_H

#include "transport.h"

enum side { SIDE_CLIENT, SIDE_ROOM };
enum letter_kind { LETTER_REQUEST, LETTER_WELCOME, LETTER_MESSAGE, LETTER_END };

struct letter {
    uint64_t at_ms;
    uint64_t order; /* of sending, in the whole net */
    size_t link;
    enum side side; /* the reader's */
    enum letter_kind kind;
    enum transport_delivery delivery; /* MESSAGE */
    enum transport_end end;           /* END */
    bool has_code;                    /* REQUEST: a code was typed, */
    uint64_t code;                    /* and this is what it says */
    size_t count;
    uint8_t bytes[]; /* MESSAGE */
};

/* Zeros: empty. */
struct inbox {
    struct letter **letters;
    size_t count, max;
};

/* Memory that is given back by free, or no program any more. */
void *inbox_must_resize(void *memory, size_t size);

/* With room for `count` bytes; freed by who takes it. */
struct letter *letter_new(size_t link, enum side to, enum letter_kind kind, size_t count);

/* Takes the letter over. */
void inbox_add(struct inbox *inbox, struct letter *letter);
/* The next letter whose time has come, NULL when there is none. */
struct letter *inbox_take(struct inbox *inbox, uint64_t now_ms);
void inbox_deinit(struct inbox *inbox);

#endif
