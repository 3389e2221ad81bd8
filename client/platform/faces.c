/* A face is a font file; a sized font is a face opened in one size, kept while it is in use. What
 * fontconfig says is kept: by character, and by script, so that a page of Chinese does not ask it
 * for every character. */
#include "faces.h"

#include <assert.h>
#include <string.h>

#include "str.h"

#define FACE_NONE 255 /* no font on this machine has the character */
#define EMOJI     FONT_COUNT

bool faces_open(struct faces *faces, const struct font_wish *wish, char *why, size_t size) {
    memset(faces, 0, sizeof *faces);
    faces->wish = *wish;
    for (size_t i = 0; i < FONT_COUNT; i++) {
        if (!font_file_find(wish, (enum font)i, &faces->files[i])) {
            str_copy(why, size,
                     "There is no font to write with. Please install one, "
                     "for example the Debian package fonts-dejavu-core.");
            return false;
        }
    }
    faces->count = FONT_COUNT;
    return true;
}

void faces_close(struct faces *faces) {
    for (size_t i = 0; i < faces->sized_count; i++) {
        TTF_CloseFont(faces->sized[i].font);
    }
    faces->sized_count = 0;
}

/* The place for one more sized font: a new one, or that of the one not used for longest. */
static struct sized_font *sized_place(struct faces *faces) {
    if (faces->sized_count < SIZED_MAX) {
        return &faces->sized[faces->sized_count++];
    }
    struct sized_font *oldest = &faces->sized[0];
    for (size_t i = 1; i < SIZED_MAX; i++) {
        if (faces->sized[i].used < oldest->used) {
            oldest = &faces->sized[i];
        }
    }
    TTF_CloseFont(oldest->font);
    return oldest;
}

/* How much a picture of one size is scaled so that it stands in a line of `size_px`. */
static int scale_of(const struct font_file *file, TTF_Font *font, int size_px) {
    int height = TTF_FontHeight(font);
    int permille = file->is_bitmap && height > 0 ? size_px * 1170 / height : 1000;
    return permille < 1000 ? permille : 1000;
}

static struct sized_font *sized_font(struct faces *faces, size_t face, int size_px) {
    for (size_t i = 0; i < faces->sized_count; i++) {
        struct sized_font *sized = &faces->sized[i];
        if (sized->face == face && sized->size_px == size_px) {
            sized->used = ++faces->uses;
            return sized;
        }
    }
    const struct font_file *file = &faces->files[face];
    TTF_Font *font = TTF_OpenFontIndex(file->path, size_px, file->index);
    if (font == NULL) {
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    if (file->is_thin) {
        TTF_SetFontStyle(font, TTF_STYLE_BOLD);
    }
    struct sized_font *place = sized_place(faces);
    *place = (struct sized_font){.font = font,
                                 .face = face,
                                 .size_px = size_px,
                                 .scale_permille = scale_of(file, font, size_px),
                                 .used = ++faces->uses};
    return place;
}

bool faces_has(const struct sized_font *sized, uint32_t character) {
    return TTF_GlyphIsProvided32(sized->font, character) != 0;
}

static uint8_t face_add(struct faces *faces, const struct font_file *file) {
    for (size_t i = 0; i < faces->count; i++) {
        const struct font_file *known = &faces->files[i];
        if (known->index == file->index && known->is_thin == file->is_thin &&
            strcmp(known->path, file->path) == 0) {
            return (uint8_t)i;
        }
    }
    if (faces->count == FACES_MAX) {
        return FACE_NONE;
    }
    faces->files[faces->count] = *file;
    return (uint8_t)faces->count++;
}

/* Asks fontconfig, once for each character. */
static uint8_t look_up(struct faces *faces, unsigned font, uint32_t character) {
    uint32_t key = character * (FONT_COUNT + 1) + font;
    size_t slot = key % LOOKUPS_MAX;
    struct font_file file;
    if (faces->lookups[slot].key != key) {
        bool is_found = font == EMOJI
                            ? font_file_find_emoji(character, &file)
                            : font_file_find_for(&faces->wish, (enum font)font, character, &file);
        faces->lookups[slot].face = is_found ? face_add(faces, &file) : FACE_NONE;
        faces->lookups[slot].key = key;
    }
    return faces->lookups[slot].face;
}

struct sized_font *faces_own(struct faces *faces, enum font font, int size_px) {
    assert(font < FONT_COUNT);
    return sized_font(faces, (size_t)font, size_px);
}

struct sized_font *faces_for(struct faces *faces, enum font font, int size_px, uint32_t character,
                             uint32_t script) {
    for (size_t i = 0; script != 0 && i < faces->fallbacks_count; i++) {
        bool is_of = faces->fallbacks[i].script == script && faces->fallbacks[i].font == font;
        struct sized_font *known =
            is_of ? sized_font(faces, faces->fallbacks[i].face, size_px) : NULL;
        if (known != NULL && faces_has(known, character)) {
            return known;
        }
    }
    uint8_t face = look_up(faces, (unsigned)font, character);
    if (face == FACE_NONE) {
        return NULL;
    }
    if (script != 0 && faces->fallbacks_count < FALLBACKS_MAX) {
        size_t i = faces->fallbacks_count++;
        faces->fallbacks[i].script = script;
        faces->fallbacks[i].font = (uint8_t)font;
        faces->fallbacks[i].face = face;
    }
    return sized_font(faces, face, size_px);
}

struct sized_font *faces_emoji(struct faces *faces, int size_px, uint32_t character) {
    uint8_t face = look_up(faces, EMOJI, character);
    return face == FACE_NONE ? NULL : sized_font(faces, face, size_px);
}
