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

/* --- the whole game ----------------------------------------------------------------------------
 */

static struct tally_phase *round_phase(struct tally *tally, uint8_t round, enum phase phase) {
    return &tally->phases[STAGE_ROUND][round][phase];
}

void tally_met(struct tally *tally, uint8_t round, enum phase phase, bool is_first) {
    tally->met[phase] += is_first;
    round_phase(tally, round, phase)->met++;
}

static void count_lesson(struct tally *tally, const struct message_lesson *lesson) {
    tally->lessons++;
    tally->lessons_written += lesson->lesson == LESSON_WORDS;
    round_phase(tally, lesson->round, PHASE_REFLECT)->said++;
}

static void count_offer(struct tally *tally, const struct message_offer *offer) {
    tally->offers[offer->consent]++;
    tally->thoughts_written += offer->thought == THOUGHT_WORDS;
    round_phase(tally, offer->round, PHASE_OFFER)->said++;
}

void tally_other_kept(struct tally *tally, const struct session_action *kept) {
    bool is_read = kept->id == MESSAGE_ready || kept->id == MESSAGE_join ||
                   kept->id == MESSAGE_more_names || kept->id == MESSAGE_type_name;
    tally->others_kept += !is_read;
    if (kept->id == MESSAGE_offer) {
        count_offer(tally, &kept->as.offer);
    } else if (kept->id == MESSAGE_lesson) {
        count_lesson(tally, &kept->as.lesson);
    } else if (kept->id == MESSAGE_choose_idea) {
        tally->ideas++;
        round_phase(tally, kept->as.choose_idea.round, PHASE_SHARE)->said++;
    }
    tally->claims += kept->id == MESSAGE_claim;
    tally->bowls_opened += kept->id == MESSAGE_open_bowl;
    tally->bowls_chosen += kept->id == MESSAGE_choose_bowl;
    tally->agreed += kept->id == MESSAGE_agree;
    tally->feelings += kept->id == MESSAGE_feel;
    tally->pens_raised += kept->id == MESSAGE_pen_raise;
    tally->pens_answered += kept->id == MESSAGE_pen_say;
}

void tally_cheered(struct tally *tally, const struct message_phase *phase) {
    tally->cheers_sent++;
    phase_of(tally, phase)->cheers++;
}

void tally_cheers(struct tally *tally, uint32_t heard, uint32_t choruses) {
    tally->cheers_heard = heard > tally->cheers_heard ? heard : tally->cheers_heard;
    tally->choruses = choruses > tally->choruses ? choruses : tally->choruses;
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

void tally_board(struct tally *tally, uint32_t entries, uint32_t written) {
    tally->board_entries = entries > tally->board_entries ? entries : tally->board_entries;
    tally->board_written = written > tally->board_written ? written : tally->board_written;
}
