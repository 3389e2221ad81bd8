/* fuzz_rows JOURNAL: writes its entries to standard output, as fuzz_replay reads them. */
#include <stdio.h>

#include "journal_reader.h"
#include "rows.h"

static int write_entries(struct journal_reader *reader) {
    static struct journal_entry entry;
    static uint8_t bytes[4096];
    char why[512];
    struct rows before = {.number = 0};
    const struct journal_head *said = journal_reader_head(reader);
    struct rows_head head = {
        .config = said->config, .nods_itself = said->nods_itself, .is_looked_at = true};
    struct journal_past *past = journal_reader_past(reader);
    size_t count = rows_put_head(&head, bytes, sizeof bytes);
    fwrite(bytes, 1, count, stdout);
    while (past->next(past, &entry, why, sizeof why) == JOURNAL_READ_EVENT) {
        count = rows_put(&before, &entry, bytes, sizeof bytes);
        fwrite(bytes, 1, count, stdout);
        before.number = entry.number;
        before.at_ms = entry.event.at_ms;
    }
    return 0;
}

int main(int count, char **words) {
    char why[512] = "";
    struct journal_reader *reader =
        count == 2 ? journal_reader_open(words[1], why, sizeof why) : NULL;
    if (reader == NULL) {
        fprintf(stderr, "usage: fuzz_rows JOURNAL\n%s\n", why);
        return 2;
    }
    int status = write_entries(reader);
    journal_reader_close(reader);
    return status;
}
