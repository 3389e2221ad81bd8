/* A list of sentences, bounded in lines and in bytes; what does not fit is counted. */
#include "findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "str.h"
#include "utf8.h"

#define SENTENCE_BYTES_MAX 640
#define QUOTE_CHARS_MAX    40

void findings_init(struct findings *findings, const char *name, struct pack_findings *told) {
    findings->name = name;
    findings->told = told;
    memset(told, 0, sizeof *told);
}

static void add_line(char *lines, unsigned *count, const char *line) {
    if ((*count)++ < PACK_FINDINGS_LINES) {
        str_append(lines, PACK_FINDINGS_BYTES, lines[0] == '\0' ? "" : "\n");
        str_append(lines, PACK_FINDINGS_BYTES, line);
    }
}

/* The whole line; vsnprintf may cut it, but only inside `says`, which is quotes and our own words.
 */
static void compose(const struct findings *findings, size_t line, const char *field,
                    const char *says, char *sentence) {
    char place[SENTENCE_BYTES_MAX / 2] = "";
    char quote[QUOTE_CHARS_MAX * 4 + 8];
    if (field != NULL) {
        findings_quote(field, quote, sizeof quote);
        str_format(place, sizeof place, "field `%s`: ", quote);
    }
    str_format(sentence, SENTENCE_BYTES_MAX, "%s:%zu: %s%s", findings->name, line, place, says);
}

void findings_mistake(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) {
    char says[SENTENCE_BYTES_MAX];
    char sentence[SENTENCE_BYTES_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(says, sizeof says, format, list);
    va_end(list);
    compose(findings, line, field, says, sentence);
    add_line(findings->told->mistakes, &findings->told->mistakes_count, sentence);
}

void findings_warning(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) {
    char says[SENTENCE_BYTES_MAX];
    char sentence[SENTENCE_BYTES_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(says, sizeof says, format, list);
    va_end(list);
    compose(findings, line, field, says, sentence);
    add_line(findings->told->warnings, &findings->told->warnings_count, sentence);
}

static void finish(char *lines, unsigned count) {
    if (count > PACK_FINDINGS_LINES) {
        char more[64];
        str_format(more, sizeof more, "\nand %u more", count - PACK_FINDINGS_LINES);
        str_append(lines, PACK_FINDINGS_BYTES, more);
    }
}

void findings_finish(struct findings *findings) {
    finish(findings->told->mistakes, findings->told->mistakes_count);
    finish(findings->told->warnings, findings->told->warnings_count);
}

void findings_quote(const char *from, char *quote, size_t size) {
    quote[0] = '\0';
    for (unsigned i = 0; i < QUOTE_CHARS_MAX && *from != '\0'; i++) {
        size_t step = utf8_step(from);
        char character[8];
        bool is_shown = step < sizeof character && utf8_is_clean(from, step);
        str_copy_bytes(character, sizeof character, is_shown ? from : "?", is_shown ? step : 1);
        str_append(quote, size, character);
        from += step;
    }
    str_append(quote, size, *from == '\0' ? "" : "...");
}
