/* The tray on the teacher's desk: words of students that wait for the teacher's nod: thoughts,
 * lessons, first names. A fixed number of places; what finds none is refused, so a class that types
 * without end costs no memory. */
#ifndef TRAY_H
#define TRAY_H

#include <stdbool.h>
#include <stdint.h>

#include "sizes.h"
#include "words.h"

struct tray_text {
    uint32_t number; /* 1 and on, in the order in which they came */
    enum words_kind kind;
    uint16_t team;                        /* THOUGHT, LESSON */
    uint8_t round;                        /* THOUGHT, LESSON: in which they were handed in */
    uint16_t connection;                  /* NAME */
    char words[WORDS_BYTES_MAX + 1];      /* as they were typed */
    char thought[THINKING_BYTES_MAX + 1]; /* LESSON: what it was learned from */
};

struct tray {
    struct tray_text *list; /* the oldest first */
    uint16_t count;
    uint32_t last; /* number */
};

/* False when there is no memory; deinit then too. */
bool tray_init(struct tray *tray);
void tray_deinit(struct tray *tray);

bool tray_is_full(const struct tray *tray);

/* A new text behind the last one; its number is set here. NULL when the tray is full. */
struct tray_text *tray_put(struct tray *tray, const struct tray_text *text);

/* NULL: no such text (any more). */
const struct tray_text *tray_find(const struct tray *tray, uint32_t number);

/* A team's text of this kind and round that waits; NULL: none does. */
const struct tray_text *tray_find_page(const struct tray *tray, enum words_kind kind, uint16_t team,
                                       uint8_t round);

/* It no longer waits. A number that is not there changes nothing. */
void tray_remove(struct tray *tray, uint32_t number);

#endif
