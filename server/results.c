/* At the end of each phase the answers of the class are grouped by their number and counted.
 * Whoever gave them is not written down, so no later carelessness can tell it. */
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

static void take_teams(struct result_answers *answers, const struct room *room, enum phase phase) {
    const struct challenge *challenge = room_challenge(room, phase);
    for (uint16_t i = 1; i <= room->game->teams_count; i++) {
        const struct game_team *team = &room->game->teams[i];
        bool is_huddle = phase == PHASE_HUDDLE;
        bool was_asked = is_huddle ? team->was_asked_huddle : team->was_asked_mend;
        uint32_t answer = is_huddle ? team->huddle.answer : team->mend.answer;
        const struct said *said = answer != 0 ? room_said(room, i, answer) : NULL;
        if (said != NULL) {
            count_one(answers, said, challenge);
        } else if (was_asked) {
            answers->not_yet++;
        }
    }
}

void results_take_phase(struct results *results, const struct room *room, enum phase phase) {
    assert(results->rounds_count >= 1);
    struct result_round *round = &results->rounds[results->rounds_count - 1];
    if (phase == PHASE_TRY) {
        take_tries(round, room);
        round->has_try = true;
    } else if (phase == PHASE_HUDDLE) {
        take_teams(&round->huddle, room, phase);
        round->has_huddle = true;
    } else if (phase == PHASE_MEND) {
        take_teams(&round->mend, room, phase);
        round->has_mend = true;
    } else if (phase == PHASE_REVEAL) {
        round->bars = room->game->bars;
        round->has_reveal = true;
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

static void write_round(struct json *json, const struct results *results, const struct room *room,
                        uint8_t number) {
    const struct result_round *round = &results->rounds[number - 1];
    const struct challenge *challenge = room_challenge_of(room, round->challenge);
    json_open(json, NULL, '{');
    json_number(json, "round", number);
    json_number(json, "challenge", round->challenge);
    json_text(json, "title", challenge->title);
    json_bool(json, "has_twin", challenge->twins_count > 0);
    json_bool(json, "played_to_reveal", round->has_reveal);
    write_answers(json, "first_tries", "seats", round->has_try, &round->first);
    write_answers(json, "huddle", "teams", round->has_huddle, &round->huddle);
    write_answers(json, "mend", "teams", round->has_mend, &round->mend);
    if (round->has_reveal) {
        write_bars(json, &round->bars);
    }
    json_close(json, '}');
}

static void write_totals(struct json *json, const struct game *game) {
    uint32_t seams = 0;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        seams += game->teams[i].seams;
    }
    json_open(json, "session", '{');
    json_number(json, "seats", game->seats_count);
    json_number(json, "teams", game->teams_count);
    json_number(json, "gold", game->gold);
    json_number(json, "goal", game->goal);
    json_number(json, "tries", game->tries);
    json_number(json, "later", game->later);
    json_number(json, "seams", seams);
    write_bars(json, &game->session_bars);
    json_close(json, '}');
}

size_t results_to_json(const struct results *results, const struct room *room,
                       const struct results_head *head, char *text, size_t size) {
    struct json json;
    json_init(&json, text, size);
    json_open(&json, NULL, '{');
    json_text(&json, "title", head->title);
    json_text(&json, "pack", room->packs[room->pack_now].pack->title);
    json_text(&json, "started_at", head->started_at);
    json_text(&json, "ended_at", head->ended_at);
    json_number(&json, "rounds_planned", room->game->config.rounds);
    json_open(&json, "rounds", '[');
    for (uint8_t number = 1; number <= results->rounds_count; number++) {
        write_round(&json, results, room, number);
    }
    json_close(&json, ']');
    write_totals(&json, room->game);
    json_close(&json, '}');
    return json_end(&json);
}
