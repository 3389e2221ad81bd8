/* Answers. A fraction stands as one: its whole part, numerator over denominator, and what follows.
 * Anything else is text, in the largest of three sizes that takes two lines at most. */
#include "widgets.h"

#include <string.h>

#include "str.h"
#include "utf8.h"

#define PART_BYTES 48

struct fraction {
    char before[PART_BYTES]; /* sign and whole part */
    char numerator[PART_BYTES];
    char denominator[PART_BYTES];
    char behind[PART_BYTES]; /* unit */
};

/* Bytes of the digits at `text`, in whatever script. */
static size_t digits(const char *text) {
    size_t count = 0;
    while (utf8_digit(utf8_point(text + count)) >= 0) {
        count += utf8_step(text + count);
    }
    return count;
}

/* Bytes of the slash at `text`, 0 for none. */
static size_t slash(const char *text) {
    uint32_t point = utf8_point(text);
    return point == '/' || point == 0x2044 || point == 0x2215 || point == 0xFF0F ? utf8_step(text)
                                                                                 : 0;
}

/* "-1 1/2 cm" into its parts. False when it is not written as a fraction. */
static bool fraction_read(const char *text, struct fraction *fraction) {
    size_t sign = *text == '-' ? 1 : 0;
    size_t first = digits(text + sign);
    const char *top = text + sign;
    size_t before = sign;
    if (first > 0 && top[first] == ' ' && digits(top + first + 1) > 0) {
        before = sign + first;
        top += first + 1;
    }
    size_t top_count = digits(top);
    size_t slash_count = slash(top + top_count);
    if (top_count == 0 || slash_count == 0) {
        return false;
    }
    const char *low = top + top_count + slash_count;
    size_t low_count = digits(low);
    const char *behind = low + low_count;
    bool goes_on = slash(behind) > 0 || (*behind != '\0' && strchr(".,", *behind) != NULL);
    if (low_count == 0 || goes_on) {
        return false;
    }
    return str_copy_bytes(fraction->before, PART_BYTES, text, before) &&
           str_copy_bytes(fraction->numerator, PART_BYTES, top, top_count) &&
           str_copy_bytes(fraction->denominator, PART_BYTES, low, low_count) &&
           str_copy(fraction->behind, PART_BYTES, behind + strspn(behind, " "));
}

struct fraction_size {
    int before_w, stack_w, behind_w, gap, half_h;
};

static int part_width(const struct ui *ui, struct style style, const char *text) {
    return *text == '\0' ? 0 : text_width(ui, style, text);
}

static struct fraction_size fraction_measure(const struct ui *ui, struct style style,
                                             const struct fraction *fraction) {
    int top = text_width(ui, style, fraction->numerator);
    int low = text_width(ui, style, fraction->denominator);
    int gap = ui_type(ui, style.size) / 5;
    return (struct fraction_size){.before_w = part_width(ui, style, fraction->before),
                                  .stack_w = (top > low ? top : low) + 2 * gap,
                                  .behind_w = part_width(ui, style, fraction->behind),
                                  .gap = gap,
                                  .half_h = text_line_height(ui, style)};
}

static int fraction_width(const struct fraction_size *size) {
    int width = size->before_w + size->stack_w + size->behind_w;
    width += size->before_w > 0 ? size->gap : 0;
    return width + (size->behind_w > 0 ? size->gap : 0);
}

static void fraction_draw(struct ui *ui, struct rect at, struct style style,
                          const struct fraction *fraction) {
    struct fraction_size size = fraction_measure(ui, style, fraction);
    int free_px = at.w - fraction_width(&size);
    int x = at.x + (style.align == ALIGN_LEFT     ? 0
                    : style.align == ALIGN_CENTRE ? free_px / 2
                                                  : free_px);
    int bar_px = ui_type(ui, style.size) / 12 > 1 ? ui_type(ui, style.size) / 12 : 2;
    int middle = at.y + size.half_h / 2 + bar_px / 2;
    style.align = ALIGN_LEFT;
    if (size.before_w > 0) {
        text_draw(ui, (struct rect){x, middle, size.before_w, 0}, style, fraction->before);
        x += size.before_w + size.gap;
    }
    style.align = ALIGN_CENTRE;
    text_draw(ui, (struct rect){x, at.y, size.stack_w, 0}, style, fraction->numerator);
    ui_line(ui, (struct rect){x, at.y + size.half_h + bar_px / 2, size.stack_w, 0}, style.color,
            bar_px);
    text_draw(ui, (struct rect){x, at.y + size.half_h + bar_px, size.stack_w, 0}, style,
              fraction->denominator);
    style.align = ALIGN_LEFT;
    if (size.behind_w > 0) {
        x += size.stack_w + size.gap;
        text_draw(ui, (struct rect){x, middle, size.behind_w, 0}, style, fraction->behind);
    }
}

/* The style in which a plain answer is drawn. */
static struct style plain_style(const struct ui *ui, int width, struct style style,
                                const char *text) {
    const int size = style.size;
    for (int quarter = 4; quarter > 2; quarter--) {
        style.size = size * quarter / 4;
        if (text_height(ui, width, style, text) <= 2 * text_line_height(ui, style)) {
            return style;
        }
    }
    style.size = size / 2 > 18 ? size / 2 : 18;
    return style;
}

static bool is_fraction(const struct ui *ui, int width, struct style style, const char *text,
                        struct fraction *fraction) {
    if (!fraction_read(text, fraction)) {
        return false;
    }
    struct fraction_size size = fraction_measure(ui, style, fraction);
    return fraction_width(&size) <= width;
}

struct rect answer_measure(const struct ui *ui, int width, struct style style, const char *text) {
    struct fraction fraction;
    if (is_fraction(ui, width, style, text, &fraction)) {
        struct fraction_size size = fraction_measure(ui, style, &fraction);
        int bar_px = ui_type(ui, style.size) / 12 > 1 ? ui_type(ui, style.size) / 12 : 2;
        return (struct rect){0, 0, fraction_width(&size), 2 * size.half_h + bar_px};
    }
    style = plain_style(ui, width, style, text);
    int natural = text_width(ui, style, text);
    return (struct rect){0, 0, natural < width ? natural : width,
                         text_height(ui, width, style, text)};
}

int answer_draw(struct ui *ui, struct rect at, struct style style, const char *text) {
    struct fraction fraction;
    if (is_fraction(ui, at.w, style, text, &fraction)) {
        fraction_draw(ui, at, style, &fraction);
        return answer_measure(ui, at.w, style, text).h;
    }
    return text_draw(ui, at, plain_style(ui, at.w, style, text), text);
}
