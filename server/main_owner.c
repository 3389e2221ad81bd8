/* A small file that is there as long as the room is. */
#define _POSIX_C_SOURCE 200809L
#include "main_owner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "main_files.h"
#include "str.h"

#define PATH_SIZE 1100
#define TEXT_SIZE (2 * TOKEN_BYTES + 2)

static void write_digits(const uint8_t *token, char *text) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < TOKEN_BYTES; i++) {
        text[2 * i] = digits[token[i] >> 4];
        text[2 * i + 1] = digits[token[i] & 15];
    }
    text[2 * TOKEN_BYTES] = '\n';
    text[2 * TOKEN_BYTES + 1] = '\0';
}

bool owner_write(const char *folder, const uint8_t *token, char *why, size_t size) {
    char path[PATH_SIZE];
    char text[TEXT_SIZE];
    write_digits(token, text);
    str_format(path, sizeof path, "%s/" OWNER_FILE, folder);
    unlink(path); /* of a room that ended without closing, or of an older one */
    return files_write_new(path, text, TEXT_SIZE - 1, why, size);
}

void owner_remove(const char *folder, const uint8_t *token) {
    char path[PATH_SIZE];
    char text[TEXT_SIZE];
    char why[256];
    size_t count = 0;
    write_digits(token, text);
    str_format(path, sizeof path, "%s/" OWNER_FILE, folder);
    char *bytes = files_read(path, TEXT_SIZE, &count, why, sizeof why);
    if (bytes != NULL && count == TEXT_SIZE - 1 && memcmp(bytes, text, count) == 0) {
        unlink(path);
    }
    free(bytes);
}
