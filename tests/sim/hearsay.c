/* A ring of what was said. A student who was not told its seat yet may have spoken all the same;
 * then it is not known whose words they are, and they may be anybody's. */
#include "hearsay.h"

#include <string.h>

void hearsay_note(struct hearsay *hearsay, uint16_t seat, const struct message_answer *answer) {
    struct hearsay_said *said = &hearsay->said[hearsay->said_count++ % HEARSAY_SAID_MAX];
    said->seat = seat;
    said->answer = *answer;
}

static void note_team(uint16_t teams[HEARSAY_TEAMS_MAX], uint16_t team) {
    for (size_t i = 0; i < HEARSAY_TEAMS_MAX; i++) {
        if (teams[i] == team) {
            return;
        }
        if (teams[i] == 0) {
            teams[i] = team;
            return;
        }
    }
}

void hearsay_step(struct hearsay *hearsay, const struct game *game) {
    if (hearsay->round != game->round) {
        hearsay->round = game->round;
        memset(hearsay->teams, 0, sizeof hearsay->teams);
    }
    for (uint16_t seat = 1; seat <= game->seats_count && seat < HEARSAY_SEATS_MAX; seat++) {
        if (game->seats[seat].team != 0) {
            note_team(hearsay->teams[seat], game->seats[seat].team);
        }
    }
}

static bool are_mates(const struct hearsay *hearsay, uint16_t a, uint16_t b) {
    for (size_t i = 0; i < HEARSAY_TEAMS_MAX && hearsay->teams[a][i] != 0; i++) {
        for (size_t j = 0; j < HEARSAY_TEAMS_MAX; j++) {
            if (hearsay->teams[a][i] == hearsay->teams[b][j]) {
                return true;
            }
        }
    }
    return a == b;
}

static bool is_same(const struct message_answer *a, const struct message_answer *b) {
    return a->round == b->round && strcmp(a->text, b->text) == 0 &&
           a->picks_count == b->picks_count && memcmp(a->picks, b->picks, a->picks_count) == 0;
}

static bool was_said(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer, bool by_mates) {
    size_t known = hearsay->said_count < HEARSAY_SAID_MAX ? hearsay->said_count : HEARSAY_SAID_MAX;
    for (size_t i = 1; i <= known; i++) {
        const struct hearsay_said *said =
            &hearsay->said[(hearsay->said_count - i) % HEARSAY_SAID_MAX];
        bool is_theirs = said->seat == 0 || said->seat == seat ||
                         (by_mates && are_mates(hearsay, seat, said->seat));
        if (is_theirs && is_same(&said->answer, answer)) {
            return true;
        }
    }
    return false;
}

bool hearsay_of_seat(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer) {
    return was_said(hearsay, seat, answer, false);
}

/* What was said in a round that is over is not asked: the teams of then are forgotten. */
bool hearsay_of_team(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer) {
    return answer->round != hearsay->round || was_said(hearsay, seat, answer, true);
}
