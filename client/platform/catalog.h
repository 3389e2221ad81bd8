/* A message catalog as msgfmt writes it (a .mo file): what an English text is in another language.
 * Read here and not by the C library, whose gettext translates only where the system has generated
 * a locale of that language: an imaged lab has often none. */
#ifndef CATALOG_H
#define CATALOG_H

#include <stddef.h>

struct catalog;

/* NULL when there is no such file, it is no catalog, or memory is short. */
struct catalog *catalog_open(const char *file);
void catalog_close(struct catalog *catalog);

/* As catalog_open, of bytes that are copied. */
struct catalog *catalog_read(const void *bytes, size_t count);

/* The translation of `text` in `context` ("" for the header without one); NULL when there is none.
 * `form` counts a plural's forms from 0; NULL behind the last. The text is the catalog's. */
const char *catalog_find(const struct catalog *catalog, const char *context, const char *text,
                         unsigned form);

#endif
