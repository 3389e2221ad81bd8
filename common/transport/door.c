/* A ticket is the lower half of the code's forty bits: it fits the one number that a connection
 * carries before anything else. Two values of it are taken: none given, and given but not a code.
 */
#include "door.h"

#include "room_code.h"

#define TICKET_NONE    0u
#define TICKET_NO_CODE UINT32_MAX

uint32_t door_ticket(const char *code) {
    if (code[0] == '\0') {
        return TICKET_NONE;
    }
    uint64_t bits = 0;
    if (!room_code_bits(code, &bits)) {
        return TICKET_NO_CODE;
    }
    uint32_t ticket = (uint32_t)bits;
    bool is_taken = ticket == TICKET_NONE || ticket == TICKET_NO_CODE;
    return is_taken ? ticket ^ 1 : ticket;
}

bool door_opens(const char *room_code, uint32_t ticket) {
    return room_code[0] == '\0' || ticket == TICKET_NONE || ticket == door_ticket(room_code);
}
