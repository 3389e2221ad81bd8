/* Clocks, random bytes and lines; whatever cannot be had ends the run, since half a table is none.
 */
#include "bench_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

static double us_of(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) {
        bench_stop("a clock cannot be read");
    }
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

double bench_us(void) {
    return us_of(CLOCK_MONOTONIC);
}

double bench_processor_us(pid_t process) {
    clockid_t clock;
    if (clock_getcpuclockid(process, &clock) != 0) {
        bench_stop("the processor time of the room cannot be read");
    }
    return us_of(clock);
}

void bench_random(uint8_t *bytes, size_t count) {
    if (getrandom(bytes, count, 0) != (ssize_t)count) {
        bench_stop("there are no random bytes");
    }
}

void bench_say(const char *name, double value) {
    printf("%s=%.3f\n", name, value);
}

_Noreturn void bench_stop(const char *why) {
    fprintf(stderr, "benchmark: %s.\n", why);
    exit(EXIT_FAILURE);
}
