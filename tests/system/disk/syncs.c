/* A sync that fails, or a write, at each of the first calls that a journal makes, for a moment or
 * for longer. The driver watches that a disk that fails is said within a second and used again
 * within two of being well; here it is looked whether a journal that was left behind as if killed
 * has every entry that was told. */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entries.h"
#include "scratch.h"
#include "str.h"

/* What fails, how, and for how long. */
static const struct fault {
    const char *name, *fails, *reason, *for_ms;
    unsigned every; /* a commit has one sync and some writes */
} faults[] = {
    {"one sync", "SHIM_FAIL=sync", "SHIM_ERRNO=5", "SHIM_FOR_MS=0", 1},
    {"syncs for 100 ms", "SHIM_FAIL=sync", "SHIM_ERRNO=5", "SHIM_FOR_MS=100", 1},
    {"one write", "SHIM_FAIL=write", "SHIM_ERRNO=5", "SHIM_FOR_MS=0", 11},
    {"no room for 100 ms", "SHIM_FAIL=write", "SHIM_ERRNO=28", "SHIM_FOR_MS=100", 13},
    {"not to be written for 100 ms", "SHIM_FAIL=write", "SHIM_ERRNO=30", "SHIM_FOR_MS=100", 17},
};

struct tally {
    unsigned runs, failed, unopened;
};

static void violated(const struct fault *fault, unsigned at, const char *what, const char *said) {
    printf("VIOLATED: %s, at call %u: %s: %s\n", fault->name, at, what, said);
    exit(1);
}

/* What the driver wrote last: the highest number that it was told. */
static uint64_t told_of(const char *said) {
    const char *told = strstr(said, "told ");
    return told != NULL ? strtoull(told + 5, NULL, 10) : UINT64_MAX;
}

static void check(const char *folder, const struct fault *fault, unsigned at, const char *said) {
    char path[SCRATCH_PATH_SIZE + 32], why[512] = "";
    uint64_t last = 0;
    str_format(path, sizeof path, "%s/session.journal", folder);
    if (entries_read(path, &last, why, sizeof why) != ENTRIES_WHOLE) {
        violated(fault, at, "it cannot be read again", why);
    }
    if (told_of(said) > last) {
        violated(fault, at, "an entry that was told is not there", said);
    }
}

static void try_one(const char *folder, const struct fault *fault, unsigned at, unsigned entries,
                    struct tally *tally) {
    char at_word[64], said[512];
    str_format(at_word, sizeof at_word, "SHIM_AT=%u", at);
    const char *const words[] = {fault->fails, fault->reason, fault->for_ms, at_word, NULL};
    int status = 0;
    bool has_failed = false;
    /* On a busy machine more entries share a commit: then it takes more of them to come so far. */
    for (unsigned tries = 0; status == 0 && !has_failed && tries < 4; tries++) {
        scratch_empty(folder);
        status = scratch_drive(folder, 1, entries << tries, at, words, said, sizeof said);
        has_failed = strstr(said, "failed: yes") != NULL;
    }
    tally->runs++;
    tally->failed += has_failed;
    switch (status) {
    case 0:
        check(folder, fault, at, said);
        break;
    case 3:
        violated(fault, at, "not said within a second", said);
        break;
    case 4:
        violated(fault, at, "not well within two seconds", said);
        break;
    case 10: /* it could not be made, and says so; nothing was told */
        tally->unopened++;
        break;
    default:
        violated(fault, at, "the driver ended otherwise", said);
    }
}

int main(int count, char **words) {
    static const struct option known[] = {{"calls", required_argument, NULL, 'c'},
                                          {NULL, 0, NULL, 0}};
    long long calls = 60;
    for (int key; (key = getopt_long(count, words, "", known, NULL)) != -1;) {
        if (key == '?' || !str_to_integer(optarg, 1, 100000, &calls)) {
            fputs("usage: syncs [--calls N]\n", stderr);
            return 2;
        }
    }
    char folder[SCRATCH_PATH_SIZE];
    scratch_make(folder);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        struct tally tally = {.runs = 0};
        unsigned last = faults[i].every == 1 ? (unsigned)calls : (unsigned)calls * 5;
        for (unsigned at = 1; at <= last; at += faults[i].every) {
            try_one(folder, &faults[i], at, (unsigned)calls * 6, &tally);
        }
        printf("%s, at one of %u calls: %u failed, %u before there was a journal; all that was "
               "told is there\n",
               faults[i].name, tally.runs, tally.failed, tally.unopened);
        fflush(stdout);
        if (tally.failed != tally.runs) {
            violated(&faults[i], (unsigned)calls, "some call was never made", "");
        }
    }
    scratch_remove(folder);
    return 0;
}
