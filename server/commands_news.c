/* What a teacher at a terminal would miss, told without being asked: words that wait for a nod,
 * somebody who would say something, and what came of the pen. A desk on a screen shows these; a
 * terminal has to say them. Looked at a few times a second, and each told once. */
#include "commands_inside.h"

#include "str.h"

#define NEWS_EVERY_MS 250
#define NEWS_TEXTS    3 /* of more than these only the count is told */

static void tell_text(struct commands *commands, const struct record_desk_text *text) {
    char line[COMMANDS_LINE_SIZE];
    str_format(line, sizeof line, "waits for your nod: %u  %s%s%s: %s", text->text,
               commands_text_kind(text->kind), text->who[0] != '\0' ? " of " : "", text->who,
               text->words);
    commands_say(commands, line);
}

static void tell_texts(struct commands *commands) {
    const struct message_desk_texts *texts =
        &commands_desk(commands, MESSAGE_desk_texts, 0)->as.desk_texts;
    char line[COMMANDS_LINE_SIZE];
    uint32_t told = commands->news.text;
    unsigned count = 0;
    for (uint16_t i = 0; i < texts->texts_count; i++) {
        const struct record_desk_text *text = &texts->texts[i];
        if (text->text > told) {
            count++;
            commands->news.text =
                text->text > commands->news.text ? text->text : commands->news.text;
        }
    }
    if (count > NEWS_TEXTS) {
        str_format(line, sizeof line, "%u more wait for your nod: texts lists them", count);
        commands_say(commands, line);
        return;
    }
    for (uint16_t i = 0; i < texts->texts_count; i++) {
        if (texts->texts[i].text > told) {
            tell_text(commands, &texts->texts[i]);
        }
    }
}

static void tell_volunteers(struct commands *commands) {
    bool is_raised = commands_desk(commands, MESSAGE_desk, 0)->as.desk.volunteers > 0;
    if (is_raised && !commands->news.is_raised) {
        commands_say(commands, "somebody would say something: pen asks one of them");
    }
    commands->news.is_raised = is_raised;
}

static void tell_pen(struct commands *commands) {
    char line[COMMANDS_LINE_SIZE];
    server_shown(commands->server, MESSAGE_pen, &commands->message);
    const struct message_pen *pen = &commands->message.as.pen;
    bool is_news = pen->state != commands->news.pen;
    commands->news.pen = pen->state;
    if (is_news && pen->state == PEN_SAYS) {
        str_format(line, sizeof line, "the pen: %s would say something", pen->name);
        commands_say(commands, line);
    } else if (is_news && pen->state == PEN_NOBODY) {
        commands_say(commands, "the pen found nobody; it says so on the screens");
    }
}

void commands_news(struct commands *commands, uint64_t now_ms, char *answer, size_t size) {
    answer[0] = '\0';
    if (now_ms < commands->news.at_ms) {
        return;
    }
    commands->news.at_ms = now_ms + NEWS_EVERY_MS;
    commands->now_ms = now_ms;
    commands->answer = answer;
    commands->size = size;
    tell_texts(commands);
    tell_volunteers(commands);
    tell_pen(commands);
}
