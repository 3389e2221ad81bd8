/* Which file on this machine holds a font: asked of fontconfig. */
#ifndef FONT_FILE_H
#define FONT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "text_measure.h"

#define FONT_PATH_MAX 1024

struct font_file {
    char path[FONT_PATH_MAX];
    long index;     /* of the face in the file */
    bool is_bitmap; /* has pictures of one size, not outlines */
};

bool font_file_open(void); /* once, before the others; false when fontconfig cannot start */
void font_file_close(void);

/* The best there is for `font`: the theme's family, else any sans. False: no font at all. */
bool font_file_find(enum font font, struct font_file *file);

/* A font of coloured pictures that has the emoji. False: none on this machine. */
bool font_file_find_emoji(uint32_t character, struct font_file *file);

/* A font that has the character, close to `font` in weight. False: none on this machine has it. */
bool font_file_find_for(enum font font, uint32_t character, struct font_file *file);

#endif
