/* What the teacher alone sees: seats and teams by name, the queue of what was offered, words that
 * wait for a nod. No answer stands beside a seat. */
#include "letters.h"

#include "bowl_slot.h"
#include "hands.h"
#include "str.h"
#include "timetable.h"

static uint16_t to_u16(uint32_t value) {
    return (uint16_t)(value < UINT16_MAX ? value : UINT16_MAX);
}

static void count_seats(const struct room *room, struct message_desk *desk) {
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        const struct game_seat *it = &room->game->seats[seat];
        desk->agreed = (uint16_t)(desk->agreed + it->has_agreed);
        desk->volunteers = (uint16_t)(desk->volunteers + (it->is_here && it->has_raised));
    }
    for (uint16_t team = 1; team <= room->game->teams_count; team++) {
        desk->open_cracks = (uint16_t)(desk->open_cracks + room->game->teams[team].cracks);
    }
}

static void write_moods(const struct room *room, struct message_desk *desk) {
    bool is_after = room->game->stage == STAGE_RECAP || room->game->stage == STAGE_CLOSED;
    const uint32_t *counts = room->feelings.counts[is_after ? FELT_MOOD_AFTER : FELT_MOOD_BEFORE];
    desk->moods_count = MOODS;
    for (size_t i = 0; i < MOODS; i++) {
        desk->moods[i] = (uint8_t)(counts[i + 1] < UINT8_MAX ? counts[i + 1] : UINT8_MAX);
    }
}

static uint8_t queue_left(const struct game *game) {
    struct game_candidate queue[CANDIDATES_MAX];
    size_t count = game_candidates(game, queue, CANDIDATES_MAX);
    uint8_t left = 0;
    for (size_t i = 0; i < count; i++) {
        left = (uint8_t)(left + (!queue[i].is_hidden && !queue[i].is_shown));
    }
    return left;
}

/* Those of the class come at reveal. Before, the teacher sees how far the round has come: first
 * tries when the try is over, what counts for their teams when the huddle is. */
static struct game_bars bars_so_far(const struct game *game) {
    struct game_bars bars = game->bars;
    bool is_open = game->stage == STAGE_ROUND && game->phase > PHASE_TRY && bars.tries == 0;
    for (uint16_t i = 1; is_open && i <= game->seats_count; i++) {
        const struct game_seat *seat = &game->seats[i];
        bool has_huddle = game->phase > PHASE_HUDDLE && seat->team != 0;
        bars.tries += seat->was_asked;
        bars.first += seat->was_asked && seat->first_try.mark == MARK_MATCH;
        bars.huddle +=
            seat->was_asked && has_huddle && game->teams[seat->team].huddle.mark == MARK_MATCH;
    }
    return bars;
}

void letter_desk(const struct room *room, const char *trouble, struct message *message) {
    const struct game *game = room->game;
    const struct game_bars bars = bars_so_far(game);
    message->id = MESSAGE_desk;
    struct message_desk *desk = &message->as.desk;
    *desk = (struct message_desk){.advice = (uint8_t)game_advice(game),
                                  .plan_seconds = to_u16(timetable_round_seconds(room)),
                                  .is_locked = game->is_locked,
                                  .size = game->config.team_size,
                                  .may_type = game->may_type,
                                  .texts_waiting = room->tray.count,
                                  .queue_left = queue_left(game),
                                  .behind_seconds = to_u16(timetable_behind_seconds(room))};
    count_seats(room, desk);
    write_moods(room, desk);
    if (bars.tries > 0) {
        desk->first = (uint8_t)((bars.first * 100 + bars.tries / 2) / bars.tries);
        desk->huddle = (uint8_t)((bars.huddle * 100 + bars.tries / 2) / bars.tries);
    }
    str_copy(desk->trouble, sizeof desk->trouble, trouble);
}

static enum desk_seat_state state_of(const struct game_seat *seat) {
    if (seat->is_here) {
        return DESK_SEAT_HERE;
    }
    return seat->has_left ? DESK_SEAT_LEFT : DESK_SEAT_AWAY;
}

void letter_desk_seats(const struct room *room, uint16_t first, struct message *message) {
    message->id = MESSAGE_desk_seats;
    struct message_desk_seats *page = &message->as.desk_seats;
    *page = (struct message_desk_seats){.first = first, .count = room->desks.count};
    for (uint16_t seat = (uint16_t)(first + 1);
         seat <= room->desks.count && page->seats_count < DESK_PAGE_MAX; seat++) {
        const struct game_seat *it = &room->game->seats[seat];
        const struct desk *desk = &room->desks.list[seat];
        struct record_desk_seat *row = &page->seats[page->seats_count++];
        *row = (struct record_desk_seat){.seat = seat,
                                         .team = it->team,
                                         .state = (uint8_t)state_of(it),
                                         .is_done = game_is_done(room->game, seat),
                                         .is_pair = it->is_paired};
        str_copy(row->name, sizeof row->name, desk->name);
        str_copy(row->note, sizeof row->note, desk->note);
    }
}

