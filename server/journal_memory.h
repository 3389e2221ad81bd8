/* The journal in memory, for tests and the simulator: it keeps what it is given, becomes durable
 * only as far as it is told, and can be full. */
#ifndef JOURNAL_MEMORY_H
#define JOURNAL_MEMORY_H

#include "journal.h"

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

/* Entries there are, of all runs; one of them by its place, from 1, which in the first run is its
 * number. */
size_t journal_memory_count(const struct journal *journal);
const struct journal_entry *journal_memory_at(const struct journal *journal, size_t place);

/* The machine stops: of what was taken, what is durable stays, but for the last `lost` entries,
 * which a damaged disk loses too. The next number is the first one of the next run. Feelings stay
 * as far as they are on disk. Returns how many entries went, durable ones or not. */
size_t journal_memory_crash(struct journal *journal, size_t lost);

/* What is there, for a server that goes on. Ended by free(). NULL: no memory. */
struct journal_past *journal_memory_past(const struct journal *journal);

#endif
