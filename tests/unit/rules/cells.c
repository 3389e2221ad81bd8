/* A letter a place: a row says what an event is, and its letters what becomes of it in each place.
 */
#include "cells.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct game_config cells_config(void) {
    struct game_config config = play_config_of("full+again");
    config.team_size = 2;
    return config;
}

void cells_sit_down(struct play *play, const struct game_config *config) {
    play_open(play, config, 10);
    PLAY_OK(play, seat_away, .seat = 9);
    PLAY_OK(play, seat_left, .seat = 10);
    PLAY_OK(play, agreed, .seat = 2);
    for (uint16_t seat = 1; seat <= 8; seat += 2) {
        PLAY_OK(play, team_opened, .seat = seat);
        PLAY_OK(play, team_chosen, .seat = seat + 1u, .team = (seat + 1u) / 2);
    }
}

void cells_act(struct play *play) {
    enum phase phase = play->game.phase;
    for (uint16_t seat = 3; seat <= 6; seat++) {
        if (phase == PHASE_TRY || phase == PHASE_HUDDLE) {
            enum play_answer answer = seat <= 4 ? PLAY_SLIP : PLAY_MISS;
            assert_int_equal(play_answer(play, seat, answer, true), GAME_OK);
        }
        if (phase == PHASE_OFFER) {
            PLAY_OK(play, offered, .seat = seat, .consent = CONSENT_WITHOUT, .thought = 1);
        }
    }
}

void cells_go_to(struct play *play, enum place place) {
    struct game_config config = cells_config();
    cells_sit_down(play, &config);
    if (place == LOBBY) {
        return;
    }
    PLAY_OK(play, round_started, .challenge = CHALLENGE, .try_ms = 60000, .twins = TWINS,
            .slips = SLIPS);
    PLAY_OK(play, pen_raised, .seat = 7, .is_raised = 1);
    enum place last = place == FROZEN ? SHARE : place;
    for (enum place at = TRY; at < last && at < BETWEEN; at++) {
        cells_act(play);
        play_next(play);
    }
    if (place == BREAK) {
        PLAY_OK(play, break_started, .round = 1);
    } else if (place == RECAP) {
        PLAY_OK(play, recap_started, .round = 1);
    } else if (place == CLOSED) {
        PLAY_OK(play, session_closed, .reason = 0);
    } else if (place == FROZEN) {
        PLAY_OK(play, frozen, .is_frozen = 1);
    }
}

enum game_status cells_status(char letter) {
    switch (letter) {
    case 'Y':
        return GAME_OK;
    case '~': /* taken, and nothing is different in the state */
        return GAME_OK;
    case '.':
        return GAME_NOT_NOW;
    case 'x':
        return GAME_NO_SUCH;
    case '=':
        return GAME_NOTHING_TO_DO;
    case 'z':
        return GAME_FROZEN;
    case 's':
        return GAME_NOT_YOURS;
    default:
        fail_msg("no such letter: %c", letter);
        return GAME_OK;
    }
}

