/* One line a fact, flushed: the swarm may be ended at any moment, too. */
#include "swarm_log.h"

#include <inttypes.h>

void swarm_log(FILE *file, uint64_t now_us, const char *what, uint32_t student, uint16_t seat) {
    if (file != NULL) {
        fprintf(file, "%" PRIu64 " %s %" PRIu32 " %u\n", now_us / 1000, what, student, seat);
        fflush(file);
    }
}

void swarm_log_kept(FILE *file, uint64_t now_us, uint32_t student, const struct session *session) {
    if (file != NULL) {
        fprintf(file, "%" PRIu64 " kept %" PRIu32 " %u %" PRIu32 " %" PRIu64 "\n", now_us / 1000,
                student, session->view.seat.seat, session->kept_action, session->kept_event);
        fflush(file);
    }
}
