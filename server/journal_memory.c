/* An array of events, one of feelings, and a number up to which they count as being on disk. */
#include "journal_memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

#define FEELINGS_MAX 4096

struct journal_memory {
    struct journal base;
    struct journal_memory_entry *entries;
    size_t count, max, backlog;
    struct journal_feeling *feelings;
    size_t feelings_count;
    uint64_t synced;
    bool is_instant, is_troubled, is_pages_full;
    char sentence[160];
};

static struct journal_memory *self_of(struct journal *journal) {
    return (struct journal_memory *)journal;
}

static uint64_t memory_durable(struct journal *journal) {
    struct journal_memory *self = self_of(journal);
    if (self->is_instant && !self->is_troubled) {
        self->synced = self->count;
    }
    return self->synced;
}

static size_t memory_room(struct journal *journal) {
    struct journal_memory *self = self_of(journal);
    size_t waiting = self->count - (size_t)memory_durable(journal);
    size_t free_entries = self->max - self->count;
    size_t free_backlog = self->backlog > waiting ? self->backlog - waiting : 0;
    return free_entries < free_backlog ? free_entries : free_backlog;
}

static uint64_t memory_append(struct journal *journal, const struct event *event,
                              const struct journal_words *words) {
    struct journal_memory *self = self_of(journal);
    if (memory_room(journal) == 0) {
        return 0;
    }
    struct journal_memory_entry *entry = &self->entries[self->count];
    memset(entry, 0, sizeof *entry);
    entry->event = *event;
    entry->has_words = words != NULL;
    if (words != NULL && words->text != NULL) {
        str_copy(entry->text, sizeof entry->text, words->text);
    }
    if (words != NULL && words->name != NULL) {
        str_copy(entry->name, sizeof entry->name, words->name);
    }
    if (words != NULL && words->page != NULL) {
        str_copy(entry->page, sizeof entry->page, words->page);
        str_copy(entry->lesson, sizeof entry->lesson, words->lesson);
    }
    self->count++;
    return self->count;
}

static bool memory_feel(struct journal *journal, const struct journal_feeling *feeling) {
    struct journal_memory *self = self_of(journal);
    if (self->is_pages_full || self->feelings_count == FEELINGS_MAX) {
        return false;
    }
    self->feelings[self->feelings_count++] = *feeling;
    return true;
}

/* The twin has one disk for all: feelings are on it as soon as every event is. */
static uint64_t memory_felt(struct journal *journal) {
    struct journal_memory *self = self_of(journal);
    bool is_all = memory_durable(journal) == self->count && !self->is_troubled;
    return is_all ? self->feelings_count : 0;
}

static size_t memory_pages_room(struct journal *journal) {
    return self_of(journal)->is_pages_full ? 0 : memory_room(journal);
}

static bool memory_trouble(struct journal *journal, char *sentence, size_t size) {
    struct journal_memory *self = self_of(journal);
    str_copy(sentence, size, self->is_troubled ? self->sentence : "");
    return self->is_troubled;
}

static bool memory_close(struct journal *journal, uint64_t final_hash, char *why, size_t size) {
    struct journal_memory *self = self_of(journal);
    (void)final_hash;
    bool is_whole = memory_durable(journal) == self->count;
    str_copy(why, size, is_whole ? "" : "not everything is on disk");
    free(self->entries);
    free(self->feelings);
    free(self);
    return is_whole;
}

static const struct journal_calls memory_calls = {
    .append = memory_append,
    .feel = memory_feel,
    .felt = memory_felt,
    .pages_room = memory_pages_room,
    .room = memory_room,
    .durable = memory_durable,
    .trouble = memory_trouble,
    .close = memory_close,
};

struct journal *journal_memory_open(size_t events_max) {
    struct journal_memory *self = calloc(1, sizeof *self);
    struct journal_memory_entry *entries = calloc(events_max, sizeof *entries);
    struct journal_feeling *feelings = calloc(FEELINGS_MAX, sizeof *feelings);
    if (self == NULL || entries == NULL || feelings == NULL) {
        free(self);
        free(entries);
        free(feelings);
        return NULL;
    }
    self->base.calls = &memory_calls;
    self->entries = entries;
    self->feelings = feelings;
    self->max = events_max;
    self->backlog = SIZE_MAX;
    self->is_instant = true;
    return &self->base;
}

void journal_memory_set_instant(struct journal *journal, bool is_instant) {
    memory_durable(journal);
    self_of(journal)->is_instant = is_instant;
}

void journal_memory_sync(struct journal *journal, uint64_t number) {
    struct journal_memory *self = self_of(journal);
    assert(number <= self->count);
    if (number > self->synced && !self->is_troubled) {
        self->synced = number;
    }
}

void journal_memory_set_backlog(struct journal *journal, size_t room) {
    self_of(journal)->backlog = room;
}

void journal_memory_set_trouble(struct journal *journal, const char *sentence) {
    struct journal_memory *self = self_of(journal);
    memory_durable(journal);
    self->is_troubled = sentence != NULL;
    str_copy(self->sentence, sizeof self->sentence, sentence != NULL ? sentence : "");
}

void journal_memory_set_pages_full(struct journal *journal, bool is_full) {
    self_of(journal)->is_pages_full = is_full;
}

size_t journal_memory_feelings_count(const struct journal *journal) {
    return ((const struct journal_memory *)journal)->feelings_count;
}

const struct journal_feeling *journal_memory_feeling_at(const struct journal *journal, size_t at) {
    const struct journal_memory *self = (const struct journal_memory *)journal;
    assert(at < self->feelings_count);
    return &self->feelings[at];
}

size_t journal_memory_count(const struct journal *journal) {
    return ((const struct journal_memory *)journal)->count;
}

const struct journal_memory_entry *journal_memory_at(const struct journal *journal,
                                                     uint64_t number) {
    const struct journal_memory *self = (const struct journal_memory *)journal;
    assert(number >= 1 && number <= self->count);
    return &self->entries[number - 1];
}
