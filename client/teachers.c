/* The file is looked at each time: another PC with the same home may have met somebody meanwhile.
 */
#define _POSIX_C_SOURCE 200809L
#include "teachers.h"

#include <string.h>
#include <time.h>

#include "log.h"
#include "pins.h"

#define WHY_BYTES 768

/* False: there is nobody, or nowhere to look. */
static bool find_place(const uint8_t *teacher, char *path, size_t size) {
    static const uint8_t nobody[KEY_BYTES];
    return memcmp(teacher, nobody, KEY_BYTES) != 0 && pins_place(path, size);
}

static void tell(const char *why) {
    if (why[0] != '\0') {
        log_note("%s", why);
    }
}

bool teachers_know(const uint8_t *teacher) {
    char path[512], why[WHY_BYTES];
    if (!find_place(teacher, path, sizeof path)) {
        return false;
    }
    bool is_known = pins_have(path, teacher, why, sizeof why);
    tell(why);
    return is_known;
}

void teachers_meet(const uint8_t *teacher, const char *title) {
    char path[512], day[16] = "", why[WHY_BYTES];
    struct tm date;
    time_t now = time(NULL);
    if (!find_place(teacher, path, sizeof path) || localtime_r(&now, &date) == NULL ||
        strftime(day, sizeof day, "%Y-%m-%d", &date) == 0) {
        return;
    }
    (void)pins_keep(path, teacher, day, title, why, sizeof why);
    tell(why);
}
