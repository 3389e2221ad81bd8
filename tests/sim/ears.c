/* One check a message. A text that reaches a student must come from somewhere it may come from: the
 * pack as far as it is open, the room's own words, this student, or a member of its own team in
 * this round. So another team's try is found wherever it turns up. */
#include "ears.h"

#include <string.h>

#include "codec.h"
#include "ears_share.h"
#include "world.h"

static void violate(struct world *world, const struct student *student, const char *what,
                    const char *words) {
    world_violate(world, what, "student %d (seat %u) heard %s: %s", student->number,
                  (unsigned)student->seat, message_name(world->heard.id), words);
}

struct note *ears_note(struct student *student, uint32_t action) {
    for (size_t i = 0; i < NOTES_MAX; i++) {
        if (student->notes[i].action == action) {
            return &student->notes[i];
        }
    }
    return NULL;
}

/* --- one check a message
 * --------------------------------------------------------------------------
 */

/* Another run of the room may have stepped back to what was on disk. Whoever was told of more than
 * it has makes the loss known. */
static void on_welcome(struct world *world, struct student *student) {
    uint32_t run = world->heard.as.welcome.run;
    if (run != student->run) {
        student->run = run;
        student->gold = student->team_gold = 0;
        student->place = student->stage = 0;
    }
    uint64_t told = student->session->memory.last_event;
    bool is_gone = told != 0 && JOURNAL_RUN_OF(told) < run && watch_entry(world, told) == NULL;
    bool is_asked = student->role == ROLE_STUDENT && !student->is_rowdy && is_gone;
    if (is_asked && world->server != NULL && run == world->room.run) {
        char sentence[TROUBLE_BYTES_MAX + 1];
        bool is_told = server_trouble(world->server, sentence, sizeof sentence);
        if (world->server->room.lost == 0 || !is_told) {
            violate(world, student, "what a damaged disk lost is noticed", "no trouble");
        }
    }
}

/* Who was on the way when the teacher took the seat away is a newcomer. */
bool ears_may_lose_seat(const struct world *world, const struct student *student) {
    bool is_removed = world_game(world)->seats[student->seat].is_removed;
    return student->is_rowdy || is_removed || world->hearsay.has_given;
}

static void on_names(struct world *world, struct student *student) {
    if (student->seat != 0 && !ears_may_lose_seat(world, student)) {
        violate(world, student, "who comes back has the same seat", "names to pick from");
    }
}

static void on_seat(struct world *world, struct student *student) {
    const struct message_seat *seat = &world->heard.as.seat;
    bool is_other = student->seat != 0 && student->seat != seat->seat;
    if (is_other && !ears_may_lose_seat(world, student)) {
        violate(world, student, "who comes back has the same seat", seat->name);
    }
    student->seat = seat->seat;
}

static void on_team(struct world *world, struct student *student) {
    const struct message_team *team = &world->heard.as.team;
    if (team->team == student->team && team->gold < student->team_gold) {
        violate(world, student, "gold never falls", team->name);
    }
    student->team = team->team;
    student->team_gold = team->gold;
}

static void on_room(struct world *world, struct student *student) {
    const struct message_room *room = &world->heard.as.room;
    if (room->gold < student->gold) {
        violate(world, student, "gold never falls", "the class total");
    }
    student->gold = room->gold;
}

static void on_phase(struct world *world, struct student *student) {
    const struct message_phase *phase = &world->heard.as.phase;
    uint64_t place = watch_place(phase->plan, phase->plan_count, phase->round, phase->phase);
    bool is_break = phase->stage == STAGE_LOBBY && student->stage == STAGE_ROUND;
    bool is_back = phase->stage < student->stage && !is_break;
    if (place < student->place || is_back) {
        violate(world, student, "phases go forward within a round", "an earlier place");
    }
    student->place = place;
    student->stage = phase->stage;
}

/* Title, prompt, unit and options as the pack has them, and nothing beside. */
static void on_challenge(struct world *world, struct student *student) {
    const struct message_challenge *it = &world->heard.as.challenge;
    const struct challenge *pack = watch_challenge(world, it->round, it->part);
    bool is_same = pack != NULL && strcmp(it->title, pack->title) == 0 &&
                   strcmp(it->prompt, pack->prompt) == 0 && strcmp(it->unit, pack->unit) == 0 &&
                   it->options_count == pack->options_count &&
                   it->rights_count == pack->rights_count && it->kind == (uint8_t)pack->kind;
    for (uint16_t i = 0; is_same && i < it->options_count; i++) {
        is_same = strcmp(it->options[i].text, pack->options[i]) == 0;
    }
    for (uint16_t i = 0; is_same && i < it->rights_count; i++) {
        is_same = strcmp(it->rights[i].text, pack->rights[i]) == 0;
    }
    if (!is_same) {
        violate(world, student, "a challenge says what the pack asks and no more", it->title);
    }
}

