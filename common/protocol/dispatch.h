/* A switch over every message, in which a message that may arrive and has no handler does not
 * compile:
 *
 *     switch (message->id) {
 *     #define MESSAGE(name, id, from, fields) \
 *         DISPATCH_CLIENT_MESSAGE(from, name, server, seat, &message->as.name)
 *     #include "messages.def"
 *     }
 *
 * calls `on_hello(server, seat, &message->as.hello);` and so on for each message that clients send,
 * and does nothing for what only a server sends. DISPATCH_SERVER_MESSAGE is the other way round.
 * Who really may send what has been checked before, by codec_decode. */
#ifndef DISPATCH_H
#define DISPATCH_H

#define DISPATCH_CLIENT_MESSAGE(from, name, ...) DISPATCH_CLIENT_##from(name, __VA_ARGS__)
#define DISPATCH_SERVER_MESSAGE(from, name, ...) DISPATCH_SERVER_##from(name, __VA_ARGS__)

#define DISPATCH_CLIENT_FROM_STUDENT DISPATCH_CASE
#define DISPATCH_CLIENT_FROM_BOARD   DISPATCH_CASE
#define DISPATCH_CLIENT_FROM_TEACHER DISPATCH_CASE
#define DISPATCH_CLIENT_FROM_CLIENT  DISPATCH_CASE
#define DISPATCH_CLIENT_FROM_SERVER  DISPATCH_NOTHING

#define DISPATCH_SERVER_FROM_STUDENT DISPATCH_NOTHING
#define DISPATCH_SERVER_FROM_BOARD   DISPATCH_NOTHING
#define DISPATCH_SERVER_FROM_TEACHER DISPATCH_NOTHING
#define DISPATCH_SERVER_FROM_CLIENT  DISPATCH_NOTHING
#define DISPATCH_SERVER_FROM_SERVER  DISPATCH_CASE

/* The & makes a missing handler a plain error: a call alone would declare it silently. */
#define DISPATCH_CASE(name, ...)                                                                   \
    case MESSAGE_##name:                                                                           \
        (&on_##name)(__VA_ARGS__);                                                                 \
        break;

#define DISPATCH_NOTHING(name, ...)                                                                \
    case MESSAGE_##name:                                                                           \
        break;

#endif
