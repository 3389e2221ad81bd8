/* The same file once more as a tree that knows its lines (libyaml), for mistakes that are found
 * only after libcyaml has filled the structs. A node is a number; 0 is none. */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "findings.h"

struct marks;

/* NULL with a mistake in `findings` when the bytes are not one YAML document of plain fields, lists
 * and texts without anchors. `bytes` may go afterwards. */
struct marks *marks_open(const char *bytes, size_t count, struct findings *findings);
void marks_close(struct marks *marks);

int marks_root(const struct marks *marks);
int marks_field(const struct marks *marks, int node, const char *field);
int marks_item(const struct marks *marks, int node, unsigned index);

/* The name of a set's field by its number from 0; NULL behind the last, and for what is no set. The
 * field's own value is `*value`, for a name may come twice. */
const char *marks_name(const struct marks *marks, int node, unsigned index, int *value);

/* The text of a scalar; NULL for what is none. Lives as long as the marks. */
const char *marks_text(const struct marks *marks, int node);

size_t marks_line(const struct marks *marks, int node);

/* The line of a field's name, the last where it comes twice; of `node` where it is missing. */
size_t marks_field_line(const struct marks *marks, int node, const char *field);

#endif