#define ROW(what, name, letters, ...)                                                              \
    { what, {.kind = EVENT_##name, .as.name = {__VA_ARGS__}}, letters }
#define ANSWERED(its_phase, its_answer, its_mark)                                                  \
    .seat = 1, .phase = (its_phase), .answer = (its_answer), .mark = (its_mark)

#define OPEN       "YYYYYYYYYYYY.Y" /* until it is closed */
#define OPEN_NO    "xxxxxxxxxxxx.x"
#define OPEN_IS_SO "============.="
#define OPEN_STAYS "~~~~~~~~~~~~.~"
#define NOWHERE    ".............."
#define NO_SUCH    "xxxxxxxxxxxxxx"
#define STUDENTS   ".............z" /* a student's, and nowhere */

/* clang-format off: letters stand under the places they are for */
const struct cell_row cells_rows[] = {
    ROW("the next seat", seat_added, OPEN, .seat = 11),
    ROW("a seat that is there", seat_added, OPEN_NO, .seat = 10),
    ROW("a seat too far", seat_added, OPEN_NO, .seat = 12),
    ROW("away comes back", seat_here, OPEN, .seat = 9),
    ROW("who left comes back", seat_here, OPEN, .seat = 10),
    ROW("here already", seat_here, OPEN_IS_SO, .seat = 1),
    ROW("no seat here", seat_here, OPEN_NO, .seat = 11),
    ROW("seat 0 here", seat_here, OPEN_NO, .seat = 0),
    ROW("goes away", seat_away, OPEN, .seat = 1),
    ROW("away already", seat_away, OPEN_IS_SO, .seat = 9),
    ROW("left, so away", seat_away, OPEN_IS_SO, .seat = 10),
    ROW("no seat away", seat_away, OPEN_NO, .seat = UINT32_MAX),
    ROW("leaves", seat_left, OPEN, .seat = 1),
    ROW("leaves when away", seat_left, OPEN, .seat = 9),
    ROW("left already", seat_left, OPEN_IS_SO, .seat = 10),
    ROW("no seat leaves", seat_left, OPEN_NO, .seat = 65537),
    ROW("is taken away", seat_removed, OPEN, .seat = 1),
    ROW("who left is taken away", seat_removed, OPEN, .seat = 10),
    ROW("no seat is taken away", seat_removed, OPEN_NO, .seat = 11),
    ROW("a note", seat_noted, OPEN_STAYS, .seat = 1),
    ROW("a note about no seat", seat_noted, OPEN_NO, .seat = 11),
    ROW("away, and back with its token", seat_resumed, OPEN, .seat = 9, .how = RETURN_KNOWN),
    ROW("left, and the teacher gave it", seat_resumed, OPEN, .seat = 10, .how = RETURN_GIVEN),
    ROW("here, and back again", seat_resumed, OPEN_STAYS, .seat = 1, .how = RETURN_NEWER),
    ROW("back somehow", seat_resumed, OPEN_NO, .seat = 9, .how = RETURN_KIND_COUNT),
    ROW("back at no seat", seat_resumed, OPEN_NO, .seat = 11),
    ROW("the server goes on", room_resumed, OPEN, .run = 2),
    ROW("goes on a second time only", room_resumed, OPEN, .run = 3),
    ROW("goes on with the same run", room_resumed, OPEN_NO, .run = 1),
    ROW("goes on before it began", room_resumed, OPEN_NO, .run = 0),
    ROW("agrees", agreed, "YYYYYYYYYYYY.z", .seat = 9),
    ROW("agreed already", agreed, "============.z", .seat = 2),
    ROW("no seat agrees", agreed, "xxxxxxxxxxxx.z", .seat = 11),
    ROW("two at one seat", seat_paired, OPEN, .seat = 1, .is_paired = 1),
    ROW("one at one seat", seat_paired, OPEN_IS_SO, .seat = 1, .is_paired = 0),
    ROW("three at one seat", seat_paired, OPEN_NO, .seat = 1, .is_paired = 2),
    ROW("two at no seat", seat_paired, OPEN_NO, .seat = 11, .is_paired = 1),
    ROW("opens a bowl", team_opened, "Y............z", .seat = 9),
    ROW("opens another bowl", team_opened, "Y............z", .seat = 1),
    ROW("no seat opens a bowl", team_opened, "x.........x..z", .seat = 11),
    ROW("chooses a bowl", team_chosen, "Y............z", .seat = 9, .team = 1),
    ROW("chooses another bowl", team_chosen, "Y............z", .seat = 3, .team = 1),
    ROW("chooses the own bowl", team_chosen, "=............z", .seat = 3, .team = 2),
    ROW("chooses no bowl", team_chosen, "x............z", .seat = 3, .team = 5),
    ROW("no seat chooses", team_chosen, "x.........x..z", .seat = 11, .team = 1),
    ROW("the teacher moves a seat", seat_moved, "YYYYYYYYYYY..Y", .seat = 3, .team = 1),
    ROW("moves it where it is", seat_moved, "===========..=", .seat = 3, .team = 2),
    ROW("moves it to no bowl", seat_moved, "xxxxxxxxxxx..x", .seat = 3, .team = 5),
    ROW("takes it out of its team", seat_moved, "Y........YY...", .seat = 3, .team = 0),
    ROW("moves no seat", seat_moved, "xxxxxxxxxxx..x", .seat = 11, .team = 1),
    ROW("shuffle before a round", teams_shuffled, "Y.............", .round = 0),
    ROW("shuffle", teams_shuffled, ".YYYYYYYYYY..Y", .round = 1),
    ROW("split of three", team_split, NOWHERE, .team = 1),
    ROW("split of no bowl", team_split, "xxxxxxxxxxx..x", .team = 9),
    ROW("another size", team_size_set, "YYYYYYYYYYY..Y", .size = 3),
    ROW("the same size", team_size_set, "===========..=", .size = 2),
    ROW("no size", team_size_set, NO_SUCH, .size = 5),
    ROW("too small a size", team_size_set, NO_SUCH, .size = 1),
    ROW("lock", door_locked, OPEN, .is_locked = 1),
    ROW("open already", door_locked, OPEN_IS_SO, .is_locked = 0),
    ROW("half locked", door_locked, NO_SUCH, .is_locked = 2),
    ROW("pause", paused, OPEN, .is_paused = 1),
    ROW("going on", paused, OPEN_IS_SO, .is_paused = 0),
    ROW("half a pause", paused, NO_SUCH, .is_paused = 2),
    ROW("look up", frozen, "YYYYYYYYYYYY.=", .is_frozen = 1),
    ROW("go on", frozen, "============.Y", .is_frozen = 0),
    ROW("look half up", frozen, NO_SUCH, .is_frozen = 2),
    ROW("more time in try", time_added, ".Y............", .round = 1, .phase = PHASE_TRY,
        .ms = 15000),
    ROW("more time in huddle", time_added, "..Y...........", .round = 1, .phase = PHASE_HUDDLE,
        .ms = 15000),
    ROW("more time in offer", time_added, "...Y..........", .round = 1, .phase = PHASE_OFFER,
        .ms = 15000),
    ROW("more time in mend", time_added, ".....Y........", .round = 1, .phase = PHASE_MEND,
        .ms = 15000),
    ROW("more time in reflect", time_added, ".......Y......", .round = 1, .phase = PHASE_REFLECT,
        .ms = 15000),
    ROW("more time in again", time_added, "........Y.....", .round = 1, .phase = PHASE_AGAIN,
        .ms = 15000),
    ROW("more time in share", time_added, "....=........=", .round = 1, .phase = PHASE_SHARE,
        .ms = 15000),
    ROW("more time in reveal", time_added, "......=.......", .round = 1, .phase = PHASE_REVEAL,
        .ms = 15000),
    ROW("more time in another round", time_added, NOWHERE, .round = 2, .phase = PHASE_TRY,
        .ms = 15000),
    ROW("no more time", time_added, NO_SUCH, .round = 1, .phase = PHASE_TRY, .ms = 0),
    ROW("too much more time", time_added, NO_SUCH, .round = 1, .phase = PHASE_TRY, .ms = 600001),
    ROW("more time in no phase", time_added, NO_SUCH, .round = 1, .phase = PHASE_NONE, .ms = 1),
    ROW("more time in an unknown phase", time_added, NO_SUCH, .round = 1, .phase = PHASE_COUNT,
        .ms = 1),
    ROW("a break", break_started, ".YYYYYYYYY...Y", .round = 1),
    ROW("a break of another round", break_started, NOWHERE, .round = 0),
    ROW("another plan", plan_set, "YYYYYYYYYYY..Y", .phases = 0x6521),
    ROW("the same plan", plan_set, "===========..=", .phases = 0x87654321),
    ROW("a plan without reveal", plan_set, "xxxxxxxxxxx..x", .phases = 0x21),
    ROW("a plan with a hole", plan_set, "xxxxxxxxxxx..x", .phases = 0x6021),
    ROW("no plan", plan_set, "xxxxxxxxxxx..x", .phases = 0),
    ROW("another goal", goal_set, "YYYYYYYYYYY..Y", .goal = GOLD_MAX),
    ROW("no goal", goal_set, NO_SUCH, .goal = 0),
    ROW("too far a goal", goal_set, NO_SUCH, .goal = GOLD_MAX + 1),
    ROW("another pack", pack_chosen, OPEN, .pack = PACKS_MAX - 1),
    ROW("the same pack", pack_chosen, OPEN_IS_SO, .pack = 0),
    ROW("no pack", pack_chosen, NO_SUCH, .pack = PACKS_MAX),
    ROW("names are typed", names_set, OPEN, .may_type = 1),
    ROW("names are made", names_set, OPEN_IS_SO, .may_type = 0),
    ROW("names are half typed", names_set, NO_SUCH, .may_type = 2),
    ROW("a round", round_started, "Y........YY...", STARTED(ROUND_NORMAL, 0)),
    ROW("a warm-up", round_started, "Y........YY...", STARTED(ROUND_WARM_UP, 0)),
    ROW("a mending round", round_started, "x........YY...", STARTED(ROUND_MENDING, 1)),
    ROW("a mending round of a later one", round_started, "x........xx...",
        STARTED(ROUND_MENDING, 2)),
    ROW("a mending round of none", round_started, "x........xx...", STARTED(ROUND_MENDING, 0)),
    ROW("a mending round of another challenge", round_started, "x........xx...", .challenge = 8,
        .twins = TWINS, .kind = ROUND_MENDING, .of_round = 1),
    ROW("a round of a round", round_started, "x........xx...", STARTED(ROUND_NORMAL, 1)),
    ROW("an unknown kind of round", round_started, "x........xx...", STARTED(ROUND_KIND_COUNT, 0)),
    ROW("too many twins", round_started, "x........xx...", .challenge = 3, .twins = TWINS_MAX + 1),
    ROW("too many slips", round_started, "x........xx...", .challenge = 3, .slips = SLIPS_MAX + 1),
    ROW("a try", answered, ".Y...........z", ANSWERED(PHASE_TRY, 1, 1)),
    ROW("a huddle's backing", answered, "..Y..........z", ANSWERED(PHASE_HUDDLE, 1, MARK_MATCH)),
    ROW("a mend's backing", answered, ".....Y.......z", ANSWERED(PHASE_MEND, 0, 0)),
    ROW("a try again", answered, "........Y....z", ANSWERED(PHASE_AGAIN, 1, MARK_MATCH)),
    ROW("an answer in offer", answered, STUDENTS, ANSWERED(PHASE_OFFER, 1, 0)),
    ROW("an answer in share", answered, STUDENTS, ANSWERED(PHASE_SHARE, 1, 0)),
    ROW("an answer in reveal", answered, STUDENTS, ANSWERED(PHASE_REVEAL, 1, 0)),
    ROW("an answer in reflect", answered, STUDENTS, ANSWERED(PHASE_REFLECT, 1, 0)),
    ROW("an answer in none", answered, STUDENTS, ANSWERED(PHASE_NONE, 1, 0)),
    ROW("an answer in an unknown phase", answered, "xxxxxxxxxxxxxz", ANSWERED(PHASE_COUNT, 1, 0)),
    ROW("not yet cannot match", answered, ".x...........z", ANSWERED(PHASE_TRY, 0, MARK_MATCH)),
    ROW("an unknown mark", answered, ".x...........z", ANSWERED(PHASE_TRY, 1, 9)),
    ROW("more than sure", answered, ".x...........z", ANSWERED(PHASE_TRY, 1, 0), .confidence = 4),
    ROW("more than final", answered, ".x...........z", ANSWERED(PHASE_TRY, 1, 0), .is_final = 2),
    ROW("no seat tries", answered, ".x...........z", .seat = 11, .phase = PHASE_TRY),
    ROW("a seat without a team tries", answered, STUDENTS, .seat = 10, .phase = PHASE_TRY),
    ROW("has read the reveal", ready, "......Y......z", .seat = 1, .phase = PHASE_REVEAL),
    ROW("has read the recap", ready, "...........Y.z", .seat = 1, .phase = PHASE_NONE),
    ROW("ready in a try", ready, STUDENTS, .seat = 1, .phase = PHASE_TRY),
    ROW("ready in an unknown phase", ready, "xxxxxxxxxxxxxz", .seat = 1, .phase = 99),
    ROW("no seat is ready", ready, "......x......z", .seat = 11, .phase = PHASE_REVEAL),
    ROW("next in try", phase_ended, ".Y............", .round = 1, .phase = PHASE_TRY),
    ROW("next in huddle", phase_ended, "..Y...........", .round = 1, .phase = PHASE_HUDDLE),
    ROW("next in offer", phase_ended, "...Y..........", .round = 1, .phase = PHASE_OFFER),
    ROW("next in mend", phase_ended, ".....Y........", .round = 1, .phase = PHASE_MEND),
    ROW("next in reflect", phase_ended, ".......Y......", .round = 1, .phase = PHASE_REFLECT),
    ROW("next in again", phase_ended, "........Y.....", .round = 1, .phase = PHASE_AGAIN),
    ROW("next in reveal", phase_ended, "......Y.......", .round = 1, .phase = PHASE_REVEAL),
    ROW("next in share", phase_ended, "....Y........Y", .round = 1, .phase = PHASE_SHARE),
    ROW("next of another round", phase_ended, NOWHERE, .round = 2, .phase = PHASE_TRY),
    ROW("next of nothing", phase_ended, NO_SUCH, .round = 0, .phase = PHASE_NONE),
    ROW("next of an unknown phase", phase_ended, NO_SUCH, .round = 1, .phase = PHASE_COUNT),
    ROW("too early in no phase", time_passed, "=........====.", .phase = PHASE_NONE),
    ROW("too early in try", time_passed, ".=............", .phase = PHASE_TRY),
    ROW("too early in huddle", time_passed, "..=...........", .phase = PHASE_HUDDLE),
    ROW("too early in offer", time_passed, "...=..........", .phase = PHASE_OFFER),
    ROW("too early in mend", time_passed, ".....=........", .phase = PHASE_MEND),
    ROW("too early in reflect", time_passed, ".......=......", .phase = PHASE_REFLECT),
    ROW("too early in again", time_passed, "........=.....", .phase = PHASE_AGAIN),
    ROW("too early in reveal", time_passed, "......=.......", .phase = PHASE_REVEAL),
    ROW("too early in share", time_passed, "....=........=", .phase = PHASE_SHARE),
    ROW("time of an unknown phase", time_passed, NO_SUCH, .phase = 77),
    ROW("recap before a round", recap_started, "Y.............", .round = 0),
    ROW("recap of this round", recap_started, ".YYYYYYYYYY..Y", .round = 1),
    ROW("closing", session_closed, OPEN, .reason = 1),
    ROW("offers", offered, "...Y.........z", .seat = 3, .consent = CONSENT_NAME, .thought = SLIPS,
        .own = CONSENT_WITHOUT),
    ROW("offers a thought that there is not", offered, "...x.........z", .seat = 3,
        .thought = SLIPS + 1),
    ROW("more than with the name", offered, "...x.........z", .seat = 3, .consent = CONSENT_COUNT),
    ROW("a first try with the name", offered, "...x.........z", .seat = 3, .own = CONSENT_NAME),
    ROW("offers more than finally", offered, "...x.........z", .seat = 3, .is_final = 2),
    ROW("words of the scribe", offered, "...Y.........z", .seat = 4, .thought = THOUGHT_WORDS),
    ROW("words of another", offered, "...s.........z", .seat = 3, .thought = THOUGHT_WORDS),
    ROW("the scribe's words are gone", offered, "...Y.........z", .seat = 4, .thought = WORDS_GONE,
        .is_final = 1),
    ROW("words go by another", offered, "...s.........z", .seat = 3, .thought = WORDS_GONE),
    ROW("more than gone", offered, "...x.........z", .seat = 4, .thought = WORDS_GONE + 1),
    ROW("no seat offers", offered, "...x.........z", .seat = 11),
    ROW("a seat without a team offers", offered, STUDENTS, .seat = 10),
    ROW("hides", candidate_hidden, "....YYYYY....Y", .answer = PLAY_MISS, .is_hidden = 1),
    ROW("shows what is not hidden", candidate_hidden, "....=====....=", .answer = PLAY_MISS,
        .is_hidden = 0),
    ROW("hides half", candidate_hidden, "....xxxxx....x", .answer = PLAY_MISS, .is_hidden = 2),
    ROW("hides what nobody offered", candidate_hidden, "....xxxxx....x", .answer = 9,
        .is_hidden = 1),
    ROW("reorders", candidate_moved, "....YYYYY....Y", .answer = PLAY_MISS, .place = 1),
    ROW("leaves in order", candidate_moved, "....=====....=", .answer = PLAY_MISS, .place = 2),
    ROW("to place 0", candidate_moved, "....xxxxx....x", .answer = PLAY_MISS, .place = 0),
    ROW("behind the last", candidate_moved, "....xxxxx....x", .answer = PLAY_MISS, .place = 3),
    ROW("reorders what nobody offered", candidate_moved, "....xxxxx....x", .answer = 9, .place = 1),
    ROW("picks", spotlight_picked, "....Y........Y", .answer = PLAY_MISS),
    ROW("picks what was shown", spotlight_picked, "....=........=", .answer = PLAY_SLIP),
    ROW("picks what nobody offered", spotlight_picked, "....x........x", .answer = 9),
    ROW("picks an authored slip", spotlight_picked, "....Y........Y", .slip = SLIPS),
    ROW("picks no such slip", spotlight_picked, "....x........x", .slip = SLIPS + 1),
    ROW("picks two", spotlight_picked, "....x........x", .answer = PLAY_MISS, .slip = 1),
    ROW("picks nothing", spotlight_picked, "....x........x", .answer = 0),
    ROW("the next thought", spotlight_next, "....Y........Y", .round = 1, .spotlight = 1),
    ROW("share is enough", spotlight_next, "....Y........Y", .round = 1, .spotlight = 1,
        .is_skip = 1),
    ROW("the one after the next", spotlight_next, NOWHERE, .round = 1, .spotlight = 2),
    ROW("the next thought of another round", spotlight_next, NOWHERE, .round = 2, .spotlight = 1),
    ROW("no such spotlight", spotlight_next, NO_SUCH, .round = 1, .spotlight = SPOTLIGHTS_MAX + 1),
    ROW("half a skip", spotlight_next, NO_SUCH, .round = 1, .spotlight = 1, .is_skip = 2),
    ROW("chooses what is good", idea_chosen, "....Y........z", .seat = 1, .spotlight = 1,
        .question = QUESTION_GOOD, .idea = 1),
    ROW("chooses where it turns", idea_chosen, "....Y........z", .seat = 1, .spotlight = 1,
        .question = QUESTION_TURN, .idea = CHOICES_MAX),
    ROW("a third question", idea_chosen, "....x........z", .seat = 1, .spotlight = 1,
        .question = QUESTION_COUNT, .idea = 1),
    ROW("chooses nothing", idea_chosen, "....x........z", .seat = 1, .spotlight = 1),
    ROW("chooses too far", idea_chosen, "....x........z", .seat = 1, .spotlight = 1,
        .idea = CHOICES_MAX + 1),
    ROW("of the next thought", idea_chosen, STUDENTS, .seat = 1, .spotlight = 2, .idea = 1),
    ROW("of no thought", idea_chosen, "....x........z", .seat = 1, .spotlight = 0, .idea = 1),
    ROW("no seat chooses an idea", idea_chosen, "....x........z", .seat = 11, .spotlight = 1,
        .idea = 1),
    ROW("a seat without a team chooses", idea_chosen, STUDENTS, .seat = 10, .spotlight = 1,
        .idea = 1),
    ROW("that was ours", claimed, "....Y........z", .seat = 1, .spotlight = 1),
    ROW("the next one was ours", claimed, STUDENTS, .seat = 1, .spotlight = 2),
    ROW("no seat claims", claimed, "....x........z", .seat = 11, .spotlight = 1),
    ROW("the teacher's own", mistake_shown, OPEN, .mistake = 5),
    ROW("none of the teacher's", mistake_shown, OPEN_IS_SO, .mistake = 0),
    ROW("a lesson", lesson_given, ".......Y.....z", .seat = 4, .lesson = 1),
    ROW("a lesson in words", lesson_given, ".......Y.....z", .seat = 4, .lesson = LESSON_WORDS,
        .is_final = 1),
    ROW("a lesson of another", lesson_given, ".......Y.....z", .seat = 3, .lesson = 1),
    ROW("a lesson in another's words", lesson_given, ".......s.....z", .seat = 3,
        .lesson = LESSON_WORDS),
    ROW("another has none", lesson_given, ".......=.....z", .seat = 3, .lesson = 0),
    ROW("a lesson's words are gone", lesson_given, ".......Y.....z", .seat = 4,
        .lesson = WORDS_GONE, .is_final = 1),
    ROW("another's words are gone", lesson_given, ".......s.....z", .seat = 3,
        .lesson = WORDS_GONE),
    ROW("an unknown lesson", lesson_given, ".......x.....z", .seat = 4, .lesson = WORDS_GONE + 1),
    ROW("more than a final lesson", lesson_given, ".......x.....z", .seat = 4, .lesson = 1,
        .is_final = 2),
    ROW("a lesson of no seat", lesson_given, ".......x.....z", .seat = 11, .lesson = 1),
    ROW("a lesson of no team", lesson_given, STUDENTS, .seat = 10, .lesson = 1),
    ROW("cheers", cheers_counted, OPEN, .kind = CHEER_BRAVE, .count = 3),
    ROW("no cheers", cheers_counted, OPEN_IS_SO, .kind = CHEER_OK),
    ROW("an unknown cheer", cheers_counted, NO_SUCH, .kind = CHEER_COUNT, .count = 1),
    ROW("too many cheers", cheers_counted, NO_SUCH, .kind = CHEER_OK, .count = 1000001),
    ROW("cheers are not heard", cheers_muted, OPEN, .is_muted = 1),
    ROW("cheers are heard", cheers_muted, OPEN_IS_SO, .is_muted = 0),
    ROW("cheers are half heard", cheers_muted, NO_SUCH, .is_muted = 2),
    ROW("a nod to a thought", text_decided, "x~~~~~~~~~~~.~", .kind = WORDS_THOUGHT, .team = 4,
        .round = 1, .is_yes = 1),
    ROW("no nod to a lesson", text_decided, "x~~~~~~~~~~~.~", .kind = WORDS_LESSON, .team = 1,
        .round = 1),
    ROW("a nod to a name", text_decided, OPEN_NO, .kind = WORDS_NAME, .team = 1, .round = 1),
    ROW("half a nod", text_decided, OPEN_NO, .kind = WORDS_LESSON, .team = 1, .round = 1,
        .is_yes = 2),
    ROW("a nod to no bowl", text_decided, OPEN_NO, .kind = WORDS_LESSON, .team = 5, .round = 1),
    ROW("a nod to bowl 0", text_decided, OPEN_NO, .kind = WORDS_LESSON, .team = 0, .round = 1),
    ROW("a nod to the next round", text_decided, OPEN_NO, .kind = WORDS_LESSON, .team = 1,
        .round = 2),
    ROW("a nod to round 0", text_decided, OPEN_NO, .kind = WORDS_LESSON, .team = 1, .round = 0),
    ROW("would say something", pen_raised, ".YYYYYYYYY...z", .seat = 1, .is_raised = 1),
    ROW("would not", pen_raised, ".=========...z", .seat = 1, .is_raised = 0),
    ROW("would half", pen_raised, "xxxxxxxxxxxxxz", .seat = 1, .is_raised = 2),
    ROW("no seat would", pen_raised, "xxxxxxxxxxxxxz", .seat = 11, .is_raised = 1),
    ROW("the pen", pen_drawn, ".YYYYYYYYY...Y", .round = 1),
    ROW("the pen of another round", pen_drawn, NOWHERE, .round = 0),
    ROW("yes, unasked", pen_answered, STUDENTS, .seat = 1, .is_yes = 1),
    ROW("yes and no", pen_answered, "xxxxxxxxxxxxxz", .seat = 1, .is_yes = 2),
    ROW("no seat is asked", pen_answered, "xxxxxxxxxxxxxz", .seat = 11, .is_yes = 1),
};
/* clang-format on */

const size_t cells_count = sizeof cells_rows / sizeof cells_rows[0];
