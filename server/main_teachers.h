/* Who may lead this room: the teacher whose identity this machine has, and those whose public keys
 * were named on the command line. */
#ifndef MAIN_TEACHERS_H
#define MAIN_TEACHERS_H

#include "identity_file.h"

#define TEACHERS_NAMED_MAX 8 /* by --teacher */

struct teachers {
    uint8_t keys[TEACHERS_NAMED_MAX + 1][KEY_BYTES];
    uint8_t count;
};

/* The identity in the file `said` (NULL: that of `folder`), made where there is none. On anything
 * but WELL one sentence is in `why`. */
enum identity_file teachers_open_identity(const char *said, const char *folder,
                                          struct identity *identity, char *why, size_t size);

/* One more; there is room for it. */
void teachers_add(struct teachers *teachers, const uint8_t *key);

/* As server_config.is_teachers; `context` is the struct teachers. */
bool teachers_know(void *context, const uint8_t *handshake, const uint8_t *key,
                   const uint8_t *signature);

#endif
