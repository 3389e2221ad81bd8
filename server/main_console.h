/* The server's terminal: lines in, one line for each phase out. */
#ifndef MAIN_CONSOLE_H
#define MAIN_CONSOLE_H

#include <stdbool.h>

#include "server.h"
#include "transport.h"

enum console_word { CONSOLE_NOTHING, CONSOLE_NEXT, CONSOLE_END, CONSOLE_COMMAND };

struct console {
    bool is_open; /* standard input has more */
    bool takes_commands;
    char line[1200]; /* the last one that was read */
    unsigned length;
    struct server_status told;
    bool has_told, has_told_trouble, has_told_outsiders, has_told_versions;
    uint32_t told_misfits;
    uint16_t told_major;
    uint64_t told_false;
};

/* The next line that was typed, without waiting: Enter is "next", q and Enter "end"; where it takes
 * commands, each line is one, in `line`. */
enum console_word console_read(struct console *console);

/* Tells where the class is, when that is another place than before. */
void console_tell(struct console *console, const struct server_status *status);

/* Says that a program of another version knocked: once for each version that follows another. */
void console_tell_misfits(struct console *console, const struct server_status *status);

/* Says that others than the teacher tried what only the teacher may: when it begins, and each time
 * that it has become twice as often. */
void console_tell_false(struct console *console, const struct server_status *status);
/* The same at the end, in one line; nothing where nobody has. */
void console_sum_false(const struct server_status *status);

/* Says once that a program knocked which seals in another way. */
void console_tell_versions(struct console *console, const struct transport_stats *stats);
/* At the end, in one line: what the network brought that was not let in; nothing for nothing. */
void console_sum_network(const struct transport_stats *stats);

/* Says that somebody waits whom the teacher can let in: once, until nobody does. */
void console_tell_outsiders(struct console *console, const struct server_status *status);

/* Says once that the disk does not take what is written, and once that it does again. */
void console_tell_trouble(struct console *console, bool is_troubled, const char *sentence);

#endif
