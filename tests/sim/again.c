/* A second server is opened beside the living one, reads the journal and says nothing. Then part
 * for part is compared; the first that differs is named. What a process alone knows is left out:
 * connections, drafts, names that are offered or wait for a nod, and whose a feeling was. */
#include "again.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "world.h"

/* --- desks
 * ----------------------------------------------------------------------------------------
 */

static bool is_same_said(const struct said *a, const struct said *b) {
    if (a->is_given != b->is_given || !a->is_given) {
        return a->is_given == b->is_given;
    }
    return a->is_final == b->is_final && a->confidence == b->confidence && a->slip == b->slip &&
           a->is_match == b->is_match && a->answer == b->answer &&
           a->picks_count == b->picks_count && memcmp(a->picks, b->picks, a->picks_count) == 0 &&
           strcmp(a->text, b->text) == 0;
}

static bool is_same_action(const struct desk_action *a, const struct desk_action *b) {
    return a->action == b->action && a->fate == b->fate && a->event == b->event;
}

/* What was read again is known to the living one, unless something newer has its place. With
 * is_whole, what the living one took is in the journal, too. */
static bool are_same_actions(const struct action_log *living, const struct action_log *again,
                             bool is_whole) {
    for (size_t i = 0; i < DESK_ACTIONS_MAX; i++) {
        const struct desk_action *a = &living->list[i];
        const struct desk_action *b = &again->list[i];
        bool is_kept = a->fate == ACTION_TAKEN && a->event != 0;
        bool is_newer = a->action > b->action && !(is_kept && is_whole);
        if (!is_same_action(a, b) && !is_newer && (b->action != 0 || (is_kept && is_whole))) {
            return false;
        }
    }
    return true;
}

static bool has_same_token(const struct desk *a, const struct desk *b) {
    bool is_next = a->has_next_token == b->has_next_token;
    return memcmp(a->token, b->token, sizeof a->token) == 0 && is_next &&
           (!a->has_next_token || memcmp(a->next_token, b->next_token, sizeof a->next_token) == 0);
}

static const char *differs_of_desk(const struct desk *a, const struct desk *b) {
    if (strcmp(a->name, b->name) != 0 || strcmp(a->note, b->note) != 0) {
        return "name or note";
    }
    if (!has_same_token(a, b) || a->added != b->added) {
        return "token";
    }
    if (!is_same_said(&a->first_try, &b->first_try) || !is_same_said(&a->backing, &b->backing) ||
        !is_same_said(&a->again, &b->again)) {
        return "answer";
    }
    if (a->has_offered != b->has_offered) {
        return "offer";
    }
    return are_same_actions(&a->actions, &b->actions, true) ? NULL : "actions";
}

/* --- words
 * ----------------------------------------------------------------------------------------
 */

static bool is_same_sheet(const struct sheet *a, const struct sheet *b) {
    return a->state == b->state && strcmp(a->words, b->words) == 0;
}

static const char *differs_of_team(const struct room *a, const struct room *b, uint16_t team) {
    if (!is_same_sheet(&a->pages[team].thought, &b->pages[team].thought) ||
        !is_same_sheet(&a->pages[team].lesson, &b->pages[team].lesson)) {
        return "page";
    }
    return is_same_said(&a->huddle_said[team], &b->huddle_said[team]) ? NULL : "huddle";
}

/* The next one from `at` on that is not a name, for a name goes with its connection. */
static const struct tray_text *next_text(const struct tray *tray, uint16_t *at) {
    while (*at < tray->count && tray->list[*at].kind == WORDS_NAME) {
        ++*at;
    }
    return *at < tray->count ? &tray->list[(*at)++] : NULL;
}

static bool is_same_tray(const struct tray *a, const struct tray *b) {
    for (uint16_t i = 0, j = 0;;) {
        const struct tray_text *one = next_text(a, &i);
        const struct tray_text *other = next_text(b, &j);
        if (one == NULL || other == NULL) {
            return one == other;
        }
        if (one->kind != other->kind || one->team != other->team || one->round != other->round ||
            strcmp(one->words, other->words) != 0 || strcmp(one->thought, other->thought) != 0) {
            return false;
        }
    }
}

static bool is_same_learning(const struct learning *a, const struct learning *b) {
    bool is_same =
        a->count == b->count && a->lost == b->lost && a->mistakes_count == b->mistakes_count;
    for (uint16_t i = 0; is_same && i < a->count; i++) {
        const struct lesson_entry *one = &a->list[i];
        const struct lesson_entry *other = &b->list[i];
        is_same = one->round == other->round && one->team == other->team &&
                  one->is_own_words == other->is_own_words &&
                  strcmp(one->thought, other->thought) == 0 &&
                  strcmp(one->lesson, other->lesson) == 0;
    }
    for (uint8_t i = 1; is_same && i <= a->mistakes_count; i++) {
        is_same = strcmp(a->mistakes[i].thought, b->mistakes[i].thought) == 0 &&
                  strcmp(a->mistakes[i].lesson, b->mistakes[i].lesson) == 0;
    }
    return is_same;
}

