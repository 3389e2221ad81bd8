/* A session told for people: who came, what was asked, what the class saw and learned, round by
 * round. It is told from a room that plays the journal again, so that what the class may know is
 * decided where it was decided in the lesson. */
#ifndef REPLAY_STORY_H
#define REPLAY_STORY_H

#include <stdio.h>

#include "journal.h"
#include "room.h"

struct story {
    FILE *file;
    const struct room *room;
    bool with_seats;
    /* As it stood before the entry that is told. */
    enum stage stage;
    enum phase phase;
    uint8_t round;
    uint32_t gold;
    uint64_t stopped_ms; /* since when the clock stands; UINT64_MAX: it goes */
};

/* `created` as the journal has it. */
void story_begin(struct story *story, const char *title, const char *created);
/* Before an entry is played, and after. */
void story_look(struct story *story);
void story_tell(struct story *story, const struct journal_entry *entry);
void story_end(struct story *story);

#endif
