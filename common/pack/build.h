/* From the file's texts to challenges that can be played: understands, checks, and says every
 * mistake of meaning with its line. */
#ifndef BUILD_H
#define BUILD_H

#include <stddef.h>
#include <stdint.h>

#include "findings.h"
#include "marks.h"
#include "structure.h"

/* Tells kinds that are unknown. Before structure_load: their fields may be unknown to it, and its
 * sentence would hide the reason. */
void build_check_kinds(const struct marks *marks, struct findings *findings);

/* The pack in one block of memory (free), or NULL when there is a mistake in `findings`.
 * Its texts take
 * less than four times `bytes_count`, the file's size; `hash` is of the file's bytes. */
struct pack *build_pack(const struct file_pack *file, const struct marks *marks, size_t bytes_count,
                        uint64_t hash, struct findings *findings);

#endif
