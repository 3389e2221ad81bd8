/* What was offered and what was written: the queue, the nod, the own mistake, the pen. */
#include "commands_inside.h"

#include <string.h>

#include "str.h"

bool do_queue(struct commands *commands) {
    const struct message_desk_queue *queue =
        &commands_desk(commands, MESSAGE_desk_queue, 0)->as.desk_queue;
    char line[COMMANDS_LINE_SIZE];
    for (uint16_t i = 0; i < queue->queue_count; i++) {
        const struct record_desk_miss *miss = &queue->queue[i];
        str_format(line, sizeof line, "%u  %s  %s  (teams %u, first tries %u, sure %u)%s%s%s",
                   i + 1u, miss->text, miss->thought, miss->teams, miss->tries, miss->sure,
                   miss->is_shown ? " shown" : "", miss->is_hidden ? " hidden" : "",
                   miss->waits_for_nod ? " its words wait for a nod" : "");
        commands_say(commands, line);
    }
    if (queue->queue_count == 0) {
        bool is_on = commands_status(commands).spotlight > 0;
        commands_say(commands, is_on ? "nothing is offered; the class looks at one of the pack's"
                                     : "nothing is offered");
    }
    return true;
}

/* The answer at a place of the queue; 0, and told: there is none. */
static uint32_t queued(struct commands *commands, long long place) {
    const struct message_desk_queue *queue =
        &commands_desk(commands, MESSAGE_desk_queue, 0)->as.desk_queue;
    if (place > queue->queue_count) {
        commands_say(commands, "the queue is not that long");
        return 0;
    }
    return queue->queue[place - 1].answer;
}

bool do_pick(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, QUEUE_MAX, list)) {
        return false;
    }
    uint32_t answer = queued(commands, list[0]);
    if (answer != 0) {
        commands->message.as.host_pick = (struct message_host_pick){.answer = answer};
        commands_act(commands, MESSAGE_host_pick, "it is in the spotlight");
    }
    return true;
}

/* The class looks at it now: it was shown, and the spotlight has its answer. */
static bool is_in_the_spotlight(struct commands *commands, long long place) {
    struct record_desk_miss miss =
        commands_desk(commands, MESSAGE_desk_queue, 0)->as.desk_queue.queue[place - 1];
    server_shown(commands->server, MESSAGE_spotlight, &commands->message);
    const struct message_spotlight *now = &commands->message.as.spotlight;
    return miss.is_shown && now->number > 0 && strcmp(now->answer, miss.text) == 0;
}

static bool hide(struct commands *commands, bool is_hidden) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 1, QUEUE_MAX, list)) {
        return false;
    }
    uint32_t answer = queued(commands, list[0]);
    if (answer != 0) {
        bool is_on = is_in_the_spotlight(commands, list[0]);
        commands->message.as.host_hide =
            (struct message_host_hide){.answer = answer, .is_hidden = is_hidden};
        commands_act(commands, MESSAGE_host_hide,
                     !is_hidden ? "it can be shown again"
                     : is_on    ? "it is on the screens already: next takes it away"
                                : "it is hidden");
    }
    return true;
}

bool do_hide(struct commands *commands) {
    return hide(commands, true);
}

bool do_show(struct commands *commands) {
    return hide(commands, false);
}

bool do_order(struct commands *commands) {
    long long list[COMMANDS_NUMBERS_MAX];
    if (!commands_numbers(commands, 2, QUEUE_MAX, list)) {
        return false;
    }
    uint32_t answer = queued(commands, list[0]);
    if (answer != 0 && queued(commands, list[1]) != 0) {
        commands->message.as.host_order =
            (struct message_host_order){.answer = answer, .place = (uint8_t)list[1]};
        commands_act(commands, MESSAGE_host_order, "it has another place");
    }
    return true;
}

const char *commands_text_kind(uint8_t kind) {
    static const char *const kinds[WORDS_KIND_COUNT] = {
        [WORDS_THOUGHT] = "thought", [WORDS_LESSON] = "lesson", [WORDS_NAME] = "name"};
    return kind < WORDS_KIND_COUNT ? kinds[kind] : "";
}

