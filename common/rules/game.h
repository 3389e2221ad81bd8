/* The rules of Goldseam as one pure machine: (state, event that carries its time) -> accepted with
 * effects, or refused with the state untouched. Nothing is decided outside game_apply. Integers
 * only, no time, no input or output, no memory of its own: the same events give the same game_hash
 * everywhere. */
#ifndef GAME_H
#define GAME_H

#include "event.h"
#include "state.h"

/* Journals name the rules they were played by; grows when the same events give another state. */
#define RULES_VERSION 6

/* NULL when a session can be played with it, else a sentence that says what does not hold. */
const char *game_config_check(const struct game_config *config);

/* The named plans: "quick", "full", "full+again". False when there is none of that name. */
bool plan_by_name(const char *name, uint8_t plan[PLAN_PHASES_MAX], uint8_t *count);
/* The grammar of a plan. NULL when it holds, else a sentence that says what does not. */
const char *plan_check(const uint8_t *plan, size_t count);
/* What a round of this plan is worth to a team, by every path. */
uint32_t plan_worth(const uint8_t *plan, size_t count);

struct effect {
    enum effect_kind {
        EFFECT_SEAT,        /* id = seat: its own state changed */
        EFFECT_TEAM,        /* id = team: members, gold, cracks changed */
        EFFECT_IDEAS,       /* id = team: its table in huddle or mend changed */
        EFFECT_TEAMS,       /* every team may have changed, bowls may be new */
        EFFECT_COUNTS,      /* counts of the class changed: here, done */
        EFFECT_PHASE,       /* the class is somewhere else: stage, round, phase, deadline */
        EFFECT_ROUND_ENDED, /* id = round: its last phase is over, or it was ended early */
        EFFECT_CLOCK,       /* stopped, going again, more time (game_left_ms), another plan */
        EFFECT_DOOR,        /* locked or open */
        EFFECT_OFFER,       /* id = team: its thought or its consents changed, in offer */
        EFFECT_QUEUE,       /* the teacher's queue changed */
        EFFECT_SPOTLIGHT,   /* id = spotlight: it is on now */
        EFFECT_CHOICES,     /* id = team: what it chose in share */
        EFFECT_NAMED,       /* id = team: every member said "that was ours!" */
        EFFECT_MISTAKE,     /* the teacher's own is on the screens, or off */
        EFFECT_LESSON,      /* id = team: its lesson changed */
        EFFECT_PEN,         /* id = seat that is asked, or said yes; 0: nobody */
        EFFECT_CHEERS,      /* the session's sums grew */
        EFFECT_TEAMLESS,    /* id = seat: the teacher took it out of its team */
        EFFECT_DESK, /* what the teacher alone sees: who agreed, the pack, names, notes, nods */
    } kind;
    uint32_t id;
};

#define EFFECTS_MAX 16
struct effects {
    size_t count;
    struct effect list[EFFECTS_MAX];
};

enum game_status {
    GAME_OK,
    GAME_NOT_NOW, /* another stage, phase, round or spotlight takes it */
    GAME_NO_SUCH, /* no such seat, team, phase, idea, candidate */
    GAME_FULL,    /* the last seat, team, round, spotlight or place is taken */
    GAME_TIME_WENT_BACK,
    GAME_NOTHING_TO_DO, /* time_passed before game_wake_ms; here, away, locked, there already */
    GAME_FROZEN,        /* everybody looks up: a student's input waits */
    GAME_LOCKED,        /* the door: no newcomers */
    GAME_NOT_YOURS,     /* the scribe's alone */
};

/* `config` holds by game_config_check. */
void game_init(struct game *game, const struct game_config *config);

/* One event. On GAME_OK `effects` holds what became different; on anything else `game` is untouched
 * and `effects` is empty. */
enum game_status game_apply(struct game *game, const struct event *event, struct effects *effects);

/* When time alone changes something: apply `time_passed` then or later. UINT64_MAX: never. */
uint64_t game_wake_ms(const struct game *game);

/* Over every byte of meaning, in a fixed order. */
uint64_t game_hash(const struct game *game);

const char *game_status_name(enum game_status status);

/* --- questions: place and people --- */

