/* What the students met of the game: the sums of all, and with a plan a line for each seat. */
#include <inttypes.h>

#include "game.h"
#include "str.h"
#include "swarm_report.h"

static const char *const phase_words[PHASE_COUNT] = {
    "between", "try", "huddle", "offer", "share", "mend", "reveal", "reflect", "again",
};

static const char *const cheer_words[CHEER_COUNT] = {
    [CHEER_OK] = "ok",
    [CHEER_BRAVE] = "brave",
    [CHEER_ME_TOO] = "me_too",
    [CHEER_NOW_I_SEE] = "now_i_see",
    [CHEER_THANK_YOU] = "thank_you",
    [CHEER_YOU_CAN] = "you_can",
};

const char *report_phase_word(enum phase phase) {
    return phase_words[phase];
}

/* --- for people --------------------------------------------------------------------------------
 */

static void report_offers(FILE *file, const struct met *all) {
    fprintf(file,
            "%-14s %" PRIu32 " to keep it, %" PRIu32 " without a name, %" PRIu32
            " with it, %" PRIu32 " of no say; %" PRIu32 " in own words\n",
            "offers", all->offers[CONSENT_KEEP], all->offers[CONSENT_WITHOUT],
            all->offers[CONSENT_NAME], all->offers[CONSENT_SILENT], all->thoughts_written);
}

static void report_cheers(FILE *file, const struct met *all) {
    fprintf(file, "%-14s %" PRIu32 " sent, %" PRIu32 " heard (", "cheers",
            met_sum(all->cheers, CHEER_COUNT), met_sum(all->cheers_heard, CHEER_COUNT));
    for (int i = 0; i < CHEER_COUNT; i++) {
        fprintf(file, "%s%s %" PRIu32, i == 0 ? "" : ", ", cheer_words[i], all->cheers_heard[i]);
    }
    fprintf(file, "), %" PRIu32 " choruses\n", all->choruses);
}

static void report_share(FILE *file, const struct tally *tally) {
    const struct met *all = &tally->all;
    fprintf(file, "%-14s %" PRIu32 " seen, %" PRIu32 " ideas chosen, %" PRIu32 " times \"ours\"\n",
            "spotlights", tally_spotlights(tally), all->ideas, all->claims);
    report_cheers(file, all);
    fprintf(file,
            "%-14s %" PRIu32 " times raised, %" PRIu32 " asked: %" PRIu32 " yes, %" PRIu32
            " pass\n",
            "the pen", all->pens_raised, all->pens_asked, all->pens_yes, all->pens_passed);
}

static void report_learning(FILE *file, const struct met *all) {
    fprintf(file, "%-14s %" PRIu32 " handed in, %" PRIu32 " in own words\n", "lessons",
            all->lessons, all->lessons_written);
    fprintf(file,
            "%-14s %" PRIu32 " lines, %" PRIu32 " shown, of these %" PRIu32
            " in the students' own words\n",
            "learning board", all->board_lines, all->board_shown, all->board_own);
}

void report_met(FILE *file, const struct tally *tally) {
    const struct met *all = &tally->all;
    fputs("each seat met:\n", file);
    for (int phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        fprintf(file, "  %-12s %" PRIu32 " of %" PRIu32 " seats\n", phase_words[phase],
                tally->met[phase], tally->joined);
    }
    fprintf(file, "  %-12s %" PRIu32 " of %" PRIu32 " seats\n", "warm-up",
            tally->rounds[ROUND_WARM_UP], tally->joined);
    fprintf(file, "  %-12s %" PRIu32 " of %" PRIu32 " seats\n", "mending round",
            tally->rounds[ROUND_MENDING], tally->joined);
    report_offers(file, all);
    report_share(file, tally);
    report_learning(file, all);
    fprintf(file,
            "%-14s %" PRIu32 " bowls opened, %" PRIu32 " chosen, %" PRIu32 " agreed, %" PRIu32
            " feelings\n",
            "lobby", all->bowls_opened, all->bowls_chosen, all->agreed, all->feelings);
    fprintf(file, "%-14s %" PRIu64 " said, %" PRIu64 " kept, %" PRIu64 " not taken\n",
            "beside answers", tally->others_asked, tally->others_kept, tally->others_refused);
    fprintf(file, "%-14s %" PRIu32 " of the class\n", "gold", all->gold);
}

