/* Between a student's session and the disk: brings the session what its seat must remember before a
 * room is dialled, and keeps on disk what changes of it. Without a disk it goes on without. */
#ifndef KEEPER_H
#define KEEPER_H

#include <stdint.h>

#include "app.h"
#include "session.h"

struct keeper;

/* `folder`: where seats are remembered, NULL: this account's place for it. NULL when there is no
 * memory. */
struct keeper *keeper_open(const char *folder);
/* What has not been written yet is. */
void keeper_close(struct keeper *keeper, const struct session *session);

/* Before the room of this code is greeted: a session that knows no room yet, or is to go to
 * another, gets the seat that this window had there, or begins as somebody new. The code is the one
 * that the connection has shown: else a seat's token would go to whoever says that it is its room.
 */
void keeper_bring(struct keeper *keeper, struct session *session, const char *code);

/* After each turn: writes what has changed, and forgets the seat of a lesson that is over. */
void keeper_note(struct keeper *keeper, const struct session *session, uint64_t now_ms);

/* Somebody else sits here now: the seat is forgotten, on disk too. */
void keeper_renew(struct keeper *keeper, struct session *session);

#endif
