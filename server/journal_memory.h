/* The journal in memory, for tests and the simulator: it keeps what it is given, becomes durable
 * only as far as it is told, and can be full. */
#ifndef JOURNAL_MEMORY_H
#define JOURNAL_MEMORY_H

#include "journal.h"

struct journal_memory_entry {
    struct event event;
    bool has_words;
    char text[ANSWER_BYTES_MAX + 1];
    char name[NAME_BYTES_MAX + 1];
    char page[THINKING_BYTES_MAX + 1];
    char lesson[WORDS_BYTES_MAX + 1];
};

/* Room for `events_max` events in all. NULL when there is no memory. */
struct journal *journal_memory_open(size_t events_max);

/* With is_instant (the default) everything is durable at once; else only up to the number that
 * journal_memory_sync was told. */
void journal_memory_set_instant(struct journal *journal, bool is_instant);
void journal_memory_sync(struct journal *journal, uint64_t number);

/* While set, there is room for `room` more events that are not durable yet. SIZE_MAX: no limit. */
void journal_memory_set_backlog(struct journal *journal, size_t room);

/* While set, nothing becomes durable and trouble says this sentence. NULL: well again. */
void journal_memory_set_trouble(struct journal *journal, const char *sentence);

/* While set, there is no room for feelings and longer words. */
void journal_memory_set_pages_full(struct journal *journal, bool is_full);
size_t journal_memory_feelings_count(const struct journal *journal);
/* From 0. */
const struct journal_feeling *journal_memory_feeling_at(const struct journal *journal, size_t at);

size_t journal_memory_count(const struct journal *journal);
/* Number 1 and on. */
const struct journal_memory_entry *journal_memory_at(const struct journal *journal,
                                                     uint64_t number);

#endif
