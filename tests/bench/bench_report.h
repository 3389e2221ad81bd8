/* What the benchmarks share: clocks, and one line of NAME=VALUE for each figure, which seal.sh
 * reads. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Monotonic. */
double bench_us(void);
/* Of the processor, all threads of a process; 0: this one. */
double bench_processor_us(pid_t process);
void bench_random(uint8_t *bytes, size_t count);

void bench_say(const char *name, double value);
/* Ends the program. */
_Noreturn void bench_stop(const char *why);

#endif
