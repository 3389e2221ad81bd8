/* ENet's commands as a table: how long each is, and who may be sent it. Source: enet/protocol.h of
 * ENet 1.3.17. A datagram is two or four bytes of header, then commands one behind the other. */
#include "enet_filter.h"

#include <enet/enet.h>

#include "limit.h"
#include "sizes.h"

enum to { TO_NOBODY, TO_ROOM = 1, TO_CLIENT = 2, TO_BOTH = 3 };

struct command {
    enum to to;
    size_t size_bytes;
};

static const struct command commands[ENET_PROTOCOL_COMMAND_MASK + 1] = {
    [ENET_PROTOCOL_COMMAND_ACKNOWLEDGE] = {TO_BOTH, sizeof(ENetProtocolAcknowledge)},
    [ENET_PROTOCOL_COMMAND_CONNECT] = {TO_ROOM, sizeof(ENetProtocolConnect)},
    [ENET_PROTOCOL_COMMAND_VERIFY_CONNECT] = {TO_CLIENT, sizeof(ENetProtocolVerifyConnect)},
    [ENET_PROTOCOL_COMMAND_DISCONNECT] = {TO_BOTH, sizeof(ENetProtocolDisconnect)},
    [ENET_PROTOCOL_COMMAND_PING] = {TO_BOTH, sizeof(ENetProtocolPing)},
    [ENET_PROTOCOL_COMMAND_SEND_RELIABLE] = {TO_BOTH, sizeof(ENetProtocolSendReliable)},
    [ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE] = {TO_BOTH, sizeof(ENetProtocolSendUnreliable)},
    [ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED] = {TO_BOTH, sizeof(ENetProtocolSendUnsequenced)},
    [ENET_PROTOCOL_COMMAND_BANDWIDTH_LIMIT] = {TO_BOTH, sizeof(ENetProtocolBandwidthLimit)},
};

static uint32_t number_at(const uint8_t *bytes, size_t at, size_t size_bytes) {
    uint32_t number = 0;
    for (size_t i = 0; i < size_bytes; i++) {
        number = number << 8 | bytes[at + i];
    }
    return number;
}

#define NUMBER(bytes, type, field)                                                                 \
    number_at((bytes), offsetof(type, field), sizeof(((const type *)NULL)->field))

/* The two commands begin alike; what they have in common is looked at as one. */
static bool is_our_connect(const uint8_t *bytes) {
    return NUMBER(bytes, ENetProtocolVerifyConnect, mtu) == ENET_MTU_BYTES &&
           NUMBER(bytes, ENetProtocolVerifyConnect, channelCount) == ENET_CHANNELS &&
           NUMBER(bytes, ENetProtocolVerifyConnect, incomingBandwidth) == 0 &&
           NUMBER(bytes, ENetProtocolVerifyConnect, outgoingBandwidth) == 0;
}

/* How many bytes of a message stand behind a command. */
static size_t data_bytes(const uint8_t *bytes, enum _ENetProtocolCommand number) {
    switch ((int)number) {
    case ENET_PROTOCOL_COMMAND_SEND_RELIABLE:
        return NUMBER(bytes, ENetProtocolSendReliable, dataLength);
    case ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE:
        return NUMBER(bytes, ENetProtocolSendUnreliable, dataLength);
    case ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED:
        return NUMBER(bytes, ENetProtocolSendUnsequenced, dataLength);
    default:
        return 0;
    }
}

static bool is_message(unsigned number) {
    return number == ENET_PROTOCOL_COMMAND_SEND_RELIABLE ||
           number == ENET_PROTOCOL_COMMAND_SEND_UNRELIABLE ||
           number == ENET_PROTOCOL_COMMAND_SEND_UNSEQUENCED;
}

/* On its own channel; one that may be lost never waits for a reliable one, of which its channel has
 * none: ENet would keep it until that comes. */
static bool is_our_message(const uint8_t *bytes, unsigned number, size_t data) {
    uint8_t channel = bytes[offsetof(ENetProtocolCommandHeader, channelID)];
    if (data == 0 || data > DATAGRAM_BYTES_MAX) {
        return false;
    }
    if (number == ENET_PROTOCOL_COMMAND_SEND_RELIABLE) {
        return channel == ENET_CHANNEL_RELIABLE;
    }
    return channel == ENET_CHANNEL_LATEST &&
           NUMBER(bytes, ENetProtocolCommandHeader, reliableSequenceNumber) == 0;
}

