/* What a teacher's window needs beside a window: who leads, and a room of one's own, which is
 * opened when the teacher asks for it. */
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stdint.h>

#include "app.h"
#include "options.h"
#include "setup.h"
#include "teacher.h"

struct host {
    struct teacher teacher;
    struct setup *setup; /* NULL: the room is elsewhere */
    int room_port;
    bool has_gone_on; /* the server of this lesson was started once more */
};

/* Returns the program's exit status, 0 when it may go on; says on standard error what did not go.
 */
int host_open(struct host *host, const struct options *options);
void host_close(struct host *host);

/* Starts the server when it was asked for, and leads the app into its room when that is ready.
 * True: something happened that may show. */
bool host_turn(struct host *host, struct app *app);

/* When it is to be looked at again. */
uint64_t host_wake_ms(const struct host *host, uint64_t now_ms);

#endif
