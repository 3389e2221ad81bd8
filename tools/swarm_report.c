/* Plain lines and plain JSON: times in milliseconds, sums over all seats unless a line says "a
 * seat". */
#include "swarm_report.h"

#include <inttypes.h>

static const char *phase_name(const struct message_phase *phase) {
    static const char *const stages[STAGE_COUNT] = {"lobby", "between", "recap", "closed"};
    return phase->stage == STAGE_ROUND ? report_phase_word((enum phase)phase->phase)
                                       : stages[phase->stage];
}

static void report_bars(FILE *file, const struct message_bars *bars) {
    fprintf(file, "; first %u %%, huddle %u %%", bars->first, bars->huddle);
    if (bars->has_mend) {
        fprintf(file, ", mend %u %%", bars->mend);
    }
    if (bars->is_all_there) {
        fputs("; all there at once", file);
    } else if (bars->gain < 0) {
        fputs("; gain: not yet", file);
    } else {
        fprintf(file, "; gain %d %%", bars->gain);
    }
}

/* What was met, beside answers. */
static void report_did(FILE *file, const struct message_phase *phase,
                       const struct tally_phase *seen) {
    static const char *const words[PHASE_COUNT] = {
        [PHASE_OFFER] = "offers",
        [PHASE_SHARE] = "ideas chosen",
        [PHASE_REFLECT] = "lessons",
    };
    fprintf(file, "; met by %" PRIu32, seen->met);
    if (words[phase->phase] != NULL) {
        fprintf(file, ", %" PRIu32 " %s", seen->said, words[phase->phase]);
    }
    if (seen->cheers > 0) {
        fprintf(file, ", %" PRIu32 " cheers", seen->cheers);
    }
}

static void report_place(FILE *file, const struct message_phase *phase) {
    static const char *const kinds[ROUND_KIND_COUNT] = {"", "warm-up", "mending round"};
    if (phase->stage == STAGE_ROUND && phase->kind == ROUND_NORMAL) {
        fprintf(file, "round %2u of %2u  ", phase->number, phase->planned);
    } else {
        fprintf(file, "%-16s", phase->stage == STAGE_ROUND ? kinds[phase->kind] : "");
    }
}

void report_phase(FILE *file, const struct tally *tally, const struct message_phase *phase) {
    const struct tally_phase *seen = tally_phase_of(tally, phase);
    if (phase->stage == STAGE_CLOSED || (seen->heard == 0 && seen->sent == 0)) {
        return;
    }
    report_place(file, phase);
    fprintf(file, "%-8s heard by %" PRIu32 " within %.1f ms", phase_name(phase), seen->heard,
            (double)(seen->last_us - seen->first_us) / 1000.0);
    if (seen->sent > 0) {
        fprintf(file, "; %" PRIu32 " answers, %" PRIu32 " kept", seen->sent, seen->kept);
    }
    if (phase->stage == STAGE_ROUND && phase->phase != PHASE_NONE) {
        report_did(file, phase, seen);
    }
    bool is_recap = phase->stage == STAGE_RECAP;
    const struct message_bars *bars = &tally->bars[is_recap ? 0 : phase->round];
    if (bars->is_shown && (is_recap || phase->phase == PHASE_REVEAL)) {
        report_bars(file, bars);
    }
    fputc('\n', file);
    fflush(file);
}

static void report_samples(FILE *file, const char *what, const struct samples *samples) {
    fprintf(file, "%-14s p50 %.1f ms, p99 %.1f ms, max %.1f ms (%zu)\n", what,
            samples_ms(samples, 500), samples_ms(samples, 990), samples_ms(samples, 1000),
            samples->count);
}

static double join_ms(const struct tally *tally) {
    return tally->joined == 0 ? 0 : (double)(tally->joined_us - tally->start_us) / 1000.0;
}

static double a_seat(const struct tally *tally, uint64_t sum) {
    return (double)sum / (double)tally->seats;
}

