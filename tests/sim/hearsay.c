/* A ring of what was said. A student who was not told its seat yet may have spoken all the same;
 * then it is not known whose words they are, and they may be anybody's. */
#include "hearsay.h"

#include <string.h>

#include "str.h"

static void note_answer(struct hearsay *hearsay, uint16_t seat,
                        const struct message_answer *answer) {
    struct hearsay_said *said = &hearsay->said[hearsay->said_count++ % HEARSAY_SAID_MAX];
    said->seat = seat;
    said->answer = *answer;
}

static void note_words(struct hearsay *hearsay, uint16_t seat, enum hearsay_kind kind,
                       uint8_t round, const char *text) {
    struct hearsay_words *words = &hearsay->words[hearsay->words_count++ % HEARSAY_WORDS_MAX];
    words->kind = kind;
    words->round = round;
    words->seat = seat;
    str_copy(words->text, sizeof words->text, text);
}

static void note_offer(struct hearsay *hearsay, uint16_t seat, const struct message_offer *offer) {
    struct hearsay_consent *consent = &hearsay->consents[offer->round][seat];
    consent->may_show = consent->may_show || offer->consent >= CONSENT_WITHOUT;
    consent->may_name = consent->may_name || offer->consent == CONSENT_NAME;
    consent->own = consent->own || offer->own >= CONSENT_WITHOUT;
}

static void note_claim(struct hearsay *hearsay, uint16_t seat, const struct message_claim *claim) {
    uint8_t *claims = &hearsay->consents[claim->round][seat].claims;
    *claims = (uint8_t)(*claims | (1u << claim->spotlight));
}

static void note_pen(struct hearsay *hearsay, uint16_t seat, bool is_yes) {
    hearsay->has_raised[seat] = true;
    hearsay->has_said_yes[seat] = hearsay->has_said_yes[seat] || is_yes;
}

static void note_teachers(struct hearsay *hearsay, const struct message *message) {
    hearsay->has_nodded = hearsay->has_nodded || message->id == MESSAGE_host_nod;
    hearsay->has_given = hearsay->has_given || message->id == MESSAGE_host_give_seat;
    if (message->id == MESSAGE_host_mistake) {
        note_words(hearsay, 0, HEARSAY_TEACHERS, 0, message->as.host_mistake.thought);
        note_words(hearsay, 0, HEARSAY_TEACHERS, 0, message->as.host_mistake.lesson);
    }
}

static void note_written(struct hearsay *hearsay, uint16_t seat, const struct message_write *it) {
    enum hearsay_kind kind = it->phase == PHASE_REFLECT ? HEARSAY_LESSON : HEARSAY_THOUGHT;
    note_words(hearsay, seat, kind, it->round, it->text);
}

void hearsay_note(struct hearsay *hearsay, uint16_t seat, const struct message *message) {
    seat = seat < HEARSAY_SEATS_MAX ? seat : 0;
    if (message->id == MESSAGE_answer) {
        note_answer(hearsay, seat, &message->as.answer);
    } else if (message->id == MESSAGE_write) {
        note_written(hearsay, seat, &message->as.write);
    } else if (message->id == MESSAGE_type_name) {
        note_words(hearsay, seat, HEARSAY_NAME, 0, message->as.type_name.name);
    } else if (message->id == MESSAGE_offer) {
        note_offer(hearsay, seat, &message->as.offer);
    } else if (message->id == MESSAGE_claim) {
        note_claim(hearsay, seat, &message->as.claim);
    } else if (message->id == MESSAGE_pen_raise) {
        note_pen(hearsay, seat, false);
    } else if (message->id == MESSAGE_pen_say) {
        note_pen(hearsay, seat, message->as.pen_say.is_yes);
    } else {
        note_teachers(hearsay, message);
    }
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

bool hearsay_are_mates(const struct hearsay *hearsay, uint16_t a, uint16_t b) {
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
                         (by_mates && hearsay_are_mates(hearsay, seat, said->seat));
        if (is_theirs && is_same(&said->answer, answer)) {
            return true;
        }
    }
    return false;
}

bool hearsay_of_seat(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer) {
    return hearsay->has_given || was_said(hearsay, seat, answer, false);
}

/* What was said in a round that is over is not asked: the teams of then are forgotten. Nor when the
 * teacher gave somebody an old seat: then it is not known any more who spoke for it. */
bool hearsay_of_team(const struct hearsay *hearsay, uint16_t seat,
                     const struct message_answer *answer) {
    bool is_known = answer->round == hearsay->round && !hearsay->has_given;
    return !is_known || was_said(hearsay, seat, answer, true);
}

bool hearsay_wrote(const struct hearsay *hearsay, enum hearsay_kind kind, uint8_t round,
                   uint16_t seat, const char *text) {
    size_t known =
        hearsay->words_count < HEARSAY_WORDS_MAX ? hearsay->words_count : HEARSAY_WORDS_MAX;
    for (size_t i = 0; i < known; i++) {
        const struct hearsay_words *words = &hearsay->words[i];
        bool is_theirs = seat == 0 || words->seat == 0 || words->seat == seat ||
                         hearsay_are_mates(hearsay, seat, words->seat);
        if (words->kind == kind && (round == 0 || words->round == round) && is_theirs &&
            strcmp(words->text, text) == 0) {
            return true;
        }
    }
    return false;
}
