/* The way through the lesson, entry by entry: who came, each round with what it asked, what the
 * teacher did and what happened to the room, and at the end what stayed. With seats each answer
 * stands with who gave it, as it came. */
#include "replay_story_inside.h"

#include <inttypes.h>
#include <string.h>

#include "letters.h"
#include "plan_text.h"
#include "str.h"

void story_put_time(const struct story *story) {
    unsigned long long seconds = story->room->game->now_ms / 1000;
    fprintf(story->file, "%3llu:%02llu  ", seconds / 60, seconds % 60);
}

const char *story_counted(uint32_t count, const char *one, const char *many, char *text,
                          size_t size) {
    str_format(text, size, "%" PRIu32 " %s", count, count == 1 ? one : many);
    return text;
}

void story_put_quoted(FILE *file, const char *text) {
    fputc('"', file);
    for (; *text != '\0'; text++) {
        fputc((unsigned char)*text < 0x20 ? ' ' : *text, file);
    }
    fputc('"', file);
}

static void tell_gold(struct story *story) {
    const struct game *game = story->room->game;
    if (game->gold != story->gold) {
        fprintf(story->file, "        gold: %" PRIu32 " more, %" PRIu32 " of %" PRIu32 "\n",
                game->gold - story->gold, game->gold, game->goal);
        story->gold = game->gold;
    }
}

static void tell_round(struct story *story) {
    const struct game *game = story->room->game;
    const struct game_round *round = &game->rounds[game->round];
    const struct challenge *challenge = room_challenge_of(story->room, game->challenge);
    fputc('\n', story->file);
    story_put_time(story);
    if (round->kind == ROUND_NORMAL) {
        fprintf(story->file, "Round %u of %u", game->number, game->config.rounds);
    } else {
        fputs(round->kind == ROUND_MENDING ? "Mending round" : "Warm-up", story->file);
    }
    fprintf(story->file, ": %s\n        asked: ", challenge->title);
    story_put_quoted(story->file, challenge->prompt);
    fprintf(story->file, "\n        %s in %s\n", COUNTED(game->present_count, "seat", "seats"),
            COUNTED(game->teams_count, "team", "teams"));
}

/* --- what an event says by itself
 * -------------------------------------------------------------------- */

static void tell_team(const struct story *story, const char *before, uint32_t team,
                      const char *after) {
    char name[NAME_BYTES_MAX + 1];
    names_of_team(&story->room->names, (uint16_t)team, name, sizeof name);
    story_put_time(story);
    fprintf(story->file, "%s%s%s\n", before, name, after);
}

static void tell_line(const struct story *story, const char *line) {
    story_put_time(story);
    fprintf(story->file, "%s\n", line);
}

static void tell_place(const struct story *story, const char *before) {
    const struct game *game = story->room->game;
    const char *place = game->stage == STAGE_LOBBY   ? "lobby"
                        : game->stage == STAGE_ROUND ? plan_phase_word(game->phase)
                                                     : "recap";
    story_put_time(story);
    fprintf(story->file, "%s %s\n", before, place);
}

static void tell_clock(struct story *story, bool is_stopped, const char *stopped) {
    uint64_t now_ms = story->room->game->now_ms;
    if (is_stopped) {
        tell_line(story, stopped);
        story->stopped_ms = now_ms;
        return;
    }
    story_put_time(story);
    fprintf(story->file, "it goes on after %" PRIu64 " s\n",
            story->stopped_ms < now_ms ? (now_ms - story->stopped_ms) / 1000 : 0);
}

static void tell_cheers(const struct story *story, const struct event_cheers_counted *cheers) {
    static const char *const words[CHEER_COUNT] = {
        [CHEER_OK] = "It's OK!",
        [CHEER_BRAVE] = "Brave!",
        [CHEER_ME_TOO] = "I thought that too",
        [CHEER_NOW_I_SEE] = "Now I see it",
        [CHEER_THANK_YOU] = "Thank you",
        [CHEER_YOU_CAN] = "You can!",
    };
    if (cheers->count > 0 && cheers->kind < CHEER_COUNT) {
        story_put_time(story);
        fprintf(story->file, "cheers: %" PRIu32 " x \"%s\"%s\n", cheers->count, words[cheers->kind],
                cheers->choruses > 0 ? ", as a chorus" : "");
    }
}

