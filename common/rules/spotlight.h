/* Share: the thoughts on all screens, one after the other. */
#ifndef SPOTLIGHT_H
#define SPOTLIGHT_H

#include "game.h"

#define SPOTLIGHT_MS 30000u /* with nobody at the console */

/* Share begins: the first candidate, or an authored slip where nothing was offered, or nothing. */
void spotlight_open(struct game *game);

/* The one that is on ran to its end. True when another follows, false when share is over. */
bool spotlight_goes_on(struct game *game, struct effects *effects);

/* Whether the team of this seat has answered both questions of the one that is on. */
bool spotlight_is_answered(const struct game *game, uint16_t seat);
/* Both questions of any. */
bool spotlight_has_helped(const struct game_team *team);

#endif
