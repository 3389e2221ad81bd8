/* To the class goes what everybody may know; to a team's members what their own team may know; to a
 * connection what its own seat may know; to the teacher what stands on the desk. News is gathered
 * between two ticks and told once. At the start of a phase every team gets the same messages in the
 * same tick, so that nobody can tell from who hears something who missed. */
#include "audience.h"

#include <stdlib.h>
#include <string.h>

#include "audience_inside.h"
#include "hash.h"
#include "limit.h"

#define BOARD_MS 1000

bool audience_init(struct audience *audience, struct room *room, struct connections *connections,
                   struct transport *transport) {
    memset(audience, 0, sizeof *audience);
    audience->room = room;
    audience->connections = connections;
    audience->mail.transport = transport;
    audience->mail.connections = connections;
    audience->mail.behind = LIMIT_QUEUE_BEHIND;
    audience->team_news = calloc(TEAMS_MAX + 1, sizeof *audience->team_news);
    audience->teams_list = calloc(TEAMS_MAX + 1, sizeof *audience->teams_list);
    bool has_desk = audience_desk_init(&audience->desk);
    return has_desk && audience->team_news != NULL && audience->teams_list != NULL;
}

void audience_deinit(struct audience *audience) {
    free(audience->team_news);
    free(audience->teams_list);
    audience_desk_deinit(&audience->desk);
}

void audience_deliver(struct audience *audience, uint16_t to) {
    mail_seal(&audience->mail);
    if (to == CLASS) {
        mail_send_to_class(&audience->mail);
    } else {
        mail_send(&audience->mail, to);
    }
}

bool audience_is_new(struct audience *audience, uint64_t *told) {
    mail_seal(&audience->mail);
    uint64_t hash = hash_bytes(HASH_START, audience->mail.bytes, audience->mail.size);
    bool is_new = hash != *told;
    *told = hash;
    return is_new;
}

/* --- noting
 * --------------------------------------------------------------------------------------- */

static void take_pen(struct audience *audience) {
    const struct game *game = audience->room->game;
    audience->pen_changed = true;
    if (game->pen_seat == 0) {
        audience->pen = PEN_NOBODY;
    } else {
        audience->pen = game->pen_said_yes ? PEN_SAYS : PEN_ASKS;
    }
}

static void take_one(struct audience *audience, const struct effect *effect) {
    switch (effect->kind) {
    case EFFECT_TEAM:
        audience_note_team(audience, effect->id, NEWS_TEAM | NEWS_IDEAS | NEWS_PAGE);
        break;
    case EFFECT_IDEAS:
        audience_note_team(audience, effect->id, NEWS_IDEAS);
        break;
    case EFFECT_OFFER:
        audience_note_team(audience, effect->id, NEWS_PAGE);
        break;
    case EFFECT_LESSON:
        audience_note_team(audience, effect->id, NEWS_PAGE);
        audience->board_changed = true;
        break;
    case EFFECT_CHOICES:
        audience_note_team(audience, effect->id, NEWS_CHOSEN);
        audience->choices_changed = true;
        break;
    case EFFECT_TEAMS:
        audience->all_teams_changed = true;
        break;
    case EFFECT_COUNTS:
        audience->counts_changed = true;
        break;
    case EFFECT_PHASE:
        audience->is_elsewhere = true;
        audience->counts_changed = true;
        break;
    case EFFECT_CLOCK:
        audience->clock_changed = true;
        break;
    case EFFECT_SPOTLIGHT:
    case EFFECT_NAMED:
    case EFFECT_MISTAKE:
        audience->spotlight_changed = true;
        break;
    case EFFECT_PEN:
        take_pen(audience);
        break;
    case EFFECT_TEAMLESS:
        audience->teamless_changed = true;
        break;
    case EFFECT_SEAT:        /* a seat's own state is asked for when it comes back */
    case EFFECT_ROUND_ENDED: /* goes with EFFECT_PHASE */
    case EFFECT_DOOR:        /* these are for the desk, which looks by itself */
    case EFFECT_QUEUE:
    case EFFECT_DESK:
    case EFFECT_CHEERS:
        break;
    }
}

void audience_take(struct audience *audience, const struct effects *effects) {
    for (size_t i = 0; i < effects->count; i++) {
        take_one(audience, &effects->list[i]);
    }
}

/* --- the class
 * ------------------------------------------------------------------------------------ */

