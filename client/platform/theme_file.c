/* Three sorts of parts: families, sizes, and one part of colours for each theme. What is read
 * stands on top of another look, and then every text is held against every surface that it stands
 * on: a file that makes one of them hard to read is not taken at all. */
#include "theme_file.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"
#include "yaml_file.h"

static const char *const families[FAMILY_COUNT] = {"body", "title", "dyslexic"};

/* --- colours -------------------------------------------------------------------------------------
 */

static bool read_digits(const char *text, uint32_t *value) {
    if (strspn(text, "0123456789abcdefABCDEF") != strlen(text)) {
        return false;
    }
    *value = (uint32_t)strtoul(text, NULL, 16);
    return true;
}

/* RRGGBB, with # in front of it where somebody put it into quotes; the shade has two digits more.
 */
static bool read_color(const char *text, enum color color, uint32_t *value) {
    text += text[0] == '#' ? 1 : 0;
    size_t count = strlen(text);
    if (!read_digits(text, value) || (count != 6 && count != 8)) {
        return false;
    }
    *value = count == 6 ? (*value << 8) | 0xFF : *value;
    bool is_opaque = (*value & 0xFF) == 0xFF;
    return color == COLOR_SHADE || is_opaque;
}

static void take_colors(struct yaml_file *file, const struct yaml_field *part, enum theme theme,
                        struct look *look) {
    for (unsigned i = 0;; i++) {
        struct yaml_field field = yaml_field_at(file, part->node, i);
        if (field.name == NULL) {
            return;
        }
        enum color color = color_read(field.name);
        uint32_t *value = &look->colors[theme][color];
        if (color == COLOR_NONE) {
            findings_mistake(&file->findings, field.line, field.name,
                             "expected a colour's role, like paper, ink or accent");
        } else if (field.text == NULL || !read_color(field.text, color, value)) {
            yaml_file_expected(file, &field,
                               color == COLOR_SHADE ? "a colour like 2B2A3399"
                                                    : "a colour like F7F1E3");
        }
    }
}

/* --- fonts and sizes -----------------------------------------------------------------------------
 */

/* One family as a text, or a list of them. */
static void take_family(struct yaml_file *file, const struct yaml_field *field,
                        char list[LOOK_FAMILIES_MAX][LOOK_FAMILY_BYTES]) {
    unsigned count = 0;
    memset(list, 0, LOOK_FAMILIES_MAX * sizeof list[0]);
    for (;; count++) {
        int item = marks_item(file->marks, field->node, count);
        const char *name =
            item != 0 ? marks_text(file->marks, item) : (count == 0 ? field->text : NULL);
        if (name == NULL && item == 0) {
            break;
        }
        bool is_taken = name != NULL && name[0] != '\0' && count < LOOK_FAMILIES_MAX &&
                        str_copy(list[count], LOOK_FAMILY_BYTES, name);
        if (!is_taken) {
            count = 0;
            break;
        }
        if (item == 0) {
            count++;
            break;
        }
    }
    if (count == 0) {
        findings_mistake(&file->findings, field->line, field->name,
                         "expected a list of at most %d families of fonts, like [Inter, Noto Sans]",
                         LOOK_FAMILIES_MAX);
    }
}

static void take_fonts(struct yaml_file *file, const struct yaml_field *part, struct look *look) {
    for (unsigned i = 0;; i++) {
        struct yaml_field field = yaml_field_at(file, part->node, i);
        int family = 0;
        if (field.name == NULL) {
            return;
        }
        while (family < FAMILY_COUNT && strcmp(field.name, families[family]) != 0) {
            family++;
        }
        if (family == FAMILY_COUNT) {
            findings_mistake(&file->findings, field.line, field.name,
                             "expected one of the fields body, title, dyslexic");
        } else {
            take_family(file, &field, look->families[family]);
        }
    }
}

static void take_sizes(struct yaml_file *file, const struct yaml_field *part, struct look *look) {
    for (unsigned i = 0;; i++) {
        struct yaml_field field = yaml_field_at(file, part->node, i);
        long long percent = 0;
        if (field.name == NULL) {
            return;
        }
        if (strcmp(field.name, "base") != 0) {
            findings_mistake(&file->findings, field.line, field.name, "expected the field base");
        } else if (field.text == NULL || !str_to_integer(field.text, LOOK_BASE_PERCENT_MIN,
                                                         LOOK_BASE_PERCENT_MAX, &percent)) {
            yaml_file_expected(file, &field, "a number from 100 to 130");
        } else {
            look->base_percent = (int)percent;
        }
    }
}

static void take_part(struct yaml_file *file, const struct yaml_field *part, struct look *look) {
    enum theme theme;
    if (part->text != NULL && part->text[0] != '\0') {
        yaml_file_expected(file, part, "a set of fields below it");
    } else if (strcmp(part->name, "fonts") == 0) {
        take_fonts(file, part, look);
    } else if (strcmp(part->name, "sizes") == 0) {
        take_sizes(file, part, look);
    } else if (theme_read(part->name, &theme)) {
        take_colors(file, part, theme, look);
    } else {
        findings_mistake(&file->findings, part->line, part->name,
                         "expected one of the fields fonts, sizes, light, dark, contrast");
    }
}

/* --- readable ------------------------------------------------------------------------------------
 */

/* The line of a role in a theme's part; of the part, or of the file, where it does not say it. */
static size_t line_of(const struct yaml_file *file, enum theme theme, enum color color) {
    int root = marks_root(file->marks);
    int part = marks_field(file->marks, root, theme_name(theme));
    return part != 0 ? marks_field_line(file->marks, part, color_name(color))
                     : marks_line(file->marks, root);
}

static void check_contrast(struct yaml_file *file, const struct look *look) {
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (size_t i = 0; i < look_pairs_count(); i++) {
            struct look_pair pair = look_pair_at(i);
            double ratio = look_ratio(look, (enum theme)theme, pair);
            if (ratio >= READABLE_RATIO) {
                continue;
            }
            findings_mistake(&file->findings, line_of(file, (enum theme)theme, pair.text),
                             color_name(pair.text),
                             "in the theme %s it has a contrast of %.2f to 1 on %s; expected at "
                             "least 4.5, so that text can be read",
                             theme_name((enum theme)theme), ratio, color_name(pair.surface));
        }
    }
}

enum theme_file_state theme_file_read(const char *path, struct look *look, char *why, size_t size) {
    struct yaml_file file;
    struct look read = *look;
    yaml_file_open(&file, path);
    int root = file.marks != NULL ? marks_root(file.marks) : 0;
    for (unsigned i = 0;; i++) {
        struct yaml_field part = yaml_field_at(&file, root, i);
        if (part.name == NULL) {
            break;
        }
        take_part(&file, &part, &read);
    }
    if (file.marks != NULL && file.told.mistakes_count == 0) {
        check_contrast(&file, &read);
    }
    yaml_file_close(&file);
    str_copy(why, size, file.told.mistakes);
    if (!file.is_there) {
        str_format(why, size, "%s: there is no such file", path);
        return THEME_FILE_NONE;
    }
    if (file.told.mistakes_count > 0) {
        return THEME_FILE_BROKEN;
    }
    *look = read;
    return THEME_FILE_GOOD;
}
