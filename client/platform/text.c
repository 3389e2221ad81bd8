/* A face is a font file; a sized font is a face opened in one size, kept while it is in use. A line
 * is split into runs: stretches that one face has all characters of. The role's own face is asked
 * first, then whatever fontconfig knows for the character. Widths are kept, since screens ask for
 * the same words again and again. */
#include "text.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_ttf.h>

#include "font_file.h"
#include "hash.h"
#include "str.h"
#include "utf8.h"

#define LINE_BYTES_MAX 4096
#define FACES_MAX      16 /* the roles' own, then those found for characters */
#define SIZED_MAX      48 /* open files, so not many */
#define WIDTHS_MAX     8192
#define WIDTH_WAYS     4 /* places that one key may have */
#define LOOKUPS_MAX    512
#define FACE_NONE      255 /* no font on this machine has the character */

struct sized_font {
    TTF_Font *font;
    size_t face;
    int size_px;
    uint64_t used;
};

struct text {
    struct font_file faces[FACES_MAX];
    size_t faces_count;
    struct sized_font sized[SIZED_MAX];
    size_t sized_count;
    uint64_t uses;
    struct {
        uint64_t key;
        int width;
    } widths[WIDTHS_MAX];
    struct {
        uint32_t character;
        uint8_t face;
    } lookups[LOOKUPS_MAX];
};

struct run {
    TTF_Font *font;
    const char *start;
    size_t count;
};

struct text *text_open(char *why, size_t size) {
    struct text *text = calloc(1, sizeof *text);
    if (text == NULL) {
        str_copy(why, size, "There is not enough memory to open a font.");
        return NULL;
    }
    if (TTF_Init() != 0 || !font_file_open()) {
        str_copy(why, size, "The font libraries (SDL_ttf, fontconfig) cannot start here.");
        free(text);
        return NULL;
    }
    for (size_t i = 0; i < FONT_COUNT; i++) {
        if (!font_file_find((enum font)i, &text->faces[i])) {
            str_copy(why, size,
                     "There is no font to write with. Please install one, "
                     "for example the Debian package fonts-dejavu-core.");
            text_close(text);
            return NULL;
        }
    }
    text->faces_count = FONT_COUNT;
    return text;
}

void text_close(struct text *text) {
    if (text == NULL) {
        return;
    }
    for (size_t i = 0; i < text->sized_count; i++) {
        TTF_CloseFont(text->sized[i].font);
    }
    font_file_close();
    TTF_Quit();
    free(text);
}

/* The place for one more sized font: a new one, or that of the one not used for longest. */
static struct sized_font *sized_place(struct text *text) {
    if (text->sized_count < SIZED_MAX) {
        return &text->sized[text->sized_count++];
    }
    struct sized_font *oldest = &text->sized[0];
    for (size_t i = 1; i < SIZED_MAX; i++) {
        if (text->sized[i].used < oldest->used) {
            oldest = &text->sized[i];
        }
    }
    TTF_CloseFont(oldest->font);
    return oldest;
}

