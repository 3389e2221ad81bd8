/* Messages to test with, made from the tables: of any kind, and always valid. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stdbool.h>

#include "message_table.h"
#include "random.h"

/* Every field takes a value of its range by chance, the ends more often than the rest. */
void sample_random(struct message *message, const struct message_form *form, struct random *random);

/* Every field as large as it may be. */
void sample_largest(struct message *message, const struct message_form *form);

/* Every field missing: 0, "" or none, or the minimum where that is larger. */
void sample_default(struct message *message, const struct message_form *form);

/* The same for ever, and easy to find in bytes: small different numbers, texts that are their
 * field's name, lists of two records. */
void sample_plain(struct message *message, const struct message_form *form);

/* Field by field; what stands behind a count or a terminator does not matter. */
bool sample_is_equal(const struct message *a, const struct message *b);

#endif
