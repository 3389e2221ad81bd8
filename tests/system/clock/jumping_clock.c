/* Loaded before a program: the wall's clock jumps an hour ahead and back again, four times a second
 * each. The clock that nobody can set goes on as it does. */
#include <stddef.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define HOUR_S  3600
#define STEP_NS 125000000

static struct timespec told_by_system(clockid_t clock) {
    struct timespec now = {.tv_sec = 0};
    syscall(SYS_clock_gettime, clock, &now);
    return now;
}

static struct timespec jumping_now(void) {
    struct timespec now = told_by_system(CLOCK_REALTIME);
    now.tv_sec += told_by_system(CLOCK_MONOTONIC).tv_nsec / STEP_NS % 2 == 0 ? HOUR_S : 0;
    return now;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
        *now = jumping_now();
        return 0;
    }
    return (int)syscall(SYS_clock_gettime, clock, now);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec jumping = jumping_now();
    (void)zone;
    *now = (struct timeval){.tv_sec = jumping.tv_sec, .tv_usec = jumping.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *now) {
    time_t seconds = jumping_now().tv_sec;
    if (now != NULL) {
        *now = seconds;
    }
    return seconds;
}

int timespec_get(struct timespec *now, int base) {
    *now = jumping_now();
    return base;
}
