/* A ring of bits, one for each of the last counters: counter number n has bit n of the ring. When a
 * newer one comes, the bits of those that it leaps over are cleared: they may still come. */
#include "replay_window.h"

#include <string.h>

#define WORD_BITS 64

static uint64_t *word_of(struct replay_window *window, uint64_t counter) {
    return &window->seen[counter % REPLAY_WINDOW / WORD_BITS];
}

static uint64_t bit_of(uint64_t counter) {
    return (uint64_t)1 << (counter % WORD_BITS);
}

/* Whether there is a bit for it in the ring, now or after a leap. */
static bool is_within(const struct replay_window *window, uint64_t counter) {
    return counter != UINT64_MAX &&
           (counter >= window->next || window->next - counter <= REPLAY_WINDOW);
}

static void leap(struct replay_window *window, uint64_t next) {
    if (next - window->next >= REPLAY_WINDOW) {
        memset(window->seen, 0, sizeof window->seen);
    } else {
        for (uint64_t counter = window->next; counter < next; counter++) {
            *word_of(window, counter) &= ~bit_of(counter);
        }
    }
    window->next = next;
}

void replay_window_init(struct replay_window *window) {
    memset(window, 0, sizeof *window);
}

bool replay_window_is_new(const struct replay_window *window, uint64_t counter) {
    if (!is_within(window, counter)) {
        return false;
    }
    uint64_t word = window->seen[counter % REPLAY_WINDOW / WORD_BITS];
    return counter >= window->next || (word & bit_of(counter)) == 0;
}

bool replay_window_mark(struct replay_window *window, uint64_t counter) {
    if (!is_within(window, counter)) {
        return false;
    }
    bool is_newest = counter >= window->next;
    if (is_newest) {
        leap(window, counter + 1);
    }
    *word_of(window, counter) |= bit_of(counter);
    return is_newest;
}