/* What was asked so far in this round: the challenge, and each twin once its phase is there. */
static void tell_asked(struct audience *audience, uint16_t to) {
    const struct room *room = audience->room;
    const struct game *game = room->game;
    unsigned told = 0;
    for (uint8_t i = 0; i <= game->phase_index; i++) {
        enum phase phase = (enum phase)game->plan[i];
        bool is_asked = phase == PHASE_TRY || phase == PHASE_HUDDLE || phase == PHASE_MEND ||
                        phase == PHASE_AGAIN;
        unsigned part = 1u << game_part(game, phase);
        if (is_asked && (told & part) == 0) {
            told |= part;
            letter_challenge(room, game_part(game, phase), &audience->mail.message);
            audience_deliver(audience, to);
        }
    }
}

static void tell_reveal(struct audience *audience, uint16_t to) {
    letter_reveal(audience->room, &audience->mail.message);
    audience_deliver(audience, to);
    letter_bars(audience->room, &audience->mail.message);
    audience_deliver(audience, to);
}

/* A teacher's own plan may have its reflect before the reveal. */
static bool is_revealed(const struct game *game) {
    return memchr(game->plan, PHASE_REVEAL, game->phase_index) != NULL;
}

/* The class was told what it knows from earlier phases; whoever comes in was not. */
static void tell_phase(struct audience *audience, uint16_t to) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    enum phase phase = room->game->phase;
    tell_asked(audience, to);
    if (phase == PHASE_OFFER) {
        letter_thoughts(room, message);
        audience_deliver(audience, to);
    } else if (phase == PHASE_SHARE) {
        letter_questions(room, message);
        audience_deliver(audience, to);
    } else if (phase == PHASE_REFLECT) {
        letter_lessons(room, message);
        audience_deliver(audience, to);
    }
    if (phase == PHASE_REVEAL || (to != CLASS && is_revealed(room->game))) {
        tell_reveal(audience, to);
    }
}

static void tell_recap(struct audience *audience, uint16_t to) {
    const struct room *room = audience->room;
    struct message *message = &audience->mail.message;
    letter_session_bars(room, message);
    audience_deliver(audience, to);
    letter_recap(room, message);
    audience_deliver(audience, to);
    letter_shelf(room, message);
    audience_deliver(audience, to);
    letter_learning_board(room, message);
    audience_deliver(audience, to);
}

static void tell_pen(struct audience *audience, uint16_t to) {
    letter_pen(audience->room, audience->pen, &audience->mail.message);
    audience_deliver(audience, to);
}

/* Where the class is and what it looks at there. */
static void tell_place(struct audience *audience, uint16_t to) {
    const struct game *game = audience->room->game;
    letter_phase(audience->room, &audience->mail.message);
    audience_deliver(audience, to);
    if (game->stage == STAGE_RECAP) {
        tell_recap(audience, to);
    }
    if (game->stage == STAGE_ROUND && game->phase != PHASE_NONE) {
        tell_phase(audience, to);
    }
    if (game->phase == PHASE_SHARE || game->mistake != 0) {
        letter_spotlight(audience->room, &audience->mail.message);
        audience_deliver(audience, to);
    }
}

/* A pen that gave the word rests when the phase is over, and the name of who had it goes; one that
 * asks waits on, but for an earlier round. */
static void rest_pen(struct audience *audience) {
    bool is_asking = audience->pen == PEN_ASKS && audience->room->game->pen_seat != 0;
    bool is_over = !is_asking && audience->pen != PEN_AT_REST;
    if (is_over && !audience->pen_changed) {
        audience->pen = PEN_AT_REST;
        audience->pen_changed = true;
    }
}

/* Who comes in between two sums knows more than the class was told: then the next sums are news,
 * even where they are the last ones again. */
static void forget_sums(struct audience *audience) {
    if (audience->counts_changed) {
        audience->told_room = audience->told_progress = audience->told_bowls = 0;
    }
}

void audience_tell_place(struct audience *audience, uint16_t connection) {
    forget_sums(audience);
    letter_room(audience->room, &audience->mail.message);
    audience_deliver(audience, connection);
    tell_place(audience, connection);
    letter_progress(audience->room, &audience->mail.message);
    audience_deliver(audience, connection);
    if (audience->room->game->stage == STAGE_LOBBY) {
        letter_bowls(audience->room, &audience->mail.message);
        audience_deliver(audience, connection);
    }
    if (audience->pen != PEN_AT_REST) {
        tell_pen(audience, connection);
    }
}

void audience_tell_place_again(struct audience *audience, uint16_t connection) {
    audience_tell_place(audience, connection);
    letter_spotlight(audience->room, &audience->mail.message);
    audience_deliver(audience, connection);
    tell_pen(audience, connection);
}

static void tell_if_new(struct audience *audience, uint64_t *told) {
    if (audience_is_new(audience, told)) {
        mail_send_to_class(&audience->mail);
    }
}

