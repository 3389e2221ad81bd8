/* A small YAML file of settings or colours, read whole, and what there is to say about it: one line
 * a mistake, FILE:LINE: field `x`: expected ... Packs are read by the same pieces. */
#ifndef YAML_FILE_H
#define YAML_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "findings.h"
#include "marks.h"

#define YAML_FILE_BYTES_MAX 65536

struct yaml_file {
    const char *path;    /* the caller's */
    bool is_there;       /* false: there is no such file, which is no mistake */
    struct marks *marks; /* NULL: nothing is said in it, or it cannot be read */
    struct findings findings;
    struct pack_findings told; /* mistakes_count 0: none */
};

/* Always to be closed; `told` holds until then and behind it. */
void yaml_file_open(struct yaml_file *file, const char *path);
void yaml_file_close(struct yaml_file *file);

/* A field of the file, `name` NULL behind the last. A name that was there before is told as a
 * mistake. */
struct yaml_field {
    const char *name;
    const char *text; /* NULL: it is no plain text */
    int node;
    size_t line;
};
struct yaml_field yaml_field_at(struct yaml_file *file, int node, unsigned index);

/* That the value is not one of those that are expected: "light, dark or contrast". */
void yaml_file_expected(struct yaml_file *file, const struct yaml_field *field, const char *what);

#endif
