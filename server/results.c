/* At the end of each phase the answers of the class are grouped by their number and counted, and
 * what stood in the spotlight is kept as it was shown. Whoever gave an answer is not written down,
 * so no later carelessness can tell it. A warm-up leaves nothing. */
#include "results.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "room.h"
#include "str.h"

struct results *results_new(void) {
    return calloc(1, sizeof(struct results));
}

void results_take_round(struct results *results, const struct room *room) {
    assert(room->game->round >= 1 && room->game->round <= ROUNDS_MAX);
    results->rounds_count = room->game->round;
    struct result_round *round = &results->rounds[room->game->round - 1];
    memset(round, 0, sizeof *round);
    round->challenge = room->game->challenge;
    memcpy(round->cheers, room->game->cheers, sizeof round->cheers);
    round->choruses = room->game->choruses;
}

static struct result_answer *find(struct result_answers *answers, uint32_t answer) {
    for (uint16_t i = 0; i < answers->count; i++) {
        if (answers->list[i].answer == answer) {
            return &answers->list[i];
        }
    }
    return NULL;
}

/* One more for this answer; `said` has its words. */
static void count_one(struct result_answers *answers, const struct said *said,
                      const struct challenge *challenge) {
    struct result_answer *entry = find(answers, said->answer);
    if (entry != NULL) {
        entry->count++;
        return;
    }
    if (answers->count == RESULTS_ANSWERS_MAX) {
        answers->others++;
        return;
    }
    entry = &answers->list[answers->count++];
    *entry = (struct result_answer){
        .answer = said->answer, .count = 1, .slip = said->slip, .is_match = said->is_match};
    struct answer answer = {.text = said->text, .picks_count = said->picks_count};
    memcpy(answer.picks, said->picks, sizeof answer.picks);
    challenge_show(challenge, &answer, entry->text, sizeof entry->text);
}

static void take_tries(struct result_round *round, const struct room *room) {
    const struct challenge *challenge = room_challenge(room, PHASE_TRY);
    for (uint16_t i = 1; i <= room->desks.count; i++) {
        const struct said *said = &room->desks.list[i].first_try;
        if (said->is_given && said->answer != 0) {
            count_one(&round->first, said, challenge);
        } else if (room->game->seats[i].was_asked) {
            round->first.not_yet++;
        }
    }
}

/* The words of what counted for a team; NULL: nobody said any. */
static const struct said *said_of(const struct room *room, uint16_t team, bool is_huddle) {
    const struct game_team *it = &room->game->teams[team];
    const struct said *huddle = &room->huddle_said[team];
    if (is_huddle) {
        return it->huddle.answer != 0 && huddle->is_given ? huddle : NULL;
    }
    return it->mend.answer != 0 ? room_said(room, team, it->mend.answer) : NULL;
}

static void take_teams(struct result_answers *answers, const struct room *room, enum phase phase,
                       uint16_t teams) {
    const struct challenge *challenge = room_challenge(room, phase);
    bool is_huddle = phase == PHASE_HUDDLE;
    for (uint16_t i = 1; i <= teams; i++) {
        const struct game_team *team = &room->game->teams[i];
        bool was_asked = is_huddle ? team->was_asked_huddle : team->was_asked_mend;
        const struct said *said = said_of(room, i, is_huddle);
        if (said != NULL) {
            count_one(answers, said, challenge);
        } else if (was_asked) {
            answers->not_yet++;
        }
    }
}

static void take_again(struct result_round *round, const struct room *room) {
    const struct challenge *challenge = room_challenge(room, PHASE_AGAIN);
    for (uint16_t i = 1; i <= room->desks.count; i++) {
        const struct said *said = &room->desks.list[i].again;
        if (said->is_given && said->answer != 0) {
            count_one(&round->again, said, challenge);
        } else if (said->is_given) {
            round->again.not_yet++;
        }
    }
}

static void take_choices(uint16_t *counts, const struct game *game, uint8_t spotlight,
                         enum question question) {
    uint16_t teams[CHOICES_MAX + 1];
    game_choices(game, spotlight, question, teams);
    memcpy(counts, teams, (IDEAS_PER_CHALLENGE_MAX + 1) * sizeof *counts);
}

static void take_named(struct result_spotlight *to, const struct room *room, uint8_t number) {
    uint16_t team = 0;
    if (to->caption == CAPTION_TEAM && game_named(room->game, number, &team, 1) > 0) {
        names_of_team(&room->names, team, to->team, sizeof to->team);
    }
}

/* As the class saw them. */
static void take_spotlights(struct result_round *round, const struct room *room) {
    const struct game *game = room->game;
    round->spotlights_count = game->spotlight;
    for (uint8_t number = 1; number <= game->spotlight; number++) {
        const struct game_spotlight *from = &game->spotlights[number];
        struct result_spotlight *to = &round->spotlights[number - 1];
        bool is_teams = from->source == SPOTLIGHT_OFFERED && !game_is_small(game);
        to->slip = from->thought.slip;
        to->caption = is_teams ? CAPTION_TEAM : CAPTION_MANY;
        room_spotlight_answer(room, from, to->answer, sizeof to->answer);
        str_copy(to->thought, sizeof to->thought, room_thought(room, from));
        take_named(to, room, number);
        take_choices(to->good, game, number, QUESTION_GOOD);
        take_choices(to->turns, game, number, QUESTION_TURN);
    }
}