static bool are_same_packs(const struct room *a, const struct room *b) {
    for (uint8_t i = 0; i < a->packs_count; i++) {
        if (memcmp(a->packs[i].played, b->packs[i].played, sizeof a->packs[i].played) != 0) {
            return false;
        }
    }
    return true;
}

static bool are_same_results(const struct server *a, const struct server *b) {
    struct results_head head = {.title = WORLD_TITLE, .started_at = "", .ended_at = ""};
    char *one = malloc(RESULTS_JSON_SIZE);
    char *other = malloc(RESULTS_JSON_SIZE);
    if (one == NULL || other == NULL) {
        abort();
    }
    size_t count = server_results(a, &head, one, RESULTS_JSON_SIZE);
    bool is_same = count > 0 && count == server_results(b, &head, other, RESULTS_JSON_SIZE) &&
                   memcmp(one, other, count) == 0;
    free(one);
    free(other);
    return is_same;
}

/* --- the server
 * -----------------------------------------------------------------------------------
 */

static const struct action_log *find_log(const struct server *server, uint64_t who) {
    for (uint8_t i = 1; i <= TEACHERS_MAX; i++) {
        if (server->teachers[i].who == who) {
            return &server->teachers[i].actions;
        }
    }
    return NULL;
}

/* The places are few: where all are taken, whose turn it was to go is not asked. */
static bool are_same_teachers(const struct server *living, const struct server *again) {
    bool is_full = true;
    for (uint8_t i = 1; i <= TEACHERS_MAX; i++) {
        is_full = is_full && living->teachers[i].who != 0;
    }
    for (uint8_t i = 1; i <= TEACHERS_MAX; i++) {
        const struct teacher *teacher = &again->teachers[i];
        const struct action_log *log = teacher->who != 0 ? find_log(living, teacher->who) : NULL;
        bool is_gone = teacher->who == 0 || (log == NULL && is_full);
        if (!is_gone && (log == NULL || !are_same_actions(log, &teacher->actions, false))) {
            return false;
        }
    }
    return true;
}

static const char *differs_of_seats(const struct room *a, const struct room *b) {
    if (a->desks.count != b->desks.count) {
        return "seats";
    }
    for (uint16_t seat = 1; seat <= a->desks.count; seat++) {
        const char *differs = differs_of_desk(&a->desks.list[seat], &b->desks.list[seat]);
        if (differs != NULL) {
            return differs;
        }
    }
    for (uint16_t team = 1; team <= a->game->teams_count; team++) {
        const char *differs = differs_of_team(a, b, team);
        if (differs != NULL) {
            return differs;
        }
    }
    return NULL;
}

static const char *differs_of_room(const struct room *a, const struct room *b) {
    if (game_hash(a->game) != game_hash(b->game) || a->last_event != b->last_event) {
        return "rules' state";
    }
    if (!is_same_tray(&a->tray, &b->tray)) {
        return "tray";
    }
    if (!is_same_learning(&a->learning, &b->learning)) {
        return "learning board";
    }
    if (memcmp(&a->feelings, &b->feelings, sizeof a->feelings) != 0) {
        return "sum of feelings";
    }
    if (memcmp(a->names.taken, b->names.taken, sizeof a->names.taken) != 0) {
        return "names";
    }
    return are_same_packs(a, b) ? differs_of_seats(a, b) : "packs played";
}

static const char *differs(const struct server *living, const struct server *again) {
    const char *room = differs_of_room(&living->room, &again->room);
    if (room != NULL) {
        return room;
    }
    if (!are_same_teachers(living, again)) {
        return "teachers' actions";
    }
    if (living->host.is_auto && living->host.pen_round != again->host.pen_round) {
        return "round of the pen";
    }
    return are_same_results(living, again) ? NULL : "results";
}

void again_check(struct world *world) {
    char why[200];
    if (world->server == NULL) {
        return;
    }
    struct server *again = server_open(&world->room, world->now_ms);
    struct journal_past *past = journal_memory_past(world->journal);
    if (again == NULL || past == NULL) {
        abort(); /* no memory */
    }
    const char *what = "journal: it does not fit";
    if (server_recall(again, past, why, sizeof why)) {
        what = differs(world->server, again);
        str_copy(why, sizeof why, "read again");
    }
    if (what != NULL) {
        world_violate(world, "a room that is read again is the room that it was",
                      "it has another %s (%s)", what, why);
    }
    world->figures->read_again++;
    free(past);
    server_free(again);
}
