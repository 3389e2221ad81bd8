/* A folder with one journal in it, for tests that open it more than once; and entries out of a
 * seed, the same ones each time. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "journal.h"
#include "journal_reader.h"
#include "journal_sqlite.h"

struct fixture {
    char folder[64];
    char path[128];
    char why[512];
};

int fixture_make(void **state);
int fixture_remove(void **state);
#define FIXTURE(state) (*(struct fixture **)(state))

/* A session with two packs. */
extern const struct journal_session fixture_session;

/* The entry with this number: of many kinds, with and without words. A seat is added where the
 * place is one of SEATS_MAX. */
void fixture_entry(uint64_t number, struct journal_entry *entry);
/* Appends it; the journal gives it this number. */
void fixture_append(struct journal *journal, uint64_t number);
/* The feeling under this number. */
struct journal_feeling fixture_feeling(uint64_t key);

/* Until this number is durable, 10 s at most. */
void fixture_wait(struct journal *journal, uint64_t number);
/* Reads to the end or to what is broken, comparing every entry with fixture_entry. Returns how it
 * ended; `last`: the last number that was read. */
enum journal_read fixture_read(struct fixture *fixture, uint64_t *last);

void fixture_rest_ms(long ms);
void fixture_execute(const struct fixture *fixture, const char *sql);
long long fixture_ask(const struct fixture *fixture, const char *query);

#endif
