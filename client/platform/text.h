/* Text with real fonts: fontconfig finds them, SDL_ttf measures and draws. One splitter decides for
 * both which stretch of a line is in which font, so that what was measured is what is drawn. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <SDL.h>

#include "text_measure.h"
#include "theme.h"

struct text;

/* Fonts of the usual look. NULL and a sentence in `why` (size bytes) when there is no font to write
 * with. */
struct text *text_open(char *why, size_t size);
void text_close(struct text *text);

/* Writes with the fonts of this look from now on, and where `is_dyslexic` with those for dyslexic
 * readers, as far as they are installed. `look` stays the caller's. False: it did so already. */
bool text_use(struct text *text, const struct look *look, bool is_dyslexic);

/* Whether one of the look's fonts for dyslexic readers is installed. */
bool text_has_dyslexic(const struct look *look);

/* Measures with these fonts; valid as long as the text is. */
struct text_measure text_measure(struct text *text);

/* A line to draw, of valid UTF-8. */
struct text_line {
    enum font font;
    int size_px;
    bool is_rtl; /* its paragraph runs from right to left */
    const char *text;
    SDL_Color color;
};

/* The line as pixels with alpha (ARGB8888); they begin `*above` pixels above the top of the line,
 * or below it where that is negative. The caller frees them with SDL_FreeSurface. NULL for an empty
 * line, or when there is no memory. */
SDL_Surface *text_render(struct text *text, const struct text_line *line, int *above);

#endif
