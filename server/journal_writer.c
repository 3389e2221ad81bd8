/* The thread that has the disk. It takes all that stands in the rings, writes it in one
 * transaction, and only after the commit moves what is durable. What the disk does not take stays
 * in the rings and is tried again; a file that is not trusted any more is left for a new one. */
#define _GNU_SOURCE
#include <pthread.h>
#include <time.h>

#include "journal_rescue.h"
#include "journal_sqlite_inside.h"
#include "limit.h"

#define RETRY_MS 250
#define CLOSE_MS 2000

static struct timespec from_now(uint32_t wait_ms) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += wait_ms / 1000;
    at.tv_nsec += (long)(wait_ms % 1000) * 1000000L;
    if (at.tv_nsec >= 1000000000L) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000L;
    }
    return at;
}

/* The rings' slots are the writer's until what is durable moves. */
static bool write_rows(struct journal_sqlite *self, struct journal_file *file) {
    const struct group *group = &self->group;
    bool is_written = true;
    for (uint64_t at = group->notes_durable; is_written && at < group->notes_taken; at++) {
        is_written = journal_file_write_note(file, &self->notes[at % LIMIT_JOURNAL_NOTES]);
    }
    for (uint64_t number = group->durable + 1; is_written && number <= group->last; number++) {
        is_written = journal_file_write(file, journal_sqlite_row(self, number));
    }
    return is_written;
}

static bool commit_group(struct journal_sqlite *self) {
    struct journal_file *file = self->file;
    if (journal_file_begin(file) && write_rows(self, file) && journal_file_commit(file)) {
        return true;
    }
    journal_file_rollback(file);
    journal_file_make_room(file);
    return false;
}

/* Into a new file. What is in there whole is not made again while it waits for its place. */
static bool rescue_group(struct journal_sqlite *self) {
    if (!self->is_rescued) {
        struct journal_file *copy = journal_rescue_begin(self->file);
        if (copy == NULL) {
            return false;
        }
        if (!write_rows(self, copy)) {
            journal_rescue_drop(self->file, copy);
            return false;
        }
        self->is_rescued = journal_rescue_finish(self->file, copy);
    }
    if (!self->is_rescued || !journal_rescue_swap(self->file)) {
        return false;
    }
    self->is_rescued = false;
    return true;
}

static void take_group(struct journal_sqlite *self) {
    if (!self->is_rescued) {
        self->group = (struct group){.durable = self->durable,
                                     .last = self->appended,
                                     .notes_durable = self->notes_durable,
                                     .notes_taken = self->notes_taken,
                                     .feelings_taken = self->feelings_taken};
    }
}

static bool is_written(struct journal_sqlite *self) {
    return journal_file_is_trusted(self->file) ? commit_group(self) : rescue_group(self);
}

static void rest_after_trouble(struct journal_sqlite *self) {
    struct timespec again = from_now(RETRY_MS);
    while (!self->is_closing && pthread_cond_timedwait(&self->woken, &self->mutex, &again) == 0) {
    }
}

/* Called with the mutex held; lets go of it while the disk works. */
static void write_waiting(struct journal_sqlite *self) {
    take_group(self);
    struct timespec lag = {.tv_sec = self->lag_ms / 1000,
                           .tv_nsec = (long)(self->lag_ms % 1000) * 1000000L};
    self->began_ms = journal_sqlite_now_ms();
    pthread_mutex_unlock(&self->mutex);
    if (lag.tv_sec > 0 || lag.tv_nsec > 0) {
        nanosleep(&lag, NULL);
    }
    bool is_on_disk = is_written(self);
    bool is_tended = is_on_disk && journal_file_tend(self->file);
    pthread_mutex_lock(&self->mutex);
    journal_sqlite_is_slow(self);
    self->began_ms = 0;
    if (is_on_disk) {
        self->durable = self->group.last;
        self->notes_durable = self->group.notes_taken;
        self->felt = self->group.feelings_taken;
        self->commits++;
    }
    self->trouble = is_tended ? JOURNAL_WELL : journal_file_trouble(self->file);
    if (!is_tended) {
        rest_after_trouble(self);
    }
}

static bool has_waiting(const struct journal_sqlite *self) {
    return self->appended > self->durable || self->notes_taken > self->notes_durable;
}

/* A file that is not trusted any more is left at once. */
bool journal_writer_has_work(const struct journal_sqlite *self) {
    return has_waiting(self) || !journal_file_is_trusted(self->file);
}

void *journal_writer_run(void *argument) {
    struct journal_sqlite *self = argument;
    pthread_mutex_lock(&self->mutex);
    for (;;) {
        while (!self->is_closing && !journal_writer_has_work(self)) {
            pthread_cond_wait(&self->woken, &self->mutex);
        }
        bool is_last = self->is_closing;
        if (journal_writer_has_work(self)) {
            write_waiting(self);
        }
        if (is_last && (!journal_writer_has_work(self) || self->trouble != JOURNAL_WELL)) {
            break;
        }
    }
    self->has_ended = true;
    bool is_abandoned = self->is_abandoned;
    pthread_cond_signal(&self->ended);
    pthread_mutex_unlock(&self->mutex);
    if (is_abandoned) {
        journal_file_close(self->file);
        journal_sqlite_free(self);
    }
    return NULL;
}

/* True when the writer has ended in time. */
bool journal_writer_stop(struct journal_sqlite *self) {
    struct timespec until = from_now(CLOSE_MS);
    int result = 0;
    pthread_mutex_lock(&self->mutex);
    self->is_closing = true;
    pthread_cond_signal(&self->woken);
    while (!self->has_ended && result == 0) {
        result = pthread_cond_timedwait(&self->ended, &self->mutex, &until);
    }
    bool has_ended = self->has_ended;
    self->is_abandoned = !has_ended;
    if (!has_ended) {
        pthread_detach(self->writer);
    }
    pthread_mutex_unlock(&self->mutex);
    return has_ended;
}
