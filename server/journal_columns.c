/* A number goes in as 64 bits, text and bytes with their length in front, so that no two rows that
 * differ look alike. */
#include "journal_columns.h"

#include "hash.h"

static uint64_t add_column(uint64_t sum, sqlite3_stmt *row, int column) {
    int kind = sqlite3_column_type(row, column);
    sum = hash_u64(sum, (uint64_t)kind);
    if (kind == SQLITE_INTEGER) {
        return hash_u64(sum, (uint64_t)sqlite3_column_int64(row, column));
    }
    if (kind == SQLITE_NULL) {
        return sum;
    }
    const void *bytes = sqlite3_column_blob(row, column);
    int count = sqlite3_column_bytes(row, column);
    sum = hash_u64(sum, (uint64_t)count);
    return count > 0 && bytes != NULL ? hash_bytes(sum, bytes, (size_t)count) : sum;
}

uint64_t journal_columns_sum(sqlite3_stmt *row, int count) {
    uint64_t sum = HASH_START;
    for (int column = 0; column < count; column++) {
        sum = add_column(sum, row, column);
    }
    return sum;
}
