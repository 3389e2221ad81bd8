/* The power goes at any moment: a server's journal is recorded call by call, among them syncs that
 * fail, and cut off at points that a seed chooses. On an honest disk everything that was told to be
 * durable must be there, entry by entry, and a server must be able to go on with it. On one that
 * lies (says synced and drops it) what is missing must be noticed: by the reader, or because the
 * journal ends below the highest number that was told. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk_image.h"
#include "entries.h"
#include "scratch.h"
#include "str.h"

#define RECORDINGS 8
#define ENTRIES    120
#define ENTRIES_2  700 /* in one of them: the log goes into the file more than once */
#define LIES       4   /* of 1,000 */

struct recording {
    uint8_t *bytes;
    size_t count;
    const struct shim_record **calls;
    size_t calls_count;
    unsigned failed, renamed;
};

struct tally {
    unsigned points, whole, noticed, short_of, gone_on, early;
};

static struct recording recordings[RECORDINGS];

/* --- recording
 * ----------------------------------------------------------------------------------- */

static void read_log(const char *path, struct recording *recording) {
    struct stat about;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &about) != 0) {
        perror(path);
        exit(1);
    }
    recording->bytes = malloc((size_t)about.st_size);
    recording->count = (size_t)about.st_size;
    if (recording->bytes == NULL ||
        read(descriptor, recording->bytes, recording->count) != (ssize_t)recording->count) {
        perror(path);
        exit(1);
    }
    close(descriptor);
}

static const uint8_t *bytes_of(const struct shim_record *record) {
    return (const uint8_t *)(record + 1);
}

static void index_calls(struct recording *recording) {
    size_t room = recording->count / sizeof(struct shim_record) + 1;
    recording->calls = calloc(room, sizeof *recording->calls);
    if (recording->calls == NULL) {
        exit(1);
    }
    for (size_t at = 0; at + sizeof(struct shim_record) <= recording->count;) {
        const struct shim_record *record = (const struct shim_record *)(recording->bytes + at);
        recording->calls[recording->calls_count++] = record;
        recording->failed += record->kind == SHIM_SYNC_FAILED;
        recording->renamed += record->kind == SHIM_RENAME;
        at += sizeof *record + (record->kind == SHIM_WRITE ? record->count : 0);
        at = (at + 7) / 8 * 8;
    }
}

static void drive(const char *folder, const char *log, unsigned run, unsigned seed, unsigned at) {
    char said[512], log_word[256], at_word[64];
    str_format(log_word, sizeof log_word, "SHIM_LOG=%s", log);
    str_format(at_word, sizeof at_word, "SHIM_AT=%u", at);
    const char *const words[] = {
        log_word, "SHIM_FAIL=sync", at_word, "SHIM_ERRNO=5", seed % 2 ? "SHIM_FOR_MS=30" : NULL,
        NULL};
    unsigned entries = seed == 1 ? ENTRIES_2 : ENTRIES;
    int status = scratch_drive(folder, run, entries, seed, words, said, sizeof said);
    if (status != 0 && status != 10) {
        printf("VIOLATED: the driver ended with %d: %s\n", status, said);
        exit(1);
    }
}

/* A first run and a second; some with syncs that fail on the way, one after the other. */
static void record(struct recording *recording, unsigned number) {
    char folder[SCRATCH_PATH_SIZE], log[SCRATCH_PATH_SIZE + 8];
    scratch_make(folder);
    str_format(log, sizeof log, "%s.log", folder);
    unsigned at = number % 4 == 3 ? 0 : 8 + number * 7;
    drive(folder, log, 1, number, at);
    drive(folder, log, 2, number + 100, number % 4 == 2 ? 0 : at + 3);
    read_log(log, recording);
    index_calls(recording);
    unlink(log);
    scratch_remove(folder);
}

/* --- one cut
 * ------------------------------------------------------------------------------------- */

static void violated(const char *what, unsigned number, size_t cut, uint64_t seed) {
    printf("VIOLATED: %s (recording %u, cut %zu, seed %llu)\n", what, number, cut,
           (unsigned long long)seed);
    exit(1);
}

/* A server goes on: one run more, three entries more. */
static bool goes_on(const char *path, char *why, size_t size) {
    struct journal_reader *reader = journal_reader_open(path, why, size);
    if (reader == NULL) {
        return false;
    }
    uint32_t run = journal_reader_head(reader)->run + 1;
    journal_reader_close(reader);
    struct journal *journal = journal_sqlite_resume(path, run, why, size);
    if (journal == NULL) {
        return false;
    }
    bool is_in = true;
    for (uint32_t place = 1; is_in && place <= 3; place++) {
        is_in = entries_append(journal, JOURNAL_NUMBER(run, place));
    }
    uint64_t last = 0;
    bool is_closed = journal->calls->close(journal, 1, why, size);
    return is_in && is_closed && entries_read(path, &last, why, size) == ENTRIES_WHOLE &&
           last == JOURNAL_NUMBER(run, 3);
}

