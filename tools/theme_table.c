/* Prints a C file with the table of the built-in look from assets/theme.yaml; the build runs it.
 * Everything must be said in that file, since nothing stands below it. */
#include <stdio.h>

#include "theme_file.h"

static bool has_all(const struct look *look) {
    bool is_whole = look->base_percent > 0;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (int color = COLOR_NONE + 1; color < COLOR_COUNT; color++) {
            if (look->colors[theme][color] == 0) {
                fprintf(stderr, "theme_table: %s is missing in the theme %s\n",
                        color_name((enum color)color), theme_name((enum theme)theme));
                is_whole = false;
            }
        }
    }
    for (int family = 0; family < FAMILY_COUNT; family++) {
        is_whole = is_whole && look->families[family][0][0] != '\0';
    }
    return is_whole;
}

static void print(const struct look *look) {
    puts("/* Made from assets/theme.yaml by tools/theme_table.c. */\n"
         "#include \"theme.h\"\n\n"
         "const struct look look_usual = {\n"
         "    .colors = {");
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        printf("        {");
        for (int color = 0; color < COLOR_COUNT; color++) {
            printf("0x%08X, ", (unsigned)look->colors[theme][color]);
        }
        puts("},");
    }
    puts("    },\n    .families = {");
    for (int family = 0; family < FAMILY_COUNT; family++) {
        printf("        {");
        for (int i = 0; i < LOOK_FAMILIES_MAX; i++) {
            printf("\"%s\", ", look->families[family][i]);
        }
        puts("},");
    }
    printf("    },\n    .base_percent = %d,\n};\n", look->base_percent);
}

int main(int argc, char **argv) {
    struct look look = {.base_percent = 0};
    char why[8192] = "";
    if (argc != 2) {
        fputs("theme_table THEME.yaml\n", stderr);
        return 2;
    }
    if (theme_file_read(argv[1], &look, why, sizeof why) != THEME_FILE_GOOD) {
        fprintf(stderr, "theme_table: %s\n", why);
        return 2;
    }
    if (!has_all(&look)) {
        fputs("theme_table: the file does not say everything.\n", stderr);
        return 2;
    }
    print(&look);
    return 0;
}
