/* One row of the table for each word: how it is used, what it does. A command builds the message
 * that a teacher's screen would send and hands it to the room, so both can do the same; lists are
 * read off the desk that such a screen would show. */
#include "commands_inside.h"

#include <string.h>

#include "str.h"

void commands_say(struct commands *commands, const char *text) {
    str_append(commands->answer, commands->size, commands->answer[0] != '\0' ? "\n" : "");
    str_append(commands->answer, commands->size, text);
}

static const char *reason_text(enum refusal_reason reason) {
    switch (reason) {
    case REFUSED_NOT_NOW:
        return "not now";
    case REFUSED_NOT_OFFERED:
        return "there is no such thing here now";
    case REFUSED_FULL:
        return "there is no more room for it";
    case REFUSED_BUSY:
        return "the disk is busy: try again";
    case REFUSED_FROZEN:
        return "everybody looks up now: freeze again lets them go on";
    case REFUSED_LOCKED:
        return "the door is locked";
    case REFUSED_NOT_YOURS:
        return "that is somebody else's to do";
    case REFUSED_TOO_MANY:
        return "there are too many already";
    case REFUSED_MACHINE:
        return "that computer has enough new seats: approve lets more in";
    case REFUSED_LATER:
    case REFUSED_VERSION:
    case REFUSED_NO_NUMBER:
    case REFUSED_TWO_WAYS:
    case REFUSED_COUNT:
        break;
    }
    return "not taken";
}

void commands_act(struct commands *commands, enum message_id id, const char *done) {
    enum refusal_reason reason = REFUSED_NOT_NOW;
    commands->message.id = id;
    bool is_taken = server_act(commands->server, &commands->message, commands->now_ms, &reason);
    commands_say(commands, is_taken ? done : reason_text(reason));
}

struct server_status commands_status(const struct commands *commands) {
    struct server_status status;
    server_status(commands->server, &status);
    return status;
}

const struct message *commands_desk(struct commands *commands, enum message_id id, uint16_t first) {
    server_desk(commands->server, id, first, &commands->message);
    return &commands->message;
}

bool commands_numbers(struct commands *commands, size_t count, long long max,
                      long long list[COMMANDS_NUMBERS_MAX]) {
    char word[24];
    const char *at = commands->rest;
    for (size_t i = 0; i < count; i++) {
        at += strspn(at, " ");
        size_t length = strcspn(at, " ");
        bool is_one = length > 0 && str_copy_bytes(word, sizeof word, at, length) &&
                      str_to_integer(word, 1, max, &list[i]);
        if (!is_one) {
            return false;
        }
        at += length;
    }
    return at[strspn(at, " ")] == '\0';
}

/* --- the table
 * ------------------------------------------------------------------------------------ */

static bool do_help(struct commands *commands);

static const struct {
    const char *word, *behind, *what;
    bool (*act)(struct commands *commands); /* false: what stands behind the word is not right */
} table[] = {
    {"next", "", "goes on; Enter alone does the same", do_next},
    {"skip", "", "ends share with the spotlights that are left", do_skip},
    {"pause", "", "stops the clock, or lets it go on", do_pause},
    {"freeze", "", "everybody looks up, or goes on", do_freeze},
    {"time", "SECONDS", "more time for this phase", do_time},
    {"round", "[CHALLENGE]", "starts the next round, or one of your choice", do_round},
    {"warmup", "[CHALLENGE]", "a round that counts for nothing", do_warmup},
    {"mending", "", "a round for the cracks that are open", do_mending},
    {"break", "", "back to the lobby, teams kept", do_break},
    {"end", "", "the recap; after it, the end", do_end},
    {"close", "", "the end, at once", do_close},
    {"goal", "GOLD", "what the class is after", do_goal},
    {"plan", "NAME or PHASES", "of the rounds to come: full, or try, huddle, reveal", do_plan},
    {"packs", "", "lists the packs", do_packs},
    {"pack", "N", "the next rounds are from that one", do_pack},
    {"queue", "", "lists what was offered", do_queue},
    {"pick", "N", "puts it into the spotlight now", do_pick},
    {"hide", "N", "keeps it out of the spotlight", do_hide},
    {"show", "N", "takes that back", do_show},
    {"order", "N PLACE", "puts it to another place of the queue", do_order},
    {"texts", "", "lists words that wait for a nod", do_texts},
    {"nod", "[N or all]", "lets all see them; alone: the oldest", do_nod},
    {"no", "[N or all]", "keeps them back", do_no},
    {"mistake", "[THOUGHT / LESSON]", "your own, on all screens; alone: away with it", do_mistake},
    {"board", "", "shows the learning board", do_board},
    {"mute", "", "cheers are not heard, or heard again", do_mute},
    {"pen", "", "picks one who would say something", do_pen},
    {"teams", "", "lists the teams", do_teams},
    {"seats", "", "lists the seats", do_seats},
    {"move", "SEAT TEAM", "to another team", do_move},
    {"shuffle", "", "deals everybody out anew", do_shuffle},
    {"split", "TEAM", "two and two out of four", do_split},
    {"size", "N", "of teams that are made, 2 to 4", do_size},
    {"lock", "", "locks the door, or opens it", do_lock},
    {"approve", "[SEAT or all]", "lets more in from a computer with enough new seats", do_approve},
    {"remove", "SEAT", "takes a seat away for good", do_remove},
    {"give", "FROM TO", "the newcomer in seat FROM gets the old seat TO", do_give},
    {"pair", "SEAT", "two students at one machine, or one again", do_pair},
    {"note", "SEAT [WORDS]", "your private note", do_note},
    {"names", "typed or made", "whether own first names may be typed", do_names},
    {"status", "", "where we are", do_status},
    {"code", "", "how students come in: the code, and the three pictures", do_code},
    {"help", "", "this", do_help},
    {"q", "", "short for end", do_end},
};

#define TABLE_COUNT (sizeof table / sizeof table[0])

static bool do_help(struct commands *commands) {
    char line[160];
    char use[40];
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        str_format(use, sizeof use, "%s %s", table[i].word, table[i].behind);
        str_format(line, sizeof line, "  %-28s %s", use, table[i].what);
        commands_say(commands, line);
    }
    return true;
}

static void do_word(struct commands *commands, size_t at) {
    char line[120];
    bool takes_nothing = table[at].behind[0] == '\0';
    bool is_right = !takes_nothing || commands->rest[0] == '\0';
    if (!is_right || !table[at].act(commands)) {
        str_format(line, sizeof line, "use it like this: %s %s", table[at].word, table[at].behind);
        commands_say(commands, line);
    }
}

void commands_do(struct commands *commands, const char *line, uint64_t now_ms, char *answer,
                 size_t size) {
    char what[120];
    line += strspn(line, " \t");
    size_t length = strcspn(line, " \t");
    const char *word = length > 0 ? line : "next";
    commands->rest = line + length + strspn(line + length, " \t");
    commands->now_ms = now_ms;
    commands->answer = answer;
    commands->size = size;
    length = length > 0 ? length : strlen(word);
    answer[0] = '\0';
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (strlen(table[i].word) == length && strncmp(table[i].word, word, length) == 0) {
            do_word(commands, i);
            return;
        }
    }
    str_format(what, sizeof what, "\"%.*s\" is not known; help lists what is", (int)length, word);
    commands_say(commands, what);
}