/* Present = connected at the phase's start and not away for 10 s since. */
bool game_is_present(const struct game *game, uint16_t seat);
void game_count(const struct game *game, uint16_t *here, uint16_t *away, uint16_t *done,
                uint16_t *present);
/* Whether this seat has done what this phase asks of it: an answer that is final, a page handed in,
 * "I have read it". */
bool game_is_done(const struct game *game, uint16_t seat);
/* Time left of the phase at `now_ms`, 0 when it is over; UINT64_MAX: waits for the teacher. Stands
 * still while the game is paused or frozen. */
uint64_t game_left_ms(const struct game *game, uint64_t now_ms);
/* What is asked in this phase of this round: 0 the challenge, 1.. one of its twins. In a mending
 * round the first twin that was not asked yet; known from the phase's start. */
uint8_t game_part(const struct game *game, enum phase phase);
/* The round whose crack is at stake now: this one, or of_round in a mending round. */
uint8_t game_crack_round(const struct game *game);
/* The round with most open cracks among teams with somebody here, the earlier of equals; 0: none.
 */
uint8_t game_mending_round(const struct game *game);
/* Teams with somebody at their bowl; one that rests does not count. */
uint16_t game_teams_playing(const struct game *game);
/* Whether this is a team's bowl: somebody is at it, or it was played with. One that was opened in
 * the lobby and left again is not. */
bool game_is_bowl(const struct game *game, uint16_t team);
/* People a team has room for; two at one seat are two. 0: no such team. */
uint8_t game_room(const struct game *game, uint16_t team);
/* Whether somebody who is here would take the pen. */
bool game_pen_wanted(const struct game *game);
/* Who writes for the team now: a role that goes round by the round among its present members. 0:
 * nobody is present. */
uint16_t game_scribe(const struct game *game, uint16_t team);

/* --- questions: a round --- */

/* The answer that counts for a team if this huddle or mend ended now, and who of its seats stands
 * for it (the earliest backer, or the first seat whose try it is; 0: nobody). */
struct game_answer game_leading(const struct game *game, uint16_t team, uint16_t *seat);
/* From the huddle's end on: whether the team was asked there and did not match. */
bool game_missed(const struct game *game, uint16_t team);
/* Whether a seat is asked in offer about its own first try: it missed with an answer, and its team
 * has no miss of its own. */
bool game_own_is_asked(const struct game *game, uint16_t seat);
/* In offer: what would hold for the team if it ended now. */
enum consent game_consent(const struct game *game, uint16_t team);
uint8_t game_thought(const struct game *game, uint16_t team, uint16_t *seat);
/* Gain in per cent, rounded half away from zero; false when first was 100 % (all there at once) or
 * there were no tries. */
bool game_gain(const struct game_bars *bars, int32_t *per_cent);
/* After the try, by the share of matching first tries: 90 % and more, under 20 %, between. */
enum advice { ADVICE_NONE, ADVICE_GO_TO_REVEAL, ADVICE_TALK_FIRST, ADVICE_AS_PLANNED };
enum advice game_advice(const struct game *game);

/* --- questions: share --- */

/* Fewer than four teams play: offered and authored thoughts have one and the same caption, no
 * counts, no names, no "that was ours!". By themselves come slips of the pack alone, offered or
 * not, in an order that is drawn, and always as many. Decided at the start of offer; it may become
 * true until its end. */
bool game_is_small(const struct game *game);
/* Whether a team has answered both questions about the thought that is in the spotlight, and
 * whether every team of which somebody is there has. */
bool game_team_answered(const struct game *game, uint16_t team);
bool game_all_answered(const struct game *game);
/* The teacher's queue from the end of offer on, in the order it would be shown, hidden and shown
 * ones among them. Returns how many were written. */
size_t game_candidates(const struct game *game, struct game_candidate *list, size_t max);
/* How many teams chose each idea: counts[1..CHOICES_MAX]; counts[0]: nothing yet. */
void game_choices(const struct game *game, uint8_t spotlight, enum question question,
                  uint16_t counts[CHOICES_MAX + 1]);
/* The teams that are named with this spotlight, each after its own yes. Returns how many were
 * written. */
size_t game_named(const struct game *game, uint8_t spotlight, uint16_t *teams, size_t max);

#endif
