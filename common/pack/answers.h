/* The part of a challenge that says which answers there can be and which meet the key. */
#ifndef ANSWERS_H
#define ANSWERS_H

#include <stdbool.h>

#include "fields.h"
#include "pack.h"
#include "structure.h"

/* Fills in options, rights, unit, other units, tolerance and keys; a twin comes with its
 * challenge's unit and tolerance. Tells what is not right. */
void answers_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge);

/* Understands the authored answer of a slip at `node` by its challenge's kind. False, and told,
 * when it cannot be one. */
bool answers_read(struct builder *builder, int node, const struct challenge *challenge,
                  const struct file_answer *said, struct answer *answer);

/* Where in the file that answer stands. */
struct spot answers_spot(const struct challenge *challenge, int node,
                         const struct file_answer *said);

#endif
