/* The limits that an outsider can meet, with what happens at the next one: LIMIT_SEATS,
 * LIMIT_MACHINE_HELLOS_BURST ... They stand in limits.def; docs/OPERATING.md has them as a table
 * that a test compares. */
#ifndef LIMIT_H
#define LIMIT_H

#include "sizes.h"

enum {
#define LIMIT(name, value, unit, next, raised) LIMIT_##name = (value),
#include "limits.def"
};

/* One row of the table. */
struct limit {
    const char *name;
    long value;
    const char *unit, *next, *raised;
};

/* All of them in their order; count limits_count(). */
const struct limit *limits_list(void);
unsigned limits_count(void);

#endif
