/* What a fuzz target and those who run it share: the entry point that libFuzzer calls, and a check
 * that also stands in builds without assertions. One target is one file, fuzz_NAME.c; its inputs
 * that were found so far are in corpus/NAME. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* One input. Always returns 0; what does not hold ends the program by a signal. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* Ends the program with file, line and what does not hold. */
#define FUZZ_HOLDS(condition)                                                                      \
    ((condition) ? (void)0 : fuzz_does_not_hold(#condition, __FILE__, __LINE__))
_Noreturn void fuzz_does_not_hold(const char *condition, const char *file, int line);

#endif
