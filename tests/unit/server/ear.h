/* Somebody of the marked class hears a message: what the parts of the test of who hears what share.
 * A check fails the test where something is said that must not be. */
#ifndef EAR_H
#define EAR_H

#include "marked_class.h"

struct ear {
    int pupil;
    const struct message *message;
    const char *field;
    const char *text;
};

/* The class that is played now, and what it has heard so far. */
struct hearing {
    struct marked_class class;
    char seen_names[PUPILS][NAME_BYTES_MAX + 1];
    bool was_revealed['F' + 1]; /* by letter of a challenge or a twin, in this lesson */
    unsigned texts_searched, small_shares_met;
};

/* Of this lesson; the next one begins with ear_begin. */
struct hearing *ear_hearing(void);
void ear_begin(void);

const struct game *game(void);
uint16_t seat_of(int pupil);
uint16_t team_of(int pupil);
bool is_own_team(int a, int b);
bool is_message(const struct ear *ear, enum message_id id);
/* Fails the test. */
void complain(const struct ear *ear, const char *what);

/* --- ear_texts.c: keys, explanations, slips, tries, words without a nod, names --- */
/* What the reveal tells stays told. */
void ear_note_reveal(void);
void ear_check_texts(struct ear *ear);

/* --- ear_numbers.c --- */
void ear_check_numbers(struct ear *ear);

#endif
