/* Entries are made from their number alone, so what is read can be compared without having kept
 * what was written, also by another process. */
#include "entries.h"

#include <string.h>

#include "hash.h"
#include "str.h"

static const struct journal_pack packs[] = {
    {.name = "pack.yaml", .bytes = "abc", .bytes_count = 3, .hash = 0xfedcba9876543210ULL},
    {.name = "more.yaml", .bytes = "defg", .bytes_count = 4, .hash = 7},
};

const struct journal_session entries_session = {
    .title = "A title",
    .code = "K7QM-2XPD",
    .created = "2026-01-02T03:04:05Z",
    .packs = packs,
    .packs_count = 2,
    .config = {.seed = UINT64_MAX - 1,
               .grace_ms = 300,
               .goal = 77,
               .rounds = 5,
               .team_size = 3,
               .is_auto = true,
               .may_type = true,
               .plan_count = 4,
               .plan = {PHASE_TRY, PHASE_HUDDLE, PHASE_MEND, PHASE_REVEAL}},
    .address = "192.0.2.7",
    .port = 27450,
    .seats_max = 400,
    .seats_wait = 12,
    .nods_itself = true,
};

static uint64_t mixed(uint64_t number) {
    uint64_t hash = hash_u64(HASH_START, number);
    return hash ^ (hash >> 29);
}

static void add_words(struct journal_entry *entry, uint64_t by) {
    entry->has_answer = by % 2 == 0;
    entry->has_page = by % 7 == 0;
    if (entry->has_answer) {
        str_format(entry->text, sizeof entry->text, "%llu/%u", (unsigned long long)(by % 100), 8);
        entry->picks_count = (uint8_t)(by / 8 % (PICKS_MAX + 1));
        for (uint8_t i = 0; i < entry->picks_count; i++) {
            entry->picks[i] = (uint8_t)(by >> i);
        }
    }
    if (entry->has_page) {
        entry->is_page_final = by % 3 == 0;
        str_format(entry->page, sizeof entry->page, "We took the tops, %llu of them.",
                   (unsigned long long)by);
        str_copy(entry->lesson, sizeof entry->lesson, by % 14 == 0 ? "" : "Pieces of one size.");
    }
}

void entries_make(uint64_t number, struct journal_entry *entry) {
    uint64_t by = mixed(number);
    uint32_t place = JOURNAL_PLACE_OF(number);
    memset(entry, 0, sizeof *entry);
    entry->number = number;
    entry->event.at_ms = number * 3;
    if (by % 4 == 0 && JOURNAL_RUN_OF(number) == 1 && place <= SEATS_MAX) {
        entry->event.kind = EVENT_seat_added;
        entry->event.as.seat_added.seat = place;
        entry->has_name = true;
        str_format(entry->name, sizeof entry->name, "Brave Otter %u", place);
        entry->has_token = true;
        for (size_t i = 0; i < sizeof entry->token; i++) {
            entry->token[i] = (uint8_t)(by >> (i % 8 * 8));
        }
        return;
    }
    entry->event.kind = EVENT_answered;
    entry->event.as.answered = (struct event_answered){.seat = (uint32_t)(by % SEATS_MAX) + 1,
                                                       .phase = PHASE_TRY,
                                                       .answer = (uint32_t)(by >> 32),
                                                       .mark = (uint32_t)(by % 9),
                                                       .confidence = 3,
                                                       .is_final = 1};
    entry->by = (struct journal_by){.who = by % 11 == 0 ? by : by % SEATS_MAX + 1,
                                    .first_action = (uint32_t)(by >> 40),
                                    .last_action = (uint32_t)(by >> 40) + 2};
    add_words(entry, by);
}

bool entries_append(struct journal *journal, uint64_t number) {
    struct journal_entry entry;
    entries_make(number, &entry);
    struct journal_words words = {.text = entry.has_answer ? entry.text : NULL,
                                  .picks = entry.picks,
                                  .picks_count = entry.picks_count,
                                  .name = entry.has_name ? entry.name : NULL,
                                  .page = entry.has_page ? entry.page : NULL,
                                  .lesson = entry.has_page ? entry.lesson : NULL,
                                  .is_page_final = entry.is_page_final,
                                  .token = entry.has_token ? entry.token : NULL};
    return journal->calls->append(journal, &entry.event, &entry.by, &words) == number;
}

struct journal_feeling entries_feeling(uint64_t key) {
    return (struct journal_feeling){
        .key = mixed(key), .statement = (uint8_t)(key % 3), .value = (uint8_t)(key % 4 + 1)};
}

enum entries_found entries_read(const char *path, uint64_t *last, char *why, size_t size) {
    struct journal_entry entry, expected;
    struct journal_reader *reader = journal_reader_open(path, why, size);
    enum entries_found found = ENTRIES_DAMAGED;
    *last = 0;
    if (reader == NULL) {
        return found;
    }
    struct journal_past *past = journal_reader_past(reader);
    enum journal_read read = past->next(past, &entry, why, size);
    while (read == JOURNAL_READ_EVENT) {
        entries_make(entry.number, &expected);
        if (memcmp(&entry, &expected, sizeof entry) != 0) {
            break;
        }
        *last = entry.number;
        read = past->next(past, &entry, why, size);
    }
    found = read == JOURNAL_READ_EVENT ? ENTRIES_OTHERS
            : read == JOURNAL_READ_END ? ENTRIES_WHOLE
                                       : ENTRIES_DAMAGED;
    journal_reader_close(reader);
    return found;
}
