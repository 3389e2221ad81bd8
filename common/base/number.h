/* How a number may be typed: 3/8, 1 1/2, 0.375, 0,375, 37.5 %, -2, 1.2e3, each with or without a
 * unit behind it, in the digits of any script. What can be read in two ways (1,000) is told apart,
 * never guessed. Exact: a number is a fraction in lowest terms, so that 3/8, 0,375 and 37.5 % are
 * one. */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"

enum number_status {
    NUMBER_OK,
    NUMBER_EMPTY,
    NUMBER_NOT_YET,   /* not a number, or not a whole one yet: "3/" */
    NUMBER_TWO_WAYS,  /* 1,000 or 1.000: a thousand, or one */
    NUMBER_TOO_LARGE, /* does not fit the fraction */
};

struct number {
    int64_t numerator;
    int64_t denominator; /* > 0; lowest terms */
};

/* Reads the whole of `text` (valid UTF-8). `unit` (UNIT_BYTES_MAX + 1 bytes) gets what stands
 * behind the number, folded, without the percent sign, which is part of the number; "" when nothing
 * does. */
enum number_status number_read(const char *text, struct number *value, char *unit);

/* -1, 0 or 1, exactly. */
int number_compare(struct number a, struct number b);

/* Whether |a - b| <= tolerance, exactly. */
bool number_is_near(struct number a, struct number b, struct number tolerance);

/* "3/8", or "2" where the denominator is 1: the one text by which equal numbers are grouped. */
void number_format(struct number value, char *text, size_t size);

#endif