/* `counts_due_ms` is the earliest next time, so a single change goes out at once. */
static void tell_counts(struct audience *audience, uint64_t now_ms) {
    audience->counts_changed = false;
    audience->counts_due_ms = now_ms + AUDIENCE_SUM_MS;
    letter_room(audience->room, &audience->mail.message);
    tell_if_new(audience, &audience->told_room);
    letter_progress(audience->room, &audience->mail.message);
    tell_if_new(audience, &audience->told_progress);
    if (audience->room->game->stage == STAGE_LOBBY) {
        letter_bowls(audience->room, &audience->mail.message);
        tell_if_new(audience, &audience->told_bowls);
    }
}

/* At the recap a late nod still comes to the board; it is long, so once a second at most. */
static void tell_board(struct audience *audience, uint64_t now_ms) {
    bool is_recap = audience->room->game->stage == STAGE_RECAP;
    audience->board_changed = audience->board_changed && is_recap;
    if (audience->board_changed && now_ms >= audience->board_due_ms) {
        audience->board_changed = false;
        audience->board_due_ms = now_ms + BOARD_MS;
        letter_learning_board(audience->room, &audience->mail.message);
        tell_if_new(audience, &audience->told_board);
    }
}

static void tell_cheers(struct audience *audience) {
    struct cheers_sums sums;
    const struct room *room = audience->room;
    if (cheers_take(room->cheers, room->game, room->now_ms, &sums)) {
        letter_cheers(&sums, &audience->mail.message);
        audience_deliver(audience, CLASS);
    }
}

/* --- the tick
 * ------------------------------------------------------------------------------------- */

static void move_on(struct audience *audience) {
    audience->desk.told_hands = 0;
    audience->is_elsewhere = false;
    audience->clock_changed = false;
    audience->spotlight_changed = false;
    audience->told_bowls = 0; /* whoever leaves the lobby forgets them */
    rest_pen(audience);
    tell_place(audience, CLASS);
    audience_note_all_teams(audience, NEWS_TEAM | NEWS_IDEAS | NEWS_RESULT | NEWS_PAGE);
    audience_tell_teamless(audience);
    if (audience->room->game->stage == STAGE_RECAP) {
        audience_tell_journeys(audience);
    }
}

static void tell_changes(struct audience *audience) {
    if (audience->clock_changed) {
        audience->clock_changed = false;
        letter_phase(audience->room, &audience->mail.message);
        audience_deliver(audience, CLASS);
    }
    if (audience->spotlight_changed) {
        audience->spotlight_changed = false;
        letter_spotlight(audience->room, &audience->mail.message);
        audience_deliver(audience, CLASS);
    }
    if (audience->all_teams_changed) {
        audience_note_all_teams(audience, NEWS_TEAM | NEWS_IDEAS | NEWS_PAGE);
        audience->counts_changed = true;
    }
}

void audience_tick(struct audience *audience, uint64_t now_ms) {
    if (audience->is_elsewhere) {
        move_on(audience);
    } else {
        tell_changes(audience);
    }
    audience->all_teams_changed = false;
    if (audience->pen_changed) {
        audience->pen_changed = false;
        tell_pen(audience, CLASS);
        audience_tell_pen_seat(audience);
    }
    bool is_due = now_ms >= audience->counts_due_ms;
    if (audience->choices_changed && is_due) {
        audience->choices_changed = false;
        audience->counts_changed = true; /* the next sums come no sooner */
        audience_note_choices(audience);
    }
    audience_tell_teams(audience);
    if (audience->teamless_changed) {
        audience->teamless_changed = false;
        audience_tell_no_team(audience);
    }
    if (audience->counts_changed && is_due) {
        audience_note_turn(audience); /* somebody may have answered last, or gone */
        tell_counts(audience, now_ms);
    }
    tell_cheers(audience);
    tell_board(audience, now_ms);
    audience_tell_desk(audience, now_ms);
}

static uint64_t sooner(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

uint64_t audience_wake_ms(const struct audience *audience) {
    bool is_new = audience->is_elsewhere || audience->clock_changed ||
                  audience->spotlight_changed || audience->pen_changed ||
                  audience->all_teams_changed;
    if (is_new || audience->teams_count > 0) {
        return 0;
    }
    uint64_t wake_ms = audience_desk_wake_ms(audience);
    if (audience->counts_changed || audience->choices_changed) {
        wake_ms = sooner(wake_ms, audience->counts_due_ms);
    }
    return audience->board_changed ? sooner(wake_ms, audience->board_due_ms) : wake_ms;
}
