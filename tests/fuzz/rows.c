/* An entry: kind, flags, milliseconds since the one before in fours; its numbers, one byte each or
 * four of them; whose action it is; then what stands beside it, texts with a byte of length. What
 * is missing at the end is zeros. */
#include "rows.h"

#include <string.h>

#include "str.h"
#include "utf8.h"

enum flag {
    FLAG_WIDE = 1, /* numbers and times of four bytes */
    FLAG_ANSWER = 2,
    FLAG_NAME = 4,
    FLAG_PAGE = 8,
    FLAG_TOKEN = 16,
    FLAG_FINAL = 32,
    FLAG_RUN = 64, /* the first one of the next run */
    FLAG_BY = 128, /* somebody's action */
};

static const char *const plan_names[] = {"quick", "full", "full+again"};

/* --- reading
 * -------------------------------------------------------------------------------------- */

static uint32_t take(struct rows *rows, size_t width) {
    uint32_t number = 0;
    for (size_t i = 0; i < width && rows->left > 0; i++) {
        number |= (uint32_t)*rows->at << (8 * i);
        rows->at++;
        rows->left--;
    }
    return number;
}

static void take_bytes(struct rows *rows, void *to, size_t count) {
    size_t there = count < rows->left ? count : rows->left;
    memset(to, 0, count);
    if (there > 0) {
        memcpy(to, rows->at, there);
    }
    rows->at += there;
    rows->left -= there;
}

/* As the reader of a file would have it: a text that fits and can be shown. */
static void take_text(struct rows *rows, char *text, size_t size) {
    size_t count = take(rows, 1) % size;
    take_bytes(rows, text, count);
    text[count] = '\0';
    for (size_t i = 0; i < count; i++) {
        bool is_plain = text[i] >= ' ' && text[i] <= '~';
        text[i] = is_plain || utf8_is_clean(text, count) ? text[i] : '?';
    }
}

struct rows_head rows_head(struct rows *rows) {
    uint32_t flags = take(rows, 1), plan = take(rows, 1);
    struct rows_head head = {.config = {.seed = 5,
                                        .grace_ms = 300,
                                        .goal = 40,
                                        .is_auto = (flags & 1) != 0,
                                        .may_type = (flags & 2) != 0},
                             .nods_itself = (flags & 4) != 0,
                             .is_looked_at = (flags & 8) != 0};
    uint32_t team_sizes = TEAM_SEATS_MAX - TEAM_SEATS_MIN + 1;
    head.config.rounds = (uint8_t)(take(rows, 1) % ROUNDS_MAX + 1);
    head.config.team_size = (uint8_t)(take(rows, 1) % team_sizes + TEAM_SEATS_MIN);
    plan_by_name(plan_names[plan % 3], head.config.plan, &head.config.plan_count);
    return head;
}

static void take_event(struct rows *rows, uint32_t kind, size_t width, struct event *event) {
    static const uint32_t zeros[EVENT_NUMBERS_MAX];
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = 1;
    while (count <= EVENT_NUMBERS_MAX && !event_from_numbers(kind, zeros, count, event)) {
        count++;
    }
    for (size_t i = 0; i < count && i < EVENT_NUMBERS_MAX; i++) {
        numbers[i] = take(rows, width);
    }
    if (!event_from_numbers(kind, numbers, count, event)) { /* no such kind */
        *event = (struct event){.kind = EVENT_time_passed};
    }
}

static void take_beside(struct rows *rows, uint32_t flags, struct journal_entry *entry) {
    entry->has_answer = (flags & FLAG_ANSWER) != 0;
    entry->has_name = (flags & FLAG_NAME) != 0;
    entry->has_page = (flags & FLAG_PAGE) != 0;
    entry->has_token = (flags & FLAG_TOKEN) != 0;
    entry->is_page_final = (flags & FLAG_FINAL) != 0;
    if (entry->has_answer) {
        take_text(rows, entry->text, sizeof entry->text);
        entry->picks_count = (uint8_t)(take(rows, 1) % (PICKS_MAX + 1));
        take_bytes(rows, entry->picks, entry->picks_count);
    }
    if (entry->has_name) {
        take_text(rows, entry->name, sizeof entry->name);
    }
    if (entry->has_page) {
        take_text(rows, entry->page, sizeof entry->page);
        take_text(rows, entry->lesson, sizeof entry->lesson);
    }
    if (entry->has_token) {
        memset(entry->token, (int)take(rows, 1), sizeof entry->token);
    }
}

static void take_by(struct rows *rows, size_t width, struct journal_by *by) {
    by->who = take(rows, width);
    by->first_action = take(rows, width);
    by->last_action = take(rows, width);
}

