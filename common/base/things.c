/* A picture's number is thing + 16 x (times - 1), so the thing is what a division leaves over. */
#include "things.h"

#include "str.h"

static const char *const names[THING_COUNT][2] = {
#define THING(name, one, several) {one, several},
#include "things.def"
};

enum thing picture_thing(uint8_t picture) {
    return (enum thing)(picture % THING_COUNT);
}

int picture_times(uint8_t picture) {
    return picture / THING_COUNT % PICTURE_TIMES_MAX + 1;
}

void pictures_say(const uint8_t *pictures, size_t count, char *text, size_t size) {
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        char one[32];
        int times = picture_times(pictures[i]);
        const char *name = names[picture_thing(pictures[i])][times == 1 ? 0 : 1];
        str_format(one, sizeof one, "%s%d %s", i > 0 ? ", " : "", times, name);
        str_append(text, size, one);
    }
}
