/* What a team or a seat may know of itself. A try is touched in letter_ideas, where it goes to its
 * own team without a name, and in letter_mine. */
#include "letters.h"

#include <assert.h>
#include <string.h>

#include "bowl_slot.h"
#include "str.h"

void letter_team(const struct room *room, uint16_t number, struct message *message) {
    message->id = MESSAGE_team;
    struct message_team *it = &message->as.team;
    *it = (struct message_team){.team = number};
    if (number == 0) {
        return;
    }
    const struct game_team *team = &room->game->teams[number];
    names_of_team(&room->names, number, it->name, sizeof it->name);
    it->seed = bowl_seed(room->game->config.seed, number, team->seed);
    it->gold = team->gold;
    it->cracks = team->cracks;
    it->seams = team->seams;
    for (uint8_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[i];
        if (room->game->seats[seat].is_removed) {
            continue; /* it is in the team until the round ends, and its name is not shown */
        }
        struct record_mate *mate = &it->mates[it->mates_count++];
        str_copy(mate->name, sizeof mate->name, room->desks.list[seat].name);
        mate->is_here = room->game->seats[seat].is_here;
    }
}

/* The place of an answer on the table, made where there is none yet; NULL: the table is full. */
static struct record_idea *place_idea(struct message_ideas *ideas, const struct said *said) {
    for (uint16_t i = 0; i < ideas->ideas_count; i++) {
        if (ideas->ideas[i].idea == said->answer) {
            return &ideas->ideas[i];
        }
    }
    if (ideas->ideas_count == IDEAS_MAX) {
        return NULL;
    }
    struct record_idea *idea = &ideas->ideas[ideas->ideas_count++];
    *idea = (struct record_idea){.idea = said->answer, .picks_count = said->picks_count};
    str_copy(idea->text, sizeof idea->text, said->text);
    memcpy(idea->picks, said->picks, sizeof idea->picks);
    return idea;
}

static void place_tries(const struct room *room, const struct game_team *team,
                        struct message_ideas *ideas) {
    for (uint8_t i = 0; i < team->seats_count; i++) {
        const struct said *said = &room->desks.list[team->seats[i]].first_try;
        bool is_one = said->is_given && said->answer != 0;
        struct record_idea *idea = is_one ? place_idea(ideas, said) : NULL;
        if (idea != NULL) {
            idea->tries++;
        }
    }
}

static void place_backings(const struct room *room, const struct game_team *team,
                           struct message_ideas *ideas) {
    for (uint8_t i = 0; i < team->seats_count; i++) {
        uint16_t seat = team->seats[i];
        const struct said *said = &room->desks.list[seat].backing;
        bool is_one = said->is_given && said->answer != 0;
        struct record_idea *idea = is_one ? place_idea(ideas, said) : NULL;
        if (idea != NULL) {
            idea->backed++;
        }
        bool is_done = said->is_given && said->is_final;
        ideas->thinking =
            (uint8_t)(ideas->thinking + (room->game->seats[seat].is_here && !is_done));
    }
}

void letter_ideas(const struct room *room, uint16_t number, struct message *message) {
    const struct game *game = room->game;
    const struct game_team *team = &game->teams[number];
    uint16_t seat = 0;
    message->id = MESSAGE_ideas;
    struct message_ideas *ideas = &message->as.ideas;
    *ideas = (struct message_ideas){.round = game->round, .phase = (uint8_t)game->phase};
    if (game->phase == PHASE_HUDDLE) {
        place_tries(room, team, ideas);
    }
    place_backings(room, team, ideas);
    ideas->leading = game_leading(game, number, &seat).answer;
}

void letter_table(const struct room *room, uint16_t number, struct message *message) {
    const struct game *game = room->game;
    const struct said *said = &room->huddle_said[number];
    uint32_t answer = game->teams[number].huddle.answer;
    message->id = MESSAGE_ideas;
    struct message_ideas *ideas = &message->as.ideas;
    *ideas = (struct message_ideas){.round = game->round, .phase = PHASE_HUDDLE};
    if (answer != 0 && said->answer == answer) {
        place_idea(ideas, said);
        ideas->leading = answer;
    }
}

