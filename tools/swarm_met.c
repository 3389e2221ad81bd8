/* Counting alone: what an action means for whoever did it, and what a view shows. */
#include "swarm_met.h"

#include "swarm_words.h"

static void count_offer(struct met *met, const struct message_offer *offer) {
    met->offers[offer->consent]++;
    met->thoughts_written += offer->thought == THOUGHT_WORDS;
}

static void count_lesson(struct met *met, const struct message_lesson *lesson) {
    met->lessons++;
    met->lessons_written += lesson->lesson == LESSON_WORDS;
}

static void count_pen(struct met *met, const struct message_pen_say *say) {
    met->pens_yes += say->is_yes;
    met->pens_passed += !say->is_yes;
}

void met_kept(struct met *met, const struct session_action *kept) {
    if (kept->id == MESSAGE_offer) {
        count_offer(met, &kept->as.offer);
    } else if (kept->id == MESSAGE_lesson) {
        count_lesson(met, &kept->as.lesson);
    } else if (kept->id == MESSAGE_pen_say) {
        count_pen(met, &kept->as.pen_say);
    }
    met->ideas += kept->id == MESSAGE_choose_idea;
    met->claims += kept->id == MESSAGE_claim;
    met->bowls_opened += kept->id == MESSAGE_open_bowl;
    met->bowls_chosen += kept->id == MESSAGE_choose_bowl;
    met->agreed += kept->id == MESSAGE_agree;
    met->feelings += kept->id == MESSAGE_feel;
    met->pens_raised += kept->id == MESSAGE_pen_raise;
}

static void count_board(struct met *met, const struct message_learning_board *board) {
    met->board_shown = board->entries_count;
    met->board_lines = board->entries_count + (uint32_t)board->more;
    met->board_own = 0;
    for (uint16_t i = 0; i < board->entries_count; i++) {
        met->board_own += words_is_lesson(board->entries[i].lesson);
    }
}

void met_shown(struct met *met, const struct session_view *view) {
    if (view->have_cheers) {
        for (int i = 0; i < CHEER_COUNT; i++) {
            met->cheers_heard[i] = view->cheers.total[i];
        }
        met->choruses = view->cheers.choruses;
    }
    if (view->have_learning_board) {
        count_board(met, &view->learning_board);
    }
    if (view->have_team) {
        met->gold = view->team.gold;
    }
}

static void raise(uint32_t *count, uint32_t to) {
    *count = to > *count ? to : *count;
}

void met_most(struct met *all, const struct met *one) {
    for (int i = 0; i < CHEER_COUNT; i++) {
        raise(&all->cheers_heard[i], one->cheers_heard[i]);
    }
    raise(&all->choruses, one->choruses);
    raise(&all->board_shown, one->board_shown);
    raise(&all->board_own, one->board_own);
    raise(&all->board_lines, one->board_lines);
}

uint32_t met_sum(const uint32_t *counts, unsigned count) {
    uint32_t sum = 0;
    for (unsigned i = 0; i < count; i++) {
        sum += counts[i];
    }
    return sum;
}
