/* One line of hexadecimal digits. Whoever can read it can pose as this room until the session ends,
 * and never as another. */
#define _DEFAULT_SOURCE
#include "main_key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "main_files.h"
#include "str.h"

#define PATH_SIZE 1400
#define TEXT_SIZE (2 * KEY_BYTES + 1) /* and the end of the line */

/* NAME.journal has NAME.key. */
static bool key_path(const char *journal_path, char *path) {
    size_t length = strlen(journal_path);
    const char *suffix = strrchr(journal_path, '.');
    length = suffix == NULL ? length : (size_t)(suffix - journal_path);
    return str_format(path, PATH_SIZE, "%.*s.key", (int)length, journal_path);
}

static int digit_value(char digit) {
    static const char digits[] = "0123456789abcdef";
    const char *found = digit == '\0' ? NULL : strchr(digits, digit);
    return found == NULL ? -1 : (int)(found - digits);
}

static bool read_digits(const char *text, uint8_t *bytes) {
    for (size_t i = 0; i < KEY_BYTES; i++) {
        int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

bool key_write(const char *journal_path, const struct room_key *key, char *why, size_t size) {
    char path[PATH_SIZE], text[TEXT_SIZE + 1] = "";
    for (size_t i = 0; i < KEY_BYTES; i++) {
        str_format(text + 2 * i, sizeof text - 2 * i, "%02x", key->secret[i]);
    }
    text[TEXT_SIZE - 1] = '\n';
    bool is_written =
        key_path(journal_path, path) && files_write_new(path, text, TEXT_SIZE, why, size);
    explicit_bzero(text, sizeof text);
    return is_written;
}

bool key_read(const char *journal_path, struct room_key *key, char *why, size_t size) {
    char path[PATH_SIZE];
    uint8_t secret[KEY_BYTES];
    size_t count = 0;
    if (!key_path(journal_path, path)) {
        str_copy(why, size, "The name of the key's file is too long.");
        return false;
    }
    struct stat facts;
    if (stat(path, &facts) == 0 && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        str_format(why, size, "Others on this machine may read %s.", path);
        return false;
    }
    char *text = files_read(path, TEXT_SIZE, &count, why, size);
    if (text == NULL) {
        return false;
    }
    bool is_key = count == TEXT_SIZE && read_digits(text, secret);
    if (is_key) {
        room_key_init(key, secret);
    } else {
        str_format(why, size, "%s is not a room's key (one line of %d digits).", path,
                   2 * KEY_BYTES);
    }
    explicit_bzero(text, count);
    free(text);
    explicit_bzero(secret, sizeof secret);
    return is_key;
}

void key_erase(const char *journal_path) {
    static const char nothing[TEXT_SIZE];
    char path[PATH_SIZE], why[256];
    if (key_path(journal_path, path) && access(path, F_OK) == 0) {
        (void)files_replace(path, nothing, sizeof nothing, why, sizeof why);
        unlink(path);
    }
}
