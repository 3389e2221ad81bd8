/* What a team's scribe writes: the thought in offer, the lesson in reflect. The own team sees it as
 * it grows; any other screen only once the teacher has nodded. */
#ifndef PAGE_H
#define PAGE_H

#include <stdint.h>

#include "sizes.h"

enum sheet_state {
    SHEET_GROWS,
    SHEET_WAITS,     /* handed in, for the nod */
    SHEET_NODDED,    /* other screens may show it */
    SHEET_HELD_BACK, /* they may not */
};

struct sheet {
    enum sheet_state state;
    uint32_t text; /* WAITS: its number among the texts */
    char words[WORDS_BYTES_MAX + 1];
};

struct page {
    struct sheet thought, lesson;
};

#endif