static void check_honest(const char *path, uint64_t told, struct tally *tally, unsigned number,
                         size_t cut, uint64_t seed) {
    uint64_t last = 0;
    char why[512] = "";
    enum entries_found found = entries_read(path, &last, why, sizeof why);
    if (found == ENTRIES_OTHERS) {
        violated("an entry that nobody wrote", number, cut, seed);
    }
    if (told == 0 && found == ENTRIES_DAMAGED) {
        tally->early++; /* the journal was just being made */
        return;
    }
    if (found == ENTRIES_DAMAGED) {
        violated(why, number, cut, seed);
    }
    if (last < told) {
        violated("an entry that was told is not there", number, cut, seed);
    }
    tally->whole++;
    if (!goes_on(path, why, sizeof why)) {
        violated(why, number, cut, seed);
    }
    tally->gone_on++;
}

static void check_lying(const char *path, uint64_t told, struct tally *tally, unsigned number,
                        size_t cut, uint64_t seed) {
    uint64_t last = 0;
    char why[512] = "";
    switch (entries_read(path, &last, why, sizeof why)) {
    case ENTRIES_OTHERS:
        violated("an entry that nobody wrote", number, cut, seed);
        break;
    case ENTRIES_DAMAGED:
        tally->noticed++;
        break;
    case ENTRIES_WHOLE:
        *(last < told ? &tally->short_of : &tally->whole) += 1;
        break;
    }
}

/* Anywhere; every third one close to where a name changes, which takes few calls and matters. */
static size_t choose_cut(const struct recording *recording, struct random *random) {
    size_t count = recording->calls_count;
    size_t cut = random_below(random, (uint32_t)count + 1);
    if (random_below(random, 3) > 0) {
        return cut;
    }
    while (cut < count && recording->calls[cut]->kind != SHIM_RENAME) {
        cut++;
    }
    size_t before = random_below(random, 10);
    return cut + 4 > before && cut + 4 - before <= count ? cut + 4 - before : cut;
}

static void try_point(const char *folder, unsigned number, bool is_lying, uint64_t seed,
                      struct tally *tally) {
    const struct recording *recording = &recordings[number];
    struct random random;
    random_init(&random, seed, is_lying);
    struct disk_image image = {.random = &random, .lies = is_lying ? LIES : 0};
    size_t cut = choose_cut(recording, &random);
    for (size_t i = 0; i < cut; i++) {
        if (!disk_image_take(&image, recording->calls[i], bytes_of(recording->calls[i]))) {
            violated("no memory", number, cut, seed);
        }
    }
    disk_image_cut(&image);
    scratch_empty(folder);
    if (!disk_image_write(&image, folder)) {
        violated("the image could not be written", number, cut, seed);
    }
    char path[SCRATCH_PATH_SIZE + 32];
    str_format(path, sizeof path, "%s/session.journal", folder);
    (is_lying ? check_lying : check_honest)(path, image.told, tally, number, cut, seed);
    disk_image_free(&image);
    tally->points++;
}

static void try_all(const char *folder, unsigned points, uint64_t first, bool is_lying) {
    struct tally tally = {.points = 0};
    for (unsigned i = 0; i < points; i++) {
        try_point(folder, i % RECORDINGS, is_lying, first + i, &tally);
    }
    if (is_lying) {
        printf("a disk that lies: %u points, %u damaged and noticed, %u short of what was told, "
               "%u whole; 0 not noticed\n",
               tally.points, tally.noticed, tally.short_of, tally.whole);
    } else {
        printf("an honest disk: %u points, %u whole and gone on with (%u), %u before there was a "
               "journal; 0 acknowledged lost\n",
               tally.points, tally.whole, tally.gone_on, tally.early);
    }
}

int main(int count, char **words) {
    static const struct option known[] = {{"points", required_argument, NULL, 'p'},
                                          {"seed", required_argument, NULL, 's'},
                                          {NULL, 0, NULL, 0}};
    long long points = 100, seed = 1;
    for (int key; (key = getopt_long(count, words, "", known, NULL)) != -1;) {
        if (key == '?' || !str_to_integer(optarg, 1, 10000000, key == 'p' ? &points : &seed)) {
            fputs("usage: powercut [--points N] [--seed FIRST]\n", stderr);
            return 2;
        }
    }
    char folder[SCRATCH_PATH_SIZE];
    size_t calls = 0;
    unsigned failed = 0, renamed = 0;
    for (unsigned i = 0; i < RECORDINGS; i++) {
        record(&recordings[i], i);
        calls += recordings[i].calls_count;
        failed += recordings[i].failed;
        renamed += recordings[i].renamed;
    }
    printf("%d recordings: %zu calls, %u syncs that failed, %u names changed\n", RECORDINGS, calls,
           failed, renamed);
    fflush(stdout);
    scratch_make(folder);
    try_all(folder, (unsigned)points, (uint64_t)seed, false);
    try_all(folder, (unsigned)points, (uint64_t)seed, true);
    scratch_remove(folder);
    for (unsigned i = 0; i < RECORDINGS; i++) {
        free(recordings[i].bytes);
        free(recordings[i].calls);
    }
    return failed == 0 || renamed == 0;
}
