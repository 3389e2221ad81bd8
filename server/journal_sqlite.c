/* A ring of waiting events between two threads. The caller's thread copies an event into the ring
 * and goes on. The writer thread takes all that stand in it, writes them in one transaction, and
 * only after the commit moves the ring's start and the durable number. What the disk does not take
 * stays in the ring and is tried again; when the ring is full, append says so. */
#define _GNU_SOURCE
#include "journal_sqlite_inside.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "limit.h"
#include "str.h"

#define SLOW_MS      900 /* so long the disk may take and nobody hears of it */
#define SLOW_SAID_MS 3000

static struct journal_sqlite *self_of(struct journal *journal) {
    return (struct journal_sqlite *)journal;
}

struct journal_row *journal_sqlite_row(struct journal_sqlite *self, uint64_t number) {
    return &self->ring[number % LIMIT_JOURNAL_EVENTS];
}

uint64_t journal_sqlite_now_ms(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (uint64_t)at.tv_sec * 1000 + (uint64_t)at.tv_nsec / 1000000;
}

static void entry_set(struct journal_row *entry, const struct event *event,
                      const struct journal_words *words) {
    entry->event = *event;
    entry->has_answer = words != NULL && words->text != NULL;
    entry->has_name = words != NULL && words->name != NULL;
    entry->has_page = words != NULL && words->page != NULL;
    entry->has_token = words != NULL && words->token != NULL;
    entry->picks_count = 0;
    entry->text[0] = '\0';
    if (entry->has_answer) {
        size_t count = words->picks_count < PICKS_MAX ? words->picks_count : PICKS_MAX;
        str_copy(entry->text, sizeof entry->text, words->text);
        entry->picks_count = (uint8_t)count;
        if (count > 0) {
            memcpy(entry->picks, words->picks, count);
        }
    }
    if (entry->has_name) {
        str_copy(entry->name, sizeof entry->name, words->name);
    }
    if (entry->has_token) {
        memcpy(entry->token, words->token, sizeof entry->token);
    }
}

/* --- the caller's side; the mutex is held
 * --------------------------------------------------------- */

static size_t notes_room(const struct journal_sqlite *self) {
    return LIMIT_JOURNAL_NOTES - (size_t)(self->notes_taken - self->notes_durable);
}

/* Empty; there is room for it. */
static struct journal_note *next_note(struct journal_sqlite *self) {
    struct journal_note *note = &self->notes[self->notes_taken % LIMIT_JOURNAL_NOTES];
    memset(note, 0, sizeof *note);
    self->notes_taken++;
    return note;
}

static uint64_t take_event(struct journal_sqlite *self, const struct event *event,
                           const struct journal_by *by, const struct journal_words *words) {
    uint64_t number = self->appended + 1;
    struct journal_row *entry = journal_sqlite_row(self, number);
    entry_set(entry, event, words);
    entry->number = number;
    entry->by = by != NULL ? *by : (struct journal_by){0};
    self->appended = number;
    if (words != NULL && words->page != NULL) {
        struct journal_note *note = next_note(self);
        note->event = number;
        note->is_page_final = words->is_page_final;
        str_copy(note->page, sizeof note->page, words->page);
        str_copy(note->lesson, sizeof note->lesson, words->lesson);
    }
    return number;
}

static uint64_t sqlite_append(struct journal *journal, const struct event *event,
                              const struct journal_by *by, const struct journal_words *words) {
    struct journal_sqlite *self = self_of(journal);
    uint64_t number = 0;
    pthread_mutex_lock(&self->mutex);
    bool has_page = words != NULL && words->page != NULL;
    bool has_room = self->appended - self->durable < LIMIT_JOURNAL_EVENTS;
    if (has_room && (!has_page || notes_room(self) > 0)) {
        number = take_event(self, event, by, words);
        pthread_cond_signal(&self->woken);
    }
    pthread_mutex_unlock(&self->mutex);
    return number;
}

static size_t sqlite_room(struct journal *journal) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    size_t room = LIMIT_JOURNAL_EVENTS - (size_t)(self->appended - self->durable);
    pthread_mutex_unlock(&self->mutex);
    return room;
}

static size_t sqlite_pages_room(struct journal *journal) {
    struct journal_sqlite *self = self_of(journal);
    size_t events = sqlite_room(journal);
    pthread_mutex_lock(&self->mutex);
    size_t notes = notes_room(self);
    pthread_mutex_unlock(&self->mutex);
    return notes < events ? notes : events;
}

static bool sqlite_feel(struct journal *journal, const struct journal_feeling *feeling) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    bool has_room = notes_room(self) > 0;
    if (has_room) {
        next_note(self)->feeling = *feeling;
        self->feelings_taken++;
        pthread_cond_signal(&self->woken);
    }
    pthread_mutex_unlock(&self->mutex);
    return has_room;
}

static uint64_t sqlite_felt(struct journal *journal) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    uint64_t felt = self->felt;
    pthread_mutex_unlock(&self->mutex);
    return felt;
}

static uint64_t sqlite_durable(struct journal *journal) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    uint64_t durable = self->durable;
    pthread_mutex_unlock(&self->mutex);
    return durable;
}

