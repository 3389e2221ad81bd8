/* Mood and error climate, as counts. Of a seat only its latest choice counts, and what goes to disk
 * stands under a number out of nowhere: neither seat nor time can be told from it. */
#ifndef FEELINGS_H
#define FEELINGS_H

#include <stdint.h>

#include "sizes.h"
#include "words.h"

/* The values stand in journals: only ever append. */
enum felt_kind { FELT_MOOD_BEFORE, FELT_DARE, FELT_KIND, FELT_MOOD_AFTER, FELT_COUNT };

struct feelings {
    uint32_t counts[FELT_COUNT][MOODS + 1]; /* by value, 1.. */
};

/* On the desk of a seat. */
struct felt {
    uint64_t key; /* of the journal's note; 0: nothing yet */
    uint8_t value;
};

/* One that stands in a journal: nobody knows any more whose it was. */
void feelings_recall(struct feelings *feelings, uint8_t kind, uint8_t value);

/* What a feeling is about in this stage; FELT_COUNT: it is not asked there. */
enum felt_kind felt_kind_of(enum feeling feeling, enum stage stage);
uint8_t felt_max(enum felt_kind kind);

/* `felt` changes to `value`. */
void feelings_count(struct feelings *feelings, enum felt_kind kind, struct felt *felt,
                    uint8_t value);

#endif