bool do_texts(struct commands *commands) {
    const struct message_desk_texts *texts =
        &commands_desk(commands, MESSAGE_desk_texts, 0)->as.desk_texts;
    char line[COMMANDS_LINE_SIZE];
    for (uint16_t i = 0; i < texts->texts_count; i++) {
        const struct record_desk_text *text = &texts->texts[i];
        str_format(line, sizeof line, "%u  %s%s%s: %s", text->text, commands_text_kind(text->kind),
                   text->who[0] != '\0' ? " of " : "", text->who, text->words);
        commands_say(commands, line);
    }
    if (texts->more > 0) {
        str_format(line, sizeof line, "and %u more", texts->more);
        commands_say(commands, line);
    }
    if (texts->texts_count == 0) {
        commands_say(commands, "nothing waits for a nod");
    }
    return true;
}

/* "nod" alone is to the oldest. */
static bool nod(struct commands *commands, bool is_yes) {
    long long list[COMMANDS_NUMBERS_MAX] = {0};
    bool is_all = strcmp(commands->rest, "all") == 0;
    bool is_first = commands->rest[0] == '\0';
    if (!is_all && !is_first && !commands_numbers(commands, 1, UINT32_MAX, list)) {
        return false;
    }
    const struct message_desk_texts *texts =
        &commands_desk(commands, MESSAGE_desk_texts, 0)->as.desk_texts;
    if (texts->texts_count == 0) {
        commands_say(commands, "nothing waits for a nod");
        return true;
    }
    uint32_t text = is_all ? 0 : is_first ? texts->texts[0].text : (uint32_t)list[0];
    commands->message.as.host_nod = (struct message_host_nod){.text = text, .is_yes = is_yes};
    commands_act(commands, MESSAGE_host_nod, is_yes ? "nodded" : "kept back");
    return true;
}

bool do_nod(struct commands *commands) {
    return nod(commands, true);
}

bool do_no(struct commands *commands) {
    return nod(commands, false);
}

bool do_mistake(struct commands *commands) {
    struct message_host_mistake *mistake = &commands->message.as.host_mistake;
    const char *slash = strstr(commands->rest, " / ");
    *mistake = (struct message_host_mistake){0};
    if (slash == NULL && commands->rest[0] != '\0') {
        return false;
    }
    if (slash != NULL) {
        str_copy_bytes(mistake->thought, sizeof mistake->thought, commands->rest,
                       (size_t)(slash - commands->rest));
        str_copy(mistake->lesson, sizeof mistake->lesson, slash + 3);
    }
    commands_act(commands, MESSAGE_host_mistake,
                 slash != NULL ? "your own mistake is on all screens" : "it is off the screens");
    return true;
}

bool do_mute(struct commands *commands) {
    bool is_muted = !commands_status(commands).is_muted;
    commands->message.as.host_mute = (struct message_host_mute){.is_muted = is_muted};
    commands_act(commands, MESSAGE_host_mute,
                 is_muted ? "cheers are not heard" : "cheers are heard");
    return true;
}

bool do_pen(struct commands *commands) {
    bool is_raised = commands_desk(commands, MESSAGE_desk, 0)->as.desk.volunteers > 0;
    commands->message.as.host_pen = (struct message_host_pen){0};
    commands_act(commands, MESSAGE_host_pen,
                 is_raised ? "the pen asks" : "nobody has asked to say something yet");
    return true;
}

bool do_board(struct commands *commands) {
    server_shown(commands->server, MESSAGE_learning_board, &commands->message);
    const struct message_learning_board *board = &commands->message.as.learning_board;
    char line[COMMANDS_LINE_SIZE];
    for (uint16_t i = 0; i < board->entries_count; i++) {
        const struct record_board_entry *entry = &board->entries[i];
        str_format(line, sizeof line, "%s -> %s%s", entry->thought, entry->lesson,
                   entry->is_teachers ? "  (your own)" : "");
        commands_say(commands, line);
    }
    if (board->entries_count == 0) {
        commands_say(commands, "nothing is on the learning board yet");
    }
    return true;
}
