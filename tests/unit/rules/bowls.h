/* A class of bowls with two seats each, played up to share in one call. */
#ifndef BOWLS_H
#define BOWLS_H

#include "play.h"

/* What one bowl of two does up to share: its answer at try and huddle, how sure, what it allows. */
struct bowl {
    uint32_t answer, mark;
    enum confidence confidence;
    enum consent consent;
    uint8_t thought;
};

#define SURE    CONFIDENCE_SURE
#define GUESS   CONFIDENCE_GUESS
#define KEEP    CONSENT_KEEP
#define WITHOUT CONSENT_WITHOUT
#define NAME    CONSENT_NAME

/* A round from its start. */
void bowls_play_to_share(struct play *play, const struct bowl *bowls);
/* A session of `count` such bowls with the plan full, and its first round. */
void bowls_to_share(struct play *play, const struct bowl *bowls, uint16_t count);

#endif
