/* What a teacher chooses before a room of their own is opened: pack, plan, size of the teams,
 * names. Filled by the program, shown by the app; who starts the server looks at `state`. */
#ifndef SETUP_H
#define SETUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sizes.h"
#include "words.h"

enum setup_state {
    SETUP_CHOOSING,
    SETUP_ASKED,   /* the teacher wants the room */
    SETUP_OPENING, /* its server starts */
    SETUP_OPEN,    /* the app goes in */
};

enum setup_plan { SETUP_QUICK, SETUP_FULL, SETUP_FULL_AGAIN, SETUP_OWN, SETUP_PLAN_COUNT };

/* What is on or off. */
enum setup_switch {
    SETUP_NAMES,   /* own first names may be typed, too */
    SETUP_WARM_UP, /* the lesson begins with one */
    SETUP_HANDS,   /* the console shows who may need a hand */
    SETUP_SWITCH_COUNT
};

#define SETUP_PATH_BYTES 1024
#define SETUP_WHY_BYTES  512

/* A challenge of a pack as its preview tells it; what does not fit is left out there. */
#define SETUP_CHALLENGES_MAX 1024
#define SETUP_PROMPT_BYTES   240
struct setup_challenge {
    char title[TITLE_BYTES_MAX + 1];
    char prompt[SETUP_PROMPT_BYTES + 1]; /* its beginning */
    bool has_more;                       /* ... of it */
    uint8_t twins, slips;
    uint32_t try_ms;
};

struct setup_pack {
    char path[SETUP_PATH_BYTES];
    char title[TITLE_BYTES_MAX + 1];
    char language[16];                /* "en" */
    char ages[64];                    /* "" where it does not say */
    char says[SAYS_BYTES_MAX + 1];    /* what its check says, "" for nothing */
    char first[PROMPT_BYTES_MAX + 1]; /* what is asked first */
    uint16_t challenges;
    int first_challenge; /* of setup.challenges; -1: there was no room */
};

struct setup {
    enum setup_state state;
    struct setup_pack packs[PACKS_MAX];
    int packs_count;
    int pack; /* that is chosen */
    enum setup_plan plan;
    bool phases[PHASE_COUNT]; /* of SETUP_OWN */
    int rounds;               /* 0: all challenges */
    uint32_t goal;            /* 0: made from teams, rounds and plan */
    uint8_t size;
    bool is_on[SETUP_SWITCH_COUNT];
    bool is_previewing; /* the challenges of the pack stand beside it */
    int challenges_count;
    struct setup_challenge challenges[SETUP_CHALLENGES_MAX];
    char why[SETUP_WHY_BYTES]; /* why the room did not open; "" */
    char left[CODE_CHARS + 1]; /* the room that went down before it was closed; "": none */
    bool is_gone;              /* SETUP_OPEN: its server has ended under the lesson */
    bool is_going_on;          /* the teacher wants `left` again, not a new one */
};

/* Try and reveal are in every plan. */
bool setup_is_fixed(enum phase phase);
/* Puts a phase into the own plan with what it needs, or out of it with what needs it. */
void setup_switch_phase(struct setup *setup, enum phase phase);
/* The phases of the plan that is chosen; returns how many. */
size_t setup_plan(const struct setup *setup, uint8_t plan[PLAN_PHASES_MAX]);

/* How many rounds there will be, and how long they take as planned. */
int setup_rounds(const struct setup *setup);
uint32_t setup_round_seconds(const struct setup *setup, int round);
uint32_t setup_lesson_seconds(const struct setup *setup);

/* Of the pack that is chosen, from 0; NULL: it has none there. */
const struct setup_challenge *setup_challenge(const struct setup *setup, int index);

#endif
