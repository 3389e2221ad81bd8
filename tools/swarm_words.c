/* A handful of sentences. A lesson says its round, so that at the end it can be found on the
 * learning board. */
#include "swarm_words.h"

#include <string.h>

#include "str.h"

#define COUNT(list)  ((uint32_t)(sizeof(list) / sizeof((list)[0])))
#define LESSON_BEGIN "In round "

void words_name(struct random *random, char *text, size_t size) {
    static const char *const names[] = {"Ada",  "Ben",   "Cem", "Dana",
                                        "Emil", "Fatma", "Gus", "Hana"};
    str_copy(text, size, names[random_below(random, COUNT(names))]);
}

void words_thought(struct random *random, char *text, size_t size) {
    static const char *const thoughts[] = {
        "We counted the pieces and did not look how large they are.",
        "We did the same to the top and to the bottom.",
        "It looked like the one from last week, so we did that again.",
        "We thought that more always means larger.",
        "We read the question as if it asked for the rest.",
    };
    str_copy(text, size, thoughts[random_below(random, COUNT(thoughts))]);
}

void words_lesson(struct random *random, uint8_t round, char *text, size_t size) {
    static const char *const lessons[] = {
        "we drew it first, and then it was clear.",
        "each of us said it in other words, and one of them helped.",
        "we tried it with smaller numbers.",
        "we asked what the whole is before we counted.",
        "we read the question aloud once more.",
    };
    str_format(text, size, LESSON_BEGIN "%u %s", round,
               lessons[random_below(random, COUNT(lessons))]);
}

bool words_is_lesson(const char *text) {
    return strncmp(text, LESSON_BEGIN, strlen(LESSON_BEGIN)) == 0;
}
