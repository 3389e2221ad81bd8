/* Consent is looked for on the wires, not in the room: somebody of the team has to have sent it.
 * The least public choice holds, so for a name every member has to have sent that. An old seat that
 * the teacher gives to a newcomer takes its consents along; then it is not known here who sent
 * them. */
#include "allowed_share.h"

#include <string.h>

#include "str.h"
#include "world.h"

static bool may_show_words(const struct world *world) {
    return world->nods_itself || world->hearsay.has_nodded;
}

static bool is_teachers(const struct world *world, const char *text) {
    return text[0] == '\0' || hearsay_wrote(&world->hearsay, HEARSAY_TEACHERS, 0, 0, text);
}

/* --- the answer
 * -----------------------------------------------------------------------------------
 */

static bool is_slip(const struct challenge *challenge, const char *text) {
    char shown[ANSWER_BYTES_MAX + 1];
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        challenge_show(challenge, &challenge->slips[i].answer, shown, sizeof shown);
        if (strcmp(shown, text) == 0) {
            return true;
        }
    }
    return false;
}

static void show(const struct challenge *challenge, const struct message_answer *said, char *text,
                 size_t size) {
    struct answer answer = {.text = said->text, .picks_count = (uint8_t)said->picks_count};
    memcpy(answer.picks, said->picks, sizeof answer.picks);
    challenge_show(challenge, &answer, text, size);
}

/* Whether this seat let out something that it or a mate of it had said. */
static bool has_let_out(const struct hearsay *hearsay, uint8_t round, uint16_t by) {
    for (uint16_t seat = 0; seat < HEARSAY_SEATS_MAX; seat++) {
        const struct hearsay_consent *consent = &hearsay->consents[round][seat];
        bool is_theirs = seat == by || seat == 0 || by == 0 || hearsay_are_mates(hearsay, seat, by);
        if (is_theirs && (consent->may_show || (consent->own && (seat == by || seat == 0)))) {
            return true;
        }
    }
    return false;
}

static bool was_offered(const struct world *world, const struct challenge *challenge,
                        const struct message_spotlight *it) {
    const struct hearsay *hearsay = &world->hearsay;
    char shown[ANSWER_BYTES_MAX + 1];
    for (size_t i = 0; i < HEARSAY_SAID_MAX && i < hearsay->said_count; i++) {
        const struct hearsay_said *said = &hearsay->said[i];
        if (said->answer.round != it->round || said->answer.idea != 0) {
            continue;
        }
        show(challenge, &said->answer, shown, sizeof shown);
        if (strcmp(shown, it->answer) == 0 && has_let_out(hearsay, it->round, said->seat)) {
            return true;
        }
    }
    return hearsay->has_given;
}

/* --- the name
 * -------------------------------------------------------------------------------------
 */

/* Everybody who was in the team until that moment (who sits down with the same event has no part in
 * it), but for who had closed the window before the round began. */
void allowed_naming(struct world *world, const struct game *game, uint16_t number,
                    uint8_t spotlight) {
    const struct game_team *team = &game->teams[number];
    bool all_named = team->seats_count > 0;
    bool all_claimed = all_named;
    for (uint8_t i = 0; i < team->seats_count; i++) {
        const struct game_seat *seat = &game->seats[team->seats[i]];
        const struct hearsay_consent *consent =
            &world->hearsay.consents[game->round][team->seats[i]];
        bool was_in = world->watch.team_of[team->seats[i]] == number;
        bool has_say = was_in && (seat->took_part || !seat->has_left);
        all_named = all_named && (!has_say || consent->may_name);
        all_claimed = all_claimed && (!has_say || (consent->claims & (1u << spotlight)) != 0);
    }
    if (!all_named && !all_claimed && !world->hearsay.has_given) {
        world_violate(world, "a team is named only after its own yes", "team %u, spotlight %u",
                      number, spotlight);
    }
}

/* `names` are one or more with a comma between them. */
static bool is_named_in(const char *name, const char *names) {
    size_t length = strlen(name);
    while (*names != '\0') {
        size_t next = strcspn(names, ",");
        if (next == length && memcmp(names, name, length) == 0) {
            return true;
        }
        names += next;
        names += strspn(names, ", ");
    }
    return false;
}

static void check_names(struct world *world, const struct message_spotlight *it) {
    watch_read(world);
    const struct game *game = world->watch.replica;
    for (uint16_t i = 1; i <= game->teams_count; i++) {
        char name[NAME_BYTES_MAX + 1];
        names_of_team(&world->server->room.names, i, name, sizeof name);
        bool is_named = (game->teams[i].named & (1u << it->number)) != 0;
        if (is_named_in(name, it->team) && !is_named) {
            world_violate(world, "a team is named only after its own yes", "%s, spotlight %u", name,
                          it->number);
        }
    }
}

/* --- the message
 * ----------------------------------------------------------------------------------
 */

static void check_small(struct world *world, const struct message_spotlight *it) {
    bool is_silent = it->caption == CAPTION_MANY && it->team[0] == '\0' && it->teams == 0;
    if (game_is_small(world_game(world)) && (!is_silent || it->may_claim)) {
        world_violate(world, "with fewer than four teams nothing tells an offered thought apart",
                      "caption %u, team \"%s\"", it->caption, it->team);
    }
    if (it->teams == 1 || it->teams == 2) {
        world_violate(world, "teams are counted from three up", "%u", it->teams);
    }
}

