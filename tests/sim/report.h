/* What a run of the simulator says. */
#ifndef REPORT_H
#define REPORT_H

#include "sim_options.h"
#include "world.h"

/* What did not hold, and the command that plays it again. */
void report_violation(const struct world *world, const struct sim_options *options);

/* What was played. */
void report_figures(const struct figures *figures, uint64_t real_ms);

#endif
