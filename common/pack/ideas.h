/* What can be good in a thinking, where it can turn, what to take along: the sentences that
 * students choose from. */
#ifndef IDEAS_H
#define IDEAS_H

#include "fields.h"
#include "pack.h"
#include "structure.h"

/* Fills in good, turns and lessons; general ones (general_ideas.h) for each that the file does not
 * give. Tells what is not right. */
void ideas_build(struct builder *builder, int node, const struct file_challenge *file,
                 struct challenge *challenge);

/* A twin has its challenge's. */
void ideas_share(const struct challenge *challenge, struct challenge *twin);

/* Finds those that the slip names among its challenge's, and tells what is none of them. */
void ideas_build_slip(struct builder *builder, int node, const struct file_slip *file,
                      const struct challenge *challenge, struct slip *slip);

#endif
