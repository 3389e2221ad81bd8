/* What the rules do for each kind of event, in two steps: `check_` may only look, so a refused
 * event cannot leave a trace; `do_` writes and cannot refuse any more. Declared from events.def, so
 * an event without its two functions does not link. */
#ifndef HANDLERS_H
#define HANDLERS_H

#include "game.h"

#define EVENT(name, id, fields)                                                                    \
    enum game_status check_##name(const struct game *game, const struct event *event);             \
    void do_##name(struct game *game, const struct event *event, struct effects *effects);
#include "events.def"

#endif
