/* A journal and nothing else, for disks that fail: opens one (run 1) or goes on with it, appends
 * entries that are known by their number, looks every millisecond how far the disk is, and ends as
 * if killed. What it was told stands in the file "told" beside the journal, as a server's students
 * know it.
 *
 *   journal_driver PATH RUN COUNT SEED
 *
 * Ends with 0 when all became durable, 10 when the journal could not be opened, 3 when a disk that
 * fails was not said within a second, 4 when 2 s after it was well again not all was durable. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "disk_shim.h"
#include "entries.h"
#include "random.h"
#include "str.h"

#define TROUBLE_MS 1000
#define WELL_MS    2000
#define PATIENCE   60000

enum { ENDED_WELL, ENDED_UNSAID = 3, ENDED_UNWELL = 4, ENDED_CLOSED = 10 };

struct driver {
    struct journal *journal;
    uint32_t run, count;
    uint64_t next, last, told;
    int told_file;
    struct random random;
    uint64_t (*began_ms)(void), (*over_ms)(void);
    uint64_t quiet_since_ms; /* nothing is late, or it is said */
};

static uint64_t now_ms(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (uint64_t)at.tv_sec * 1000 + (uint64_t)at.tv_nsec / 1000000;
}

static uint64_t never(void) {
    return 0;
}

/* The shim is there only when it was preloaded. */
static void find_shim(struct driver *driver) {
    void *began = dlsym(RTLD_DEFAULT, "disk_shim_began_ms");
    void *over = dlsym(RTLD_DEFAULT, "disk_shim_over_ms");
    driver->began_ms = never;
    driver->over_ms = never;
    if (began != NULL && over != NULL) {
        *(void **)&driver->began_ms = began;
        *(void **)&driver->over_ms = over;
    }
}

static void note_told(struct driver *driver) {
    uint64_t durable = driver->journal->calls->durable(driver->journal);
    if (durable > driver->told && JOURNAL_PLACE_OF(durable) > 0) {
        driver->told = durable;
        if (pwrite(driver->told_file, &driver->told, sizeof driver->told, 0) < 0) {
            _exit(1);
        }
    }
}

/* One to six at once, now and then with a feeling. */
static void append_some(struct driver *driver) {
    uint32_t count = random_below(&driver->random, 6) + 1;
    for (uint32_t i = 0; i < count && driver->next <= driver->last; i++) {
        if (!entries_append(driver->journal, driver->next)) {
            return; /* the queue is full: later */
        }
        driver->next++;
    }
    if (random_below(&driver->random, 8) == 0) {
        struct journal_feeling feeling = entries_feeling(random_below(&driver->random, 50));
        driver->journal->calls->feel(driver->journal, &feeling);
    }
}

/* Whether a disk that fails was said in time, and one that is well again used. */
static int check_times(struct driver *driver) {
    char sentence[256];
    uint64_t now = now_ms();
    bool is_late = driver->told + 1 < driver->next;
    bool is_said = driver->journal->calls->trouble(driver->journal, sentence, sizeof sentence);
    if (!is_late || is_said) {
        driver->quiet_since_ms = now;
    }
    if (now - driver->quiet_since_ms > TROUBLE_MS) {
        return ENDED_UNSAID;
    }
    bool is_over = driver->began_ms() != 0 && now > driver->over_ms() + WELL_MS;
    return is_over && is_said ? ENDED_UNWELL : ENDED_WELL;
}

static int play(struct driver *driver) {
    uint64_t started = now_ms();
    int ended = ENDED_WELL;
    driver->quiet_since_ms = started;
    while (ended == ENDED_WELL && driver->told < driver->last) {
        bool is_caught_up = driver->told + 1 >= driver->next;
        if (is_caught_up || random_below(&driver->random, 4) == 0) {
            append_some(driver);
        }
        nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
        note_told(driver);
        ended = check_times(driver);
        if (now_ms() - started > PATIENCE) {
            ended = ENDED_UNWELL;
        }
    }
    return ended;
}

static bool open_all(struct driver *driver, const char *path) {
    char told[512], why[512];
    const char *end = path;
    for (const char *at = path; *at != '\0'; at++) {
        end = *at == '/' ? at : end;
    }
    str_format(told, sizeof told, "%.*s/told", (int)(end - path), path);
    driver->told_file = open(told, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    driver->journal = driver->run == 1
                          ? journal_sqlite_open(path, &entries_session, why, sizeof why)
                          : journal_sqlite_resume(path, driver->run, why, sizeof why);
    if (driver->journal == NULL) {
        printf("not opened: %s\n", why);
        fflush(stdout);
    }
    return driver->journal != NULL && driver->told_file >= 0;
}

int main(int count, char **words) {
    long long run = 0, entries = 0, seed = 0;
    if (count != 5 || !str_to_integer(words[2], 1, 1000, &run) ||
        !str_to_integer(words[3], 1, 1000000, &entries) ||
        !str_to_integer(words[4], 0, INT32_MAX, &seed)) {
        fputs("usage: journal_driver PATH RUN COUNT SEED\n", stderr);
        return 2;
    }
    struct driver driver = {.run = (uint32_t)run, .count = (uint32_t)entries};
    driver.told = JOURNAL_NUMBER(driver.run, 0);
    driver.next = JOURNAL_NUMBER(driver.run, 1);
    driver.last = JOURNAL_NUMBER(driver.run, driver.count);
    random_init(&driver.random, (uint64_t)seed, 1);
    find_shim(&driver);
    int ended = open_all(&driver, words[1]) ? play(&driver) : ENDED_CLOSED;
    printf("told %llu, failed: %s\n", (unsigned long long)driver.told,
           driver.began_ms() != 0 ? "yes" : "never");
    fflush(stdout);
    _exit(ended);
}