static void report_seat(FILE *file, uint16_t seat, const struct met *met) {
    fprintf(file, "%4u", seat);
    for (int phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        fprintf(file, " %7" PRIu32, met->phases[phase]);
    }
    fprintf(file, " %7" PRIu32 "  %2" PRIu32 "/%" PRIu32 "/%" PRIu32 " %5" PRIu32 " %4" PRIu32,
            met->rounds[ROUND_MENDING], met->offers[CONSENT_KEEP], met->offers[CONSENT_WITHOUT],
            met->offers[CONSENT_NAME], met->ideas, met->claims);
    fprintf(file, " %6" PRIu32 "  %" PRIu32 "/%" PRIu32 "/%" PRIu32 "/%" PRIu32,
            met_sum(met->cheers, CHEER_COUNT), met->pens_raised, met->pens_asked, met->pens_yes,
            met->pens_passed);
    fprintf(file, " %7" PRIu32 " %5" PRIu32 " %4" PRIu32 "\n", met->lessons, met->board_shown,
            met->gold);
}

void report_seats(FILE *file, const struct bot *bots, size_t count) {
    fputs(
        "seat by seat: rounds with each phase; offers to keep, without and with the name; the pen "
        "raised, asked,\nyes, pass; lessons handed in; lines of the learning board; gold of the "
        "team\nseat",
        file);
    for (int phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        fprintf(file, " %7s", phase_words[phase]);
    }
    fputs(" mending  offers ideas ours cheers  pen     lessons board gold\n", file);
    for (size_t i = 0; i < count; i++) {
        if (bots[i].is_joined) {
            report_seat(file, bots[i].session.view.seat.seat, &bots[i].met);
        }
    }
}

void report_unmet(const struct tally *tally, const char *plan, char *names, size_t size) {
    uint8_t phases[PLAN_PHASES_MAX], count = 0;
    names[0] = '\0';
    plan_by_name(plan, phases, &count);
    for (uint8_t i = 0; i < count; i++) {
        if (tally->met[phases[i]] == 0) {
            str_append(names, size, names[0] == '\0' ? "" : ", ");
            str_append(names, size, phase_words[phases[i]]);
        }
    }
}

/* --- for programs ------------------------------------------------------------------------------
 */

static void json_phases(FILE *file, const char *name, const uint32_t *counts) {
    fprintf(file, "\"%s\": {", name);
    for (int phase = PHASE_TRY; phase < PHASE_COUNT; phase++) {
        fprintf(file, "%s\"%s\": %" PRIu32, phase == PHASE_TRY ? "" : ", ", phase_words[phase],
                counts[phase]);
    }
    fputs("}", file);
}

static void json_cheers(FILE *file, const char *name, const uint32_t *counts) {
    fprintf(file, "\"%s\": {", name);
    for (int i = 0; i < CHEER_COUNT; i++) {
        fprintf(file, "%s\"%s\": %" PRIu32, i == 0 ? "" : ", ", cheer_words[i], counts[i]);
    }
    fputs("}", file);
}

