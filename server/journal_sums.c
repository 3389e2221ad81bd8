/* Each sum takes the fields in the order of their columns; a text goes in with its terminator, so
 * that two texts side by side cannot change places with one. */
#include "journal_sums.h"

#include <string.h>

#include "hash.h"

static uint64_t add_text(uint64_t sum, const char *text) {
    return hash_bytes(sum, text, strlen(text) + 1);
}

uint64_t journal_sum_event(uint64_t chain, uint64_t number, const struct event *event,
                           const struct journal_by *by, unsigned beside) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(event, numbers);
    uint64_t sum = hash_u64(chain, number);
    sum = hash_u64(sum, event->at_ms);
    sum = hash_u64(sum, (uint64_t)event->kind);
    sum = hash_u64(sum, by->who);
    sum = hash_u64(sum, by->first_action);
    sum = hash_u64(sum, by->last_action);
    sum = hash_u64(sum, beside);
    for (size_t i = 0; i < count; i++) {
        sum = hash_u64(sum, numbers[i]);
    }
    return sum;
}

uint64_t journal_sum_text(uint64_t event, const char *text, const uint8_t *picks, size_t count) {
    return hash_bytes(add_text(hash_u64(HASH_START, event), text), picks, count);
}

uint64_t journal_sum_words(uint64_t event, const char *page, const char *lesson, bool is_final) {
    uint64_t sum = add_text(hash_u64(HASH_START, event), page);
    return hash_u64(add_text(sum, lesson), is_final);
}

uint64_t journal_sum_token(uint64_t event, const uint8_t token[TOKEN_HASH_BYTES]) {
    return hash_bytes(hash_u64(HASH_START, event), token, TOKEN_HASH_BYTES);
}

uint64_t journal_sum_name(uint64_t seat, const char *name) {
    return add_text(hash_u64(HASH_START, seat), name);
}

uint64_t journal_sum_feeling(uint64_t key, unsigned statement, unsigned value) {
    return hash_u64(hash_u64(hash_u64(HASH_START, key), statement), value);
}