void report_table(FILE *file, struct tally *tally) {
    samples_sort(&tally->kept_us);
    samples_sort(&tally->fan_out_us);
    fprintf(file, "%-14s %" PRIu32 " of %" PRIu32 " joined in %.1f ms\n", "seats", tally->joined,
            tally->seats, join_ms(tally));
    fprintf(file,
            "%-14s %" PRIu64 " sent, %" PRIu64 " kept, %" PRIu64 " not taken, %" PRIu64
            " replaced before they were sent\n",
            "answers", tally->asked - tally->replaced, tally->kept, tally->refused,
            tally->replaced);
    report_samples(file, "kept after", &tally->kept_us);
    fprintf(file, "%-14s %" PRIu32 " in the middle one of all phases\n", "kept a second",
            tally_kept_a_second(tally));
    report_samples(file, "phase news", &tally->fan_out_us);
    fprintf(file, "%-14s %.1f messages (%.0f bytes) sent, %.1f messages (%.0f bytes) heard\n",
            "a seat", a_seat(tally, tally->sent), a_seat(tally, tally->sent_bytes),
            a_seat(tally, tally->received), a_seat(tally, tally->received_bytes));
    fprintf(file, "%-14s %" PRIu64 "\n", "disconnects", tally->disconnects);
}

static void json_samples(FILE *file, const char *name, const struct samples *samples) {
    fprintf(file, "  \"%s\": {\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f, \"count\": %zu},\n",
            name, samples_ms(samples, 500), samples_ms(samples, 990), samples_ms(samples, 1000),
            samples->count);
}

static bool is_complete(const struct tally *tally) {
    return !tally->is_incomplete && tally->kept_us.left_out == 0 && tally->fan_out_us.left_out == 0;
}

static void json_counts(FILE *file, const struct tally *tally, const char *end) {
    fprintf(file, "  \"end\": \"%s\",\n", end);
    fprintf(file, "  \"seats\": %" PRIu32 ",\n  \"joined\": %" PRIu32 ",\n", tally->seats,
            tally->joined);
    fprintf(file, "  \"join_all_ms\": %.3f,\n", join_ms(tally));
    fprintf(file, "  \"answers_sent\": %" PRIu64 ",\n  \"answers_kept\": %" PRIu64 ",\n",
            tally->asked - tally->replaced, tally->kept);
    fprintf(file, "  \"answers_not_taken\": %" PRIu64 ",\n  \"answers_replaced\": %" PRIu64 ",\n",
            tally->refused, tally->replaced);
    fprintf(file, "  \"kept_a_second\": %" PRIu32 ",\n", tally_kept_a_second(tally));
    fprintf(file, "  \"disconnects\": %" PRIu64 ",\n", tally->disconnects);
    fprintf(file, "  \"messages_a_seat\": {\"sent\": %.2f, \"heard\": %.2f},\n",
            a_seat(tally, tally->sent), a_seat(tally, tally->received));
    fprintf(file, "  \"bytes_a_seat\": {\"sent\": %.1f, \"heard\": %.1f},\n",
            a_seat(tally, tally->sent_bytes), a_seat(tally, tally->received_bytes));
    json_samples(file, "kept_ms", &tally->kept_us);
    json_samples(file, "phase_news_ms", &tally->fan_out_us);
    report_met_json(file, tally);
    fprintf(file, "  \"is_complete\": %s,\n", is_complete(tally) ? "true" : "false");
}

bool report_json(const char *path, struct tally *tally, const struct bot *bots, size_t count,
                 const char *end) {
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    samples_sort(&tally->kept_us);
    samples_sort(&tally->fan_out_us);
    fputs("{\n", file);
    json_counts(file, tally, end);
    report_seats_json(file, bots, count);
    report_lessons_json(file, tally);
    fputs("  \"kept\": [", file);
    for (size_t i = 0; i < tally->told_count; i++) {
        const struct tally_kept *kept = &tally->told[i];
        fprintf(file,
                "%s\n    {\"event\": %" PRIu64 ", \"seat\": %u, \"round\": %u, \"phase\": \"%s\"}",
                i == 0 ? "" : ",", kept->event, kept->seat, kept->round,
                report_phase_word((enum phase)kept->phase));
    }
    fputs("\n  ]\n}\n", file);
    bool is_written = ferror(file) == 0;
    return fclose(file) == 0 && is_written;
}
