/* The line to the room: moves the datagrams of an app's session and does what the app wishes for:
 * asks the LAN for rooms, connects, disconnects. */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app.h"
#include "identity.h"
#include "keeper.h"

struct line;

/* `nonce`: a random number by which answers to our own questions are known. `keeper`: a student's
 * memory, NULL for a board; it stays the caller's. NULL and a sentence in `why` (size bytes) when
 * the machine has no network. */
struct line *line_open(struct app *app, struct keeper *keeper, uint32_t nonce, char *why,
                       size_t size);

/* The line is a teacher's, who proves it on each connection. `identity` stays the caller's. */
void line_lead(struct line *line, const struct identity *identity);

/* Sends what is queued, tells the room that it ends, and frees. Takes half a second at most. */
void line_close(struct line *line);

/* The sockets to watch, at most `max`. Returns how many. */
size_t line_sockets(const struct line *line, int *sockets, size_t max);

/* Does all that is to be done now. True: something happened that may show. */
bool line_turn(struct line *line, uint64_t now_ms);

/* When the next turn is due although nothing comes. */
uint64_t line_wake_ms(const struct line *line, uint64_t now_ms);

/* The app has wished to quit. */
bool line_is_over(const struct line *line);

#endif
