/* Two clocks: one for what a person waits, one that stands still while others have the processor.
 */
#define _POSIX_C_SOURCE 200809L
#include "stopwatch.h"

#include <stdio.h>
#include <time.h>

static double read_ms(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct stopwatch stopwatch_now(void) {
    return (struct stopwatch){read_ms(CLOCK_MONOTONIC), read_ms(CLOCK_THREAD_CPUTIME_ID)};
}

void stopwatch_tell_frame(struct stopwatch began) {
    struct stopwatch now = stopwatch_now();
    printf("frame %.3f ms, %.3f ms of work, at %.3f s\n", now.ms - began.ms,
           now.work_ms - began.work_ms, now.ms / 1e3);
    fflush(stdout);
}