void results_take_phase(struct results *results, const struct room *room, enum phase phase,
                        uint16_t teams) {
    assert(results->rounds_count >= 1);
    struct result_round *round = &results->rounds[results->rounds_count - 1];
    if (phase == PHASE_TRY) {
        take_tries(round, room);
        round->has_try = true;
    } else if (phase == PHASE_HUDDLE) {
        take_teams(&round->huddle, room, phase, teams);
        round->has_huddle = true;
    } else if (phase == PHASE_SHARE) {
        take_spotlights(round, room);
    } else if (phase == PHASE_MEND) {
        take_teams(&round->mend, room, phase, teams);
        round->has_mend = true;
    } else if (phase == PHASE_REVEAL) {
        round->bars = room->game->bars;
        round->has_reveal = true;
    } else if (phase == PHASE_AGAIN) {
        take_again(round, room);
        round->bars = room->game->bars;
        round->has_again = true;
    }
}

static void write_answers(struct json *json, const char *key, const char *unit, bool is_there,
                          const struct result_answers *answers) {
    if (!is_there) {
        json_null(json, key);
        return;
    }
    json_open(json, key, '{');
    json_open(json, "answers", '[');
    for (uint16_t i = 0; i < answers->count; i++) {
        const struct result_answer *it = &answers->list[i];
        json_open(json, NULL, '{');
        json_text(json, "answer", it->text);
        json_number(json, unit, it->count);
        json_bool(json, "matches", it->is_match);
        if (it->slip != 0) {
            json_number(json, "slip", it->slip);
        } else {
            json_null(json, "slip");
        }
        json_close(json, '}');
    }
    json_close(json, ']');
    json_number(json, "not_yet", answers->not_yet);
    json_number(json, "others", answers->others);
    json_close(json, '}');
}

/* Before, after and gain in per cent. */
static void write_bars(struct json *json, const struct game_bars *bars) {
    int32_t gain = 0;
    json_number(json, "seats_asked", bars->tries);
    json_number(json, "matched_first", bars->first);
    json_number(json, "matched_huddle", bars->huddle);
    json_number(json, "matched_mend", bars->mend);
    json_number(json, "sure_mended", bars->sure_mended);
    if (bars->tries == 0) {
        json_null(json, "before_percent");
        json_null(json, "after_percent");
    } else {
        json_number(json, "before_percent", (bars->first * 100 + bars->tries / 2) / bars->tries);
        json_number(json, "after_percent", (bars->mend * 100 + bars->tries / 2) / bars->tries);
    }
    if (game_gain(bars, &gain)) {
        json_number(json, "gain_percent", gain);
    } else {
        json_null(json, "gain_percent");
    }
    json_bool(json, "all_there_at_once", bars->tries > 0 && bars->first == bars->tries);
}

