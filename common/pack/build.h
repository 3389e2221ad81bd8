/* From the file's texts to challenges that can be played: understands, checks, and says every
 * mistake of meaning with its line. */
#ifndef BUILD_H
#define BUILD_H

#include "findings.h"
#include "marks.h"
#include "structure.h"

/* Tells kinds that are unknown or not played yet. Before structure_load: their fields are unknown
 * to it, and its sentence would hide the reason. */
void build_check_kinds(const struct marks *marks, struct findings *findings);

/* The pack in one block of memory (free), or NULL when there is a mistake in `findings`.
 * `bytes_count` is the file's size. */
struct pack *build_pack(const struct file_pack *file, const struct marks *marks, size_t bytes_count,
                        struct findings *findings);

#endif
