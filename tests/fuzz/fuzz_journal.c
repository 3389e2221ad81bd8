/* Any bytes as a journal's file, or as changes to a good one (journal_edits.h). The reader says in
 * a sentence what is not right, or gives entries whose texts can be shown and numbers that go up;
 * the rules take each or refuse it. The file stands in the folder that the program was started in.
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "journal_edits.h"
#include "journal_glance.h"
#include "journal_reader.h"
#include "utf8.h"

static char path[64];

static void take_away(void) {
    static const char *const behind[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        char name[96];
        snprintf(name, sizeof name, "%s%s", path, behind[i]);
        unlink(name);
    }
}

static void store(const uint8_t *bytes, size_t count) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FUZZ_HOLDS(descriptor >= 0);
    FUZZ_HOLDS(write(descriptor, bytes, count) == (ssize_t)count);
    close(descriptor);
}

/* --- what is read
 * --------------------------------------------------------------------------------- */

static void can_be_shown(const char *text, size_t max) {
    FUZZ_HOLDS(strlen(text) <= max && utf8_is_clean(text, strlen(text)));
}

static void is_an_entry(const struct journal_entry *entry, uint64_t last) {
    FUZZ_HOLDS(entry->number > last);
    FUZZ_HOLDS(entry->picks_count <= PICKS_MAX);
    FUZZ_HOLDS(strcmp(event_name(entry->event.kind), "unknown") != 0);
    can_be_shown(entry->text, ANSWER_BYTES_MAX);
    can_be_shown(entry->name, NAME_BYTES_MAX);
    can_be_shown(entry->page, THINKING_BYTES_MAX);
    can_be_shown(entry->lesson, WORDS_BYTES_MAX);
}

static void read_entries(struct journal_reader *reader, char *why, size_t size) {
    static struct game game;
    static struct journal_entry entry;
    struct journal_past *past = journal_reader_past(reader);
    struct effects effects;
    uint64_t last = 0;
    bool fits = true; /* the rest is read all the same */
    enum journal_read read;
    game_init(&game, &journal_reader_head(reader)->config);
    while ((read = past->next(past, &entry, why, size)) == JOURNAL_READ_EVENT) {
        is_an_entry(&entry, last);
        last = entry.number;
        fits = fits && game_apply(&game, &entry.event, &effects) == GAME_OK;
    }
    FUZZ_HOLDS(read == JOURNAL_READ_END || why[0] != '\0');
    struct journal_feeling feeling;
    while (past->next_feeling(past, &feeling)) {
    }
    game_hash(&game);
}

static void read_packs(struct journal_reader *reader, char *why, size_t size) {
    size_t count = journal_reader_head(reader)->packs_count;
    for (size_t i = 0; i < count && i < PACKS_MAX; i++) {
        struct journal_pack pack;
        if (journal_reader_pack(reader, i, &pack, why, size)) {
            FUZZ_HOLDS(pack.bytes_count == 0 || pack.bytes != NULL);
        } else {
            FUZZ_HOLDS(why[0] != '\0');
        }
    }
}

static void is_a_head(const struct journal_head *head) {
    FUZZ_HOLDS(game_config_check(&head->config) == NULL);
    FUZZ_HOLDS(head->run >= 1);
    can_be_shown(head->title, TITLE_BYTES_MAX);
    can_be_shown(head->code, CODE_CHARS);
    can_be_shown(head->created, sizeof head->created - 1);
    can_be_shown(head->address, ADDRESS_BYTES_MAX);
}

static void read_file(void) {
    char why[512] = "";
    struct journal_glance glance;
    bool is_there = journal_glance(path, &glance, why, sizeof why);
    FUZZ_HOLDS(is_there || why[0] != '\0');
    can_be_shown(glance.title, TITLE_BYTES_MAX);
    can_be_shown(glance.code, CODE_CHARS);
    can_be_shown(glance.created, sizeof glance.created - 1);
    why[0] = '\0';
    struct journal_reader *reader = journal_reader_open(path, why, sizeof why);
    if (reader == NULL) {
        FUZZ_HOLDS(why[0] != '\0');
        return;
    }
    is_a_head(journal_reader_head(reader));
    read_packs(reader, why, sizeof why);
    why[0] = '\0';
    read_entries(reader, why, sizeof why);
    journal_reader_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    if (path[0] == '\0') {
        snprintf(path, sizeof path, "fuzz-%ld.journal", (long)getpid());
        atexit(take_away);
    }
    take_away();
    if (count >= 6 && memcmp(bytes, "SQLite", 6) == 0) {
        store(bytes, count);
    } else {
        journal_edits_make(path, bytes, count);
    }
    read_file();
    return 0;
}
