/* A ping that is acknowledged says that the room is there and knows this session. */
#include "visit.h"

bool visit_open(struct bench *bench, struct pupil *pupil) {
    return pupil_open(pupil, &bench->room, bench->from, bench_seed(bench), VISIT_PATIENCE_MS) ||
           bench_tell(bench, false, "not let in");
}

void visit_end(struct bench *bench, struct pupil *pupil) {
    pupil_close(pupil);
    bench_count(bench, &pupil->guest.stranger);
}

void visit_settle(struct pupil *pupil) {
    while (stranger_wait(&pupil->guest.stranger, VISIT_SETTLE_MS)) {
        pupil_listen(pupil);
    }
}

static void count_ack(void *context, uint8_t channel, uint16_t sequence) {
    struct visit_acks *acks = context;
    (void)channel;
    acks->count++;
    acks->last = sequence;
}

void visit_count_acks(struct pupil *pupil, struct visit_acks *acks) {
    pupil->on_acked = count_ack;
    pupil->acked_context = acks;
}

bool visit_is_answered(struct pupil *pupil) {
    struct visit_acks acks = {0};
    struct craft craft;
    visit_count_acks(pupil, &acks);
    for (unsigned i = 0; i < 3 && acks.count == 0; i++) {
        pupil_begin(pupil, &craft);
        craft_command(&craft, ENET_PROTOCOL_COMMAND_PING | CRAFT_ACKED, 0xff, 0x7777);
        pupil_send(pupil, &craft);
        visit_settle(pupil);
    }
    return acks.last == 0x7777;
}
