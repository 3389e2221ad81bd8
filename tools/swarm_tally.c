/* Counting, and remembering what was told to be kept, so that it can be compared with the journal
 * afterwards. Nothing is judged here. */
#include "swarm_tally.h"

#include <stdlib.h>
#include <string.h>

void tally_init(struct tally *tally, uint32_t seats, uint64_t now_us) {
    memset(tally, 0, sizeof(*tally));
    tally->seats = seats;
    tally->start_us = now_us;
    samples_init(&tally->kept_us);
    samples_init(&tally->fan_out_us);
}

void tally_deinit(struct tally *tally) {
    samples_deinit(&tally->kept_us);
    samples_deinit(&tally->fan_out_us);
    free(tally->told);
}

void tally_joined(struct tally *tally, uint64_t now_us) {
    tally->joined++;
    tally->joined_us = now_us;
}

static struct tally_phase *phase_of(struct tally *tally, const struct message_phase *phase) {
    return &tally->phases[phase->stage][phase->round][phase->phase];
}

const struct tally_phase *tally_phase_of(const struct tally *tally,
                                         const struct message_phase *phase) {
    return &tally->phases[phase->stage][phase->round][phase->phase];
}

bool tally_heard(struct tally *tally, const struct message_phase *phase, bool is_back,
                 uint64_t now_us) {
    struct tally_phase *heard = phase_of(tally, phase);
    bool is_news = heard->first_us == 0;
    if (is_news) {
        heard->first_us = now_us;
        heard->last_us = now_us;
    }
    if (!is_back) {
        heard->heard++;
        heard->last_us = now_us;
        samples_add(&tally->fan_out_us, now_us - heard->first_us);
    }
    return is_news;
}

void tally_asked(struct tally *tally, const struct message_phase *phase) {
    tally->asked++;
    phase_of(tally, phase)->sent++;
}

static bool has_room_to_tell(struct tally *tally) {
    if (tally->told_count < tally->told_capacity) {
        return true;
    }
    size_t capacity = tally->told_capacity == 0 ? 4096 : 2 * tally->told_capacity;
    struct tally_kept *told = realloc(tally->told, capacity * sizeof(*told));
    if (told == NULL) {
        tally->is_incomplete = true;
        return false;
    }
    tally->told = told;
    tally->told_capacity = capacity;
    return true;
}

void tally_kept(struct tally *tally, const struct tally_kept *kept, bool is_final,
                uint64_t wait_us) {
    tally->kept++;
    tally->phases[STAGE_ROUND][kept->round][kept->phase].kept++;
    if (is_final) {
        samples_add(&tally->kept_us, wait_us);
    }
    if (has_room_to_tell(tally)) {
        tally->told[tally->told_count++] = *kept;
    }
}
