/* The teachers that were met on this machine, as a window sees them: see pins.h. What the disk has
 * to complain of goes to the log. */
#ifndef TEACHERS_H
#define TEACHERS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether this one was; nobody (zeros) never was. */
bool teachers_know(const uint8_t *teacher);

/* Today, in a room of this title. */
void teachers_meet(const uint8_t *teacher, const char *title);

#endif
