/* Which file on this machine holds a font: asked of fontconfig. */
#ifndef FONT_FILE_H
#define FONT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "text_measure.h"
#include "theme.h"

#define FONT_PATH_MAX 1024

struct font_file {
    char path[FONT_PATH_MAX];
    long index;     /* of the face in the file */
    bool is_thin;   /* lighter than was asked for: its letters are made bolder */
    bool is_bitmap; /* has pictures of one size, not outlines */
};

/* Which families are wished for. */
struct font_wish {
    const struct look *look;
    bool is_dyslexic; /* those for dyslexic readers before the others */
};

bool font_file_open(void); /* once, before the others; false when fontconfig cannot start */
void font_file_close(void);

/* The best there is for `font`: a family of the wish, else any sans. False: no font at all. */
bool font_file_find(const struct font_wish *wish, enum font font, struct font_file *file);

/* A font of coloured pictures that has the emoji. False: none on this machine. */
bool font_file_find_emoji(uint32_t character, struct font_file *file);

/* A font that has the character, close to `font` in weight. False: none on this machine has it. */
bool font_file_find_for(const struct font_wish *wish, enum font font, uint32_t character,
                        struct font_file *file);

/* Whether a family of that name is installed. */
bool font_file_has_family(const char *family);

#endif
