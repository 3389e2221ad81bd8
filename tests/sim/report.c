/* Figures for people: how much was played, how fast, and how often each row of the tables was. */
#include "report.h"

#include <inttypes.h>

void report_violation(const struct world *world, const struct sim_options *options) {
    const struct verdict *verdict = &world->verdict;
    printf("VIOLATED: %s (%s), seed %" PRIu64 ", step %" PRIu64 ", at %" PRIu64
           " ms; again: goldseam-sim --seeds %" PRIu64 " --seats %u --plan %s --minutes %u "
           "--packs %s --tell\n",
           verdict->what, verdict->words, world->seed, verdict->step, verdict->at_ms, world->seed,
           options->seats, options->plan, options->minutes, options->packs);
}

static void report_deeds(const struct figures *figures, const char *title,
                         const struct deeds *deeds) {
    printf("%s:", title);
    for (size_t i = 0; i < deeds->count; i++) {
        printf("%s %s %" PRIu64, i > 0 ? "," : "", deeds->list[i].name,
               figures->done[deeds->sort][i]);
    }
    putchar('\n');
}

void report_figures(const struct figures *figures, uint64_t real_ms) {
    uint64_t ms = real_ms > 0 ? real_ms : 1;
    printf("%" PRIu64 " sessions, %" PRIu64 " times the faults stopped and all agreed, %" PRIu64
           " steps, %" PRIu64 " events, %" PRIu64 " messages told, %" PRIu64 " heard\n",
           figures->sessions, figures->agreed, figures->steps, figures->events, figures->told,
           figures->heard);
    printf("%" PRIu64 " times the server died, with %" PRIu64 " entries; %" PRIu64
           " times a whole journal was read again; %" PRIu64 " steps with a reader behind\n",
           figures->died, figures->gone, figures->read_again, figures->behind);
    printf("%" PRIu64 " virtual s in %" PRIu64 ".%03" PRIu64 " s: %" PRIu64
           " virtual s a second, %" PRIu64 ".%02" PRIu64 " sessions a second\n",
           figures->virtual_ms / 1000, ms / 1000, ms % 1000, figures->virtual_ms / ms,
           figures->sessions * 1000 / ms, figures->sessions * 100000 / ms % 100);
    printf("all in all %016" PRIx64 "\n", figures->state);
    report_deeds(figures, "students", student_deeds());
    report_deeds(figures, "students who send anything", rowdy_deeds());
    report_deeds(figures, "at the room's machine", host_deeds());
    report_deeds(figures, "teacher", teacher_deeds());
    report_deeds(figures, "faults", fault_deeds());
}
