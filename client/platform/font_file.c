/* Each role of font names the families it would like, best first, and a weight; fontconfig answers
 * with what is installed. Only outlines are asked for: bitmap fonts cannot be drawn in every size.
 */
#include "font_file.h"

#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <stddef.h>

#include "str.h"

static const struct {
    const char *families[4];
    int weight;
} roles[FONT_COUNT] = {
    [FONT_BODY] = {{"Inter", "Noto Sans", "DejaVu Sans", "sans-serif"}, FC_WEIGHT_REGULAR},
    [FONT_BODY_BOLD] = {{"Inter", "Noto Sans", "DejaVu Sans", "sans-serif"}, FC_WEIGHT_DEMIBOLD},
    [FONT_TITLE] = {{"Quicksand", "Nunito", "DejaVu Sans", "sans-serif"}, FC_WEIGHT_BOLD},
};

bool font_file_open(void) {
    return FcInit() == FcTrue;
}

void font_file_close(void) {
    FcFini();
}

static FcPattern *pattern_of(enum font font) {
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof roles[font].families / sizeof roles[font].families[0]; i++) {
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)roles[font].families[i]);
    }
    FcPatternAddInteger(pattern, FC_WEIGHT, roles[font].weight);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
    return pattern;
}

/* Matches and frees the pattern. With a character, the match must have it. */
static bool match(FcPattern *pattern, uint32_t character, struct font_file *file) {
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *found = FcFontMatch(NULL, pattern, &result);
    FcPatternDestroy(pattern);
    if (found == NULL) {
        return false;
    }
    FcChar8 *path = NULL;
    FcCharSet *has = NULL;
    int index = 0;
    bool is_found = FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch;
    (void)FcPatternGetInteger(found, FC_INDEX, 0, &index);
    if (is_found && character != 0) {
        is_found = FcPatternGetCharSet(found, FC_CHARSET, 0, &has) == FcResultMatch &&
                   FcCharSetHasChar(has, character) == FcTrue;
    }
    if (is_found) {
        is_found = str_copy(file->path, sizeof file->path, (const char *)path);
        file->index = index;
    }
    FcPatternDestroy(found);
    return is_found;
}

bool font_file_find(enum font font, struct font_file *file) {
    assert(font < FONT_COUNT);
    FcPattern *pattern = pattern_of(font);
    return pattern != NULL && match(pattern, 0, file);
}

bool font_file_find_for(enum font font, uint32_t character, struct font_file *file) {
    assert(font < FONT_COUNT);
    FcPattern *pattern = pattern_of(font);
    FcCharSet *wanted = FcCharSetCreate();
    if (pattern == NULL || wanted == NULL || FcCharSetAddChar(wanted, character) != FcTrue) {
        if (pattern != NULL) {
            FcPatternDestroy(pattern);
        }
        if (wanted != NULL) {
            FcCharSetDestroy(wanted);
        }
        return false;
    }
    FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
    FcCharSetDestroy(wanted);
    return match(pattern, character, file);
}
