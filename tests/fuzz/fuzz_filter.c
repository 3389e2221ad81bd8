/* What may be inside a seal. Whatever passes is, by ENet's own sizes of its commands, a row of
 * whole ones to the last byte, of the kinds that are in use, with messages of ours in them. */
#include <enet/enet.h>

#include "enet_filter.h"
#include "fuzz.h"
#include "sizes.h"

static bool is_in_use(unsigned number, bool is_room) {
    return number == ENET_PROTOCOL_COMMAND_ACKNOWLEDGE ||
           (number == ENET_PROTOCOL_COMMAND_CONNECT && is_room) ||
           (number == ENET_PROTOCOL_COMMAND_VERIFY_CONNECT && !is_room) ||
           number == ENET_PROTOCOL_COMMAND_DISCONNECT || number == ENET_PROTOCOL_COMMAND_PING ||
           number == ENET_PROTOCOL_COMMAND_SEND_RELIABLE ||
           number == ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE ||
           number == ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED ||
           number == ENET_PROTOCOL_COMMAND_BANDWIDTH_LIMIT;
}

/* The length of a message stands in the last two bytes of its command. */
static size_t message_bytes(const uint8_t *bytes, unsigned number, size_t size) {
    if (number != ENET_PROTOCOL_COMMAND_SEND_RELIABLE &&
        number != ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE &&
        number != ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED) {
        return 0;
    }
    size_t count = (size_t)bytes[size - 2] << 8 | bytes[size - 1];
    FUZZ_HOLDS(count > 0 && count <= DATAGRAM_BYTES_MAX);
    FUZZ_HOLDS(bytes[1] < ENET_CHANNELS);
    return count;
}

static void is_a_row_of_commands(const uint8_t *bytes, size_t count, bool is_room) {
    size_t at = (bytes[0] & 0x80) != 0 ? 4 : 2;
    FUZZ_HOLDS((bytes[0] & 0x40) == 0); /* not compressed */
    while (at < count) {
        unsigned number = bytes[at] & ENET_PROTOCOL_COMMAND_MASK;
        size_t size = enet_protocol_command_size((enet_uint8)number);
        FUZZ_HOLDS(is_in_use(number, is_room) && size > 0 && size <= count - at);
        size += message_bytes(bytes + at, number, size);
        FUZZ_HOLDS(size <= count - at);
        at += size;
    }
    FUZZ_HOLDS(at == count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    for (int is_room = 0; is_room <= 1; is_room++) {
        if (enet_filter_passes(bytes, count, is_room == 1)) {
            FUZZ_HOLDS(count > 2);
            is_a_row_of_commands(bytes, count, is_room == 1);
        }
    }
    return 0;
}
