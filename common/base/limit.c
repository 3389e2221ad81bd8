/* The limits as a table, for people. Programs use the names, which are numbers to the compiler. */
#include "limit.h"

static const struct limit list[] = {
#define LIMIT(name, value, unit, next, raised) {#name, LIMIT_##name, unit, next, raised},
#include "limits.def"
};

const struct limit *limits_list(void) {
    return list;
}

unsigned limits_count(void) {
    return (unsigned)(sizeof list / sizeof list[0]);
}