static bool may_say(const uint8_t *bytes, unsigned number, size_t data) {
    if (is_message(number)) {
        return is_our_message(bytes, number, data);
    }
    if (number == ENET_PROTOCOL_COMMAND_CONNECT || number == ENET_PROTOCOL_COMMAND_VERIFY_CONNECT) {
        return is_our_connect(bytes);
    }
    if (number == ENET_PROTOCOL_COMMAND_BANDWIDTH_LIMIT) {
        return NUMBER(bytes, ENetProtocolBandwidthLimit, incomingBandwidth) == 0 &&
               NUMBER(bytes, ENetProtocolBandwidthLimit, outgoingBandwidth) == 0;
    }
    return true;
}

/* The size of the command that stands there, with its message; 0: it may not pass. What wants to be
 * acknowledged comes with a time: without one ENet does not acknowledge it, and waits for ever. */
static size_t pass_command(const uint8_t *bytes, size_t count, bool is_room, bool has_time) {
    bool is_timeless = (bytes[0] & ENET_PROTOCOL_COMMAND_FLAG_ACKNOWLEDGE) != 0 && !has_time;
    unsigned number = bytes[0] & ENET_PROTOCOL_COMMAND_MASK;
    const struct command *command = &commands[number];
    unsigned to = is_room ? TO_ROOM : TO_CLIENT;
    if (((unsigned)command->to & to) == 0 || command->size_bytes > count) {
        return 0;
    }
    size_t data = data_bytes(bytes, (enum _ENetProtocolCommand)number);
    bool is_whole = data <= count - command->size_bytes;
    bool may_pass = is_whole && !is_timeless && may_say(bytes, number, data);
    return may_pass ? command->size_bytes + data : 0;
}

/* Where the commands begin; 0: it has none, or is compressed. */
static size_t commands_at(const uint8_t *bytes, size_t count) {
    if (count < sizeof(ENetProtocolHeader)) {
        return 0;
    }
    unsigned flags = (unsigned)bytes[0] << 8;
    bool has_time = (flags & ENET_PROTOCOL_HEADER_FLAG_SENT_TIME) != 0;
    if ((flags & ENET_PROTOCOL_HEADER_FLAG_COMPRESSED) != 0) {
        return 0;
    }
    return has_time ? sizeof(ENetProtocolHeader) : offsetof(ENetProtocolHeader, sentTime);
}

/* No more than ENet itself puts into one. */
bool enet_filter_passes(const uint8_t *bytes, size_t count, bool is_room) {
    size_t at_first = commands_at(bytes, count);
    size_t at = at_first;
    unsigned left = at == 0 ? 0 : ENET_PROTOCOL_MAXIMUM_PACKET_COMMANDS;
    for (; left > 0 && count - at >= sizeof(ENetProtocolCommandHeader); left--) {
        bool has_time = at_first == sizeof(ENetProtocolHeader);
        size_t size_bytes = pass_command(bytes + at, count - at, is_room, has_time);
        if (size_bytes == 0) {
            return false;
        }
        at += size_bytes;
        if (at == count) {
            return true;
        }
    }
    return false;
}

static bool is_near(const uint8_t *command, uint16_t taken) {
    unsigned number = command[0] & ENET_PROTOCOL_COMMAND_MASK;
    uint16_t ahead =
        (uint16_t)(NUMBER(command, ENetProtocolCommandHeader, reliableSequenceNumber) - taken);
    return number != ENET_PROTOCOL_COMMAND_SEND_RELIABLE || ahead <= LIMIT_AHEAD ||
           ahead > UINT16_MAX / 2;
}

bool enet_filter_is_near(const uint8_t *bytes, size_t count, uint16_t taken) {
    for (size_t at = commands_at(bytes, count); at < count;) {
        if (!is_near(bytes + at, taken)) {
            return false;
        }
        unsigned number = bytes[at] & ENET_PROTOCOL_COMMAND_MASK;
        at +=
            commands[number].size_bytes + data_bytes(bytes + at, (enum _ENetProtocolCommand)number);
    }
    return true;
}
