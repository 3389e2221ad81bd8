/* The identity stands where goldseam-server puts it. For a room elsewhere it is only read: a new
 * one would lead no room. */
#define _GNU_SOURCE
#include "teacher.h"

#include <string.h>
#include <sys/random.h>

#include "own_room.h"
#include "state_place.h"
#include "str.h"

static enum identity_file draw_token(struct teacher *teacher, char *why, size_t size) {
    if (getrandom(teacher->token, sizeof teacher->token, 0) != sizeof teacher->token) {
        str_copy(why, size, "This machine has no random bytes.");
        return IDENTITY_FILE_MACHINE;
    }
    return IDENTITY_FILE_WELL;
}

enum identity_file teacher_open(const char *said, struct teacher *teacher, char *why, size_t size) {
    char path[1024];
    bool has_place = said != NULL ? str_copy(path, sizeof path, said)
                                  : state_place(IDENTITY_FILE, path, sizeof path);
    if (!has_place) {
        str_copy(why, size, "There is no data folder; name the identity by --identity FILE.");
        return IDENTITY_FILE_NOT_RIGHT;
    }
    enum identity_file got = identity_file_read(path, &teacher->identity, why, size);
    if (got == IDENTITY_FILE_NONE) {
        str_format(why, size,
                   "There is no identity in %s. Start goldseam host on the computer where the room "
                   "was started, or name its identity by --identity FILE.",
                   path);
    }
    return got == IDENTITY_FILE_WELL ? draw_token(teacher, why, size) : got;
}

enum identity_file teacher_open_own(struct teacher *teacher, char *why, size_t size) {
    char path[1024];
    uint8_t seed[KEY_BYTES];
    if (!state_place(IDENTITY_FILE, path, sizeof path) || !own_room_folder_make()) {
        str_copy(why, size, "There is no data folder that can be written to; set XDG_STATE_HOME.");
        return IDENTITY_FILE_NOT_RIGHT;
    }
    if (getrandom(seed, sizeof seed, 0) != sizeof seed) {
        str_copy(why, size, "This machine has no random bytes.");
        return IDENTITY_FILE_MACHINE;
    }
    enum identity_file got = identity_file_open(path, seed, &teacher->identity, why, size);
    explicit_bzero(seed, sizeof seed);
    return got == IDENTITY_FILE_WELL ? draw_token(teacher, why, size) : got;
}
