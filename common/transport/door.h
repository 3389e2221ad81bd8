/* Who is let in by the code. A client shows a ticket made from the code that was typed; the room
 * looks at it. This is a check against walking into the room next door, not against an attacker:
 * the seal of the datagrams, whose key the code will name, takes its place. Here alone is decided.
 */
#ifndef DOOR_H
#define DOOR_H

#include <stdbool.h>
#include <stdint.h>

/* The ticket of a code as typed; 0 for "", which is "I was given none". */
uint32_t door_ticket(const char *code);

/* Whether the room with this code opens to the ticket. A room without a code opens to all, and
 * every room to a client that was given no code (it was chosen from the list of rooms found on the
 * LAN). */
bool door_opens(const char *room_code, uint32_t ticket);

#endif
