/* Prints the template for translators, assets/locale/goldseam.pot: every text of texts.def with its
 * id as the context, in the order of texts.def. tools/locale.sh brings it and the languages up to
 * date. */
#include <stdio.h>

#include "texts.h"

static void print_quoted(const char *key, const char *text) {
    printf("%s \"", key);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            putchar('\\');
        }
        putchar(*text);
    }
    puts("\"");
}

static void print_text(enum text_id id) {
    const struct texts *english = texts_english();
    printf("\n");
    print_quoted("msgctxt", text_name(id));
    print_quoted("msgid", english->forms[0][id]);
    if (english->forms[1][id] == NULL) {
        puts("msgstr \"\"");
        return;
    }
    print_quoted("msgid_plural", english->forms[1][id]);
    puts("msgstr[0] \"\"\nmsgstr[1] \"\"");
}

int main(void) {
    puts("# Every word that a person reads in a window of Goldseam. {1} {2} are places for other\n"
         "# texts, {n} for a number: they stay, in any order. Kind, short, about the work, never\n"
         "# about the person. Made by tools/locale.sh.\n"
         "msgid \"\"\n"
         "msgstr \"\"\n"
         "\"Project-Id-Version: goldseam\\n\"\n"
         "\"Language: \\n\"\n"
         "\"MIME-Version: 1.0\\n\"\n"
         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
         "\"Content-Transfer-Encoding: 8bit\\n\"\n"
         "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"");
    for (int id = 0; id < TEXT_COUNT; id++) {
        print_text((enum text_id)id);
    }
    return 0;
}
