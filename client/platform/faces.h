/* The font files of this machine that have been needed so far, and each of them opened in the sizes
 * that are in use. */
#ifndef FACES_H
#define FACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL_ttf.h>

#include "font_file.h"
#include "text_measure.h"

#define FACES_MAX     24 /* the roles' own, then those found for characters */
#define SIZED_MAX     48 /* open files, so not many */
#define LOOKUPS_MAX   512
#define FALLBACKS_MAX 64

/* A face in one size. Valid until SIZED_MAX others were asked for. */
struct sized_font {
    TTF_Font *font;
    size_t face;
    int size_px;
    int scale_permille; /* of pictures that have one size only; 1000 for outlines */
    uint64_t used;
    uint32_t script; /* how it is set to shape */
    bool is_rtl;
};

struct faces {
    struct font_wish wish;
    struct font_file files[FACES_MAX];
    size_t count;
    struct sized_font sized[SIZED_MAX];
    size_t sized_count;
    uint64_t uses;
    struct {
        uint32_t key;
        uint8_t face;
    } lookups[LOOKUPS_MAX];
    struct {
        uint32_t script;
        uint8_t font, face;
    } fallbacks[FALLBACKS_MAX]; /* what a script was found in before */
    size_t fallbacks_count;
};

/* Finds the roles' own faces. False and a sentence in `why` when there is no font to write with. */
bool faces_open(struct faces *faces, const struct font_wish *wish, char *why, size_t size);
void faces_close(struct faces *faces);

/* The role's own face; NULL when it cannot be opened. */
struct sized_font *faces_own(struct faces *faces, enum font font, int size_px);

/* The face for a character that the role's own has not; `script` is its ISO 15924 tag, 0 for what
 * all scripts share. NULL: no font on this machine has it. */
struct sized_font *faces_for(struct faces *faces, enum font font, int size_px, uint32_t character,
                             uint32_t script);

/* The face of coloured pictures; NULL: none has the emoji. */
struct sized_font *faces_emoji(struct faces *faces, int size_px, uint32_t character);

bool faces_has(const struct sized_font *sized, uint32_t character);

#endif
