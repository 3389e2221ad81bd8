/* What a teacher chooses before a room of their own is opened: pack, plan, size of the teams,
 * names. Filled by the program, shown by the app; who starts the server looks at `state`. */
#ifndef SETUP_H
#define SETUP_H

#include <stdbool.h>
#include <stdint.h>

#include "sizes.h"

enum setup_state {
    SETUP_CHOOSING,
    SETUP_ASKED,   /* the teacher wants the room */
    SETUP_OPENING, /* its server starts */
    SETUP_OPEN,    /* the app goes in */
};

enum setup_plan { SETUP_QUICK, SETUP_FULL, SETUP_FULL_AGAIN, SETUP_PLAN_COUNT };

#define SETUP_PATH_BYTES 1024
#define SETUP_WHY_BYTES  512

struct setup_pack {
    char path[SETUP_PATH_BYTES];
    char title[TITLE_BYTES_MAX + 1];
    char ages[64];                    /* "" where it does not say */
    char says[SAYS_BYTES_MAX + 1];    /* what its check says, "" for nothing */
    char first[PROMPT_BYTES_MAX + 1]; /* what is asked first */
    uint16_t challenges;
};

struct setup {
    enum setup_state state;
    struct setup_pack packs[PACKS_MAX];
    int packs_count;
    int pack; /* that is chosen */
    enum setup_plan plan;
    uint8_t size;
    bool may_type;
    char why[SETUP_WHY_BYTES]; /* why the room did not open; "" */
};

#endif
