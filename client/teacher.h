/* Who leads from this window: the identity that goldseam-server made on the teacher's machine, and
 * the bytes by which a room counts once what this window says twice. */
#ifndef TEACHER_H
#define TEACHER_H

#include <stddef.h>
#include <stdint.h>

#include "identity_file.h"
#include "sizes.h"

struct teacher {
    struct identity identity;
    uint8_t token[TOKEN_BYTES];
};

/* `said`: the file, NULL: in the data folder of this account. On anything but WELL one sentence
 * that says what to do is in `why`. */
enum identity_file teacher_open(const char *said, struct teacher *teacher, char *why, size_t size);

/* The one of this account; where none stands it is made, as goldseam-server would. */
enum identity_file teacher_open_own(struct teacher *teacher, char *why, size_t size);

#endif
