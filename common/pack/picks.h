/* Answers in a pack's file that are made of several picks. */
#ifndef PICKS_H
#define PICKS_H

#include <stdbool.h>

#include "fields.h"
#include "pack.h"
#include "structure.h"

/* Understands `answers` (choices, order) or `pairs` (match) of `node` by the texts that stand in
 * them; the challenge's options and rights are there already. False, and told, when it cannot be an
 * answer of this kind. */
bool picks_read(struct builder *builder, int node, const struct challenge *challenge,
                const struct file_answer *said, struct answer *answer);

/* Understands one option by its text, or by its number from 1 where the options are lines. */
bool picks_read_one(struct builder *builder, struct spot spot, const struct challenge *challenge,
                    const char *text, uint8_t *pick);

#endif