/* The counts of one seat or of all, `between` two of them. */
static void json_counts(FILE *file, const struct met *met, const char *between) {
    const struct {
        const char *name;
        uint32_t count;
    } counts[] = {
        {"offers_kept_back", met->offers[CONSENT_KEEP]},
        {"offers_without_name", met->offers[CONSENT_WITHOUT]},
        {"offers_with_name", met->offers[CONSENT_NAME]},
        {"thoughts_written", met->thoughts_written},
        {"ideas_chosen", met->ideas},
        {"claims", met->claims},
        {"cheers_sent", met_sum(met->cheers, CHEER_COUNT)},
        {"cheers_heard", met_sum(met->cheers_heard, CHEER_COUNT)},
        {"choruses", met->choruses},
        {"pens_raised", met->pens_raised},
        {"pens_asked", met->pens_asked},
        {"pens_yes", met->pens_yes},
        {"pens_passed", met->pens_passed},
        {"lessons", met->lessons},
        {"lessons_written", met->lessons_written},
        {"board_lines", met->board_lines},
        {"board_shown", met->board_shown},
        {"board_own", met->board_own},
        {"bowls_opened", met->bowls_opened},
        {"bowls_chosen", met->bowls_chosen},
        {"feelings", met->feelings},
        {"warm_ups", met->rounds[ROUND_WARM_UP]},
        {"mending_rounds", met->rounds[ROUND_MENDING]},
        {"gold", met->gold},
    };
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        fprintf(file, "%s\"%s\": %" PRIu32, i == 0 ? "" : between, counts[i].name, counts[i].count);
    }
}

void report_met_json(FILE *file, const struct tally *tally) {
    fputs("  ", file);
    json_phases(file, "met", tally->met);
    fprintf(file, ",\n  \"met_warm_up\": %" PRIu32 ",\n  \"met_mending_round\": %" PRIu32 ",\n  ",
            tally->rounds[ROUND_WARM_UP], tally->rounds[ROUND_MENDING]);
    json_cheers(file, "cheers_sent_by_kind", tally->all.cheers);
    fputs(",\n  ", file);
    json_cheers(file, "cheers_heard_by_kind", tally->all.cheers_heard);
    fprintf(file,
            ",\n  \"others_said\": %" PRIu64 ",\n  \"others_kept\": %" PRIu64
            ",\n  \"others_not_taken\": %" PRIu64 ",\n  \"spotlights\": %" PRIu32 ",\n  ",
            tally->others_asked, tally->others_kept, tally->others_refused,
            tally_spotlights(tally));
    json_counts(file, &tally->all, ",\n  ");
    fputs(",\n", file);
}

void report_seats_json(FILE *file, const struct bot *bots, size_t count) {
    const char *between = "\n    ";
    fputs("  \"seat_by_seat\": [", file);
    for (size_t i = 0; i < count; i++) {
        const struct session_view *view = &bots[i].session.view;
        if (bots[i].is_joined) {
            fprintf(file, "%s{\"seat\": %u, \"team\": %u, ", between, view->seat.seat,
                    view->team.team);
            json_phases(file, "met", bots[i].met.phases);
            fputs(", ", file);
            json_counts(file, &bots[i].met, ", ");
            fputs("}", file);
            between = ",\n    ";
        }
    }
    fputs("\n  ],\n", file);
}

/* The swarm's own sentences have neither quotes nor control characters; a teacher's may. */
static void json_text(FILE *file, const char *text) {
    fputc('"', file);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < ' ') {
            fprintf(file, "\\u%04x", byte);
        } else {
            fputs(byte == '"' || byte == '\\' ? "\\" : "", file);
            fputc(byte, file);
        }
    }
    fputc('"', file);
}

void report_lessons_json(FILE *file, const struct tally *tally) {
    fputs("  \"wrote\": [", file);
    for (size_t i = 0; i < tally->lessons_count; i++) {
        const struct tally_lesson *lesson = &tally->lessons[i];
        fprintf(file, "%s\n    {\"seat\": %u, \"round\": %u, \"lesson\": ", i == 0 ? "" : ",",
                lesson->seat, lesson->round);
        json_text(file, lesson->text);
        fputs("}", file);
    }
    fputs("\n  ],\n  \"board\": [", file);
    for (uint16_t i = 0; i < tally->board.entries_count; i++) {
        fprintf(file, "%s\n    {\"lesson\": ", i == 0 ? "" : ",");
        json_text(file, tally->board.entries[i].lesson);
        fputs("}", file);
    }
    fputs("\n  ],\n", file);
}