static void tell_mistake(const struct story *story, const struct journal_entry *entry) {
    if (entry->event.as.mistake_shown.mistake == 0 || !entry->has_page) {
        return;
    }
    story_put_time(story);
    fputs("the teacher's own mistake: ", story->file);
    story_put_quoted(story->file, entry->page);
    fputs(", learned: ", story->file);
    story_put_quoted(story->file, entry->lesson);
    fputc('\n', story->file);
}

/* What the teacher did, and what happened to the room. */
static void tell_event(struct story *story, const struct journal_entry *entry) {
    const struct event *event = &entry->event;
    switch ((int)event->kind) {
    case EVENT_seat_moved:
        tell_team(story, "a student was moved to ", event->as.seat_moved.team, "");
        break;
    case EVENT_team_split:
        tell_team(story, "the four of ", event->as.team_split.team, " became two and two");
        break;
    case EVENT_teams_shuffled:
        tell_line(story, "the teams were shuffled");
        break;
    case EVENT_door_locked:
        tell_line(story,
                  event->as.door_locked.is_locked ? "the door was locked" : "the door was opened");
        break;
    case EVENT_paused:
        tell_clock(story, event->as.paused.is_paused, "paused");
        break;
    case EVENT_frozen:
        tell_clock(story, event->as.frozen.is_frozen, "everybody looks up");
        break;
    case EVENT_time_added:
        story_put_time(story);
        fprintf(story->file, "%" PRIu32 " s more\n", event->as.time_added.ms / 1000);
        break;
    case EVENT_break_started:
        tell_line(story, "a break");
        break;
    case EVENT_room_resumed:
        tell_place(story, "the server was started again; it went on in the");
        break;
    case EVENT_cheers_counted:
        tell_cheers(story, &event->as.cheers_counted);
        break;
    case EVENT_mistake_shown:
        tell_mistake(story, entry);
        break;
    default:
        break;
    }
}

/* --- with seats
 * ------------------------------------------------------------------------------------ */

static void put_seat(const struct story *story, uint32_t seat) {
    story_put_time(story);
    fprintf(story->file, "  seat %" PRIu32 " (%s)", seat, story->room->desks.list[seat].name);
}

static void tell_said(const struct story *story, const struct journal_entry *entry) {
    const struct event_answered *it = &entry->event.as.answered;
    put_seat(story, it->seat);
    fprintf(story->file, ", %s: ", plan_phase_word((enum phase)it->phase));
    if (it->answer == 0) {
        fputs("not yet\n", story->file);
        return;
    }
    const struct challenge *challenge = room_challenge(story->room, (enum phase)it->phase);
    struct answer answer = {.text = entry->text, .picks_count = entry->picks_count};
    char text[ANSWER_BYTES_MAX + 1];
    memcpy(answer.picks, entry->picks, sizeof answer.picks);
    challenge_show(challenge, &answer, text, sizeof text);
    story_put_quoted(story->file, text);
    fputs(it->mark == MARK_MATCH ? ", matches\n" : "\n", story->file);
}

static void tell_page(const struct story *story, uint32_t seat, const char *what,
                      const struct journal_entry *entry) {
    put_seat(story, seat);
    fprintf(story->file, " %s: ", what);
    story_put_quoted(story->file, entry->page);
    fputc('\n', story->file);
}