static void check_thought(struct world *world, const struct challenge *challenge,
                          const struct message_spotlight *it) {
    const struct hearsay *hearsay = &world->hearsay;
    bool is_pack = it->thought[0] == '\0';
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        is_pack = is_pack || strcmp(it->thought, challenge->slips[i].thinking) == 0;
    }
    bool is_written =
        may_show_words(world) && hearsay_wrote(hearsay, HEARSAY_THOUGHT, it->round, 0, it->thought);
    if (!is_pack && !is_written) {
        world_violate(world, "own words are shown after the teacher's nod", "%s", it->thought);
    }
}

static bool is_anybody_there(const struct game *game, uint16_t number) {
    const struct game_team *team = &game->teams[number];
    bool is_there = false;
    for (uint8_t i = 0; i < team->seats_count; i++) {
        is_there = is_there || game_is_present(game, team->seats[i]);
    }
    return is_there;
}

/* The turn is one of the pack's, and told when every team of which somebody is there has answered
 * both questions. */
static void check_turn(struct world *world, const struct challenge *challenge,
                       const struct message_spotlight *it) {
    const struct game *game = world_game(world);
    bool is_turn = it->turn[0] == '\0';
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        is_turn = is_turn || strcmp(it->turn, challenge->slips[i].turn) == 0;
    }
    for (uint16_t i = 1; i <= game->teams_count && it->turn[0] != '\0'; i++) {
        const uint8_t *ideas = game->teams[i].ideas[it->number];
        bool has_both = ideas[QUESTION_GOOD] != 0 && ideas[QUESTION_TURN] != 0;
        is_turn = is_turn && (has_both || !is_anybody_there(game, i));
    }
    if (!is_turn) {
        world_violate(world, "the class hears the turn when all teams have answered", "%s",
                      it->turn);
    }
}

void allowed_spotlight(struct world *world, const struct message *message) {
    const struct message_spotlight *it = &message->as.spotlight;
    if (it->caption == CAPTION_TEACHERS) {
        if (!is_teachers(world, it->thought) || !is_teachers(world, it->lesson)) {
            world_violate(world, "the teacher's mistake is the teacher's", "%s", it->thought);
        }
        return;
    }
    const struct challenge *challenge = watch_challenge(world, it->round, 0);
    if (it->number == 0 || challenge == NULL || world->spotlight_step == world->step) {
        return;
    }
    world->spotlight_step = world->step; /* the same to all of the class */
    bool is_offered = was_offered(world, challenge, it);
    if (!is_offered && (it->caption == CAPTION_TEAM || !is_slip(challenge, it->answer))) {
        world_violate(world, "only what was offered is in the spotlight", "%s", it->answer);
    }
    check_small(world, it);
    check_thought(world, challenge, it);
    check_names(world, it);
    check_turn(world, challenge, it);
}

void allowed_pen(struct world *world, const struct message *message) {
    const struct hearsay *hearsay = &world->hearsay;
    const struct desks *desks = &world->server->room.desks;
    const struct message_pen *pen = &message->as.pen;
    for (uint16_t seat = 1; seat <= desks->count && seat < HEARSAY_SEATS_MAX; seat++) {
        bool is_it = strcmp(desks->list[seat].name, pen->name) == 0;
        if (is_it && (hearsay->has_said_yes[seat] || hearsay->has_said_yes[0])) {
            return;
        }
    }
    if (pen->name[0] != '\0' && !hearsay->has_given) {
        world_violate(world, "the class sees who says something after that one's yes", "%s",
                      pen->name);
    }
}

/* --- the learning board
 * ---------------------------------------------------------------------------
 */

static bool is_pack_lesson(const struct challenge *challenge, const char *text) {
    for (uint8_t i = 0; i < challenge->lessons_count; i++) {
        if (strcmp(challenge->lessons[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_pack_thought(const struct challenge *challenge, const char *text) {
    for (uint8_t i = 0; i < challenge->slips_count; i++) {
        if (strcmp(challenge->slips[i].thinking, text) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_of_pack(const struct world *world, const char *text,
                       bool (*has)(const struct challenge *challenge, const char *text)) {
    for (uint8_t round = 1; round <= world_game(world)->round; round++) {
        const struct challenge *challenge = watch_challenge(world, round, 0);
        if (challenge != NULL && has(challenge, text)) {
            return true;
        }
    }
    return text[0] == '\0';
}

void allowed_learning_board(struct world *world, const struct message *message) {
    const struct message_learning_board *board = &message->as.learning_board;
    const struct hearsay *hearsay = &world->hearsay;
    bool may_show = may_show_words(world);
    for (uint16_t i = 0; i < board->entries_count; i++) {
        const struct record_board_entry *entry = &board->entries[i];
        bool is_lesson = is_of_pack(world, entry->lesson, is_pack_lesson) ||
                         is_teachers(world, entry->lesson) ||
                         (may_show && hearsay_wrote(hearsay, HEARSAY_LESSON, 0, 0, entry->lesson));
        bool is_thought =
            is_of_pack(world, entry->thought, is_pack_thought) ||
            is_teachers(world, entry->thought) ||
            (may_show && hearsay_wrote(hearsay, HEARSAY_THOUGHT, 0, 0, entry->thought));
        if (!is_lesson || !is_thought) {
            world_violate(world, "own words are shown after the teacher's nod",
                          "on the board: %s / %s", entry->thought, entry->lesson);
        }
    }
}
