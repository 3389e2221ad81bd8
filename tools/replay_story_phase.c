/* What a phase has brought is told when it is over, out of the same counts that the results are
 * made of: answers with how many gave them, thoughts as they stood on the screens, a team's name
 * only beside what it said yes to. */
#include "replay_story_inside.h"

#include <inttypes.h>

#include "results.h"

/* From so many up a count tells nothing about anybody. */
#define TRIES_LEAST 5
#define TEAMS_LEAST 4

static void tell_answers(const struct story *story, const struct result_answers *answers) {
    for (uint16_t i = 0; i < answers->count; i++) {
        const struct result_answer *it = &answers->list[i];
        fprintf(story->file, "        %4" PRIu32 " x ", it->count);
        story_put_quoted(story->file, it->text);
        fputs(it->is_match    ? ", matches"
              : it->slip != 0 ? ", a slip of the pack"
                              : "",
              story->file);
        fputc('\n', story->file);
    }
    if (answers->others > 0) {
        fprintf(story->file, "        %4" PRIu32 " x others\n", answers->others);
    }
    if (answers->not_yet > 0) {
        fprintf(story->file, "        %4" PRIu32 " x not yet\n", answers->not_yet);
    }
}

/* So few that a count would tell who it was. */
static bool is_few(const struct story *story, uint32_t all, uint32_t least) {
    return !story->with_seats && all < least;
}

static void tell_counted(const struct story *story, const char *what, uint32_t least,
                         const struct result_answers *answers) {
    uint32_t all = answers->others + answers->not_yet, matches = 0;
    for (uint16_t i = 0; i < answers->count; i++) {
        all += answers->list[i].count;
        matches += answers->list[i].is_match ? answers->list[i].count : 0;
    }
    if (is_few(story, all, least)) {
        fprintf(story->file, "%s: so few that it is theirs alone\n", what);
        return;
    }
    fprintf(story->file, "%s: %" PRIu32 " of %" PRIu32 " matched\n", what, matches, all);
    tell_answers(story, answers);
}

static void tell_choices(const struct story *story, const char *question, const uint16_t *teams,
                         const char *const *ideas, uint8_t count) {
    for (uint8_t i = 1; i <= count; i++) {
        if (teams[i] > 0) {
            fprintf(story->file, "        %s ", question);
            story_put_quoted(story->file, ideas[i - 1]);
            fprintf(story->file, ": %s\n", COUNTED(teams[i], "team", "teams"));
        }
    }
}

static void tell_spotlights(const struct story *story, const struct result_round *round) {
    const struct challenge *challenge = room_challenge_of(story->room, round->challenge);
    fprintf(story->file, "share: %s\n",
            COUNTED(round->spotlights_count, "spotlight", "spotlights"));
    for (uint8_t i = 0; i < round->spotlights_count; i++) {
        const struct result_spotlight *it = &round->spotlights[i];
        fputs("        ", story->file);
        story_put_quoted(story->file, it->answer);
        if (it->thought[0] != '\0') {
            fputs(", thought: ", story->file);
            story_put_quoted(story->file, it->thought);
        }
        if (it->team[0] != '\0') {
            fprintf(story->file, " (%s: that was ours!)", it->team);
        }
        fputc('\n', story->file);
        tell_choices(story, "good in it:", it->good, challenge->good, challenge->good_count);
        tell_choices(story, "it turns at:", it->turns, challenge->turns, challenge->turns_count);
    }
}

static void tell_bars(const struct story *story) {
    const struct game_bars *bars = &story->room->game->bars;
    int32_t gain = 0;
    if (bars->tries == 0 || is_few(story, bars->tries, TRIES_LEAST)) {
        return;
    }
    fprintf(story->file,
            "        before %" PRIu32 " of %" PRIu32 ", huddle %" PRIu32 ", after %" PRIu32,
            bars->first, bars->tries, bars->huddle, bars->mend);
    bool has_gain = game_gain(bars, &gain);
    if (has_gain && gain >= 0) {
        fprintf(story->file, ", gain %" PRId32 " %%", gain);
    } else if (has_gain) {
        fputs(", gain: not yet", story->file);
    }
    fputc('\n', story->file);
}

static void tell_lessons(const struct story *story) {
    const struct learning *learning = &story->room->learning;
    for (uint16_t i = 0; i < learning->count; i++) {
        const struct lesson_entry *it = &learning->list[i];
        if (it->round == story->round && it->team != 0) {
            fputs("        learned: ", story->file);
            story_put_quoted(story->file, it->lesson);
            fputc('\n', story->file);
        }
    }
}

void story_tell_phase(const struct story *story) {
    const struct result_round *round = &story->room->results->rounds[story->round - 1];
    story_put_time(story);
    switch (story->phase) {
    case PHASE_TRY:
        tell_counted(story, "first tries, alone", TRIES_LEAST, &round->first);
        break;
    case PHASE_HUDDLE:
        tell_counted(story, "huddle, teams", TEAMS_LEAST, &round->huddle);
        break;
    case PHASE_OFFER:
        fputs("offer\n", story->file);
        break;
    case PHASE_SHARE:
        tell_spotlights(story, round);
        break;
    case PHASE_MEND:
        tell_counted(story, "mend, teams", TEAMS_LEAST, &round->mend);
        break;
    case PHASE_REVEAL:
        fputs("reveal\n", story->file);
        tell_bars(story);
        break;
    case PHASE_REFLECT:
        fputs("reflect\n", story->file);
        tell_lessons(story);
        break;
    case PHASE_AGAIN:
        tell_counted(story, "again, alone", TRIES_LEAST, &round->again);
        break;
    case PHASE_NONE:
    case PHASE_COUNT:
        fputs("between rounds\n", story->file);
        break;
    }
}