/* Before the event is played: what is asked now is what was answered. */
static void tell_seat_event(const struct story *story, const struct journal_entry *entry) {
    const struct event *event = &entry->event;
    bool is_page = entry->has_page && entry->is_page_final;
    if (event->kind == EVENT_answered && event->as.answered.is_final) {
        tell_said(story, entry);
    } else if (event->kind == EVENT_offered && is_page) {
        tell_page(story, event->as.offered.seat, "wrote the thought", entry);
    } else if (event->kind == EVENT_lesson_given && is_page) {
        tell_page(story, event->as.lesson_given.seat, "wrote the lesson", entry);
    } else if (event->kind == EVENT_seat_noted) {
        tell_page(story, event->as.seat_noted.seat, "has a note of the teacher's", entry);
    } else if (event->kind == EVENT_seat_added) {
        put_seat(story, event->as.seat_added.seat);
        fputs(" came in\n", story->file);
    }
}

/* --- the whole
 * ------------------------------------------------------------------------------------- */

void story_begin(struct story *story, const char *title, const char *created) {
    fprintf(story->file, "%s, begun %s\n\n", title, created);
    story->stopped_ms = UINT64_MAX;
    story_look(story);
}

void story_look(struct story *story) {
    const struct game *game = story->room->game;
    story->stage = game->stage;
    story->phase = game->phase;
    story->round = game->round;
}

static void tell_lobby(const struct story *story) {
    const struct game *game = story->room->game;
    story_put_time(story);
    fprintf(story->file, "the lobby is over: %s, %s\n", COUNTED(game->seats_count, "seat", "seats"),
            COUNTED(game->teams_count, "team", "teams"));
}

void story_tell(struct story *story, const struct journal_entry *entry) {
    const struct game *game = story->room->game;
    bool is_other_round = game->round != story->round;
    bool has_phase = story->stage == STAGE_ROUND && story->phase != PHASE_NONE;
    if (has_phase &&
        (game->phase != story->phase || is_other_round || game->stage != story->stage)) {
        story_tell_phase(story);
        tell_gold(story);
    }
    if (story->stage == STAGE_LOBBY && game->stage == STAGE_ROUND) {
        tell_lobby(story);
    }
    if (is_other_round) {
        tell_round(story);
    }
    if (story->with_seats) {
        tell_seat_event(story, entry);
    }
    tell_event(story, entry);
    if (game->stage != story->stage && game->stage == STAGE_RECAP) {
        fputc('\n', story->file);
        tell_line(story, "Recap");
    }
    tell_gold(story);
}

static void tell_board(const struct story *story) {
    const struct learning *learning = &story->room->learning;
    fprintf(story->file, "\nThe learning board: %s\n",
            COUNTED(learning->count, "entry", "entries"));
    for (uint16_t i = 0; i < learning->count; i++) {
        const struct lesson_entry *it = &learning->list[i];
        fputs("        ", story->file);
        if (it->thought[0] != '\0') {
            story_put_quoted(story->file, it->thought);
            fputs(" -> ", story->file);
        }
        story_put_quoted(story->file, it->lesson);
        fputs(it->team == 0 ? " (the teacher's)\n" : "\n", story->file);
    }
}

/* As the class saw it at the recap. */
static void tell_shelf(const struct story *story) {
    static struct message message;
    letter_shelf(story->room, &message);
    const struct message_shelf *shelf = &message.as.shelf;
    fputs("\nThe shelf:\n", story->file);
    for (uint16_t i = 0; i < shelf->bowls_count; i++) {
        fprintf(story->file, "        %s, %s\n", shelf->bowls[i].name,
                COUNTED(shelf->bowls[i].lines, "gold line", "gold lines"));
    }
    if (shelf->more > 0) {
        fprintf(story->file, "        and %s more\n", COUNTED(shelf->more, "bowl", "bowls"));
    }
}

void story_end(struct story *story) {
    const struct game *game = story->room->game;
    story_put_time(story);
    fputs(game->stage == STAGE_CLOSED ? "closed\n" : "the session was not closed\n", story->file);
    fprintf(story->file,
            "\nGold %" PRIu32 " of %" PRIu32 "; %" PRIu32 " tries, %" PRIu32
            " came on a later go.\n",
            game->gold, game->goal, game->tries, game->later);
    tell_board(story);
    tell_shelf(story);
}
