/* The teacher's actions as typed words, for a server without a screen. Each line gets an answer of
 * one line, but for the few that list something. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "messages.h"
#include "server.h"

#define COMMANDS_ANSWER_SIZE 16384

/* What commands_news told last. */
struct commands_told {
    uint64_t at_ms; /* looked at again from here on */
    uint32_t text;  /* the newest that waits for a nod */
    uint8_t pen;    /* enum pen_state */
    bool is_raised;
};

struct commands {
    struct server *server;
    const struct fingerprint
        *fingerprint; /* of the room's key: its code and pictures; may be NULL */
    uint64_t now_ms;
    char *answer; /* of this line */
    size_t size;
    const char *rest; /* behind the command's word */
    struct message message;
    struct commands_told news;
};

/* Does what the line says, and writes the answer without a line end; "" where the room's own lines
 * say it. An empty line is "next". */
void commands_do(struct commands *commands, const char *line, uint64_t now_ms, char *answer,
                 size_t size);

/* What has come up since the last time and is the teacher's to know; "" for nothing. */
void commands_news(struct commands *commands, uint64_t now_ms, char *answer, size_t size);

#endif