bool rows_take(struct rows *rows, struct journal_entry *entry) {
    if (rows->left == 0) {
        return false;
    }
    uint32_t kind = take(rows, 1), flags = take(rows, 1);
    size_t width = (flags & FLAG_WIDE) != 0 ? 4 : 1;
    uint32_t run = JOURNAL_RUN_OF(rows->number);
    bool is_next_run = (flags & FLAG_RUN) != 0 && rows->number > 0;
    rows->number = is_next_run ? JOURNAL_NUMBER(run + 1, 1) : rows->number + 1;
    rows->at_ms += (uint64_t)take(rows, width) * 4;
    memset(entry, 0, sizeof *entry);
    entry->number = rows->number;
    take_event(rows, kind, width, &entry->event);
    entry->event.at_ms = rows->at_ms;
    if ((flags & FLAG_BY) != 0) {
        take_by(rows, width, &entry->by);
    }
    take_beside(rows, flags, entry);
    return JOURNAL_RUN_OF(rows->number) <= ROWS_RUNS_MAX;
}

/* --- writing
 * -------------------------------------------------------------------------------------- */

struct out {
    uint8_t *at;
    size_t left, count;
    bool is_full;
};

static void put(struct out *out, uint64_t number, size_t width) {
    for (size_t i = 0; i < width; i++) {
        out->is_full = out->is_full || out->left == 0;
        if (!out->is_full) {
            *out->at++ = (uint8_t)(number >> (8 * i));
            out->left--;
            out->count++;
        }
    }
}

static void put_text(struct out *out, const char *text) {
    size_t count = strlen(text) < 32 ? strlen(text) : 32;
    put(out, count, 1);
    for (size_t i = 0; i < count; i++) {
        put(out, (uint8_t)text[i], 1);
    }
}

size_t rows_put_head(const struct rows_head *head, uint8_t *bytes, size_t size) {
    struct out out = {.at = bytes, .left = size};
    const struct game_config *config = &head->config;
    bool has_again = config->plan[config->plan_count - 1] == PHASE_AGAIN;
    unsigned plan = config->plan_count <= 4 ? 0 : has_again ? 2 : 1;
    put(&out,
        (unsigned)config->is_auto | (unsigned)config->may_type << 1 |
            (unsigned)head->nods_itself << 2 | (unsigned)head->is_looked_at << 3,
        1);
    put(&out, plan, 1);
    put(&out, config->rounds - 1u, 1);
    put(&out, config->team_size - (unsigned)TEAM_SEATS_MIN, 1);
    return out.is_full ? 0 : out.count;
}

static bool is_wide(const struct rows *before, const struct journal_entry *entry) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(&entry->event, numbers);
    bool is_large = entry->event.at_ms - before->at_ms > 4 * UINT8_MAX ||
                    entry->by.who > UINT8_MAX || entry->by.last_action > UINT8_MAX;
    for (size_t i = 0; i < count; i++) {
        is_large = is_large || numbers[i] > UINT8_MAX;
    }
    return is_large;
}

static unsigned flags_of(const struct rows *before, const struct journal_entry *entry) {
    bool is_next_run = before->number > 0 && entry->number != before->number + 1;
    return (is_wide(before, entry) ? FLAG_WIDE : 0u) | (entry->has_answer ? FLAG_ANSWER : 0u) |
           (entry->has_name ? FLAG_NAME : 0u) | (entry->has_page ? FLAG_PAGE : 0u) |
           (entry->has_token ? FLAG_TOKEN : 0u) | (entry->is_page_final ? FLAG_FINAL : 0u) |
           (is_next_run ? FLAG_RUN : 0u) | (entry->by.who != 0 ? FLAG_BY : 0u);
}

static void put_beside(struct out *out, const struct journal_entry *entry) {
    if (entry->has_answer) {
        put_text(out, entry->text);
        put(out, entry->picks_count, 1);
        for (size_t i = 0; i < entry->picks_count; i++) {
            put(out, entry->picks[i], 1);
        }
    }
    if (entry->has_name) {
        put_text(out, entry->name);
    }
    if (entry->has_page) {
        put_text(out, entry->page);
        put_text(out, entry->lesson);
    }
    if (entry->has_token) {
        put(out, entry->token[0], 1);
    }
}

size_t rows_put(const struct rows *before, const struct journal_entry *entry, uint8_t *bytes,
                size_t size) {
    struct out out = {.at = bytes, .left = size};
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(&entry->event, numbers);
    unsigned flags = flags_of(before, entry);
    size_t width = (flags & FLAG_WIDE) != 0 ? 4 : 1;
    put(&out, entry->event.kind, 1);
    put(&out, flags, 1);
    put(&out, entry->event.at_ms / 4 - before->at_ms / 4, width);
    for (size_t i = 0; i < count; i++) {
        put(&out, numbers[i], width);
    }
    if ((flags & FLAG_BY) != 0) {
        put(&out, entry->by.who, width);
        put(&out, entry->by.first_action, width);
        put(&out, entry->by.last_action, width);
    }
    put_beside(&out, entry);
    return out.is_full ? 0 : out.count;
}
