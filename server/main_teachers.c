/* A signature is looked at only when the key is of somebody who may lead, so that strangers cannot
 * make the room work for them. */
#define _DEFAULT_SOURCE
#include "main_teachers.h"

#include <assert.h>
#include <string.h>

#include "main_machine.h"
#include "str.h"

enum identity_file teachers_open_identity(const char *said, const char *folder,
                                          struct identity *identity, char *why, size_t size) {
    char path[1100];
    uint8_t seed[KEY_BYTES];
    str_format(path, sizeof path, "%s/" IDENTITY_FILE, folder);
    machine_random(NULL, seed, sizeof seed);
    enum identity_file got =
        identity_file_open(said != NULL ? said : path, seed, identity, why, size);
    explicit_bzero(seed, sizeof seed);
    return got;
}

void teachers_add(struct teachers *teachers, const uint8_t *key) {
    assert(teachers->count < sizeof teachers->keys / sizeof teachers->keys[0]);
    memcpy(teachers->keys[teachers->count++], key, KEY_BYTES);
}

bool teachers_know(void *context, const uint8_t *handshake, const uint8_t *key,
                   const uint8_t *signature) {
    const struct teachers *teachers = context;
    for (uint8_t i = 0; i < teachers->count; i++) {
        if (memcmp(teachers->keys[i], key, KEY_BYTES) == 0) {
            return identity_signed_connection(key, handshake, signature);
        }
    }
    return false;
}
