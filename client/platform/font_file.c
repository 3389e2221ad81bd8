/* Each role of font names the families it would like, best first, and a weight; fontconfig answers
 * with what is installed. Only outlines are asked for, as bitmaps cannot be drawn in every size;
 * but for emoji, whose pictures are.
 */
#include "font_file.h"

#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <stddef.h>

#include "str.h"

static const struct {
    enum look_family family;
    int weight;
} roles[FONT_COUNT] = {
    [FONT_BODY] = {FAMILY_BODY, FC_WEIGHT_REGULAR},
    [FONT_BODY_BOLD] = {FAMILY_BODY, FC_WEIGHT_DEMIBOLD},
    [FONT_TITLE] = {FAMILY_TITLE, FC_WEIGHT_BOLD},
};

bool font_file_open(void) {
    return FcInit() == FcTrue;
}

void font_file_close(void) {
    FcFini();
}

static void add_families(FcPattern *pattern, const struct look *look, enum look_family family) {
    for (size_t i = 0; i < LOOK_FAMILIES_MAX && look->families[family][i][0] != '\0'; i++) {
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)look->families[family][i]);
    }
}

static FcPattern *pattern_of(const struct font_wish *wish, enum font font) {
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL) {
        return NULL;
    }
    if (wish->is_dyslexic) {
        add_families(pattern, wish->look, FAMILY_DYSLEXIC);
    }
    add_families(pattern, wish->look, roles[font].family);
    FcPatternAddInteger(pattern, FC_WEIGHT, roles[font].weight);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
    return pattern;
}

/* Takes what is needed of a match. With a character, the match must have it. */
static bool take(const FcPattern *found, uint32_t character, struct font_file *file) {
    FcChar8 *path = NULL;
    FcCharSet *has = NULL;
    FcBool has_outlines = FcTrue, is_thin = FcFalse;
    int index = 0;
    if (FcPatternGetString(found, FC_FILE, 0, &path) != FcResultMatch) {
        return false;
    }
    (void)FcPatternGetInteger(found, FC_INDEX, 0, &index);
    (void)FcPatternGetBool(found, FC_OUTLINE, 0, &has_outlines);
    (void)FcPatternGetBool(found, FC_EMBOLDEN, 0, &is_thin);
    if (character != 0 && (FcPatternGetCharSet(found, FC_CHARSET, 0, &has) != FcResultMatch ||
                           FcCharSetHasChar(has, character) != FcTrue)) {
        return false;
    }
    file->index = index;
    file->is_thin = is_thin == FcTrue;
    file->is_bitmap = has_outlines != FcTrue;
    return str_copy(file->path, sizeof file->path, (const char *)path);
}

/* Matches and frees the pattern. */
static bool match(FcPattern *pattern, uint32_t character, struct font_file *file) {
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *found = FcFontMatch(NULL, pattern, &result);
    FcPatternDestroy(pattern);
    if (found == NULL) {
        return false;
    }
    bool is_found = take(found, character, file);
    FcPatternDestroy(found);
    return is_found;
}

/* Asks for a font that has the character. */
static bool want(FcPattern *pattern, uint32_t character) {
    FcCharSet *wanted = FcCharSetCreate();
    bool is_asked = wanted != NULL && FcCharSetAddChar(wanted, character) == FcTrue &&
                    FcPatternAddCharSet(pattern, FC_CHARSET, wanted) == FcTrue;
    if (wanted != NULL) {
        FcCharSetDestroy(wanted);
    }
    return is_asked;
}

bool font_file_find(const struct font_wish *wish, enum font font, struct font_file *file) {
    assert(font < FONT_COUNT);
    FcPattern *pattern = pattern_of(wish, font);
    return pattern != NULL && match(pattern, 0, file);
}

bool font_file_find_for(const struct font_wish *wish, enum font font, uint32_t character,
                        struct font_file *file) {
    assert(font < FONT_COUNT);
    FcPattern *pattern = pattern_of(wish, font);
    if (pattern == NULL || !want(pattern, character)) {
        FcPatternDestroy(pattern);
        return false;
    }
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
    return match(pattern, character, file) && !file->is_bitmap;
}

bool font_file_find_emoji(uint32_t character, struct font_file *file) {
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL || !want(pattern, character)) {
        FcPatternDestroy(pattern);
        return false;
    }
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"emoji");
    FcPatternAddBool(pattern, FC_COLOR, FcTrue);
    return match(pattern, character, file) && file->is_bitmap;
}

bool font_file_has_family(const char *family) {
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *found = NULL;
    if (pattern != NULL && objects != NULL &&
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family) == FcTrue) {
        found = FcFontList(NULL, pattern, objects);
    }
    bool is_there = found != NULL && found->nfont > 0;
    if (found != NULL) {
        FcFontSetDestroy(found);
    }
    if (objects != NULL) {
        FcObjectSetDestroy(objects);
    }
    if (pattern != NULL) {
        FcPatternDestroy(pattern);
    }
    return is_there;
}
