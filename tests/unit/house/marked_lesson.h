/* A lesson in a file of its own in which every word that a student wrote, and every name, is a
 * marker that can be searched for. */
#ifndef MARKED_LESSON_H
#define MARKED_LESSON_H

#include <stdbool.h>
#include <stdint.h>

#include "game.h"

#define MARKED_SEATS 40

/* What stands in a marker's name: of each of the seats there is one of each. */
enum marked { MARKED_NAME, MARKED_TRY, MARKED_HUDDLE, MARKED_THOUGHT, MARKED_NOTE, MARKED_COUNT };

struct marked_lesson {
    char folder[64];
    char name[64];
    char journal[160];
    struct game game;
};

/* A folder of its own, and its removal with all that is in it. */
void marked_folder(struct marked_lesson *lesson);
void marked_remove(struct marked_lesson *lesson);

/* Plays a round of the plan full, from the lobby on, and closes the session where `is_closed`;
 * `created` as in the journal. */
void marked_play(struct marked_lesson *lesson, const char *created, bool is_closed);
/* The same whole round; the server dies behind its last event, before the session is closed. */
void marked_play_to_the_last_event(struct marked_lesson *lesson, const char *created);

/* "markname07x": no other marker stands in it. Holds until the fourth call from here. */
const char *marked_text(enum marked what, uint16_t seat);

/* In how many files of the folder these bytes stand; their names are searched too. */
unsigned marked_files_with(const struct marked_lesson *lesson, const char *text);
unsigned marked_files(const struct marked_lesson *lesson);

/* Runs a command and keeps what it says, on both its ways out. Returns its exit status. */
int marked_run(char *said, unsigned size, const char *command);

#endif