static uint8_t done_of(const struct game *game, const struct game_team *team) {
    uint8_t done = 0;
    for (uint8_t i = 0; i < team->seats_count; i++) {
        done = (uint8_t)(done + game_is_done(game, team->seats[i]));
    }
    return done;
}

void letter_desk_teams(const struct room *room, uint16_t first, struct message *message) {
    const struct game *game = room->game;
    message->id = MESSAGE_desk_teams;
    struct message_desk_teams *page = &message->as.desk_teams;
    *page = (struct message_desk_teams){.first = first, .count = game->teams_count};
    for (uint16_t team = (uint16_t)(first + 1);
         team <= game->teams_count && page->teams_count < DESK_PAGE_MAX; team++) {
        const struct game_team *it = &game->teams[team];
        struct record_desk_team *row = &page->teams[page->teams_count++];
        *row = (struct record_desk_team){.team = team,
                                         .seed = bowl_seed(game->config.seed, team, it->seed),
                                         .seats = it->seats_count,
                                         .done = done_of(game, it),
                                         .gold = it->gold,
                                         .cracks = it->cracks};
        names_of_team(&room->names, team, row->name, sizeof row->name);
    }
}

void letter_desk_queue(const struct room *room, struct message *message) {
    struct game_candidate queue[QUEUE_MAX];
    size_t count = game_candidates(room->game, queue, QUEUE_MAX);
    message->id = MESSAGE_desk_queue;
    message->as.desk_queue = (struct message_desk_queue){.queue_count = (uint16_t)count};
    for (size_t i = 0; i < count; i++) {
        const struct game_spotlight shown = {.source = SPOTLIGHT_OFFERED, .thought = queue[i]};
        struct record_desk_miss *row = &message->as.desk_queue.queue[i];
        *row = (struct record_desk_miss){.answer = queue[i].answer,
                                         .teams = queue[i].teams,
                                         .tries = queue[i].tries,
                                         .sure = queue[i].sure,
                                         .is_hidden = queue[i].is_hidden,
                                         .is_shown = queue[i].is_shown,
                                         .waits_for_nod = room_thought_waits(room, &queue[i])};
        room_spotlight_answer(room, &shown, row->text, sizeof row->text);
        str_copy(row->thought, sizeof row->thought, room_thought(room, &shown));
    }
}

void letter_desk_texts(const struct room *room, struct message *message) {
    const struct tray *tray = &room->tray;
    uint16_t count = tray->count < TEXTS_MAX ? tray->count : TEXTS_MAX;
    message->id = MESSAGE_desk_texts;
    message->as.desk_texts =
        (struct message_desk_texts){.texts_count = count, .more = (uint16_t)(tray->count - count)};
    for (uint16_t i = 0; i < count; i++) {
        const struct tray_text *text = &tray->list[i];
        struct record_desk_text *row = &message->as.desk_texts.texts[i];
        *row = (struct record_desk_text){.text = text->number, .kind = (uint8_t)text->kind};
        str_copy(row->words, sizeof row->words, text->words);
        if (text->team != 0) {
            names_of_team(&room->names, text->team, row->who, sizeof row->who);
        }
    }
}

void letter_desk_hands(const struct room *room, struct message *message) {
    struct message_desk_hands *page = &message->as.desk_hands;
    message->id = MESSAGE_desk_hands;
    *page = (struct message_desk_hands){.more = 0};
    for (uint16_t seat = 1; seat <= room->desks.count; seat++) {
        enum hand_reason reason = HAND_SILENT;
        if (!hands_of_seat(room->game, seat, &reason)) {
            continue;
        }
        if (page->hands_count < HANDS_MAX) {
            page->hands[page->hands_count++] =
                (struct record_desk_hand){.seat = seat, .reason = (uint8_t)reason};
        } else {
            page->more++;
        }
    }
}

void letter_desk_packs(const struct room *room, const char *const *says, struct message *message) {
    message->id = MESSAGE_desk_packs;
    message->as.desk_packs =
        (struct message_desk_packs){.packs_count = room->packs_count, .now = room->game->pack};
    for (uint8_t i = 0; i < room->packs_count; i++) {
        struct record_desk_pack *row = &message->as.desk_packs.packs[i];
        *row = (struct record_desk_pack){.challenges = room->packs[i].pack->challenges_count};
        str_copy(row->title, sizeof row->title, room->packs[i].pack->title);
        str_copy(row->says, sizeof row->says, says != NULL ? says[i] : "");
    }
}