static TTF_Font *sized_font(struct text *text, size_t face, int size_px) {
    for (size_t i = 0; i < text->sized_count; i++) {
        struct sized_font *sized = &text->sized[i];
        if (sized->face == face && sized->size_px == size_px) {
            sized->used = ++text->uses;
            return sized->font;
        }
    }
    const struct font_file *file = &text->faces[face];
    TTF_Font *font = TTF_OpenFontIndex(file->path, size_px, file->index);
    if (font == NULL) {
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    struct sized_font *place = sized_place(text);
    *place = (struct sized_font){font, face, size_px, ++text->uses};
    return font;
}

/* The code point at `at`, which is valid UTF-8 of `step` bytes. */
static uint32_t character_at(const char *at, size_t step) {
    static const uint8_t lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t character = (uint8_t)at[0] & lead_bits[step];
    for (size_t i = 1; i < step; i++) {
        character = (character << 6) | ((uint8_t)at[i] & 0x3F);
    }
    return character;
}

/* Marks and joiners that stay in the font of what they stand on. */
static bool is_joined(uint32_t character) {
    return (character >= 0x0300 && character <= 0x036F) || character == 0x200D ||
           (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0x1F3FB && character <= 0x1F3FF);
}

static uint8_t face_find(struct text *text, enum font font, uint32_t character) {
    struct font_file file;
    if (!font_file_find_for(font, character, &file)) {
        return FACE_NONE;
    }
    for (size_t i = 0; i < text->faces_count; i++) {
        if (text->faces[i].index == file.index && strcmp(text->faces[i].path, file.path) == 0) {
            return (uint8_t)i;
        }
    }
    if (text->faces_count == FACES_MAX) {
        return FACE_NONE;
    }
    text->faces[text->faces_count] = file;
    return (uint8_t)text->faces_count++;
}

/* The face that draws a character which the role's own face lacks. */
static uint8_t face_for(struct text *text, enum font font, uint32_t character) {
    size_t slot = (character * FONT_COUNT + (uint32_t)font) % LOOKUPS_MAX;
    uint32_t key = character * FONT_COUNT + (uint32_t)font;
    if (text->lookups[slot].character != key) {
        text->lookups[slot].character = key;
        text->lookups[slot].face = face_find(text, font, character);
    }
    return text->lookups[slot].face;
}

static TTF_Font *font_of(struct text *text, enum font font, int size_px, uint32_t character) {
    TTF_Font *own = sized_font(text, (size_t)font, size_px);
    if (own == NULL || character < 0x80 || TTF_GlyphIsProvided32(own, character) != 0) {
        return own;
    }
    uint8_t face = face_for(text, font, character);
    TTF_Font *other = face == FACE_NONE ? NULL : sized_font(text, face, size_px);
    return other != NULL ? other : own;
}

/* The run that starts at `at`, which is not at the end. */
static struct run run_at(struct text *text, enum font font, int size_px, const char *at) {
    assert(font < FONT_COUNT);
    struct run run = {.start = at};
    while (at[run.count] != '\0') {
        size_t step = utf8_step(at + run.count);
        uint32_t character = character_at(at + run.count, step);
        if (run.count == 0 || !is_joined(character)) {
            TTF_Font *wanted = font_of(text, font, size_px, character);
            if (run.count > 0 && wanted != run.font) {
                break;
            }
            run.font = wanted;
        }
        run.count += step;
    }
    return run;
}

static int run_width(const struct run *run) {
    char bytes[LINE_BYTES_MAX];
    int width = 0;
    str_copy_bytes(bytes, sizeof bytes, run->start, run->count);
    if (run->font == NULL || TTF_SizeUTF8(run->font, bytes, &width, NULL) != 0) {
        return 0;
    }
    return width;
}

static int runs_width(struct text *text, enum font font, int size_px, const char *line,
                      size_t count) {
    char bytes[LINE_BYTES_MAX];
    str_copy_bytes(bytes, sizeof bytes, line, count);
    int width = 0;
    for (const char *at = bytes; *at != '\0';) {
        struct run run = run_at(text, font, size_px, at);
        width += run_width(&run);
        at += run.count;
    }
    return width;
}

/* Eight bytes at a time: long texts are measured from their start to each of their words, in one
 * size after another. */
static uint64_t key_of_line(enum font font, int size_px, const char *line, size_t count) {
    uint64_t key = hash_u64(HASH_START, ((uint64_t)font << 32) | (uint32_t)size_px);
    for (; count >= sizeof key; count -= sizeof key, line += sizeof key) {
        uint64_t bytes;
        memcpy(&bytes, line, sizeof bytes);
        key = (key ^ bytes) * 0x9E3779B97F4A7C15u;
        key ^= key >> 32;
    }
    return hash_bytes(key, line, count);
}

/* A key may stand in one of a few places, so that two lines of one screen seldom push each other
 * out. */
static int measure_width(void *self, enum font font, int size_px, const char *line, size_t count) {
    struct text *text = self;
    uint64_t key = key_of_line(font, size_px, line, count);
    size_t first = (key ^ (key >> 24)) % (WIDTHS_MAX / WIDTH_WAYS) * WIDTH_WAYS;
    for (size_t i = first; i < first + WIDTH_WAYS; i++) {
        if (text->widths[i].key == key) {
            return text->widths[i].width;
        }
    }
    size_t place = first + (size_t)(text->uses++ % WIDTH_WAYS);
    text->widths[place].width = runs_width(text, font, size_px, line, count);
    text->widths[place].key = key;
    return text->widths[place].width;
}

static int measure_line_height(void *self, enum font font, int size_px) {
    assert(font < FONT_COUNT);
    TTF_Font *sized = sized_font(self, (size_t)font, size_px);
    return sized != NULL ? TTF_FontLineSkip(sized) : size_px;
}

static int measure_ascent(void *self, enum font font, int size_px) {
    assert(font < FONT_COUNT);
    TTF_Font *sized = sized_font(self, (size_t)font, size_px);
    return sized != NULL ? TTF_FontAscent(sized) : size_px;
}

struct text_measure text_measure(struct text *text) {
    return (struct text_measure){measure_width, measure_line_height, measure_ascent, text};
}

static SDL_Surface *run_render(const struct run *run, SDL_Color color) {
    char bytes[LINE_BYTES_MAX];
    str_copy_bytes(bytes, sizeof bytes, run->start, run->count);
    return run->font != NULL ? TTF_RenderUTF8_Blended(run->font, bytes, color) : NULL;
}

/* Several runs side by side on one base line. */
static SDL_Surface *runs_render(struct text *text, enum font font, int size_px, const char *line,
                                SDL_Color color) {
    int width = measure_width(text, font, size_px, line, strlen(line));
    int ascent = measure_ascent(text, font, size_px);
    int height = measure_line_height(text, font, size_px);
    SDL_Surface *whole = SDL_CreateRGBSurfaceWithFormat(0, width > 0 ? width : 1, height, 32,
                                                        SDL_PIXELFORMAT_ARGB8888);
    if (whole == NULL) {
        return NULL;
    }
    SDL_Rect to = {0, 0, 0, 0};
    for (const char *at = line; *at != '\0';) {
        struct run run = run_at(text, font, size_px, at);
        SDL_Surface *part = run_render(&run, color);
        if (part != NULL) {
            to.y = ascent - TTF_FontAscent(run.font);
            SDL_SetSurfaceBlendMode(part, SDL_BLENDMODE_NONE);
            SDL_BlitSurface(part, NULL, whole, &to);
            SDL_FreeSurface(part);
        }
        to.x += run_width(&run);
        at += run.count;
    }
    return whole;
}

SDL_Surface *text_render(struct text *text, enum font font, int size_px, const char *line,
                         SDL_Color color) {
    if (line[0] == '\0' || strlen(line) >= LINE_BYTES_MAX) {
        return NULL;
    }
    struct run first = run_at(text, font, size_px, line);
    if (line[first.count] == '\0') {
        return run_render(&first, color);
    }
    return runs_render(text, font, size_px, line, color);
}
