/* An array of events, and a number up to which they count as being on disk. */
#include "journal_memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

struct journal_memory {
    struct journal base;
    struct journal_memory_entry *entries;
    size_t count, max, backlog;
    uint64_t synced;
    bool is_instant, is_troubled;
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
    self->count++;
    return self->count;
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
    free(self);
    return is_whole;
}

static const struct journal_calls memory_calls = {
    .append = memory_append,
    .room = memory_room,
    .durable = memory_durable,
    .trouble = memory_trouble,
    .close = memory_close,
};

struct journal *journal_memory_open(size_t events_max) {
    struct journal_memory *self = calloc(1, sizeof *self);
    struct journal_memory_entry *entries = calloc(events_max, sizeof *entries);
    if (self == NULL || entries == NULL) {
        free(self);
        free(entries);
        return NULL;
    }
    self->base.calls = &memory_calls;
    self->entries = entries;
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

size_t journal_memory_count(const struct journal *journal) {
    return ((const struct journal_memory *)journal)->count;
}

const struct journal_memory_entry *journal_memory_at(const struct journal *journal,
                                                     uint64_t number) {
    const struct journal_memory *self = (const struct journal_memory *)journal;
    assert(number >= 1 && number <= self->count);
    return &self->entries[number - 1];
}
