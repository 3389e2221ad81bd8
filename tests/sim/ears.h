/* Everything that reaches a student is read here before its client core reads it, and held against
 * what this student may know: own words, own team's words, the pack as far as it is open, and
 * nothing that steps back. */
#ifndef EARS_H
#define EARS_H

#include "student.h"

void ears_hear(struct world *world, struct student *student, const uint8_t *bytes, size_t count);

/* The action as it went out; NULL: it did not, or long ago. */
struct note *ears_note(struct student *student, uint32_t action);

/* Whether who had a seat may be without it: the teacher took it away, or gave it. */
bool ears_may_lose_seat(const struct world *world, const struct student *student);

#endif
