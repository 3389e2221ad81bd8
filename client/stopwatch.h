/* How long something took, and how much of that this thread was at work and not waiting for others;
 * in milliseconds. */
#ifndef STOPWATCH_H
#define STOPWATCH_H

struct stopwatch {
    double ms, work_ms;
};

struct stopwatch stopwatch_now(void);

/* A line on standard output for a frame that began then and stands now. */
void stopwatch_tell_frame(struct stopwatch began);

#endif
