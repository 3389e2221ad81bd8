/* The part of a challenge that says which answers there can be and which meet the key. */
#ifndef ANSWERS_H
#define ANSWERS_H

#include <stdbool.h>

#include "fields.h"
#include "pack.h"
#include "structure.h"

/* Fills in options, unit, other units, tolerance and keys; a twin comes with its challenge's unit
 * and tolerance. Tells what is not right. */
void answers_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge);

/* Understands an authored answer by the challenge's kind. False, and told, when it cannot be one.
 */
bool answers_read(struct builder *builder, struct spot spot, const struct challenge *challenge,
                  const char *raw, struct answer *answer);

#endif
