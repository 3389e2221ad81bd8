/* What the system says (errno) is more exact than SQLite's result, so it goes first. */
#define _GNU_SOURCE
#include "journal_trouble.h"

#include <errno.h>
#include <sqlite3.h>
#include <stddef.h>
#include <sys/statfs.h>

static enum journal_trouble of_system(int reason) {
    switch (reason) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return JOURNAL_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
        return JOURNAL_READ_ONLY;
    default:
        return JOURNAL_WELL;
    }
}

enum journal_trouble journal_trouble_of(int result, int reason) {
    int kind = result == SQLITE_IOERR_NOMEM ? SQLITE_NOMEM : result & 0xFF;
    bool is_machine = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY;
    enum journal_trouble trouble = is_machine ? of_system(reason) : JOURNAL_WELL;
    if (trouble != JOURNAL_WELL) {
        return trouble;
    }
    switch (kind) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return JOURNAL_WELL;
    case SQLITE_NOMEM:
        return JOURNAL_NO_MEMORY;
    case SQLITE_FULL:
        return JOURNAL_FULL;
    case SQLITE_READONLY:
        return JOURNAL_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return JOURNAL_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return JOURNAL_DAMAGED;
    default:
        return JOURNAL_IO;
    }
}

const char *journal_trouble_says(enum journal_trouble trouble) {
    static const char *const sentences[JOURNAL_TROUBLE_COUNT] = {
        [JOURNAL_WELL] = "",
        [JOURNAL_FULL] = "The disk is full. What students send now is kept only when there is room "
                         "again: please delete files that nobody needs.",
        [JOURNAL_READ_ONLY] = "The disk cannot be written. What students send now is kept only "
                              "when it can be written again.",
        [JOURNAL_LOCKED] = "The session's file is locked by another program. What students send "
                           "now is kept when that program is closed.",
        [JOURNAL_IO] = "The disk does not take what is written. What students send now is kept "
                       "only when it does again; the disk may be failing.",
        [JOURNAL_DAMAGED] = "The disk gives back other things than were written. What students "
                            "send now is not kept; the disk may be failing.",
        [JOURNAL_NO_MEMORY] =
            "This machine has no memory left. What students send now is kept only "
            "when there is some again: please close programs that nobody needs.",
        [JOURNAL_SLOW] = "The disk is slow to answer. What students send is kept as soon as it "
                         "does.",
    };
    return sentences[trouble];
}

const char *journal_trouble_word(enum journal_trouble trouble) {
    static const char *const words[JOURNAL_TROUBLE_COUNT] = {
        [JOURNAL_WELL] = "the disk is well",
        [JOURNAL_FULL] = "the disk is full",
        [JOURNAL_READ_ONLY] = "it cannot be written there",
        [JOURNAL_LOCKED] = "another program has it locked",
        [JOURNAL_IO] = "the disk reports a failure",
        [JOURNAL_DAMAGED] = "it is damaged",
        [JOURNAL_NO_MEMORY] = "there is not enough memory",
        [JOURNAL_SLOW] = "the disk does not answer",
    };
    return words[trouble];
}

bool journal_is_remote(const char *path) {
    /* linux/magic.h has most of these, but not all. */
    static const unsigned long kinds[] = {
        0x6969,     /* NFS */
        0x517B,     /* SMB */
        0xFF534D42, /* CIFS */
        0xFE534D42, /* SMB 2 */
        0x5346414F, /* AFS, OpenAFS */
        0x6B414653, /* AFS of the kernel */
        0x73757245, /* Coda */
        0x65735546, /* FUSE: sshfs and others */
        0x01021997, /* 9P */
        0x00C36400, /* Ceph */
    };
    struct statfs about;
    if (statfs(path, &about) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (((unsigned long)about.f_type & 0xFFFFFFFFUL) == kinds[i]) {
            return true;
        }
    }
    return false;
}
