/* Sentences of the game itself about any thinking, listed in general_ideas.def. A challenge that
 * gives none of its own has their English. Each has an id: a message may carry it beside the text,
 * and a client's texts may include the same list, to show the sentence in the student's language.
 */
#ifndef GENERAL_IDEAS_H
#define GENERAL_IDEAS_H

#include <stddef.h>

enum general_idea {
    GENERAL_IDEA_NONE,
#define GENERAL_GOOD(name, english)   GENERAL_GOOD_##name,
#define GENERAL_TURN(name, english)   GENERAL_TURN_##name,
#define GENERAL_LESSON(name, english) GENERAL_LESSON_##name,
#include "general_ideas.def"
    GENERAL_IDEA_COUNT
};

/* All sentences of one sort, in English, and how many. */
const char *const *general_good(size_t *count);
const char *const *general_turns(size_t *count);
const char *const *general_lessons(size_t *count);

/* The English of an id; "" for GENERAL_IDEA_NONE. */
const char *general_idea_text(enum general_idea idea);

/* The id of a sentence; GENERAL_IDEA_NONE for one that is a pack's own. */
enum general_idea general_idea_of(const char *sentence);

#endif
