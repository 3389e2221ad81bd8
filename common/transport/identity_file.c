/* Three lines: what this is, the secret, and the public key that belongs to it, by which a damaged
 * file is told from a good one. A new file gets its name when all of it is on the disk, so nobody
 * ever reads half of one; of two that are made at once the first one stays. */
#define _POSIX_C_SOURCE 200809L
#include "identity_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "str.h"

#define HEAD                                                                                       \
    "Goldseam: the identity of a teacher. Whoever can read this file can lead this teacher's "     \
    "rooms.\n"
#define SECRET    "secret "
#define KEY       "\nkey "
#define LINE_SIZE (IDENTITY_KEY_CHARS + 1)
#define TEXT_SIZE (sizeof HEAD + sizeof SECRET + sizeof KEY + 2 * LINE_SIZE)
#define PATH_SIZE 1500

/* --- keys as text
 * --------------------------------------------------------------------------------- */

void identity_key_text(const uint8_t *key, char *text) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < KEY_BYTES; i++) {
        text[2 * i] = digits[key[i] >> 4];
        text[2 * i + 1] = digits[key[i] & 15];
    }
    text[IDENTITY_KEY_CHARS] = '\0';
}

static int value_of(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

bool identity_key_read(const char *text, uint8_t *key) {
    if (strlen(text) != IDENTITY_KEY_CHARS) {
        return false;
    }
    for (size_t i = 0; i < KEY_BYTES; i++) {
        int high = value_of(text[2 * i]), low = value_of(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        key[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* --- the text of a file
 * --------------------------------------------------------------------------- */

static size_t write_text(const struct identity *identity, char *text) {
    char secret[LINE_SIZE], key[LINE_SIZE];
    identity_key_text(identity->seed, secret);
    identity_key_text(identity->open, key);
    str_format(text, TEXT_SIZE, HEAD SECRET "%s" KEY "%s\n", secret, key);
    return strlen(text);
}

/* Only what write_text writes is right, so the text is made anew and compared. */
static bool read_text(const char *text, struct identity *identity) {
    char secret[LINE_SIZE], again[TEXT_SIZE];
    uint8_t seed[KEY_BYTES];
    size_t head = strlen(HEAD SECRET);
    if (strlen(text) < head + IDENTITY_KEY_CHARS) {
        return false;
    }
    memcpy(secret, text + head, IDENTITY_KEY_CHARS);
    secret[IDENTITY_KEY_CHARS] = '\0';
    if (!identity_key_read(secret, seed)) {
        return false;
    }
    identity_init(identity, seed);
    write_text(identity, again);
    bool is_right = strcmp(text, again) == 0;
    if (!is_right) {
        identity_deinit(identity);
    }
    return is_right;
}

/* --- reading
 * -------------------------------------------------------------------------------------- */

/* TEXT_SIZE bytes at most and a terminator; what is longer is no such file. */
static bool read_all(int descriptor, char *text) {
    size_t count = 0;
    for (;;) {
        ssize_t got = read(descriptor, text + count, TEXT_SIZE - count);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        count += (size_t)got;
        if (got == 0 || count == TEXT_SIZE) {
            text[count < TEXT_SIZE ? count : 0] = '\0';
            return true;
        }
    }
}

static enum identity_file read_open(const char *path, int descriptor, struct identity *identity,
                                    char *why, size_t size) {
    char text[TEXT_SIZE];
    struct stat facts;
    if (fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        str_format(why, size, "%s is not a file. Name another by --identity FILE.", path);
        return IDENTITY_FILE_NOT_RIGHT;
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        str_format(why, size,
                   "Others on this machine may read %s, a teacher's identity. If nobody has, say: "
                   "chmod 600 %s. Else move it away, and a new one is made. Where the disk cannot "
                   "keep that, name another place by --identity FILE.",
                   path, path);
        return IDENTITY_FILE_NOT_RIGHT;
    }
    if (!read_all(descriptor, text)) {
        str_format(why, size, "%s cannot be read: %s.", path, strerror(errno));
        return IDENTITY_FILE_MACHINE;
    }
    if (!read_text(text, identity)) {
        str_format(why, size,
                   "%s is damaged, or no teacher's identity. Put a copy of it back, or move it "
                   "away, and a new one is made.",
                   path);
        return IDENTITY_FILE_NOT_RIGHT;
    }
    return IDENTITY_FILE_WELL;
}

enum identity_file identity_file_read(const char *path, struct identity *identity, char *why,
                                      size_t size) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        enum identity_file got = errno == ENOENT ? IDENTITY_FILE_NONE : IDENTITY_FILE_MACHINE;
        str_format(why, size, "%s, a teacher's identity, cannot be read: %s.", path,
                   strerror(errno));
        return got;
    }
    enum identity_file got = read_open(path, descriptor, identity, why, size);
    close(descriptor);
    return got;
}

/* --- making
 * --------------------------------------------------------------------------------------- */

static bool write_all(int descriptor, const char *text, size_t count) {
    size_t done = 0;
    while (done < count) {
        ssize_t written = write(descriptor, text + done, count - done);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += written > 0 ? (size_t)written : 0;
    }
    return fsync(descriptor) == 0;
}

/* The whole file under another name. False: errno says why; there is none then. */
static bool write_fresh(const char *fresh, const char *text, size_t count) {
    int descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return false;
    }
    bool is_written = write_all(descriptor, text, count);
    int trouble = errno;
    close(descriptor);
    if (!is_written) {
        unlink(fresh);
    }
    errno = trouble;
    return is_written;
}

/* Nothing that stands there goes. Not every disk knows a second name for a file. */
static bool give_name(const char *fresh, const char *path) {
    if (link(fresh, path) == 0 || errno == EEXIST) {
        unlink(fresh);
        return true;
    }
    if (access(path, F_OK) == 0) {
        unlink(fresh);
        return true;
    }
    bool is_named = rename(fresh, path) == 0;
    int trouble = errno;
    if (!is_named) {
        unlink(fresh);
    }
    errno = trouble;
    return is_named;
}

static bool make(const char *path, const uint8_t *seed, char *why, size_t size) {
    struct identity identity;
    char text[TEXT_SIZE], fresh[PATH_SIZE];
    bool is_made = false;
    errno = ENAMETOOLONG;
    identity_init(&identity, seed);
    size_t count = write_text(&identity, text);
    identity_deinit(&identity);
    if (str_format(fresh, sizeof fresh, "%s.%ld", path, (long)getpid())) {
        is_made = write_fresh(fresh, text, count) && give_name(fresh, path);
    }
    if (!is_made) {
        str_format(why, size,
                   "The teacher's identity %s cannot be made: %s. Name another place by "
                   "--identity FILE.",
                   path, strerror(errno));
    }
    return is_made;
}

enum identity_file identity_file_open(const char *path, const uint8_t *seed,
                                      struct identity *identity, char *why, size_t size) {
    enum identity_file got = identity_file_read(path, identity, why, size);
    if (got != IDENTITY_FILE_NONE) {
        return got;
    }
    if (!make(path, seed, why, size)) {
        return IDENTITY_FILE_MACHINE;
    }
    return identity_file_read(path, identity, why, size);
}