/* From the round's reveal on. */
static bool is_booked(const struct game *game) {
    const uint8_t *reveal = memchr(game->plan, PHASE_REVEAL, game->plan_count);
    return reveal != NULL && reveal - game->plan <= game->phase_index;
}

static bool is_told_of_mend(const struct game *game) {
    return is_booked(game) && memchr(game->plan, PHASE_MEND, game->plan_count) != NULL;
}

static void write_gold(const struct game *game, const struct game_team *team,
                       struct message_result *it) {
    bool is_mending = game->rounds[game->round].kind == ROUND_MENDING;
    it->gold_trying = team->paid_trying;
    it->gold_there = is_mending ? 0 : team->paid_there;
    it->paid_mending = is_mending ? team->paid_there : 0;
    it->gold_helping = team->paid_helping;
    it->gold_reflecting = team->paid_reflecting;
}

/* Four bytes for every seat, so that their number says nothing. */
static void write_answer(const struct game_team *team, struct message_result *it) {
    for (size_t i = 0; team != NULL && i < IDEA_NUMBER_BYTES; i++) {
        it->answer[i] = (uint8_t)(team->huddle.answer >> (24 - 8 * i));
    }
    it->answer_count = IDEA_NUMBER_BYTES;
}

/* Every seat hears one, in every phase behind the huddle, whatever became of its team. */
void letter_result(const struct room *room, uint16_t seat, struct message *message) {
    const struct game *game = room->game;
    uint16_t number = game->seats[seat].team;
    bool is_mend = is_told_of_mend(game);
    message->id = MESSAGE_result;
    message->as.result =
        (struct message_result){.round = game->round, .phase = (uint8_t)game->phase};
    struct message_result *it = &message->as.result;
    write_answer(number != 0 ? &game->teams[number] : NULL, it);
    if (number == 0) {
        return;
    }
    const struct game_team *team = &game->teams[number];
    it->is_asked = is_mend ? team->was_asked_mend : team->was_asked_huddle;
    it->is_match = it->is_asked && (is_mend ? team->mend.mark : team->huddle.mark) == MARK_MATCH;
    it->is_crack = team->owes[game_crack_round(game)] > 0;
    bool was_crack = team->was_asked_huddle && team->huddle.mark != MARK_MATCH;
    bool is_old = game->rounds[game->round].kind == ROUND_MENDING;
    it->is_seam =
        is_mend && it->is_match && !it->is_crack && (is_old ? team->paid_there > 0 : was_crack);
    it->asks_own = game->phase == PHASE_OFFER && game_own_is_asked(game, seat);
    if (is_booked(game)) {
        write_gold(game, team, it);
    }
}

bool letter_mine(const struct room *room, uint16_t seat, struct message *message) {
    const struct desk *desk = &room->desks.list[seat];
    enum phase phase = room->game->phase;
    bool is_alone = phase == PHASE_TRY || phase == PHASE_AGAIN;
    const struct said *said = phase == PHASE_TRY     ? &desk->first_try
                              : phase == PHASE_AGAIN ? &desk->again
                                                     : &desk->backing;
    if ((!is_alone && phase != PHASE_HUDDLE && phase != PHASE_MEND) || !said->is_given) {
        return false;
    }
    message->id = MESSAGE_mine;
    message->as.mine = (struct message_mine){.round = room->game->round,
                                             .phase = (uint8_t)phase,
                                             .idea = is_alone ? 0 : said->answer,
                                             .picks_count = said->picks_count,
                                             .confidence = said->confidence,
                                             .is_final = said->is_final};
    str_copy(message->as.mine.text, sizeof message->as.mine.text, said->text);
    memcpy(message->as.mine.picks, said->picks, sizeof said->picks);
    return true;
}

