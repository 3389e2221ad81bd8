/* The sign at the door: answers those who look for rooms on the LAN. */
#ifndef MAIN_SIGN_H
#define MAIN_SIGN_H

#include "discovery.h"
#include "messages.h"

struct lobby_sign {
    struct discovery *discovery; /* NULL: this machine cannot; addresses are typed then */
    const char *title;
    uint16_t port;
    uint8_t key[KEY_BYTES];
    uint16_t key_count;
    struct message message; /* the question, then the answer */
};

/* Answers who has asked since the last call, with the seats that are free now. */
void lobby_sign_answer(struct lobby_sign *sign, uint16_t seats_free);

#endif
