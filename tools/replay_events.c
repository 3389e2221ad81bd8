/* What may be told of an event is a matter of its fields, so a new kind of event is right by
 * itself: a seat is left out wherever one stands, and a team wherever it could stand beside
 * something that was said. */
#include "replay_events.h"

#include <inttypes.h>
#include <string.h>

/* Its fields' names, a space behind each. */
static const char *fields_of(enum event_kind kind) {
    static const struct {
        enum event_kind kind;
        const char *fields;
    } rows[] = {
#define U(name)                 #name " "
#define EVENT(name, id, fields) {EVENT_##name, fields},
#include "events.def"
    };
    size_t row = 0;
    while (rows[row].kind != kind) {
        row++;
    }
    return rows[row].fields;
}

static void put_text(FILE *file, const char *key, const char *text) {
    fprintf(file, ",\"%s\":\"", key);
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '"' || byte == '\\') {
            fprintf(file, "\\%c", *at);
        } else if (byte < 0x20) {
            fprintf(file, "\\u%04x", (unsigned)byte);
        } else {
            fputc(*at, file);
        }
    }
    fputc('"', file);
}

static bool is_field(const char *field, size_t length, const char *name) {
    return strlen(name) == length && memcmp(field, name, length) == 0;
}

/* Whose words are nodded to says whose they are. */
static bool tells_who(enum event_kind kind, const char *field, size_t length) {
    return is_field(field, length, "seat") ||
           (kind == EVENT_text_decided && is_field(field, length, "team"));
}

static void put_fields(FILE *file, const struct event *event, bool with_seats) {
    uint32_t numbers[EVENT_NUMBERS_MAX];
    size_t count = event_to_numbers(event, numbers);
    const char *field = fields_of(event->kind);
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(field, " ");
        if (with_seats || !tells_who(event->kind, field, length)) {
            fprintf(file, ",\"%.*s\":%" PRIu32, (int)length, field, numbers[i]);
        }
        field += length + 1;
    }
}

static void put_picks(FILE *file, const struct journal_entry *entry) {
    if (entry->picks_count == 0) {
        return;
    }
    fputs(",\"picks\":[", file);
    for (uint8_t i = 0; i < entry->picks_count; i++) {
        fprintf(file, "%s%u", i > 0 ? "," : "", entry->picks[i]);
    }
    fputc(']', file);
}

static void put_words(FILE *file, const struct journal_entry *entry, bool with_seats) {
    if (entry->has_answer) {
        put_text(file, "text", entry->text);
        put_picks(file, entry);
    }
    if (entry->has_page && (with_seats || entry->event.kind == EVENT_mistake_shown)) {
        put_text(file, "page", entry->page);
        put_text(file, "lesson_words", entry->lesson);
    }
    if (entry->has_name && with_seats) {
        put_text(file, "name", entry->name);
    }
}

void replay_event(FILE *file, const struct journal_entry *entry, bool with_seats) {
    const struct event *event = &entry->event;
    fprintf(file,
            "{\"run\":%" PRIu32 ",\"place\":%" PRIu32 ",\"at_ms\":%" PRIu64 ",\"event\":\"%s\"",
            JOURNAL_RUN_OF(entry->number), JOURNAL_PLACE_OF(entry->number), event->at_ms,
            event_name(event->kind));
    put_fields(file, event, with_seats);
    if (with_seats && entry->by.who != 0) {
        fprintf(file, ",\"who\":%" PRIu64 ",\"first_action\":%" PRIu32 ",\"last_action\":%" PRIu32,
                entry->by.who, entry->by.first_action, entry->by.last_action);
    }
    put_words(file, entry, with_seats);
    fputs("}\n", file);
}
