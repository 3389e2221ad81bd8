/* What a disk can do to a journal, in words for a teacher; and whether a folder lies on a disk of
 * this machine at all. */
#ifndef JOURNAL_TROUBLE_H
#define JOURNAL_TROUBLE_H

#include <stdbool.h>

enum journal_trouble {
    JOURNAL_WELL,
    JOURNAL_FULL,
    JOURNAL_READ_ONLY,
    JOURNAL_LOCKED,  /* another program is in the file */
    JOURNAL_IO,      /* the disk says that it could not */
    JOURNAL_DAMAGED, /* what is read is not what was written */
    JOURNAL_NO_MEMORY,
    JOURNAL_SLOW, /* it has not answered for a while */
    JOURNAL_TROUBLE_COUNT
};

/* Of SQLite's extended result and errno behind it (0: none). */
enum journal_trouble journal_trouble_of(int result, int reason);

/* One sentence, TROUBLE_BYTES_MAX at most; "" where all is well. */
const char *journal_trouble_says(enum journal_trouble trouble);

/* What it is in a few words, for the end of a sentence. */
const char *journal_trouble_word(enum journal_trouble trouble);

/* Whether this file or folder lies on another machine (NFS, SMB, AFS, sshfs and the like). */
bool journal_is_remote(const char *path);

/* What a teacher is told then, before the lesson. */
#define JOURNAL_REMOTE_SAYS                                                                        \
    "The session is kept in a folder on another machine: when the network is away, nothing is "    \
    "kept. A folder on this machine is safer (--data)."

#endif
