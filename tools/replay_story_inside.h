/* What the files of a story share: replay_story.c, the way through the lesson, and
 * replay_story_phase.c, what its phases brought. Nobody else includes this. */
#ifndef REPLAY_STORY_INSIDE_H
#define REPLAY_STORY_INSIDE_H

#include "replay_story.h"

/* The time of the lesson, in front of a line. */
void story_put_time(const struct story *story);
/* "3/8" on one line, whatever was typed. */
void story_put_quoted(FILE *file, const char *text);
/* "1 team", "4 teams"; returns `text`. */
const char *story_counted(uint32_t count, const char *one, const char *many, char *text,
                          size_t size);
#define COUNTED(count, one, many) story_counted(count, one, many, (char[64]){0}, 64)

/* What the phase that story_look has seen has brought; it is over. */
void story_tell_phase(const struct story *story);

#endif
