/* What a swarm's student does in a phase beside answering: sits down at a bowl, offers, writes,
 * chooses ideas, cheers, raises a hand, learns. */
#ifndef SWARM_ERRANDS_H
#define SWARM_ERRANDS_H

#include "swarm_bot.h"

/* A new phase of the bot's: what there is to do in it, and when. */
void errands_plan(struct bot *bot, const struct bot_class *class, uint64_t now_us);

/* After each datagram: another thought is in the spotlight, or the pen asks. */
void errands_heard(struct bot *bot, const struct bot_class *class, uint64_t now_us);

/* Does what is due. */
void errands_act(struct bot *bot, const struct bot_class *class, uint64_t now_us);

#endif