/* A disk that was slow once may be so again: said until it was not for a while. */
bool journal_sqlite_is_slow(struct journal_sqlite *self) {
    uint64_t now = journal_sqlite_now_ms();
    if (self->began_ms != 0 && now - self->began_ms >= SLOW_MS) {
        self->slow_until_ms = now + SLOW_SAID_MS;
    }
    return now < self->slow_until_ms;
}

static bool sqlite_trouble(struct journal *journal, char *sentence, size_t size) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    enum journal_trouble trouble = self->trouble;
    if (journal_sqlite_is_slow(self) && trouble == JOURNAL_WELL) {
        trouble = JOURNAL_SLOW;
    }
    pthread_mutex_unlock(&self->mutex);
    str_copy(sentence, size, journal_trouble_says(trouble));
    return trouble != JOURNAL_WELL;
}

void journal_sqlite_free(struct journal_sqlite *self) {
    pthread_cond_destroy(&self->ended);
    pthread_cond_destroy(&self->woken);
    pthread_mutex_destroy(&self->mutex);
    free(self->ring);
    free(self->notes);
    free(self);
}

static bool sqlite_close(struct journal *journal, uint64_t final_hash, char *why, size_t size) {
    struct journal_sqlite *self = self_of(journal);
    if (!journal_writer_stop(self)) {
        str_copy(why, size, "the disk does not answer; the last answers are not in the journal");
        return false;
    }
    pthread_join(self->writer, NULL);
    bool is_whole = !journal_writer_has_work(self) && journal_file_finish(self->file, final_hash);
    if (!is_whole) {
        str_format(why, size, "the last answers are not in the journal: %s",
                   journal_trouble_word(journal_file_trouble(self->file)));
    }
    journal_file_close(self->file);
    journal_sqlite_free(self);
    return is_whole;
}

static const struct journal_calls sqlite_calls = {
    .append = sqlite_append,
    .feel = sqlite_feel,
    .felt = sqlite_felt,
    .pages_room = sqlite_pages_room,
    .room = sqlite_room,
    .durable = sqlite_durable,
    .trouble = sqlite_trouble,
    .close = sqlite_close,
};

static void init_waiting(struct journal_sqlite *self) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&self->mutex, NULL);
    pthread_cond_init(&self->woken, &attributes);
    pthread_cond_init(&self->ended, &attributes);
    pthread_condattr_destroy(&attributes);
}

/* Without a file yet. */
static struct journal_sqlite *new_journal(char *why, size_t size) {
    struct journal_sqlite *self = calloc(1, sizeof *self);
    struct journal_row *ring = calloc(LIMIT_JOURNAL_EVENTS, sizeof *ring);
    struct journal_note *notes = calloc(LIMIT_JOURNAL_NOTES, sizeof *notes);
    if (self == NULL || ring == NULL || notes == NULL) {
        free(self);
        free(ring);
        free(notes);
        str_copy(why, size, "there is not enough memory for the journal");
        return NULL;
    }
    self->base.calls = &sqlite_calls;
    self->ring = ring;
    self->notes = notes;
    init_waiting(self);
    return self;
}

/* The file is open, or why not is said. */
static struct journal *start(struct journal_sqlite *self, uint64_t last, char *why, size_t size) {
    if (self->file == NULL) {
        journal_sqlite_free(self);
        return NULL;
    }
    self->appended = last;
    self->durable = last;
    int result = pthread_create(&self->writer, NULL, journal_writer_run, self);
    if (result != 0) {
        str_format(why, size, "the journal's thread did not start: %s", strerror(result));
        journal_file_close(self->file);
        journal_sqlite_free(self);
        return NULL;
    }
    return &self->base;
}

struct journal *journal_sqlite_open(const char *path, const struct journal_session *session,
                                    char *why, size_t size) {
    struct journal_sqlite *self = new_journal(why, size);
    if (self == NULL) {
        return NULL;
    }
    self->file = journal_file_make(path, session, why, size);
    return start(self, 0, why, size);
}

/* What is there already is durable, but not of this run: the highest number of all that is on disk
 * is the last one of before. */
struct journal *journal_sqlite_resume_held(const char *path, uint32_t run,
                                           struct journal_lock *held, char *why, size_t size) {
    struct journal_sqlite *self = new_journal(why, size);
    if (self == NULL) {
        return NULL;
    }
    self->file = journal_file_open(path, run, held, why, size);
    return start(self, JOURNAL_NUMBER(run, 0), why, size);
}

struct journal *journal_sqlite_resume(const char *path, uint32_t run, char *why, size_t size) {
    return journal_sqlite_resume_held(path, run, NULL, why, size);
}

bool journal_sqlite_is_remote(struct journal *journal) {
    return journal_file_is_remote(self_of(journal)->file);
}

void journal_sqlite_set_lag(struct journal *journal, uint32_t lag_ms) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    self->lag_ms = lag_ms;
    pthread_mutex_unlock(&self->mutex);
}

uint64_t journal_sqlite_commits(struct journal *journal) {
    struct journal_sqlite *self = self_of(journal);
    pthread_mutex_lock(&self->mutex);
    uint64_t commits = self->commits;
    pthread_mutex_unlock(&self->mutex);
    return commits;
}
