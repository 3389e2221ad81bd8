/* The part of a challenge that is picked from: options, and the right-hand list of a match. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "fields.h"
#include "pack.h"
#include "structure.h"

/* Fills in options and rights, and tells what is not right. What the file gives in the right order
 * (an order's items, a match's right-hand list) is put into another one here, drawn from the
 * builder's seed; `key` gets the picks that lead back to it, none for other kinds or a mistake. */
void options_build(struct builder *builder, int node, const struct file_challenge *file,
                   struct challenge *challenge, struct answer *key);

#endif
