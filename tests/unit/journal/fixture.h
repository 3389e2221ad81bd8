/* A folder with one journal in it, for tests that open it more than once. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "entries.h"

struct fixture {
    char folder[64];
    char path[128];
    char why[512];
};

int fixture_make(void **state);
int fixture_remove(void **state);
#define FIXTURE(state) (*(struct fixture **)(state))

/* A new journal of the session of entries.h; its end. */
struct journal *fixture_open(struct fixture *fixture);
bool fixture_close(struct fixture *fixture, struct journal *journal, uint64_t hash);

/* The entry with this number, which the journal gives it. */
void fixture_append(struct journal *journal, uint64_t number);
/* Others, of a test's own. */
struct event fixture_seat_added(uint32_t seat, uint64_t at_ms);
struct event fixture_answered(uint32_t answer);
uint64_t fixture_append_event(struct journal *journal, struct event event,
                              const struct journal_words *words);
/* Until this number is durable, 10 s at most. */
void fixture_wait(struct journal *journal, uint64_t number);
/* Reads to the end or to what is broken, comparing every entry. Returns how it
 * ended; `last`: the last number that was read. */
enum journal_read fixture_read(struct fixture *fixture, uint64_t *last);

void fixture_rest_ms(long ms);
void fixture_execute(const struct fixture *fixture, const char *sql);
long long fixture_ask(const struct fixture *fixture, const char *query);

#endif
