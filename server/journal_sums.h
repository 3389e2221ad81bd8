/* Sums by which a journal knows its own rows again: SQLite sees a torn page, but not a changed
 * digit, and not a page that is older than the others. The sum of an event is a chain over all
 * before it; what stands beside an event has a sum of its own, so that it can be erased alone.
 * FNV-1a: against damage, not against people. */
#ifndef JOURNAL_SUMS_H
#define JOURNAL_SUMS_H

#include "journal.h"

/* What stands beside an event. */
enum journal_beside {
    BESIDE_TEXT = 1,
    BESIDE_NAME = 2,
    BESIDE_WORDS = 4,
    BESIDE_TOKEN = 8,
    BESIDE_ALL = 15,
};

#define JOURNAL_CHAIN_START 0xcbf29ce484222325ULL

/* Of an event with what comes before it; `beside`: of enum journal_beside. */
uint64_t journal_sum_event(uint64_t chain, uint64_t number, const struct event *event,
                           const struct journal_by *by, unsigned beside);
uint64_t journal_sum_text(uint64_t event, const char *text, const uint8_t *picks, size_t count);
uint64_t journal_sum_words(uint64_t event, const char *page, const char *lesson, bool is_final);
uint64_t journal_sum_token(uint64_t event, const uint8_t token[TOKEN_HASH_BYTES]);
uint64_t journal_sum_name(uint64_t seat, const char *name);
uint64_t journal_sum_feeling(uint64_t key, unsigned statement, unsigned value);

#endif