void letter_seat(const struct room *room, uint16_t seat, struct message *message) {
    const struct desk *desk = &room->desks.list[seat];
    message->id = MESSAGE_seat;
    message->as.seat =
        (struct message_seat){.seat = seat, .last_action = action_log_highest(&desk->actions)};
    str_copy(message->as.seat.name, sizeof message->as.seat.name, desk->name);
    if (desk->has_fresh) {
        message->as.seat.token_count = TOKEN_BYTES;
        memcpy(message->as.seat.token, desk->fresh, TOKEN_BYTES);
    }
}

/* --- pages and questions
 * --------------------------------------------------------------------------- */

static uint8_t handed_in(const struct game *game, const struct game_team *team) {
    uint8_t count = 0;
    if (game->phase == PHASE_REFLECT) {
        return team->is_lesson_final ? team->seats_count : 0;
    }
    for (uint8_t i = 0; i < team->seats_count; i++) {
        count = (uint8_t)(count + game->seats[team->seats[i]].offer.is_final);
    }
    return count;
}

void letter_page(const struct room *room, uint16_t seat, struct message *message) {
    const struct game *game = room->game;
    uint16_t number = game->seats[seat].team;
    message->id = MESSAGE_page;
    struct message_page *page = &message->as.page;
    *page = (struct message_page){.round = game->round, .phase = (uint8_t)game->phase};
    if (number == 0) {
        return;
    }
    uint16_t scribe = game_scribe(game, number);
    const struct page *it = &room->pages[number];
    bool is_lesson = game->phase == PHASE_REFLECT;
    page->is_scribe = scribe == seat;
    page->handed_in = handed_in(game, &game->teams[number]);
    page->lesson = is_lesson ? game->teams[number].lesson : 0;
    str_copy(page->text, sizeof page->text, is_lesson ? it->lesson.words : it->thought.words);
    if (scribe != 0 && scribe != seat) {
        str_copy(page->scribe, sizeof page->scribe, room->desks.list[scribe].name);
    }
}

static uint16_t write_counts(const struct game *game, enum question question, uint8_t ideas,
                             uint8_t counts[IDEAS_PER_CHALLENGE_MAX]) {
    uint16_t teams[CHOICES_MAX + 1];
    game_choices(game, game->spotlight, question, teams);
    assert(ideas <= IDEAS_PER_CHALLENGE_MAX);
    for (uint8_t i = 0; i < ideas && i < IDEAS_PER_CHALLENGE_MAX; i++) {
        counts[i] = (uint8_t)(teams[i + 1] < UINT8_MAX ? teams[i + 1] : UINT8_MAX);
    }
    return ideas;
}

void letter_chosen(const struct room *room, uint16_t number, struct message *message) {
    const struct game *game = room->game;
    const struct challenge *challenge = room_part(room, 0);
    const uint8_t *ideas = game->teams[number].ideas[game->spotlight];
    uint8_t slip = game->spotlights[game->spotlight].thought.slip;
    message->id = MESSAGE_chosen;
    struct message_chosen *it = &message->as.chosen;
    *it = (struct message_chosen){.round = game->round,
                                  .spotlight = game->spotlight,
                                  .good = ideas[QUESTION_GOOD],
                                  .turn = ideas[QUESTION_TURN]};
    if (it->good == 0 || it->turn == 0) {
        return;
    }
    it->good_counts_count =
        write_counts(game, QUESTION_GOOD, challenge->good_count, it->good_counts);
    it->turn_counts_count =
        write_counts(game, QUESTION_TURN, challenge->turns_count, it->turn_counts);
    if (slip >= 1 && slip <= challenge->slips_count) {
        str_copy(it->turn_text, sizeof it->turn_text, challenge->slips[slip - 1].turn);
    }
}

void letter_journey(const struct room *room, uint16_t seat, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_journey;
    struct message_journey *it = &message->as.journey;
    *it = (struct message_journey){.rounds_count = game->round, .numbers_count = game->round};
    memcpy(it->rounds, &game->seats[seat].journey[1], game->round);
    for (uint8_t i = 0; i < game->round; i++) {
        it->numbers[i] = game->rounds[i + 1].number;
    }
}