/* Which events an action may have become. */
static const struct {
    enum message_id id;
    enum event_kind kind;
} becomes[] = {
    {MESSAGE_answer, EVENT_answered},         {MESSAGE_ready, EVENT_ready},
    {MESSAGE_join, EVENT_seat_added},         {MESSAGE_open_bowl, EVENT_team_opened},
    {MESSAGE_choose_bowl, EVENT_team_chosen}, {MESSAGE_offer, EVENT_offered},
    {MESSAGE_write, EVENT_offered},           {MESSAGE_write, EVENT_lesson_given},
    {MESSAGE_choose_idea, EVENT_idea_chosen}, {MESSAGE_claim, EVENT_claimed},
    {MESSAGE_pen_raise, EVENT_pen_raised},    {MESSAGE_pen_say, EVENT_pen_answered},
    {MESSAGE_lesson, EVENT_lesson_given},     {MESSAGE_agree, EVENT_agreed},
};

/* An action has one event for ever, of its own seat and kind. */
static void check_event(struct world *world, struct student *student, const struct note *note,
                        uint64_t event) {
    const struct event *it = &watch_entry(world, event)->event;
    bool is_kind = student->role == ROLE_TEACHER;
    for (size_t i = 0; i < sizeof becomes / sizeof becomes[0]; i++) {
        is_kind = is_kind || (becomes[i].id == note->id && becomes[i].kind == it->kind);
    }
    uint32_t seat = watch_seat_of(it);
    bool is_others = seat != 0 && seat != student->seat && !world->hearsay.has_given;
    if (!is_kind || is_others) {
        world_violate(world, "what is acknowledged is in the journal",
                      "student %d (seat %u): %s %u is event %llu, %s of seat %u", student->number,
                      student->seat, message_name(note->id), note->action,
                      (unsigned long long)event, event_name(it->kind), seat);
    }
}

static void check_words(struct world *world, struct student *student, const struct note *note,
                        uint64_t event) {
    const struct journal_entry *entry = watch_entry(world, event);
    bool has_words = note->id == MESSAGE_answer && note->answer.is_final && note->answer.idea == 0;
    if (has_words && strcmp(entry->text, note->answer.text) != 0) {
        world_violate(world, "what is acknowledged is in the journal",
                      "student %d said \"%s\", event %llu has \"%s\"", student->number,
                      note->answer.text, (unsigned long long)event, entry->text);
    }
}

static void on_kept(struct world *world, struct student *student) {
    const struct message_kept *kept = &world->heard.as.kept;
    struct note *note = ears_note(student, kept->action);
    if (kept->event == 0 || note == NULL || student->is_rowdy) {
        return;
    }
    if (note->event != 0 && note->event != kept->event) {
        violate(world, student, "an action is one event", "another number");
    }
    if (watch_entry(world, kept->event) == NULL) {
        bool is_old = world->server == NULL || JOURNAL_RUN_OF(kept->event) < world->room.run;
        bool is_forgotten = world->was_damaged && is_old;
        if (!is_forgotten) {
            violate(world, student, "what is acknowledged is in the journal", "no such event");
        }
        return;
    }
    note->event = kept->event;
    check_event(world, student, note, kept->event);
    check_words(world, student, note, kept->event);
}

/* An answer backed may be a mate's. */
static void on_mine(struct world *world, struct student *student) {
    const struct message_mine *mine = &world->heard.as.mine;
    struct message_answer answer = {.round = mine->round, .picks_count = mine->picks_count};
    memcpy(answer.text, mine->text, sizeof mine->text);
    memcpy(answer.picks, mine->picks, sizeof answer.picks);
    bool is_own = mine->idea != 0 ? hearsay_of_team(&world->hearsay, student->seat, &answer)
                                  : hearsay_of_seat(&world->hearsay, student->seat, &answer);
    if (!is_own) {
        violate(world, student, "nothing of another seat is called mine", mine->text);
    }
}

