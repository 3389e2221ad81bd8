/* Everything that a student may read, as a walk over strings, each with the place where it stands.
 */
#ifndef STUDENT_TEXTS_H
#define STUDENT_TEXTS_H

#include "pack.h"

/* Called for each string: `language` it is in (BCP 47), `place` for people to find it. Prompts are
 * read to `read_prompt`, NULL: not at all: in them a team may well score twelve points. */
struct reader {
    void (*read)(struct reader *reader, const char *language, const char *place, const char *text);
    void (*read_prompt)(struct reader *reader, const char *language, const char *place,
                        const char *text);
};

/* The words of the windows (texts.def), and the game's own sentences about thinking. */
void read_windows(struct reader *reader);
void read_general_ideas(struct reader *reader);

/* Every name that the server can make, of students and of teams. */
void read_names(struct reader *reader);

/* All that a pack shows: titles, options, explanations, slips, ideas, lessons, and its prompts. */
void read_pack(struct reader *reader, const char *file, const struct pack *pack);

#endif
