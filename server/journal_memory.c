/* An array of entries, one of feelings, and a place up to which they count as being on disk. */
#include "journal_memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

#define FEELINGS_MAX 4096

struct journal_memory {
    struct journal base;
    struct journal_entry *entries;
    size_t count, max, backlog;
    struct journal_feeling *feelings;
    size_t feelings_count, feelings_synced, feelings_past; /* of runs before */
    size_t synced;                                         /* entries */
    uint64_t next_number;
    bool is_instant, is_troubled, is_pages_full;
    char sentence[160];
};

static struct journal_memory *self_of(struct journal *journal) {
    return (struct journal_memory *)journal;
}

static size_t sync_place(struct journal_memory *self) {
    if (self->is_instant && !self->is_troubled) {
        self->synced = self->count;
    }
    if (self->synced == self->count && !self->is_troubled) {
        self->feelings_synced = self->feelings_count;
    }
    return self->synced;
}

static uint64_t memory_durable(struct journal *journal) {
    struct journal_memory *self = self_of(journal);
    size_t place = sync_place(self);
    return place > 0 ? self->entries[place - 1].number : 0;
}

static size_t memory_room(struct journal *journal) {
    struct journal_memory *self = self_of(journal);
    size_t waiting = self->count - sync_place(self);
    size_t free_entries = self->max - self->count;
    size_t free_backlog = self->backlog > waiting ? self->backlog - waiting : 0;
    return free_entries < free_backlog ? free_entries : free_backlog;
}

static void take_words(struct journal_entry *entry, const struct journal_words *words) {
    entry->has_answer = words->text != NULL;
    entry->has_name = words->name != NULL;
    entry->has_page = words->page != NULL;
    entry->has_token = words->token != NULL;
    entry->is_page_final = words->is_page_final;
    str_copy(entry->text, sizeof entry->text, entry->has_answer ? words->text : "");
    str_copy(entry->name, sizeof entry->name, entry->has_name ? words->name : "");
    str_copy(entry->page, sizeof entry->page, entry->has_page ? words->page : "");
    str_copy(entry->lesson, sizeof entry->lesson, entry->has_page ? words->lesson : "");
    if (entry->has_token) {
        memcpy(entry->token, words->token, sizeof entry->token);
    }
    if (words->picks_count > 0) {
        assert(words->picks_count <= PICKS_MAX);
        entry->picks_count = (uint8_t)words->picks_count;
        memcpy(entry->picks, words->picks, words->picks_count);
    }
}

static uint64_t memory_append(struct journal *journal, const struct event *event,
                              const struct journal_by *by, const struct journal_words *words) {
    struct journal_memory *self = self_of(journal);
    if (memory_room(journal) == 0) {
        return 0;
    }
    struct journal_entry *entry = &self->entries[self->count];
    memset(entry, 0, sizeof *entry);
    entry->number = self->next_number++;
    entry->event = *event;
    entry->by = by != NULL ? *by : (struct journal_by){0};
    if (words != NULL) {
        take_words(entry, words);
    }
    self->count++;
    return entry->number;
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
    sync_place(self);
    return self->feelings_synced - self->feelings_past;
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
    bool is_whole = sync_place(self) == self->count;
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
    struct journal_entry *entries = calloc(events_max, sizeof *entries);
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
    self->next_number = JOURNAL_NUMBER(1, 1);
    self->backlog = SIZE_MAX;
    self->is_instant = true;
    return &self->base;
}

void journal_memory_set_instant(struct journal *journal, bool is_instant) {
    sync_place(self_of(journal));
    self_of(journal)->is_instant = is_instant;
}

void journal_memory_sync(struct journal *journal, uint64_t number) {
    struct journal_memory *self = self_of(journal);
    assert(number < self->next_number);
    while (!self->is_troubled && self->synced < self->count &&
           self->entries[self->synced].number <= number) {
        self->synced++;
    }
    sync_place(self);
}

void journal_memory_set_backlog(struct journal *journal, size_t room) {
    self_of(journal)->backlog = room;
}

void journal_memory_set_trouble(struct journal *journal, const char *sentence) {
    struct journal_memory *self = self_of(journal);
    sync_place(self);
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

const struct journal_entry *journal_memory_at(const struct journal *journal, size_t place) {
    const struct journal_memory *self = (const struct journal_memory *)journal;
    assert(place >= 1 && place <= self->count);
    return &self->entries[place - 1];
}

size_t journal_memory_crash(struct journal *journal, size_t lost) {
    struct journal_memory *self = self_of(journal);
    size_t before = self->count;
    size_t synced = sync_place(self);
    self->count = synced > lost ? synced - lost : 0;
    self->synced = self->count;
    self->feelings_count = self->feelings_synced;
    self->feelings_past = self->feelings_count;
    self->next_number = JOURNAL_NUMBER(JOURNAL_RUN_OF(self->next_number) + 1, 1);
    return before - self->count;
}

/* --- what is there
 * --------------------------------------------------------------------------------- */

struct memory_past {
    struct journal_past base;
    const struct journal_memory *of;
    size_t read, feelings_read;
};

static enum journal_read past_next(struct journal_past *past, struct journal_entry *entry,
                                   char *why, size_t size) {
    struct memory_past *self = (struct memory_past *)past;
    str_copy(why, size, "");
    if (self->read == self->of->count) {
        return JOURNAL_READ_END;
    }
    *entry = self->of->entries[self->read++];
    return JOURNAL_READ_EVENT;
}

/* A later one under the same number is in its place. */
static bool is_replaced(const struct journal_memory *self, size_t at) {
    for (size_t i = at + 1; i < self->feelings_count; i++) {
        if (self->feelings[i].key == self->feelings[at].key) {
            return true;
        }
    }
    return false;
}

static bool past_next_feeling(struct journal_past *past, struct journal_feeling *feeling) {
    struct memory_past *self = (struct memory_past *)past;
    while (self->feelings_read < self->of->feelings_count) {
        size_t at = self->feelings_read++;
        if (!is_replaced(self->of, at)) {
            *feeling = self->of->feelings[at];
            return true;
        }
    }
    return false;
}

struct journal_past *journal_memory_past(const struct journal *journal) {
    struct memory_past *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->base = (struct journal_past){.next = past_next, .next_feeling = past_next_feeling};
    self->of = (const struct journal_memory *)journal;
    return &self->base;
}
