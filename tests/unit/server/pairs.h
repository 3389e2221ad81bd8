/* A class that sits in pairs and plays the plan full: pupils 0 and 1 have a bowl, 2 and 3, and so
 * on. */
#ifndef PAIRS_H
#define PAIRS_H

#include "lesson.h"

#define PUPILS 8
#define BOARD  12
#define LATE   13

/* A test's `*state` is the lesson; in a kind one no words wait for a nod. */
#define IN_PAIRS(test)      cmocka_unit_test_setup_teardown(test, pairs_open, pairs_close)
#define IN_KIND_PAIRS(test) cmocka_unit_test_setup_teardown(test, pairs_open_kind, pairs_close)
int pairs_open(void **state);
int pairs_open_kind(void **state);
int pairs_close(void **state);

int pairs_mate_of(int pupil);
int pairs_scribe_of(struct lesson *lesson, int pupil);
/* Why the last thing that a pupil did was not taken. */
enum refusal_reason pairs_refused(struct lesson *lesson, int pupil);

void pairs_sit_down(struct lesson *lesson, int count);
/* The first two teams miss, by `slip`, the others match; pupil 7 missed alone. */
void pairs_to_offer_with(struct lesson *lesson, int count, const char *slip);
void pairs_to_offer(struct lesson *lesson, int count);
void pairs_to_share(struct lesson *lesson); /* from there */

/* True when it was kept. */
bool pairs_writes(struct lesson *lesson, int pupil, const char *text, bool is_final);
bool pairs_offers(struct lesson *lesson, int pupil, enum consent consent, uint8_t thought);
void pairs_both_offer(struct lesson *lesson, int pupil, enum consent consent, uint8_t thought);

/* Whether it is the answer that counted, as the team saw it on its table. */
bool pairs_is_idea(const struct message_result *result, uint32_t idea);

#endif
