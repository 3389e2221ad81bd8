/* One list, included once for each sort of sentence, and once for all of them in the order of their
 * ids. */
#include "general_ideas.h"

#include <assert.h>
#include <string.h>

static const char *const good[] = {
#define GENERAL_GOOD(name, english) english,
#include "general_ideas.def"
};
static const char *const turns[] = {
#define GENERAL_TURN(name, english) english,
#include "general_ideas.def"
};
static const char *const lessons[] = {
#define GENERAL_LESSON(name, english) english,
#include "general_ideas.def"
};
static const char *const all[GENERAL_IDEA_COUNT] = {
    "",
#define GENERAL_GOOD(name, english)   english,
#define GENERAL_TURN(name, english)   english,
#define GENERAL_LESSON(name, english) english,
#include "general_ideas.def"
};

const char *const *general_good(size_t *count) {
    *count = sizeof good / sizeof good[0];
    return good;
}

const char *const *general_turns(size_t *count) {
    *count = sizeof turns / sizeof turns[0];
    return turns;
}

const char *const *general_lessons(size_t *count) {
    *count = sizeof lessons / sizeof lessons[0];
    return lessons;
}

const char *general_idea_text(enum general_idea idea) {
    assert(idea < GENERAL_IDEA_COUNT);
    return all[idea];
}

enum general_idea general_idea_of(const char *sentence) {
    for (enum general_idea idea = GENERAL_IDEA_NONE + 1; idea < GENERAL_IDEA_COUNT; idea++) {
        if (strcmp(all[idea], sentence) == 0) {
            return idea;
        }
    }
    return GENERAL_IDEA_NONE;
}
