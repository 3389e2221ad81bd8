/* Widths in thousandths of the size: three classes of letters, everything outside ASCII as wide as
 * the size; bold and title fonts a little wider. */
#include "fixed_measure.h"

#include <stdbool.h>
#include <string.h>

static int letter_permille(unsigned char letter) {
    if (letter >= 0x80) {
        return 1000;
    }
    if (letter != '\0' && strchr("iIjl.,:;'|!/() ", letter) != NULL) {
        return 300;
    }
    return letter != '\0' && strchr("mMwWQ@%", letter) != NULL ? 880 : 580;
}

static int font_permille(enum font font) {
    return font == FONT_BODY ? 1000 : font == FONT_BODY_BOLD ? 1060 : 1040;
}

static int width(void *self, enum font font, int size_px, const char *text, size_t count) {
    (void)self;
    long long permille = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_inside_letter = ((unsigned char)text[i] & 0xC0) == 0x80;
        permille += is_inside_letter ? 0 : letter_permille((unsigned char)text[i]);
    }
    return (int)(permille * font_permille(font) / 1000 * size_px / 1000);
}

static int line_height(void *self, enum font font, int size_px) {
    (void)self;
    (void)font;
    return size_px * 13 / 10;
}

static int ascent(void *self, enum font font, int size_px) {
    (void)self;
    (void)font;
    return size_px;
}

const struct text_measure *fixed_measure(void) {
    static const struct text_measure measure = {width, line_height, ascent, NULL};
    return &measure;
}
