/* The sounds of a window. A thread of its own has the device, which may take its time or be gone:
 * it sleeps until the first sound, opens the device then, and closes it again when all is silent,
 * so that a window at rest costs nothing. Where nothing can be heard, nothing is: the log says it
 * once. */
#ifndef SOUND_H
#define SOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "cues.h"

#define SOUND_LINGER_MS 800 /* the device stays open for the next sound */

struct sound;

/* `folder` has kept.wav and the others; it is read at the first sound. `volume`: 0 to 100. Opens
 * nothing yet. NULL when there is no memory, which all functions here take for silence. */
struct sound *sound_open(const char *folder, int volume);

/* Waits for the thread as long as a device needs to be closed, a second at most: one that hangs is
 * left to the end of the process. */
void sound_close(struct sound *sound);

void sound_set_volume(struct sound *sound, int volume);

/* Begins to play over what plays already; one that plays already begins again, unless it has begun
 * just now: two panes of a program may want the same. Never waits. */
void sound_play(struct sound *sound, enum cue cue);

/* Whether the device is open now; for tests. */
bool sound_is_awake(struct sound *sound);

#endif
