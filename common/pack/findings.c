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

/* Where in the file; `field` is NULL where none is meant. */
struct place {
    size_t line;
    const char *field;
};

static void compose(const struct findings *findings, struct place place, const char *says,
                    char *sentence) {
    char field[SENTENCE_BYTES_MAX / 2] = "";
    char quote[QUOTE_CHARS_MAX * 4 + 8];
    if (place.field != NULL) {
        findings_quote(place.field, quote, sizeof quote);
        str_format(field, sizeof field, "field `%s`: ", quote);
    }
    str_format(sentence, SENTENCE_BYTES_MAX, "%s:%zu: %s%s", findings->name, place.line, field,
               says);
}

/* The whole line; vsnprintf may cut it, but only inside `says`, which is quotes and our own words.
 */
__attribute__((format(printf, 4, 0))) static void add(const struct findings *findings,
                                                      bool is_mistake, struct place place,
                                                      const char *format, va_list list) {
    struct pack_findings *told = findings->told;
    char says[SENTENCE_BYTES_MAX];
    char sentence[SENTENCE_BYTES_MAX];
    vsnprintf(says, sizeof says, format, list);
    compose(findings, place, says, sentence);
    if (is_mistake) {
        add_line(told->mistakes, &told->mistakes_count, sentence);
    } else {
        add_line(told->warnings, &told->warnings_count, sentence);
    }
}

void findings_mistake(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) {
    va_list list;
    va_start(list, format);
    add(findings, true, (struct place){line, field}, format, list);
    va_end(list);
}

void findings_warning(struct findings *findings, size_t line, const char *field, const char *format,
                      ...) {
    va_list list;
    va_start(list, format);
    add(findings, false, (struct place){line, field}, format, list);
    va_end(list);
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