static void write_choices(struct json *json, const char *key, const char *const *ideas,
                          uint8_t ideas_count, const uint16_t *teams) {
    json_open(json, key, '[');
    for (uint8_t i = 1; i <= ideas_count; i++) {
        json_open(json, NULL, '{');
        json_text(json, "idea", ideas[i - 1]);
        json_number(json, "teams", teams[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_spotlights(struct json *json, const struct result_round *round,
                             const struct challenge *challenge) {
    json_open(json, "spotlights", '[');
    for (uint8_t i = 0; i < round->spotlights_count; i++) {
        const struct result_spotlight *it = &round->spotlights[i];
        json_open(json, NULL, '{');
        json_text(json, "answer", it->answer);
        json_text(json, "thought", it->thought);
        if (it->slip != 0) {
            json_number(json, "slip", it->slip);
        } else {
            json_null(json, "slip");
        }
        json_text(json, "caption", it->caption == CAPTION_TEAM ? "team" : "many");
        json_text(json, "team", it->team);
        write_choices(json, "good", challenge->good, challenge->good_count, it->good);
        write_choices(json, "turns", challenge->turns, challenge->turns_count, it->turns);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_entry(struct json *json, const struct lesson_entry *entry) {
    json_open(json, NULL, '{');
    json_text(json, "thought", entry->thought);
    json_text(json, "lesson", entry->lesson);
    json_bool(json, "own_words", entry->is_own_words);
    json_bool(json, "teachers", entry->team == 0);
    json_close(json, '}');
}

/* Those of a round that came to the learning board; round 0: all, and the teacher's. */
static void write_lessons(struct json *json, const char *key, const struct room *room,
                          uint8_t round) {
    const struct learning *learning = &room->learning;
    json_open(json, key, '[');
    for (uint16_t i = 0; i < learning->count; i++) {
        const struct lesson_entry *entry = &learning->list[i];
        if (round == 0 || (entry->round == round && entry->team != 0)) {
            write_entry(json, entry);
        }
    }
    json_close(json, ']');
}

/* What came between two counts. */
static void write_cheers(struct json *json, const uint32_t *before, const uint32_t *after,
                         uint32_t choruses) {
    static const char *const names[CHEER_COUNT] = {[CHEER_OK] = "ok",
                                                   [CHEER_BRAVE] = "brave",
                                                   [CHEER_ME_TOO] = "me_too",
                                                   [CHEER_NOW_I_SEE] = "now_i_see",
                                                   [CHEER_THANK_YOU] = "thank_you",
                                                   [CHEER_YOU_CAN] = "you_can"};
    json_open(json, "cheers", '{');
    for (size_t i = 0; i < CHEER_COUNT; i++) {
        json_number(json, names[i], after[i] - before[i]);
    }
    json_number(json, "choruses", choruses);
    json_close(json, '}');
}

static void write_reached(struct json *json, const struct result_round *round) {
    write_bars(json, &round->bars);
    if (round->has_again) {
        json_number(json, "again_asked", round->bars.again_tries);
        json_number(json, "again_matched", round->bars.again);
    }
}

static void write_round(struct json *json, const struct results *results, const struct room *room,
                        uint8_t number) {
    const struct result_round *round = &results->rounds[number - 1];
    const struct game *game = room->game;
    const struct game_round *of = &game->rounds[number];
    const struct challenge *challenge = room_challenge_of(room, round->challenge);
    bool is_last = number == results->rounds_count;
    json_open(json, NULL, '{');
    json_number(json, "round", game->rounds[of->of_round != 0 ? of->of_round : number].number);
    json_text(json, "kind", of->kind == ROUND_MENDING ? "mending" : "round");
    json_text(json, "pack", room_pack_of(room, round->challenge)->title);
    json_number(json, "challenge", round->challenge % PACK_STRIDE);
    json_text(json, "title", challenge->title);
    json_bool(json, "has_twin", challenge->twins_count > 0);
    json_bool(json, "played_to_reveal", round->has_reveal);
    write_answers(json, "first_tries", "seats", round->has_try, &round->first);
    write_answers(json, "huddle", "teams", round->has_huddle, &round->huddle);
    write_answers(json, "mend", "teams", round->has_mend, &round->mend);
    write_answers(json, "again", "seats", round->has_again, &round->again);
    write_spotlights(json, round, challenge);
    write_lessons(json, "lessons", room, number);
    write_cheers(json, round->cheers, is_last ? game->cheers : round[1].cheers,
                 (is_last ? game->choruses : round[1].choruses) - round->choruses);
    if (round->has_reveal) {
        write_reached(json, round);
    }
    json_close(json, '}');
}

static void write_felt(struct json *json, const char *key, const struct room *room,
                       enum felt_kind kind) {
    json_open(json, key, '[');
    for (uint8_t value = 1; value <= felt_max(kind); value++) {
        json_number(json, NULL, room->feelings.counts[kind][value]);
    }
    json_close(json, ']');
}

static void write_totals(struct json *json, const struct room *room) {
    static const uint32_t none[CHEER_COUNT] = {0};
    const struct game *game = room->game;
    uint32_t seams = 0;
    uint16_t teams = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        seams += game->teams[i].seams;
        teams = (uint16_t)(teams + game_is_bowl(game, i));
    }
    json_open(json, "session", '{');
    json_number(json, "seats", game->seats_count);
    json_number(json, "teams", teams);
    json_number(json, "gold", game->gold);
    json_number(json, "goal", game->goal);
    json_number(json, "tries", game->tries);
    json_number(json, "later", game->later);
    json_number(json, "seams", seams);
    write_felt(json, "mood_before", room, FELT_MOOD_BEFORE);
    write_felt(json, "mood_after", room, FELT_MOOD_AFTER);
    write_felt(json, "climate_dare", room, FELT_DARE);
    write_felt(json, "climate_kind", room, FELT_KIND);
    write_cheers(json, none, game->cheers, game->choruses);
    write_lessons(json, "learning_board", room, 0);
    write_bars(json, &game->session_bars);
    json_close(json, '}');
}

size_t results_to_json(const struct results *results, const struct room *room,
                       const struct results_head *head, char *text, size_t size) {
    struct json json;
    json_init(&json, text, size);
    json_open(&json, NULL, '{');
    json_text(&json, "title", head->title);
    json_text(&json, "pack", room->packs[0].pack->title);
    json_text(&json, "started_at", head->started_at);
    json_text(&json, "ended_at", head->ended_at);
    json_number(&json, "rounds_planned", room->game->config.rounds);
    json_open(&json, "rounds", '[');
    for (uint8_t number = 1; number <= results->rounds_count; number++) {
        if (room->game->rounds[number].kind != ROUND_WARM_UP) {
            write_round(&json, results, room, number);
        }
    }
    json_close(&json, ']');
    write_totals(&json, room);
    json_close(&json, '}');
    return json_end(&json);
}
