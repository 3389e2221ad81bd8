/* What only the machine knows: the time, the date, and bytes that nobody can guess. */
#ifndef MAIN_MACHINE_H
#define MAIN_MACHINE_H

#include <stddef.h>
#include <stdint.h>

/* Of a clock that never goes back. */
uint64_t machine_ms(void);

/* The date in UTC, by strftime's `format`, for people: nothing is ever computed from it. */
void machine_date(const char *format, char *text, size_t size);

/* Fills `bytes`; `context` is not looked at. Ends the program on a machine that has none. */
void machine_random(void *context, uint8_t *bytes, size_t count);

#endif
