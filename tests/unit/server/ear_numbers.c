/* What numbers may say: of the own team, of the own seat, of enough of the class. */
#include "ear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define CHECK(ear, is_so)                                                                          \
    do {                                                                                           \
        if (!(is_so)) {                                                                            \
            complain(ear, "not so: " #is_so);                                                      \
        }                                                                                          \
    } while (0)

static bool has_come_to(enum phase phase) {
    const uint8_t *at = memchr(game()->plan, (int)phase, game()->plan_count);
    return at != NULL && game()->phase_index >= at - game()->plan;
}

/* Of the own team and the own first try, and no gold before it is booked. */
static void check_result(const struct ear *ear, const struct message_result *it) {
    const struct game_team *team = &game()->teams[team_of(ear->pupil)];
    const struct game_answer *first = &game()->seats[seat_of(ear->pupil)].first_try;
    bool is_booked = has_come_to(PHASE_REVEAL);
    bool is_mend = is_booked && has_come_to(PHASE_MEND);
    bool was_asked = is_mend ? team->was_asked_mend : team->was_asked_huddle;
    bool is_there = (is_mend ? team->mend.mark : team->huddle.mark) == MARK_MATCH;
    bool team_missed = team->was_asked_huddle && team->huddle.mark != MARK_MATCH;
    bool own_missed = first->answer != 0 && first->mark != MARK_MATCH;
    int gold = it->gold_trying + it->gold_there + it->gold_helping + it->gold_reflecting +
               it->paid_mending;
    CHECK(ear, team_of(ear->pupil) != 0);
    CHECK(ear, it->is_asked == was_asked);
    CHECK(ear, it->is_match == (was_asked && is_there));
    CHECK(ear, it->asks_own == (game()->phase == PHASE_OFFER && own_missed && !team_missed));
    CHECK(ear, gold == 0 || is_booked);
}

static uint16_t teams_that_show(uint32_t answer) {
    uint16_t count = 0;
    for (uint16_t team = 1; team <= game()->teams_count; team++) {
        const struct game_team *it = &game()->teams[team];
        count = (uint16_t)(count + (it->was_asked_huddle && it->huddle.mark != MARK_MATCH &&
                                    it->huddle.answer == answer && it->consent >= CONSENT_WITHOUT));
    }
    return count;
}

/* With fewer than four teams offered and authored thoughts look alike. */
static void check_spotlight(const struct ear *ear, const struct message_spotlight *it) {
    const struct game_spotlight *on = &game()->spotlights[game()->spotlight];
    if (it->number == 0) {
        CHECK(ear, it->caption == CAPTION_TEACHERS || it->thought[0] == '\0');
        return;
    }
    CHECK(ear, game()->phase == PHASE_SHARE);
    if (game()->teams_count < 4) {
        ear_hearing()->small_shares_met++;
        CHECK(ear, it->caption == CAPTION_MANY && it->teams == 0);
        CHECK(ear, it->team[0] == '\0' && !it->may_claim);
    }
    CHECK(ear, it->teams == 0 || (it->teams >= 3 && on->source == SPOTLIGHT_OFFERED &&
                                  it->teams == teams_that_show(on->thought.answer)));
}

static void check_bars(const struct ear *ear, const struct message_bars *it) {
    const struct game_bars *bars = it->round == 0 ? &game()->session_bars : &game()->bars;
    int sum = it->first + it->huddle + it->mend + it->again;
    CHECK(ear, it->is_shown == (bars->tries >= 5));
    CHECK(ear, it->is_shown || (sum == 0 && it->gain == 0));
    CHECK(ear, it->sure_mended != 1);
}

/* The lessons of this test are short: no bowl says what its own team got there with. */
static void check_shelf(const struct ear *ear, const struct message_shelf *it) {
    assert_true(game()->number < 4);
    for (uint16_t i = 1; i < it->bowls_count; i++) {
        CHECK(ear, it->bowls[i].lines == it->bowls[0].lines);
    }
}

static void check_journey(const struct ear *ear, const struct message_journey *it) {
    const struct game_seat *seat = &game()->seats[seat_of(ear->pupil)];
    CHECK(ear, it->rounds_count == game()->round);
    CHECK(ear, memcmp(it->rounds, &seat->journey[1], it->rounds_count) == 0);
}

void ear_check_numbers(struct ear *ear) {
    const struct message *message = ear->message;
    ear->field = "numbers";
    ear->text = "";
    switch ((int)message->id) {
    case MESSAGE_seat:
        CHECK(ear, message->as.seat.seat == seat_of(ear->pupil));
        return;
    case MESSAGE_team:
        CHECK(ear, message->as.team.team == team_of(ear->pupil));
        return;
    case MESSAGE_result:
        check_result(ear, &message->as.result);
        return;
    case MESSAGE_spotlight:
        check_spotlight(ear, &message->as.spotlight);
        return;
    case MESSAGE_pen_ask:
        CHECK(ear, game()->pen_seat == seat_of(ear->pupil));
        return;
    case MESSAGE_bars:
        check_bars(ear, &message->as.bars);
        return;
    case MESSAGE_shelf:
        check_shelf(ear, &message->as.shelf);
        return;
    case MESSAGE_journey:
        check_journey(ear, &message->as.journey);
        return;
    default:
        return;
    }
}
