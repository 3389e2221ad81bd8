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
    free(tally->lessons);
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

void tally_asked(struct tally *tally, const struct message_phase *phase, uint64_t now_us) {
    struct tally_phase *asked = phase_of(tally, phase);
    tally->asked++;
    asked->asked_us = asked->sent == 0 ? now_us : asked->asked_us;
    asked->sent++;
}

/* `list` with place for one more; NULL: there is no memory for it. */
static void *grown(struct tally *tally, void *list, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) {
        return list;
    }
    size_t more = *capacity == 0 ? 256 : 2 * *capacity;
    void *longer = realloc(list, more * size);
    if (longer == NULL) {
        tally->is_incomplete = true;
        return NULL;
    }
    *capacity = more;
    return longer;
}

static void tell(struct tally *tally, const struct tally_kept *kept) {
    struct tally_kept *told =
        grown(tally, tally->told, tally->told_count, &tally->told_capacity, sizeof(*told));
    if (told != NULL) {
        tally->told = told;
        told[tally->told_count++] = *kept;
    }
}

void tally_kept(struct tally *tally, const struct tally_kept *kept, bool is_final,
                uint64_t wait_us) {
    tally->kept++;
    struct tally_phase *phase = &tally->phases[STAGE_ROUND][kept->round][kept->phase];
    phase->kept++;
    phase->kept_us = kept->at_us;
    if (is_final) {
        samples_add(&tally->kept_us, wait_us);
    }
    tell(tally, kept);
}

static int compare(const void *a, const void *b) {
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

uint32_t tally_kept_a_second(const struct tally *tally) {
    uint32_t rates[(ROUNDS_MAX + 1) * PHASE_COUNT];
    size_t count = 0;
    for (size_t round = 0; round <= ROUNDS_MAX; round++) {
        for (size_t i = 0; i < PHASE_COUNT; i++) {
            const struct tally_phase *phase = &tally->phases[STAGE_ROUND][round][i];
            if (phase->kept > 0 && phase->kept_us > phase->asked_us) {
                rates[count++] = (uint32_t)((uint64_t)phase->kept * 1000000u /
                                            (phase->kept_us - phase->asked_us));
            }
        }
    }
    qsort(rates, count, sizeof rates[0], compare);
    return count == 0 ? 0 : rates[count / 2];
}

/* --- the whole game ----------------------------------------------------------------------------
 */

static struct tally_phase *round_phase(struct tally *tally, uint8_t round, enum phase phase) {
    return &tally->phases[STAGE_ROUND][round][phase];
}

void tally_met(struct tally *tally, uint8_t round, enum phase phase, bool is_first) {
    tally->met[phase] += is_first;
    round_phase(tally, round, phase)->met++;
}

static uint8_t round_of(const struct session_action *kept) {
    return kept->id == MESSAGE_offer    ? kept->as.offer.round
           : kept->id == MESSAGE_lesson ? kept->as.lesson.round
                                        : kept->as.choose_idea.round;
}

void tally_other_kept(struct tally *tally, struct met *seat, const struct session_action *kept) {
    static const enum phase said_in[] = {[MESSAGE_offer] = PHASE_OFFER,
                                         [MESSAGE_lesson] = PHASE_REFLECT,
                                         [MESSAGE_choose_idea] = PHASE_SHARE};
    bool is_read = kept->id == MESSAGE_ready || kept->id == MESSAGE_join ||
                   kept->id == MESSAGE_more_names || kept->id == MESSAGE_type_name;
    tally->others_kept += !is_read;
    bool is_counted = (size_t)kept->id < sizeof(said_in) / sizeof(said_in[0]);
    if (is_counted && said_in[kept->id] != PHASE_NONE) {
        round_phase(tally, round_of(kept), said_in[kept->id])->said++;
    }
    met_kept(&tally->all, kept);
    met_kept(seat, kept);
}

size_t tally_lesson(struct tally *tally, size_t at, const struct tally_lesson *lesson) {
    struct tally_lesson *old = at < tally->lessons_count ? &tally->lessons[at] : NULL;
    if (old != NULL && old->seat == lesson->seat && old->round == lesson->round) {
        *old = *lesson;
        return at;
    }
    struct tally_lesson *list =
        grown(tally, tally->lessons, tally->lessons_count, &tally->lessons_capacity, sizeof(*list));
    if (list == NULL) {
        return at;
    }
    tally->lessons = list;
    list[tally->lessons_count] = *lesson;
    return tally->lessons_count++;
}

void tally_cheered(struct tally *tally, struct met *seat, const struct message_phase *phase,
                   enum cheer cheer) {
    tally->all.cheers[cheer]++;
    seat->cheers[cheer]++;
    phase_of(tally, phase)->cheers++;
}

void tally_spotlight(struct tally *tally, uint8_t round, uint8_t number) {
    tally->spotlights[round] |= (uint8_t)(1u << number);
}

uint32_t tally_spotlights(const struct tally *tally) {
    uint32_t count = 0;
    for (size_t i = 0; i <= ROUNDS_MAX; i++) {
        for (uint8_t number = 1; number <= SPOTLIGHTS_MAX; number++) {
            count += tally->spotlights[i] >> number & 1u;
        }
    }
    return count;
}
