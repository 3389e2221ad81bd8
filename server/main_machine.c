/* The three calls of the system that nothing else in the server makes. */
#define _GNU_SOURCE
#include "main_machine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "str.h"

uint64_t machine_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void machine_date(const char *format, char *text, size_t size) {
    time_t now = time(NULL);
    struct tm parts;
    if (gmtime_r(&now, &parts) == NULL || strftime(text, size, format, &parts) == 0) {
        str_copy(text, size, "unknown");
    }
}

void machine_random(void *context, uint8_t *bytes, size_t count) {
    (void)context;
    size_t done = 0;
    while (done < count) {
        ssize_t got = getrandom(bytes + done, count - done, 0);
        if (got < 0 && errno != EINTR) {
            perror("goldseam-server: this machine gives no random bytes");
            abort();
        }
        done += got > 0 ? (size_t)got : 0;
    }
}