static void on_ideas(struct world *world, struct student *student) {
    const struct message_ideas *ideas = &world->heard.as.ideas;
    for (uint16_t i = 0; i < ideas->ideas_count; i++) {
        const struct record_idea *idea = &ideas->ideas[i];
        struct message_answer answer = {.round = ideas->round, .picks_count = idea->picks_count};
        memcpy(answer.text, idea->text, sizeof idea->text);
        memcpy(answer.picks, idea->picks, sizeof idea->picks);
        if (!hearsay_of_team(&world->hearsay, student->seat, &answer)) {
            violate(world, student, "a table shows what its own team said", idea->text);
        }
    }
}

static void on_progress(struct world *world, struct student *student) {
    if (world->heard.as.progress.done > world->heard.as.progress.present) {
        violate(world, student, "no more are done than present", "progress");
    }
}

static void on_reveal(struct world *world, struct student *student) {
    const struct message_reveal *reveal = &world->heard.as.reveal;
    const struct challenge *challenge = watch_challenge(world, reveal->round, 0);
    if (challenge == NULL || strcmp(reveal->explanation, challenge->explanation) != 0) {
        violate(world, student, "reveal tells the round's own explanation", reveal->key);
    }
}

static void on_closed(struct world *world, struct student *student) {
    uint8_t reason = world->heard.as.closed.reason;
    student->heard_closed = true;
    if (reason == CLOSED_MISBEHAVED && !student->is_rowdy) {
        violate(world, student, "who behaves is not sent away", "misbehaved");
    }
    if (reason == CLOSED_REMOVED && world->watch.acts[MESSAGE_host_remove] == 0) {
        violate(world, student, "the teacher alone takes a seat away", "removed");
    }
    if (reason == CLOSED_MOVED && !student->has_moved && !student->is_rowdy &&
        !world->hearsay.has_given) {
        violate(world, student, "a seat moves only with its own token", "moved");
    }
}

static void on_found(struct world *world, struct student *student) {
    violate(world, student, "rooms are looked for outside of connections", "found");
}

static const struct {
    enum message_id id;
    void (*check)(struct world *world, struct student *student);
} checks[] = {
    {MESSAGE_welcome, on_welcome},     {MESSAGE_names, on_names},
    {MESSAGE_seat, on_seat},           {MESSAGE_team, on_team},
    {MESSAGE_room, on_room},           {MESSAGE_phase, on_phase},
    {MESSAGE_challenge, on_challenge}, {MESSAGE_kept, on_kept},
    {MESSAGE_mine, on_mine},           {MESSAGE_ideas, on_ideas},
    {MESSAGE_progress, on_progress},   {MESSAGE_reveal, on_reveal},
    {MESSAGE_closed, on_closed},       {MESSAGE_found, on_found},
    {MESSAGE_bowls, ears_bowls},       {MESSAGE_thoughts, ears_thoughts},
    {MESSAGE_page, ears_page},         {MESSAGE_questions, ears_questions},
    {MESSAGE_chosen, ears_chosen},     {MESSAGE_lessons, ears_lessons},
    {MESSAGE_cheers, ears_cheers},
};

/* --- the way in
 * -----------------------------------------------------------------------------------
 */

/* What a run that is dead had sent is still heard; what it is about may never have been. */

void ears_hear(struct world *world, struct student *student, const uint8_t *bytes, size_t count) {
    struct message *heard = &world->heard;
    enum codec_status status = codec_decode(bytes, count, FROM_SERVER, heard);
    if (status != CODEC_OK) {
        world_violate(world, "every message of the room can be read", "student %d: %s",
                      student->number, codec_status_name(status));
        return;
    }
    world->figures->heard++;
    if (heard->id == MESSAGE_part && parts_inbox_take(&student->inbox, &heard->as.part)) {
        size_t size = student->inbox.size;
        if (codec_decode(student->inbox.bytes, size, FROM_SERVER, heard) != CODEC_OK ||
            heard->id == MESSAGE_part) {
            world_violate(world, "every message of the room can be read", "student %d: parts",
                          student->number);
            return;
        }
    }
    world_tell(world, "student %d: hears %s %u", student->number, message_name(heard->id),
               heard->id == MESSAGE_kept      ? heard->as.kept.action
               : heard->id == MESSAGE_refused ? heard->as.refused.action
                                              : 0);
    bool is_of_dead = (world->server == NULL || student->run != world->room.run) &&
                      heard->id != MESSAGE_welcome && heard->id != MESSAGE_kept;
    for (size_t i = 0; !is_of_dead && i < sizeof checks / sizeof checks[0]; i++) {
        if (checks[i].id == heard->id) {
            checks[i].check(world, student);
        }
    }
}
